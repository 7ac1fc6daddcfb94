"""What two copies of a plan hold differently, cut into what can be decided by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from orgplanner.analysis.three_way.combining import combined
from orgplanner.model import TABLES, Change, Names, Row
from orgplanner.model.change import Key
from orgplanner.model.columns import Column, columns

Side = Literal["mine", "theirs", "both"]
"""Whose value holds; both where two lists were put together."""
Tick = Callable[[int, int], None]
"""Is told how much of how much is done."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The value of a base that nobody knows."""


UNSAID = Unsaid()


@dataclass(frozen=True, slots=True)
class Bound:
    """Fields that say one thing together: who changes a leader decides the followers too.

    With `loose` a follower that changed alone means nothing once a leader changes, as a place among siblings.
    """

    leaders: tuple[str, ...]
    followers: tuple[str, ...] = ()
    loose: bool = False


BOUND: Mapping[str, Bound] = MappingProxyType({
    "units": Bound(("parent", "unplaced"), ("rank",), loose=True),
    "posts": Bound(("unit", "unplaced"), ("rank",), loose=True),
    "requirements": Bound(("unit", "post")),
    "successions": Bound(("decision",), ("targets",)),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """What is decided as one about a row: some of its `fields`, or without fields whether it is there.

    `base`, `mine`, `theirs` are values of the fields in order, or rows (None: not there); the base may be UNSAID.
    `both` is what the two make together where that is possible. `part` is the language of a name. Only the first
    `counts` values tell whether a side changed it.
    """

    key: Key
    fields: tuple[str, ...]
    part: str
    base: Any
    mine: Any
    theirs: Any
    both: Any = None
    counts: int = 1

    @property
    def name(self) -> Name:
        return (self.key, self.fields[0] if self.fields else "", self.part)

    @property
    def is_row(self) -> bool:
        """Whether it is about the row itself."""
        return not self.fields

    def of(self, side: Side) -> Any:
        """The values, or the row, of a side."""
        return getattr(self, side)

    def changed(self, side: Side) -> bool:
        """Whether a side made it other than it was."""
        if self.base is UNSAID or self.is_row:
            return bool(self.base != self.of(side))
        return bool(self.base[: self.counts] != self.of(side)[: self.counts])

    @property
    def clashes(self) -> bool:
        """Whether both sides changed it, each in its own way that leaves no room for the other."""
        return self.both is None and self.changed("mine") and self.changed("theirs")


Name = tuple[Key, str, str]
"""What an atom is known by: row, first field, part."""


def other(side: Side) -> Side:
    """The side across."""
    return "theirs" if side == "mine" else "mine"


def atoms_of(change: Change, base: Row | Unsaid | None) -> tuple[Atom, ...]:
    """What differs in one row between mine, its `before`, and theirs, its `after`."""
    mine, theirs = change.before, change.after
    if mine is None or theirs is None:
        return (Atom(change.key, (), "", base, mine, theirs),)
    return tuple(_fields(change.key, UNSAID if base is None else base, mine, theirs))


def _fields(key: Key, base: Row | Unsaid, mine: Row, theirs: Row) -> Iterator[Atom]:
    together: tuple[str, ...] = ()
    bound = BOUND.get(key[0])
    if bound is not None and any(getattr(mine, name) != getattr(theirs, name) for name in bound.leaders):
        together = bound.leaders + bound.followers
        counts = len(bound.leaders) if bound.loose else len(together)
        was, ours, others = (_values(row, together) for row in (base, mine, theirs))
        yield Atom(key, together, "", was, ours, others, counts=counts)
    for column in columns(TABLES[key[0]]):
        ours, other_ = getattr(mine, column.name), getattr(theirs, column.name)
        if ours is other_ or column.name in together or ours == other_:
            continue
        was = UNSAID if isinstance(base, Unsaid) else getattr(base, column.name)
        if column.kind == "names":
            yield from _languages(key, column.name, was, ours, other_)
        else:
            yield _single(key, column, was, ours, other_)


def _values(row: Row | Unsaid, names: tuple[str, ...]) -> Any:
    return UNSAID if isinstance(row, Unsaid) else tuple(getattr(row, name) for name in names)


def _single(key: Key, column: Column, was: Any, ours: Any, other_: Any) -> Atom:
    both = None if was is UNSAID else combined(key[0], column, was, ours, other_)
    base = UNSAID if was is UNSAID else (was,)
    return Atom(key, (column.name,), "", base, (ours,), (other_,), None if both is None else (both,))


def _languages(key: Key, field: str, was: Names | Unsaid, ours: Names, other_: Names) -> Iterator[Atom]:
    for language in sorted({*ours.languages, *other_.languages}):
        mine, theirs = ours.exactly(language), other_.exactly(language)
        if mine != theirs:
            base = UNSAID if isinstance(was, Unsaid) else (was.exactly(language),)
            yield Atom(key, (field,), language, base, (mine,), (theirs,))


def with_values(row: Row, atom: Atom, side: Side) -> dict[str, Any]:
    """The fields of a row as a side has them in this atom."""
    values = atom.of(side)
    if atom.part:
        [field] = atom.fields
        return {field: getattr(row, field).including(atom.part, values[0])}
    return dict(zip(atom.fields, values, strict=True))
