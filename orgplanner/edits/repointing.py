"""Rows under other ids: every reference of a row follows the ids of what it names."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast

from orgplanner.edits.guards import ALONE
from orgplanner.model import TABLES, Change, Row
from orgplanner.model.columns import columns

ENDS = ("units", "posts", "functions")
"""Tables whose ids are apart from each other in a scenario, and what a reference to any of them may name."""
JOINING: Mapping[str, tuple[str, ...]] = {
    "assignments": ALONE["assignments"], "requirements": ("skill", "unit", "post"),
    "links": ALONE["links"], "responsibilities": ALONE["responsibilities"],
    "limits": ("unit", "kind", "measure"), "successions": ALONE["successions"],
    "todos": ("subject", "text", "place"),
}  # fmt: skip
"""Tables of a scenario whose rows join others, and what makes two of their rows the same."""

Ids = Mapping[str, Mapping[str, str]]
"""By table: the other id of an id; what is not named keeps its own."""


def repointed(row: Any, id: str, ids: Ids, subjects: Mapping[str, str] | None = None) -> Any:
    """A row under an id, which names things by their other ids; `subjects` are those of decisions on the base."""
    fields: dict[str, Any] = {} if row.id == id else {"id": id}
    for name, kind, target, is_base in _pointing(cast(Hashable, type(row))):
        value = getattr(row, name)
        if value is None:
            continue
        known = subjects if is_base and subjects is not None else ids.get(target, {})
        other = _other(kind, value, known)
        if other is not value:
            fields[name] = other
    return replace(row, **fields) if fields else row


def _other(kind: str, value: Any, known: Mapping[str, str]) -> Any:
    if kind == "figure":
        source = known.get(value.source, value.source)
        return value if source == value.source else replace(value, source=source)
    if kind == "shares":
        moved = tuple((known.get(id, id), share) for id, share in value)
        return value if moved == value else moved
    return known.get(value, value)


@cache
def _pointing(kind: Any) -> tuple[tuple[str, str, str, bool], ...]:
    """The columns that name rows: name, kind, the table that is named, whether it is one of the base."""
    found = []
    for column in columns(kind):
        if column.kind == "figure":
            found.append((column.name, "figure", "sources", False))
        elif column.table is not None:
            found.append((column.name, column.kind, column.table or "ends", column.base))
    return tuple(found)


def with_ends(ids: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The ids with those of units, posts and functions together, for references to any of them."""
    return {**ids, "ends": {id: to for table in ENDS for id, to in ids.get(table, {}).items()}}


def joined_ids(
    table: str, rows: Iterable[Row], beside: Mapping[str, Row], before: Mapping[str, Row] | None = None
) -> Iterator[tuple[Row, str]]:
    """Rows that join others, each with the id of the row `beside` that is the same, else "".

    `before` are earlier states of some of them by id: what was the same before is it still, whatever it joins now.
    """
    rows, fields = list(rows), JOINING[table]
    known = {row.id for row in rows}
    alike: dict[tuple[object, ...], list[str]] = {}
    for id, row in beside.items():
        if id not in known:
            alike.setdefault(tuple(getattr(row, field) for field in fields), []).append(id)
    found: dict[str, str] = {row.id: row.id for row in rows if row.id in beside}
    for states in (before or {}, {row.id: row for row in rows}):
        for row in rows:
            state = states.get(row.id)
            same = alike.get(tuple(getattr(state, field) for field in fields)) if state is not None else None
            if same and row.id not in found:
                found[row.id] = same.pop(0)
    return ((row, found.get(row.id, "")) for row in rows)


def differing(
    table: str, scenario: str | None, before: Mapping[str, Row], after: Mapping[str, Row]
) -> Iterator[Change]:
    """The changes from some rows of a table to others."""
    for id in {**before, **after}:
        was, now = before.get(id), after.get(id)
        if was is not now and was != now:
            assert now is None or type(now) is TABLES[table]
            yield Change(table, scenario, id, was, now)
