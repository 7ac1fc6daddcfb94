"""The block in which a sheet is approved: post, name, signature, date; what is not known is left to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgplanner.drawing.picture import Box, Line, Shape, Text
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT, Sizes
from orgplanner.drawing.typeface import Typeface, shorten, wrap
from orgplanner.text import Message, render, say

WIDTH, WIDER = 21.5, 26.0
"""times the size of the text: in one language, and in two where there is room"""
PAD, LEADING, ROW, PAIR = 1.0, 1.3, 1.85, 2.5
"""times the size of the text: beside all, a line, a row to fill in, one with labels in two languages"""
MOST_LINES = 4
LABELS = 0.45
"""of the width, at most"""
HEADINGS = {"en": "APPROVED", "kk": "БЕКІТЕМІН", "ru": "УТВЕРЖДАЮ"}
"""by language; all of them stand there where nothing else is said"""


class Words(NamedTuple):
    """A line of text: where its baseline is below the top of the block, and how it looks."""

    down: float
    words: str
    strong: bool
    bold: bool = False


class Blank(NamedTuple):
    """A row: labels in one or two languages, and words, or none where a line is to be written on."""

    down: float
    labels: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """The block, measured in points."""

    width: float
    height: float
    size: float
    rows: tuple[Words | Blank, ...]
    labels: float

    def shapes(self, x: float, y: float, options: PaperOptions) -> Iterator[Shape]:
        """Yield its shapes with its top left corner at x, y."""
        theme, left = options.theme, x + self.size * PAD
        yield Box(x, y, self.width, self.height, None, theme.box_line, 0.75)
        for row in self.rows:
            base = y + row.down
            if isinstance(row, Words):
                colour = theme.text if row.strong else theme.secondary
                yield Text(left, base, row.words, self.size, colour, bold=row.bold)
                continue
            for number, label in enumerate(row.labels):
                size = self.size if number == 0 else max(self.size * 0.9, SMALLEST_TEXT)
                yield Text(left, base + number * self.size * 1.1, label, size, theme.secondary)
            start, end = left + self.labels, x + self.width - self.size * PAD
            if row.words:
                yield Text(start, base, row.words, self.size, theme.text)
            else:
                yield Line(((start, base + 1), (end, base + 1)), theme.secondary, 0.5)


def approval_block(options: PaperOptions, room: float, sizes: Sizes, typeface: Typeface) -> Block:
    """Return the block, no wider than the room."""
    size, tongues = sizes.approval, options.tongues
    width = min(size * (WIDER if len(tongues) > 1 and room > size * WIDER * 2.4 else WIDTH), room)
    inner = width - 2 * size * PAD
    rows, down = _told(options, size, inner, typeface)
    blanks = blanks_of(options)
    named = [tuple(dict.fromkeys(render(label, each) for each in tongues)) for label, _ in blanks]
    room_of_labels = inner * LABELS
    labels = max((typeface.width(each, size) for pair in named for each in pair), default=0.0) + size * 0.6
    labels = min(labels, room_of_labels)
    for pair, (_, values) in zip(named, blanks, strict=True):
        cut = tuple(shorten(typeface, each, size, labels - size * 0.4) for each in pair)
        words = " / ".join(values)
        lines = wrap(typeface, words, size, inner - labels, MOST_LINES) or ("",)
        step = PAIR if len(pair) > 1 else ROW
        rows.append(Blank(down + size * ROW * 0.75, cut, lines[0]))
        for number, line in enumerate(lines[1:], 1):
            rows.append(Blank(down + size * (ROW * 0.75 + number * LEADING), (), line))
        down += size * max(step, ROW + (len(lines) - 1) * LEADING)
    return Block(width, down + size * 0.8, size, tuple(rows), labels)


def _told(
    options: PaperOptions, size: float, room: float, typeface: Typeface
) -> tuple[list[Words | Blank], float]:
    """Return the heading and the post that approves as lines, and where they end."""
    approver = options.approver
    rows: list[Words | Blank] = []
    down = size * 0.7
    posts = ((post, place == 0, False) for place, post in enumerate(approver.posts))
    texts = [(heading_of(options), True, True), *posts]
    for words, strong, bold in texts:
        for line in wrap(typeface, words, size, room, MOST_LINES, bold=bold):
            down += size * LEADING
            rows.append(Words(down, line, strong, bold))
        down += size * 0.15
    return rows, down + size * 0.3


def heading_of(options: PaperOptions) -> str:
    """Return what stands above all: as it is said, else in the two languages of the sheet, or in all three."""
    said = options.approver.headings
    known = [HEADINGS[each] for each in options.tongues if each in HEADINGS]
    return " / ".join(said or (known if len(options.languages) > 1 and known else HEADINGS.values()))


def blanks_of(options: PaperOptions) -> Sequence[tuple[Message, tuple[str, ...]]]:
    """Return the labels of the rows below, each with what is known."""
    approver = options.approver
    rows = [
        (say("Full name"), approver.names),
        (say("Signature"), ()),
        (say("Date"), approver.dates),
    ]
    return rows if approver.posts else [(say("Position"), ()), *rows]
