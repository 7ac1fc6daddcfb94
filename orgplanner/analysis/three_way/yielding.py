"""What becomes of a row when what it refers to is not there any more."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from orgplanner.analysis.three_way.troubles import Loose
from orgplanner.model import Row
from orgplanner.model.columns import Column

PLACED = frozenset({("units", "parent"), ("posts", "unit")})
"""References that place a row: without them it waits as not yet placed."""
NARROWED = frozenset({"requirements", "limits", "allowances"})
"""Tables in which nothing instead of a reference would mean everything, or nothing at all."""


def without_reference(loose: Loose, row: Row) -> dict[str, Any] | None:
    """The fields of a row without a reference that leads nowhere; None where it cannot be without."""
    table, column = loose.user[0], loose.column
    if (table, column.name) in PLACED:
        return {column.name: None, "unplaced": True}
    value = getattr(row, column.name)
    if column.kind == "figure":
        return {column.name: replace(value, source=None)}
    if column.kind in ("shares", "ids"):
        return {column.name: _without(column, value, loose.gone)}
    return {column.name: None} if column.optional and table not in NARROWED else None


def _without(column: Column, value: tuple[Any, ...], gone: str) -> tuple[Any, ...]:
    if column.kind == "ids":
        return tuple(id for id in value if id != gone)
    kept: tuple[tuple[str, Decimal | None], ...] = tuple(part for part in value if part[0] != gone)
    return kept
