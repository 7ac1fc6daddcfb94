"""A list as a plan of its own."""

from __future__ import annotations

from orgplanner.edits import change_scenario, change_settings
from orgplanner.edits.new_plan import current_name, set_usual
from orgplanner.importers.lists.result import Result
from orgplanner.model import Names, Plan, names


def as_new_plan(
    result: Result, title: str, language: str, *, name: Names | None = None, kind: str = "current"
) -> Plan:
    """A plan with what a list became as its one scenario, “Current” unless named.

    `language` is that in which the title is written and names are looked for first. The thresholds are those with
    which every plan begins.
    """
    plan = Plan(shared=result.plan.shared.copy())
    plan.states = {id: state.copy() for id, state in result.plan.states.items()}
    set_usual(plan)
    order = tuple(dict.fromkeys((language, *plan.settings.languages)))
    known = plan.settings.title
    plan.apply(change_settings(plan, title=names({language: title}) if title else known, languages=order))
    plan.apply(change_scenario(plan, result.scenario, name=name or current_name(), kind=kind))
    return plan
