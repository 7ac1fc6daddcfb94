"""Sheets of paper: a chart with its title, legend, totals, date and page number, scaled so that it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import floor
from typing import TypeVar

from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.legend import legend_rows, legend_shapes
from orgplanner.drawing.picture import Box, Item, Line, Page, Part, Picture, Shape, Text
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, bundled, shorten, wrap
from orgplanner.text import Message, render, say

__all__ = [
    "MOST_SCALE", "PAPERS", "SMALLEST_TEXT", "Composed", "Frame", "PaperOptions", "compose", "fitting_frame",
    "frame_of", "scale_in", "sheet_of", "smallest_text",
]  # fmt: skip

_Line = TypeVar("_Line")

PAPERS = {
    "A0": (2383.94, 3370.39),
    "A1": (1683.78, 2383.94),
    "A2": (1190.55, 1683.78),
    "A3": (841.89, 1190.55),
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
}
"""Width and height upright, in points."""

SMALLEST_TEXT = 7.0
"""Nothing on paper is smaller, in points."""
MOST_SCALE = 1.15
MUCH = 1.12
"""So much larger upright paper has to make a chart, where the direction is free."""
APPROVAL_WIDTH, APPROVAL_HEIGHT = 170.0, 66.0


@dataclass(frozen=True, slots=True)
class Composed:
    """Pages, what a reader should know about them, and how large their charts and smallest text came out."""

    pages: tuple[Page, ...]
    notes: tuple[Message, ...]
    scale: float
    smallest: float

    @property
    def readable(self) -> bool:
        """Tell whether no text of a chart is smaller than may be on paper."""
        return self.smallest >= SMALLEST_TEXT - 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart on a sheet: margins, type sizes, lines of the title, rows of the legend."""

    width: float
    height: float
    margin: float
    title_size: float
    small: float
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    legend: Sequence[Sequence[Entry]]
    footer: tuple[str, ...]
    approval: bool

    @property
    def top(self) -> float:
        """Where the room for the chart begins."""
        height = self.margin + len(self.title) * self.title_size * 1.3 + len(self.subtitle) * self.title_size * 0.95
        return max(height, self.margin + APPROVAL_HEIGHT if self.approval else 0.0) + 14

    @property
    def line(self) -> float:
        """Where the line above the footer is."""
        return self.height - self.margin - len(self.footer) * self.small * 1.4 - 4

    @property
    def bottom(self) -> float:
        """Where the room for the chart ends."""
        return self.line - len(self.legend) * self.small * 1.5 - (16 if self.legend else 10)


def compose(
    picture: Picture, options: PaperOptions, typeface: Typeface | None = None, smallest: float | None = None
) -> Composed:
    """Lay a chart on a sheet of paper, larger than life by at most MOST_SCALE, and note where it cannot be read.

    `smallest` is the size of its smallest text in points where that is known.
    """
    typeface = typeface or bundled()
    smallest = smallest_text(picture) if smallest is None else smallest
    if options.paper == "fit":
        return _composed(picture, options, fitting_frame(picture, options, typeface), smallest, typeface)
    if options.paper:
        return _on_paper(picture, options, options.paper, smallest, typeface)
    for paper in ("A4", "A3", "A2", "A1", "A0"):
        composed = _on_paper(picture, options, paper, smallest, typeface)
        if composed.readable:
            return composed
    return compose(picture, replace(options, paper="fit"), typeface, smallest)


def smallest_text(picture: Picture) -> float:
    """Return the size of the smallest text of a picture in points; that of usual text where there is none."""
    return min((shape.size for shape in picture.shapes() if isinstance(shape, Text)), default=11.0)


def _on_paper(
    picture: Picture, options: PaperOptions, paper: str, smallest: float, typeface: Typeface
) -> Composed:
    short, long = PAPERS[paper]
    ways = {True: (long, short), False: (short, long)}
    wanted = (True, False) if options.landscape is None else (options.landscape,)
    frames = [frame_of(*ways[way], options, typeface) for way in wanted]
    best = frames[0]
    if len(frames) > 1 and _is_better(scale_in(frames[1], picture), scale_in(best, picture), smallest):
        best = frames[1]
    return _composed(picture, options, best, smallest, typeface)


def _is_better(upright: float, across: float, smallest: float) -> bool:
    """Tell whether upright paper is much better, or alone can be read; so that small changes do not turn it."""
    readable = upright * smallest >= SMALLEST_TEXT > across * smallest
    return readable or upright > across * MUCH


def scale_in(frame: Frame, picture: Picture) -> float:
    """Return the scale at which a picture fits a frame."""
    across = (frame.width - 2 * frame.margin) / max(picture.width, 1)
    down = (frame.bottom - frame.top) / max(picture.height, 1)
    return max(min(across, down, MOST_SCALE), 0.001)


def _composed(
    picture: Picture, options: PaperOptions, frame: Frame, smallest: float, typeface: Typeface
) -> Composed:
    scale = scale_in(frame, picture)
    x = (frame.width - picture.width * scale) / 2
    y = frame.top + (frame.bottom - frame.top - picture.height * scale) * 0.3
    sheet = sheet_of(frame, options, typeface)
    page = Page(frame.width, frame.height, (Part(sheet), Part(replace(picture, background=None), x, y, scale)))
    composed = Composed((page,), (), scale, smallest * scale)
    return composed if composed.readable else replace(composed, notes=(_too_small(composed, options),))


def _too_small(composed: Composed, options: PaperOptions) -> Message:
    return say(
        "On {paper} the smallest text is {size} pt, less than 7 pt. "
        "Choose larger paper or “fit”, make a book or a poster of it (PDF), fold branches, or export one unit.",
        paper=options.paper,
        size=f"{floor(composed.smallest * 10) / 10:.1f}",
    )


def frame_of(width: float, height: float, options: PaperOptions, typeface: Typeface) -> Frame:
    """Return what stands around a chart on a sheet of this size, with the room that each sheet of a set needs."""
    frame = _own_frame(width, height, options, typeface)
    if not options.others:
        return frame
    frames = [frame, *(_own_frame(width, height, other, typeface) for other in options.others)]

    def filled(own: Sequence[_Line], lines: Iterable[Sequence[_Line]], empty: _Line) -> tuple[_Line, ...]:
        return (*own, *[empty] * (max(map(len, lines)) - len(own)))

    return replace(
        frame,
        title=filled(frame.title, [each.title for each in frames], ""),
        subtitle=filled(frame.subtitle, [each.subtitle for each in frames], ""),
        legend=filled(frame.legend, [each.legend for each in frames], ()),
        footer=filled(frame.footer, [each.footer for each in frames], ""),
    )


def _own_frame(width: float, height: float, options: PaperOptions, typeface: Typeface) -> Frame:
    factor = min(max((min(width, height) / 841.89) ** 0.5, 0.75), 2.0)
    margin, title_size = round(36 * factor, 2), round(max(18 * factor, 16), 2)
    small = round(max(9 * factor, 7.5), 2)
    room = width - 2 * margin
    beside = room - (APPROVAL_WIDTH + 20 if options.approval else 0)
    title = wrap(typeface, options.title, title_size, beside, 2, bold=True) if options.title else ()
    subtitle = wrap(typeface, options.subtitle, title_size * 0.64, beside, 2) if options.subtitle else ()
    legend = legend_rows(options.legend, room, small, typeface)
    footer = _footer_lines(options, room, small, typeface)
    return Frame(width, height, margin, title_size, small, title, subtitle, legend, footer, options.approval)


def _footer_lines(options: PaperOptions, room: float, size: float, typeface: Typeface) -> tuple[str, ...]:
    """Return the totals in the lines they need beside classification and page number; at least one line."""
    words = (_page_words(options), options.classification)
    taken = sum(typeface.width(part, size, bold=True) + 20 for part in words if part)
    return wrap(typeface, options.footer, size, max(room - taken, room * 0.35), 3) or ("",)


def _page_words(options: PaperOptions) -> str:
    number = render(say("page {page} of {pages}", page=options.page, pages=options.pages), options.language)
    number = number if options.pages else ""
    return " · ".join(filter(None, (options.date, number)))


def fitting_frame(picture: Picture, options: PaperOptions, typeface: Typeface) -> Frame:
    """Return the frame of a sheet just large enough for a picture at its own size, and for its title."""
    width = max(picture.width + 60, 480.0)
    for _ in range(3):
        frame = frame_of(width, 600.0, options, typeface)
        width = max(picture.width + 2 * frame.margin, 480.0)
    height = picture.height + frame.top + 600.0 - frame.bottom
    return replace(frame, width=width, height=height)


def sheet_of(frame: Frame, options: PaperOptions, typeface: Typeface) -> Picture:
    """Return what stands around the contents of a sheet: title, legend, date, number, classification, approval."""
    return Picture(frame.width, frame.height, tuple(_sheet(frame, options, typeface)), options.title, "#FFFFFF")


def _sheet(frame: Frame, options: PaperOptions, typeface: Typeface) -> Iterator[Item]:
    for shapes in (
        _title(frame, options.theme),
        legend_shapes(
            frame.legend, frame.margin, frame.bottom + 8, frame.small, options.theme, typeface
        ),
        _footer(frame, options, typeface),
        _approval(frame, options) if frame.approval else (),
    ):
        drawn = tuple(shapes)
        if drawn:
            yield Item(None, "decoration", 0, 0, frame.width, frame.height, draw=partial(tuple, drawn))


def _title(frame: Frame, theme: Theme) -> Iterator[Shape]:
    size, y = frame.title_size, frame.margin
    for line in filter(None, frame.title):
        yield Text(frame.margin, y + size, line, size, theme.text, bold=True)
        y += size * 1.3
    for line in filter(None, frame.subtitle):
        yield Text(frame.margin, y + size * 0.62, line, round(size * 0.64, 2), theme.secondary)
        y += size * 0.95


def _footer(frame: Frame, options: PaperOptions, typeface: Typeface) -> Iterator[Shape]:
    theme, left, right, size = options.theme, frame.margin, frame.width - frame.margin, frame.small
    yield Line(((left, frame.line), (right, frame.line)), theme.text, 0.75)
    base = frame.line + size * 1.5 + 1
    for number, line in enumerate(filter(None, frame.footer)):
        yield Text(left, base + number * size * 1.4, line, size, theme.secondary)
    yield Text(right, base, _page_words(options), size, theme.secondary, anchor="end")
    if options.classification:
        left += max(typeface.width(line, size) for line in frame.footer) + 10
        right -= typeface.width(_page_words(options), size) + 10
        words = shorten(typeface, options.classification, size, right - left, bold=True)
        half = typeface.width(words, size, bold=True) / 2
        middle = min(max(frame.width / 2, left + half), right - half)
        yield Text(middle, base, words, size, theme.text, bold=True, anchor="middle")


def _approval(frame: Frame, options: PaperOptions) -> Iterator[Shape]:
    """Yield the block to sign, headed in the three languages it is used in."""
    theme, language = options.theme, options.language
    x, y = frame.width - frame.margin - APPROVAL_WIDTH, frame.margin
    yield Box(x, y, APPROVAL_WIDTH, APPROVAL_HEIGHT, None, theme.box_line, 0.75)
    yield Text(x + 8, y + 15, "APPROVED / БЕКІТЕМІН / УТВЕРЖДАЮ", 8, theme.text, bold=True)
    blanks = (say("Position") , say("Signature"), say("Date"))
    for number, words in enumerate(blanks, start=1):
        base = y + 15 + number * 15
        yield Text(x + 8, base, render(words, language), 8, theme.secondary)
        yield Line(((x + 62, base + 1), (x + APPROVAL_WIDTH - 8, base + 1)), theme.secondary, 0.5)
