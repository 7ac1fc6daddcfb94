"""Lines that are drawn already, so that the next one does not run on top of them."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf

from orgplanner.layout.shapes import Point

APARTS = (4.5, 2.25, 1.1)
"""points between lines that run side by side; the smaller ones where many run through one gap"""


class Lines:
    """The straight parts of lines, upright and level ones apart; those given first, of the tree, count more."""

    __slots__ = ("_level", "_tree", "_upright")

    def __init__(self, ways: Iterable[Sequence[Point]] = ()) -> None:
        upright: dict[float, list[Point]] = defaultdict(list)
        level: dict[float, list[Point]] = defaultdict(list)
        for way in ways:
            for (x, y), (to_x, to_y) in pairwise(way):
                if x == to_x:
                    upright[x].append((y, to_y) if y < to_y else (to_y, y))
                else:
                    level[y].append((x, to_x) if x < to_x else (to_x, x))
        self._tree = _Tracks(upright), _Tracks(level)
        self._upright, self._level = self._tree[0].copy(), self._tree[1].copy()

    def add(self, way: Sequence[Point]) -> None:
        """Take one more line in."""
        for (x, y), (to_x, to_y) in pairwise(way):
            if x == to_x:
                self._upright.add(x, min(y, to_y), max(y, to_y))
            else:
                self._level.add(y, min(x, to_x), max(x, to_x))

    def upright_at(self, places: Sequence[float], start: float, end: float) -> float:
        """The first place across where a part between these heights runs on no other line; else the first."""
        return self._upright.first_clear(places, min(start, end), max(start, end), self._tree[0])

    def level_at(self, places: Sequence[float], start: float, end: float) -> float:
        """The first height where a part between these ends runs on no other line; else the first."""
        return self._level.first_clear(places, min(start, end), max(start, end), self._tree[1])


class _Tracks:
    """Parallel stretches by where they lie; on one track they are joined where they overlap."""

    __slots__ = ("_places", "_stretches")

    def __init__(self, stretches: Mapping[float, list[Point]]) -> None:
        self._places = sorted(stretches)
        self._stretches = {
            place: spans if len(spans) == 1 else _joined(spans) for place, spans in stretches.items()
        }

    def copy(self) -> "_Tracks":
        """The same stretches, to which more can be added."""
        twin = _Tracks({})
        twin._places, twin._stretches = self._places[:], {at: spans[:] for at, spans in self._stretches.items()}
        return twin

    def add(self, place: float, start: float, end: float) -> None:
        """Take a stretch in."""
        stretches = self._stretches.get(place)
        if stretches is None:
            insort(self._places, place)
            self._stretches[place] = [(start, end)]
            return
        first = bisect_left(stretches, (start,))
        if first and stretches[first - 1][1] >= start:
            first -= 1
            start = stretches[first][0]
        last = first
        while last < len(stretches) and stretches[last][0] <= end:
            end = max(end, stretches[last][1])
            last += 1
        stretches[first:last] = [(start, end)]

    def first_clear(self, places: Sequence[float], start: float, end: float, tree: "_Tracks") -> float:
        """The first place that is clear of all stretches, else of those of the tree, else the first of all."""
        found = (place for apart in APARTS for place in places if self.is_clear(place, start, end, apart))
        place = next(found, None)
        if place is None:
            place = next((place for place in places if tree.is_clear(place, start, end, APARTS[-1])), places[0])
        return place

    def is_clear(self, place: float, start: float, end: float, apart: float) -> bool:
        """Whether no stretch runs so near to a place between start and end."""
        tracks = self._places
        for index in range(bisect_right(tracks, place - apart), bisect_left(tracks, place + apart)):
            stretches = self._stretches[tracks[index]]
            before = bisect_left(stretches, (end,)) - 1
            if before >= 0 and stretches[before][1] > start:
                return False
        return True


def _joined(stretches: list[Point]) -> list[Point]:
    """Stretches of one track in order, those that overlap or touch as one."""
    joined: list[Point] = []
    last = -inf
    for start, end in sorted(stretches):
        if start > last:
            joined.append((start, end))
            last = end
        elif end > last:
            joined[-1] = joined[-1][0], end
            last = end
    return joined
