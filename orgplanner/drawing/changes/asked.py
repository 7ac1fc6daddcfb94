"""What options ask of a stage; apart from what draws it, which a chart of one scenario does without."""

from __future__ import annotations

from dataclasses import replace

from orgplanner.drawing.colouring import usual_against
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.placing import BADGE_ROOM
from orgplanner.model import Plan


def is_staged(plan: Plan, scenario: str, options: ChartOptions) -> bool:
    """Tell whether options ask for a stage, and there is another scenario to show it with."""
    return options.stage != "" and old_side(plan, scenario, options) is not None


def old_side(plan: Plan, scenario: str, options: ChartOptions) -> str | None:
    """Return the scenario that changes are told from."""
    wanted = options.against
    if wanted is not None and wanted in plan.states and wanted != scenario:
        return wanted
    return usual_against(plan, scenario)


def airy(options: ChartOptions) -> ChartOptions:
    """Return options with room for badges between boxes that stand below each other."""
    spacing = options.spacing
    return replace(options, spacing=replace(spacing, stack_gap=spacing.stack_gap + BADGE_ROOM))
