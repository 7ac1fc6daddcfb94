"""How far names are indented by blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgplanner.importers.reading.book import Row

FEW = 2
"""A single name with a blank before it is a slip of the hand."""


def levels_of(rows: Sequence[Row]) -> Mapping[int, int]:
    """How many blanks stand before the first text of a row, by its place; none where hardly any row has some.

    Only the column counts in which most indented texts stand.
    """
    indented: dict[int, dict[int, int]] = {}
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, str) and cell[:1].isspace() and cell.strip():
                indented.setdefault(column, {})[place] = len(cell) - len(cell.lstrip())
            break
    counts = Counter({column: len(found) for column, found in indented.items()})
    column, most = counts.most_common(1)[0] if counts else (0, 0)
    return MappingProxyType(indented[column] if most >= FEW else {})
