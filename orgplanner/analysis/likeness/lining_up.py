"""Lining up what several units have: look-alikes beside each other, at most one of each unit."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from orgplanner.analysis.likeness.rows import LINED_UP, Matcher, parts_of
from orgplanner.model import State

Columns = Mapping[str, Sequence[str]]
"""Ids by the unit they belong to."""


def columns_of(state: State, table: str, units: Sequence[str]) -> dict[str, list[str]]:
    """What each unit itself has: units right below it that are not among them, posts without heads, or functions.

    A function in which several have a part stands with the first of them.
    """
    if table == "units":
        return {unit: [row.id for row in state.children(unit) if row.id not in units] for unit in units}
    if table == "posts":
        return {unit: [row.id for row in state.posts_of(unit) if not row.is_head] for unit in units}
    seen: dict[str, None] = {}
    found: dict[str, list[str]] = {}
    for unit in units:
        held = [row.function for row in parts_of(state, unit) if row.function in state.functions]
        found[unit] = [id for id in _in_order(state, held) if id not in seen]
        seen.update(dict.fromkeys(found[unit]))
    return found


def _in_order(state: State, functions: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(functions), key=lambda id: (state.functions[id].rank, id))


def lined_up(columns: Columns, matcher: Matcher, table: str) -> list[tuple[str, ...]]:
    """The ids of all columns in groups of look-alikes, in the order of the first column, then of the next.

    The most certain pairs come together first, whatever the order in which units and rows are given.
    """
    group_of: dict[str, dict[str, str]] = {row: {unit: row} for unit, rows in columns.items() for row in rows}
    for one, other in _pairs(columns, matcher, table):
        mine, yours = group_of[one], group_of[other]
        if mine is not yours and not mine.keys() & yours.keys():
            joined = {**mine, **yours}
            for row in joined.values():
                group_of[row] = joined
    groups = {id(group): group for rows in columns.values() for group in (group_of[row] for row in rows)}
    return [tuple(group[unit] for unit in columns if unit in group) for group in groups.values()]


def _pairs(columns: Columns, matcher: Matcher, table: str) -> list[tuple[str, str]]:
    """Pairs across columns that look alike, the most certain first."""
    found: list[tuple[float, str, str]] = []
    for mine, yours in combinations(columns.values(), 2):
        for one in mine:
            for other in yours:
                certainty = matcher(table, one, other).certainty
                if certainty >= LINED_UP:
                    found.append((-certainty, min(one, other), max(one, other)))
    return [(one, other) for _, one, other in sorted(found)]
