"""Which pages of a document are wanted, as a person writes it: “2-5, 8”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orgplanner.errors import RuleBroken
from orgplanner.text import say

RANGE = re.compile(r"\s*(\d{1,9})\s*(?:[-‐‑–—−]\s*(\d{1,9})\s*)?")
"""One page, or a first and a last one; any dash that a keyboard or a document has."""
APART = re.compile(r"[,;]")
MOST_PAGES = 10_000
"""Numbers are looked at up to here where nobody knows yet how many pages there are."""


def pages_of(text: str, count: int | None = None) -> tuple[int, ...]:
    """Return the numbers of pages, from 1 on, each once and in the order of the document.

    A range may begin with the last page and end with the first. Raises RuleBroken, with a sentence, for what is
    no list of pages and for pages that a document of `count` pages does not have; None: it is not laid out yet.
    """
    wanted: set[int] = set()
    for part in APART.split(text):
        if part.strip():
            wanted |= _pages(part, count)
    if not wanted:
        raise RuleBroken(say("Say which pages, for example 2-5, 8."))
    return tuple(sorted(wanted))


def check_pages(numbers: Iterable[int], count: int) -> None:
    """Raise RuleBroken for the first page that a document of `count` pages does not have."""
    for number in numbers:
        if not 1 <= number <= count:
            raise RuleBroken(say("There is no page {number}; the last one is {count}.", number=number, count=count))


def _pages(part: str, count: int | None) -> set[int]:
    found = RANGE.fullmatch(part)
    ends = sorted(int(number) for number in found.groups() if number is not None) if found else []
    if not ends or (count is None and not 1 <= ends[0] <= ends[-1] <= MOST_PAGES):
        raise RuleBroken(say("“{text}” is no page; write pages as in 2-5, 8.", text=part.strip()))
    check_pages(ends, MOST_PAGES if count is None else count)
    return set(range(ends[0], ends[-1] + 1))
