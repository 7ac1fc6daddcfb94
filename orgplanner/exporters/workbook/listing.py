"""A table of a comparison, or any other that does not come back, as a sheet: each figure in up to four columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare.table import Cell as TableCell
from orgplanner.analysis.compare.table import Column, Table, cell_words
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, Formula, Value
from orgplanner.exporters.workbook.page import Page, add_table, address, distinct
from orgplanner.model import Total
from orgplanner.text import Message, say

HEADER = 5
PARTS = ("low", "high", "about", "unknown")
HEADINGS: dict[str, Message] = {
    "high": say("{heading}: to"), "unknown": say("{heading}: parts unknown"),
}  # fmt: skip
Live = Callable[["Listing", int, int], Mapping[str, Formula] | None]
"""From the number of a row and of a column of the table to the formulas of a figure, by part."""


@dataclass(slots=True)
class Listing:
    """A written table: where its figures stand."""

    page: Page
    table: Table
    places: Mapping[tuple[int, str], int]
    header: int = HEADER
    money: frozenset[int] = frozenset()

    def line(self, row: int) -> int:
        """The row of the sheet that a row of the table has."""
        return self.header + 1 + row

    def end(self, row: int, column: int, part: str) -> str:
        """The address of one end of a figure; the upper one of an exact number is the number itself."""
        total = self.table.rows[row][column]
        exact = not isinstance(total, Total) or total.quantity is None or total.quantity.low == total.quantity.high
        part = "low" if part == "high" and (exact or (column, "high") not in self.places) else part
        return address(self.places[column, part], self.line(row))


def write_listing(
    book: Book, name: str, table: Table, subtitle: str, live: Live | None = None, widths: Sequence[float] = ()
) -> Listing:
    """The sheet of a table, with filters and a heading that stays in sight."""
    page = book.page(name, table.title)
    columns = _columns(table)
    places = {(column, part): place for place, (column, part) in enumerate(columns, start=1)}
    listing = Listing(page, table, places)
    page.widths([(_width(table.columns[column], part, column, widths), True) for column, part in columns])
    page.sheet.freeze_panes = address(1, HEADER + 1)
    page.print_as(HEADER, HEADER, footer=subtitle)
    page.row([(book.say(table.title), "title")], height=24)
    page.row([(subtitle, "subtitle")])
    page.gap(2)
    headings = distinct(_heading(book, table.columns[column], part) for column, part in columns)
    page.row([(heading, "head") for heading in headings], height=34)
    for number, row in enumerate(table.rows):
        page.row(_row(book, listing, number, row, columns, live))
        if number % 200 == 199:
            book.tick(200)
    if not table.rows:
        page.row([(book.say(say("none")), "text")])
    add_table(page, book.table_name(table.id.capitalize()), HEADER, page.line, headings)
    return listing


def _columns(table: Table) -> list[tuple[int, str]]:
    """The columns of the sheet; upper ends, “about” and unknown parts only where a row has them."""
    found: list[tuple[int, str]] = []
    for number, column in enumerate(table.columns):
        if column.kind != "figure":
            found.append((number, "low"))
            continue
        totals = [row[number] for row in table.rows]
        found += [(number, part) for part in PARTS if part == "low" or any(_has(total, part) for total in totals)]
    return found


def _has(total: TableCell, part: str) -> bool:
    if not isinstance(total, Total):
        return False
    if part == "unknown":
        return total.unknown > 0
    quantity = total.quantity
    return quantity is not None and (quantity.approximate if part == "about" else quantity.low != quantity.high)


def _heading(book: Book, column: Column, part: str) -> str:
    if part == "about":
        return ABOUT
    title = column.title
    return book.say(title if part == "low" else say(HEADINGS[part].template, heading=title))


def _width(column: Column, part: str, number: int, widths: Sequence[float]) -> float:
    if part == "about":
        return 5
    if column.kind != "words":
        return 12
    return widths[number] if number < len(widths) else 28


def _row(
    book: Book,
    listing: Listing,
    number: int,
    row: Sequence[TableCell],
    columns: list[tuple[int, str]],
    live: Live | None,
) -> list[Cell | None]:
    made: dict[int, Mapping[str, Formula]] = {}
    if live is not None:
        for column in dict.fromkeys(column for column, _ in columns):
            made[column] = live(listing, number, column) or {}
    return [
        (made[column][part], _look(listing, row, part)) if part in made.get(column, ())
        else _cell(book, listing, row, column, part)
        for column, part in columns
    ]  # fmt: skip


def _look(listing: Listing, row: Sequence[TableCell], part: str) -> str:
    if part in ("about", "unknown"):
        return "middle" if part == "about" else "count"
    table = listing.table
    is_money = table.id == "cost" or (table.id == "ledger" and row is table.rows[-1])
    return "money" if is_money else "fte"


def _cell(book: Book, listing: Listing, row: Sequence[TableCell], column: int, part: str) -> Cell:
    cell = row[column]
    if listing.table.columns[column].kind == "figure":
        return _part(cell if isinstance(cell, Total) else Total(), part), _look(listing, row, part)
    if isinstance(cell, int):
        return cell, "count"
    return cell_words(cell, book.language), "text"


def _part(total: Total, part: str) -> Value:
    if part == "unknown":
        return total.unknown or None
    if total.quantity is None:
        return "?" if part == "low" and total.unknown else None
    if part == "about":
        return ABOUT if total.quantity.approximate else None
    return total.quantity.high if part == "high" else total.quantity.low
