"""A known recipe for next month's files: its columns are found again by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing.given import Given, Place
from orgplanner.importers.lists.proposing.heading_words import alike, heading_words, telling
from orgplanner.importers.lists.proposing.table import Table
from orgplanner.importers.lists.recipe import Recipe, TableRecipe, in_unit_order, unit_columns
from orgplanner.text import Message, say

ENOUGH, RENAMED = 0.5, 0.6
"""Which part of its columns makes a sheet a table of the recipe, and how alike a renamed heading must be."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the recipe settles of each sheet, which of its tables that is, what differs, and in which order columns
    of units stand."""

    given: Mapping[Place, Given] = field(default_factory=dict)
    tables: Mapping[Place, int] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    orders: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)


def fit(tables: Sequence[Table], recipe: Recipe) -> Fitted:
    """Finds the table of the recipe that each sheet is; sheets that are none stay as they are found."""
    given: dict[Place, Given] = {}
    used: dict[Place, int] = {}
    orders: dict[Place, tuple[int, ...]] = {}
    notes: list[Message] = []
    for table in tables if recipe.tables else ():
        found = [(number, _columns(recipe, number, table)) for number in range(len(recipe.tables))]
        number, columns = max(found, key=lambda each: _score(recipe, each[0], each[1], table))
        wanted = recipe.tables[number].columns
        if len(columns) < ENOUGH * len(wanted):
            continue
        place = (table.book, table.place)
        used[place] = number
        orders[place] = tuple(columns[there] for there in unit_columns(wanted) if there in columns)
        notes += _notes(recipe, number, columns, table)
        others = {column.place: "" for column in table.columns}
        known = recipe.tables[number]
        given[place] = Given(
            {**others, **{here: wanted[there] for there, here in columns.items()}}, known.rows, known.tree,
            say("as the recipe says"),
        )  # fmt: skip
    notes += _lost(recipe, used)
    return Fitted(given, used, tuple(notes), orders)


def _score(recipe: Recipe, number: int, columns: Mapping[int, int], table: Table) -> tuple[float, bool]:
    known = recipe.tables[number]
    return len(columns) / max(1, len(known.columns)), (known.book, known.sheet) == (table.book, table.place)


def _columns(recipe: Recipe, number: int, table: Table) -> dict[int, int]:
    """Where each column of a table of the recipe stands now, as far as it is found."""
    known, headings = recipe.tables[number], _headings(recipe, number)
    if not known.heading_rows or not table.heading.count:
        here = {column.place for column in table.columns}
        return {place: place for place in known.columns if place in here}
    return _same(known, headings, table) | _alike(known, headings, table)


def _headings(recipe: Recipe, number: int) -> Sequence[str]:
    return recipe.headings[number] if number < len(recipe.headings) else ()


def _same(known: TableRecipe, headings: Sequence[str], table: Table) -> dict[int, int]:
    """Columns of just the same words; of several such the first that is left."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, heading in enumerate(table.headings):
        places.setdefault(heading_words(heading), []).append(place)
    found = {}
    for place in sorted(known.columns):
        left = places.get(_words(headings, place), [])
        if left:
            found[place] = left.pop(0)
    return found


def _alike(known: TableRecipe, headings: Sequence[str], table: Table) -> dict[int, int]:
    """Columns that have lost their heading, and headings that are like it and were not there before."""
    same = _same(known, headings, table)
    before = {heading_words(heading) for heading in headings}
    taken = set(same.values())
    free = [place for place, heading in enumerate(table.headings)
            if heading and place not in taken and heading_words(heading) not in before]  # fmt: skip
    pairs = sorted(
        ((-_likeness(_words(headings, place), heading_words(table.headings[here])), place, here)
         for place in known.columns if place not in same for here in free),
    )  # fmt: skip
    found: dict[int, int] = {}
    for unlike, place, here in pairs:
        if -unlike >= RENAMED and place not in found and here not in found.values():
            found[place] = here
    return found


def _words(headings: Sequence[str], place: int) -> tuple[str, ...]:
    return heading_words(headings[place]) if place < len(headings) else ()


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The part of the words of both headings that have a like one on the other side."""
    mine, yours = telling(one), telling(other)
    if not mine or not yours:
        return 0.0
    met = sum(max(alike(word, each) for each in yours) for word in mine)
    met += sum(max(alike(word, each) for each in mine) for word in yours)
    return met / (len(mine) + len(yours))


def _notes(recipe: Recipe, number: int, columns: Mapping[int, int], table: Table) -> Iterator[Message]:
    """What differs: columns that are missing, renamed or new."""
    known, headings = recipe.tables[number], _headings(recipe, number)
    if not known.heading_rows:
        return
    sheet = table.sheet.name
    for place, meant in known.columns.items():
        heading = headings[place] if place < len(headings) else ""
        words = FIELDS[meant].words
        if place not in columns:
            yield say("{sheet}: there is no column “{heading}” any more ({field}).",
                      sheet=sheet, heading=heading, field=words)  # fmt: skip
        elif heading_words(table.headings[columns[place]]) != heading_words(heading):
            yield say("{sheet}: column “{heading}” is now called “{now}” ({field}).", sheet=sheet, heading=heading,
                      now=table.headings[columns[place]], field=words)  # fmt: skip
    before = {heading_words(heading) for heading in headings}
    taken = set(columns.values())
    for column in table.columns:
        if column.heading and column.place not in taken and heading_words(column.heading) not in before:
            yield say("{sheet}: column “{heading}” is new and is not read.", sheet=sheet, heading=column.heading)


def _lost(recipe: Recipe, used: Mapping[Place, int]) -> Iterator[Message]:
    if not used:
        yield say("No sheet has the columns of the recipe; what is proposed was found anew.")
        return
    for number in sorted(set(range(len(recipe.tables))) - set(used.values())):
        named = ", ".join(filter(None, _headings(recipe, number)))
        yield say("No sheet has the columns of table {number} of the recipe: {headings}.",
                  number=number + 1, headings=named[:200])  # fmt: skip


def carried_over(made: Recipe, known: Recipe, fitted: Fitted) -> Recipe:
    """What was found, with all that a recipe says besides columns."""
    if not fitted.given:
        return made
    tables = []
    for table in made.tables:
        number = fitted.tables.get((table.book, table.sheet))
        old = known.tables[number] if number is not None else table
        tables.append(replace(
            table, separator=old.separator, list_separator=old.list_separator, dates=old.dates,
            decimal=old.decimal or table.decimal,
            columns=in_unit_order(table.columns, fitted.orders.get((table.book, table.sheet), ())),
        ))  # fmt: skip
    meanings = {field: {**made.meanings.get(field, {}), **known.meanings.get(field, {})}
                for field in {**made.meanings, **known.meanings}}  # fmt: skip
    return replace(
        made, tables=tuple(tables), name=known.name, language=known.language, pay_period=known.pay_period,
        leavers=known.leavers,
        meanings=meanings,
    )  # fmt: skip
