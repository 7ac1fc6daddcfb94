"""Sheets of a workbook that this program wrote: their columns are known by the hidden row of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgplanner.analysis.workbook.columns import STAFF, UNIT_LIST
from orgplanner.analysis.workbook.marks import Mark, read_mark
from orgplanner.importers.lists.proposing.heading_rows import Heading
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.text import say

TOP = 40
FIELDS: Mapping[str, Mapping[str, str]] = {
    STAFF: {
        "code": "post_code", "unit": "unit", "title": "title", "grade": "grade", "is_head": "head",
        "established": "established", "established>to": "established_to", "established>about": "established_about",
        "filled": "filled", "filled>to": "filled_to", "filled>about": "filled_about",
        "status": "status", "funded": "funded", "holders": "person", "note": "note",
    },
    UNIT_LIST: {
        "code": "unit_code", "name": "unit", "parent": "parent", "kind": "unit_kind", "place": "place",
        "mandate": "mandate", "note": "note",
    },
}  # fmt: skip
"""Fields by the keys of columns, for the kinds of sheets that make a plan."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of the program: its mark, its heading, and the fields of its columns."""

    mark: Mark
    heading: Heading
    columns: Mapping[int, str]


def own_sheet(sheet: Sheet) -> OwnSheet | None:
    """A sheet that the program wrote, None for any other."""
    mark = mark_of(sheet)
    if mark is None:
        return None
    for row, cells in enumerate(sheet.rows[:TOP]):
        keys = {cell: place for place, cell in enumerate(cells) if isinstance(cell, str)}
        if "id" in keys and len(keys) > 3:
            fields = FIELDS.get(mark.kind, {})
            columns = {place: fields[key] for key, place in sorted(keys.items(), key=lambda each: each[1])
                       if key in fields}  # fmt: skip
            reason = say("it was written by this program")
            return OwnSheet(mark, Heading(row + 1, 1, row + 2, 1.0, reason), columns)
    return None


def mark_of(sheet: Sheet) -> Mark | None:
    """The mark in the first rows of a sheet."""
    cells = (cell for row in sheet.rows[:TOP] for cell in row[:TOP])
    return next((mark for cell in cells if (mark := read_mark(cell)) is not None), None)


def is_own(book: Book) -> bool:
    """Whether a workbook is a staffing plan that this program wrote."""
    return any(own_sheet(sheet) is not None for sheet in book.sheets)


def scenario_to_read(books: Sequence[Book]) -> str | None:
    """The scenario of the first list of posts in workbooks of the program, else of the first list of units."""
    marks = [mark for book in books for sheet in book.sheets if (mark := mark_of(sheet)) is not None]
    for kind in (STAFF, UNIT_LIST):
        found = next((mark.scenario for mark in marks if mark.kind == kind), None)
        if found is not None:
            return found
    return None
