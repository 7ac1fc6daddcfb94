"""The contents of a pack: its parts and what is in them, each with a page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from orgplanner.drawing.picture import Item, Line, Picture, Shape, Text, page_link
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, wrap

SIZES, LINES, ABOVE = (11.0, 9.5), (15.0, 13.0), (9.0, 1.5)
"""points by level: text, a line of it, the room above"""
INDENT, NUMBER, NOTE, NOTE_LINE = 22.0, 34.0, 9.0, 12.5
WIDEST = 560.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A part (`level` 0, with its `number`) or what is in it, and the page where it begins."""

    words: str
    page: int
    level: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Lays entries, and sentences below them, in a room of so many points."""

    width: float
    height: float
    theme: Theme
    typeface: Typeface

    @property
    def column(self) -> float:
        """How wide a line is."""
        return min(self.width, WIDEST)

    def pages(self, entries: Sequence[Entry], notes: Sequence[str] = ()) -> list[Picture]:
        """Return the pictures of the pages; numbers make no difference to how many these are."""
        made: list[list[Item]] = [[]]
        y = 0.0
        for entry in entries:
            lines = self._lines(entry)
            height = ABOVE[entry.level] + LINES[entry.level] * len(lines)
            if y + height > self.height and made[-1]:
                made.append([])
                y = 0.0
            draw = partial(self._drawn, entry, lines, y)
            made[-1].append(Item(
                None, "decoration", 0, y, self.column, height, draw=draw, link=page_link(entry.page)
            ))  # fmt: skip
            y += height
        self._notes(made, notes, y + NOTE_LINE * 2)
        return [Picture(self.width, self.height, tuple(items)) for items in made]

    def _lines(self, entry: Entry) -> tuple[str, ...]:
        room = self.column - INDENT - NUMBER
        return wrap(self.typeface, entry.words, SIZES[entry.level], room, 4, bold=entry.level == 0) or ("–",)

    def _notes(self, made: list[list[Item]], notes: Sequence[str], y: float) -> None:
        for place, note in enumerate(notes):
            for line in wrap(self.typeface, note, NOTE, self.column, 6, bold=place == 0):
                if y + NOTE_LINE > self.height:
                    made.append([])
                    y = 0.0
                text = Text(0, y + NOTE, line, NOTE, self.theme.secondary, bold=place == 0)
                made[-1].append(
                    Item(None, "decoration", 0, y, self.column, NOTE_LINE, draw=partial(tuple, (text,)))
                )
                y += NOTE_LINE

    def _drawn(self, entry: Entry, lines: Sequence[str], y: float) -> tuple[Shape, ...]:
        return tuple(self._shapes(entry, lines, y))

    def _shapes(self, entry: Entry, lines: Sequence[str], y: float) -> Iterator[Shape]:
        size, bold, theme = SIZES[entry.level], entry.level == 0, self.theme
        base = y + ABOVE[entry.level] + size
        if entry.number:
            yield Text(0, base, entry.number, size, theme.text, bold=bold)
        for line in lines:
            yield Text(INDENT, base, line, size, theme.text, bold=bold)
            base += LINES[entry.level]
        base -= LINES[entry.level]
        start = INDENT + self.typeface.width(lines[-1], size, bold=bold) + 5
        end = self.column - self.typeface.width(str(entry.page), size, bold=bold) - 5
        if end - start > 8:
            yield Line(((start, base - 0.8), (end, base - 0.8)), theme.secondary, 0.5, (0.6, 2.4))
        yield Text(self.column, base, str(entry.page), size, theme.text, bold=bold, anchor="end")
