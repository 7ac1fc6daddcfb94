"""Saved ways to look."""

from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan


def add_view(plan: Plan, name: Names, *, id: str | None = None, **fields: Any) -> ChangeSet:
    """A saved way to look."""
    return add_row(plan, None, "views", fresh("views", id, {"name": name, **fields}))


def change_view(plan: Plan, view: str, **fields: Any) -> ChangeSet:
    """Fields of a view."""
    return change_row(plan, None, "views", view, fields)


def delete_view(plan: Plan, view: str) -> ChangeSet:
    """A view taken out; RuleBroken while something refers to it."""
    return delete_row(plan, None, "views", view)
