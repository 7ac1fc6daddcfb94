"""What one box shows, wrapped to its width and measured; where it stands and its colours come later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from orgplanner.drawing.setter import Setter
from orgplanner.drawing.typeface import ELLIPSIS

TITLE, WORDS, SMALL = 12.5, 11.0, 11.0
"""Sizes of the title, of the lines below it, and of captions, chips and badges."""
TITLE_LINE, WORDS_LINE, SMALL_LINE = 15.5, 14.5, 14.0
STRIPE = 5.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 10.0, 8.0, 9.0
BAR, BAR_GAP = 5.0, 5.0
CHIP, CHIP_GAP, CHIP_PAD = 16.0, 4.0, 6.0
PHOTO = 24.0
GAP = 8.0
MOST_TITLE_LINES = 3
MOST_HEAD_LINES = (3, 6)
"""in one language, and in two"""
LONG_TITLE_LINES = 6
"""of a box that is as wide as it may be: room for a name of 200 letters"""
MOST_CHIP_LINES = 5
MOST_NUMBER_LINES = 4
ABOVE_ROWS = 5.0
"""points between a card's other lines and its rows"""
HIGHEST_ROWS, MOST_COLUMNS = 560.0, 6
"""Points from which on rows stand in columns, and how many of these there are at most."""
BETWEEN_COLUMNS = 16.0
WIDEST = 1.75


class Row(NamedTuple):
    """A post or a person in a box: words, a number at the right, smaller words below, initials for the photo."""

    words: str
    number: str = ""
    detail: str = ""
    initials: str = ""


class Bar(NamedTuple):
    """Shares of the full length, each at least the one before: surely filled, perhaps filled, established."""

    filled: float
    perhaps: float
    established: float


class Facts(NamedTuple):
    """Everything a box says, in the language of the reader and not yet wrapped."""

    title: str
    caption: str = ""
    head: str = ""
    head_missing: bool = False
    numbers: str = ""
    bar: Bar | None = None
    rows: tuple[Row, ...] = ()
    chips: tuple[str, ...] = ()
    delta: str = ""
    """a difference, at the right of the numbers"""
    delta_tone: str = "same"
    second: str = ""
    """the title in a second language"""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a card: its lines, those of its detail, and its top and height from the top of the card.

    `left` is from where the words of the card begin, `room` how wide the row is.
    """

    lines: tuple[str, ...]
    number: str
    detail: tuple[str, ...]
    initials: str
    top: float
    height: float
    room: float
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A small pill with words in lines, placed from the top left corner of the card."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(self.lines)

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return CHIP + (len(self.lines) - 1) * SMALL_LINE


@dataclass(frozen=True, slots=True)
class Card:
    """A box of fixed size: its wrapped lines and where the parts below them begin; `name` is the whole title.

    `second` is the title in a second language, below the first, and `second_name` the whole of it.
    """

    name: str
    width: float
    height: float
    caption: str
    title: tuple[str, ...]
    head: tuple[str, ...]
    head_missing: bool
    numbers: tuple[str, ...]
    bar: Bar | None
    bar_top: float
    rows: tuple[SetRow, ...]
    chips: tuple[Chip, ...]
    delta: str = ""
    delta_tone: str = "same"
    second: tuple[str, ...] = ()
    second_name: str = ""


def card_of(facts: Facts, width: float, setter: Setter) -> Card:
    """Wrap and measure what a box says; no word is wider than the box, whatever it is.

    A box grows to at most WIDEST times its width where its title would need more than three lines, then in height;
    very many rows stand in columns.
    """
    width, title = _title(facts.title, width, setter)
    room = width - LEFT - RIGHT
    caption = setter.line(facts.caption, SMALL, room)
    second = setter.lines(facts.second, WORDS, room, LONG_TITLE_LINES)
    head = setter.lines(facts.head, WORDS, room, MOST_HEAD_LINES[bool(facts.second)])
    delta = setter.line(facts.delta, WORDS, room / 2)
    beside = setter.width(delta, WORDS, bold=True) + GAP if delta else 0.0
    numbers = _set_numbers(facts.numbers, room, beside, setter)
    y = TOP + SMALL_LINE * bool(caption) + TITLE_LINE * len(title)
    y += WORDS_LINE * (len(second) + len(head) + len(numbers))
    bar_top = y + BAR_GAP
    if facts.bar is not None:
        y = bar_top + BAR
    rows = in_columns(_set_rows(facts.rows, room, y, setter))
    if rows:
        width = LEFT + max(row.left + row.room for row in rows) + RIGHT
        y = max(row.top + row.height for row in rows)
    chips, y = _set_chips(facts.chips, room, y, setter) if facts.chips else ((), y)
    height = y + BOTTOM
    return Card(
        facts.title, width, height, caption, title, head, facts.head_missing, numbers, facts.bar, bar_top,
        rows, chips, delta, facts.delta_tone, second, facts.second,
    )  # fmt: skip


def _title(title: str, width: float, setter: Setter) -> tuple[float, tuple[str, ...]]:
    """Return the width of a box and its title in lines; no wider than needed to show the whole title."""
    lines = setter.lines(title, TITLE, width - LEFT - RIGHT, MOST_TITLE_LINES, bold=True)
    if not lines or len(lines) < MOST_TITLE_LINES or not lines[-1].endswith(ELLIPSIS):
        return width, lines
    for share in (1.2, 1.4, WIDEST):
        wider = width * share
        wide_lines = setter.lines(title, TITLE, wider - LEFT - RIGHT, MOST_TITLE_LINES, bold=True)
        if not wide_lines[-1].endswith(ELLIPSIS):
            return wider, wide_lines
    return wider, setter.lines(title, TITLE, wider - LEFT - RIGHT, LONG_TITLE_LINES, bold=True)


def _set_numbers(numbers: str, room: float, beside: float, setter: Setter) -> tuple[str, ...]:
    """Return figures in lines beside a difference, or below it where they would be broken."""
    lines = setter.lines(numbers, WORDS, room - beside, MOST_NUMBER_LINES)
    if not beside or " ".join(lines) == numbers:
        return lines
    return "", *setter.lines(numbers, WORDS, room, MOST_NUMBER_LINES)


def _set_rows(rows: tuple[Row, ...], room: float, y: float, setter: Setter) -> Iterator[SetRow]:
    y += ABOVE_ROWS
    for row in rows:
        placed = _set_row(row, room, y, setter)
        yield placed
        y += placed.height


def in_columns(rows: Iterable[SetRow], most: int = MOST_COLUMNS) -> tuple[SetRow, ...]:
    """Return rows below each other, or in at most so many columns, about a square, if one would be very high."""
    ordered = tuple(rows)
    whole = sum(row.height for row in ordered)
    number = min(round((whole / (ordered[0].room + BETWEEN_COLUMNS)) ** 0.5), most) if whole > HIGHEST_ROWS else 1
    found: list[SetRow] = []
    done, place = 0.0, 0
    top = y = ordered[0].top if ordered else 0.0
    for row in ordered:
        if found and place + 1 < number and done + row.height / 2 > whole / number * (place + 1):
            place, y = place + 1, top
        found.append(replace(row, top=y, left=place * (row.room + BETWEEN_COLUMNS)))
        done, y = done + row.height, y + row.height
    return tuple(found)


def _set_row(row: Row, room: float, y: float, setter: Setter) -> SetRow:
    indent = PHOTO + GAP if row.initials else 0
    number = setter.line(row.number, WORDS, room / 2)
    taken = setter.width(number, WORDS) + GAP if number else 0
    lines = setter.lines(row.words, WORDS, room - indent - taken, 3)
    detail = setter.lines(row.detail, SMALL, room - indent, 3)
    height = WORDS_LINE * len(lines) + SMALL_LINE * len(detail) + 5
    return SetRow(lines, number, detail, row.initials, y, max(height, PHOTO + 4) if row.initials else height, room)


def _set_chips(
    chips: tuple[str, ...], room: float, y: float, setter: Setter
) -> tuple[tuple[Chip, ...], float]:
    found = list(_flow(chips, room, setter))
    top = y + 6
    placed = tuple(replace(chip, x=LEFT + chip.x, y=top + chip.y) for chip in found)
    return placed, max((chip.y + chip.height for chip in placed), default=y)


def _flow(chips: tuple[str, ...], room: float, setter: Setter) -> Iterator[Chip]:
    """Yield pills from the left to the right, in as many rows as they need."""
    x = y = lowest = 0.0
    for words in chips:
        lines = setter.lines(words, SMALL, room - 2 * CHIP_PAD, MOST_CHIP_LINES)
        width = max((setter.width(line, SMALL) for line in lines), default=0.0) + 2 * CHIP_PAD
        if x > 0 and x + width > room:
            x, y = 0.0, lowest + CHIP_GAP
        chip = Chip(lines, x, y, width)
        yield chip
        lowest = max(lowest, y + chip.height)
        x += width + CHIP_GAP
