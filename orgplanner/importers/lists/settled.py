"""Troubles that a person settled: the same remedy for all alike, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orgplanner.importers.lists.trouble import Fix, Spot, Trouble

WITH_VALUE = frozenset({"choose above", "value"})
"""Remedies for which somebody says what is meant."""
WITH_CHOICE = frozenset({"cut here", "merge"})
"""Remedies that take one of the choices of a trouble."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A trouble with what was decided about it."""

    trouble: Trouble
    fix: Fix


def key_of_trouble(trouble: Trouble) -> tuple[str, Spot]:
    """What a fix names a trouble by."""
    return trouble.kind, trouble.spot


def fix_of(trouble: Trouble, remedy: str, value: str = "") -> Fix:
    """What settles a trouble in one of its ways; without a value its first choice is taken where one is needed."""
    if remedy in WITH_CHOICE and not value and trouble.choices:
        value = trouble.choices[0][0]
    return Fix(trouble.kind, trouble.spot, remedy, value)


def alike(troubles: Iterable[Trouble], trouble: Trouble, remedy: str) -> list[Trouble]:
    """The troubles of the same kind that a remedy settles too; where something has to be said, those about the
    same value in the same column."""
    found = (each for each in troubles if each.kind == trouble.kind and remedy in each.remedies)
    if remedy not in WITH_VALUE:
        return list(found)
    about = (trouble.value, trouble.spot.book, trouble.spot.sheet, trouble.spot.column)
    return [each for each in found if (each.value, each.spot.book, each.spot.sheet, each.spot.column) == about]


def without_book(settled: Sequence[Settled], book: int) -> list[Settled]:
    """What stays settled when a file is taken away, those behind it moving up."""
    kept = (each for each in settled if each.trouble.spot.book != book)
    return [_moved_up(each, book) for each in kept if all(spot.book != book for spot in each.trouble.ring)]


def _moved_up(each: Settled, book: int) -> Settled:
    if each.trouble.spot.book < book:
        return each
    spot, ring = _lowered(each.trouble.spot, book), tuple(_lowered(spot, book) for spot in each.trouble.ring)
    return Settled(replace(each.trouble, spot=spot, ring=ring), replace(each.fix, spot=spot))


def _lowered(spot: Spot, book: int) -> Spot:
    return replace(spot, book=spot.book - 1) if spot.book > book else spot
