"""Which arrangement each branch takes so that the whole fits a page: side by side, or in so many columns.

For every box the sizes that its branch can have are kept, from narrow and high to wide and low, none of them both
wider and higher than another; a branch is made of those of the branches below it. Sizes are those of rectangles:
the layout lets contours into each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby, product
from math import inf, prod
from typing import NamedTuple, TypeVar

from orgplanner.layout.forest import Forest, plant
from orgplanner.layout.rows_of_trees import places_of
from orgplanner.layout.shapes import Family, Node, Size, Spacing
from orgplanner.layout.stacking import TALL, balanced, columns_for

MOST_SHAPES = 24
"""Sizes kept of a branch."""
MOST_BOUNDS = 20
"""Heights or widths tried for the branches of a family."""
MOST_OF_ROOT = 60
STEPS = 40
"""Heights of columns that are tried."""
MOST_COLUMNS = 12
TOO_HIGH = 1e7
"""Points; higher than any column."""
MOST_TRIED = 800
"""Widths of columns that are tried, times the branches of a family."""
MOST_DIVIDED = 80
"""Branches of a family up to which the best way to divide them among columns is looked for."""
MOST_MIXED, MIXTURES = 4, 800
"""Trees of which shapes are mixed, and mixtures of them that are tried."""
MOST_ROWS = 8
"""Rows of trees that are tried."""
_Any = TypeVar("_Any")


SIDE, RUNS, RUN = Family(), Family("auto"), Family("run")
"""All children side by side; so but for columns of those without children; and such columns while a row is made."""


class Shape(NamedTuple):
    """A size that a branch can have: how its children stand, and the shape of each of them."""

    width: float
    height: float
    family: Family = SIDE
    below: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Shaping:
    """A size of the whole, how the children of each box stand by its id, and how wide rows of trees may be."""

    width: float
    height: float
    families: Mapping[str, Family]
    wrap: float = inf


def shapings(nodes: Sequence[Node], spacing: Spacing) -> list[Shaping]:
    """The sizes that trees of these boxes can have; what is set for a box stays as it is."""
    forest = plant(nodes)
    shapes: dict[int, Sequence[Shape]] = {}
    for slot in reversed(forest.order):
        shapes[slot] = _shapes_of(forest, slot, shapes, spacing)
    found: list[tuple[float, float, float, Sequence[Shape]]] = []
    for chosen in _choices([shapes[root] for root in forest.roots]):
        for wrap, (width, height) in _wraps(chosen, spacing.root_gap):
            found.append((width, height, wrap, chosen))
    found.sort(key=lambda each: each[:3])
    lowest = inf
    kept = []
    for width, height, wrap, chosen in found:
        if height < lowest:
            lowest = height
            kept.append(Shaping(width, height, _families_of(forest, chosen), wrap))
    return kept


def shaped(nodes: Sequence[Node], shaping: Shaping) -> list[Node]:
    """The boxes with their families arranged so."""
    return [_shaped(node, shaping.families) for node in nodes]


def _choices(tops: Sequence[Sequence[Shape]]) -> Iterator[Sequence[Shape]]:
    """Shapes for all trees: every one of a single tree, many mixtures of a few, of more those of one height."""
    if len(tops) <= MOST_MIXED:
        yield from product(*_few(tops))
        return
    for bound in sorted({shape.height for top in tops for shape in top}):
        yield [_narrowest(top, bound) for top in tops]
    for bound in sorted({shape.width for top in tops for shape in top}):
        yield [_lowest(top, bound) for top in tops]


def _few(tops: Sequence[Sequence[Shape]]) -> Sequence[Sequence[Shape]]:
    """So few shapes of each tree that not too many mixtures can be made of them."""
    few = list(tops)
    while prod(map(len, few)) > MIXTURES:
        place = max(range(len(few)), key=lambda place: len(few[place]))
        few[place] = _some(few[place], len(few[place]) - 1)
    return few


def _wraps(chosen: Sequence[Shape], gap: float) -> Iterator[tuple[float, Size]]:
    """How wide rows of trees may be, with the size that the whole then has."""
    sizes = [(shape.width, shape.height) for shape in chosen]
    widths = [width for width, _ in sizes]
    whole = sum(widths) + gap * (len(widths) - 1)
    ways = {inf, *(max(max(widths), whole / number) for number in range(2, min(len(widths), MOST_ROWS) + 1))}
    for wrap in sorted(ways):
        places = places_of(sizes, gap, wrap)
        ends = [(x + width, y + height) for (x, y), (width, height) in zip(places, sizes, strict=True)]
        yield wrap, (max(x for x, _ in ends), max(y for _, y in ends))


def _shaped(node: Node, families: Mapping[str, Family]) -> Node:
    family = families.get(node.id)
    return node if family is None else replace(node, **family._asdict())


def _shapes_of(
    forest: Forest, slot: int, shapes: Mapping[int, Sequence[Shape]], spacing: Spacing
) -> Sequence[Shape]:
    family = forest.kids[slot] or []
    line = [kid for kid in family if forest.nodes[kid].role == "line"]
    trunk, beside = _trunk(forest, slot, [kid for kid in family if kid not in line], shapes, spacing)
    own = max(forest.width[slot], beside)
    if not line:
        return [Shape(own, trunk)]
    tops = [shapes[kid] for kid in line]
    found: list[Shape] = []
    node = forest.nodes[slot]
    gap = spacing.cousin if any(forest.kids[kid] for kid in line) else spacing.sibling
    if node.arrangement != "stacked":
        found += _moved(_rows(tops, SIDE, gap), own, trunk + spacing.level)
    if node.arrangement == "auto" and len(together := _in_runs(forest, line, shapes, spacing)) < len(line):
        runs = (_unfolded(shape) for shape in _rows(together, RUNS, gap))
        found += _moved(list(runs), own, trunk + spacing.level)
    if node.arrangement != "side":
        wanted = range(node.columns, node.columns + 1) if node.columns else range(1, MOST_COLUMNS + 1)
        stacks = _columns(tops, [number for number in wanted if number <= len(line)], spacing)
        found += _moved(list(stacks), own, trunk + spacing.stack_drop)
    return _pruned(found, MOST_SHAPES if forest.parent[slot] >= 0 else MOST_OF_ROOT)


def _trunk(
    forest: Forest, slot: int, staff: Sequence[int], shapes: Mapping[int, Sequence[Shape]], spacing: Spacing
) -> Size:
    """How far down a box reaches with the assistants beside its line, and how wide both are."""
    height, reach = forest.height[slot], 0.0
    if staff:
        height += spacing.beside_gap - spacing.stack_gap
    for first in range(0, len(staff), 2):
        pair = [shapes[kid][0] for kid in staff[first : first + 2]]
        height += max(shape.height for shape in pair) + spacing.stack_gap
        reach = max(reach, *(shape.width + spacing.beside_gap for shape in pair))
    return height, 2 * reach


def _in_runs(
    forest: Forest, line: Sequence[int], shapes: Mapping[int, Sequence[Shape]], spacing: Spacing
) -> list[Sequence[Shape]]:
    """The branches of a family in which children without children stand in columns between the others."""
    if not any(forest.kids[kid] for kid in line):
        return [shapes[kid] for kid in line]
    found: list[Sequence[Shape]] = []
    for bare, kids in groupby(line, key=lambda kid: not forest.kids[kid]):
        each = [shapes[kid] for kid in kids]
        found += [[_run(each, spacing)]] if bare and len(each) >= spacing.run else each
    return found


def _run(tops: Sequence[Sequence[Shape]], spacing: Spacing) -> Shape:
    """The size of columns of boxes as the layout makes them."""
    width = max(top[0].width for top in tops) + spacing.stack_indent
    height = sum(top[0].height + spacing.stack_gap for top in tops) - spacing.stack_gap
    number = columns_for(len(tops), width, height, TALL, spacing)
    chosen = [top[0] for top in tops]
    return _stacked(chosen, _even(chosen, number, spacing), spacing)._replace(family=RUN)


def _unfolded(shape: Shape) -> Shape:
    """A row with the boxes of its runs instead of the runs."""
    below = (each.below if each.family == RUN else (each,) for each in shape.below)
    return shape._replace(below=tuple(chain.from_iterable(below)))


def _rows(tops: Sequence[Sequence[Shape]], family: Family, gap: float) -> list[Shape]:
    """Branches side by side: for each height the narrowest of every branch that is no higher."""
    lowest = max(min(shape.height for shape in top) for top in tops) if tops else 0.0
    found = []
    heights = sorted({shape.height for top in tops for shape in top if shape.height >= lowest})
    for bound in _some(heights, MOST_BOUNDS):
        chosen = [_narrowest(top, bound) for top in tops]
        width = sum(shape.width for shape in chosen) + gap * (len(tops) - 1)
        found.append(Shape(width, max(shape.height for shape in chosen), family, tuple(chosen)))
    return found


def _columns(tops: Sequence[Sequence[Shape]], numbers: Sequence[int], spacing: Spacing) -> Iterator[Shape]:
    """Branches below each other in columns, in some of these numbers of columns."""
    if len(tops) <= MOST_DIVIDED and len(numbers) > 1:
        yield from _divided(tops, spacing)
    for bound in _some(sorted({shape.width for top in tops for shape in top}), MOST_BOUNDS):
        chosen = [_lowest(top, bound) for top in tops]
        for number in numbers:
            yield _stacked(chosen, _even(chosen, number, spacing), spacing, by_count=len(numbers) == 1)


def _divided(tops: Sequence[Sequence[Shape]], spacing: Spacing) -> Iterator[Shape]:
    """For each height of columns the narrowest way to divide branches among them, each column of its own width."""
    most_widths = max(MOST_BOUNDS, MOST_TRIED // len(tops))
    widths = _some(sorted({shape.width for top in tops for shape in top}), most_widths)
    chosen = [[_lowest(top, width) for top in tops] for width in widths]
    sums = [_added(line, width, spacing) for line, width in zip(chosen, widths, strict=True)]
    least = max(min(shape.height for shape in top) for top in tops) + spacing.stack_gap
    most = max(sum(top[0].height + spacing.stack_gap for top in tops), least)
    for step in range(STEPS):
        room = least * (most / least) ** (step / (STEPS - 1)) + 0.01
        columns = _narrowest_columns(sums, widths, room, spacing)
        below = [shape for first, last, width in columns for shape in chosen[width][first:last]]
        yield _stacked(below, [(first, last) for first, last, _ in columns], spacing)


def _added(line: Sequence[Shape], width: float, spacing: Spacing) -> list[float]:
    """The heights of branches added up; one that is too wide for the column is too high for any."""
    heights = (shape.height + spacing.stack_gap if shape.width <= width else TOO_HIGH for shape in line)
    return list(accumulate(heights, initial=0.0))


def _narrowest_columns(
    sums: Sequence[Sequence[float]], widths: Sequence[float], room: float, spacing: Spacing
) -> list[tuple[int, int, int]]:
    """From and to which branch each column goes and which of `widths` it has, so that all together are narrowest.

    `sums` has for each width the heights of the branches added up.
    """
    count = len(sums[0])
    best = [0.0, *[inf] * (count - 1)]
    came = [(0, 0)] * count
    gap = spacing.column_gap + spacing.stack_indent
    for last in range(1, count):
        for place, width in enumerate(widths):
            line = sums[place]
            first = last - 1
            while first >= 0 and line[last] - line[first] <= room:
                if best[first] + width + gap < best[last]:
                    best[last], came[last] = best[first] + width + gap, (first, place)
                first -= 1
    columns = []
    last = count - 1
    while last > 0:
        first, place = came[last]
        columns.append((first, last, place))
        last = first
    return columns[::-1]


def _even(chosen: Sequence[Shape], number: int, spacing: Spacing) -> list[tuple[int, int]]:
    """From and to which branch each of so many columns goes."""
    return balanced([shape.height + spacing.stack_gap for shape in chosen], number)


def _stacked(
    chosen: Sequence[Shape], chunks: Sequence[tuple[int, int]], spacing: Spacing, by_count: bool = False
) -> Shape:
    """Branches in columns from and to these places; `by_count` leaves it to the layout to divide them evenly."""
    columns = [chosen[first:last] for first, last in chunks]
    widths = [max(shape.width for shape in column) + spacing.stack_indent for column in columns]
    width = sum(widths) + spacing.column_gap * (len(columns) - 1)
    height = max(sum(shape.height + spacing.stack_gap for shape in column) for column in columns)
    starts = () if by_count else tuple(first for first, _ in chunks)
    return Shape(width, height - spacing.stack_gap, Family("stacked", len(columns), starts), tuple(chosen))


def _some(values: Sequence[_Any], most: int) -> Sequence[_Any]:
    """At most so many of some values, spread evenly, the first and the last among them."""
    if len(values) <= most:
        return values
    step = (len(values) - 1) / (most - 1)
    return [values[round(place * step)] for place in range(most)]


def _narrowest(top: Sequence[Shape], bound: float) -> Shape:
    """The narrowest shape that is no higher; shapes are sorted from narrow and high to wide and low."""
    return next((shape for shape in top if shape.height <= bound), top[-1])


def _lowest(top: Sequence[Shape], bound: float) -> Shape:
    """The lowest shape that is no wider, else the narrowest."""
    place = bisect_right(top, bound, key=lambda shape: shape.width)
    return top[max(place - 1, 0)]


def _moved(shapes: Sequence[Shape], own: float, down: float) -> list[Shape]:
    """Shapes of a family below its head, which may be wider."""
    return [shape._replace(width=max(shape.width, own), height=shape.height + down) for shape in shapes]


def _pruned(shapes: Sequence[Shape], most: int) -> Sequence[Shape]:
    """Those than which no other is both narrower and lower, spread evenly where there are many."""
    kept: list[Shape] = []
    for shape in sorted(shapes, key=lambda each: (each.width, each.height, each.family)):
        if not kept or shape.height < kept[-1].height - 0.5:
            kept.append(shape)
    return _some(kept, most)


def _families_of(forest: Forest, chosen: Sequence[Shape]) -> dict[str, Family]:
    """The arrangement of every family, from the shapes of the trees down."""
    found: dict[str, Family] = {}
    waiting = list(zip(forest.roots, chosen, strict=True))
    while waiting:
        slot, shape = waiting.pop()
        line = [kid for kid in forest.kids[slot] or [] if forest.nodes[kid].role == "line"]
        if line:
            found[forest.nodes[slot].id] = shape.family
            waiting += zip(line, shape.below, strict=True)
    return found
