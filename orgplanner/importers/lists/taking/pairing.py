"""Which row of a plan a row of a list is: by id, code, name and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orgplanner.analysis.matching import SURE, Matching, match
from orgplanner.edits.bringing import marks_of
from orgplanner.edits.repointing import ENDS, with_ends
from orgplanner.edits.wording import called
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking.renaming import renamed
from orgplanner.model import Plan, State, new_id
from orgplanner.text import Message, say

Tell = Callable[[int, int], object]
"""Hears how far it is, and may raise to stop."""
PERHAPS = 0.55
"""From here on what is not taken for the same is told to be perhaps the same."""
Twins = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """`twins` has by table the ids here of what the plan has too, `ids` those of all rows of the list, the new too.

    `doubts` tell of rows, by their ids there and here, that may be the same and were not taken for it, `renamed` of
    units here that were taken for the same under another name why they may be others.
    """

    twins: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, Mapping[str, str]]
    doubts: Mapping[str, Message]
    renamed: Mapping[str, Message] = field(default_factory=dict)

    def here(self, table: str) -> frozenset[str]:
        """The rows of a table of the scenario that the list has too."""
        return frozenset(self.twins.get(table, {}).values())


def twins_in(plan: Plan, scenario: str, result: Result, tell: Tell | None = None) -> tuple[Twins, Matching]:
    """The ids in a scenario, and of what all scenarios share, for the rows of a list that are surely the same."""
    found = match(plan, scenario, result.plan, result.scenario, _decided(plan, scenario, result), tell)
    twins: Twins = {table: dict(pairs) for table, pairs in found.sure_twins(SURE).items()}
    _add_people(plan, result.plan, twins.setdefault("people", {}))
    for table in ("sources", "grades"):
        twins[table] = _named_alike(plan, result.plan, table)
    return twins, found


def _decided(plan: Plan, scenario: str, result: Result) -> Twins:
    """What is known before all else: the unit of the file, and posts of the same name by who holds them."""
    whole = file_unit(plan, scenario), file_unit(result.plan, result.scenario)
    mine, theirs = plan.states[scenario], result.plan.states[result.scenario]
    return {"units": dict([whole]) if all(whole) else {}, "posts": _by_holders(mine, theirs)}


def _by_holders(mine: State, theirs: State) -> dict[str, str]:
    """Posts without a number are told apart by their order in a list: as one goes, the others move up."""
    held = _only_posts(mine), _only_posts(theirs)
    found: dict[str, str] = {}
    for person, old in held[0].items():
        new = held[1].get(person)
        if new is None or new == old or new not in mine.posts:
            continue
        one, other = mine.posts[old], theirs.posts[new]
        if (one.unit, one.title, one.code) == (other.unit, other.title, "") and new not in found.values():
            found[old] = new
    return found


def _only_posts(state: State) -> dict[str, str]:
    """The post of everybody who holds just one, and that alone."""
    posts: dict[str, list[str]] = {}
    for row in state.assignments.values():
        posts.setdefault(row.person, []).append(row.post)
    holders = Counter(row.post for row in state.assignments.values())
    return {person: ids[0] for person, ids in posts.items() if len(ids) == 1 and holders[ids[0]] == 1}


def file_unit(plan: Plan, scenario: str) -> str:
    """The unit that was only inferred for a list that names none, and is called as its file is; "" for none."""
    files = {Path(words).stem for row in plan.sources.values() for _, words in row.title.items}
    found = [
        row.id for row in plan.states[scenario].units.values()
        if row.basis == "inferred" and any(words in files for _, words in row.name.items)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def pair(plan: Plan, scenario: str, result: Result, tell: Tell | None = None) -> Pairing:
    """Finds the rows of a list in a scenario, and gives the new ones the ids that they will have."""
    twins, found = twins_in(plan, scenario, result, tell)
    state, theirs = plan.states[scenario], result.plan.states[result.scenario]
    again = renamed(state, theirs, twins.setdefault("units", {}), twins.setdefault("posts", {}))
    twins["units"] |= again.units
    twins["posts"] |= again.posts
    ids: Twins = {}
    taken = {id for table in ENDS for id in state.tables[table]}
    for table in ENDS:
        ids[table] = _with_new(theirs.tables[table], twins.get(table, {}), taken)
    for table in ("sources", "grades", "people"):
        ids[table] = _with_new(result.plan.shared.tables[table], twins[table], plan.shared.tables[table])
    ends = with_ends(ids)["ends"]
    for table in JOINING:
        twins[table] = dict(_joined(table, state, theirs, {**ids["people"], **ends}))
        ids[table] = _with_new(theirs.tables[table], twins[table], state.tables[table])
    met = {id for pairs in (again.units, again.posts) for pair in pairs.items() for id in pair}
    doubts = {id: doubt for id, doubt in _doubts(found).items() if id not in met}
    return Pairing(twins, with_ends(ids), doubts, again.doubts)


def _with_new(rows: Iterable[str], known: Mapping[str, str], taken: Iterable[str]) -> dict[str, str]:
    """The ids here of all rows: a new one keeps its own where that is free."""
    held = set(taken)
    return {id: known.get(id) or (new_id() if id in held else id) for id in rows}


def _add_people(plan: Plan, other: Plan, twins: dict[str, str]) -> None:
    """People who hold nothing in the scenario: the same id, else a code that only one has with the same name."""
    taken = set(twins.values())
    codes: dict[object, list[str]] = {}
    for row in plan.people.values():
        if row.code and row.id not in taken:
            codes.setdefault((row.code.casefold(), row.name), []).append(row.id)
    for row in other.people.values():
        if row.id in twins:
            continue
        same = codes.get((row.code.casefold(), row.name), []) if row.code else []
        found = row.id if row.id in plan.people else same[0] if len(same) == 1 else ""
        if found and found not in taken:
            twins[row.id] = found
            taken.add(found)


def _named_alike(plan: Plan, other: Plan, table: str) -> dict[str, str]:
    """Rows of a shared table of the same id, or that a reader would take for the same."""
    rows: Mapping[str, Any] = plan.shared.tables[table]
    marked = {mark: id for id, row in rows.items() for mark in marks_of(table, row)}
    found: dict[str, str] = {}
    for id, row in other.shared.tables[table].items():
        same = next((marked[mark] for mark in marks_of(table, row) if mark in marked), None)
        if id in rows or same is not None:
            found[id] = same if same is not None else id
    return found


JOINING: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "assignments": (
        ("person", "post", "kind", "since"), ("person", "post", "kind"), ("person", "post"), ("person",),
    ),
    "links": (("origin", "target", "kind"),),
    "todos": (("subject", "text", "value", "place"), ("subject", "text", "value")),
}  # fmt: skip
"""What makes two rows that join others the same, the surest first; somebody alone with a place has moved."""


def _joined(table: str, state: State, theirs: State, ids: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The rows that join the same."""
    free: dict[str, Any] = dict(state.tables[table])
    left: dict[str, Any] = dict(theirs.tables[table])
    for fields in JOINING[table]:
        known: dict[object, list[str]] = {}
        for id, row in free.items():
            known.setdefault(tuple(getattr(row, field) for field in fields), []).append(id)
        marks = {
            id: tuple(ids.get(value, value) for value in (getattr(row, field) for field in fields))
            for id, row in left.items()
        }
        alone = Counter(marks.values())
        for id, mark in marks.items():
            same = known.get(mark, [])
            if same and (len(fields) > 1 or len(same) == 1 == alone[mark]):
                found = id if id in same else same[0]
                same.remove(found)
                del free[found], left[id]
                yield id, found


def _doubts(found: Matching) -> dict[str, Message]:
    """Pairs that fit and are not sure: what each of the two may be."""
    told: dict[str, Message] = {}
    for each in found.pairs:
        rival = next(iter(each.others), None)
        new = each.new or (rival.id if rival is not None else "")
        if not each.old or not new or not PERHAPS <= each.certainty < SURE:
            continue
        reason = each.reason if each.new or rival is None else rival.reason
        for id, template, side, other in (
            (each.old, say("Perhaps “{name}” of the list. {reason}"), 1, new),
            (new, say("Perhaps “{name}” of the plan. {reason}"), 0, each.old),
        ):
            told.setdefault(id, say(template.template, name=_called(found, side, each.table, other), reason=reason))
    return told


def _called(found: Matching, side: int, table: str, id: str) -> str:
    one = found.sides[side]
    return called(one.plan, one.rows[table][id])
