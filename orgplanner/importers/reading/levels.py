"""How far names are indented by blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgplanner.importers.reading.aside import most_indented
from orgplanner.importers.reading.book import Row


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
    return MappingProxyType(most_indented(indented))
