"""Skills and their scales."""

from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan


def add_skill(plan: Plan, name: Names, *, id: str | None = None, **fields: Any) -> ChangeSet:
    """A skill with its scale."""
    return add_row(plan, None, "skills", fresh("skills", id, {"name": name, **fields}))


def change_skill(plan: Plan, skill: str, **fields: Any) -> ChangeSet:
    """Fields of a skill."""
    return change_row(plan, None, "skills", skill, fields)


def delete_skill(plan: Plan, skill: str) -> ChangeSet:
    """A skill taken out; RuleBroken while something refers to it."""
    return delete_row(plan, None, "skills", skill)
