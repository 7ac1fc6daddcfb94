"""Rows of a table taken out together, each as its own edit does it."""

from collections.abc import Callable, Collection, Mapping
from typing import cast

from orgplanner.edits.cells import WRITABLE, Tick
from orgplanner.edits.draft import Draft
from orgplanner.edits.following import close_line
from orgplanner.edits.functions import end_function
from orgplanner.edits.people import drop_person
from orgplanner.edits.wording import NOUNS
from orgplanner.errors import RuleBroken
from orgplanner.model import SHARED, ChangeSet, Plan, Post, Row
from orgplanner.text import Message, say

WAYS: Mapping[str, Callable[[Draft, Row], None]] = {
    "posts": lambda draft, row: close_line(draft, cast(Post, row), {}),
    "functions": lambda draft, row: end_function(draft, row, {}),
    "people": drop_person,
}
"""How a row goes where more than the row itself goes."""


MOST_NOTES = 5


def delete_rows(
    plan: Plan, scenario: str | None, table: str, ids: Collection[str], tick: Tick | None = None
) -> ChangeSet:
    """Rows taken out as one step: posts and functions are closed, people go with their ratings.

    RuleBroken when something else still refers to one of them, such as a post to a person who holds it.
    """
    if table not in WRITABLE or (table in SHARED) != (scenario is None):
        raise RuleBroken(say("Rows of “{table}” cannot be deleted together here.", table=str(table)))
    draft = Draft(plan, scenario)
    rows = [draft.need(table, id) for id in dict.fromkeys(ids)]
    for place, row in enumerate(rows):
        if tick is not None and place % 200 == 0:
            tick(place, len(rows))
        way = WAYS.get(table)
        if way is not None:
            way(draft, row)
        else:
            draft.remove(table, row.id)
    _shorten(draft, table)
    return draft.done(_label(draft, table, rows))


def _shorten(draft: Draft, table: str) -> None:
    """Of many notes about what goes too makes one with their number."""
    if len(draft.notes) > MOST_NOTES:
        count = sum(1 for change in draft.changes() if change.table != table and change.after is None)
        draft.notes[:] = [say("Assignments, links and other rows that went with them: {count}.", count=count)]


def _label(draft: Draft, table: str, rows: list[Row]) -> Message:
    closes = table in ("posts", "functions")
    if len(rows) == 1:
        name = draft.called(rows[0])
        return say("Close “{name}”", name=name) if closes else say("Delete “{name}”", name=name)
    if closes:
        return say("Close {count} × {what}", count=len(rows), what=NOUNS[table])
    return say("Delete {count} × {what}", count=len(rows), what=NOUNS[table])
