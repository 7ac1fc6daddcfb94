"""Where a page of a table goes on: the units that its first row is part of, and the heading it stands below."""

from __future__ import annotations

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.drawing.book.sayings import continued
from orgplanner.drawing.setter import Setter
from orgplanner.text import render

BETWEEN, CUT = " › ", "… › "


class Trail:
    """Follows the rows of one table from the top, and knows what each is part of."""

    def __init__(self, grid: Grid, language: str) -> None:
        self._is_tree, self._has_headings, self._language = grid.is_tree, False, language
        self._above: list[tuple[int, str]] = []

    def follow(self, row: GridRow) -> None:
        """Go on to a row."""
        self._has_headings = self._has_headings or row.role == "heading"
        if row.role == "heading" or (self._is_tree and not self._has_headings and not row.role):
            self._above = [each for each in self._above if each[0] < row.level]
            self._above.append((row.level, cell_words(row.cells[0], self._language)))

    def heading(self, row: GridRow) -> GridRow | None:
        """Return the heading that stands again above a row below it; None for what needs none."""
        if row.role or not self._has_headings or not self._above:
            return None
        level, words = self._above[-1]
        return GridRow((self._continued(words),), "", level, is_bold=True, role="heading")

    def path(self, row: GridRow, setter: Setter, size: float, room: float) -> str:
        """Return in one line what a row, or the heading it stands below, is part of; "" at the top."""
        if self.heading(row) is not None:
            return self._fitting([words for _, words in self._above[:-1]], setter, size, room)
        least = 0 if self._has_headings else 1
        names = [words for level, words in self._above if least <= level < row.level]
        if not names:
            return ""
        more = setter.width(self._continued(""), size)
        return self._continued(self._fitting(names, setter, size, room - more))

    def _continued(self, words: str) -> str:
        return render(continued(words), self._language)

    def _fitting(self, names: list[str], setter: Setter, size: float, room: float) -> str:
        """Return names from the top down; where there is no room for all of them, the nearest."""
        for first in range(len(names)):
            words = (CUT if first else "") + BETWEEN.join(names[first:])
            if setter.width(words, size) <= room:
                return words
        return setter.line(names[-1], size, room) if names else ""
