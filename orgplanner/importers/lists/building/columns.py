"""Columns of texts, put below those of the tables before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from orgplanner.model.rules import LONGEST_LINE, LONGEST_TEXT

_Cell = TypeVar("_Cell")


def together(found: list[list[str]]) -> list[tuple[str, ...]]:
    """Several columns with all their texts, row by row."""
    return list(zip(*found, strict=True))


def as_one(found: list[list[str]], field: str) -> list[str]:
    """Several columns as one: notes line by line, parts of a name beside each other."""
    if len(found) == 1:
        return found[0]
    between, longest = ("\n", LONGEST_TEXT) if field == "note" else (" ", LONGEST_LINE)
    return [between.join(filter(None, texts))[:longest] for texts in zip(*found, strict=True)]


def put(store: dict[str, list[_Cell]], field: str, first: int, values: Sequence[_Cell], blank: _Cell) -> None:
    """Puts values behind those of a field; the `first` lines before are blank where no table had it."""
    column = store.get(field)
    if column is None:
        column = store[field] = [blank] * first
    column.extend(values)


def put_instead(
    store: dict[str, list[_Cell]], field: str, first: int, values: Sequence[_Cell], blank: _Cell
) -> None:
    """Puts values in place of those of a field from the line `first` on."""
    column = store.setdefault(field, [blank] * first)
    column[first:] = values
