"""Ceilings and minimums."""

from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Plan


def add_limit(
    plan: Plan,
    scenario: str,
    unit: str | None = None,
    measure: str = "posts",
    *,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A ceiling (`most`) or minimum (`least`) for a unit with its sub-units, or for the whole."""
    return add_row(
        plan, scenario, "limits", fresh("limits", id, {"unit": unit, "measure": measure, **fields})
    )


def change_limit(plan: Plan, scenario: str, limit: str, **fields: Any) -> ChangeSet:
    """Fields of a limit."""
    return change_row(plan, scenario, "limits", limit, fields)


def delete_limit(plan: Plan, scenario: str, limit: str) -> ChangeSet:
    """A limit taken out."""
    return delete_row(plan, scenario, "limits", limit)
