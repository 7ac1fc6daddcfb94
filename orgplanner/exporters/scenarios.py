"""The scenarios that a file is about: which one another is held against, and what they are called."""

from __future__ import annotations

from orgplanner.drawing.dates import stated_message
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.model import Plan
from orgplanner.text import render, say


def other_scenario(plan: Plan, scenario: str, options: ExportOptions) -> str | None:
    """Return the scenario that another one is held against: the one that is chosen, else its base."""
    old = options.against or plan.scenarios[scenario].base
    return old if old in plan.states and old != scenario else None


def compared_words(plan: Plan, old: str, new: str, language: str = "en") -> str:
    """Return what is compared, in a line."""
    before, after = (plan.scenario_name(id, language) for id in (old, new))
    return render(say("{old} compared with {new}", old=before, new=after), language)


def scenario_words(plan: Plan, scenario: str, language: str) -> str:
    """Return the name of a scenario with the day it holds for."""
    row = plan.scenarios[scenario]
    day = render(say("as of {date}", date=stated_message(row.as_of)), language) if row.as_of else ""
    return ", ".join(filter(None, (plan.words(row.name, language) or "–", day)))
