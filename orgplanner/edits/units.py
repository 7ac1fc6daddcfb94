"""Units: add, change, rename, arrange."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import change_row, fresh, set_fields
from orgplanner.edits.wording import field_words
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_unit(
    plan: Plan,
    scenario: str,
    *,
    name: Names,
    kind: str = "unit",
    under: str | None = None,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A unit below `under` (None: at the top), after or before a sibling, else at the end.

    With `unplaced=True` it waits outside the tree.
    """
    draft = Draft(plan, scenario)
    if under is not None:
        draft.unit(under)
    if "parent" in fields:
        raise RuleBroken(say("“{field}” cannot be set in this way.", field=field_words("parent")))
    row = fresh("units", id, {"name": name, "kind": kind, "parent": under, **fields})
    draft.add("units", row)
    settle(draft, "units", inserted(draft, draft.siblings(row), row, after, before), {row.id})
    return draft.done(say("Add unit “{name}”", name=draft.called(row)))


def change_unit(plan: Plan, scenario: str, unit: str, **fields: Any) -> ChangeSet:
    """Fields of a unit other than its place."""
    return change_row(plan, scenario, "units", unit, fields)


def rename_unit(plan: Plan, scenario: str, unit: str, language: str, words: str) -> ChangeSet:
    """The name of a unit in one language; empty words take it away, unless no name would be left."""
    draft = Draft(plan, scenario)
    row = draft.unit(unit)
    name = row.name.including(language, words.strip())
    if row.name and not name:
        raise RuleBroken(say("A unit needs a name."))
    draft.set("units", unit, name=name)
    return draft.done(say("Rename “{name}” to “{words}”", name=draft.called(row), words=words.strip()))


def arrange_unit(
    plan: Plan, scenario: str, unit: str, arrangement: str, columns: int | None = None
) -> ChangeSet:
    """How a chart places the units below: "auto", "side" or "stacked", the last in a number of columns."""
    if columns is not None and columns < 1:
        raise RuleBroken(say("A stack has at least one column."))
    draft = Draft(plan, scenario)
    row = set_fields(draft, "units", unit, {"arrangement": arrangement, "columns": columns})
    return draft.done(say("Arrange “{name}”", name=draft.called(row)))
