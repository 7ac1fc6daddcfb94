"""From an id to the sheet about it."""

from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan
from ui.inspection.person import person_sheet
from ui.inspection.post import post_sheet
from ui.inspection.scenario import scenario_sheet
from ui.inspection.sheet import Sheet, Teller
from ui.inspection.skill import skill_sheet
from ui.inspection.unit import unit_sheet


def describe(plan: Plan, scenario: str, id: str, language: str, totals: Totals | None = None) -> Sheet:
    """All about a unit, post, person or skill; about the scenario when the id is none of these."""
    teller = Teller(plan, scenario, language, totals)
    if id in teller.state.units:
        return unit_sheet(teller, teller.state.units[id])
    if id in teller.state.posts:
        return post_sheet(teller, teller.state.posts[id])
    if id in plan.people:
        return person_sheet(teller, plan.people[id])
    if id in plan.skills:
        return skill_sheet(teller, plan.skills[id])
    return scenario_sheet(teller, plan.scenarios[scenario])
