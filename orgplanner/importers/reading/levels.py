"""How far names are indented: by blanks, by dashes or bullets, or by numbers such as 1.2. before them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgplanner.importers.reading.aside import most_indented
from orgplanner.importers.reading.book import Row

BLANKS = " \t\xa0\u2002\u2003\u2007\u2009\u3000"
LOOKED_AT, FEW, MOST = 200, 3, 0.6
"""Rows in which signs are looked for, names that have them at least, and their part of all names."""
_SIGN = re.compile(
    r"([-–—•*·►▪]{1,12})\s+(?=\S)"
    r"|(\d{1,3}(?:\.\d{1,3}){0,8})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))\s+(?=[^\W\d_])"
)


def levels_of(rows: Sequence[Row]) -> Mapping[int, int]:
    """How many blanks stand before a text of a row, by its place; none where hardly any row has some.

    Only the column counts in which most indented texts stand. Without blanks the signs before the names tell.
    """
    indented: dict[int, dict[int, int]] = {}
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell[0] in BLANKS and (text := cell.lstrip()):
                indented.setdefault(column, {})[place] = len(cell) - len(text)
    return MappingProxyType(most_indented(indented) or _by_signs(rows))


def signed(text: str) -> tuple[int, str]:
    """The level that dashes, bullets or a number before a name tell, 0 without them, and the name."""
    found = _SIGN.match(text)
    if found is None:
        return 0, text
    level = len(found[1]) if found[1] else found[2].count(".") + 1
    return level, text[found.end() :]


def _by_signs(rows: Sequence[Row]) -> Mapping[int, int]:
    column = _named(rows[:LOOKED_AT])
    if column is None:
        return {}
    levels = {place: signed(_text(row, column))[0] for place, row in enumerate(rows)}
    return {place: level for place, level in levels.items() if level}


def _named(rows: Sequence[Row]) -> int | None:
    """The first column of names, where most of them have signs of several levels before them."""
    for column in range(max(map(len, rows), default=0)):
        texts = [text for row in rows if any(map(str.isalpha, text := _text(row, column)))]
        if len(texts) < FEW:
            continue
        levels = [signed(text)[0] for text in texts]
        told = sum(map(bool, levels))
        return column if told >= max(FEW, MOST * len(texts)) and len(set(levels)) > 1 else None
    return None


def _text(row: Row, column: int) -> str:
    cell = row[column] if column < len(row) else None
    return cell if isinstance(cell, str) else ""
