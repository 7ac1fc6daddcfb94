"""What a person changed in a proposal by hand; it holds whatever is proposed anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from orgplanner.importers.lists.proposing import Given
from orgplanner.importers.lists.recipe import Recipe, TableRecipe, in_unit_order, key_of

Place = tuple[int, int]
"""The book and the sheet of a table, from 0."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a proposal has to heed by table, and which sheets are read (None: those worth it); by table other parts
    of its recipe and the columns of units from the highest to the lowest (`orders`), parts of the whole recipe, and
    by field and key what a value means."""

    given: Mapping[Place, Given] = field(default_factory=lambda: MappingProxyType({}))
    sheets: frozenset[Place] | None = None
    tables: Mapping[Place, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    whole: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    orders: Mapping[Place, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return any((self.given, self.sheets is not None, self.tables, self.whole, self.meanings, self.orders))

    def of(self, place: Place) -> Given:
        """What a person settled of a table."""
        return self.given.get(place, Given())

    def with_column(self, place: Place, column: int, meaning: str) -> Corrections:
        """A column means a field, "" for nothing."""
        return self.with_given(place, columns={**self.of(place).columns, column: meaning})

    def with_given(self, place: Place, **more: Any) -> Corrections:
        """The proposal has to heed more of a table: rows, tree, heading, columns."""
        return replace(self, given={**self.given, place: replace(self.of(place), **more)})

    def with_part(self, place: Place, name: str, value: str) -> Corrections:
        """A part of a table's recipe, such as its separator."""
        return replace(self, tables=_put(self.tables, place, {name: value}))

    def with_order(self, place: Place, columns: Sequence[int]) -> Corrections:
        """The columns of units of a table, from the highest to the lowest."""
        return replace(self, orders={**self.orders, place: tuple(columns)})

    def with_whole(self, name: str, value: str) -> Corrections:
        """A part of the whole recipe: language, pay_period or leavers."""
        return replace(self, whole={**self.whole, name: value})

    def with_meaning(self, meaning_of: str, value: str, meaning: str) -> Corrections:
        """A value of a field stands for something else, or for what it says."""
        return replace(self, meanings=_put(self.meanings, meaning_of, {key_of(value): meaning}))

    def without_book(self, book: int) -> Corrections:
        """The same when a file is taken away, those behind it moving up."""
        kept = frozenset(_moved_up(dict.fromkeys(self.sheets or ()), book))
        return replace(
            self,
            given=_moved_up(self.given, book),
            tables=_moved_up(self.tables, book),
            orders=_moved_up(self.orders, book),
            sheets=None if self.sheets is None else kept,
        )


def _put(known: Mapping[Any, Mapping[Any, str]], key: Any, more: Mapping[Any, str]) -> dict[Any, Mapping[Any, str]]:
    return {**known, key: {**known.get(key, {}), **more}}


def _moved_up(known: Mapping[Place, Any], book: int) -> dict[Place, Any]:
    return {(at - (at > book), sheet): value for (at, sheet), value in known.items() if at != book}


def corrected(recipe: Recipe, by_hand: Corrections) -> Recipe:
    """A recipe with what was changed by hand beside what its proposal heeded already."""
    tables = tuple(_table(table, by_hand) for table in recipe.tables)
    meanings = {name: dict(known) for name, known in recipe.meanings.items()}
    for name, changed in by_hand.meanings.items():
        known = meanings.setdefault(name, {})
        for key, meaning in changed.items():
            known[key] = meaning
    whole: dict[str, Any] = dict(by_hand.whole)
    return replace(recipe, tables=tables, meanings=meanings, **whole)


def _table(table: TableRecipe, by_hand: Corrections) -> TableRecipe:
    parts: dict[str, Any] = dict(by_hand.tables.get((table.book, table.sheet), {}))
    order = by_hand.orders.get((table.book, table.sheet), ())
    return replace(table, columns=in_unit_order(table.columns, order), **parts)
