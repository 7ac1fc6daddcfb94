"""What stands above the chart of a poster: title, date, classification, totals, legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from orgplanner.drawing.legend import entry_width, legend_rows, legend_shapes
from orgplanner.drawing.paper import PaperOptions
from orgplanner.drawing.picture import Item, Shape, Text
from orgplanner.drawing.poster.sheet import SIDE
from orgplanner.drawing.typeface import Typeface, wrap

RIM = 10.0
"""Points around a poster."""
BESIDE = 14.0
"""Points between the heading and the chart."""
LEADING = 1.4
USUAL_SIDE = 841.89
LEAST, MOST = 1.0, 2.5
"""Times the usual sizes of text, by the size of the poster."""
SHARE = 0.65
"""Of the first sheet, so that its cut can give way to boxes."""
TITLE, SUBTITLE, SMALL = 18.0, 12.0, 9.0
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """Its item, and its bounds: left, top, right, bottom."""

    item: Item
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    size: float
    colour: str
    bold: bool = False


def heading_of(chart: tuple[float, float], paper: float, sheet: PaperOptions, typeface: Typeface) -> Heading:
    """Return the heading of a poster with a chart of this size; it fits on sheets as wide as `paper`."""
    factor = min(max((min(chart) / USUAL_SIDE) ** 0.5, LEAST), MOST)
    room = (paper - 2 * SIDE) * SHARE - 2 * RIM
    lines = [
        _Line(words, line.size, line.colour, line.bold)
        for line in _lines(sheet, factor)
        for words in wrap(typeface, line.words, line.size, room, MOST_LINES, bold=line.bold)
    ]
    small = SMALL * factor
    rows = legend_rows(sheet.legend, room, small, typeface)
    top = RIM + sum(line.size * LEADING for line in lines)
    shapes = (*_texts(lines), *legend_shapes(rows, RIM, top, small, sheet.theme, typeface))
    bottom = top + len(rows) * small * 1.5
    width = max(
        chain(
            (typeface.width(line.words, line.size, line.bold) for line in lines),
            (sum(entry_width(entry, small, typeface) for entry in row) for row in rows),
        ),
        default=0.0,
    )
    item = Item(None, "decoration", 0, 0, RIM + width, bottom, draw=partial(tuple, shapes))
    return Heading(item, (RIM, RIM, RIM + width, bottom))


def _lines(sheet: PaperOptions, factor: float) -> Iterator[_Line]:
    theme = sheet.theme
    yield _Line(sheet.title, TITLE * factor, theme.text, bold=True)
    yield _Line(sheet.subtitle, SUBTITLE * factor, theme.secondary)
    yield _Line(sheet.classification, SMALL * factor, theme.text, bold=True)
    yield _Line(" · ".join(filter(None, (sheet.date, sheet.footer))), SMALL * factor, theme.secondary)


def _texts(lines: list[_Line]) -> Iterator[Shape]:
    base = RIM
    for line in lines:
        base += line.size * LEADING
        yield Text(RIM, base - line.size * 0.3, line.words, line.size, line.colour, bold=line.bold)
