"""Which columns name rows of the same list: their values are values of another column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.values import meaning_of

KEYLIKE, REFERS, FEW_REFER = 0.75, 0.7, 0.4
STEPS = ("/", "\\", ">", "›", "»", "|", ".", "-", ";", ",")
_DECIMAL = re.compile(r"\d+(?:,\d{1,3})?")
LISTS = (";", ",", "|", "\n", "/")


@dataclass(frozen=True, slots=True)
class Reference:
    """A column `source` whose values are found in the column `target`, which part of them is, and what parts
    the items where it is a list."""

    source: int
    target: int
    part: float
    separator: str = ""


def references(columns: Sequence[Column], targets: Sequence[Column] = ()) -> list[Reference]:
    """The columns that refer to a column of different values, of the same table or of another."""
    least = REFERS if len(columns) > 3 else FEW_REFER
    keys = [column for column in targets or columns if column.distinct >= KEYLIKE and column.filled >= 2]
    known = {column.place: set(map(str.casefold, column.all())) for column in keys}
    found: list[Reference] = []
    for source in columns:
        for place, values in known.items():
            if targets or source.place != place:
                found += _refers(source, place, values, least)
    return sorted(found, key=lambda each: -each.part)


def _refers(source: Column, place: int, values: set[str], least: float) -> Iterator[Reference]:
    texts = [text.casefold() for text in source.counts if not meaning_of("parent", text)]
    if not texts:
        return
    part = sum(text in values for text in texts) / len(texts)
    if part >= least:
        yield Reference(source.place, place, part)
        return
    separator = list_separator(source.sample)
    if separator:
        lists = (text.casefold().split(separator) for text in source.sample)
        items = [item.strip() for parts in lists for item in parts if item.strip()]
        part = sum(item in values for item in items) / len(items) if items else 0.0
        is_decimal = separator == "," and all(map(_DECIMAL.fullmatch, source.sample))
        if part >= (1.0 if is_decimal else REFERS):
            yield Reference(source.place, place, part, separator)


def list_separator(texts: Sequence[str]) -> str:
    """What parts the items of lists; "" where no value is one."""
    counts = {each: sum(each in text for text in texts) for each in LISTS}
    best = max(LISTS, key=lambda each: counts[each])
    return best if counts[best] else ""


def path_separator(texts: Sequence[str]) -> str:
    """What parts the steps of a path: “.” of 1.2.3, “/” of A/B; "" where each two letters are one."""
    if all(re.fullmatch(r"[0-9A-Fa-f]+", text) for text in texts):
        return ""
    counts = {each: sum(each in text.strip(each) for text in texts) for each in STEPS}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else "."
