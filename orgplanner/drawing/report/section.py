"""What stands under one heading of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.drawing.picture import Picture

Draw = Callable[[float], Picture]
"""Draws in a width in points, in the colours of paper."""


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences, then a drawing, then rows of a table (`places`: only some of them); each may be left out.

    `about` is said below the title of its pages in place of what the whole report is about. A section that
    `follows` goes on below the one before it where there is room. `id` is what it is to programs: “ledger:units”.
    """

    title: str
    notes: tuple[str, ...] = ()
    draw: Draw | None = None
    grid: Grid | None = None
    places: Sequence[int] | None = None
    id: str = ""
    about: str = ""
    follows: bool = False
    second: tuple[str, str] = ("", "")
    """title and `about` in the second language of pages that have two"""

    @property
    def count(self) -> int:
        """How many rows are printed."""
        if self.grid is None:
            return 0
        return len(self.grid.rows if self.places is None else self.places)

    def rows(self) -> Sequence[GridRow]:
        """The rows that are printed, each made when it is looked at where the grid does so."""
        if self.grid is None or self.places is None:
            return () if self.grid is None else self.grid.rows
        return [self.grid.rows[place] for place in self.places]
