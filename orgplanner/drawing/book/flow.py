"""Lists in columns on pages: contents and index, each line with the number of a page that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from orgplanner.drawing.picture import Item, Line, Picture, Shape, Text, page_link
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface

SIZE, LINE = 8.5, 11.2
HEADING, HEADING_LINE = 11.0, 19.0
LETTER_LINE = 16.0
ABOVE = 9.0
"""Points above a heading that does not begin a column."""
INDENT, GAP, NUMBER = 11.0, 26.0, 26.0
"""points: of a level, between columns, and for the number of a page"""
WITH_NEXT = ("heading", "letter", "over")
"""Styles of entries that do not end a column."""
COLUMN = 235.0
"""points, at least, where there is room for several columns"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: words, the page they lead to (0: none), how far it is moved in; or a heading.

    `style` is "", "strong", "over" (what the lines below it have in common), "letter" or "heading".
    """

    words: str
    page: int = 0
    level: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """An entry in lines, how high it is, and how much of that is free above it."""

    entry: Entry
    lines: tuple[str, ...]
    height: float
    above: float = 0.0


@dataclass(slots=True)
class Column:
    """Blocks below each other, and how high they are together."""

    blocks: list[Block] = field(default_factory=list)
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """Lays lists in a room of so many points; `setter` breaks lines, `first` is the lower first page."""

    width: float
    height: float
    theme: Theme
    typeface: Typeface
    setter: Setter
    first: float | None = None

    @property
    def number(self) -> int:
        """How many columns there are on a page."""
        return max(int((self.width + GAP) // (COLUMN + GAP)), 1)

    @property
    def column(self) -> float:
        """How wide a column is."""
        return (self.width - GAP * (self.number - 1)) / self.number

    def pages(self, entries: Iterable[Entry]) -> list[list[Column]]:
        """Return the columns of each page; the numbers of pages make no difference to where a line stands."""
        columns = list(self._columns([self._block(entry) for entry in entries]))
        return [columns[first : first + self.number] for first in range(0, len(columns), self.number)]

    def _block(self, entry: Entry) -> Block:
        if entry.style == "heading":
            return Block(entry, self.setter.lines(entry.words, HEADING, self.column, 2, bold=True), HEADING_LINE)
        if entry.style == "letter":
            return Block(entry, (entry.words,), LETTER_LINE)
        room = self.column - self.indent(entry) - NUMBER
        most = max(int(min(self.height, self.first or self.height) // LINE), 1)
        lines = self.setter.lines(entry.words or "–", SIZE, room, most, bold=entry.style == "strong")
        return Block(entry, lines, LINE * len(lines))

    def indent(self, entry: Entry) -> float:
        """Return how far an entry is moved in; a very deep one not further than half of the column."""
        return min(INDENT * entry.level, self.column / 2)

    def _columns(self, blocks: Sequence[Block]) -> Iterator[Column]:
        column, done = Column(), 0
        for place, block in enumerate(blocks):
            if column.blocks and column.height + self._kept(blocks, place) > self._high(done):
                yield column
                column, done = Column(), done + 1
            if column.blocks and block.entry.style == "heading":
                block = replace(block, height=block.height + ABOVE, above=ABOVE)
            column.blocks.append(block)
            column.height += block.height
        if column.blocks:
            yield column

    def _high(self, column: int) -> float:
        """Return how high a column may be, by how many stand before it."""
        return self.height if self.first is None or column >= self.number else self.first

    def _kept(self, blocks: Sequence[Block], place: int) -> float:
        """Return the height of a block with those that it must not be parted from: headings go with a line."""
        height = blocks[place].height + (ABOVE if blocks[place].entry.style == "heading" else 0.0)
        while blocks[place].entry.style in WITH_NEXT and place + 1 < len(blocks):
            place += 1
            height += blocks[place].height
        return height

    def picture(self, columns: Sequence[Column]) -> Picture:
        """Return the picture of a page."""
        items: list[Item] = []
        for place, column in enumerate(columns):
            x, y = place * (self.column + GAP), 0.0
            for block in column.blocks:
                draw = partial(self._drawn, block, x, y + block.above)
                link = page_link(block.entry.page) if block.entry.page else None
                items.append(Item(None, "decoration", x, y, self.column, block.height, draw=draw, link=link))
                y += block.height
        return Picture(self.width, self.height, items)

    def _drawn(self, block: Block, x: float, y: float) -> tuple[Shape, ...]:
        return tuple(self._shapes(block, x, y))

    def _shapes(self, block: Block, x: float, y: float) -> Iterator[Shape]:
        entry, theme = block.entry, self.theme
        if entry.style == "heading":
            yield Text(x, y + 13, block.lines[0], HEADING, theme.text, bold=True)
            yield Line(((x, y + 17), (x + self.column, y + 17)), theme.text, 0.5)
            return
        if entry.style == "letter":
            yield Text(x, y + 12.5, entry.words, SIZE, theme.accent, bold=True)
            return
        left, base = x + self.indent(entry), y + SIZE
        for line in block.lines:
            yield Text(left, base, line, SIZE, theme.text, bold=entry.style == "strong")
            base += LINE
        if entry.page:
            yield from self._number(block, left, x + self.column, base - LINE)

    def _number(self, block: Block, left: float, right: float, base: float) -> Iterator[Shape]:
        words, page = block.lines[-1], block.entry.page
        start = left + self.typeface.width(words, SIZE, bold=block.entry.style == "strong") + 4
        end = right - self.typeface.width(str(page), SIZE) - 4
        if end - start > 8:
            yield Line(((start, base - 0.8), (end, base - 0.8)), self.theme.secondary, 0.5, (0.6, 2.4))
        yield Text(right, base, str(page), SIZE, self.theme.text, anchor="end")
