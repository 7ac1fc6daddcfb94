"""How large the pages of a book are, how much of them charts and lists may take, and on which scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.frame import frame_of
from orgplanner.drawing.sheet.head import title_room
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.drawing.typeface import Typeface, shorten
from orgplanner.layout.shapes import Size

USUAL_PAPER = "A4"
UP = 17.0
"""points below the title for the way up"""
WANTED_TEXT = 8.0
LARGER = (1.0, 0.9, 0.8)
"""scales for charts that fit on one page"""
MORE_LINES = 1
"""of totals that a page may need more than the whole, in each language"""
WIDEST_TITLES = 4


@dataclass(frozen=True, slots=True)
class PageRoom:
    """The room for contents on every page: from `top` to `bottom`, in points of the paper."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float
    beside: float
    """how wide titles may be"""
    title_size: float
    subtitle_size: float

    def at(self, scale: float) -> Size:
        """Return the room for a chart, in points of the chart."""
        return (self.width - 2 * self.margin) / scale - 2, (self.bottom - self.top - UP) / scale - 2


def page_room(sheet: PaperOptions, titles: Sequence[str], typeface: Typeface) -> PageRoom:
    """Return the room that every page has, whichever of these titles it has."""
    short, long = PAPERS[sheet.paper if sheet.paper in PAPERS else USUAL_PAPER]
    width, height = (short, long) if sheet.landscape is False else (long, short)
    frames = [frame_of(width, height, replace(sheet, title=title), typeface) for title in ("", sheet.title)]
    size = frames[0].title_size
    widest = nlargest(WIDEST_TITLES, titles, key=lambda title: typeface.width(title, size, bold=True))
    frames += [frame_of(width, height, replace(sheet, title=title), typeface) for title in widest]
    more = MORE_LINES * len(sheet.tongues) * frames[0].small * 1.4
    beside = title_room(width, sheet, frames[0].sizes, typeface)
    return PageRoom(
        width,
        height,
        frames[0].margin,
        max(frame.top for frame in frames),
        min(frame.bottom for frame in frames) - more,
        beside,
        size,
        frames[0].sizes.subtitle,
    )


def one_line(room: PageRoom, title: str, typeface: Typeface) -> str:
    """Return a title that takes one line."""
    return shorten(typeface, title, room.title_size, room.beside, bold=True)


def scales(smallest: float) -> list[float]:
    """Return the scale of the boxes of a book, and a smaller one for boxes that are too large for the paper."""
    return [WANTED_TEXT / smallest, SMALLEST_TEXT / smallest]

