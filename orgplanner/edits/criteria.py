"""Criteria by which scenarios are appraised, with their weights."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.lists import add_listed, reorder_listed
from orgplanner.edits.rows import change_row, fresh
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_criterion(
    plan: Plan,
    name: Names,
    *,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A criterion with its weight, at the end of the list unless placed."""
    row = fresh("criteria", id, {"name": name, **fields})
    return add_listed(plan, "criteria", row, lambda it: say("Add criterion “{name}”", name=it), after, before)


def change_criterion(plan: Plan, criterion: str, **fields: Any) -> ChangeSet:
    """Fields of a criterion: name, weight, better, note."""
    return change_row(plan, None, "criteria", criterion, fields)


def reorder_criterion(
    plan: Plan, criterion: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A criterion placed after or before another; at the end when neither is given."""
    return reorder_listed(plan, "criteria", criterion, after, before)


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
