"""Bent connectors: the shape that draws a line of upright and level parts from one rectangle to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgplanner.drawing.picture import Point
from orgplanner.drawing.placing import Rect

TOP, LEFT, BOTTOM, RIGHT = range(4)
"""The sides of a rectangle as connectors number the places where they can be glued."""
QUARTER, THREE_QUARTERS = 5_400_000, 16_200_000
"""Turns, in sixtieth thousandths of a degree."""
LEAST = 1.0
"""points; a bend is told as a share of the width or height, which must not be nothing"""
BUS = 9.0
"""points from a box to a line that leads around to its side"""
STEP_OUT = 9.0
"""points that a line goes away from a box before it turns"""
CROSSING = 40.0
"""What a point of a line below a box counts for against a point of its length."""
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where on a part of a line a caption can be, as shares of it."""
BESIDE = (0.0, -0.25, 0.25, -0.5, 0.5)
"""How far beside a line it can be, as shares of the caption: it still touches the line."""
PAIRS = (
    (RIGHT, LEFT), (LEFT, RIGHT), (BOTTOM, TOP), (TOP, BOTTOM),
    (RIGHT, RIGHT), (LEFT, LEFT), (BOTTOM, BOTTOM), (TOP, TOP),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bent:
    """A connector: its form, the corner and size of the frame before it is turned, and its bends as shares."""

    form: str
    corner: Point
    width: float
    height: float
    turn: int
    mirrored: bool
    upside_down: bool
    bends: tuple[float, ...]


def bent(points: Sequence[Point]) -> Bent:
    """Return the connector through points each of which is level with or upright over the next one.

    Its first part decides: a form that begins upright is one that begins level, turned by a quarter.
    """
    (x, y), (end_x, end_y) = points[0], points[-1]
    across, down = end_x - x, end_y - y
    upright = abs(points[1][1] - y) > abs(points[1][0] - x)
    shares = tuple(_shares(points, upright, across, down))
    form = f"bentConnector{len(points) - 1}"
    if not upright:
        return Bent(form, (min(x, end_x), min(y, end_y)), abs(across), abs(down), 0, across < 0, down < 0, shares)
    width, height = abs(down), abs(across)
    corner = ((x + end_x - width) / 2, (y + end_y - height) / 2)
    turn = THREE_QUARTERS if across > 0 else QUARTER
    return Bent(form, corner, width, height, turn, (down < 0) != (across > 0), False, shares)


def _shares(points: Sequence[Point], upright: bool, across: float, down: float) -> Iterator[float]:
    """Yield where the inner parts of a line are, as shares of the way to its end."""
    for place, point in enumerate(points[1:-2]):
        is_level = (place % 2 == 0) == upright
        way = down if is_level else across
        span = way if abs(way) >= LEAST else (LEAST if way >= 0 else -LEAST)
        yield ((point[1] - points[0][1]) if is_level else (point[0] - points[0][0])) / span


def side(box: Rect, number: int) -> Point:
    """Return the middle of a side."""
    x, y, width, height = box
    places = ((x + width / 2, y), (x, y + height / 2), (x + width / 2, y + height), (x + width, y + height / 2))
    return places[number]


def family_line(
    parent: Rect, child: Rect, drawn: Sequence[Point], boxes: Sequence[Rect]
) -> tuple[int, int, Sequence[Point]]:
    """Return the sides that a line of the chart joins, and its way from the middle of one to that of the other.

    `drawn` is its way in the chart. A line to a side has as few bends as the boxes allow: programs that choose the
    way of a connector themselves then choose the same.
    """
    if drawn[-1][1] < child[1] + 1 and len(drawn) in (2, 4):
        start, end = side(parent, BOTTOM), side(child, TOP)
        bus = drawn[1][1] if len(drawn) == 4 else (start[1] + end[1]) / 2
        return BOTTOM, TOP, (start, (start[0], bus), (end[0], bus), end)
    ways = list(_to_a_side(parent, child, drawn))
    return min(ways, key=lambda way: (_under(way[2], boxes), len(way[2])))


def _to_a_side(parent: Rect, child: Rect, drawn: Sequence[Point]) -> Iterator[tuple[int, int, Sequence[Point]]]:
    """Yield lines down and across, around to the same side, and as in the chart."""
    start = side(parent, BOTTOM)
    facing = LEFT if start[0] < child[0] else RIGHT
    end = side(child, facing)
    if not child[0] <= start[0] <= child[0] + child[2]:
        yield BOTTOM, facing, (start, (start[0], end[1]), end)
    for number, bus in (
        (LEFT, min(parent[0], child[0]) - BUS),
        (RIGHT, max(parent[0] + parent[2], child[0] + child[2]) + BUS),
    ):
        first, last = side(parent, number), side(child, number)
        yield number, number, (first, (bus, first[1]), (bus, last[1]), last)
    if len(drawn) == 5:
        end, joint, bus = side(child, LEFT), drawn[1][1], drawn[2][0]
        yield BOTTOM, LEFT, (start, (start[0], joint), (bus, joint), (bus, end[1]), end)


def _under(points: Sequence[Point], boxes: Sequence[Rect]) -> int:
    """Return how much of a line is under boxes, in points."""
    return round(sum(_covered(start, end, box) for start, end in pairwise(points) for box in boxes))


def line_between(one: Rect, other: Rect, boxes: Sequence[Rect], room: Rect) -> tuple[int, int, tuple[Point, ...]]:
    """Return the sides that a line joins and its four points: short, in the room, and under few boxes."""
    return min(_lines(one, other), key=lambda way: _cost(way[2], boxes, room))


def _lines(one: Rect, other: Rect) -> Iterator[tuple[int, int, tuple[Point, ...]]]:
    for first, last in PAIRS:
        start, end = side(one, first), side(other, last)
        axis = 0 if first in (LEFT, RIGHT) else 1
        for bus in _buses(start[axis], end[axis], first, last):
            turns = ((bus, start[1]), (bus, end[1])) if axis == 0 else ((start[0], bus), (end[0], bus))
            yield first, last, (start, *turns, end)


def _buses(start: float, end: float, first: int, last: int) -> Iterator[float]:
    """Yield where the middle part of a line can be."""
    way = 1 if first in (RIGHT, BOTTOM) else -1
    if first == last:
        yield (max if way > 0 else min)(start, end) + way * STEP_OUT
    elif (end - start) * way > 2:
        yield from ((start + end) / 2, start + way * min(STEP_OUT, (end - start) * way / 2))
        yield end - way * min(STEP_OUT, (end - start) * way / 2)


def _cost(points: Sequence[Point], boxes: Sequence[Rect], room: Rect) -> float:
    x, y, width, height = room
    outside = sum(not (x <= px <= x + width and y <= py <= y + height) for px, py in points)
    total = outside * 100_000.0
    for start, end in pairwise(points):
        total += abs(end[0] - start[0]) + abs(end[1] - start[1])
        total += CROSSING * sum(_covered(start, end, box) for box in boxes)
    return total


def _covered(start: Point, end: Point, box: Rect) -> float:
    """Return how much of an upright or level line is inside a box."""
    x, y, width, height = box
    across = min(max(start[0], end[0]), x + width) - max(min(start[0], end[0]), x)
    down = min(max(start[1], end[1]), y + height) - max(min(start[1], end[1]), y)
    at_edge = start[0] == end[0] in (x, x + width) or start[1] == end[1] in (y, y + height)
    return 0.0 if across < 0 or down < 0 or at_edge else max(across, down)


def overlaps(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share more than an edge."""
    return (
        one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
    )  # fmt: skip


def caption_place(
    points: Sequence[Point], size: tuple[float, float], taken: Sequence[Rect], room: Rect
) -> Rect | None:
    """Return where a caption of this size stands on a line or beside it, covering nothing; None where it cannot."""
    parts = sorted(pairwise(points), key=lambda part: -abs(part[1][0] - part[0][0]) - abs(part[1][1] - part[0][1]))
    for beside in BESIDE:
        for start, end in parts:
            for place in _places(start, end, size, beside):
                if _is_inside(place, room) and not any(overlaps(place, other) for other in taken):
                    return place
    return None


def _places(start: Point, end: Point, size: tuple[float, float], beside: float) -> Iterator[Rect]:
    """Yield places along a part of a line, moved away from it by a share of their size."""
    width, height = size
    upright = start[0] == end[0]
    for share in ALONG:
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        across, down = (beside * width, 0.0) if upright else (0.0, beside * height)
        yield x - width / 2 + across, y - height / 2 + down, width, height


def _is_inside(place: Rect, room: Rect) -> bool:
    return (
        place[0] >= room[0] and place[1] >= room[1]
        and place[0] + place[2] <= room[0] + room[2] and place[1] + place[3] <= room[1] + room[3]
    )  # fmt: skip
