"""Files of other programs as sheets of cells, whatever their format; nothing a stranger sends is trusted.

    read_book(path)       a workbook (.xlsx .xlsm .xls .xlsb .ods, read in a process of its own) or a text
    read_clipboard(text)  what a spreadsheet or an editor puts there
"""

from orgplanner.importers.reading.book import Book, Odd, Row, Sheet, Span, Value, place_of
from orgplanner.importers.reading.clipboard import read_clipboard
from orgplanner.importers.reading.files import read_book

__all__ = ["Book", "Odd", "Row", "Sheet", "Span", "Value", "place_of", "read_book", "read_clipboard"]
