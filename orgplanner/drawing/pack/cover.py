"""The first page of a pack: what it is, of what, from which state to which, and the marks of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from orgplanner.drawing.picture import Box, Item, Line, Picture, Shape, Text
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, shorten, wrap

KICKER, LABEL, WORDS, SECOND = 11.0, 9.0, 13.0, 14.0
"""points: what the document is, a label, what it says, the title in another language"""
TITLES = (28.0, 24.0, 20.0, 17.0, 14.0)
"""points of the title: the largest with which all has room"""
MOST_LINES = 5
WIDEST = 560.0
"""points that a line of words has at most"""
DOWN = (0.2, 0.08, 0.0)
"""of the room above the title, the most that there is room for"""
APART = 14.0
"""points at least between the words and the marks at the foot"""

Labelled = tuple[str, str]
"""A label, and the words that stand below it."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says: `titles` in one or more languages, `ways` and `marks` each as a label and words."""

    kicker: str
    titles: tuple[str, ...]
    ways: tuple[Labelled, ...] = ()
    marks: tuple[Labelled, ...] = ()


def cover_picture(cover: Cover, width: float, height: float, theme: Theme, typeface: Typeface) -> Picture:
    """Return the cover in a room of so many points: the title above the middle, the marks at the foot.

    On paper that is too small for long names the marks, which stand at the foot of every page, are left out.
    """
    marks, top = _marks(cover.marks, width, height, theme, typeface)
    writer = _Writer(cover, min(width, WIDEST), theme, typeface)
    for down in DOWN:
        for size in TITLES:
            words, end = writer.words(height * down, size, MOST_LINES)
            if end + APART <= top and not writer.is_cut(size, MOST_LINES):
                return _picture(cover, width, height, (*words, *marks))
    for lines in range(MOST_LINES - 1, 0, -1):
        words, end = writer.words(0.0, TITLES[-1], lines)
        if end + APART <= top:
            return _picture(cover, width, height, (*words, *marks))
    return _picture(cover, width, height, words)


def _picture(cover: Cover, width: float, height: float, shapes: tuple[Shape, ...]) -> Picture:
    item = Item(None, "decoration", 0, 0, width, height, draw=partial(tuple, shapes))
    return Picture(width, height, (item,), " ".join(cover.titles))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Sets the words of a cover in lines of a width."""

    cover: Cover
    room: float
    theme: Theme
    typeface: Typeface

    def is_cut(self, size: float, most: int) -> bool:
        """Whether the title needs more lines."""
        titles = self.cover.titles[:1]
        return any(len(wrap(self.typeface, title, size, self.room, most + 1, bold=True)) > most for title in titles)

    def words(self, y: float, size: float, most: int) -> tuple[tuple[Shape, ...], float]:
        """Return all but the marks from y on, with a title of a size, and where it ends."""
        theme, shapes = self.theme, list[Shape]()
        shapes.append(Text(0, y + KICKER, self._line(self.cover.kicker.upper()), KICKER, theme.accent, bold=True))
        y += KICKER * 2
        for place, title in enumerate(self.cover.titles):
            own, bold = (SECOND, False) if place else (size, True)
            y += own * 0.35
            for line in wrap(self.typeface, title, own, self.room, most, bold=bold):
                y += own * 1.22
                shapes.append(Text(0, y, line, own, theme.secondary if place else theme.text, bold=bold))
        shapes.append(Box(0, y + size * 0.8, 64, 3, theme.accent))
        y += size * 0.8 + 14
        for label, words in self.cover.ways:
            y += 20
            shapes.append(Text(0, y, label, LABEL, theme.secondary))
            for line in wrap(self.typeface, words, WORDS, self.room, min(most, 3)):
                y += WORDS * 1.3
                shapes.append(Text(0, y, line, WORDS, theme.text))
        return tuple(shapes), y

    def _line(self, words: str) -> str:
        return shorten(self.typeface, words, KICKER, self.room, bold=True)


def _marks(
    marks: Sequence[Labelled], width: float, height: float, theme: Theme, typeface: Typeface
) -> tuple[tuple[Shape, ...], float]:
    """Return the marks side by side above the foot of the page, and where they begin."""
    if not marks:
        return (), height
    each = width / max(len(marks), 3)
    size = WORDS - 2
    lines = [wrap(typeface, words, size, each - 14, 3) for _, words in marks]
    top = height - 20 - max(map(len, lines)) * size * 1.3
    shapes: list[Shape] = [Line(((0, top - 16), (width, top - 16)), theme.line, 0.75)]
    for place, ((label, _), words) in enumerate(zip(marks, lines, strict=True)):
        x = place * each
        shapes.append(Text(x, top, shorten(typeface, label, LABEL, each - 6), LABEL, theme.secondary))
        for number, line in enumerate(words, 1):
            shapes.append(Text(x, top + number * size * 1.3 + 2, line, size, theme.text, bold=True))
    return tuple(shapes), top - 16
