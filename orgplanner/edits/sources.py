"""Sources: documents and places in them."""

from typing import Any

from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan


def add_source(plan: Plan, title: Names, *, id: str | None = None, **fields: Any) -> ChangeSet:
    """A document and a place in it."""
    return add_row(plan, None, "sources", fresh("sources", id, {"title": title, **fields}))


def change_source(plan: Plan, source: str, **fields: Any) -> ChangeSet:
    """Fields of a source."""
    return change_row(plan, None, "sources", source, fields)


def delete_source(plan: Plan, source: str) -> ChangeSet:
    """A source taken out; RuleBroken while something refers to it."""
    return delete_row(plan, None, "sources", source)
