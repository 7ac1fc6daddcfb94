"""The tables of a web page, as the clipboard has them; some personnel systems write them under the name of .xls."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from orgplanner.importers.apart.limits import MOST_COLUMNS, MOST_ROWS
from orgplanner.importers.reading.book import Row, Span
from orgplanner.importers.reading.large import too_large

LINE_ENDS = ("br", "p", "div", "li")
PIECE = 1_000_000
"""Letters between two ticks."""


class Tables(HTMLParser):
    """Collects the cells of all tables one below the other; a cell in a cell belongs to the outer one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self.merged: list[Span] = []
        self._taken: set[tuple[int, int]] = set()
        self._parts: list[str] | None = None
        self._place = (0, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins; line ends within a cell are kept."""
        if tag == "tr":
            self._end_cell()
            if len(self.rows) >= MOST_ROWS:
                raise too_large("rows")
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in LINE_ENDS and self._parts:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell ends with itself, its row or its table."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text counts within cells only."""
        if self._parts is not None:
            self._parts.append(" ".join(f" {data} ".split()) if not data.isspace() else " ")

    def _begin_cell(self, words: dict[str, str | None]) -> None:
        row, column = len(self.rows) - 1, len(self.rows[-1])
        while (row, column) in self._taken:
            column += 1
        wide, high = (_count(words.get(name)) for name in ("colspan", "rowspan"))
        if column + wide > MOST_COLUMNS:
            raise too_large("columns")
        if wide * high > 1:
            self.merged.append((row, column, row + high - 1, column + wide - 1))
            self._taken |= {(row + down, column + along) for down in range(high) for along in range(wide)}
        self._place, self._parts = (row, column), []

    def _end_cell(self) -> None:
        if self._parts is None:
            return
        text, (row, column) = "".join(self._parts).strip(" \r\n\t"), self._place
        cells = self.rows[row]
        cells += [None] * (column + 1 - len(cells))
        cells[column] = text or None
        self._parts = None


def _count(word: str | None) -> int:
    """How many rows or columns a cell covers; a page may say anything."""
    number = int(word) if word and word.isascii() and word.isdigit() and len(word) < 6 else 1
    return max(1, min(number, MOST_COLUMNS))


def read_tables(page: str, tick: Callable[[], object] = lambda: None) -> tuple[list[Row], tuple[Span, ...]]:
    """The rows of all tables of a page and the merged cells among them; no rows where it has no table."""
    tables = Tables()
    for start in range(0, len(page), PIECE):
        tick()
        tables.feed(page[start : start + PIECE])
    tables.close()
    for row in tables.rows:
        while row and row[-1] is None:
            row.pop()
    return tables.rows, tuple(tables.merged)
