"""The one noun for change: what an edit returns, what undo inverts, what views refresh from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from orgplanner.model.rows import Row
from orgplanner.text import Message, say

Key = tuple[str, str | None, str]
"""Table, scenario (None for shared tables) and id of a row."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None before: added, None after: removed."""

    table: str
    scenario: str | None
    id: str
    before: Row | None
    after: Row | None

    @property
    def key(self) -> Key:
        return (self.table, self.scenario, self.id)

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.scenario, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that go together, in order, under a label that people read in “Undo …”.

    `notes` are sentences about what was done besides, such as duplicates that a merge met.
    `typing` names the field being typed into; following change sets with the same `typing` become one step.
    """

    label: Message
    changes: tuple[Change, ...] = ()
    notes: tuple[Message, ...] = ()
    typing: str = ""
    tables: frozenset[str] = field(init=False, compare=False, repr=False)
    """of which rows change, so that nobody has to look through very many changes for them"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(change.table for change in self.changes))

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def inverse(self) -> "ChangeSet":
        """The change set that takes this one back."""
        return ChangeSet(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def followed_by(self, other: "ChangeSet") -> "ChangeSet":
        """Both as one: for every row its first before and its last after, rows that end as they began left out."""
        merged: dict[Key, Change] = {}
        for change in (*self.changes, *other.changes):
            earlier = merged.pop(change.key, None)
            merged[change.key] = change if earlier is None else replace(change, before=earlier.before)
        kept = (change for change in merged.values() if change.before != change.after)
        return replace(other, label=self.label, changes=_in_order(kept), notes=self.notes + other.notes)


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Scenarios appear before the rows in them and go after them."""

    def place(change: Change) -> int:
        if change.table != "scenarios":
            return 1
        return 0 if change.before is None else 2 if change.after is None else 1

    return tuple(sorted(changes, key=place))


def gather(label: Message, parts: Iterable[ChangeSet]) -> ChangeSet:
    """Several change sets, each made on the result of the one before, as one."""
    whole = ChangeSet(label)
    for part in parts:
        whole = whole.followed_by(part)
    return replace(whole, label=label)


def nothing() -> ChangeSet:
    """The change set without changes."""
    return ChangeSet(say(""))
