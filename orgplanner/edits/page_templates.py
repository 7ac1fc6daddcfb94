"""Page templates: what stands on paper around charts and tables."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from orgplanner.edits.lists import add_listed, reorder_listed
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, PageTemplate, Plan, names
from orgplanner.model.columns import columns
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


def take_page_template(plan: Plan, template: PageTemplate, *, id: str | None = None) -> ChangeSet:
    """A template that comes with the program or from a file, the last of the plan; no two have the same name."""
    fields = {column.name: getattr(template, column.name) for column in columns(PageTemplate)}
    del fields["id"], fields["rank"]
    taken = {words.casefold() for row in plan.page_templates.values() for _, words in row.name.items}
    fields["name"] = next(name for name in _numbered(template.name) if taken.isdisjoint(_said(name)))
    return add_page_template(plan, id=id, **fields)


def _numbered(name: Names) -> Iterator[Names]:
    """A name, and the same with 2, 3 … behind it."""
    yield name
    yield from (names({code: f"{words} {number}" for code, words in name.items}) for number in count(2))


def _said(name: Names) -> set[str]:
    return {words.casefold() for _, words in name.items}


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
