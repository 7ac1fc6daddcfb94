"""Lists of the plan whose order matters: grades, allowances, criteria, page templates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, ordered, settle
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class ListOf:
    """The edits of the list in one table; `added` says with the name of a row that it was added."""

    table: str
    added: Callable[[str], Message]

    def add(
        self,
        plan: Plan,
        name: Names,
        *,
        after: str | None = None,
        before: str | None = None,
        id: str | None = None,
        **fields: Any,
    ) -> ChangeSet:
        """A new row, at the end of the list unless placed."""
        row = fresh(self.table, id, {"name": name, **fields})
        draft = Draft(plan)
        draft.add(self.table, row)
        settle(draft, self.table, inserted(draft, ordered(draft, self.table), row, after, before), {row.id})
        return draft.done(self.added(draft.called(row)))

    def change(self, plan: Plan, id: str, **fields: Any) -> ChangeSet:
        """Fields of a row; its place is that of `reorder`."""
        return change_row(plan, None, self.table, id, fields)

    def reorder(
        self, plan: Plan, id: str, *, after: str | None = None, before: str | None = None
    ) -> ChangeSet:
        """A row placed after or before another; at the end when neither is given."""
        draft = Draft(plan)
        row = draft.need(self.table, id)
        others = [other for other in ordered(draft, self.table) if other.id != id]
        settle(draft, self.table, inserted(draft, others, row, after, before), {id})
        return draft.done(say("Reorder “{name}”", name=draft.called(row)))

    def delete(self, plan: Plan, id: str) -> ChangeSet:
        """A row taken out; RuleBroken while another row refers to it, as a post does to its grade."""
        return delete_row(plan, None, self.table, id)


GRADES = ListOf("grades", lambda name: say("Add grade “{name}”", name=name))
ALLOWANCES = ListOf("allowances", lambda name: say("Add allowance “{name}”", name=name))
CRITERIA = ListOf("criteria", lambda name: say("Add criterion “{name}”", name=name))
PAGE_TEMPLATES = ListOf("page_templates", lambda name: say("Add page template “{name}”", name=name))
