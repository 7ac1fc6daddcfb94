"""What the texts of a sheet say in its second language, found by what they say in the first."""

from __future__ import annotations

from collections.abc import Mapping
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
    parts = words.split(APART)
    found = also.get(words) or APART.join(also.get(part, part) for part in parts)
    return found if found != words else ""


def both(words: str, also: Also, between: str = " / ") -> str:
    """Return a text in both languages in one line, once where both are the same."""
    return between.join(filter(None, (words, said_also(words, also))))
