"""The foot of a sheet: totals, mark of classification, number, version, date and page, in one or two languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.picture import Line, Shape, Text
from orgplanner.drawing.sheet.also import both, joined, said_also
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.typeface import Typeface, wrap
from orgplanner.text import Message, render, say

LEADING = 1.4
GAP = 20.0
"""points between what stands side by side"""
LEFT = 0.35
"""of the width: what totals need at least to stand beside the rest"""
MOST_LINES, MOST_MARK = 3, 4
"""of each language; of the mark, which may be long"""


@dataclass(frozen=True, slots=True)
class Foot:
    """Lines of text: the mark in `mark`, above the others where it has rows of its own, else between them."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    mark: tuple[str, ...]
    size: float
    is_above: bool
    is_below: bool

    @property
    def rows(self) -> int:
        """Return how many rows of text there are."""
        others = len(self.left) + len(self.right) if self.is_below else max(len(self.left), len(self.right))
        return max(others + (len(self.mark) if self.is_above else 0), 1)

    @property
    def height(self) -> float:
        """Return the room below the line of the foot, in points."""
        return self.rows * self.size * LEADING

    def shapes(
        self, left: float, right: float, line: float, options: PaperOptions, typeface: Typeface
    ) -> Iterator[Shape]:
        """Yield the shapes between two margins, below the line at `line`."""
        theme, size = options.theme, self.size
        yield Line(((left, line), (right, line)), theme.text, 0.75)
        base = line + size * 1.5 + 1
        if self.is_above:
            for words in self.mark:
                yield Text((left + right) / 2, base, words, size, theme.text, bold=True, anchor="middle")
                base += size * LEADING
        for number, words in enumerate(self.left):
            yield Text(left, base + number * size * LEADING, words, size, theme.secondary)
        below = len(self.left) if self.is_below else 0
        for number, words in enumerate(self.right, below):
            yield Text(right, base + number * size * LEADING, words, size, theme.secondary, anchor="end")
        if self.mark and not self.is_above:
            yield self._between(left, right, base, options, typeface)

    def _between(self, left: float, right: float, base: float, options: PaperOptions, typeface: Typeface) -> Text:
        """Return the mark in the middle of the sheet, or as near to it as the others leave room."""
        half = typeface.width(self.mark[0], self.size, bold=True) / 2
        least = left + max((typeface.width(line, self.size) for line in self.left), default=-10.0) + 10 + half
        most = right - max((typeface.width(line, self.size) for line in self.right), default=-10.0) - 10 - half
        middle = min(max((left + right) / 2, least), most)
        return Text(middle, base, self.mark[0], self.size, options.theme.text, bold=True, anchor="middle")


def foot_of(room: float, options: PaperOptions, size: float, typeface: Typeface) -> Foot:
    """Return the foot of a sheet with so much room between its margins; the mark is never cut to make room."""
    mark = both(options.classification, options.also)
    marked = typeface.width(mark, size, bold=True) + GAP if mark else 0.0
    right = _fitted([page_words(options, each) for each in options.tongues], room * (1 - LEFT), size, typeface)
    taken = max((typeface.width(line, size) + GAP for line in right), default=0.0)
    told = list(filter(None, (options.footer, said_also(options.footer, options.also))))
    whole = max((typeface.width(line, size) for line in told), default=0.0)
    is_above = bool(mark) and marked + taken + min(whole, room * LEFT) > room
    beside = room - taken - (0.0 if is_above else marked)
    is_below = bool(told) and beside < min(whole, room * LEFT)
    left = _fitted(told, room if is_below else beside, size, typeface)
    lines = wrap(typeface, mark, size, room, MOST_MARK, bold=True) if mark else ()
    return Foot(left, right, lines, size, is_above or len(lines) > 1, is_below)


def _fitted(texts: Sequence[str], room: float, size: float, typeface: Typeface) -> tuple[str, ...]:
    return tuple(line for words in texts if words for line in wrap(typeface, words, size, room, MOST_LINES))


def page_words(options: PaperOptions, language: str) -> str:
    """Return number, version, date and page in a language; the number of the document once."""
    is_first = language == options.language
    parts: list[Message] = []
    if options.number and is_first:
        parts.append(say("No. {number}", number=options.number))
    if options.version:
        parts.append(say("version {version}", version=options.version))
    date = options.date if is_first else said_also(options.date, options.also)
    words = [*(render(part, language) for part in parts), date]
    if options.pages:
        words.append(render(say("page {page} of {pages}", page=options.page, pages=options.pages), language))
    return joined(*words)
