"""Page templates: what stands on paper around charts and tables."""

from typing import Any

from orgplanner.edits.lists import add_listed, reorder_listed
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_page_template(
    plan: Plan,
    name: Names,
    *,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A page template, the last unless it is to stand after or before another."""
    row = fresh("page_templates", id, {"name": name, **fields})
    return add_listed(
        plan, "page_templates", row, lambda it: say("Add page template “{name}”", name=it), after, before
    )


def change_page_template(plan: Plan, template: str, **fields: Any) -> ChangeSet:
    """Fields of a page template."""
    return change_row(plan, None, "page_templates", template, fields)


def reorder_page_template(
    plan: Plan, template: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A page template to another place of the list."""
    return reorder_listed(plan, "page_templates", template, after, before)


def delete_page_template(plan: Plan, template: str) -> ChangeSet:
    """A page template taken out."""
    return delete_row(plan, None, "page_templates", template)
