"""Columns that say the same in several languages, though their headings do not tell the language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from orgplanner.importers.lists.proposing.profile import Column, is_told

NAMED = ("unit", "title", "name")
SURE = 0.9


def tell_languages(columns: Sequence[Column]) -> None:
    """Two columns with headings of one meaning in two languages, whose values go together, have these languages."""
    for one, other in combinations(columns, 2):
        mine, yours = (column.meanings[0] if column.meanings else None for column in (one, other))
        if mine is None or yours is None or mine.id not in NAMED or mine.id != yours.id:
            continue
        if min(mine.certainty, yours.certainty) < SURE or mine.language == yours.language:
            continue
        if one.counts != other.counts and is_told(one, other) and is_told(other, one):
            one.language = one.language or mine.language
            other.language = other.language or yours.language
