"""One sheet of the workbook, written row by row: what every sheet has in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from orgplanner.analysis.workbook.texts import ABOUT, clean
from orgplanner.exporters.workbook.cells import Cell, Styles, Value, ending, letter, row_start

LONGEST_NAME = 31
LONGEST_FOOTER = 90
"""Letters, as a footer longer than 255 makes a workbook damaged."""
FORBIDDEN = "[]:*?/\\"
SPACE = "\u00a0"
A3, A4, WIDE = 8, 9, 190
"""Paper sizes as workbooks number them, and the letters of a line from which the larger one is taken."""
LINE, LETTER, MOST_LINES = 13.5, 1.12, 5
"""Points of a line, how much wider letters are than figures, and how many lines of a cell are shown at most."""
GATHERED = 500
"""Rows that are brought into the file together."""
ROW = "{row}"
"""Stands in a formula for the number of its row."""


class Page:
    """A sheet while it is written; widths and what stays in sight are set before the first row."""

    def __init__(self, sheet: Any, styles: Styles, rows: Path) -> None:
        self.sheet, self.styles = sheet, styles
        self.line = 0
        self._rows = rows
        self._widths: list[float] = []
        self._lines: list[str] = []

    @property
    def title(self) -> str:
        """The name of the sheet."""
        return str(self.sheet.title)

    def widths(self, columns: Sequence[tuple[float, bool]]) -> None:
        """The width of each column in letters, and whether it is seen; a wide sheet gets the larger paper."""
        self._widths = [width if shown else 0 for width, shown in columns]
        if sum(self._widths) > WIDE:
            self.sheet.page_setup.paperSize = A3
        for place, (width, shown) in enumerate(columns, start=1):
            column = self.sheet.column_dimensions[letter(place)]
            column.width, column.hidden = width, not shown

    def row(self, cells: Iterable[Cell | None], height: float | None = None, hidden: bool = False) -> int:
        """Writes a row and returns its number."""
        cells, line = list(cells), self.line + 1
        endings = (None if cell is None else ending(*cell, self.styles) for cell in cells)
        said = ((cell[0] if cell is not None and cell[1] == "text" else None) for cell in cells)
        return self.put(
            [f'<c r="{letter(place)}{line}"{end}' for place, end in enumerate(endings, start=1) if end is not None],
            self.tall(said) if height is None else height,
            hidden,
        )

    def put(self, cells: Sequence[str], height: float | None = None, hidden: bool = False) -> int:
        """Writes a row of cells that are finished, and returns its number."""
        self.line += 1
        self._lines.append(f"{row_start(self.line, height, hidden)}{''.join(cells)}</row>")
        if len(self._lines) >= GATHERED:
            self.flush()
        return self.line

    def finished(self) -> Path:
        """The file with all rows, once no more come."""
        self.flush()
        return self._rows

    def flush(self) -> None:
        """Brings what was written so far into the file of rows."""
        with self._rows.open("ab") as rows:
            rows.write("".join(self._lines).encode())
        self._lines.clear()

    def tall(self, texts: Iterable[Value]) -> float | None:
        """The height of a row with wrapped words, as not every program works it out; None: as usual."""
        lines = 1.0
        for text, width in zip(texts, self._widths, strict=False):
            if isinstance(text, str) and width and len(text) * LETTER > width:
                lines = max(lines, ceil(len(text) * LETTER / width))
        return None if lines == 1 else LINE * min(lines, MOST_LINES)

    def head_height(self, headings: Sequence[str]) -> float:
        """The height in which the longest of wrapped headings is seen, a word more to a line than in text."""
        lines = 2
        for text, width in zip(headings, self._widths, strict=False):
            longest = max((len(word) for word in text.split()), default=0)
            if width:
                lines = max(lines, ceil((len(text) + longest / 2) * LETTER / max(width - 1, 1)))
        return LINE * min(lines, MOST_LINES) + 5

    def gap(self, rows: int = 1) -> None:
        """Empty rows."""
        for _ in range(rows):
            self.row(())

    def at(self, column: int, row: int, fixed: bool = True) -> str:
        """The address of a cell on this sheet, for formulas of other sheets."""
        return f"{quoted(self.title)}!{address(column, row, fixed)}"

    def span(self, column: int, first: int, last: int) -> str:
        """A stretch of a column, for formulas of this sheet and of others."""
        return f"{quoted(self.title)}!{stretch(column, first, last)}"

    def print_as(self, titles: int, first: int = 0, landscape: bool = True, footer: str = "") -> None:
        """One page wide, with rows that stand on every page, from `first`; 0: all from the top."""
        sheet = self.sheet
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        if sum(self._widths) <= WIDE:
            sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = 0.5
        margins.bottom = 0.6
        if titles:
            sheet.print_title_rows = f"{first or 1}:{titles}"
        named = clean(" ".join(footer.split()))[:LONGEST_FOOTER].replace("&", "&&")
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = named, "&P / &N"
        sheet.oddFooter.left.size = sheet.oddFooter.right.size = 8


def address(column: int, row: int | str, fixed: bool = False) -> str:
    """A1, or $A$1 for a place that stays."""
    return f"${letter(column)}${row}" if fixed else f"{letter(column)}{row}"


def stretch(column: int, first: int, last: int) -> str:
    """A part of a column, fixed."""
    return f"{address(column, first, True)}:{address(column, last, True)}"


def quoted(name: str) -> str:
    """The name of a sheet in a formula."""
    return "'" + name.replace("'", "''") + "'"


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that a sheet may have and no other sheet has, capitals aside."""
    letters = "".join(" " if each in FORBIDDEN else each for each in clean(wanted))
    whole = " ".join(letters.split()).strip("'") or "–"
    base = whole if len(whole) <= LONGEST_NAME else whole[: LONGEST_NAME - 1].strip(" '") + "…"
    used = {name.casefold() for name in taken}
    name, number = base, 1
    while name.casefold() in used or name.casefold() == "history":
        number += 1
        tail = f" ({number})"
        name = base[: LONGEST_NAME - len(tail)].strip() + tail
    return name


def add_table(page: Page, name: str, header: int, last: int, headings: Sequence[str]) -> None:
    """Makes the rows from the header to the last a table with filters; it needs a row at least."""
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    ref = f"A{header}:{letter(len(headings))}{max(last, header + 1)}"
    table = Table(displayName=name, ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table.tableColumns = [TableColumn(id=place, name=text) for place, text in enumerate(headings, start=1)]
    from openpyxl.worksheet.filters import AutoFilter

    table.autoFilter = AutoFilter(ref=ref)
    page.sheet._tables.add(table)  # add_table warns of columns that are given here


def distinct(headings: Iterable[str]) -> list[str]:
    """Headings that a table may have: none empty, no two alike, capitals aside.

    Of several signs for “about” only spaces that are not seen tell one from the other, and from what is counted.
    """
    found: list[str] = []
    used: set[str] = set()
    for heading in headings:
        base = " ".join(clean(heading).split())[:240] or "–"
        name, number = (base + SPACE, 1) if base == ABOUT else (base, 1)
        while name.casefold() in used:
            number += 1
            name = base + SPACE * number if base == ABOUT else f"{base} {number}"
        used.add(name.casefold())
        found.append(name)
    return found
