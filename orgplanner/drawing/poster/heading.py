"""What stands above the chart of a poster: logo, title, approval, classification, date, totals, legend, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.drawing.picture import Item, Shape, Text
from orgplanner.drawing.poster.sheet import SIDE
from orgplanner.drawing.poster.tiles import bounds_of
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined, said_also
from orgplanner.drawing.sheet.below import below_of
from orgplanner.drawing.sheet.foot import page_words
from orgplanner.drawing.sheet.head import head_of
from orgplanner.drawing.sheet.sizes import APPROVAL, LOGO, SMALL, Sizes
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
TITLE = 18.0
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """Its item, and its bounds: left, top, right, bottom."""

    item: Item
    bounds: tuple[float, float, float, float]


def heading_of(chart: tuple[float, float], paper: float, sheet: PaperOptions, typeface: Typeface) -> Heading:
    """Return the heading of a poster with a chart of this size; it fits on sheets as wide as `paper`."""
    factor = min(max((min(chart) / USUAL_SIDE) ** 0.5, LEAST), MOST)
    sizes = Sizes(RIM, TITLE * factor, SMALL * factor, APPROVAL * factor, LOGO * factor)
    room = (paper - 2 * SIDE) * SHARE - 2 * RIM
    head = head_of(room + 2 * RIM, sheet, sizes, typeface)
    marks = tuple(_marks(sheet, RIM + head.height, room, sizes.small, typeface))
    top = marks[-1].y + sizes.small if marks else RIM + head.height
    below = below_of(room, sheet, sizes.small, typeface)
    shapes: tuple[Shape, ...] = (*head.shapes, *marks, *below.shapes(RIM, RIM + room, top, sheet, typeface))
    right = max((bounds[2] for shape in shapes for bounds in bounds_of(shape, typeface)), default=RIM)
    bottom = top + below.height
    item = Item(None, "decoration", 0, 0, right, bottom, draw=partial(tuple, shapes))
    return Heading(item, (RIM, RIM, right, bottom))


def _marks(sheet: PaperOptions, top: float, room: float, size: float, typeface: Typeface) -> Iterator[Text]:
    """Yield the lines below the title: classification, number, version, date and totals, in both languages."""
    told = replace(sheet, pages=0)
    lines = [(both(sheet.classification, sheet.also), True)]
    for place, language in enumerate(sheet.tongues):
        footer = sheet.footer if place == 0 else said_also(sheet.footer, sheet.also)
        lines.append((joined(page_words(told, language), footer), False))
    for words, is_mark in lines:
        colour = sheet.theme.text if is_mark else sheet.theme.secondary
        for line in wrap(typeface, words, size, room, MOST_LINES, bold=is_mark) if words else ():
            top += size * LEADING
            yield Text(RIM, top - size * 0.3, line, size, colour, bold=is_mark)
