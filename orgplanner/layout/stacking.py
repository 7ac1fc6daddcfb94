"""Families in columns under their head: when, in how many columns, and where."""

from collections.abc import Sequence
from math import ceil, sqrt

from orgplanner.layout.contour import Rest
from orgplanner.layout.forest import Body, Forest
from orgplanner.layout.shapes import Spacing

ROW_OF_ROOT = 4
"""so many children without children stand side by side under the head of a tree"""
SMALLEST_WIDE_FAMILY = 6
SMALL_SUBTREE = 620.0
"""points in width and in height, of subtrees that may be stacked to save width"""
TALL, BROAD = 2.2, 0.6
"""how high a stack may be, in widths: under a unit, and at the top of a chart"""


def columns_for(forest: Forest, slot: int, line: Sequence[int], spacing: Spacing) -> int:
    """In how many columns the children of a box are stacked; 0 when they stand side by side."""
    node = forest.nodes[slot]
    if node.arrangement == "side":
        return 0
    if node.arrangement == "stacked" or _better_stacked(forest, slot, line, spacing):
        if node.columns > 0:
            return min(node.columns, len(line))
        shape = TALL if forest.parent[slot] >= 0 else BROAD
        return columns_of_run(forest, line, shape, spacing)
    return 0


def _better_stacked(forest: Forest, slot: int, line: Sequence[int], spacing: Spacing) -> bool:
    kids = forest.kids
    for kid in line:
        if kids[kid] is not None:
            return _wide_but_small(forest, line, spacing)
    return forest.parent[slot] >= 0 or len(line) > ROW_OF_ROOT


def _wide_but_small(forest: Forest, line: Sequence[int], spacing: Spacing) -> bool:
    if len(line) < SMALLEST_WIDE_FAMILY:
        return False
    widths = [forest.right[kid] - forest.left[kid] for kid in line]
    return (
        sum(widths) + spacing.sibling * len(line) > spacing.wide
        and max(widths) <= SMALL_SUBTREE
        and max([forest.bottom[kid] for kid in line]) <= SMALL_SUBTREE
    )


def stack(forest: Forest, slot: int, line: Sequence[int], columns: int, spacing: Spacing) -> Body:
    """Place children under their head, down one column and then the next; a single column is indented."""
    width, height, last_column = place_stack(forest, line, columns, spacing)
    forest.columns[slot] = columns
    top = forest.trunk[slot] + spacing.stack_drop
    middle = forest.width[slot] / 2
    left = middle - width / 2 if last_column else 0.0
    right, bottom = max(left + width, middle), top + height
    dx, dy = forest.dx, forest.dy
    for kid in line:
        dx[kid] += left
        dy[kid] += top
    return Body(
        Rest((bottom, left, None, 0.0, 0.0), 0.0, 0.0), Rest((bottom, right, None, 0.0, 0.0), 0.0, 0.0),
        left, right, bottom,
    )  # fmt: skip


def columns_of_run(forest: Forest, line: Sequence[int], shape: float, spacing: Spacing) -> int:
    """As few columns as keep a stack from being higher than `shape` times its width."""
    left, right, bottom = forest.left, forest.right, forest.bottom
    high = sum([bottom[kid] for kid in line]) + spacing.stack_gap * len(line)
    broad = max([right[kid] - left[kid] for kid in line]) + spacing.stack_indent + spacing.column_gap
    return min(len(line), max(1, ceil(sqrt(high / (shape * broad)))))


def place_stack(
    forest: Forest, line: Sequence[int], columns: int, spacing: Spacing
) -> tuple[float, float, float]:
    """Place boxes in columns (0: chosen) in the frame of the stack; its width, height and where its last column is."""
    rows = ceil(len(line) / (columns or columns_of_run(forest, line, TALL, spacing)))
    across = right = bottom = 0.0
    for first in range(0, len(line), rows):
        across = right + spacing.column_gap if first else 0.0
        right, low = _column(forest, line[first : first + rows], across, spacing)
        bottom = max(bottom, low)
    return right, bottom, across


def _column(forest: Forest, chunk: Sequence[int], across: float, spacing: Spacing) -> tuple[float, float]:
    """Place one column; how far it reaches to the right and down."""
    dx, dy, left, right, bottom = forest.dx, forest.dy, forest.left, forest.right, forest.bottom
    in_stack, gap = forest.in_stack, spacing.stack_gap
    across += spacing.stack_indent
    down = reach = 0.0
    for kid in chunk:
        x = across - left[kid]
        dx[kid] = x
        dy[kid] = down
        in_stack[kid] = True
        down += bottom[kid] + gap
        if x + right[kid] > reach:
            reach = x + right[kid]
    return reach, down - gap
