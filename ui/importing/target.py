"""Where a list is to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgplanner.model import NO_NAME, Names, new_id
from ui.desk import Desk

if TYPE_CHECKING:
    from orgplanner.importers.lists.result import Result


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


def bring_as_scenario(
    desk: Desk, result: Result, target: Target, then: Callable[[], object] | None = None
) -> None:
    """Brings a list into the open plan as the scenario of a target, beside the window, and shows it."""
    from orgplanner.importers.lists.taking import as_new_scenario

    id, session = new_id(), desk.session

    def show() -> None:
        session.choose(id)
        if then is not None:
            then()

    session.do_beside(
        lambda plan, _scenario: as_new_scenario(
            plan, result, target.name, against=target.scenario, kind=target.scenario_kind, id=id
        ),
        then=show,
    )
