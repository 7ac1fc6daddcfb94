"""Nothing that is referred to may go, and nothing may refer to what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from orgplanner.edits.repointing import ENDS
from orgplanner.edits.wording import NOUNS, field_words
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, TABLES, Change, Row
from orgplanner.model.columns import Column, columns
from orgplanner.model.rules import references
from orgplanner.text import say

if TYPE_CHECKING:
    from orgplanner.edits.draft import Draft


def check_references(draft: Draft, changes: Iterable[Change]) -> None:
    """Raises RuleBroken when a changed row refers to nothing, or a removed one is still referred to."""
    for change in changes:
        if change.after is None:
            _check_unused(draft, change)
        else:
            _check_targets(draft, change.table, change.after)


def _check_targets(draft: Draft, table: str, row: Row) -> None:
    for column in pointing(table):
        for id in references(column, getattr(row, column.name)):
            if not any(draft.get(target, id) for target in named_tables(column)):
                name, field = draft.called(row), field_words(column.name)
                raise RuleBroken(
                    say(
                        "“{name}” names something that is not there: {field} “{id}”.",
                        name=name,
                        field=field,
                        id=id,
                    )
                )


def _check_unused(draft: Draft, change: Change) -> None:
    users = list(users_of(draft, change.table, change.id))
    if not users or change.before is None:
        return
    table, user = users[0]
    name, first = draft.called(change.before), draft.called(user)
    if len(users) == 1:
        raise RuleBroken(
            say("“{name}” is still used: {what} “{user}”.", name=name, what=NOUNS[table], user=first)
        )
    what, count = NOUNS[table], len(users) - 1
    raise RuleBroken(
        say(
            "“{name}” is still used: {what} “{user}” and {count} more.",
            name=name,
            what=what,
            user=first,
            count=count,
        )
    )


def users_of(draft: Draft, table: str, id: str) -> Iterator[tuple[str, Row]]:
    """The rows, with their tables, that refer to a row; for a shared row in all scenarios."""
    for user, field in pointed(table):
        if user not in SCENARIO or draft.scenario is not None:
            yield from ((user, row) for row in draft.where(user, field, id))
            continue
        for state in draft.plan.states.values():
            yield from ((user, row) for row in state.where(user, field, id))


@cache
def pointing(table: str) -> tuple[Column, ...]:
    """The columns of a table that refer to rows of the plan."""
    found = columns(TABLES[table])
    return tuple(column for column in found if _refers(column))


def named_tables(column: Column) -> tuple[str, ...]:
    """The tables of whose rows a column that refers to any may name one."""
    return ENDS if column.table == "" else (column.table or "sources",)


def _refers(column: Column) -> bool:
    return column.kind == "figure" or (column.table is not None and not column.base)


@cache
def pointed(table: str) -> tuple[tuple[str, str], ...]:
    """The tables and fields that may refer to rows of a table."""
    found = []
    for user in TABLES:
        for column in pointing(user):
            if table in named_tables(column):
                found.append((user, column.name))
    return tuple(found)
