"""What stands between the contents of a sheet and its foot: the legend, notes, and the totals box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.legend import SAMPLE, SAMPLE_GAP, legend_rows, legend_shapes
from orgplanner.drawing.picture import Shape, Text
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.sheet.tally import Tally, tally_of, tally_shapes
from orgplanner.drawing.typeface import Typeface, shorten, wrap
from orgplanner.text import render, say

LEADING = 1.3
"""times the size of the text: a line of notes"""
GAP = 18.0
"""points between legend and totals box, and between notes in two languages"""
BESIDE = 260.0
"""points of width that legend and notes have at least to stand beside the totals box"""
COLUMNS = 420.0
"""points in which notes in two languages stand side by side"""
MOST_NOTES = 8
"""lines of notes in a language"""


@dataclass(frozen=True, slots=True)
class Below:
    """Measured blocks; `notes` are lines by language, side by side or one below the other."""

    legend: Sequence[Sequence[Entry]]
    notes: tuple[tuple[str, ...], ...]
    totals: Tally
    size: float
    is_beside: bool
    are_columns: bool

    @property
    def _texts(self) -> float:
        legend = len(self.legend) * self.size * 1.5
        lines = [len(each) for each in self.notes]
        notes = (max(lines, default=0) if self.are_columns else sum(lines)) * self.size * LEADING
        return legend + notes + (self.size * 0.8 if legend and notes else 0.0)

    @property
    def height(self) -> float:
        """Return the height of all of it, in points."""
        box, texts = self.totals.height, self._texts
        return max(box, texts) if self.is_beside else box + texts + (self.size * 0.8 if box and texts else 0.0)

    def shapes(
        self, left: float, right: float, top: float, options: PaperOptions, typeface: Typeface
    ) -> Iterator[Shape]:
        """Yield the shapes between two margins."""
        theme, size, box = options.theme, self.size, self.totals
        if box.rows:
            yield from tally_shapes(box, right - box.width, top, size, options)
        y = top if self.is_beside or not box.rows else top + box.height + size * 0.8
        yield from legend_shapes(self.legend, left, y, size, theme, typeface)
        y += len(self.legend) * size * 1.5 + (size * 0.8 if self.legend else 0.0)
        room = right - left - (box.width + GAP if box.rows and self.is_beside else 0.0)
        x = left
        for lines in self.notes:
            for number, words in enumerate(lines, 1):
                base = y + number * size * LEADING - size * 0.3
                yield Text(x, base, words, size, theme.secondary, bold=number == 1)
            if self.are_columns:
                x += (room + GAP) / 2
            else:
                y += len(lines) * size * LEADING


def below_of(room: float, options: PaperOptions, size: float, typeface: Typeface) -> Below:
    """Return what stands below the contents; totals box and notes only on the first sheet of a set."""
    totals = tally_of(options.figures if options.opens else (), room, size, typeface)
    notes = options.notes if options.opens else ()
    is_beside = bool(totals.rows) and room - totals.width - GAP >= max(BESIDE, room * 0.4)
    width = room - totals.width - GAP if is_beside else room
    are_columns = len(notes) > 1 and width >= COLUMNS
    each = (width - GAP) / 2 if are_columns else width
    lines = tuple(
        tuple(_noted(words, language, each, size, typeface))
        for words, language in zip(notes, options.tongues, strict=False)
    )
    return Below(_legend(options.legend, width, size, typeface), lines, totals, size, is_beside, are_columns)


def _legend(entries: Sequence[Entry], room: float, size: float, typeface: Typeface) -> Sequence[Sequence[Entry]]:
    """Return the legend in rows, none of its entries wider than the room."""
    most = room - SAMPLE - SAMPLE_GAP
    cut = (
        entry._replace(words=shorten(typeface, entry.words, size, most, bold=entry.shape == "heading"))
        for entry in entries
    )
    return legend_rows(cut, room, size, typeface)


def _noted(words: str, language: str, room: float, size: float, typeface: Typeface) -> Iterator[str]:
    """Yield the heading of notes and their lines, each paragraph on lines of its own."""
    yield render(say("Remarks on the sheet"), language)
    left = MOST_NOTES
    for paragraph in filter(None, (part.strip() for part in words.splitlines())):
        if left > 0:
            lines = wrap(typeface, paragraph, size, room, left)
            left -= len(lines)
            yield from lines
