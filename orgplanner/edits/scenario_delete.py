"""Deleting a scenario with all its rows."""

from dataclasses import replace

from orgplanner.edits.draft import Draft, open_scenario
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, Change, ChangeSet, Plan
from orgplanner.text import say


def delete_scenario(plan: Plan, scenario: str) -> ChangeSet:
    """Removes a scenario; those made from it keep their rows and decisions and have no base from then on.

    RuleBroken when it is locked, or when a locked scenario was made from it.
    """
    state = open_scenario(plan, scenario)
    draft = Draft(plan)
    _free_copies(draft, scenario)
    for field in ("scenario", "against"):
        for view in draft.where("views", field, scenario):
            draft.set("views", view.id, **{field: None})
    for score in draft.where("scores", "scenario", scenario):
        draft.remove("scores", score.id)
    row = plan.scenarios[scenario]
    draft.remove("scenarios", scenario)
    gone = tuple(
        Change(table, scenario, id, held, None)
        for table in reversed(SCENARIO)
        for id, held in state.tables[table].items()
    )
    made = draft.done(say("Delete scenario “{name}”", name=draft.called(row)))
    shared = [change for change in made if change.table != "scenarios" or change.after is not None]
    last = [change for change in made if change.table == "scenarios" and change.after is None]
    return replace(made, changes=(*shared, *gone, *last))


def _free_copies(draft: Draft, scenario: str) -> None:
    for copy in draft.where("scenarios", "base", scenario):
        if copy.locked:
            name, base = draft.called(copy), draft.called(draft.need("scenarios", scenario))
            raise RuleBroken(
                say("“{name}” is locked and was made from “{base}”.", name=name, base=base),
                say("Unlock it first."),
            )
        draft.set("scenarios", copy.id, base=None)
        draft.notes.append(say("“{name}” has no base any more.", name=draft.called(copy)))
