"""The tree of units as a list of them writes it: what each stands below, by name, code or way from the top."""

from __future__ import annotations

from collections.abc import Mapping

from orgplanner.analysis.tables.spelling import UNPLACED
from orgplanner.analysis.workbook.texts import alike
from orgplanner.text import LANGUAGES, render

STEP = " › "
NOTHING = ("", "-", "–")


def parents_of(
    names: Mapping[str, str], codes: Mapping[str, str], below: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, int]]:
    """The unit above each, by ids, and for those whose is not clear how many units are called so.

    `names`, `codes` and `below` are texts by the ids of units; units of which nothing is above are in neither.
    """
    spelled: dict[str, list[str]] = {}
    for id, name in names.items():
        for text in dict.fromkeys(map(_key, filter(None, (name, codes.get(id, ""))))):
            spelled.setdefault(text, []).append(id)
    found: dict[str, str] = {}
    open_ones: dict[str, int] = {}
    for id, text in below.items():
        if text in NOTHING or says_unplaced(text):
            continue
        called = spelled.get(_key(text), [])
        if len(called) == 1 and called[0] != id:
            found[id] = called[0]
        else:
            open_ones[id] = len(called)
    _by_way(names, below, found, open_ones)
    return found, open_ones


def _by_way(
    names: Mapping[str, str], below: Mapping[str, str], found: dict[str, str], open_ones: dict[str, int]
) -> None:
    """Finds those that are called with all above them, as long as one is found."""
    while open_ones:
        ways: dict[str, list[str]] = {}
        for id in names:
            if id not in open_ones:
                ways.setdefault(_key(way(id, names, found)), []).append(id)
        more = {id: called[0] for id in open_ones
                if len(called := ways.get(_key(below[id]), [])) == 1 and called[0] != id}  # fmt: skip
        if not more:
            return
        found |= more
        for id in more:
            del open_ones[id]


def way(id: str, names: Mapping[str, str], above: Mapping[str, str]) -> str:
    """A unit with all above it, from the top; a ring ends where it closes."""
    chain: dict[str, None] = {}
    step: str | None = id
    while step is not None and step not in chain:
        chain[step] = None
        step = above.get(step)
    return STEP.join(names[each] for each in reversed(chain))


def says_unplaced(text: str) -> bool:
    """Whether a text says in any language that something is not yet placed."""
    return alike(text).casefold() in {render(UNPLACED, language).casefold() for language in LANGUAGES}


def _key(text: str) -> str:
    return alike(text).casefold()
