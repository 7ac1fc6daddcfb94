"""What a workbook says besides its cells, and how far these reach; found while another process reads the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgplanner.importers.apart.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TooLarge
from orgplanner.importers.reading.book import Span

FEW = 2
"""A single indented row is a slip of the hand."""


@dataclass(slots=True)
class Aside:
    """What is known of one sheet: merged cells, outline levels by row, indents by column and row, formulas that
    have no result by row and column. All places count from 0."""

    merged: list[Span] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    indents: dict[int, dict[int, int]] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class Extent:
    """How many rows and columns the cells of a sheet take, from A1 to the last of them."""

    rows: int = 0
    columns: int = 0

    def grow(self, rows: int, columns: int) -> None:
        """There is a cell in this row and column, counted from 1."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)

    @property
    def large(self) -> str:
        """What is too large, "" where nothing is."""
        if self.rows > MOST_ROWS:
            return "rows"
        if self.columns > MOST_COLUMNS:
            return "columns"
        return "cells" if self.rows * self.columns > MOST_CELLS else ""

    def check(self) -> None:
        """TooLarge when something is: calamine would make room for all the cells between."""
        if self.large:
            raise TooLarge(self.large)


def within(spans: Iterable[Span], rows: int) -> tuple[Span, ...]:
    """Merged cells as far as they lie within the rows and columns that a sheet can have."""
    return tuple(
        (top, left, min(bottom, rows - 1), min(right, MOST_COLUMNS - 1))
        for top, left, bottom, right in spans
        if 0 <= top <= bottom and top < rows and 0 <= left <= right and left < MOST_COLUMNS
    )


def most_indented(indents: Mapping[int, Mapping[int, int]]) -> Mapping[int, int]:
    """The indents by row of the column that has most of them; none where hardly any row is indented."""
    counts = Counter({column: len(found) for column, found in indents.items()})
    column, most = counts.most_common(1)[0] if counts else (0, 0)
    return indents[column] if most >= FEW else {}
