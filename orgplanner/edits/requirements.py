"""Levels of skills that units and posts need."""

from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Plan


def add_requirement(
    plan: Plan,
    scenario: str,
    skill: str,
    *,
    unit: str | None = None,
    post: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """What a unit or a post (one of the two) needs: level, for how many people, essential or desirable."""
    row = fresh("requirements", id, {"skill": skill, "unit": unit, "post": post, **fields})
    return add_row(plan, scenario, "requirements", row)


def change_requirement(plan: Plan, scenario: str, requirement: str, **fields: Any) -> ChangeSet:
    """Fields of a requirement."""
    return change_row(plan, scenario, "requirements", requirement, fields)


def delete_requirement(plan: Plan, scenario: str, requirement: str) -> ChangeSet:
    """A requirement taken out."""
    return delete_row(plan, scenario, "requirements", requirement)
