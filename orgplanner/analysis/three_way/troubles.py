"""What is wrong in a plan put together of two: references to what is gone, rings, broken rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from orgplanner.edits.draft import Draft
from orgplanner.edits.guards import check_rows
from orgplanner.edits.references import named_tables, pointed, pointing
from orgplanner.errors import RuleBroken
from orgplanner.model import SHARED, Change, Plan, Row
from orgplanner.model.change import Key
from orgplanner.model.columns import Column, columns
from orgplanner.model.rows import SCENARIO, TABLES
from orgplanner.model.rules import chain_faults, references
from orgplanner.text import Message

CHAINS = {"units": "parent", "posts": "reports_to", "scenarios": "base"}
"""The field that names the row above, by table."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A row names in a column one that is not there."""

    user: Key
    column: Column
    gone: str


@dataclass(frozen=True, slots=True)
class Chained:
    """Rows that stand above themselves, or the chain above one that hangs too deep."""

    table: str
    scenario: str | None
    ids: tuple[str, ...]
    is_ring: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that a rule does not allow beside the others."""

    key: Key
    why: Message


def row_at(plan: Plan, key: Key) -> Row | None:
    """The row of a key, None where it or its scenario is not there."""
    table, scenario, id = key
    home = plan.shared if scenario is None else plan.states.get(scenario)
    return None if home is None else home.tables[table].get(id)


def home_of(plan: Plan, table: str, scenario: str | None) -> Mapping[str, Row]:
    """The rows of a table, none where there is no such scenario."""
    home = plan.shared if scenario is None else plan.states.get(scenario)
    return {} if home is None else home.tables[table]


def users_of(plan: Plan, key: Key) -> Iterator[tuple[Key, str]]:
    """The rows that refer to a row, with the field that does."""
    table, scenario, id = key
    for user, field in pointed(table):
        if user in SHARED:
            yield from (((user, None, row.id), field) for row in plan.shared.where(user, field, id))
            continue
        for within in (scenario,) if scenario is not None else tuple(plan.states):
            if within in plan.states:
                found = plan.states[within].where(user, field, id)
                yield from (((user, within, row.id), field) for row in found)


def loose_ends(plan: Plan, keys: Iterable[Key]) -> Iterator[Loose]:
    """The references of these rows that lead nowhere, and those of others to rows that are gone."""
    for key in keys:
        row = row_at(plan, key)
        if row is not None:
            yield from _leading_nowhere(plan, key, row)
            continue
        for user, field in users_of(plan, key):
            column = next(each for each in columns(TABLES[user[0]]) if each.name == field)
            yield Loose(user, column, key[2])


def _leading_nowhere(plan: Plan, key: Key, row: Row) -> Iterator[Loose]:
    for column in pointing(key[0]):
        for id in references(column, getattr(row, column.name)):
            if not any(row_at(plan, target) for target in targets(column, key, id)):
                yield Loose(key, column, id)


def targets(column: Column, user: Key, id: str) -> Iterator[Key]:
    """The keys that a row with this id may have, as a column names it."""
    return ((table, user[1] if table in SCENARIO else None, id) for table in named_tables(column))


def chains(plan: Plan, places: Iterable[tuple[str, str | None]]) -> Iterator[Chained]:
    """Rings and chains too deep in some tables of some scenarios."""
    for table, scenario in places:
        field = CHAINS[table]
        above = {id: getattr(row, field) for id, row in home_of(plan, table, scenario).items()}
        seen: set[str] = set()
        for id, _ in chain_faults(above):
            found = _upwards(above, id)
            ring = above.get(found[-1]) == found[0]
            if not seen.issuperset(found):
                yield Chained(table, scenario, tuple(found), ring)
            seen.update(found)


def _upwards(above: Mapping[str, str | None], start: str) -> list[str]:
    """The ring above a row, begun at the least of its ids, or the chain from the row to the top."""
    chain: dict[str, None] = {}
    id: str | None = start
    while id is not None and id in above and id not in chain:
        chain[id] = None
        id = above[id]
    whole = list(chain)
    if id not in chain:
        return whole
    ring = whole[whole.index(id) :]
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def broken_rules(plan: Plan, before: Mapping[Key, Row | None]) -> Iterator[Broken]:
    """Rows, of those that were something else `before`, that a rule does not allow."""
    draft = Draft(plan)
    for key, was in before.items():
        row = row_at(plan, key)
        if row is None:
            continue
        draft.scenario = key[1]
        try:
            check_rows(draft, [Change(*key, was, row)])
        except RuleBroken as broken:
            yield Broken(key, broken.message)
