"""The head of a sheet: logo, title and subtitle in one or two languages, approval block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from orgplanner.drawing.picture import Image, Shape, Text
from orgplanner.drawing.sheet.also import said_also
from orgplanner.drawing.sheet.approval import approval_block
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.sheet.sizes import Sizes
from orgplanner.drawing.typeface import Typeface, wrap

BESIDE, BETWEEN = 20.0, 26.0
"""points between title and approval block, and between two languages"""
NARROW, COLUMNS = 260.0, 440.0
"""points that a title has beside the approval block at least, and two side by side"""
TITLES = ((1.0, 2), (0.8, 3), (0.66, 7))
"""Shares of the usual size of a title with the lines it may have then."""
SUBTITLE_LINES, SUBTITLE = 3, 0.78
"""of a subtitle; the share of the size of the title that it has at most"""
SECOND = 0.8
"""how much smaller a title below that of the first language is"""
LOGO_WIDTH = 2.4
"""times its height, at most"""


class Placed(NamedTuple):
    """A line of a title below the top of the head."""

    words: str
    down: float
    size: float
    strong: bool
    bold: bool


class Column(NamedTuple):
    """Titles in lines, and how high they are."""

    lines: tuple[Placed, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Head:
    """Shapes where they stand on the sheet, and the height of all of them."""

    shapes: tuple[Shape, ...]
    height: float


def head_of(width: float, options: PaperOptions, sizes: Sizes, typeface: Typeface) -> Head:
    """Return the head of a sheet so many points wide; logo and approval block only on the first of a set."""
    room, left, top = width - 2 * sizes.margin, sizes.margin, sizes.margin
    block = approval_block(options, room, sizes, typeface) if options.approval and options.opens else None
    logo = logo_size(options, room, sizes)
    behind_logo = logo[0] + sizes.margin * 0.4 if logo[0] else 0.0
    beside = room - behind_logo - (block.width + BESIDE if block else 0.0)
    is_above = block is not None and beside < NARROW
    if is_above:
        beside, behind_logo = room, 0.0
    columns = _columns(options, beside, sizes, typeface)
    height = max((column.height for column in columns), default=0.0)
    above = max(block.height if block else 0.0, logo[1]) if is_above else 0.0
    down = top + above + (sizes.small if is_above and height else 0.0)
    if logo[1] > height and not is_above:
        down += (logo[1] - height) / 2
    shapes = tuple(
        shape
        for place, column in enumerate(columns)
        for shape in _texts(column, left + behind_logo + place * ((beside + BETWEEN) / 2), down, options)
    )
    end = max(down + height, top + logo[1], top + (block.height if block else 0.0))
    picture = (Image(left, top, *logo, options.logo.data, options.logo.kind),) if options.logo and logo[1] else ()
    around = tuple(block.shapes(width - sizes.margin - block.width, top, options)) if block else ()
    return Head((*picture, *shapes, *around), end - top)


def title_room(width: float, options: PaperOptions, sizes: Sizes, typeface: Typeface) -> float:
    """Return how wide a title may be on a sheet."""
    room = width - 2 * sizes.margin
    logo = logo_size(options, room, sizes)[0]
    beside = room - (logo + sizes.margin * 0.4 if logo else 0.0)
    if options.approval and options.opens:
        beside -= approval_block(options, room, sizes, typeface).width + BESIDE
        beside = room if beside < NARROW else beside
    return (beside - BETWEEN) / 2 if len(options.tongues) > 1 and beside >= COLUMNS else beside


def logo_size(options: PaperOptions, room: float, sizes: Sizes) -> tuple[float, float]:
    """Return width and height of the logo in points; nothing where there is none."""
    logo = options.logo if options.opens else None
    if logo is None or not logo.width or not logo.height:
        return 0.0, 0.0
    scale = min(sizes.logo / logo.height, min(sizes.logo * LOGO_WIDTH, room * 0.3) / logo.width)
    return logo.width * scale, logo.height * scale


def _columns(options: PaperOptions, room: float, sizes: Sizes, typeface: Typeface) -> list[Column]:
    """Return the titles: side by side in two languages where there is room, else one below the other."""
    title, subtitle = options.title, options.subtitle
    second = said_also(title, options.also), said_also(subtitle, options.also)
    if not any(second):
        return [_column(title, subtitle, room, sizes.title, sizes, typeface)]
    if room >= COLUMNS and second[0]:
        each, titles = (room - BETWEEN) / 2, (title, second[0])
        share = min(title_lines(words, each, sizes.title, typeface)[0] for words in titles)
        return [
            _column(words, below, each, sizes.title, sizes, typeface, share)
            for words, below in zip(titles, (subtitle, second[1]), strict=True)
        ]
    first = _column(title, subtitle, room, sizes.title, sizes, typeface)
    below = _column(*second, room, sizes.title * SECOND, sizes, typeface)
    gap = sizes.small * 0.4
    moved = (line._replace(down=line.down + first.height + gap, strong=False) for line in below.lines)
    return [Column((*first.lines, *moved), first.height + gap + below.height)]


def _column(
    title: str, subtitle: str, room: float, usual: float, sizes: Sizes, typeface: Typeface, most: float = 1.0
) -> Column:
    """Return a title of at most a share of its usual size, and what is below it."""
    share, lines = title_lines(title, room, usual, typeface, most)
    size = round(usual * share, 2)
    placed, down = [], 0.0
    for line in lines:
        placed.append(Placed(line, down + size, size, strong=True, bold=True))
        down += size * 1.3
    small = max(min(sizes.subtitle, usual * SUBTITLE), sizes.small)
    down += small * 0.25 if lines else 0.0
    for line in wrap(typeface, subtitle, small, room, SUBTITLE_LINES) if subtitle else ():
        placed.append(Placed(line, down + small * 0.97, small, strong=False, bold=False))
        down += small * 1.48
    return Column(tuple(placed), down)


def title_lines(
    title: str, room: float, usual: float, typeface: Typeface, most: float = 1.0
) -> tuple[float, tuple[str, ...]]:
    """Return at which share of the usual size a title stands in which lines: long ones are smaller, hardly cut."""
    lines: tuple[str, ...] = ()
    for share, count in TITLES:
        if share <= most and title:
            lines = wrap(typeface, title, round(usual * share, 2), room, count + 1, bold=True)
            if len(lines) <= count:
                return share, lines
    return (share, wrap(typeface, title, round(usual * share, 2), room, count, bold=True)) if title else (most, ())


def _texts(column: Column, x: float, y: float, options: PaperOptions) -> Iterator[Shape]:
    theme = options.theme
    for line in column.lines:
        colour = theme.text if line.strong else theme.secondary
        yield Text(x, y + line.down, line.words, line.size, colour, bold=line.bold)
