"""The hidden sheet by which the workbook is known again: the plan, the language, and every row that was written."""

from __future__ import annotations

from itertools import groupby

from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, VERSION
from orgplanner.exporters.workbook.book import Book

PAIRS = 40
"""Ids with their stamps in one row, as a sheet ends after a million rows."""


def write_hidden(book: Book) -> None:
    """Format, plan, language and layout, then the rows: mark of the sheet where another begins, ids and stamps."""
    sheet = book.workbook.create_sheet(HIDDEN_SHEET)
    sheet.sheet_state = "veryHidden"
    page = book.bare(sheet)
    for name, value in (("version", str(VERSION)), ("plan", book.plan.id), ("language", book.language),
                        ("layout", book.layout)):  # fmt: skip
        page.row([(name, "quiet"), (value, "quiet")])
    for mark, rows in groupby(book.hidden, key=lambda each: each[0]):
        pairs = [(id, stamp) for _, id, stamp in rows]
        for first in range(0, len(pairs), PAIRS):
            texts = (text for pair in pairs[first : first + PAIRS] for text in pair)
            page.row([(mark, "quiet") if first == 0 else None, *((text, "quiet") for text in texts)])
