"""A list as one more scenario of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from orgplanner.edits import bring_scenario
from orgplanner.edits.scenario_bring import free_name
from orgplanner.errors import RuleBroken
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking.pairing import Tell, twins_in
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def as_new_scenario(
    plan: Plan,
    result: Result,
    name: Names,
    *,
    against: str = "",
    kind: str = "current",
    id: str | None = None,
    twins: Mapping[str, Mapping[str, str]] | None = None,
    tell: Tell | None = None,
) -> ChangeSet:
    """What a list became, as a scenario beside those of a plan.

    What is surely the same as in the scenario `against` (the first of the plan unless said) gets its ids, so that
    comparisons go by ids; with `twins` these were found, or corrected by hand, before. A name that another scenario
    has gets the file's name behind it. RuleBroken in a plan without scenarios, which has nothing to stand beside.
    """
    against = against or next((row.id for row in plan.ordered_scenarios()), "")
    if not against:
        raise RuleBroken(say("The plan has no scenario yet."))
    if twins is None:
        twins, _ = twins_in(plan, against, result, tell)
    file = next((row.title for row in result.plan.sources.values() if row.title), None)
    called = free_name(plan, name, plan.words(file) if file is not None else "2")

    def tick() -> None:
        if tell is not None:
            tell(1, 1)

    return bring_scenario(
        plan, against, result.plan, result.scenario, twins, name=called, kind=kind, id=id, tick=tick
    )
