"""The matter in brief: figures before and after, how much changes, and what is open, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from orgplanner.drawing.picture import Item, Line, Picture, Shape, Text, page_link
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, wrap

FIGURE, LABEL, HEADING, TEXT = 12.0, 9.0, 11.0, 10.0
"""points: a figure, the heads of columns, the heading of a block, its lines"""
ROW, LEADING = 25.0, 15.0
SMALLEST = 9.0
GAP = 26.0
"""points between two blocks side by side"""
WIDEST = 640.0
SCALES = (1.0, 0.92, 0.85, 0.78)
"""how much smaller it may be made: its smallest letters can still be read"""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a block: words, perhaps a number at its end, and words that lead to a page with more."""

    words: str
    number: str = ""
    more: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a heading."""

    title: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Figures under `heads` (the first of them is empty), blocks side by side, and blocks as wide as the page."""

    heads: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    beside: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    note: str = ""
    """what is said of the blocks side by side"""


def brief_pictures(
    brief: Brief, width: float, height: float, theme: Theme, typeface: Typeface
) -> tuple[list[Picture], float]:
    """Return all of it on pages with a room of so many points, and the scale of the pictures.

    It is made smaller where that is enough for one page.
    """
    for scale in SCALES:
        whole = _whole(brief, width / scale, theme, typeface)
        if whole.height * scale <= height:
            return [whole], scale
    return list(_cut(_whole(brief, width, theme, typeface), height)), 1.0


def _cut(whole: Picture, height: float) -> Iterator[Picture]:
    """Yield pages of a picture, cut where no item is."""
    items, start = list(whole.items), 0.0
    while items:
        over = [item.y for item in items if item.y + item.height > start + height and item.y > start]
        end = min(over, default=inf)
        here = [item for item in items if item.y < end]
        yield Picture(whole.width, height, tuple(_moved(item, -start) for item in here))
        items, start = [item for item in items if item.y >= end], end


def _moved(item: Item, down: float) -> Item:
    shapes = tuple(_shifted(shape, down) for shape in item.shapes)
    return replace(item, y=item.y + down, draw=partial(tuple, shapes))


def _shifted(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x, y + down) for x, y in shape.points))
    return replace(shape, y=shape.y + down)


def _whole(brief: Brief, width: float, theme: Theme, typeface: Typeface) -> Picture:
    """Return all of it below each other."""
    writer = _Writer(min(width, WIDEST), theme, typeface)
    y = writer.figures(brief)
    if brief.beside:
        room = (writer.width - GAP * (len(brief.beside) - 1)) / len(brief.beside)
        feet = [writer.block(block, at * (room + GAP), y, room) for at, block in enumerate(brief.beside)]
        y = writer.note(brief.note, max(feet))
    for block in brief.below:
        y = writer.block(block, 0.0, y, writer.width)
    return Picture(width, y, tuple(writer.items))


class _Writer:
    """Writes one page."""

    def __init__(self, width: float, theme: Theme, typeface: Typeface) -> None:
        self.width, self._theme, self._typeface = width, theme, typeface
        self.items: list[Item] = []

    def figures(self, brief: Brief) -> float:
        """Write the table of figures and return where it ends."""
        count = len(brief.heads)
        first = self.width * (0.26 if count > 2 else 0.6)
        each = (self.width - first) / max(count - 1, 1)
        ends = [0.0, *(first + each * place for place in range(1, count))]
        heads = [wrap(self._typeface, head, LABEL, each - 12, 4) for head in brief.heads]
        deep = max(map(len, heads), default=0)
        shapes: list[Shape] = []
        for lines, end in zip(heads, ends, strict=True):
            for number, line in enumerate(lines, deep - len(lines) + 1):
                shapes.append(Text(end, number * LABEL * 1.25, line, LABEL, self._theme.secondary, anchor="end"))
        y = deep * LABEL * 1.25 + 5
        shapes.append(Line(((0, y), (self.width, y)), self._theme.text, 0.75))
        for row in brief.figures:
            shapes += self._figures(row, ends, first, y)
            y += ROW
        self._put(0, 0, self.width, y, shapes)
        return y + 24

    def _figures(self, row: Sequence[str], ends: Sequence[float], first: float, y: float) -> Iterator[Shape]:
        base = y + ROW - 8
        lines = wrap(self._typeface, row[0], TEXT, first - 10, 2)
        top = base if len(lines) < 2 else y + TEXT + 0.5
        for number, line in enumerate(lines):
            yield Text(0, top + number * (TEXT + 1), line, TEXT, self._theme.text)
        for place, (words, end) in enumerate(zip(row[1:], ends[1:], strict=True), 1):
            size = self._fitting(words, end - (ends[place - 1] if place > 1 else first) - 8)
            bold = place == min(2, len(row) - 1)
            yield Text(end, base, words, size, self._theme.text, bold=bold, anchor="end")
        yield Line(((0, y + ROW), (self.width, y + ROW)), self._theme.line, 0.5)

    def _fitting(self, words: str, room: float) -> float:
        """Return the size of a figure with which it stays in its column."""
        wide = self._typeface.width(words, FIGURE, bold=True)
        return FIGURE if wide <= room else max(round(FIGURE * room / wide, 2), SMALLEST)

    def block(self, block: Block, x: float, y: float, room: float) -> float:
        """Write a block and return where the next one may begin."""
        shapes: list[Shape] = [Text(x, y + HEADING, block.title, HEADING, self._theme.text, bold=True)]
        shapes.append(Line(((x, y + HEADING + 6), (x + room, y + HEADING + 6)), self._theme.text, 0.5))
        self._put(x, y, room, HEADING + 11 + LEADING, shapes)  # no page ends between it and its first line
        y += HEADING + 11
        for told in block.lines:
            y = self._told(told, x, y, room)
        return y + 20

    def note(self, words: str, y: float) -> float:
        """Write a sentence below blocks and return where the next one may begin."""
        lines = wrap(self._typeface, words, LABEL, self.width, 3) if words else ()
        if not lines:
            return y
        top = y - 16
        shapes = [
            Text(0, top + (place + 1) * LABEL * 1.3, line, LABEL, self._theme.secondary)
            for place, line in enumerate(lines)
        ]
        height = LABEL * 1.3 * len(lines)
        self._put(0, top, self.width, height, shapes)
        return top + height + 20

    def _told(self, told: Told, x: float, y: float, room: float) -> float:
        width = self._typeface.width
        more = width(told.more, LABEL) + 8 if told.more else 0.0
        number = width(told.number, TEXT, bold=True) + 10 if told.number else 0.0
        lines = wrap(self._typeface, told.words, TEXT, room - more - number, 6)
        base = y + TEXT + 1
        shapes: list[Shape] = [
            Text(x, base + place * LEADING, line, TEXT, self._theme.text) for place, line in enumerate(lines)
        ]
        if told.number:
            end = x + room - more
            shapes.append(Text(end, base, told.number, TEXT, self._theme.text, bold=True, anchor="end"))
        if told.more:
            link = page_link(told.page)
            shapes.append(Text(x + room, base, told.more, LABEL, self._theme.accent, anchor="end", link=link))
        height = LEADING * max(len(lines), 1)
        self._put(x, y, room, height, shapes)
        return y + height

    def _put(self, x: float, y: float, width: float, height: float, shapes: Sequence[Shape]) -> None:
        self.items.append(Item(None, "decoration", x, y, width, height, draw=partial(tuple, tuple(shapes))))
