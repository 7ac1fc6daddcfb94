"""What stands around the contents of a sheet, measured, and the room that it leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.drawing.picture import Item, Picture, Shape
from orgplanner.drawing.sheet.below import Below, below_of
from orgplanner.drawing.sheet.foot import Foot, foot_of
from orgplanner.drawing.sheet.head import Head, head_of
from orgplanner.drawing.sheet.options import PaperOptions
from orgplanner.drawing.sheet.sizes import Sizes, sizes_of
from orgplanner.drawing.typeface import Typeface

UNDER_HEAD = 14.0
OVER_FOOT, OVER_LEGEND = 10.0, 16.0
"""points between contents and foot, of which a part lies above what stands between them"""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a sheet in points; `above` and `under` are what other sheets of the set need at least."""

    width: float
    height: float
    sizes: Sizes
    head: Head
    below: Below
    foot: Foot
    above: float = 0.0
    under: float = 0.0

    @property
    def margin(self) -> float:
        """How much is free at each side."""
        return self.sizes.margin

    @property
    def title_size(self) -> float:
        """The usual size of a title."""
        return self.sizes.title

    @property
    def small(self) -> float:
        """The size of the text of the foot."""
        return self.sizes.small

    @property
    def top(self) -> float:
        """Where the room for the contents begins."""
        return max(self.margin + self.head.height + UNDER_HEAD, self.above)

    @property
    def line(self) -> float:
        """Where the line above the foot is."""
        return self.height - self.margin - self.foot.height - 4

    @property
    def bottom(self) -> float:
        """Where the room for the contents ends."""
        return min(self.line - self._between, self.height - self.under)

    @property
    def _between(self) -> float:
        return self.below.height + OVER_LEGEND if self.below.height else OVER_FOOT

    @property
    def legend_top(self) -> float:
        """Where legend, notes and totals box begin."""
        return self.line - self._between + 8


def frame_of(width: float, height: float, options: PaperOptions, typeface: Typeface) -> Frame:
    """Return what stands around the contents of a sheet of this size, with the room that each of its set needs."""
    frame = _own_frame(width, height, options, typeface)
    if not options.others:
        return frame
    others = [_own_frame(width, height, other, typeface) for other in options.others]
    return replace(
        frame, above=max(other.top for other in others), under=height - min(other.bottom for other in others)
    )


def _own_frame(width: float, height: float, options: PaperOptions, typeface: Typeface) -> Frame:
    sizes = sizes_of(width, height)
    room = width - 2 * sizes.margin
    return Frame(
        width,
        height,
        sizes,
        head_of(width, options, sizes, typeface),
        below_of(room, options, sizes.small, typeface),
        foot_of(room, options, sizes.small, typeface),
    )


def sheet_of(frame: Frame, options: PaperOptions, typeface: Typeface) -> Picture:
    """Return what stands around the contents of a sheet: title, legend, date, number, classification, approval."""
    return Picture(frame.width, frame.height, tuple(_sheet(frame, options, typeface)), options.title, "#FFFFFF")


def _sheet(frame: Frame, options: PaperOptions, typeface: Typeface) -> Iterator[Item]:
    left, right = frame.margin, frame.width - frame.margin
    drawn: tuple[tuple[Shape, ...], ...] = (
        frame.head.shapes,
        tuple(frame.below.shapes(left, right, frame.legend_top, options, typeface)),
        tuple(frame.foot.shapes(left, right, frame.line, options, typeface)),
    )
    for shapes in drawn:
        if shapes:
            yield Item(None, "decoration", 0, 0, frame.width, frame.height, draw=partial(tuple, shapes))
