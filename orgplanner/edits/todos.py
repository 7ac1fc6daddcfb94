"""What is still to be settled."""

from dataclasses import replace
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import say


def add_todo(
    plan: Plan, scenario: str, text: str, subject: str | None = None, *, id: str | None = None, **fields: Any
) -> ChangeSet:
    """Something to settle, about a unit, post or function or about the scenario."""
    return add_row(plan, scenario, "todos", fresh("todos", id, {"text": text, "subject": subject, **fields}))


def change_todo(plan: Plan, scenario: str, todo: str, **fields: Any) -> ChangeSet:
    """Fields of a to-do."""
    return change_row(plan, scenario, "todos", todo, fields)


def delete_todo(plan: Plan, scenario: str, todo: str) -> ChangeSet:
    """A to-do that is done, or wanted no more."""
    draft = Draft(plan, scenario)
    label = say("Take “{name}” off the list", name=draft.called(draft.need("todos", todo)))
    return replace(delete_row(plan, scenario, "todos", todo), label=label)
