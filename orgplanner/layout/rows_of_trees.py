"""Several trees: in one row, or in rows no wider than wanted, small ones below each other beside a high one."""

from collections.abc import Sequence

from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Point, Size, Spacing


def stand_together(forest: Forest, spacing: Spacing) -> None:
    """Place the trees in their order; only where rows are wrapped do trees stand below each other."""
    sizes = [(forest.right[root] - forest.left[root], forest.bottom[root]) for root in forest.roots]
    for root, (x, y) in zip(forest.roots, places_of(sizes, spacing.root_gap, spacing.wrap), strict=True):
        forest.dx[root] = x - forest.left[root]
        forest.dy[root] = y


def places_of(sizes: Sequence[Size], gap: float, wrap: float) -> list[Point]:
    """Where trees of these sizes stand: the top left corner of each."""
    if sum(width for width, _ in sizes) + gap * (len(sizes) - 1) <= wrap:
        return _one_row(sizes, gap)
    return _rows(sizes, gap, wrap)


def _one_row(sizes: Sequence[Size], gap: float) -> list[Point]:
    places = []
    across = 0.0
    for width, _ in sizes:
        places.append((across, 0.0))
        across += width + gap
    return places


def _rows(sizes: Sequence[Size], gap: float, wrap: float) -> list[Point]:
    places = []
    row_top = lowest = 0.0
    left = right = 0.0
    down = 0.0
    """of the last column in the row: its left and right, and where the next tree could stand in it"""
    for width, height in sizes:
        if right == 0.0:
            right = width
        elif down + height <= lowest and left + width <= max(right, wrap):
            right = max(right, left + width)
        elif right + gap + width <= wrap:
            left, down = right + gap, row_top
            right = left + width
        else:
            row_top = down = lowest + gap
            left, right = 0.0, width
        places.append((left, down))
        down += height + gap
        lowest = max(lowest, down - gap)
    return places
