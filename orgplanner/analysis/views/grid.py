"""Rows of cells under columns, as a view of a comparison lists them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare.table import Cell, Column
from orgplanner.text import Message

NO_TONES: tuple[str, ...] = ()


def changes_of(title: Message) -> tuple[Column, ...]:
    """A column of differences, which have a sign."""
    return (Column(title, "difference"),)


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells, and what they are about: `id` of either scenario, `level` of the indent, counted from 0.

    `tones` colours cells, "" is none; `kinds` and `hay`, in small letters, are what the row is found by.
    """

    cells: tuple[Cell, ...]
    id: str = ""
    level: int = 0
    tones: tuple[str, ...] = NO_TONES
    kinds: Collection[str] = ()
    hay: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns with their widths in pixels, and the rows below them."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    rows: Sequence[GridRow]
