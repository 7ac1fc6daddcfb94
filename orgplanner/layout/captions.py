"""Places for the captions of links: never on a box or each other, on their own line and on no other if possible."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, pairwise, product

from orgplanner.layout.free_space import Box
from orgplanner.layout.leaders import leader
from orgplanner.layout.shapes import Link, Point

SQUARE = 240.0
"""points, of the squares boxes are sorted into"""
STEPS = 24.0, 8.0
"""Points along the line between two places that are tried, and between those tried where there is no room."""
MOST_TRIES = 20
SPOT, MOST_SPOTS = 48.0, 12
"""Points along the line between two places around which there are rings, and how many of them there are."""
BESIDE = 4.0
"""points between a line and a caption beside it"""
THICK = 2.0
"""points around a line that captions of others keep clear of"""
RING, MORE_RINGS = 12.0, 3
"""Points between two rings of places around a line where there is no room on or beside it, and how many more rings
are tried for a place that a straight line can lead to."""


def place_captions(
    links: Sequence[Link],
    ways: Mapping[str, Sequence[Point]],
    boxes: Iterable[Box],
    tree: Iterable[Sequence[Point]] = (),
) -> list[Point]:
    """Top-left corners of the captions, in the order of the links; `tree` are lines from heads to children."""
    solid, lines = Squares(), Squares()
    for box in boxes:
        solid.add(box)
    for way in (*tree, *ways.values()):
        for strip in _strips(way):
            lines.add(strip)
    places: dict[str, Point] = {}
    for link in sorted(links, key=lambda link: (_length(ways[link.id]), link.id)):
        place = _best(link, ways[link.id], solid, lines)
        places[link.id] = place[0], place[1]
        if link.caption_width > 0:
            solid.add(place)
            for strip in _led(ways[link.id], place):
                solid.add(strip)
    return [places[link.id] for link in links]


def _best(link: Link, way: Sequence[Point], solid: "Squares", lines: "Squares") -> Box:
    """The first place clear of everything, else that on the fewest lines, else the nearest clear of boxes."""
    own = list(_strips(way))
    for step in STEPS:
        best: Box | None = None
        least = float("inf")
        for place in _candidates(way, link.caption_width, link.caption_height, step):
            if solid.touched(place):
                continue
            covered = lines.covered(place) - sum(_shared(place, strip) for strip in own)
            if covered < least:
                best, least = place, covered
            if covered <= 0.0:
                break
        if best is not None:
            return best
    return _nearest(link, way, solid, lines)


def _nearest(link: Link, way: Sequence[Point], solid: "Squares", lines: "Squares") -> Box:
    """A place clear of boxes in the first rings around a line that have one, led to it past boxes if possible.

    Of those the one on the fewest lines.
    """
    width, height = link.caption_width, link.caption_height
    spots = list(islice(_spots(way), MOST_SPOTS))
    found: list[Box] = []
    last: int | None = None
    for ring in count():
        around = (
            (x + across * RING - width / 2, y + down * RING - height / 2)
            for (x, y), (across, down) in product(spots, _ring(ring))
        )
        places = ((left, top, left + width, top + height) for left, top in around)
        free = [place for place in places if not solid.touched(place)]
        clear = [place for place in free if not any(map(solid.touched, _led(way, place)))]
        if clear:
            return min(clear, key=lines.covered)
        found += free
        last = ring + MORE_RINGS if last is None and found else last
        if ring == last:
            return min(found, key=lines.covered)
    raise AssertionError("rings grow without end")


def _led(way: Sequence[Point], place: Box) -> list[Box]:
    """What the line takes up that leads from a caption away from its link, but for its ends; none at the link."""
    left, top, right, bottom = place
    line = leader(way, left, top, right - left, bottom - top)
    if line is None:
        return []
    (x0, y0), (x1, y1) = line
    x0, y0, x1, y1 = (x0 * 0.9 + x1 * 0.1, y0 * 0.9 + y1 * 0.1, x0 * 0.1 + x1 * 0.9, y0 * 0.1 + y1 * 0.9)
    return [(min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1)]


def _spots(way: Sequence[Point]) -> Iterator[Point]:
    """Points on a line, those on its longest parts first."""
    parts = sorted(pairwise(way), key=_length, reverse=True) or [(way[0], way[0])]
    for start, end in parts:
        for share in _shares(_length((start, end)), 0.0, SPOT):
            yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _ring(ring: int) -> Iterator[tuple[int, int]]:
    """Steps across and down to the places of one ring."""
    span = range(-ring, ring + 1)
    return ((across, down) for across, down in product(span, span) if max(abs(across), abs(down)) == ring)


def _strips(way: Sequence[Point]) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(way):
        yield min(x0, x1) - THICK, min(y0, y1) - THICK, max(x0, x1) + THICK, max(y0, y1) + THICK


def _length(way: Sequence[Point]) -> float:
    return sum(abs(x0 - x1) + abs(y0 - y1) for (x0, y0), (x1, y1) in pairwise(way))


def _candidates(way: Sequence[Point], width: float, height: float, step: float) -> Iterator[Box]:
    """On the longest parts first, from their middle outwards: centred on the line, then beside it."""
    parts = sorted(pairwise(way), key=_length, reverse=True)
    for aside in (0.0, 0.5, -0.5):
        for start, end in parts:
            level = start[1] == end[1]
            across = 0.0 if level else aside * (width + BESIDE)
            down = aside * (height + BESIDE) if level else 0.0
            beyond = (width if level else height) * abs(aside) if step < STEPS[0] else 0.0
            for share in _shares(_length((start, end)), beyond, step):
                x = start[0] + (end[0] - start[0]) * share + across
                y = start[1] + (end[1] - start[1]) * share + down
                yield x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _shares(length: float, beyond: float, step: float) -> list[float]:
    """Where on a part of a line a caption is tried, the middle first, and so many points beyond its ends."""
    if length <= 0.0:
        return [0.5]
    most = 0.48 + beyond / length
    steps = min(MOST_TRIES, int(most * length / step))
    aside = [most * (number + 1) / steps for number in range(steps)]
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

    def touched(self, box: Box) -> bool:
        """Whether others cover some of a rectangle."""
        left, top, right, bottom = box
        return any(
            other[0] < right and left < other[2] and other[1] < bottom and top < other[3]
            for square in _squares_of(box)
            for other in self._squares.get(square, ())
        )

    def covered(self, box: Box) -> float:
        """How much of a rectangle others cover, in square points."""
        near = {other for square in _squares_of(box) for other in self._squares.get(square, ())}
        return sum(_shared(box, other) for other in near)


def _squares_of(box: Box) -> list[tuple[int, int]]:
    left, top = int(box[0] // SQUARE), int(box[1] // SQUARE)
    right, bottom = int(box[2] // SQUARE), int(box[3] // SQUARE)
    if left == right and top == bottom:
        return [(left, top)]
    return [(across, down) for across in range(left, right + 1) for down in range(top, bottom + 1)]


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0.0 and down > 0.0 else 0.0
