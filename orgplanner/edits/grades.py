"""The grade list; its order matters."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_grade(
    plan: Plan,
    name: Names,
    *,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A step of the grade list, at its end unless placed."""
    draft = Draft(plan)
    row = fresh("grades", id, {"name": name, **fields})
    draft.add("grades", row)
    settle(draft, "grades", inserted(draft, _ordered(plan), row, after, before), {row.id})
    return draft.done(say("Add grade “{name}”", name=draft.called(row)))


def change_grade(plan: Plan, grade: str, **fields: Any) -> ChangeSet:
    """Fields of a grade: code, name, pay, coefficient."""
    return change_row(plan, None, "grades", grade, fields)


def reorder_grade(
    plan: Plan, grade: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A grade placed after or before another; at the end when neither is given."""
    draft = Draft(plan)
    row = draft.need("grades", grade)
    others = [other for other in _ordered(plan) if other.id != grade]
    settle(draft, "grades", inserted(draft, others, row, after, before), {grade})
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))


def delete_grade(plan: Plan, grade: str) -> ChangeSet:
    """A grade taken out; RuleBroken while a post has it."""
    return delete_row(plan, None, "grades", grade)


def _ordered(plan: Plan) -> list[Any]:
    return sorted(plan.grades.values(), key=lambda row: (row.rank, row.id))
