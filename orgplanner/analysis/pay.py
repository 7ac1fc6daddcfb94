"""What posts and units with their sub-units cost a month, from grades, percentages on pay and established posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.ledger.lines import Case, lines_of
from orgplanner.analysis.totals import Totals, units_down
from orgplanner.analysis.tree import tree_of
from orgplanner.model import NOTHING, Plan, Quantity, Total, total


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay by the id of a post (None: not known) and by that of a unit, in the currency of the settings."""

    of_post: Mapping[str, Quantity | None]
    of_unit: Mapping[str, Total]


def pay_of(plan: Plan, scenario: str, part: str = "pay") -> Pay:
    """A part of what the posts of a scenario cost a month; a total counts the posts of which it is unknown."""
    state = plan.states[scenario]
    lines = lines_of(Case(plan, scenario, Totals(plan, scenario), tree_of(state)), part).placed
    own: dict[str, list[Quantity | None]] = {}
    for line in lines.values():
        own.setdefault(line.unit, []).append(line.quantity)
    whole: dict[str, Total] = {}
    for unit in reversed(list(units_down(state))):
        mine = whole.get(unit.id, NOTHING) + total(own.get(unit.id, ()))
        whole[unit.id] = mine
        if unit.parent is not None:
            whole[unit.parent] = whole.get(unit.parent, NOTHING) + mine
    return Pay({id: line.quantity for id, line in lines.items()}, whole)
