"""From a way through rectangles to the points of a line: straight as far as doors allow, each in its track."""

from collections.abc import Sequence
from typing import NamedTuple

from orgplanner.layout.free_space import Cell
from orgplanner.layout.shapes import Point

TRACKS = (0.5, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.1, 0.9, 0.25, 0.75, 0.35, 0.65)
"""where lines run in a rectangle they share, in parts of its width or height, in the order they are given out"""
LANE = 14.0
"""lines in a wide rectangle keep so close to where they came from, in points for each track"""


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
    """A vertical part of the line: what stretch it may stand in, and the rectangle it begins in."""

    left: float
    right: float
    cell: int


def trace(start: End, passages: Sequence[Passage], end: End, cells: Sequence[Cell]) -> tuple[Point, ...]:
    """The line through doors between cells, horizontal and vertical parts only; takes a track in each cell."""
    runs = _runs(start, passages, end)
    for cell in cells:
        cell.lines += 1
    points = [start.foot, start.out]
    x, y = start.out
    for run in runs:
        track = TRACKS[(cells[run.cell].lines - 1) % len(TRACKS)]
        across = _within(run, x, track)
        if not (start.sideways and run.cell == 0) and across != x:
            y = _level(cells[run.cell], track)
            points.append((x, y))
        points.append((across, y))
        x = across
    _arrive(points, x, end)
    return _simple([*points, end.foot])


def _runs(start: End, passages: Sequence[Passage], end: End) -> list[_Run]:
    """Vertical parts, each as long as the doors it goes through have a stretch in common."""
    runs: list[_Run] = []
    if not start.sideways:
        runs.append(_Run(start.out[0], start.out[0], 0))
    for index, passage in enumerate(passages):
        if runs:
            left, right = max(runs[-1].left, passage.left), min(runs[-1].right, passage.right)
            if left <= right and (right - left > 1.0 or runs[-1].left == runs[-1].right):
                runs[-1] = _Run(left, right, runs[-1].cell)
                continue
        runs.append(_Run(passage.left, passage.right, index))
    if not end.sideways:
        x = end.out[0]
        if runs and runs[-1].left <= x <= runs[-1].right:
            runs[-1] = _Run(x, x, runs[-1].cell)
        else:
            runs.append(_Run(x, x, len(passages)))
    return runs


def _within(run: _Run, x: float, track: float) -> float:
    """Where a vertical part stands: in its track of a narrow stretch, in a wide one close to where it came from."""
    room = run.right - run.left
    if room == 0.0:
        return run.left
    if room < 3 * LANE:
        return run.left + room * track
    lane = LANE * (0.5 + track)
    return min(max(x, run.left + lane), run.right - lane)


def _level(cell: Cell, track: float) -> float:
    return cell.top + (cell.bottom - cell.top) * (0.2 + 0.6 * track if track != 0.5 else 0.3)


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
