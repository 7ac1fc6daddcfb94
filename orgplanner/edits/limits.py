"""Ceilings and minimums."""

from dataclasses import replace
from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.edits.wording import called
from orgplanner.model import ChangeSet, Limit, Plan
from orgplanner.text import Message, say


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
    row: Limit = fresh("limits", id, {"unit": unit, "measure": measure, **fields})
    changes = add_row(plan, scenario, "limits", row)
    return replace(changes, label=say("Add a limit: {what}", what=_holds_for(plan, scenario, row)))


def change_limit(plan: Plan, scenario: str, limit: str, **fields: Any) -> ChangeSet:
    """Fields of a limit."""
    changes = change_row(plan, scenario, "limits", limit, fields)
    row = plan.states[scenario].limits[limit]
    return replace(changes, label=say("Change a limit: {what}", what=_holds_for(plan, scenario, row)))


def delete_limit(plan: Plan, scenario: str, limit: str) -> ChangeSet:
    """A limit taken out."""
    changes = delete_row(plan, scenario, "limits", limit)
    row = plan.states[scenario].limits[limit]
    return replace(changes, label=say("Delete a limit: {what}", what=_holds_for(plan, scenario, row)))


def _holds_for(plan: Plan, scenario: str, limit: Limit) -> Message:
    """What a limit holds for, as undo names it."""
    state = plan.states[scenario]
    unit = state.units.get(limit.unit or "")
    return say("the whole organisation") if unit is None else say("“{name}”", name=called(plan, unit, state))
