"""What is settled before anything is proposed: by a person, by a known recipe, or by the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from orgplanner.text import Message, say

Place = tuple[int, int]
"""A sheet: the places of its book and of the sheet in it, from 0."""
BY_HAND = say("chosen by hand")


@dataclass(frozen=True, slots=True)
class Given:
    """Of one sheet: the fields of columns ("" for none), what a row is and how the tree is written ("" to be
    found out), and by whom; `heading` is its first row, how many it has, and the first row of data."""

    columns: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    rows: str = ""
    tree: str = ""
    reason: Message = BY_HAND
    heading: tuple[int, int, int] | None = None

    def under(self, other: Given) -> Given:
        """The same, where the other does not say otherwise."""
        return Given(
            {**self.columns, **other.columns}, other.rows or self.rows, other.tree or self.tree, self.reason,
            other.heading or self.heading,
        )  # fmt: skip
