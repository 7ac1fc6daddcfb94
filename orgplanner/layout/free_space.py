"""The free space between boxes, cut into rectangles that touch: what a dotted line may pass through."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

Box = tuple[float, float, float, float]
"""left, top, right, bottom"""


@dataclass(slots=True, eq=False)
class Cell:
    """A rectangle without boxes. `doors` lead to the cells above and below: (cell, from and to across)."""

    left: float
    top: float
    right: float
    bottom: float
    doors: list[tuple["Cell", float, float]] = field(default_factory=list)
    lines: int = 0
    """how many lines run through it already"""


def free_cells(boxes: Iterable[Box], frame: Box) -> list[Cell]:
    """Cut what boxes leave free of a frame into rectangles as wide as possible, and connect those that touch."""
    sweep = _Sweep(frame)
    events: dict[float, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for box in boxes:
        events[box[1]][0].append(box)
        events[box[3]][1].append(box)
    for height in sorted(events):
        begun, ended = events[height]
        sweep.step(height, begun, ended)
    cells = sweep.finish()
    _connect(cells)
    return cells


class _Sweep:
    """A horizontal line going down: the free stretches it crosses, from left to right."""

    __slots__ = ("_active", "_broadest", "_cells", "_frame", "_open", "_rights")

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._open = [Cell(frame[0], frame[1], frame[2], frame[3])]
        self._rights = [frame[2]]
        self._active: list[tuple[float, float]] = []
        self._broadest = 0.0
        self._cells: list[Cell] = []

    def step(self, height: float, begun: Sequence[Box], ended: Sequence[Box]) -> None:
        """Go down to a height where boxes begin and end."""
        active = self._active
        for box in begun:
            insort(active, (box[0], box[2]))
            self._broadest = max(self._broadest, box[2] - box[0])
        for box in ended:
            active.pop(bisect_left(active, (box[0], box[2])))
        touched = sorted([(box[0], box[2]) for box in (*begun, *ended)])
        for left, right in _joined(touched):
            self._renew(height, left, right)

    def _renew(self, height: float, left: float, right: float) -> None:
        """End the stretches that touch a span and begin those that are free in it now."""
        cells = self._open
        first = last = bisect_left(self._rights, left)
        while last < len(cells) and cells[last].left <= right:
            cell = cells[last]
            cell.bottom = height
            if height > cell.top:
                self._cells.append(cell)
            last += 1
        if first < last:
            left, right = min(left, cells[first].left), max(right, cells[last - 1].right)
        free = self._free(left, right)
        cells[first:last] = [Cell(a, height, b, self._frame[3]) for a, b in free]
        self._rights[first:last] = [b for _, b in free]

    def _free(self, left: float, right: float) -> list[tuple[float, float]]:
        """What the boxes crossed now leave free of a span."""
        active, free = self._active, []
        for index in range(bisect_left(active, (left - self._broadest, left)), len(active)):
            start, end = active[index]
            if start >= right:
                break
            if end > left:
                if start > left:
                    free.append((left, start))
                left = end
        if right > left:
            free.append((left, right))
        return free

    def finish(self) -> list[Cell]:
        """All cells, those still open at the bottom included."""
        return self._cells + [cell for cell in self._open if cell.bottom > cell.top]


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in spans:
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _connect(cells: Sequence[Cell]) -> None:
    above: dict[float, list[Cell]] = defaultdict(list)
    below: dict[float, list[Cell]] = defaultdict(list)
    for cell in cells:
        above[cell.bottom].append(cell)
        below[cell.top].append(cell)
    from_left = attrgetter("left")
    for height, uppers in above.items():
        lowers = below.get(height)
        if lowers is not None:
            _join(sorted(uppers, key=from_left), sorted(lowers, key=from_left))


def _join(uppers: Sequence[Cell], lowers: Sequence[Cell]) -> None:
    upper = lower = 0
    while upper < len(uppers) and lower < len(lowers):
        one, other = uppers[upper], lowers[lower]
        left = one.left if one.left > other.left else other.left
        right = one.right if one.right < other.right else other.right
        if right > left:
            one.doors.append((other, left, right))
            other.doors.append((one, left, right))
        if one.right <= other.right:
            upper += 1
        else:
            lower += 1
