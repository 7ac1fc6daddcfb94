"""How far names are indented by blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgplanner.importers.reading.aside import most_indented
from orgplanner.importers.reading.book import Row

BLANKS = " \t\xa0\u2002\u2003\u2007\u2009\u3000"


def levels_of(rows: Sequence[Row]) -> Mapping[int, int]:
    """How many blanks stand before a text of a row, by its place; none where hardly any row has some.

    Only the column counts in which most indented texts stand.
    """
    indented: dict[int, dict[int, int]] = {}
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell[0] in BLANKS and (text := cell.lstrip()):
                indented.setdefault(column, {})[place] = len(cell) - len(text)
    return MappingProxyType(most_indented(indented))
