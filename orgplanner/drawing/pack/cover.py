"""The first page of a pack: what it is, of what, from which state to which, and the marks of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from orgplanner.drawing.picture import Box, Item, Line, Picture, Shape, Text
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, wrap

KICKER, LABEL, WORDS, SECOND = 11.0, 9.0, 13.0, 14.0
"""points: what the document is, a label, what it says, the title in another language"""
TITLES = (28.0, 24.0, 20.0, 17.0)
"""points of the title: the largest with which it has no more than MOST_LINES lines"""
MOST_LINES = 5
WIDEST = 560.0
"""points that a line of words has at most"""
DOWN = 0.2
"""of the room above the title"""

Line_ = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says: `titles` in one or more languages, `ways` and `marks` each as a label and words."""

    kicker: str
    titles: tuple[str, ...]
    ways: tuple[Line_, ...] = ()
    marks: tuple[Line_, ...] = ()


def cover_picture(cover: Cover, width: float, height: float, theme: Theme, typeface: Typeface) -> Picture:
    """Return the cover in a room of so many points: the title above the middle, the marks at the foot."""
    shapes = tuple(_shapes(cover, width, height, theme, typeface))
    item = Item(None, "decoration", 0, 0, width, height, draw=partial(tuple, shapes))
    return Picture(width, height, (item,), " ".join(cover.titles))


def _shapes(cover: Cover, width: float, height: float, theme: Theme, typeface: Typeface) -> Iterator[Shape]:
    room, y = min(width, WIDEST), height * DOWN
    yield Text(0, y, cover.kicker.upper(), KICKER, theme.accent, bold=True)
    y += KICKER
    for place, title in enumerate(cover.titles):
        size, lines = _set(title, room, typeface) if place == 0 else _second(title, room, typeface)
        y += size * 0.35
        for line in lines:
            y += size * 1.22
            yield Text(0, y, line, size, theme.text if place == 0 else theme.secondary, bold=place == 0)
    y += 22
    yield Box(0, y, 64, 3, theme.accent)
    y += 16
    for label, words in cover.ways:
        y += 22
        yield Text(0, y, label, LABEL, theme.secondary)
        for line in wrap(typeface, words, WORDS, room, 3):
            y += WORDS * 1.3
            yield Text(0, y, line, WORDS, theme.text)
    yield from _marks(cover.marks, width, height, theme, typeface)


def _set(title: str, room: float, typeface: Typeface) -> tuple[float, Sequence[str]]:
    for size in TITLES:
        lines = wrap(typeface, title, size, room, MOST_LINES + 1, bold=True)
        if len(lines) <= MOST_LINES:
            return size, lines
    return TITLES[-1], wrap(typeface, title, TITLES[-1], room, MOST_LINES * 2, bold=True)


def _second(title: str, room: float, typeface: Typeface) -> tuple[float, Sequence[str]]:
    return SECOND, wrap(typeface, title, SECOND, room, MOST_LINES)


def _marks(
    marks: Sequence[Line_], width: float, height: float, theme: Theme, typeface: Typeface
) -> Iterator[Shape]:
    """Yield the marks side by side above the foot of the page."""
    if not marks:
        return
    each = width / max(len(marks), 3)
    lines = [wrap(typeface, words, WORDS - 2, each - 14, 3) for _, words in marks]
    top = height - 26 - max(map(len, lines)) * (WORDS - 2) * 1.3
    yield Line(((0, top - 16), (width, top - 16)), theme.line, 0.75)
    for place, ((label, _), words) in enumerate(zip(marks, lines, strict=True)):
        yield Text(place * each, top, label, LABEL, theme.secondary)
        for number, line in enumerate(words, 1):
            yield Text(place * each, top + number * (WORDS - 2) * 1.3 + 2, line, WORDS - 2, theme.text, bold=True)
