"""Rows of cells under columns, as a view of a comparison lists them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orgplanner.analysis.compare.table import Cell, Column, Table, cell_words
from orgplanner.analysis.shades import money_words, signed, with_plus
from orgplanner.model import Total
from orgplanner.text import Message

NO_TONES: tuple[str, ...] = ()
MONEY = ("money", "money difference")
Role = Literal["", "heading", "sum"]


def changes_of(title: Message) -> tuple[Column, ...]:
    """A column of differences, which have a sign."""
    return (Column(title, "difference"),)


def brief(cell: Cell, kind: str, language: str) -> str:
    """A cell of a column of this kind as a table shows it: of a figure “~84–93 + ?” where parts are unknown."""
    if isinstance(cell, Total) and kind in MONEY:
        return money_words(cell) if kind == "money" else with_plus(cell, money_words(cell))
    if isinstance(cell, Total) and cell.quantity is not None:
        if kind == "difference":
            return signed(cell)
        return cell.told
    return cell_words(cell, language).replace("\n", " ")


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells, and what they are about: `id` of either scenario, `level` of the indent, counted from 0.

    `tones` colours cells, "" is none; `kinds` and `hay`, in small letters, are what the row is found by.
    The first cell of a row with a `role`, a heading or a sum, goes over the empty ones beside it; a row that
    `keeps` stays on the page of the next one; `aside` is said below its cells, over the whole width.
    """

    cells: tuple[Cell, ...]
    id: str = ""
    level: int = 0
    tones: tuple[str, ...] = NO_TONES
    kinds: Collection[str] = ()
    hay: str = ""
    is_bold: bool = False
    role: Role = ""
    keeps: bool = False
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns with their widths in pixels, and the rows below them.

    `lead` columns stand again where the others need several pages; in a tree each row is part of the one above it
    with a smaller level.
    """

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    rows: Sequence[GridRow]
    lead: int = 1
    is_tree: bool = False


def grid_of(table: Table) -> Grid:
    """A table for other programs as rows under its columns."""
    return Grid(table.columns, (100,) * len(table.columns), [GridRow(row) for row in table.rows])


def without_empty(grid: Grid, kind: str = "words") -> Grid:
    """A grid without the columns of a kind in which no row says anything, its leading ones aside."""
    kept = [
        at
        for at, column in enumerate(grid.columns)
        if at < grid.lead or column.kind != kind or any(_says(row, at) for row in grid.rows)
    ]

    def of(row: GridRow) -> GridRow:
        cells = tuple(row.cells[at] if at < len(row.cells) else None for at in kept)
        tones = tuple(row.tones[at] if at < len(row.tones) else "" for at in kept)
        return replace(row, cells=cells, tones=tones)

    columns, widths = tuple(grid.columns[at] for at in kept), tuple(grid.widths[at] for at in kept)
    return replace(grid, columns=columns, widths=widths, rows=[of(row) for row in grid.rows])


def _says(row: GridRow, at: int) -> bool:
    return at < len(row.cells) and row.cells[at] not in (None, "", ())


def table_of(grid: Grid, title: Message, places: Sequence[int] | None = None) -> Table:
    """The rows of a grid as a table for other programs; a column with figures alone stays one of figures."""
    rows = [grid.rows[at].cells for at in (range(len(grid.rows)) if places is None else places)]
    columns = []
    for at, column in enumerate(grid.columns):
        cells = [row[at] if at < len(row) else None for row in rows]
        is_figure = column.kind not in ("words", "cell", "count") and all(
            isinstance(cell, Total | None) for cell in cells
        )
        columns.append(Column(column.title, "figure" if is_figure else "words"))
    padded = tuple((*row, *(None,) * (len(columns) - len(row))) for row in rows)
    return Table("view", title, tuple(columns), padded)
