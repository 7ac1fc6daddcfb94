"""What was copied in a spreadsheet, a browser or an editor."""

from __future__ import annotations

from orgplanner.analysis.tables.tsv import read_block
from orgplanner.importers.apart.limits import MOST_ROWS, TooLarge
from orgplanner.importers.reading.book import Book, Row, Sheet
from orgplanner.importers.reading.large import too_large
from orgplanner.importers.reading.levels import levels_of
from orgplanner.importers.reading.markup import read_tables
from orgplanner.importers.reading.texts import split_text

NAME = "clipboard"


def read_clipboard(text: str, html: str = "") -> Book:
    """The cells on the clipboard; a text without tabs is cut by the delimiter that fits it.

    `html` counts where there is no text.
    """
    text = text.replace("\x00", "")
    if not text.strip() and html:
        try:
            rows, merged = read_tables(html)
        except TooLarge as problem:
            raise too_large(NAME, str(problem)) from problem
        return Book(NAME, "clipboard", (Sheet(NAME, rows, merged, levels_of(rows)),))
    if "\t" not in text:
        book = split_text(NAME, text, "", lambda: None)
        return Book(NAME, "clipboard", book.sheets, "", book.delimiter, book.directives)
    cells: list[Row] = [[cell or None for cell in row] for row in read_block(text)]
    if len(cells) > MOST_ROWS:
        raise too_large(NAME, "rows")
    for row in cells:
        while row and row[-1] is None:
            row.pop()
    return Book(NAME, "clipboard", (Sheet(NAME, cells, levels=levels_of(cells)),), "", "\t")
