"""Nothing may stand above itself, or deeper than the rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from orgplanner.errors import RuleBroken
from orgplanner.model import Row
from orgplanner.model.rules import DEEPEST
from orgplanner.text import say

if TYPE_CHECKING:
    from orgplanner.edits.draft import Draft


def check_chain(draft: Draft, table: str, field: str, before: Any, after: Any) -> None:
    """RuleBroken when a row whose `field` names the row above it closes a ring or hangs too deep.

    A row that comes no deeper than it was needs no look at what is below it.
    """
    level = 1
    for above in _above(draft, table, field, after):
        level += 1
        if above.id == after.id:
            raise RuleBroken(
                say(
                    "“{name}” cannot stand under itself or under what stands below it.",
                    name=draft.called(after),
                )
            )
    if before is not None and level <= _old_level(draft, table, field, before):
        return
    if level + _height(draft, table, field, after) > DEEPEST:
        raise RuleBroken(
            say(
                "“{name}” would stand deeper than {deepest} levels.",
                name=draft.called(after),
                deepest=DEEPEST,
            )
        )


def _above(draft: Draft, table: str, field: str, row: Any) -> Iterator[Row]:
    """The rows above one, nearest first, until the top or the row itself."""
    seen: set[str] = set()
    id = getattr(row, field)
    while id is not None and id not in seen:
        seen.add(id)
        above = draft.get(table, id)
        if above is None:
            return
        yield above
        if id == row.id:
            return
        id = getattr(above, field)


def _old_level(draft: Draft, table: str, field: str, row: Any) -> int:
    """The level of a row in the plan as it is; roots are 1."""
    rows: dict[str, Any] = draft.home(table).tables[table]
    seen: set[str] = set()
    above = row
    while above is not None and above.id not in seen:
        seen.add(above.id)
        above = rows.get(getattr(above, field) or "")
    return len(seen)


def _height(draft: Draft, table: str, field: str, row: Row) -> int:
    """How many levels stand below a row."""
    height, level, seen = 0, [row.id], {row.id}
    while level := [
        below.id for id in level for below in draft.where(table, field, id) if below.id not in seen
    ]:
        seen.update(level)
        height += 1
    return height
