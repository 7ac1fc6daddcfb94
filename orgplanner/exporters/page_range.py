"""Which pages of a document are wanted, as a person writes it: “2-5, 8”."""

from __future__ import annotations

import re

from orgplanner.errors import RuleBroken
from orgplanner.text import say

RANGE = re.compile(r"\s*(\d{1,9})\s*(?:[-‐‑–—−]\s*(\d{1,9})\s*)?")
"""One page, or a first and a last one; any dash that a keyboard or a document has."""
APART = re.compile(r"[,;]")


def pages_of(text: str, count: int) -> tuple[int, ...]:
    """Return the numbers of pages, from 1 on, each once and in the order of the document.

    A range may begin with the last page and end with the first. Raises RuleBroken, with a sentence, for what is
    no list of pages and for pages that a document of `count` pages does not have.
    """
    wanted: set[int] = set()
    for part in APART.split(text):
        if part.strip():
            wanted |= _pages(part, count)
    if not wanted:
        raise RuleBroken(say("Say which pages, for example 2-5, 8."))
    return tuple(sorted(wanted))


def _pages(part: str, count: int) -> set[int]:
    found = RANGE.fullmatch(part)
    if found is None:
        raise RuleBroken(say("“{text}” is no page; write pages as in 2-5, 8.", text=part.strip()))
    ends = sorted(int(number) for number in found.groups() if number is not None)
    for number in ends:
        if not 1 <= number <= count:
            raise RuleBroken(say("There is no page {number}; the last one is {count}.", number=number, count=count))
    return set(range(ends[0], ends[-1] + 1))
