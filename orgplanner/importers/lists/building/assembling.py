"""The plan of one scenario, from all that was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from orgplanner.importers.lists.building.amounts import currency_of
from orgplanner.importers.lists.building.grades import make_grades
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.making_people import make_assignments, make_people
from orgplanner.importers.lists.building.making_posts import PostRows, post_ids
from orgplanner.importers.lists.building.making_units import make_units, mandates_of_posts, unit_ids
from orgplanner.importers.lists.building.numbers import Numbers
from orgplanner.importers.lists.building.read import LANGUAGES, Read
from orgplanner.importers.lists.building.unit_posts import posts_of_units
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.importers.reading.book import Book, place_of
from orgplanner.model import Link, Plan, Scenario, Settings, Source, State, Todo, derived_id, names, ranks
from orgplanner.model.plan import Rows
from orgplanner.model.rows import SCENARIO, SHARED
from orgplanner.model.rules import LONGEST_LINE
from orgplanner.text import render

PAID = ("pay_low", "pay_high", "person_pay_low", "person_pay_high")


class Assembled:
    """The rows by table, and by unit, post and line the ids that they got."""

    def __init__(self, read: Read, tick: Callable[[], object]) -> None:
        self.read = read
        self.tables: dict[str, Rows] = {name: {} for name in SCENARIO}
        self.shared: dict[str, Rows] = {name: {} for name in SHARED}
        self.units = unit_ids(read)
        self.posts = post_ids(read, self.units)
        tick()
        self._fill(tick)

    def _fill(self, tick: Callable[[], object]) -> None:
        read, tables = self.read, self.tables
        pay, basis = read.figures.pay("pay_low", "pay_high")
        person_pay, person_basis = read.figures.pay("person_pay_low", "person_pay_high")
        grades, codes = make_grades(read, pay, basis)
        tick()
        numbers = Numbers(read)
        tick()
        post_rows = PostRows(read, numbers, codes, mandates_of_posts(read), pay, person_pay)
        tables["units"] = {**make_units(read, self.units, tick)}
        posts = post_rows.make(self.posts, self.units, tick)
        since, until = read.figures.days("since", tick), read.figures.days("until", tick)
        held = make_assignments(read, numbers, self.posts, since, until, tick)
        of_units, heads = posts_of_units(read, numbers, self.units)
        tables["posts"] = {**posts, **of_units}
        tables["assignments"] = {**held, **heads}
        tables["links"] = {**self._links()}
        self.shared["grades"] = {**grades}
        self.shared["people"] = {**make_people(read, person_pay, person_basis, tick)}
        self.shared["sources"] = {**_sources(read.lines)}

    def _links(self) -> dict[str, Link]:
        """Secondary superiors, each once."""
        rows = {}
        for line, other in self.read.tree.links:
            origin, target = self.id_of(line), self.id_of(other)
            if origin and target and origin != target:
                id = derived_id("list", "link", origin, target)
                source = self.read.source(line)
                rows[id] = Link(id, origin, target, "also reports to", basis="stated", source=source)
        return rows

    def id_of(self, line: int) -> str:
        """The id of the unit or post of a line, "" for none."""
        if self.read.lines.kind[line] == "units":
            unit = self.read.unit_of.get(line, NOWHERE)
            return self.units[unit] if unit != NOWHERE else ""
        post = self.read.posts.of_line[line]
        return self.posts[post] if post != NOWHERE else ""

    def plan(self, kept: Iterable[Trouble]) -> tuple[Plan, str]:
        """The plan and its scenario."""
        read = self.read
        books = read.lines.books
        scenario = derived_id("list", "scenario")
        self.tables["todos"] = {todo.id: todo for todo in self._todos(kept)}
        language = read.lines.recipe.language
        title = names({language: PurePath(books[0].name).stem}) if books else names()
        order = tuple(dict.fromkeys((language, *LANGUAGES)))
        plan = Plan(derived_id("list", "plan", *(book.name for book in books)))
        plan.shared.tables.update(self.shared)
        settings = Settings("settings", title, order, currency=_currency(read.lines))
        plan.shared.tables["settings"] = {"settings": settings}
        plan.shared.tables["scenarios"] = {scenario: Scenario(scenario, title, "current", rank=ranks(1)[0])}
        plan.states[scenario] = State(self.tables)
        return plan, scenario

    def _todos(self, kept: Iterable[Trouble]) -> Iterable[Todo]:
        lines, language = self.read.lines, self.read.lines.recipe.language
        at = _lines_at(lines)
        for trouble in kept:
            spot = trouble.spot
            line = at.get((spot.book, spot.sheet, spot.row), NOWHERE)
            subject = self.id_of(line) if line != NOWHERE else ""
            id = derived_id("list", "todo", trouble.kind, subject or place(lines.books, spot), trouble.value)
            text = f"{render(trouble.message, language)} {render(trouble.remedy, language)}"
            yield Todo(
                id, subject or None, text, place(lines.books, spot)[:LONGEST_LINE], trouble.value[:LONGEST_LINE]
            )


def place(books: Sequence[Book], spot: Spot) -> str:
    """A cell or row as people name it: “staff.xlsx, Sheet1!D14”, “staff.xlsx, Sheet1!14”, “staff.csv, D14”."""
    book = books[spot.book]
    sheet = book.sheets[spot.sheet].name if book.kind == "workbook" else ""
    number = book.sheets[spot.sheet].number(spot.row)
    cell = f"{sheet}!{number}" if spot.column is None else place_of(sheet, number - 1, spot.column)
    return f"{book.name}, {cell.removeprefix('!')}"


def source_ids(lines: Lines) -> list[str]:
    """The id of the source of each table."""
    return [derived_id("list", "source", lines.books[table.book].name) for table in lines.recipe.tables]


def _sources(lines: Lines) -> dict[str, Source]:
    """A source for each file."""
    rows = {}
    for id, table in zip(source_ids(lines), lines.recipe.tables, strict=True):
        rows[id] = Source(id, names({lines.recipe.language: lines.books[table.book].name[:LONGEST_LINE]}))
    return rows


def _lines_at(lines: Lines) -> dict[tuple[int, int, int], int]:
    tables = lines.recipe.tables
    found: dict[tuple[int, int, int], int] = {}
    for line, row in enumerate(lines.row):
        table = tables[lines.table[line]]
        found.setdefault((table.book, table.sheet, row), line)
    return found


def _currency(lines: Lines) -> str:
    """The currency whose sign stands in a heading or the first amounts of pay."""
    for table in lines.recipe.tables:
        sheet = lines.books[table.book].sheets[table.sheet]
        rows = [*range(table.heading, table.heading + table.heading_rows), *range(table.first, table.first + 20)]
        for column, field in table.columns.items():
            cells = (sheet.at(row, column) for row in rows) if field in PAID else ()
            for cell in cells:
                if isinstance(cell, str) and (code := currency_of(cell)):
                    return code
    return ""
