"""The grade list; its order matters."""

from typing import Any

from orgplanner.edits.lists import add_listed, reorder_listed
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
    row = fresh("grades", id, {"name": name, **fields})
    return add_listed(plan, "grades", row, lambda it: say("Add grade “{name}”", name=it), after, before)


def change_grade(plan: Plan, grade: str, **fields: Any) -> ChangeSet:
    """Fields of a grade: code, name, pay, coefficient."""
    return change_row(plan, None, "grades", grade, fields)


def reorder_grade(
    plan: Plan, grade: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A grade placed after or before another; at the end when neither is given."""
    return reorder_listed(plan, "grades", grade, after, before)


def delete_grade(plan: Plan, grade: str) -> ChangeSet:
    """A grade taken out; RuleBroken while a post or an allowance has it."""
    return delete_row(plan, None, "grades", grade)
