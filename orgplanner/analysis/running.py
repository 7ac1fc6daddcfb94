"""The assignments of a scenario that count: those that have not ended."""

from datetime import date

from orgplanner.analysis.totals import has_ended
from orgplanner.model import Assignment, Plan


def running(plan: Plan, scenario: str) -> list[Assignment]:
    """The assignments that have not ended on the as-of date of the scenario, else today."""
    on = plan.scenarios[scenario].as_of or date.today().isoformat()
    return [row for row in plan.states[scenario].assignments.values() if not has_ended(row, on)]
