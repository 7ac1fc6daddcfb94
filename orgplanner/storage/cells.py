"""The values of one cell of a table, row after row."""

from collections.abc import Sequence
from typing import Any

Cells = Sequence[Any]


def is_constant(cells: Cells) -> bool:
    """Whether all cells are the same; found without looking at most of those that are not."""
    return (
        len(cells) > 1 and cells[0] == cells[-1] == cells[len(cells) // 2] and cells.count(cells[0]) == len(cells)
    )
