"""Adding, changing and deleting one row: what the plainer edits are made of."""

from collections.abc import Iterable, Mapping
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.wording import changed, field_words
from orgplanner.errors import RuleBroken
from orgplanner.model import TABLES, ChangeSet, Plan, Row, new_id
from orgplanner.model.columns import columns
from orgplanner.text import say

OWN_EDIT: dict[str, frozenset[str]] = {
    "settings": frozenset({"id"}),
    "scenarios": frozenset({"id", "locked", "rank"}),
    "grades": frozenset({"id", "rank"}),
    "allowances": frozenset({"id", "rank"}),
    "criteria": frozenset({"id", "rank"}),
    "scores": frozenset({"id", "criterion", "scenario"}),
    "page_templates": frozenset({"id", "rank"}),
    "units": frozenset({"id", "parent", "rank", "unplaced"}),
    "posts": frozenset({"id", "unit", "rank", "unplaced"}),
    "functions": frozenset({"id", "rank"}),
    "successions": frozenset({"id", "subject"}),
}
"""Fields that change through an edit of their own, such as moving; of other tables only the id."""


def fresh(table: str, id: str | None, fields: Mapping[str, Any]) -> Any:
    """A new row with these fields and an id, random unless given."""
    check_fields(table, fields, frozenset({"id", "rank"}))
    return TABLES[table](new_id() if id is None else id, **fields)


def check_fields(table: str, fields: Iterable[str], closed: frozenset[str]) -> None:
    """RuleBroken for a field that a table has not, or that may not be set in this way."""
    known = {column.name for column in columns(TABLES[table])}
    for field in fields:
        if field not in known:
            raise RuleBroken(say("There is no field “{field}”.", field=field))
        if field in closed:
            raise RuleBroken(say("“{field}” cannot be set in this way.", field=field_words(field)))


def set_fields(draft: Draft, table: str, id: str, fields: Mapping[str, Any]) -> Row:
    """Changes fields of a row in a draft and returns the row as it was; places and ids stay as they are."""
    check_fields(table, fields, OWN_EDIT.get(table, frozenset({"id"})))
    row = draft.need(table, id)
    draft.set(table, id, **fields)
    return row


def add_row(plan: Plan, scenario: str | None, table: str, row: Row) -> ChangeSet:
    """A new row."""
    draft = Draft(plan, scenario)
    draft.add(table, row)
    return draft.done(say("Add “{name}”", name=draft.called(row)))


def change_row(plan: Plan, scenario: str | None, table: str, id: str, fields: Mapping[str, Any]) -> ChangeSet:
    """Some fields of a row changed."""
    draft = Draft(plan, scenario)
    row = set_fields(draft, table, id, fields)
    return draft.done(changed(draft.called(row), fields))


def delete_row(plan: Plan, scenario: str | None, table: str, id: str) -> ChangeSet:
    """A row taken out; RuleBroken when something refers to it."""
    draft = Draft(plan, scenario)
    row = draft.need(table, id)
    draft.remove(table, id)
    return draft.done(say("Delete “{name}”", name=draft.called(row)))
