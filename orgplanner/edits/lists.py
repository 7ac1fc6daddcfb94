"""Lists of the plan whose order matters: grades, allowances, criteria, page templates."""

from collections.abc import Callable

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, ordered, settle
from orgplanner.model import ChangeSet, Plan, Row
from orgplanner.text import Message, say


def add_listed(
    plan: Plan, table: str, row: Row, label: Callable[[str], Message], after: str | None, before: str | None
) -> ChangeSet:
    """A new row of a list, at its end unless placed; `label` says with its name what was done."""
    draft = Draft(plan)
    draft.add(table, row)
    settle(draft, table, inserted(draft, ordered(draft, table), row, after, before), {row.id})
    return draft.done(label(draft.called(row)))


def reorder_listed(plan: Plan, table: str, id: str, after: str | None, before: str | None) -> ChangeSet:
    """A row of a list placed after or before another; at the end when neither is given."""
    draft = Draft(plan)
    row = draft.need(table, id)
    others = [other for other in ordered(draft, table) if other.id != id]
    settle(draft, table, inserted(draft, others, row, after, before), {id})
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))
