"""The totals box of a sheet: figures over what they count, in one or two languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.picture import Box, Line, Shape, Text
from orgplanner.drawing.sheet.options import Figure, PaperOptions
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.drawing.typeface import Typeface

FIGURE, LEADING, PAD = 1.35, 1.3, 0.9
"""times the size of the text: a figure, a line, the room around the words of a cell"""


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals box: its cells in rows, and the width and height of a cell."""

    rows: tuple[tuple[Figure, ...], ...]
    cell: float
    high: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.cell * max(map(len, self.rows), default=0)

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.high * len(self.rows)


def tally_of(figures: Sequence[Figure], room: float, size: float, typeface: Typeface) -> Tally:
    """Return the totals box: one row of cells, or more where the sheet is narrow."""
    if not figures:
        return Tally((), 0.0, 0.0)
    widths = [typeface.width(each.figure, size * FIGURE, bold=True) for each in figures]
    widths += [typeface.width(words, size) for each in figures for words in each.words]
    cell = min(max(widths) + 2 * size * PAD, room)
    most = min(max(int(room / cell), 1), len(figures))
    count = -(-len(figures) // most)
    each = -(-len(figures) // count)
    rows = tuple(tuple(figures[start : start + each]) for start in range(0, len(figures), each))
    labels = max(len(figure.words) for figure in figures)
    return Tally(rows, cell, size * (PAD + FIGURE + labels * LEADING + 0.4))


def tally_shapes(box: Tally, x: float, y: float, size: float, options: PaperOptions) -> Iterator[Shape]:
    """Yield the shapes of the box with its top left corner at x, y."""
    theme = options.theme
    yield Box(x, y, box.width, box.height, None, theme.box_line, 0.75)
    for row, figures in enumerate(box.rows):
        top = y + row * box.high
        if row:
            yield Line(((x, top), (x + box.width, top)), theme.line, 0.5)
        for column, figure in enumerate(figures):
            left = x + column * box.cell
            if column:
                yield Line(((left, top), (left, top + box.high)), theme.line, 0.5)
            middle, base = left + box.cell / 2, top + size * (PAD * 0.6 + FIGURE)
            yield Text(middle, base, figure.figure, size * FIGURE, theme.text, bold=True, anchor="middle")
            for number, words in enumerate(figure.words, 1):
                smaller = size if number == 1 else max(size * 0.92, SMALLEST_TEXT)
                down = base + number * size * LEADING
                yield Text(middle, down, words, smaller, theme.secondary, anchor="middle")
