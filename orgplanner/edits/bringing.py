"""What a copied branch names, such as grades and sources: found again where it goes to, else brought along."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from orgplanner.edits.branch import NAMED, Branch
from orgplanner.edits.draft import Draft
from orgplanner.edits.places import settle
from orgplanner.edits.wording import NOUNS
from orgplanner.model import UNKNOWN, ZERO, Figure, Names, Post, Row, in_order, new_id
from orgplanner.model.columns import Column, columns
from orgplanner.text import say

Ids = dict[str, dict[str, str]]
"""By table: the id that a row of the branch has where it goes to."""
RANKED = ("grades", "functions", "criteria")
ENDS = ("units", "posts")


def bring(draft: Draft, branch: Branch, tables: Sequence[str] = NAMED) -> Ids:
    """Finds or adds what the branch names, and notes what was added; returns the ids by table."""
    ids: Ids = {}
    for table in tables:
        ids[table] = {}
        added = []
        twins = _twins(draft, branch, table)
        for row in branch.of(table):
            found = _found(draft, branch, table, row, twins)
            if found is None:
                made = renamed(draft, branch, row, ids, _free_id(draft, table, row.id))
                added.append(made)
                found = made.id
            ids[table][row.id] = found
        _append(draft, table, added)
        if added:
            draft.notes.append(say("Brought along: {what} × {count}.", what=NOUNS[table], count=len(added)))
    return ids


def _append(draft: Draft, table: str, rows: list[Any]) -> None:
    if not rows:
        return
    present = list(_rows(draft, table).values())
    for row in rows:
        draft.add(table, row)
    if table in RANKED:
        order = [*in_order(present), *(replace(row, rank="") for row in rows)]
        settle(draft, table, order, {row.id for row in rows})


def _found(draft: Draft, branch: Branch, table: str, row: Row, twins: Mapping[object, str]) -> str | None:
    """The id of the same row, or of one that is called the same."""
    if branch.plan == draft.plan.id and draft.get(table, row.id) is not None:
        return row.id
    return next((twins[mark] for mark in marks_of(table, row) if mark in twins), None)


def _twins(draft: Draft, branch: Branch, table: str) -> dict[object, str]:
    if not branch.of(table):
        return {}
    return {mark: id for id, row in _rows(draft, table).items() for mark in marks_of(table, row)}


def _rows(draft: Draft, table: str) -> Mapping[str, Any]:
    return draft.home(table).tables[table]


def marks_of(table: str, row: Any) -> list[object]:
    """What makes two rows the same for a reader: the code, else a name in a language with what tells it apart."""
    code: str = getattr(row, "code", "")
    if table in RANKED and code:
        return [code.casefold()]
    apart: tuple[object, ...] = ()
    if table == "sources":
        apart = (row.place, row.date)
    if table == "skills":
        apart = (row.scale, row.levels)
    name: Names = row.title if table == "sources" else row.name
    return [(language, words.casefold(), *apart) for language, words in name.items]


def _free_id(draft: Draft, table: str, id: str) -> str:
    kin = ("units", "posts", "functions") if table == "functions" else (table,)
    return new_id() if any(draft.get(other, id) is not None for other in kin) else id


def renamed(draft: Draft, branch: Branch, row: Any, ids: Ids, id: str) -> Any:
    """A row under another id that names what the rows it named are where it goes to, else nothing."""
    fields: dict[str, Any] = {"id": id}
    for column in columns(type(row)):
        value = getattr(row, column.name)
        if column.kind == "figure":
            if value.source is not None:
                fields[column.name] = replace(value, source=_place(draft, branch, ids, "sources", value.source))
        elif column.table is not None and value is not None:
            fields[column.name] = _target(draft, branch, ids, column, value)
    return replace(row, **fields)


def _target(draft: Draft, branch: Branch, ids: Ids, column: Column, value: str) -> str | None:
    tables = ENDS if column.table == "" else (column.table or "",)
    found = (_place(draft, branch, ids, table, value) for table in tables)
    return next((id for id in found if id is not None), None)


def _place(draft: Draft, branch: Branch, ids: Ids, table: str, id: str) -> str | None:
    """Where a reference goes: into the copy, else to the same row when the branch stays in its plan."""
    known = ids.get(table, {}).get(id)
    if known is None and branch.plan == draft.plan.id and draft.get(table, id) is not None:
        return id
    return known


def as_assumed(row: Any) -> Any:
    """A row whose figures are assumptions: what a source says of the original it does not say of the copy."""
    fields: dict[str, Any] = {}
    for column in columns(type(row)):
        value = getattr(row, column.name)
        if column.kind == "figure":
            fields[column.name] = Figure(value.quantity, "assumed" if value.quantity is not None else "")
        elif column.name == "basis":
            fields["basis"] = "assumed" if value else ""
        elif column.table == "sources":
            fields[column.name] = None
    return replace(row, **fields)


def emptied(post: Post) -> Post:
    """A post that nobody holds: nothing of it is filled, where that was known at all."""
    known = post.filled.quantity is not None
    return replace(post, filled=Figure(ZERO, "assumed") if known else UNKNOWN)
