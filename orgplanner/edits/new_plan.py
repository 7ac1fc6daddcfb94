"""The plan that one begins with."""

from orgplanner.edits.scenarios import add_scenario
from orgplanner.edits.settings import change_settings, set_threshold
from orgplanner.model import Names, Plan, names
from orgplanner.text import LANGUAGES, render, say

NARROWEST_SPAN, WIDEST_SPAN, MOST_LAYERS = 3, 15, 7
"""Where a plan begins, for any kind of work; to be changed in the plan."""
RATING_MONTHS = 24
"""After how many months a rating counts as old where a plan begins."""


def new_plan() -> Plan:
    """A plan without a title: one empty current scenario, and the usual thresholds for spans and layers."""
    plan = Plan()
    plan.apply(add_scenario(plan, current_name(), "current"))
    set_usual(plan)
    return plan


def current_name() -> Names:
    """What the scenario of a new plan is called, in each language of the program."""
    return names({language: render(say("Current"), language) for language in LANGUAGES})


def set_usual(plan: Plan) -> None:
    """Gives a plan that nobody has yet the thresholds with which one begins."""
    plan.apply(set_threshold(
        plan, narrowest_span=NARROWEST_SPAN, widest_span=WIDEST_SPAN, most_layers=MOST_LAYERS
    ))  # fmt: skip
    plan.apply(change_settings(plan, rating_months=RATING_MONTHS))
