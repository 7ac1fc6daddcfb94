"""A table on paper: rows as high as their lines, below headings that every page repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.drawing.picture import Box, Item, Line, Shape, Text
from orgplanner.drawing.report.columns import HEAD_SIZE, PAD, SIZE, Laid, indent_of, texts_of
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.theme import Theme
from orgplanner.text import render

LEADING, ABOVE, MOST_TITLE = 1.28, 3.0, 6
TRAIL_SIZE, TRAIL_LINE = 7.5, 12.0
"""points: what a page goes on with"""
MOST_INDENT = 0.3
"""the share of a column by which a row of a deep tree is moved in"""
ASIDE = -1
"""the column of what is said below all of them"""
GAPS = {"gap1": 0, "gap2": 1, "gap3": 2}


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell that says something: its column, its place beside the left edge of the row, and its lines.

    The label of a heading or a sum goes over the columns beside it, and begins at the left of any of them; so does
    what is said below the cells (ASIDE).
    """

    at: int
    x: float
    width: float
    lines: tuple[str, ...]
    is_label: bool = False


Cells = tuple[Filled, ...]


@dataclass(frozen=True)
class Printed:
    """Rows of a table in some columns; `theme` has the colours, and no cell has more than `most` lines.

    The rows are said in the first of `tongues`, the headings in each of them.
    """

    grid: Grid
    rows: Sequence[GridRow]
    laid: Laid
    theme: Theme
    setter: Setter
    tongues: Sequence[str]
    most: int = 8
    has_asides: bool = True

    @property
    def width(self) -> float:
        """How wide the columns are together."""
        return sum(self.laid.widths)

    def cells(self, row: GridRow) -> Cells:
        """Break the cells of a row into lines."""
        texts = texts_of(self.grid, row, self.tongues[0])
        if not row.aside or not self.has_asides:
            return tuple(self._filled(row, texts, self.most))
        x = sum(self.laid.widths[: self.grid.lead - 1])
        cells = tuple(self._filled(row, texts, max(self.most // 2, 1)))
        most = max(int((self.most - self._lines(cells)) * SIZE / TRAIL_SIZE), 1)
        lines = self.setter.lines(row.aside.replace("\n", " "), TRAIL_SIZE, self.width - x - PAD, most)
        return (*cells, Filled(ASIDE, x, self.width - x, lines, True))

    def _filled(self, row: GridRow, texts: Sequence[str], most: int) -> Iterator[Filled]:
        places, x = list(zip(self.laid.places, self.laid.widths, strict=True)), 0.0
        while places:
            (at, width), *places = places
            indent = indent_of(self.grid, row) if at == 0 else 0.0
            while row.role and at == 0 and places and not texts[places[0][0]]:
                width += places.pop(0)[1]
            if texts[at]:
                indent = min(indent, width * MOST_INDENT)
                room = width - PAD + 1 - indent
                lines = self.setter.lines(texts[at], SIZE, room, most, bold=row.is_bold)
                yield Filled(at, x + indent, width - indent, lines, bool(row.role) and at == 0)
            x += width

    def holds_posts(self, row: GridRow) -> bool:
        """Tell whether a row is a numbered line below a heading."""
        return not row.role and self.grid.lead > 1

    def says_more(self, cells: Cells) -> bool:
        """Tell whether a row says anything in these columns that its leading ones do not."""
        return any(cell.at >= self.grid.lead for cell in cells)

    def height(self, cells: Cells) -> float:
        """Return how high a row is."""
        aside = sum(len(cell.lines) for cell in cells if cell.at == ASIDE)
        return self._lines(cells) * SIZE * LEADING + aside * TRAIL_SIZE * LEADING + ABOVE * 2

    def _lines(self, cells: Cells) -> int:
        """Return how many lines the cells beside each other take."""
        return max((len(cell.lines) for cell in cells if cell.at != ASIDE), default=1)

    @cached_property
    def heads(self) -> Cells:
        """The headings in lines."""
        found, x = [], 0.0
        for at, width in zip(self.laid.places, self.laid.widths, strict=True):
            titles = dict.fromkeys(render(self.grid.columns[at].title, each) for each in self.tongues)
            room = width - PAD + 1
            lines = [self.setter.lines(title, HEAD_SIZE, room, MOST_TITLE, bold=True) for title in titles]
            found.append(Filled(at, x, width, tuple(line for each in lines for line in each)))
            x += width
        return tuple(found)

    @cached_property
    def head_height(self) -> float:
        """Return how high the headings are."""
        return max((len(cell.lines) for cell in self.heads), default=1) * HEAD_SIZE * LEADING + ABOVE * 2

    def head(self, x: float, y: float) -> Item:
        """Return the headings as an item whose top left corner is at x, y."""
        draw = partial(_drawn, self._head_shapes, x, y)
        return Item(None, "decoration", x, y, self.width, self.head_height, draw=draw)

    def row(self, row: GridRow, cells: Cells, x: float, y: float) -> Item:
        """Return a row as an item whose top left corner is at x, y."""
        draw = partial(_drawn, self._row_shapes, row, cells, x, y)
        return Item(row.id or None, "decoration", x, y, self.width, self.height(cells), draw=draw)

    def trail(self, words: str, x: float, y: float) -> Item:
        """Return a line that says what a page goes on with."""
        text = Text(x, y + TRAIL_SIZE + 1.5, words, TRAIL_SIZE, self.theme.secondary)
        return Item(None, "decoration", x, y, self.width, TRAIL_LINE, draw=partial(tuple, (text,)))

    def _head_shapes(self, x: float, y: float) -> Iterator[Shape]:
        bottom = y + self.head_height
        for cell in self.heads:
            yield from self._cell(cell, x, y, HEAD_SIZE, self.theme.secondary, bold=True)
        yield Line(((x, bottom), (x + self.width, bottom)), self.theme.text, 0.75)

    def _row_shapes(self, row: GridRow, cells: Cells, x: float, y: float) -> Iterator[Shape]:
        height = self.height(cells)
        if row.role == "heading":
            yield Box(x - 3, y + 0.5, self.width + 6, height - 1, self.theme.track)
        for cell in cells:
            if cell.at == ASIDE:
                below = y + self._lines(cells) * SIZE * LEADING
                yield from self._cell(cell, x, below, TRAIL_SIZE, self.theme.secondary, bold=False)
                continue
            tone = row.tones[cell.at] if cell.at < len(row.tones) else ""
            fill = self._fill(tone)
            if fill is not None:
                yield Box(x + cell.x, y + 0.5, cell.width - PAD / 2, height - 1, fill)
            colour = self.theme.gap_text if fill is not None else self._ink(tone)
            yield from self._cell(cell, x, y, SIZE, colour, bold=row.is_bold)
        strong = row.role == "sum"
        colour = self.theme.secondary if strong else self.theme.line
        yield Line(((x, y + height), (x + self.width, y + height)), colour, 0.6 if strong else 0.4)

    def _cell(self, cell: Filled, x: float, y: float, size: float, colour: str, bold: bool) -> Iterator[Shape]:
        right = self.grid.columns[cell.at].kind not in ("words", "cell") and not cell.is_label
        base = y + ABOVE + size
        place = x + cell.x + (cell.width - PAD if right else 0.0)
        for line in cell.lines:
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


def _drawn(make: Callable[..., Iterator[Shape]], *about: object) -> tuple[Shape, ...]:
    return tuple(make(*about))
