"""The part of a plan that is about one scenario or one unit: with all below it, and what only that needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from orgplanner.analysis.audience.tables import named_sources, pruned, turned
from orgplanner.model import (
    Function,
    Limit,
    Plan,
    Post,
    Responsibility,
    Row,
    Scenario,
    Score,
    Settings,
    State,
    Succession,
    Todo,
    Unit,
    View,
)


@dataclass(frozen=True, slots=True)
class Part:
    """The ids that a part has: of its scenarios, and by scenario of the units and posts in it."""

    scenarios: Collection[str]
    units: Mapping[str, Collection[str]]
    posts: Mapping[str, Collection[str]]


def part_of(plan: Plan, unit: str | None, scenario: str | None) -> Plan:
    """A plan of one scenario, one unit or both; a scenario without the unit is not in it.

    What refers to the outside is let go: superiors, links, functions that the unit has nothing to do with,
    decisions about units of others. Limits, scores and notes of the whole say nothing of the unit. People without
    a part in it, and sources that nothing in it names, are left out; lists such as grades and skills stay whole.
    """
    part = _part(plan, unit, scenario)
    rows = turned(plan, lambda _, home, row: _kept(plan, part, unit, home, row))
    return _without_strangers(plan, pruned(rows), unit is None)


def _part(plan: Plan, unit: str | None, scenario: str | None) -> Part:
    wanted = [scenario] if scenario is not None else list(plan.states)
    chosen = [id for id in wanted if unit is None or unit in plan.states[id].units]
    units = {id: _units(plan.states[id], unit) for id in chosen}
    posts = {id: _posts(plan.states[id], units[id], unit) for id in chosen}
    return Part(frozenset(chosen), units, posts)


def _units(state: State, unit: str | None) -> Collection[str]:
    return state.units.keys() if unit is None else frozenset(row.id for row in state.branch(unit))


def _posts(state: State, units: Collection[str], unit: str | None) -> Collection[str]:
    if unit is None:
        return state.posts.keys()
    return frozenset(id for id, post in state.posts.items() if post.unit in units)


def _kept(plan: Plan, part: Part, unit: str | None, home: str | None, row: Row) -> Row | None:
    """The row as the part has it; references to what is left out are let go later."""
    if isinstance(row, Scenario):
        note = row.note if unit is None else ""
        return replace(row, base=_among(part, row.base), note=note) if row.id in part.scenarios else None
    if isinstance(row, Settings) and unit is not None:
        return replace(row, note="")
    if isinstance(row, View):
        return _view(part, row)
    if isinstance(row, Score) and unit is not None:
        return None
    if home is None:
        return row
    if isinstance(row, Succession) and _among(part, plan.scenarios[home].base) is None:
        return None
    return row if unit is None else _of_unit(plan, part, unit, home, row)


def _view(part: Part, row: View) -> View | None:
    if any(id is not None and id not in part.scenarios for id in (row.scenario, row.against)):
        return None
    there = {id for ids in (part.units, part.posts) for each in ids.values() for id in each}
    folded = tuple(id for id in row.folded if id in there)
    return row if folded == row.folded else replace(row, folded=folded)


def _of_unit(plan: Plan, part: Part, unit: str, home: str, row: Row) -> Row | None:
    units, posts, state = part.units[home], part.posts[home], plan.states[home]
    match row:
        case Unit():
            is_in = row.id in units
            row = replace(row, parent=None, unplaced=not state.is_placed(unit)) if row.id == unit else row
        case Post():
            is_in = row.id in posts
        case Function():
            is_in = _has_part(state, units, row.id)
        case Succession():
            is_in = _is_about(plan, part, home, row.subject)
        case Limit():
            is_in = row.unit in units or (row.unit is None and row.kind != "")
        case Todo():
            is_in = row.subject in units or row.subject in posts
        case _:
            is_in = True
    return row if is_in else None


def _has_part(state: State, units: Collection[str], function: str) -> bool:
    """Whether any of the units has a part in a function."""
    rows = state.where("responsibilities", "function", function)
    return any(isinstance(row, Responsibility) and row.unit in units for row in rows)


def _among(part: Part, scenario: str | None) -> str | None:
    return scenario if scenario in part.scenarios else None


def _is_about(plan: Plan, part: Part, home: str, subject: str) -> bool:
    """Whether a decision is about a row of the base that is in the part, too."""
    base = _among(part, plan.scenarios[home].base)
    if base is None:
        return False
    is_in = subject in part.units[base] or subject in part.posts[base]
    return is_in or _has_part(plan.states[base], part.units[base], subject)


def _without_strangers(plan: Plan, copy: Plan, is_whole: bool) -> Plan:
    """The part without people who hold posts elsewhere only, their ratings, and sources that nothing names.

    People who hold no post at all belong to a scenario that `is_whole`.
    """
    here = {row.person for state in copy.states.values() for row in state.assignments.values()}
    held = {row.person for state in plan.states.values() for row in state.assignments.values()}
    people = {id: row for id, row in copy.people.items() if id in here or (is_whole and id not in held)}
    copy.shared.tables["people"] = dict(people)
    copy = pruned(copy)
    named = set(named_sources(copy))
    copy.shared.tables["sources"] = {id: row for id, row in copy.sources.items() if id in named}
    return copy
