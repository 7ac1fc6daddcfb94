"""A sheet looked at: heading, rows of data and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgplanner.importers.lists.proposing.cells import filled, text_of
from orgplanner.importers.lists.proposing.given import Place
from orgplanner.importers.lists.proposing.heading_rows import Heading, find_heading, parts_of_headings
from orgplanner.importers.lists.proposing.heading_words import without_language
from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.row_types import RowTypes, type_rows
from orgplanner.importers.lists.proposing.vocabulary import OF_PART, Meaning, meanings
from orgplanner.importers.reading.book import Row, Sheet

WIDEST = 400


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with what was found in it; `columns` are those in which anything stands."""

    book: int
    place: int
    sheet: Sheet
    heading: Heading
    headings: tuple[str, ...]
    rows: RowTypes
    columns: tuple[Column, ...]

    @property
    def at(self) -> Place:
        """Which sheet it is."""
        return self.book, self.place

    def column(self, place: int) -> Column | None:
        """The column at a place."""
        return next((column for column in self.columns if column.place == place), None)


def look_at(sheet: Sheet, book: int, place: int, heading: Heading | None = None) -> Table:
    """A sheet as a table; with `heading` it is known where that stands."""
    found = heading or find_heading(sheet)
    width = min(WIDEST, max((len(row) for row in sheet.rows[found.row :]), default=0))
    parts = parts_of_headings(sheet, found, width) if found.count else [()] * width
    headings = [" ".join(each) for each in parts]
    types = type_rows(sheet, found, headings)
    lines = [sheet.rows[row] for row in types.data]
    columns = [_column(lines, at, parts[at]) for at in range(width) if _has_anything(lines, at)]
    return Table(book, place, sheet, found, tuple(headings), types, tuple(columns))


def _has_anything(lines: Sequence[Row], place: int) -> bool:
    return any(text_of(line[place]) for line in lines if len(line) > place)


def _column(lines: Sequence[Row], place: int, parts: Sequence[str]) -> Column:
    """A column; words in its heading that name a language are no part of what it means."""
    heading = " ".join(parts)
    name, language = without_language(heading)
    known, spoken = _meanings(heading, parts), meanings(name) if language else ()
    if spoken and not (known and known[0].certainty >= spoken[0].certainty):
        return Column(place, heading, spoken, lines, language)
    return Column(place, heading, known, lines)


def _meanings(heading: str, parts: Sequence[str]) -> tuple[Meaning, ...]:
    """What a heading means as a whole; of one of several rows also what a row of it means alone."""
    best = {each.id: each for each in meanings(heading)}
    for part in reversed(parts) if len(parts) > 1 else ():
        for each in meanings(part):
            certainty = round(each.certainty * OF_PART, 4)
            if each.id not in best or best[each.id].certainty < certainty:
                best[each.id] = replace(each, certainty=certainty)
    return tuple(sorted(best.values(), key=lambda each: -each.certainty))


def is_empty(sheet: Sheet) -> bool:
    """Whether nothing stands in a sheet."""
    return not any(filled(row) for row in sheet.rows)
