"""A table of a comparison, in no language yet: what command line, CSV, workbook and windows show alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from orgplanner.model import Total, plain
from orgplanner.text import Message, render, say

Cell = Message | tuple[Message, ...] | str | int | Total | None
"""Words, one or several, a count, or a figure; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `kind` is words, count or figure (FTE or pay, which may be a range)."""

    title: Message
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; `id` is stable, the title is for people."""

    id: str
    title: Message
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def words(*titles: Message) -> tuple[Column, ...]:
    """Columns of words."""
    return tuple(Column(title) for title in titles)


def figures(*titles: Message) -> tuple[Column, ...]:
    """Columns of figures."""
    return tuple(Column(title, "figure") for title in titles)


def counts(*titles: Message) -> tuple[Column, ...]:
    """Columns of whole numbers."""
    return tuple(Column(title, "count") for title in titles)


def joined(parts: Iterable[str]) -> str:
    """Names in one cell."""
    return "; ".join(part for part in parts if part)


def cell_words(cell: Cell, language: str = "en") -> str:
    """A cell as people read it: “~84–93 (4 unknown)” for a figure."""
    if cell is None:
        return ""
    if isinstance(cell, Total):
        return _figure_words(cell, language)
    if isinstance(cell, tuple):
        return ", ".join(render(part, language) for part in cell)
    return plain(Decimal(cell)) if isinstance(cell, int) else render(cell, language)


def _figure_words(total: Total, language: str) -> str:
    if total.quantity is None:
        return render(say("unknown"), language) if total.unknown else "–"
    known = str(total)
    return (
        render(say("{known} ({count} unknown)", known=known, count=total.unknown), language)
        if total.unknown
        else known
    )
