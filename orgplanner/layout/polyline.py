"""From a way through rectangles to the points of a line: straight as far as doors allow, each in its track."""

from collections.abc import Sequence
from typing import NamedTuple

from orgplanner.layout.free_space import Cell
from orgplanner.layout.lines import Lines
from orgplanner.layout.shapes import Point

TRACKS = (0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.05, 0.95, *(step / 48 for step in range(3, 46)))
"""where lines may run in a rectangle they share, in parts of its width or height, the best first"""
LANES = (0, *(sign * step for step in range(1, 16) for sign in (1, -1)))
LANE = 14.0
"""points that lines keep from the ends of a wide stretch"""


class End(NamedTuple):
    """Where a line leaves a box: its foot on the side, the point clear of the box, whether it leaves sideways."""

    foot: Point
    out: Point
    sideways: bool


class Passage(NamedTuple):
    """A door between two rectangles: from and to across, at a height."""

    left: float
    right: float
    height: float


class _Run(NamedTuple):
    """A vertical part of the line: where it may stand, the rectangle it begins in, from and to which height."""

    left: float
    right: float
    cell: int
    start: float
    end: float


def trace(
    start: End, passages: Sequence[Passage], end: End, cells: Sequence[Cell], lines: Lines
) -> tuple[Point, ...]:
    """The line through doors between cells, horizontal and vertical parts only, beside the lines that are there."""
    points = [start.foot, start.out]
    x, y = start.out
    for run in _runs(start, passages, end):
        across = lines.upright_at(_places(run, x), run.start, run.end)
        if not (start.sideways and run.cell == 0) and across != x:
            y = lines.level_at(_levels(cells[run.cell]), x, across)
            points.append((x, y))
        points.append((across, y))
        x = across
    _arrive(points, x, end)
    way = _simple([*points, end.foot])
    lines.add(way)
    for cell in cells:
        cell.lines += 1
    return way


def _runs(start: End, passages: Sequence[Passage], end: End) -> list[_Run]:
    """Vertical parts, each as long as the doors it goes through have a stretch in common."""
    runs: list[_Run] = []
    if not start.sideways:
        x, y = start.out
        runs.append(_Run(x, x, 0, y, y))
    for index, passage in enumerate(passages):
        if runs:
            _, _, cell, begun, _ = runs[-1]
            left, right = max(runs[-1].left, passage.left), min(runs[-1].right, passage.right)
            if left <= right and (right - left > 1.0 or runs[-1].left == runs[-1].right):
                runs[-1] = _Run(left, right, cell, begun, passage.height)
                continue
        runs.append(_Run(passage.left, passage.right, index, passage.height, passage.height))
    x, y = end.out
    if runs and (end.sideways or runs[-1].left <= x <= runs[-1].right):
        left, right = (runs[-1].left, runs[-1].right) if end.sideways else (x, x)
        runs[-1] = _Run(left, right, runs[-1].cell, runs[-1].start, y)
    elif not end.sideways:
        runs.append(_Run(x, x, len(passages), y, y))
    return runs


def _places(run: _Run, x: float) -> list[float]:
    """Where a vertical part may stand: in tracks of a narrow stretch, in a wide one close to where it came from."""
    room = run.right - run.left
    if room < 3 * LANE:
        return [run.left + room * track for track in TRACKS]
    near = min(max(x, run.left + LANE), run.right - LANE)
    places = [near + step * LANE / 2 for step in LANES]
    return [place for place in places if run.left < place < run.right]


def _levels(cell: Cell) -> list[float]:
    """Heights at which a horizontal part may run in a rectangle."""
    return [cell.top + (cell.bottom - cell.top) * track for track in TRACKS]


def _arrive(points: list[Point], x: float, end: End) -> None:
    """Come to the end in the last rectangle."""
    to_x, to_y = end.out
    if end.sideways:
        if len(points) == 2 and points[-1][1] != to_y:
            x = (x + to_x) / 2
            points.append((x, points[-1][1]))
        points.append((x, to_y))
    points.append((to_x, to_y))


def _simple(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that repeat or lie on a straight part."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)
