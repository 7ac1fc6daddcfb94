"""Which boxes of a chart carry the small red mark: those of units that cross a limit."""

from collections.abc import Iterator

from orgplanner.drawing.options import ChartKind
from orgplanner.model import Plan


def crossed_boxes(plan: Plan, scenario: str, kind: ChartKind = "units") -> frozenset[str]:
    """Return the boxes of units that certainly cross a limit, and for the whole those of the roots.

    In a chart of posts a unit is marked at its head.
    """
    state = plan.states[scenario]
    units = frozenset(_units(plan, scenario))
    if kind != "posts":
        return units
    heads = (state.head_of(unit) for unit in units)
    return frozenset(head.id for head in heads if head is not None)


def _units(plan: Plan, scenario: str) -> Iterator[str]:
    if not plan.states[scenario].limits:
        return
    from orgplanner.analysis.limits import measure_limits  # most plans have no limits, and are drawn without it

    for each in measure_limits(plan, scenario):
        if each.verdict != "crossed":
            continue
        if each.unit is None:
            yield from (root.id for root in plan.states[scenario].children(None))
        else:
            yield each.unit
