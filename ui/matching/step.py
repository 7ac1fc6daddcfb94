"""What is done to the plan once pairs were accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from orgplanner.layout.collection import collection_paused
from orgplanner.model import ChangeSet, Plan, Scenario, new_id
from ui.matching.work import Task


def step_of(
    task: Task, twins: Mapping[str, Mapping[str, str]], file: Path | None
) -> tuple[Callable[[Plan], ChangeSet], str]:
    """The edit, and the scenario to be compared after it.

    With a file its scenario is brought in; without, the new scenario gets the ids of the old one.
    """
    from orgplanner.edits import bring_scenario, match_scenarios
    from orgplanner.edits.scenario_bring import free_name

    if file is None:

        def tie(plan: Plan) -> ChangeSet:
            with collection_paused():
                return match_scenarios(plan, task.old, task.new, twins)

        return tie, task.new
    row, id = task.other.scenarios[task.new], new_id()
    name = free_name(task.plan, row.name, file.stem)
    kind = "proposed" if row.kind == "proposed" else "reference"

    def bring(plan: Plan) -> ChangeSet:
        with collection_paused():
            return bring_scenario(plan, task.old, task.other, task.new, twins, name=name, kind=kind, id=id)

    return bring, id


def likely(other: Plan, row: Scenario) -> str:
    """The scenario of another plan that is probably meant: the same one, else one of the same kind, else any."""
    if row.id in other.scenarios:
        return row.id
    rows = other.ordered_scenarios()
    return next((each.id for each in rows if each.kind == row.kind), rows[0].id if rows else "")
