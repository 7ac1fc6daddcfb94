"""The hidden sheet by which the workbook is known again: the plan, the language, and every row that was written."""

from __future__ import annotations

from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, VERSION
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.page import Page


def write_hidden(book: Book) -> None:
    """Format, plan, language and layout, then the rows: mark of the sheet, id, stamp."""
    sheet = book.workbook.create_sheet(HIDDEN_SHEET)
    sheet.sheet_state = "veryHidden"
    page = Page(sheet, book.looks)
    for name, value in (("version", str(VERSION)), ("plan", book.plan.id), ("language", book.language),
                        ("layout", book.layout)):  # fmt: skip
        page.row([(name, "quiet"), (value, "quiet")])
    for mark, id, stamp in book.hidden:
        page.row([(mark, "quiet"), (id, "quiet"), (stamp, "quiet")])
