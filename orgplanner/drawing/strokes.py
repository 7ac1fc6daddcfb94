"""The outlines that renderers share: rounded corners, arrow heads, hatching and the line through struck text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from orgplanner.drawing.picture import Box, Line, Point, Text
from orgplanner.drawing.typeface import Typeface

HATCH_SPACING = 4.0
HATCH_WIDTH = 0.6
ARROW_LENGTH = 5.0
ROUND = 0.5522847498  # control points of a Bézier quarter circle


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an outline: one point is a straight line, three are a cubic Bézier curve."""

    points: tuple[Point, ...]


def outline(line: Line) -> tuple[Point, tuple[Step, ...]]:
    """Return where a line starts and its steps, ending inside its arrow head if it has one."""
    points = _without_tip(line) if line.arrow else line.points
    if line.curve:
        curves = range(1, len(points) - 2, 3)
        return points[0], tuple(Step(tuple(points[place : place + 3])) for place in curves)
    if line.radius > 0 and len(points) > 2:
        return points[0], tuple(_rounded(points, line.radius))
    return points[0], tuple(Step((point,)) for point in points[1:])


def arrow_head(line: Line) -> tuple[Point, Point, Point] | None:
    """Return tip and both ends of the head at the last point, or None for a line without direction."""
    direction = _last_direction(line.points)
    if direction is None:
        return None
    (x, y), (dx, dy), length = line.points[-1], direction, _head_length(line)
    back, half = (x - dx * length, y - dy * length), length * 0.4
    return (x, y), (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)


def hatching(box: Box) -> Iterator[tuple[Point, Point]]:
    """Yield rising diagonal lines that cover a box, each within its bounds; rounded corners need a clip."""
    step = HATCH_SPACING * 2**0.5
    offset = step / 2
    while offset < box.width + box.height:
        left, right = max(0.0, offset - box.height), min(offset, box.width)
        yield (box.x + left, box.y + offset - left), (box.x + right, box.y + offset - right)
        offset += step


def struck_line(text: Text, left: float, width: float) -> Line:
    """Return the line through a struck text that is `width` wide and starts at `left`."""
    height = text.y - text.size * 0.3
    return Line(((left, height), (left + width, height)), text.colour, line_width=max(0.4, text.size * 0.06))


def left_of(text: Text, width: float) -> float:
    """Return where a text that is `width` wide starts, by its anchor."""
    return text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]


def text_width(typeface: Typeface, text: Text) -> float:
    """Return the width of a text shape in points."""
    return typeface.width(text.text, text.size, text.bold, text.italic)


def _head_length(line: Line) -> float:
    return ARROW_LENGTH + line.line_width * 1.5


def _last_direction(points: tuple[Point, ...]) -> tuple[float, float] | None:
    """Return the unit vector towards the last point from the nearest other point before it."""
    x, y = points[-1]
    for before in reversed(points[:-1]):
        distance = hypot(x - before[0], y - before[1])
        if distance > 1e-9:
            return (x - before[0]) / distance, (y - before[1]) / distance
    return None


def _without_tip(line: Line) -> tuple[Point, ...]:
    """Return the points with the last drawn back into the head, so that the line does not blunt the tip."""
    direction = _last_direction(line.points)
    if direction is None:
        return line.points
    (x, y), (dx, dy), back = line.points[-1], direction, _head_length(line) * 0.7
    return (*line.points[:-1], (x - dx * back, y - dy * back))


def _rounded(points: tuple[Point, ...], radius: float) -> Iterator[Step]:
    """Yield straight lines and quarter curves; a corner takes at most half of the lines beside it."""
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(corner, before, radius), _towards(corner, after, radius)
        yield Step((into,))
        yield Step((_between(into, corner), _between(out, corner), out))
    yield Step((points[-1],))


def _towards(corner: Point, end: Point, radius: float) -> Point:
    """Return the point `radius` away from a corner, but no further than half way."""
    distance = hypot(end[0] - corner[0], end[1] - corner[1])
    share = min(radius / distance, 0.5) if distance else 0.0
    return corner[0] + (end[0] - corner[0]) * share, corner[1] + (end[1] - corner[1]) * share


def _between(start: Point, corner: Point) -> Point:
    """Return the control point of a quarter circle that leaves `start` towards the corner."""
    return start[0] + (corner[0] - start[0]) * ROUND, start[1] + (corner[1] - start[1]) * ROUND
