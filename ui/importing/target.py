"""Where a list is to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgplanner.model import NO_NAME, ChangeSet, Names, Plan

if TYPE_CHECKING:
    from orgplanner.importers.lists.result import Result


Step = Callable[[Plan, Callable[[int, int], object]], ChangeSet]
"""Makes a change set for a plan, and tells how much of how much is done, which may raise to stop it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A new plan of this title, a new scenario of the open plan, or an update of one (`scenario`).

    A new scenario has a name and a kind; `scenario` is the one that it can be compared with by ids.
    """

    kind: Literal["plan", "scenario", "update"]
    title: str = ""
    name: Names = NO_NAME
    scenario_kind: str = "current"
    scenario: str = ""


def scenario_step(result: Result, target: Target, id: str) -> Step:
    """What brings a list into a plan as the scenario of a target, with this id."""

    def step(plan: Plan, tell: Callable[[int, int], object]) -> ChangeSet:
        from orgplanner.importers.lists.taking import as_new_scenario

        return as_new_scenario(
            plan, result, target.name, against=target.scenario, kind=target.scenario_kind, id=id, tell=tell
        )

    return step
