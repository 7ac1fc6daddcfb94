"""What a scenario has and a list has no longer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking.pairing import Pairing
from orgplanner.importers.lists.taking.telling import Told
from orgplanner.importers.lists.taking.update import NO_DOUBT, Update, update_id
from orgplanner.importers.lists.taking.words import place_text, row_text, told_of_new
from orgplanner.model import State
from orgplanner.text import Message, say

MOST_GONE, FEW = 0.25, 3
"""A list without more of what the scenario has, in parts of the whole and as a number, covers only a part."""
GONE = {"units": say("closes"), "posts": say("closes"), "assignments": say("leaves the post"), "links": say("ends")}
PART = say("The list seems to cover only a part.")
UNREAD = say("Rows of the list could not be placed: {count}. This may be one of them.")


def find_gone(
    state: State, result: Result, pairing: Pairing, told: Told, here: Speller, partial: bool
) -> Iterator[Update]:
    """What is offered to close or to end; nothing of a table of which the list has no rows at all."""
    usual = PART if partial else _unread(result)
    for table, rows in gone_rows(state, result, pairing, told):
        for row in rows:
            doubt = pairing.doubts.get(row.id, usual)
            until = getattr(row, "until", "")
            if until:
                doubt = say("It ends by itself: {date}.", date=until)
            before = _told(here, table, row)
            yield Update(
                update_id("gone", table, row.id), "gone", table, row.id, row_text(here, table, row), GONE[table],
                before=before, after="–", doubt=doubt,
            )  # fmt: skip


def _told(here: Speller, table: str, row: Any) -> str:
    """What is lost: of a unit where it stands, of a post who holds it."""
    if table == "units":
        return place_text(here, row)
    holders = [here.label("people", each.person) for each in here.state.holders(row.id)] if table == "posts" else []
    return "; ".join(holders) or told_of_new(here, table, row)


def gone_rows(state: State, result: Result, pairing: Pairing, told: Told) -> Iterator[tuple[str, list[Any]]]:
    """By table the placed rows that the list has not got."""
    listed = {table: pairing.here(table) for table in ("units", "posts", "assignments", "links")}
    if "units" in told.tables:
        yield "units", [row for row, _ in state.walk() if row.id not in listed["units"]]
    if "posts" in told.tables:
        placed = {row.id for row, _ in state.walk()}
        yield "posts", [row for row in state.posts.values() if row.unit in placed and row.id not in listed["posts"]]
    if "assignments" in told.tables:
        yield "assignments", [
            row for row in state.assignments.values()
            if row.post in listed["posts"] and row.id not in listed["assignments"]
        ]  # fmt: skip
    if "links" in told.tables:
        kinds = {row.kind for row in result.plan.states[result.scenario].links.values()}
        ends = listed["units"] | listed["posts"]
        yield "links", [
            row for row in state.links.values()
            if row.kind in kinds and {row.origin, row.target} <= ends and row.id not in listed["links"]
        ]  # fmt: skip


def is_partial(state: State, pairing: Pairing, told: Told) -> bool:
    """Whether a list seems to cover only a part: much of the scenario is not in it, or all below a unit that is
    not."""
    listed = pairing.here("units")
    tops = [row.id for row in state.children(None)]
    if "units" in told.tables and listed and not listed & set(tops):
        return True
    tables = [table for table in ("units", "posts") if table in told.tables]
    return any(_is_much_gone(state.tables[table], pairing.here(table)) for table in tables)


def _is_much_gone(rows: Collection[str], listed: frozenset[str]) -> bool:
    gone = sum(id not in listed for id in rows)
    return gone > FEW and gone > MOST_GONE * len(rows)


def _unread(result: Result) -> Message:
    return say(UNREAD.template, count=result.listed) if result.listed else NO_DOUBT


def risen(mine: State, theirs: State, pairing: Pairing) -> frozenset[str]:
    """Units at the top of the list that stand here below units of which it has none: they go up as these close."""
    listed, twins = pairing.here("units"), pairing.twins.get("units", {})
    tops = [mine.units[twins[row.id]] for row in theirs.children(None) if row.id in twins]
    below = (row for row in tops if row.parent is not None)
    return frozenset(row.id for row in below if all(up.id not in listed for up in mine.ancestors(row.id)))
