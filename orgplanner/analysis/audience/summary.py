"""How large a plan is beside its copy for an audience, as a person looks at it before sending it."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.audience.audience import Audience
from orgplanner.analysis.totals import Totals
from orgplanner.edits.wording import worded
from orgplanner.model import Plan
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Size:
    """Something that is counted, in the plan and in the copy."""

    what: Message
    plan: str
    copy: str


def sizes(plan: Plan, copy: Plan, what: Audience) -> list[Size]:
    """Scenarios, units, posts and people of both, then the established posts of each scenario of the copy.

    With one unit only, its own total in the plan stands beside that in the copy: they are the same.
    """
    found = [
        Size(say("Scenarios"), str(len(plan.states)), str(len(copy.states))),
        Size(say("Units"), _count(plan, "units"), _count(copy, "units")),
        Size(say("Posts"), _count(plan, "posts"), _count(copy, "posts")),
        Size(say("People"), str(len(plan.people)), str(len(copy.people))),
    ]
    for row in copy.ordered_scenarios():
        title = say("Established: {name}", name=worded(copy, row.name))
        found.append(Size(title, _established(plan, row.id, what.unit), _established(copy, row.id, what.unit)))
    return found


def _count(plan: Plan, table: str) -> str:
    return str(sum(len(state.tables[table]) for state in plan.states.values()))


def _established(plan: Plan, scenario: str, unit: str | None) -> str:
    totals = Totals(plan, scenario)
    return (totals.of_scenario() if unit is None else totals.of_unit(unit)).established.told
