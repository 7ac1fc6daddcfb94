"""People by name: “First Last”, “Last, First”, initials, other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from orgplanner.analysis.likeness.letters import latin, plain, words_of

ALIKE = 90
"""Of 100: from here on two names are taken for spellings of one."""
SHORT = 5
"""Letters below which a name is too short to be known by its likeness."""

CYRILLIC = ("\u0400", "\u04ff")
_TITLES = re.compile(r"(?:jr|sr|ph\.?\s?d|md|mba|esq|cpa|dds|[ivx]+)\.?", re.IGNORECASE)
"""What stands behind a name and a comma without being a first name."""

Parts = tuple[str, ...]


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> Parts:
    """The parts of a name in Latin letters, longest first, so that their order does not matter; initials last."""
    parts = [latin(plain(word)) for word in words_of(name.replace(".", ". "))]
    return tuple(sorted((part for part in parts if part), key=lambda part: (-len(part), part)))


def is_same(one: Parts, other: Parts) -> bool:
    """Whether two names may be of one person: what the shorter says, the longer says too, an initial for a name."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or len(shorter[0]) < 2:
        return False
    left = list(longer)
    whole = 0
    for part in shorter:
        match = next((each for each in left if each == part), None)
        if match is None:
            match = next((each for each in left if 1 in (len(each), len(part)) and each[0] == part[0]), None)
        if match is None:
            return False
        whole += len(match) > 1 and match == part
        left.remove(match)
    return whole > 0


def said_name(name: str) -> str:
    """“Last, First” as it is said: “First Last”, in Cyrillic letters “Last First”; any other name as it is."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or not last or not first or "," in first or _TITLES.fullmatch(first):
        return name
    return joined_name(last, first, "")


def joined_name(last: str, first: str, middle: str) -> str:
    """A name of its parts, the last name at the end, in Cyrillic letters at the beginning."""
    parts = (last, first, middle) if CYRILLIC[0] <= last[:1] <= CYRILLIC[1] else (first, middle, last)
    return " ".join(part for part in parts if part)


class ByName:
    """Names with numbers, found by what people write."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._exact: dict[Parts, list[int]] = {}
        self._parts: dict[str, list[tuple[Parts, int]]] = {}
        for number, name in names:
            parts = parts_of(name)
            if parts:
                self._exact.setdefault(parts, []).append(number)
                for part in dict.fromkeys(parts):
                    if len(part) > 1:
                        self._parts.setdefault(part, []).append((parts, number))
        self._joined: list[str] = []
        self._order: list[Parts] = []

    def find(self, name: str) -> list[int]:
        """The numbers of those of this name; of several spellings only the closest, none when nothing fits."""
        parts = parts_of(name)
        if not parts:
            return []
        if exact := self._exact.get(parts):
            return exact
        shelves = sorted((self._parts[part] for part in parts if part in self._parts), key=len)
        for shelf in shelves:
            if found := [number for other, number in shelf if is_same(parts, other)]:
                return list(dict.fromkeys(found))
        return []

    def alike(self, name: str) -> list[int]:
        """The numbers of those whose name is most like this one, none when hardly any is."""
        joined = " ".join(parts_of(name))
        if len(joined) < SHORT:
            return []
        if not self._order:
            self._order = list(self._exact)
            self._joined = [" ".join(parts) for parts in self._order]
        found: Sequence[tuple[str, float, int]] = process.extract(
            joined, self._joined, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3
        )
        best = [place for _, score, place in found if score >= found[0][1] - 2]
        return [number for place in best for number in self._exact[self._order[place]]]
