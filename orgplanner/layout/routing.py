"""Dotted lines between boxes outside the line: through the free space between boxes, with few bends."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from orgplanner.layout.areas import Known, Scene, Way, ways_by_area
from orgplanner.layout.captions import place_captions
from orgplanner.layout.free_space import Box, Cell, free_cells
from orgplanner.layout.lines import Lines
from orgplanner.layout.polyline import End, Passage, trace
from orgplanner.layout.shapes import Arranged, Link, Point, RoutedLink, Size

CLEARANCES = (5.0, 1.5, 0.25)
"""points that lines keep away from boxes; the smaller ones where boxes stand too close"""
MARGIN = 48.0
"""points around the chart that lines may use"""
BEND = 24.0
"""a bend costs as much as so many points of way"""
NARROW = 20.0
"""points of height below which a rectangle is left to those who have no other way"""
SQUEEZE = 150.0
"""what the way through a narrow rectangle costs more"""
CROWD = 20.0
"""what every line that is already in a rectangle costs the next one"""
LARGE, HASTE = 1_000, 2.0
"""charts of more boxes are routed area by area, and captions do not mind lines of the tree; where a link finds no
way in its area the search heads for its goal, and takes one that may be longer by this factor"""
MINDED = 20_000
"""connectors of a tree; in larger ones links may run on top of them"""
BESIDE_TRUNK = 0.22
"""where lines leave a top or bottom side, in widths from its end: apart from the line of the tree in its middle"""
BESIDE_TREE = 0.25
"""in heights, how far from the middle of a side lines leave where a line of the tree ends there"""


def route_links(
    arranged: Arranged,
    sizes: Mapping[str, Size],
    links: Sequence[Link],
    known: Known | None = None,
    head_room: float = 0.0,
    kept: Sequence[Box] = (),
) -> list[RoutedLink]:
    """Find ways for links around all boxes, and places for their captions that cover no box and no other caption.

    Links of which an end is not drawn, or that lead back to their own box, are left out. `known` is what areas of a
    large chart looked like, kept by the caller from one time to the next: the result is the same without it.
    Captions keep `head_room` points clear above boxes, for badges; nothing is laid on areas `kept` for other words.
    """
    positions = arranged.positions
    boxes = {name: (x, y, x + sizes[name][0], y + sizes[name][1]) for name, (x, y) in positions.items()}
    drawn = [link for link in links if link.origin in boxes and link.target in boxes and link.origin != link.target]
    if not drawn:
        return []
    tree = [line.points for line in arranged.connectors] if len(arranged.connectors) <= MINDED else []
    ways: dict[str, Way] = {}
    if len(boxes) > LARGE:
        ways = ways_by_area(boxes, tree, drawn, _in_scene, {} if known is None else known)
    missing = [link for link in drawn if link.id not in ways]
    if missing:
        pairs = [(boxes[link.origin], boxes[link.target]) for link in missing]
        routed = zip(missing, _ways([*boxes.values(), *kept], pairs, (*tree, *ways.values())), strict=True)
        ways |= {link.id: way for link, way in routed if way is not None}
    found = [link for link in drawn if link.id in ways]
    minded = tree if len(boxes) <= LARGE else ()
    solid = [(left, top - head_room, right, bottom) for left, top, right, bottom in boxes.values()]
    places = place_captions(found, ways, [*solid, *kept], minded)
    return [RoutedLink(link.id, ways[link.id], place) for link, place in zip(found, places, strict=True)]


def _in_scene(scene: Scene) -> list[Way | None]:
    """The ways of the links of one area, none of which leaves it."""
    pairs = [(scene.boxes[origin], scene.boxes[target]) for origin, target in scene.links]
    return _ways(scene.boxes, pairs, scene.tree, scene.frame)


def _ways(
    boxes: Collection[Box],
    pairs: Sequence[tuple[Box, Box]],
    tree: Sequence[Way],
    frame: Box | None = None,
) -> list[Way | None]:
    """The ways between pairs of boxes, inside a frame if there is one; None where there is no way.

    `tree` are lines that are there already; no other begins where one of them ends.
    """
    lines, met = Lines(tree), {way[-1] for way in tree}
    haste = 1.0 if len(boxes) <= LARGE else HASTE
    ways: list[Way | None] = [None] * len(pairs)
    for clearance in CLEARANCES:
        if None not in ways:
            break
        ends = _ends(boxes, clearance, met, frame)
        for place, (origin, target) in enumerate(pairs):
            if ways[place] is None:
                way = _search(ends.of(origin, target), ends.of(target, origin), target, haste)
                ways[place] = None if way is None else trace(*way, lines)
    return ways


def route_connectors(
    boxes: Mapping[str, Box], pairs: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """Ways from the middle of the bottom of one box to the middle of the top of another, around all boxes."""
    ways: dict[tuple[str, str], tuple[Point, ...]] = {}
    lines = Lines()
    for clearance in CLEARANCES:
        missing = [pair for pair in pairs if pair not in ways]
        if missing:
            ends = _ends(boxes.values(), clearance)
            for pair in missing:
                origin, target = boxes[pair[0]], boxes[pair[1]]
                way = _search(ends.below(origin), ends.above(target), target)
                if way is not None:
                    ways[pair] = trace(*way, lines)
    return ways


def _ends(
    boxes: Collection[Box], clearance: float, met: Set[Point] = frozenset(), frame: Box | None = None
) -> "_Ends":
    gap = clearance
    grown = [(left - gap, top - gap, right + gap, bottom + gap) for left, top, right, bottom in boxes]
    if frame is None:
        lefts, tops, rights, bottoms = zip(*grown, strict=True)
        frame = (min(lefts) - MARGIN, min(tops) - MARGIN, max(rights) + MARGIN, max(bottoms) + MARGIN)
    else:
        cut = (_within(box, frame) for box in grown)
        grown = [box for box in cut if box[0] < box[2] and box[1] < box[3]]
    return _Ends(free_cells(grown, frame), clearance, met)


def _within(box: Box, frame: Box) -> Box:
    """The part of a box that is in a frame; one of no size where there is none."""
    return (max(box[0], frame[0]), max(box[1], frame[1]), min(box[2], frame[2]), min(box[3], frame[3]))


class _Ends:
    """Finds where a line can leave a box into the free space; `met` are points where lines of the tree end."""

    __slots__ = ("_clearance", "_edges", "_met")

    def __init__(self, cells: Sequence[Cell], clearance: float, met: Set[Point]) -> None:
        self._clearance = clearance
        self._met = met
        self._edges: dict[tuple[str, float], list[Cell]] = defaultdict(list)
        for cell in cells:
            self._edges["left", cell.left].append(cell)
            self._edges["top", cell.top].append(cell)
            self._edges["right", cell.right].append(cell)
            self._edges["bottom", cell.bottom].append(cell)

    def of(self, box: Box, other: Box) -> list[tuple[Cell, End]]:
        """The ends at the four sides of a box that are not shut in; top and bottom ones towards the other box."""
        left, top, right, bottom = box
        gap = self._clearance
        inset = (right - left) * BESIDE_TRUNK
        across = right - inset if other[0] + other[2] >= left + right else left + inset
        middle = (top + bottom) / 2
        aside = (bottom - top) * (BESIDE_TREE if other[1] + other[3] >= top + bottom else -BESIDE_TREE)
        at_left = middle + aside if (left, middle) in self._met else middle
        at_right = middle + aside if (right, middle) in self._met else middle
        ends = [
            End((left, at_left), (left - gap, at_left), True),
            End((right, at_right), (right + gap, at_right), True),
            End((across, top), (across, top - gap), False),
            End((across, bottom), (across, bottom + gap), False),
        ]
        return self._open(ends)

    def below(self, box: Box) -> list[tuple[Cell, End]]:
        """The end at the middle of the bottom of a box, if it is not shut in."""
        middle = (box[0] + box[2]) / 2
        return self._open([End((middle, box[3]), (middle, box[3] + self._clearance), False)])

    def above(self, box: Box) -> list[tuple[Cell, End]]:
        """The end at the middle of the top of a box, if it is not shut in."""
        middle = (box[0] + box[2]) / 2
        return self._open([End((middle, box[1]), (middle, box[1] - self._clearance), False)])

    def _open(self, ends: Sequence[End]) -> list[tuple[Cell, End]]:
        found = [(self._cell_at(end), end) for end in ends]
        return [(cell, end) for cell, end in found if cell is not None]

    def _cell_at(self, end: End) -> Cell | None:
        """The free rectangle that begins where the line comes out; None when another box is there."""
        (x, y), (foot_x, foot_y) = end.out, end.foot
        if end.sideways:
            cells = self._edges.get(("right" if x < foot_x else "left", x), ())
            return next((cell for cell in cells if cell.top <= y <= cell.bottom), None)
        cells = self._edges.get(("bottom" if y < foot_y else "top", y), ())
        return next((cell for cell in cells if cell.left <= x <= cell.right), None)


class _Step(NamedTuple):
    cell: Cell
    at: Point
    cost: float
    before: "_Step | None"
    door: tuple[float, float] | None
    height: float
    start: End


def _search(
    starts: Sequence[tuple[Cell, End]], goals: Sequence[tuple[Cell, End]], target: Box, haste: float = 1.0
) -> tuple[End, list[Passage], End, list[Cell]] | None:
    """The cheapest way through the cells, by A*; None when there is none."""
    order = count()
    queue: list[tuple[float, int, _Step, End | None]] = []
    for cell, end in starts:
        step = _Step(cell, end.out, 0.0 if end.sideways else _squeeze(cell), None, None, 0.0, end)
        heappush(queue, (step.cost + _distance(end.out, target), next(order), step, None))
    by_cell: dict[int, list[End]] = {}
    for cell, end in goals:
        by_cell.setdefault(id(cell), []).append(end)
    done: set[int] = set()
    while queue:
        _, _, step, goal = heappop(queue)
        if goal is not None:
            return _unwound(step, goal)
        if id(step.cell) in done:
            continue
        done.add(id(step.cell))
        for end in by_cell.get(id(step.cell), ()):
            cost = step.cost + _arrival(step.at, end) + (0.0 if end.sideways else _squeeze(step.cell))
            heappush(queue, (cost, next(order), step, end))
        for following in _onwards(step, done):
            estimate = following.cost + haste * _distance(following.at, target)
            heappush(queue, (estimate, next(order), following, None))
    return None


def _onwards(step: _Step, done: Set[int]) -> list[_Step]:
    x, y = step.at
    found = []
    for cell, left, right in step.cell.doors:
        if id(cell) in done:
            continue
        height = step.cell.bottom if cell.top == step.cell.bottom else step.cell.top
        inset = min(8.0, (right - left) / 2)
        across = min(max(x, left + inset), right - inset)
        cost = step.cost + abs(across - x) + abs(height - y) + CROWD * cell.lines
        if across != x:
            cost += BEND + _squeeze(step.cell)
        found.append(_Step(cell, (across, height), cost, step, (left, right), height, step.start))
    return found


def _squeeze(cell: Cell) -> float:
    return SQUEEZE if cell.bottom - cell.top < NARROW else 0.0


def _arrival(at: Point, end: End) -> float:
    (x, y), (to_x, to_y) = at, end.out
    straight = y == to_y if end.sideways else x == to_x
    return abs(x - to_x) + abs(y - to_y) + (0.0 if straight else BEND)


def _distance(at: Point, box: Box) -> float:
    across = max(box[0] - at[0], at[0] - box[2], 0.0)
    return across + max(box[1] - at[1], at[1] - box[3], 0.0)


def _unwound(last: _Step, goal: End) -> tuple[End, list[Passage], End, list[Cell]]:
    passages: list[Passage] = []
    cells = [last.cell]
    step: _Step | None = last
    while step is not None and step.door is not None and step.before is not None:
        passages.append(Passage(step.door[0], step.door[1], step.height))
        step = step.before
        cells.append(step.cell)
    return last.start, passages[::-1], goal, cells[::-1]
