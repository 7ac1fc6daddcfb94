"""A plan before and after a merge as two scenarios of one plan, so that one chart can show what becomes other."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.three_way.merging import Settled
from orgplanner.model import Plan, Scenario, State

BEFORE = "before-merge"
"""The id of the scenario as it was."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What a merge makes of a scenario; `plan` has it as it will be and, unless it is new, as `BEFORE`."""

    plan: Plan
    scenario: str
    is_new: bool
    touched: frozenset[str]
    """The units and posts, of before or after, of which anything becomes other."""


def scenarios_touched(mine: Plan, settled: Settled) -> list[str]:
    """The scenarios in which a merge changes anything and which are there then, in the order of the merged plan."""
    changes = settled.changes
    merged = mine.after(changes)
    touched = {change.scenario for change in changes}
    return [row.id for row in merged.ordered_scenarios() if row.id in touched]


def side_by_side(mine: Plan, settled: Settled, scenario: str) -> SideBySide:
    """A scenario before and after a merge. What was decided about its units before belongs to neither side."""
    merged = mine.after(settled.changes)
    plan = Plan(merged.id, merged.shared.copy())
    plan.states[scenario] = _without_decisions(merged.states[scenario])
    is_new = scenario not in mine.states
    if not is_new:
        row = Scenario(BEFORE, mine.scenarios[scenario].name)
        plan.shared.put("scenarios", BEFORE, None, row)
        plan.states[BEFORE] = _without_decisions(mine.states[scenario])
    return SideBySide(plan, scenario, is_new, frozenset(_touched(settled, scenario)))


def _without_decisions(state: State) -> State:
    found = state.copy()
    for id, row in state.successions.items():
        found.put("successions", id, row, None)
    return found


def _touched(settled: Settled, scenario: str) -> set[str]:
    found: set[str] = set()
    for change in settled.changes:
        if change.scenario == scenario:
            row = change.after or change.before
            found |= {getattr(row, name) for name in ("unit", "post", "origin", "target") if hasattr(row, name)}
            if change.table in ("units", "posts"):
                found.add(change.id)
    return {id for id in found if id}
