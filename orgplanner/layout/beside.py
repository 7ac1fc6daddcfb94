"""Assistants and advisory bodies: they hang right and left of the line, between a head and its children."""

from collections.abc import Sequence
from typing import NamedTuple

from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Spacing


class Band(NamedTuple):
    """The room assistants take below a head: from and to across, and its lower edge."""

    left: float
    right: float
    bottom: float


def hang_beside(forest: Forest, slot: int, staff: Sequence[int], spacing: Spacing) -> Band:
    """Place assistants in pairs, the first of each pair right of the line and the second left of it."""
    middle = forest.width[slot] / 2
    left = right = middle
    down = forest.height[slot] + spacing.beside_gap
    for first in range(0, len(staff), 2):
        pair = staff[first : first + 2]
        for kid, on_right in zip(pair, (True, False), strict=False):
            forest.dy[kid] = down
            forest.dx[kid] = _beside(forest, kid, middle, on_right, spacing.beside_gap)
            left = min(left, forest.dx[kid] + forest.left[kid])
            right = max(right, forest.dx[kid] + forest.right[kid])
        down += max([forest.bottom[kid] for kid in pair]) + spacing.stack_gap
    return Band(left, right, down - spacing.stack_gap)


def _beside(forest: Forest, kid: int, middle: float, on_right: bool, gap: float) -> float:
    if on_right:
        return middle + gap - forest.left[kid]
    return middle - gap - forest.right[kid]
