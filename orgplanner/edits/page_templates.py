"""A page template that comes with the program or from a file."""

from collections.abc import Iterator
from itertools import count

from orgplanner.edits.lists import PAGE_TEMPLATES
from orgplanner.model import ChangeSet, Names, PageTemplate, Plan, names
from orgplanner.model.columns import columns


def take_page_template(plan: Plan, template: PageTemplate, *, id: str | None = None) -> ChangeSet:
    """A template that comes with the program or from a file, the last of the plan; no two have the same name."""
    fields = {column.name: getattr(template, column.name) for column in columns(PageTemplate)}
    del fields["id"], fields["rank"]
    taken = {words.casefold() for row in plan.page_templates.values() for _, words in row.name.items}
    fields["name"] = next(name for name in _numbered(template.name) if taken.isdisjoint(_said(name)))
    return PAGE_TEMPLATES.add(plan, id=id, **fields)


def _numbered(name: Names) -> Iterator[Names]:
    """A name, and the same with 2, 3 … behind it."""
    yield name
    yield from (names({code: f"{words} {number}" for code, words in name.items}) for number in count(2))


def _said(name: Names) -> set[str]:
    return {words.casefold() for _, words in name.items}
