"""A table on its way to a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgplanner.importers.lists.proposing.given import Given
from orgplanner.importers.lists.proposing.meaning_of_columns import Guess
from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.referring import Reference
from orgplanner.importers.lists.proposing.table import Table
from orgplanner.text import Message, say

NAMES = ("person", "last_name")
"""Meanings that name people."""


@dataclass(slots=True)
class Draft:
    """A table on its way to a recipe: the meaning of each column, with what refers to what."""

    table: Table
    guesses: dict[int, Guess]
    references: list[Reference]
    given: Given = field(default_factory=Given)
    outer: list[Reference] = field(default_factory=list)
    """References into other tables."""
    rows: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
    why_rows: tuple[Message, float] = (say(""), 0.0)
    why_tree: tuple[Message, float] = (say(""), 0.0)
    language: str = ""
    unit: str = ""
    flags: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """What yes and no mean in columns that say so of something else."""
    separator: str = ""
    list_separator: str = ""

    def places(self, meaning: str) -> list[int]:
        """The columns of a meaning, from left to right."""
        return sorted(place for place, guess in self.guesses.items() if guess.meaning == meaning)

    def has(self, *meanings: str) -> bool:
        """Whether some column means one of these."""
        return any(guess.meaning in meanings for guess in self.guesses.values())

    def column(self, meaning: str) -> Column | None:
        """The first column of a meaning."""
        places = self.places(meaning)
        return self.table.column(places[0]) if places else None

    def turn(self, place: int, meaning: str, reason: Message | None = None, certainty: float | None = None) -> None:
        """Gives a column another meaning, unless it was settled before."""
        if place in self.given.columns:
            return
        old = self.guesses.get(place)
        self.guesses[place] = Guess(
            place, meaning, certainty if certainty is not None else old.certainty if old else 0.5,
            reason or (old.reason if old else say("it is the only column with words")),
        )  # fmt: skip

    def refers(self, place: int) -> Reference | None:
        """What a column refers to, in this table or in another."""
        found = (each for each in (*self.references, *self.outer) if each.source == place)
        return max(found, key=lambda each: each.part, default=None)

    def varying(self, meaning: str) -> list[int]:
        """The columns of a meaning in which not all rows say the same; of a name in several languages the first."""
        columns = [column for place in self.places(meaning) if (column := self.table.column(place)) is not None]
        spoken = [column for column in columns if column.language][1:]
        return [column.place for column in columns if not column.is_one and column not in spoken]
