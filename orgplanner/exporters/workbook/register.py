"""A table that comes back: rows with hidden ids, under a hidden row of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import MADE, MAY_BE_EMPTY, Part, columns_of, is_figure, quantity_in
from orgplanner.analysis.workbook.marks import Mark
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.figures import Spot, Stretch
from orgplanner.exporters.workbook.page import Page, add_table, distinct
from orgplanner.exporters.workbook.scribe import Live, Scribe

OFTEN = 200
"""Rows after which is said how far the work is."""


@dataclass(slots=True)
class Register:
    """A table of a sheet: its columns by key, the first being 2, as the ids stand in the first; its rows."""

    book: Book
    page: Page
    speller: Speller
    mark: Mark
    parts: Sequence[Part]
    header: int = 0
    last: int = 0

    @property
    def rows(self) -> Stretch:
        """From the header to the empty row behind the table."""
        return Stretch(self.header, self.last + 1)

    def place(self, key: str) -> int:
        """The number of a column; 0 when the table has none of this key."""
        return next((number for number, part in enumerate(self.parts, start=2) if part.key == key), 0)

    def spot(self, id: str) -> Spot:
        """The columns of a figure."""
        return Spot(self.place(id), self.place(f"{id}>to"), self.place(f"{id}>about"))


def set_widths(page: Page, parts: Sequence[Part]) -> None:
    """Widths of the columns, the ids hidden."""
    page.widths([(4, False), *((part.width, part.shown) for part in parts)])


def write_head(register: Register) -> None:
    """The hidden row of keys and the row of headings, which stays in sight."""
    page, say = register.page, register.book.say
    page.row([("id", "quiet"), *((part.key, "quiet") for part in register.parts)], hidden=True)
    headings = distinct(["id", *(say(part.heading) for part in register.parts)])
    register.header = page.row([(heading, "head") for heading in headings], height=page.head_height(headings))


def write_rows(register: Register, rows: Sequence[Any], live: Live) -> None:
    """The rows with their ids; `live` are the formulas of every row."""
    book, page = register.book, register.page
    scribe = Scribe(register.speller, columns_of(book.plan, register.mark.kind), register.parts, live, page.styles)
    mark = str(register.mark)
    for number, row in enumerate(rows, start=1):
        line = scribe.line(row, page.line + 1)
        page.put(line.cells, page.tall(line.seen))
        book.hidden.append((mark, row.id, line.stamp))
        if number % OFTEN == 0:
            book.tick(OFTEN)
    book.tick(len(rows) % OFTEN)
    register.last = page.line
    if not rows:
        register.last = page.row(())
    page.gap()


def close_table(register: Register) -> None:
    """Makes the rows a named table, and names the column of ids."""
    book, page = register.book, register.page
    headings = distinct(["id", *(book.say(part.heading) for part in register.parts)])
    name = book.table_name(register.mark.kind.capitalize())
    add_table(page, name, register.header, register.last, headings)
    book.name_range(f"Ids_{name}", page.span(1, register.header, register.last))


def ranges_of(speller: Speller, columns: Mapping[str, Any], rows: Sequence[Any]) -> dict[str, tuple[bool, bool]]:
    """Of each figure whether a row has a range, and whether one is approximate."""
    found = {}
    for id, column in columns.items():
        if not is_figure(column, id):
            continue
        quantities = [quantity_in(speller, column, row) for row in rows]
        known = [quantity for quantity in quantities if quantity is not None]
        found[id] = (any(one.low != one.high for one in known), any(one.approximate for one in known))
    return found


def empty_of(speller: Speller, columns: Mapping[str, Any], rows: Sequence[Any]) -> list[str]:
    """The columns in which no row has anything, of those that need not be seen then."""
    texts = {**MADE, **{id: column.text for id, column in columns.items()}}
    return [id for id in MAY_BE_EMPTY if id in texts and not any(texts[id](speller, row) for row in rows)]
