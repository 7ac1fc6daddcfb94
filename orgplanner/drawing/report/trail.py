"""Where a page of a table goes on: the units that its first row is part of, and the heading it stands below."""

from __future__ import annotations

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.drawing.book.sayings import continued
from orgplanner.drawing.typeface import Typeface, shorten
from orgplanner.text import render

BETWEEN, CUT = " › ", "… › "


class Trail:
    """Follows the rows of one table from the top, and knows what each is part of."""

    def __init__(self, grid: Grid, language: str, typeface: Typeface) -> None:
        self._is_tree, self._has_headings = grid.is_tree, False
        self._language, self._typeface = language, typeface
        self._above: list[tuple[int, str]] = []

    def follow(self, row: GridRow) -> None:
        """Go on to a row."""
        self._has_headings = self._has_headings or row.role == "heading"
        if row.role == "heading" or (self._is_tree and not self._has_headings and not row.role):
            self._above = [each for each in self._above if each[0] < row.level]
            self._above.append((row.level, cell_words(row.cells[0], self._language)))

    def goes_on(self, row: GridRow) -> bool:
        """Tell whether a row stands below a heading."""
        return not row.role and self._has_headings and bool(self._above)

    def heading(self, size: float, room: float) -> GridRow:
        """Return the heading that stands again above a row that goes on below it, cut where it is very long."""
        level, words = self._above[-1]
        more = self._typeface.width(self._continued(""), size, bold=True)
        said = self._continued(shorten(self._typeface, words, size, room - more, bold=True))
        return GridRow((said,), "", level, is_bold=True, role="heading")

    def path(self, row: GridRow, size: float, room: float) -> str:
        """Return in one line what a row, or the heading it stands below, is part of; "" at the top."""
        if self.goes_on(row):
            return self._fitting([words for _, words in self._above[:-1]], size, room)
        least = 0 if self._has_headings else 1
        names = [words for level, words in self._above if least <= level < row.level]
        if not names:
            return ""
        more = self._typeface.width(self._continued(""), size)
        return self._continued(self._fitting(names, size, room - more))

    def _continued(self, words: str) -> str:
        return render(continued(words), self._language)

    def _fitting(self, names: list[str], size: float, room: float) -> str:
        """Return names from the top down; where there is no room for all of them, the nearest."""
        for first in range(len(names)):
            words = (CUT if first else "") + BETWEEN.join(names[first:])
            if self._typeface.width(words, size) <= room:
                return words
        return shorten(self._typeface, names[-1], size, room) if names else ""
