"""What is proposed for reading lists, and why."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.importers.lists.recipe import Recipe
from orgplanner.text import Message


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a table is read as it is: `about` is column, rows, tree, heading, skip (rows left out), down (empty
    cells) or unit. A reason about a column names its place; `certainty` is from 0 to 1."""

    table: int
    about: str
    message: Message
    certainty: float
    column: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that is not read, by its places from 0, and why."""

    book: int
    sheet: int
    message: Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A recipe that can be used as it is, and what speaks for it.

    `rows` and `trees` are, by table, what a row and the tree may be instead, the likelier first, beginning with
    what the recipe has. `notes` tell what differs from a known recipe, or calls for a look.
    """

    recipe: Recipe
    reasons: tuple[Reason, ...]
    rows: tuple[tuple[str, ...], ...]
    trees: tuple[tuple[str, ...], ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Message, ...] = ()

    def why(self, table: int, about: str, column: int | None = None) -> Reason | None:
        """The reason for one thing, None where there is none."""
        found = (each for each in self.reasons
                 if (each.table, each.about, each.column) == (table, about, column))  # fmt: skip
        return next(found, None)
