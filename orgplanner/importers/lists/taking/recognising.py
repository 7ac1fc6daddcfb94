"""Which scenario came from such a list before."""

from __future__ import annotations

from orgplanner.importers.lists.result import Result
from orgplanner.model import Plan

HALF = 0.5


def likely_scenario(plan: Plan, result: Result) -> str:
    """The scenario that has most of the units and posts of a list by their own ids; "" where none has half of them.

    Of several that have as many the current one is meant.
    """
    state = result.plan.states[result.scenario]
    wanted = {*state.units, *state.posts}
    best, most = "", HALF * len(wanted)
    for row in sorted(plan.ordered_scenarios(), key=lambda row: row.kind != "current"):
        mine = plan.states[row.id]
        known = len(wanted & mine.units.keys()) + len(wanted & mine.posts.keys())
        if known > most:
            best, most = row.id, known
    return best
