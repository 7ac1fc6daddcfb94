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
RARE = ("^", "~", "¦", "§")
NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
LOOKED_AT, LOOKED_INTO = 300, 1_000_000
"""Rows, and letters within which they are."""
RARER = (":", "@", "#", "!", "*")
"""Signs that stand in texts as often as between cells: they count only where they cut all rows alike."""
WHOLE, BETTER = 0.66, 1.2
"""How well a rare sign fits that cuts all rows into three cells or more; how much better than a usual one."""
ENOUGH = 0.5
"""Of the rows are cut by a delimiter; what cuts fewer stands in texts."""

BLANK = 0.01
"""What a sign is worth that has nothing but blank cells beside it."""


def read_delimiter(word: str) -> str:
    """A delimiter as people type it, ";" or "tab"; FileProblem where it is none."""
    sign = NAMED.get(word.strip().casefold(), word)
    if len(sign) != 1 or sign in '"\r\n\x00' or sign.isalnum():
        known = " ".join(("“,”", "“;”", "“|”", "tab"))
        raise FileProblem(say("“{word}” cannot stand between cells; take one of: {known}.", word=word, known=known))
    return sign


def find_delimiter(text: str) -> str:
    """The sign between cells; a tab where there is but one column."""
    beginning = text[:LOOKED_INTO]
    best, worth = "\t", 0.0
    for signs, least in ((USUAL, 0.0), (RARE, 0.0), (RARER, WHOLE)):
        fits = {sign: _fit(beginning, sign) for sign in signs if worth < WHOLE}
        sign = max(fits, key=lambda each: fits[each], default="")
        if sign and fits[sign] > least and (not worth or fits[sign] > max(WHOLE, BETTER * worth)):
            best, worth = sign, fits[sign]
    return best


def _fit(text: str, sign: str) -> float:
    """How well a sign does: the more rows have the same number of cells, and the more cells, the better."""
    if sign not in text:
        return 0.0
    counts: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), LOOKED_AT):
            if any(row):
                counts[len(row)] += 1
    except csv.Error:
        return 0.0
    if not counts:
        return BLANK
    if counts.total() - counts[1] < ENOUGH * counts.total():
        return 0.0
    columns, same = max(((cells, rows) for cells, rows in counts.items() if cells > 1), key=lambda each: each[1])
    return same / counts.total() * (1 - 1 / columns)
