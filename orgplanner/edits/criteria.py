"""A criterion by which scenarios are appraised, with what was said by it."""

from orgplanner.edits.draft import Draft
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import say


def delete_criterion(plan: Plan, criterion: str) -> ChangeSet:
    """A criterion taken out with its scores, which the change set notes."""
    draft = Draft(plan)
    row = draft.need("criteria", criterion)
    scores = draft.where("scores", "criterion", criterion)
    for score in scores:
        draft.remove("scores", score.id)
    if scores:
        name, count = draft.called(row), len(scores)
        draft.notes.append(say("Scores deleted with “{name}”: {count}.", name=name, count=count))
    draft.remove("criteria", criterion)
    return draft.done(say("Delete “{name}”", name=draft.called(row)))
