"""Where what is dragged would go: onto a box, between two boxes, or among what is not yet placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QLineF, QPointF, QRectF

from orgplanner.drawing.picture import Point
from orgplanner.drawing.placing import Rect
from ui.canvas.sight import Sight

EDGE = 0.2
"""The part of a box at each end that means “beside it”."""
GAP = 26.0
"""Points beside a box that still mean “beside it”."""
BETWEEN = 320.0
"""Points to the nearest of two boxes of a family up to which all that lies between them means “between them”."""
OUT = 9.0
"""Points from the last box of a row to the line that shows the place after it."""
APART_ROOM = 60.0
"""Points around what is not yet placed that belong to it."""


@dataclass(frozen=True, slots=True)
class Drop:
    """What goes where: `onto` a box, `before` or `after` one beside which it will stand, or `apart`."""

    ids: tuple[str, ...]
    onto: str = ""
    before: str = ""
    after: str = ""
    apart: bool = False


def drop_at(sight: Sight, place: QPointF, ids: tuple[str, ...], *, ordered: bool) -> Drop | None:
    """The drop that a place of the canvas means, None where nothing would happen.

    `ordered`: what is dragged can stand between boxes.
    """
    at = sight.point(place)
    id = sight.box_at(place)
    if id is not None:
        beside = _beside(sight, id, at, ids, EDGE) if ordered and not sight.is_fixed(id) else None
        return beside or (Drop(ids, onto=id) if id not in ids else None)
    if _in_the_apart(sight, at):
        return Drop(ids, apart=True)
    near = _nearest(sight, at) if ordered else None
    return _beside(sight, near, at, ids, 0.5) if near is not None else None


def _beside(sight: Sight, id: str, at: Point, ids: tuple[str, ...], edge: float) -> Drop | None:
    """The place before or after a box; None in its middle, and where a box would stay where it is."""
    family = sight.family(id)
    if id in ids or (sight.is_apart(id) and len(family) == 1):
        return None
    x, y, width, height = sight.chart.boxes[id]
    share = (at[1] - y) / height if is_stacked(sight, id) else (at[0] - x) / width
    if edge <= share <= 1 - edge and edge < 0.5:
        return None
    number = family.index(id)
    after = share > 0.5
    neighbour = _entry(family, number + 1 if after else number - 1)
    if len(ids) == 1 and neighbour in ids:
        return None
    return Drop(ids, after=id) if after else Drop(ids, before=id)


def _entry(family: Sequence[str], number: int) -> str:
    return family[number] if 0 <= number < len(family) else ""


def is_stacked(sight: Sight, id: str) -> bool:
    """Whether a box stands in a column: its neighbours are above and below it."""
    family, boxes = sight.family(id), sight.chart.boxes
    number = family.index(id)
    for neighbour in (_entry(family, number + 1), _entry(family, number - 1)):
        if neighbour:
            x, y, width, height = boxes[id]
            left, top, wide, high = boxes[neighbour]
            same_row = y < top + high and top < y + height
            same_column = x < left + wide and left < x + width
            if same_row != same_column:
                return same_column
    return False


def _nearest(sight: Sight, at: Point) -> str | None:
    """The box nearest to a point in the gap beside it, or between it and the next of its family."""
    x, y = at
    near = sight.index.within(x - BETWEEN, y - BETWEEN, x + BETWEEN, y + BETWEEN)
    found = (item.subject for item in near if item.subject in sight.chart.boxes)
    ids = [id for id in found if id and not sight.is_fixed(id) and _is_beside(sight, id, at)]
    close = [id for id in ids if _far(sight, id, at) <= GAP or _is_between(sight, id, at)]
    return min(close, key=lambda id: _far(sight, id, at), default=None)


def _is_beside(sight: Sight, id: str, at: Point) -> bool:
    """Whether a point is in line with the row or column of a box."""
    x, y, width, height = sight.chart.boxes[id]
    return x <= at[0] <= x + width if is_stacked(sight, id) else y <= at[1] <= y + height


def _is_between(sight: Sight, id: str, at: Point) -> bool:
    """Whether a point lies between a box and the one before or after it, which stands in the same row or column."""
    axis = 1 if is_stacked(sight, id) else 0
    family, box = sight.family(id), sight.chart.boxes[id]
    number = family.index(id)
    neighbours = (_entry(family, number - 1), _entry(family, number + 1))
    spans = (
        _span(sight.chart.boxes, each, axis, box[1 - axis], box[3 - axis], 1 - axis) for each in neighbours if each
    )
    return any(
        span is not None and min(span[1], box[axis] + box[axis + 2]) <= at[axis] <= max(span[0], box[axis])
        for span in spans
    )


def _far(sight: Sight, id: str, at: Point) -> float:
    x, y, width, height = sight.chart.boxes[id]
    return max(x - at[0], at[0] - x - width, 0.0) + max(y - at[1], at[1] - y - height, 0.0)


def _in_the_apart(sight: Sight, at: Point) -> bool:
    boxes = [sight.chart.boxes[id] for id in sight.chart.apart]
    return bool(boxes) and at[1] > min(box[1] for box in boxes) - APART_ROOM


def target_of(drop: Drop) -> str:
    """The box beside or onto which a drop goes."""
    return drop.onto or drop.before or drop.after


def drop_line(sight: Sight, drop: Drop) -> QLineF | None:
    """The line between two boxes that shows where a drop will stand, in pixels; None for a drop onto a box."""
    id = drop.before or drop.after
    if not id:
        return None
    family, boxes = sight.family(id), sight.chart.boxes
    neighbour = _entry(family, family.index(id) + (1 if drop.after else -1))
    x, y, width, height = boxes[id]
    if is_stacked(sight, id):
        at = _between(y, height, bool(drop.after), _span(boxes, neighbour, 1, x, width, 0))
        points = ((x, at), (x + width, at))
    else:
        at = _between(x, width, bool(drop.after), _span(boxes, neighbour, 0, y, height, 1))
        points = ((at, y), (at, y + height))
    return QLineF(*(QPointF(*sight.camera.to_window(*point)) for point in points))


def _span(
    boxes: Mapping[str, Rect], neighbour: str, axis: int, start: float, length: float, across: int
) -> tuple[float, float] | None:
    """From where to where the neighbour reaches along the row, None when it stands in another row."""
    box = boxes.get(neighbour)
    if box is None or box[across] >= start + length or box[across] + box[across + 2] <= start:
        return None
    return box[axis], box[axis] + box[axis + 2]


def _between(start: float, length: float, after: bool, neighbour: tuple[float, float] | None) -> float:
    if after:
        return start + length + OUT if neighbour is None else (start + length + neighbour[0]) / 2
    return start - OUT if neighbour is None else (neighbour[1] + start) / 2


def target_place(sight: Sight, drop: Drop) -> QRectF | None:
    """The box onto which a drop goes, or all that is not yet placed, in pixels."""
    if drop.apart:
        return reduce(QRectF.united, map(sight.place_of, sight.chart.apart), QRectF())
    return sight.place_of(drop.onto) if drop.onto in sight.chart.boxes else None
