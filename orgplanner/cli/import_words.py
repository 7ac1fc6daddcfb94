"""What the words of `orgplanner import` say about sheets, columns, rows and the tree of lists."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgplanner.cli.using import WrongUse
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing import Given, Proposal, propose
from orgplanner.importers.lists.recipe import Recipe, in_unit_order, key_of, unit_columns
from orgplanner.importers.reading import Book
from orgplanner.importers.reading.book import place_of
from orgplanner.text import say

Place = tuple[int, int]
TOP = 60
"""Rows in which a heading is looked for that is named."""


def proposed(books: Sequence[Book], chosen: Namespace, recipe: Recipe | None) -> Proposal:
    """What is proposed, with what the words say about columns, rows and tree."""
    sheets = _sheets(books, chosen.sheets)
    maps = [_map(text) for text in chosen.maps]
    first = propose(books, recipe, sheets=sheets)
    if not maps and chosen.rows is None and chosen.tree is None:
        return first
    headings = _headings(books, first.recipe, maps)
    if headings:
        told = {place: Given(heading=heading) for place, heading in headings.items()}
        first = propose(books, recipe, sheets=sheets, given=told)
    columns = _columns(first.recipe, maps)
    given = {
        (table.book, table.sheet): Given(
            columns.get(number, {}), chosen.rows or "", chosen.tree or "",
            heading=headings.get((table.book, table.sheet)),
        )
        for number, table in enumerate(first.recipe.tables)
    }  # fmt: skip
    found = propose(books, recipe, given=given, sheets={(table.book, table.sheet) for table in first.recipe.tables})
    return replace(found, recipe=_in_order(found.recipe, columns))


def _in_order(recipe: Recipe, columns: Mapping[int, Mapping[int, str]]) -> Recipe:
    """Columns of units that were named stand in the order in which they were named, the highest first."""
    tables = (
        replace(table, columns=in_unit_order(table.columns, unit_columns(columns.get(number, {}))))
        for number, table in enumerate(recipe.tables)
    )
    return replace(recipe, tables=tuple(tables))


def _sheets(books: Sequence[Book], wanted: Sequence[str]) -> set[Place] | None:
    """The sheets of these names or numbers; None for all that are worth it."""
    if not wanted:
        return None
    found = {place for text in wanted for place in _sheets_called(books, text)}
    for number, book in enumerate(books):
        if not any(place[0] == number for place in found) and len(book.sheets) == 1:
            found.add((number, 0))
    return found


def _sheets_called(books: Sequence[Book], text: str) -> list[Place]:
    places = [(number, at) for number, book in enumerate(books) for at in range(len(book.sheets))]
    found = [each for each in places if key_of(books[each[0]].sheets[each[1]].name) == key_of(text)]
    if not found and text.isdecimal():
        found = [each for each in places if each[1] == int(text) - 1]
    if not found:
        known = ", ".join(sheet.name for book in books for sheet in book.sheets)
        raise WrongUse(say("There is no sheet “{name}”; there are: {known}.", name=text, known=known))
    return found


def _map(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    field, column = field.strip(), column.strip()
    if not sign:
        raise WrongUse(say("--map: “{text}” is not FIELD=COLUMN.", text=text))
    if field not in FIELDS:
        raise WrongUse(say("There is no field “{field}”.", field=field),
                       say("“orgplanner import --fields” lists them."))  # fmt: skip
    return field, column


def _headings(
    books: Sequence[Book], recipe: Recipe, maps: Sequence[tuple[str, str]]
) -> dict[Place, tuple[int, int, int]]:
    """Where the heading of a sheet stands that was not taken for one, but has the headings that are named."""
    named = {key_of(column) for _, column in maps if column and not _places(recipe, column)}
    found: dict[Place, tuple[int, int, int]] = {}
    for table in recipe.tables if named else ():
        for row, cells in enumerate(books[table.book].sheets[table.sheet].rows[:TOP]):
            if named & {key_of(cell) for cell in cells if isinstance(cell, str)}:
                found[table.book, table.sheet] = (row, 1, row + 1)
                break
    return found


def _columns(recipe: Recipe, maps: Sequence[tuple[str, str]]) -> dict[int, dict[int, str]]:
    """By table the fields of columns that were named; other columns of these fields mean them no more."""
    found: dict[int, dict[int, str]] = {number: {} for number in range(len(recipe.tables))}
    for field, column in maps:
        named = _places(recipe, column) if column else []
        if column and not named:
            called = (text or letter_of(place) for row in recipe.headings for place, text in enumerate(row))
            headings = ", ".join(dict.fromkeys(called))
            raise WrongUse(say("There is no column “{column}”; there are: {known}.", column=column, known=headings))
        for number, table in enumerate(recipe.tables):
            if not column or any(each == number for each, _ in named):
                for place, other in table.columns.items():
                    if other == field:
                        found[number].setdefault(place, "")
        for number, place in named:
            found[number].pop(place, None)  # so that they stand in the order in which they are named
            found[number][place] = field
    return found


def _places(recipe: Recipe, column: str) -> list[tuple[int, int]]:
    """The columns of a heading, in all tables; else that of a letter or number, in the first table."""
    called = [
        (number, place)
        for number, headings in enumerate(recipe.headings)
        for place, heading in enumerate(headings) if heading and key_of(heading) == key_of(column)
    ]  # fmt: skip
    if called or not recipe.tables:
        return called
    place = int(column) - 1 if column.isdecimal() else _place_of_letter(column)
    return [(0, place)] if 0 <= place < len(recipe.headings[0]) else []


def letter_of(place: int) -> str:
    """A column by its place from 0, as spreadsheets call it."""
    return place_of("", 0, place)[1:-1]


def _place_of_letter(text: str) -> int:
    if not (text.isascii() and text.isalpha() and len(text) <= 3):
        return -1
    place = 0
    for letter in text.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1
