"""The shapes of one card where it stands: box, stripe, words, bar, rows, chips and badges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgplanner.drawing.card import (
    BAR,
    CHIP,
    CHIP_PAD,
    GAP,
    LEFT,
    PHOTO,
    RIGHT,
    SMALL,
    SMALL_LINE,
    STRIPE,
    TITLE,
    TITLE_LINE,
    TOP,
    WORDS,
    WORDS_LINE,
    Card,
    SetRow,
)
from orgplanner.drawing.colouring.case import Tint
from orgplanner.drawing.picture import Box, Line, Shape, Text
from orgplanner.drawing.shaping.letters import is_usual, runs_leftward
from orgplanner.drawing.theme import Theme, mixed, text_on
from orgplanner.drawing.typeface import bundled

RADIUS = 4.0
BADGE = 16.0
ALARM = 15.0
DASH = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a card apart from its words; `badge` is on its corner, `hidden` counts what is folded below.

    `alarm`: a small red mark stands on the other corner; `ghost`: the box marks a place that was left.
    """

    theme: Theme
    stripe: str
    dashed: bool = False
    badge: str = ""
    tone: str = "same"
    struck: bool = False
    hidden: int = 0
    tint: Tint | None = None
    alarm: bool = False
    ghost: bool = False

    @property
    def is_marked(self) -> bool:
        return self.tone != "same"

    @property
    def words(self) -> str:
        """The colour of smaller words: as strong as that of the title where the box is filled."""
        return self.theme.secondary if self.tint is None or self.is_marked else self.theme.text

    @property
    def line(self) -> str:
        """The colour of thin lines."""
        if self.tint is None or self.is_marked:
            return self.theme.line
        return mixed(self.tint.fill, self.theme.text, 0.25)


def draw_card(card: Card, x: float, y: float, style: Style) -> tuple[Shape, ...]:
    """Return the shapes of a card whose top left corner is at x, y."""
    return tuple(_shapes(card, x, y, style))


def _shapes(card: Card, x: float, y: float, style: Style) -> Iterator[Shape]:
    yield from _frame(card, x, y, style)
    yield from _words(card, x + LEFT, y + TOP, style)
    if card.bar is not None:
        yield from _bar(card, x + LEFT, y + card.bar_top, style)
    for row in card.rows:
        yield from _row(row, x + LEFT + row.left, y, row.room, style)
    for chip in card.chips:
        yield Box(x + chip.x, y + chip.y, chip.width, chip.height, None, style.theme.box_line, 0.75, CHIP / 2)
        for number, words in enumerate(chip.lines):
            yield Text(x + chip.x + CHIP_PAD, y + chip.y + 11.6 + number * SMALL_LINE, words, SMALL, style.words)
    if style.badge:
        yield from _badge(style.badge, x + card.width, y, style)
    if style.alarm:
        yield from _alarm(x, y, style.theme)
    if style.hidden:
        yield from _fold(style.hidden, x + card.width / 2, y + card.height, style.theme)


def _frame(card: Card, x: float, y: float, style: Style) -> Iterator[Shape]:
    theme = style.theme
    fill, stripe, hatch = theme.box, style.stripe, None
    if style.is_marked:
        stripe, _, fill = theme.tones[style.tone]
    elif style.tint is not None:
        stripe, fill, hatch = style.tint
    dashed = style.dashed or style.ghost or style.tone == "closed"
    border = hatch or stripe if dashed else theme.box_line
    width, height = card.width, card.height
    yield Box(x, y, width, height, fill, border, 0.9 if dashed else 0.75, RADIUS, DASH if dashed else ())
    yield Box(x, y, STRIPE + RADIUS, height, stripe, None, 0, RADIUS, (), hatch)
    yield Box(x + STRIPE, y + 0.45, RADIUS + 1, height - 0.9, fill)


def _words(card: Card, x: float, y: float, style: Style) -> Iterator[Shape]:
    theme = style.theme
    colour = theme.secondary if style.ghost else theme.text
    if style.struck:
        colour = theme.tones["closed" if style.tone == "same" else style.tone][0]
    right = x + card.width - LEFT - RIGHT
    if card.caption:
        yield _line(card.caption, (x, right), y + 9.5, SMALL, style.words)
        y += SMALL_LINE
    for line in card.title:
        yield _line(line, (x, right), y + 12.2, TITLE, colour, bold=True, struck=style.struck)
        y += TITLE_LINE
    for line in card.second:
        yield _line(line, (x, right), y + 11.2, WORDS, colour, struck=style.struck)
        y += WORDS_LINE
    for line in card.head:
        yield _line(line, (x, right), y + 11.2, WORDS, style.words, italic=card.head_missing)
        y += WORDS_LINE
    if card.delta:
        tone = theme.secondary if card.delta_tone == "same" else theme.tones[card.delta_tone][0]
        yield Text(right, y + 11.2, card.delta, WORDS, tone, bold=True, anchor="end")
    for line in card.numbers:
        yield Text(x, y + 11.2, line, WORDS, style.words)
        y += WORDS_LINE


def _line(
    words: str,
    ends: tuple[float, float],
    y: float,
    size: float,
    colour: str,
    bold: bool = False,
    italic: bool = False,
    struck: bool = False,
) -> Text:
    """Return a line that begins at the left end of its room, or at the right if it is read from there."""
    if is_usual(words) or not runs_leftward(words):
        return Text(ends[0], y, words, size, colour, bold, italic, struck=struck)
    return Text(ends[1], y, words, size, colour, bold, italic, "end", struck)


def _bar(card: Card, x: float, y: float, style: Style) -> Iterator[Shape]:
    theme, length = style.theme, card.width - LEFT - RIGHT
    colour = theme.tones[style.tone][0] if style.is_marked else style.stripe
    assert card.bar is not None
    filled, perhaps, established = (share * length for share in card.bar)
    yield Box(x, y, length, BAR, theme.track, None, 0, BAR / 2)
    if established > perhaps:
        yield Box(x, y, established, BAR, theme.track, None, 0, BAR / 2, (), theme.hatch)
    if perhaps > filled:
        yield Box(x, y, perhaps, BAR, theme.hatch, None, 0, BAR / 2)
    if filled > 0:
        yield Box(x, y, filled, BAR, colour, None, 0, BAR / 2)


def _row(row: SetRow, x: float, y: float, room: float, style: Style) -> Iterator[Shape]:
    theme, top = style.theme, y + row.top
    yield Line(((x, top), (x + room, top)), style.line, 0.5)
    top += 2
    if row.initials:
        radius = PHOTO / 2
        yield Box(x, top, PHOTO, PHOTO, theme.selection, None, 0, radius)
        yield Text(x + radius, top + 15.6, row.initials, SMALL, theme.accent, bold=True, anchor="middle")
    if row.number:
        yield Text(x + room, top + 11.2, row.number, WORDS, style.words, anchor="end")
    left = x + (PHOTO + GAP if row.initials else 0)
    for line in row.lines:
        yield Text(left, top + 11.2, line, WORDS, theme.text)
        top += WORDS_LINE
    for line in row.detail:
        yield Text(left, top + 9.8, line, SMALL, style.words)
        top += SMALL_LINE


def _badge(words: str, right: float, top: float, style: Style) -> Iterator[Shape]:
    strong, on_it, _ = style.theme.tones[style.tone]
    width = bundled().width(words, SMALL, bold=True) + 12
    yield Box(right - width, top - BADGE / 2, width, BADGE, strong, None, 0, BADGE / 2)
    yield Text(right - width / 2, top + 3.6, words, SMALL, on_it, bold=True, anchor="middle")


def _alarm(left: float, top: float, theme: Theme) -> Iterator[Shape]:
    strong, on_it, _ = theme.tones["closed"]
    yield Box(left - ALARM / 2, top - ALARM / 2, ALARM, ALARM, strong, theme.box, 1, ALARM / 2)
    yield Text(left, top + 3.8, "!", SMALL, on_it, bold=True, anchor="middle")


def _fold(hidden: int, middle: float, bottom: float, theme: Theme) -> Iterator[Shape]:
    words = f"+{hidden}"
    width = max(bundled().width(words, SMALL, bold=True) + 12, BADGE + 6)
    fill = theme.secondary
    yield Box(middle - width / 2, bottom - BADGE / 2, width, BADGE, fill, theme.box, 1, BADGE / 2)
    yield Text(middle, bottom + 3.6, words, SMALL, text_on(fill), bold=True, anchor="middle")
