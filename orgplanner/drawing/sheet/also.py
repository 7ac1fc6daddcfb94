"""What the texts of a sheet say in its second language, found by what they say in the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

Also = Mapping[str, str]
NO_ALSO: Also = MappingProxyType({})
APART = " · "


def joined(*parts: str) -> str:
    """Return texts in one, but for empty ones; in the second language each is found by itself."""
    return APART.join(filter(None, parts))


def said_also(words: str, also: Also) -> str:
    """Return a text in the second language, part by part where it is put together; "" where that says the same."""
    if not words or not also:
        return ""
    found = APART.join(_parts_also(words.split(APART), also))
    return found if found != words else ""


def _parts_also(parts: Sequence[str], also: Also) -> Iterator[str]:
    """Yield parts in the second language: as many of them together as are known together."""
    place = 0
    while place < len(parts):
        runs = (APART.join(parts[place:end]) for end in range(len(parts), place, -1))
        known = next((run for run in runs if run in also), parts[place])
        yield also.get(known, known)
        place += known.count(APART) + 1


def both(words: str, also: Also, between: str = " / ") -> str:
    """Return a text in both languages in one line, once where both are the same."""
    return between.join(filter(None, (words, said_also(words, also))))
