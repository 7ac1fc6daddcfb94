"""Allowances on base pay and contributions on top of it, in the order in which a staffing table shows them."""

from typing import Any

from orgplanner.edits.lists import add_listed, reorder_listed
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_allowance(
    plan: Plan,
    name: Names,
    *,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A percentage on pay, for every grade unless one is named, at the end of the list unless placed."""
    row = fresh("allowances", id, {"name": name, **fields})
    return add_listed(plan, "allowances", row, lambda it: say("Add allowance “{name}”", name=it), after, before)


def change_allowance(plan: Plan, allowance: str, **fields: Any) -> ChangeSet:
    """Fields of an allowance: name, kind, percent, grade, note."""
    return change_row(plan, None, "allowances", allowance, fields)


def reorder_allowance(
    plan: Plan, allowance: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """An allowance placed after or before another; at the end when neither is given."""
    return reorder_listed(plan, "allowances", allowance, after, before)


def delete_allowance(plan: Plan, allowance: str) -> ChangeSet:
    """An allowance taken out."""
    return delete_row(plan, None, "allowances", allowance)
