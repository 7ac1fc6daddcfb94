"""The hidden sheet by which the workbook is known again: the plan, the language, and every row that was written."""

from __future__ import annotations

from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, VERSION
from orgplanner.exporters.workbook.book import Book


def write_hidden(book: Book) -> None:
    """Format, plan, language and layout, then the rows: mark of the sheet where another begins, id, stamp."""
    sheet = book.workbook.create_sheet(HIDDEN_SHEET)
    sheet.sheet_state = "veryHidden"
    page = book.bare(sheet)
    for name, value in (("version", str(VERSION)), ("plan", book.plan.id), ("language", book.language),
                        ("layout", book.layout)):  # fmt: skip
        page.row([(name, "quiet"), (value, "quiet")])
    before = ""
    for mark, id, stamp in book.hidden:
        page.row([(mark, "quiet") if mark != before else None, (id, "quiet"), (stamp, "quiet")])
        before = mark
