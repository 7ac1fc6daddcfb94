"""The tables of a web page, as the clipboard has them; some personnel systems write them under the name of .xls."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from orgplanner.importers.apart.limits import MOST_COLUMNS, MOST_ROWS, TooLarge
from orgplanner.importers.reading.aside import within
from orgplanner.importers.reading.book import Row, Span

CELLS, LINE_ENDS, UNSEEN = ("td", "th"), ("br", "p", "div", "li"), ("script", "style", "title")
OFTEN = 5000
"""Tags and texts from one tick to the next."""
MOST_MERGED = 1_000_000
"""Cells below merged ones."""
_TOKEN = re.compile(r"<(/?)([A-Za-z]\w*)([^<>]*+)>|<!--|<|[^<]++")
_WIDE = re.compile(r"""\bcolspan\s*=\s*["']?(\d{1,5})\b""", re.IGNORECASE)
_HIGH = re.compile(r"""\browspan\s*=\s*["']?(\d{1,5})\b""", re.IGNORECASE)


def read_tables(page: str, tick: Callable[[], object] = lambda: None) -> tuple[list[Row], tuple[Span, ...]]:
    """The rows of all tables of a page, one below the other, and the merged cells among them.

    A cell within a cell ends it. What is not well formed is text, or nothing; a page never fails.
    """
    tables, place, number = _Tables(), 0, 0
    while found := _TOKEN.match(page, place):
        number += 1
        if number % OFTEN == 0:
            tick()
        place = found.end()
        tag = (found[2] or "").lower()
        if found[0] == "<!--":
            place = _behind(page, "-->", place)
        elif tag in UNSEEN and not found[1]:
            place = _behind(page, f"</{tag}", place)
        elif tag:
            tables.take_tag(tag, bool(found[1]), found[3])
        else:
            tables.take_text(found[0])
    tables.end_cell()
    for row in tables.rows:
        while row and row[-1] is None:
            row.pop()
    return tables.rows, within(tables.merged, len(tables.rows))


def _behind(page: str, words: str, place: int) -> int:
    """The place behind some words, the end where they do not come."""
    found = page.find(words, place)
    return found + len(words) if found >= 0 else len(page)


class _Tables:
    """Rows as they come, with the places that merged cells take."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.merged: list[Span] = []
        self._taken: set[tuple[int, int]] = set()
        self._parts: list[str] | None = None
        self._place = (0, 0)

    def take_tag(self, tag: str, ends: bool, words: str) -> None:
        """A row or a cell begins or ends; line ends within a cell are kept."""
        if tag in (*CELLS, "tr", "table"):
            self.end_cell()
        if ends:
            return
        if tag == "tr":
            if len(self.rows) >= MOST_ROWS:
                raise TooLarge("rows")
            self.rows.append([])
        elif tag in CELLS and self.rows:
            self._begin_cell(words)
        elif tag in LINE_ENDS and self._parts:
            self._parts.append("\n")

    def take_text(self, text: str) -> None:
        """Text counts within cells only; blanks and line ends of the source are blanks."""
        if self._parts is not None:
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", unescape(text)))

    def end_cell(self) -> None:
        """Puts what was gathered into its place."""
        if self._parts is None:
            return
        text, (row, column) = "".join(self._parts).strip(" \n"), self._place
        cells = self.rows[row]
        cells += [None] * (column + 1 - len(cells))
        cells[column] = text or None
        self._parts = None

    def _begin_cell(self, words: str) -> None:
        row, column = len(self.rows) - 1, len(self.rows[-1])
        while (row, column) in self._taken:
            column += 1
        wide, high = _count(_WIDE.search(words)), _count(_HIGH.search(words))
        if column + wide > MOST_COLUMNS:
            raise TooLarge("columns")
        if wide * high > 1:
            self.merged.append((row, column, row + high - 1, column + wide - 1))
            if len(self._taken) + wide * high > MOST_MERGED:
                raise TooLarge("cells")
            self._taken |= {(row + down, column + along) for down in range(high) for along in range(wide)}
        self._place, self._parts = (row, column), []


def _count(found: re.Match[str] | None) -> int:
    """How many rows or columns a cell covers; a page may say anything."""
    return max(1, min(int(found[1]), MOST_COLUMNS)) if found else 1
