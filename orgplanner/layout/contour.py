"""Contours of subtrees, and how close two subtrees may stand: the tidy tree for boxes of any size.

After van der Ploeg, "Drawing non-layered tidy trees in linear time" (2014). Where he threads nodes, a contour
here is a linked list that is never altered, so that it serves again for as long as its subtree is the same.
"""

from typing import TypeAlias

Cell: TypeAlias = "tuple[float, float, Cell | None, float, float]"
"""(bottom, edge, next cell, its frame's shift across, and down): from the last bottom to this one the subtree
reaches to `edge`. All in one frame; the next cell counts from a frame shifted against it."""


Rest: TypeAlias = tuple[Cell, float, float]
"""What is left of a contour: its first cell, and the shift of that cell's frame across and down."""

Parting: TypeAlias = "tuple[float, Rest | None, Rest | None, list[tuple[float, float]]]"
"""How far apart two subtrees stand, what of the left and of the right one reaches lower, and what pushed them.

A push is (bottom of the left one's cell, by how much), from top to bottom, without the first.
"""


def part(side: Cell, across: float, other: Cell, near: float, far: float) -> Parting:
    """The smallest shift of `other`, a left contour, at which it is clear of `side`, a right one shifted `across`.

    The first cells keep `near` apart, all others `far`. Takes as many steps as the shorter of the two has cells.
    """
    down = other_across = other_down = 0.0
    bottom, other_bottom = side[0], other[0]
    distance = across + side[1] - other[1] + near
    pushes: list[tuple[float, float]] = []
    while True:
        ended, other_ended = bottom <= other_bottom, other_bottom <= bottom
        following, other_following = side[2] if ended else side, other[2] if other_ended else other
        if ended and following is not None:
            across += side[3]
            down += side[4]
            side = following
            bottom = side[0] + down
        if other_ended and other_following is not None:
            other_across += other[3]
            other_down += other[4]
            other = other_following
            other_bottom = other[0] + other_down
        if following is None or other_following is None:
            break
        needed = across + side[1] - other_across - other[1] + far
        if needed > distance:
            pushes.append((bottom, needed - distance))
            distance = needed
    return (
        distance,
        None if following is None else (side, across, down),
        None if other_following is None else (other, other_across, other_down),
        pushes,
    )


def lengthen(contour: Cell, tail: Rest) -> Cell:
    """The contour, followed by the rest of a lower one (in the same frame)."""
    cells = []
    across = down = 0.0
    cell: Cell = contour
    while (following := cell[2]) is not None:
        cells.append(cell)
        across += cell[3]
        down += cell[4]
        cell = following
    cell = (cell[0], cell[1], tail[0], tail[1] - across, tail[2] - down)
    for above in reversed(cells):
        cell = (above[0], above[1], cell, above[3], above[4])
    return cell
