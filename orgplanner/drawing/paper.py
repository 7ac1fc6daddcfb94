"""Sheets of paper: a chart with its title, legend, totals, date and page number, scaled so that it can be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor

from orgplanner.drawing.picture import Page, Part, Picture, Text
from orgplanner.drawing.sheet.frame import Frame, frame_of, sheet_of
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.drawing.typeface import Typeface, bundled
from orgplanner.text import Message, say

PAPERS = {
    "A0": (2383.94, 3370.39),
    "A1": (1683.78, 2383.94),
    "A2": (1190.55, 1683.78),
    "A3": (841.89, 1190.55),
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
}
"""Width and height upright, in points."""

MOST_SCALE = 1.15
MUCH = 1.12
"""So much larger upright paper has to make a chart, where the direction is free."""
LEAST_WIDTH, HIGH = 480.0, 600.0
"""points: the least width of a sheet as large as its chart, and the height on which its frame is measured"""


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


def fitting_frame(picture: Picture, options: PaperOptions, typeface: Typeface) -> Frame:
    """Return the frame of a sheet just large enough for a picture at its own size, and for its title."""
    width = LEAST_WIDTH
    for _ in range(3):
        frame = frame_of(width, HIGH, options, typeface)
        width = max(picture.width + 2 * frame.margin, LEAST_WIDTH)
    frame = frame_of(width, HIGH, options, typeface)
    return replace(frame, height=picture.height + frame.top + HIGH - frame.bottom)
