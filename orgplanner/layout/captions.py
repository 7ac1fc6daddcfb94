"""Places for the captions of links: on their line, clear of boxes and of each other where that can be had."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from orgplanner.layout.free_space import Box
from orgplanner.layout.shapes import Link, Point

SQUARE = 240.0
"""points, of the squares boxes are sorted into"""
STEP = 24.0
"""points along the line between two places that are tried"""
MOST_TRIES = 20
BESIDE = 4.0
"""points between a line and a caption beside it"""


def place_captions(links: Sequence[Link], ways: Mapping[str, Sequence[Point]], boxes: Iterable[Box]) -> list[Point]:
    """Top-left corners of the captions, in the order of the links."""
    taken = Squares()
    for box in boxes:
        taken.add(box)
    places = []
    for link in links:
        place = _best(link, ways[link.id], taken)
        places.append((place[0], place[1]))
        if link.caption_width > 0:
            taken.add(place)
    return places


def _best(link: Link, way: Sequence[Point], taken: "Squares") -> Box:
    best: Box | None = None
    least = float("inf")
    for place in _candidates(way, link.caption_width, link.caption_height):
        covered = taken.covered(place)
        if covered < least:
            best, least = place, covered
        if covered == 0.0:
            break
    x, y = way[0]
    return best or (x, y, x + link.caption_width, y + link.caption_height)


def _candidates(way: Sequence[Point], width: float, height: float) -> Iterator[Box]:
    """On the longest parts first, from their middle outwards: centred on the line, then beside it."""
    parts = sorted(pairwise(way), key=lambda part: -abs(part[0][0] - part[1][0]) - abs(part[0][1] - part[1][1]))
    for aside in (0.0, 0.5, -0.5):
        for start, end in parts:
            level = start[1] == end[1]
            across = 0.0 if level else aside * (width + BESIDE)
            down = aside * (height + BESIDE) if level else 0.0
            for share in _shares(abs(end[0] - start[0]) + abs(end[1] - start[1])):
                x = start[0] + (end[0] - start[0]) * share + across
                y = start[1] + (end[1] - start[1]) * share + down
                yield x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _shares(length: float) -> list[float]:
    """Where on a part of a line a caption is tried, the middle first."""
    steps = min(MOST_TRIES, int(length / STEP))
    aside = [0.48 * (step + 1) / steps for step in range(steps)]
    return [0.5, *(0.5 + sign * share for share in aside for sign in (1, -1))]


class Squares:
    """Rectangles by the squares of a grid they touch."""

    __slots__ = ("_squares",)

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take a rectangle in."""
        for square in _squares_of(box):
            self._squares[square].append(box)

    def covered(self, box: Box) -> float:
        """How much of a rectangle others cover, in square points."""
        near = {other for square in _squares_of(box) for other in self._squares.get(square, ())}
        return sum(_shared(box, other) for other in near)


def _squares_of(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(edge // SQUARE) for edge in box)
    return product(range(left, right + 1), range(top, bottom + 1))


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0.0 and down > 0.0 else 0.0
