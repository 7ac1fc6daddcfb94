"""What stands between the cells of a text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from orgplanner.errors import FileProblem
from orgplanner.text import say

USUAL = ("\t", ";", "|", ",")
"""The likelier first where two would do: commas stand in numbers and sentences too."""
RARE = ("^", "~", "¦", "§", "\x1f", "*", "#", ":")
NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "blank": " "}
LOOKED_AT = 200
"""Rows."""
ENOUGH = 0.9
"""Of the rows have the same number of cells: then it is no matter of chance."""


def read_delimiter(word: str) -> str:
    """A delimiter as people type it, ";" or "tab"; FileProblem where it is none."""
    sign = NAMED.get(word.strip().casefold() or word, word)
    if len(sign) != 1 or sign in '"\r\n\x00' or sign.isalnum():
        known = ", ".join((",", ";", "|", "tab"))
        raise FileProblem(say("“{word}” cannot stand between cells; take one of: {known}.", word=word, known=known))
    return sign


def find_delimiter(text: str) -> str:
    """The sign between cells, a comma where there is but one column."""
    for signs in (USUAL, RARE):
        fits = {sign: _fit(text, sign) for sign in signs}
        best = max(signs, key=lambda sign: fits[sign])
        if fits[best] > (0, 0, 0):
            return best
    return ","


def _fit(text: str, sign: str) -> tuple[float, float, int]:
    """How well a sign does: whether nearly all rows have the same number of cells, what part has, how many."""
    if sign not in text:
        return 0, 0, 0
    counts: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), LOOKED_AT):
            if any(row):
                counts[len(row)] += 1
    except csv.Error:
        return 0, 0, 0
    columns, same = max(((columns, rows) for columns, rows in counts.items() if columns > 1), default=(1, 0))
    return (0, 0, 0) if columns < 2 else (float(same / counts.total() >= ENOUGH), same / counts.total(), columns)
