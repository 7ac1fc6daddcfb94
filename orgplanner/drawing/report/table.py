"""A table on paper: rows as high as their lines, below headings that every page repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.drawing.picture import Box, Item, Line, Shape, Text
from orgplanner.drawing.report.columns import HEAD_SIZE, INDENT, PAD, SIZE, Laid, texts_of
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, wrap
from orgplanner.text import render

LEADING, ABOVE, MOST_LINES = 1.28, 3.0, 8
GAPS = {"gap1": 0, "gap2": 1, "gap3": 2}
Lines = tuple[tuple[str, ...], ...]
"""The lines of every cell of a row."""


@dataclass(frozen=True)
class Printed:
    """A table of some columns in a language; `theme` has the colours."""

    grid: Grid
    laid: Laid
    theme: Theme
    typeface: Typeface
    language: str

    def lines(self, row: GridRow) -> Lines:
        """Break the cells of a row into lines."""
        texts = texts_of(self.grid, row, self.language)
        found = []
        for at, width in zip(self.laid.places, self.laid.widths, strict=True):
            room = width - PAD + 1 - (INDENT * row.level if at == 0 else 0.0)
            bold = row.is_bold
            found.append(wrap(self.typeface, texts[at], SIZE, room, MOST_LINES, bold=bold) if texts[at] else ())
        return tuple(found)

    def height(self, lines: Lines) -> float:
        """Return how high a row is."""
        return max(max(map(len, lines), default=1), 1) * SIZE * LEADING + ABOVE * 2

    def head_lines(self) -> Lines:
        """Break the headings into lines."""
        titles = (render(self.grid.columns[at].title, self.language) for at in self.laid.places)
        return tuple(
            wrap(self.typeface, title, HEAD_SIZE, width - PAD + 1, 4, bold=True)
            for title, width in zip(titles, self.laid.widths, strict=True)
        )

    def head_height(self) -> float:
        """Return how high the headings are."""
        return max(map(len, self.head_lines()), default=1) * HEAD_SIZE * LEADING + ABOVE * 2

    def head(self, x: float, y: float) -> Item:
        """Return the headings as an item whose top left corner is at x, y."""
        return Item(
            None, "decoration", x, y, sum(self.laid.widths), self.head_height(),
            draw=lambda: tuple(self._head_shapes(x, y)),
        )  # fmt: skip

    def row(self, row: GridRow, lines: Lines, x: float, y: float) -> Item:
        """Return a row as an item whose top left corner is at x, y."""
        return Item(
            None, "decoration", x, y, sum(self.laid.widths), self.height(lines),
            draw=partial(self._drawn, row, lines, x, y),
        )  # fmt: skip

    def _drawn(self, row: GridRow, lines: Lines, x: float, y: float) -> tuple[Shape, ...]:
        return tuple(self._row_shapes(row, lines, x, y))

    def _head_shapes(self, x: float, y: float) -> Iterator[Shape]:
        bottom = y + self.head_height()
        for at, width, lines in zip(self.laid.places, self.laid.widths, self.head_lines(), strict=True):
            yield from self._cell(lines, x, y, width, at, HEAD_SIZE, self.theme.secondary, bold=True)
            x += width
        yield Line(((x - sum(self.laid.widths), bottom), (x, bottom)), self.theme.text, 0.75)

    def _row_shapes(self, row: GridRow, lines: Lines, x: float, y: float) -> Iterator[Shape]:
        left, height = x, self.height(lines)
        for at, width, cell in zip(self.laid.places, self.laid.widths, lines, strict=True):
            tone = row.tones[at] if at < len(row.tones) else ""
            fill = self._fill(tone)
            if fill is not None and cell:
                yield Box(x, y + 0.5, width - PAD / 2, height - 1, fill)
            colour = self.theme.gap_text if fill is not None else self._ink(tone)
            indent = INDENT * row.level if at == 0 else 0.0
            yield from self._cell(cell, x + indent, y, width - indent, at, SIZE, colour, bold=row.is_bold)
            x += width
        yield Line(((left, y + height), (x, y + height)), self.theme.line, 0.4)

    def _cell(
        self, lines: Sequence[str], x: float, y: float, width: float, at: int, size: float, colour: str, bold: bool
    ) -> Iterator[Shape]:
        right = self.grid.columns[at].kind not in ("words", "cell")
        base = y + ABOVE + size
        for line in lines:
            place = x + width - PAD if right else x
            yield Text(place, base, line, size, colour, bold=bold, anchor="end" if right else "start")
            base += size * LEADING

    def _fill(self, tone: str) -> str | None:
        if tone == "met":
            return self.theme.met
        return self.theme.gaps[GAPS[tone]] if tone in GAPS else None

    def _ink(self, tone: str) -> str:
        if tone in ("", "met", *GAPS):
            return self.theme.text
        if tone == "same":
            return self.theme.secondary
        return self.theme.tones["closed" if tone == "alarm" else tone][0]
