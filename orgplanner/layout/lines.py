"""Lines that are drawn already, so that the next one does not run on top of them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from orgplanner.layout.shapes import Point

APARTS = (4.5, 2.25, 1.1)
"""points between lines that run side by side; the smaller ones where many run through one gap"""


class Lines:
    """The straight parts of lines, upright and level ones apart; those given first, of the tree, count more."""

    __slots__ = ("_level", "_tree", "_upright")

    def __init__(self, ways: Iterable[Sequence[Point]] = ()) -> None:
        self._upright, self._level = _Tracks(), _Tracks()
        self._tree: tuple[_Tracks, _Tracks] = _Tracks(), _Tracks()
        for way in ways:
            self.add(way)
            _sort_in(way, *self._tree)

    def add(self, way: Sequence[Point]) -> None:
        """Take one more line in."""
        _sort_in(way, self._upright, self._level)

    def upright_at(self, places: Sequence[float], start: float, end: float) -> float:
        """The first place across where a part between these heights runs on no other line; else the first."""
        return self._upright.first_clear(places, min(start, end), max(start, end), self._tree[0])

    def level_at(self, places: Sequence[float], start: float, end: float) -> float:
        """The first height where a part between these ends runs on no other line; else the first."""
        return self._level.first_clear(places, min(start, end), max(start, end), self._tree[1])


def _sort_in(way: Sequence[Point], upright: "_Tracks", level: "_Tracks") -> None:
    for (x, y), (to_x, to_y) in pairwise(way):
        if x == to_x:
            upright.add(x, min(y, to_y), max(y, to_y))
        else:
            level.add(y, min(x, to_x), max(x, to_x))


class _Tracks:
    """Parallel stretches by where they lie; on one track they are joined where they overlap."""

    __slots__ = ("_places", "_stretches")

    def __init__(self) -> None:
        self._places: list[float] = []
        self._stretches: dict[float, list[Point]] = {}

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
