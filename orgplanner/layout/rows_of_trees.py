"""Several trees: in one row, or in rows no wider than wanted, small ones below each other beside a high one."""

from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Spacing


def stand_together(forest: Forest, spacing: Spacing) -> None:
    """Place the trees in their order; only where rows are wrapped do trees stand below each other."""
    if _width_of_row(forest, spacing) <= spacing.wrap:
        _one_row(forest, spacing)
    else:
        _rows(forest, spacing)


def _width_of_row(forest: Forest, spacing: Spacing) -> float:
    widths = [forest.right[root] - forest.left[root] for root in forest.roots]
    return sum(widths) + spacing.root_gap * (len(widths) - 1)


def _one_row(forest: Forest, spacing: Spacing) -> None:
    across = 0.0
    for root in forest.roots:
        forest.dx[root] = across - forest.left[root]
        forest.dy[root] = 0.0
        across += forest.right[root] - forest.left[root] + spacing.root_gap


def _rows(forest: Forest, spacing: Spacing) -> None:
    gap = spacing.root_gap
    row_top = lowest = 0.0
    left = right = 0.0
    down = 0.0
    """of the last column in the row: its left and right, and where the next tree could stand in it"""
    for root in forest.roots:
        width, height = forest.right[root] - forest.left[root], forest.bottom[root]
        if right == 0.0:
            right = width
        elif down + height <= lowest and left + width <= max(right, spacing.wrap):
            right = max(right, left + width)
        elif right + gap + width <= spacing.wrap:
            left, down = right + gap, row_top
            right = left + width
        else:
            row_top = down = lowest + gap
            left, right = 0.0, width
        forest.dx[root] = left - forest.left[root]
        forest.dy[root] = down
        down += height + gap
        lowest = max(lowest, down - gap)
