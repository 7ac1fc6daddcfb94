"""Families in columns under their head: when, in how many columns, and where."""

from collections.abc import Sequence
from math import ceil, sqrt

from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Spacing

ROW_OF_ROOT = 4
"""so many children without children stand side by side under the head of a tree"""
ONE_COLUMN = 3
"""so few are always one column"""
SMALLEST_WIDE_FAMILY = 9
SMALL_SUBTREE = 620.0
"""points in width and in height, of subtrees that may be stacked to save width"""
CLOSE_ENOUGH = 1.0
"""points, when columns of subtrees are made equally high"""
TALL, BROAD = 2.2, 0.6
"""how high a stack may be, in widths: of boxes under a unit; of subtrees, and at the top of a chart"""


def is_stacked(forest: Forest, slot: int, line: Sequence[int], all_bare: bool, spacing: Spacing) -> bool:
    """Whether the children of a box are stacked or stand side by side; `all_bare`: none of them has children."""
    arrangement = forest.nodes[slot].arrangement
    if arrangement == "stacked" or arrangement == "side":
        return arrangement == "stacked"
    if all_bare:
        return forest.parent[slot] >= 0 or len(line) > ROW_OF_ROOT
    return _wide_but_small(forest, line, spacing)


def _wide_but_small(forest: Forest, line: Sequence[int], spacing: Spacing) -> bool:
    if len(line) < SMALLEST_WIDE_FAMILY:
        return False
    widths = [forest.right[kid] - forest.left[kid] for kid in line]
    return (
        sum(widths) + spacing.sibling * len(line) > spacing.wide
        and max(widths) <= SMALL_SUBTREE
        and max([forest.bottom[kid] for kid in line]) <= SMALL_SUBTREE
    )


def stack(
    forest: Forest, slot: int, line: Sequence[int], all_bare: bool, spacing: Spacing
) -> tuple[float, float, float]:
    """Place children under their head, down one column and then the next; a single column is indented.

    Gives how far the stack reaches left, right and down.
    """
    top = forest.trunk[slot] + spacing.stack_drop
    middle = forest.width[slot] / 2
    left = 0.0
    right, bottom = _column(forest, line, left, top, spacing)
    node = forest.nodes[slot]
    columns = min(len(node.starts) or node.columns, len(line))
    if columns < 1:
        shape = TALL if all_bare and forest.parent[slot] >= 0 else BROAD
        columns = columns_for(len(line), right, bottom - top, shape, spacing)
    forest.columns[slot] = columns
    if columns > 1:
        chunks = _divided(forest, slot, line, all_bare, columns, spacing)
        left = middle - _width(forest, chunks, spacing) / 2
        right, bottom, _ = _columns_from(forest, chunks, left, top, spacing)
    elif right < middle:
        right = middle
    return left, right, bottom


def _divided(
    forest: Forest, slot: int, line: Sequence[int], all_bare: bool, columns: int, spacing: Spacing
) -> list[Sequence[int]]:
    """The children of each column."""
    starts = forest.nodes[slot].starts
    if starts and starts[-1] < len(line):
        return [line[first:last] for first, last in zip(starts, (*starts[1:], len(line)), strict=True)]
    return _chunks(line, columns) if all_bare else _balanced(forest, line, columns, spacing.stack_gap)


def stack_run(forest: Forest, run: Sequence[int], spacing: Spacing) -> tuple[float, float, float]:
    """Place boxes in columns, in the frame of the stack; its width and height, and where its last column begins."""
    right, bottom = _column(forest, run, 0.0, 0.0, spacing)
    columns = columns_for(len(run), right, bottom, TALL, spacing)
    if columns == 1:
        return right, bottom, 0.0
    return _columns_from(forest, _chunks(run, columns), 0.0, 0.0, spacing)


def columns_for(count: int, width: float, height: float, shape: float, spacing: Spacing) -> int:
    """How many columns to make of one of this size, so that they are not higher than `shape` times their width."""
    broad = width + spacing.column_gap
    if count <= ONE_COLUMN or height <= shape * broad:
        return 1
    return min(count, ceil(sqrt(height / (shape * broad))))


def _width(forest: Forest, chunks: Sequence[Sequence[int]], spacing: Spacing) -> float:
    widths = [max([forest.right[kid] - forest.left[kid] for kid in chunk]) for chunk in chunks]
    return sum(widths) + spacing.stack_indent * len(chunks) + spacing.column_gap * (len(chunks) - 1)


def _chunks(line: Sequence[int], columns: int) -> list[Sequence[int]]:
    rows = ceil(len(line) / columns)
    return [line[first : first + rows] for first in range(0, len(line), rows)]


def _balanced(forest: Forest, line: Sequence[int], columns: int, gap: float) -> list[Sequence[int]]:
    """Subtrees in columns, in their order."""
    heights = [forest.bottom[kid] + gap for kid in line]
    return [line[first:last] for first, last in balanced(heights, columns)]


def balanced(heights: Sequence[float], columns: int) -> list[tuple[int, int]]:
    """From and to which of some heights each column goes, so that the highest column is as low as can be."""
    low, high = max(heights), sum(heights)
    while high - low > CLOSE_ENOUGH:
        limit = (low + high) / 2
        if len(_filled(heights, limit)) <= columns:
            high = limit
        else:
            low = limit
    return _filled(heights, high)


def _filled(heights: Sequence[float], limit: float) -> list[tuple[int, int]]:
    """From and to which subtree each column goes when none is higher than a limit."""
    columns = []
    first, reach = 0, 0.0
    for index, height in enumerate(heights):
        if reach + height > limit and index > first:
            columns.append((first, index))
            first, reach = index, 0.0
        reach += height
    return [*columns, (first, len(heights))]


def _columns_from(
    forest: Forest, chunks: Sequence[Sequence[int]], across: float, top: float, spacing: Spacing
) -> tuple[float, float, float]:
    right = across - spacing.column_gap
    lowest = top
    for chunk in chunks:
        across = right + spacing.column_gap
        right, bottom = _column(forest, chunk, across, top, spacing, len(chunk) == 1)
        lowest = max(lowest, bottom)
    return right, lowest, across


def _column(
    forest: Forest, chunk: Sequence[int], across: float, down: float, spacing: Spacing, is_alone: bool = False
) -> tuple[float, float]:
    """Place one column; how far it reaches to the right and down.

    A subtree that has a column to itself hangs from above: a line around its left side would only be longer.
    """
    dx, dy, left, right, bottom = forest.dx, forest.dy, forest.left, forest.right, forest.bottom
    in_stack, gap = forest.in_stack, spacing.stack_gap
    across += spacing.stack_indent
    reach = across
    for kid in chunk:
        x = across - left[kid]
        dx[kid] = x
        dy[kid] = down
        in_stack[kid] = not (is_alone and left[kid] < 0)
        down += bottom[kid] + gap
        if x + right[kid] > reach:
            reach = x + right[kid]
    return reach, down - gap
