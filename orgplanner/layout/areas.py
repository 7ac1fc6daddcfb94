"""Links of large charts, routed area by area: what stands far from a link does not matter to it.

An area is routed in measures of its own, from its top left corner; one that looks as it did when the chart was
drawn last, wherever it stands now, has the ways that it had.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor
from typing import NamedTuple

from orgplanner.layout.free_space import Box
from orgplanner.layout.shapes import Link, Point

REACH = 60.0
"""points around the two boxes of a link that its way may use"""
CLOSE = 8.0
"""points from an area within which lines of the tree matter to those in it"""
GRAIN = 16
"""parts of a point, on which corners lie: from there to a box and back is then exact"""

Way = tuple[Point, ...]


class Scene(NamedTuple):
    """What an area looks like from its corner: frame, boxes, lines of the tree, and links by the places of boxes.

    Lines that go farther are cut into straight parts and those cut off outside the area.
    """

    frame: Box
    boxes: tuple[Box, ...]
    tree: tuple[Way, ...]
    links: tuple[tuple[int, int], ...]


Route = Callable[[Scene], Sequence[Way | None]]
Known = dict[Scene, Sequence[Way | None]]


@dataclass(slots=True)
class _Area:
    left: float
    top: float
    right: float
    bottom: float
    links: list[Link] = field(default_factory=list)

    @property
    def corner(self) -> Point:
        """Where it is measured from."""
        return max(floor(self.left * GRAIN) / GRAIN, 0.0), max(floor(self.top * GRAIN) / GRAIN, 0.0)

    def parts(self, way: Way) -> Iterator[Way]:
        """The straight parts of a line that come into the area or close to it, cut off beyond."""
        left, top, right, bottom = self.left - CLOSE, self.top - CLOSE, self.right + CLOSE, self.bottom + CLOSE
        for start, end in pairwise(way):
            (x0, y0), (x1, y1) = (start, end) if start < end else (end, start)
            if x1 >= left and x0 <= right and (y0 >= top or y1 >= top) and (y0 <= bottom or y1 <= bottom):
                if x0 < left or x1 > right or not top <= y0 <= bottom or not top <= y1 <= bottom:
                    start = min(max(start[0], left), right), min(max(start[1], top), bottom)
                    end = min(max(end[0], left), right), min(max(end[1], top), bottom)
                yield start, end

    def meets(self, other: _Area) -> bool:
        return self.top <= other.bottom and other.top <= self.bottom and other.left <= self.right

    def take(self, other: _Area) -> None:
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        self.links += other.links


def ways_by_area(
    boxes: Mapping[str, Box], tree: Sequence[Way], links: Sequence[Link], route: Route, known: Known
) -> dict[str, Way]:
    """Find the ways of links, by their ids; those that have none in their area are missing.

    `known` has the scenes of the last time and their ways; it is brought up to date.
    """
    areas = _areas(boxes, links)
    crossing = _crossing(tree, areas)
    standing = _Standing(boxes)
    ways: dict[str, Way] = {}
    latest: Known = {}
    for area, lines in zip(areas, crossing, strict=True):
        scene = _scene(area, standing.within(area), lines)
        found = latest[scene] = known[scene] if scene in known else route(scene)
        across, down = area.corner
        for link, way in zip(area.links, found, strict=True):
            if way is not None:
                ways[link.id] = tuple((x + across, y + down) for x, y in way)
    known.clear()
    known.update(latest)
    return ways


def _areas(boxes: Mapping[str, Box], links: Iterable[Link]) -> list[_Area]:
    """The areas of all links, apart from each other, from left to right; links stay in their order."""
    order = {link.id: place for place, link in enumerate(links)}
    areas = [_window(boxes[link.origin], boxes[link.target], link) for link in links]
    count = 0
    while len(areas) != count:
        count = len(areas)
        areas = _joined(sorted(areas, key=lambda area: (area.left, area.top)))
    for area in areas:
        area.links.sort(key=lambda link: order[link.id])
    return areas


def _window(one: Box, other: Box, link: Link) -> _Area:
    left, top = min(one[0], other[0]) - REACH, min(one[1], other[1]) - REACH
    return _Area(left, top, max(one[2], other[2]) + REACH, max(one[3], other[3]) + REACH, [link])


def _joined(areas: Sequence[_Area]) -> list[_Area]:
    joined: list[_Area] = []
    open_ones: list[_Area] = []
    for area in areas:
        open_ones = [other for other in open_ones if other.right >= area.left]
        met = next((other for other in open_ones if other.meets(area)), None)
        if met is None:
            joined.append(area)
            open_ones.append(area)
        else:
            met.take(area)
    return joined


class _Standing:
    """Boxes from left to right, to find those in an area."""

    __slots__ = ("_broadest", "_lefts", "_order")

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._order = sorted((box, id) for id, box in boxes.items())
        self._lefts = [box[0] for box, _ in self._order]
        self._broadest = max(box[2] - box[0] for box, _ in self._order)

    def within(self, area: _Area) -> list[tuple[Box, str]]:
        """The boxes that reach into an area."""
        start = bisect_left(self._lefts, area.left - self._broadest)
        end = bisect_right(self._lefts, area.right)
        return [
            (box, id)
            for box, id in self._order[start:end]
            if box[2] >= area.left and box[1] <= area.bottom and box[3] >= area.top
        ]


def _crossing(tree: Iterable[Way], areas: Sequence[_Area]) -> list[list[Way]]:
    """The lines of the tree in each area, in order: those inside it whole, of others the parts that come close."""
    lefts = [area.left for area in areas]
    broadest = max(area.right - area.left for area in areas)
    found: dict[int, list[Way]] = defaultdict(list)
    for way in tree:
        left, right, heights = min(way)[0], max(way)[0], [y for _, y in way]
        top, bottom = min(heights), max(heights)
        for place in range(bisect_left(lefts, left - broadest), bisect_right(lefts, right)):
            area = areas[place]
            if left >= area.left and right <= area.right and top >= area.top and bottom <= area.bottom:
                found[place].append(way)
            elif left <= area.right and top <= area.bottom and bottom >= area.top:
                found[place].extend(area.parts(way))
    return [found[place] for place in range(len(areas))]


def _scene(area: _Area, standing: Sequence[tuple[Box, str]], lines: Sequence[Way]) -> Scene:
    x, y = area.corner
    place_of = {id: place for place, (_, id) in enumerate(standing)}
    return Scene(
        (area.left - x, area.top - y, area.right - x, area.bottom - y),
        tuple((box[0] - x, box[1] - y, box[2] - x, box[3] - y) for box, _ in standing),
        tuple([tuple([(across - x, down - y) for across, down in way]) for way in lines]),
        tuple((place_of[link.origin], place_of[link.target]) for link in area.links),
    )
