"""The tables of a plan as plain tables, one at a time, for other programs: posts, units, people and the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.table import Cell, Column, Table
from orgplanner.analysis.compare.tables import tables_of
from orgplanner.analysis.pay import pay_of
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.tables import FUNCTIONS, LINKS, NEEDS, PEOPLE, RATINGS, SKILLS, STAFFING
from orgplanner.analysis.tables.column import Column as SheetColumn
from orgplanner.analysis.tables.column import Sheet
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.lists import ALLOWANCES, ASSIGNMENTS, GRADES, TODOS, UNITS
from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.csv.visio_table import TITLE as VISIO_TITLE
from orgplanner.exporters.csv.visio_table import VISIO, visio_table
from orgplanner.exporters.scenarios import other_scenario
from orgplanner.model import Plan
from orgplanner.text import Message, say

ORDER = (
    STAFFING, UNITS, PEOPLE, ASSIGNMENTS, SKILLS, RATINGS, NEEDS, FUNCTIONS, LINKS, GRADES, ALLOWANCES, TODOS,
)  # fmt: skip
SHEETS: Mapping[str, Sheet] = MappingProxyType({sheet.id: sheet for sheet in ORDER})
"""The tables of a scenario and of the plan, by the words of the command line."""
SOURCES = "sources"
COMPARED: Mapping[str, Message] = MappingProxyType({
    "ledger": say("Ledger"), "comparison": say("Staffing by unit"), "changed-units": say("Changes of units"),
    "changed-posts": say("Changes of posts"), "changed-people": say("Changes of people"),
    "changed-functions": say("Changes of functions"), "changed-links": say("Changes of links"),
    "skill-gaps": say("Skills needed and held"), "cost": say("Cost per month"),
})  # fmt: skip
"""Tables of two scenarios, in the order of a report."""
OWN_IDS = {"comparison": "staffing", "skill-gaps": "skills"}
TITLES: Mapping[str, Message] = MappingProxyType(
    {**{id: sheet.title for id, sheet in SHEETS.items()}, SOURCES: say("Sources"), VISIO: VISIO_TITLE, **COMPARED}
)
"""All tables that can be written, by the words of the command line."""


def plan_table(plan: Plan, scenario: str, options: ExportOptions) -> Table:
    """The table that is wanted; RuleBroken for one that is not known, or has no scenario to be held against."""
    wanted = options.list
    if wanted in SHEETS:
        speller = Speller(plan, scenario, options.language)
        speller.spellings("units")
        return _sheet_table(speller, SHEETS[wanted], options.unit)
    if wanted == VISIO:
        return visio_table(plan, scenario, options.unit, options.language)
    if wanted == SOURCES:
        return _sources(plan, options.language)
    if wanted not in COMPARED:
        raise RuleBroken(
            say("There is no table “{table}”; there are: {known}.", table=wanted, known=", ".join(TITLES))
        )
    old = other_scenario(plan, scenario, options)
    if old is None:
        raise RuleBroken(say("This table compares two scenarios; say which one the other is held against."))
    own = OWN_IDS.get(wanted, wanted.removeprefix("changed-"))
    found = {table.id: table for table in tables_of(compare(plan, old, scenario), options.language)}
    return found.get(own) or Table(own, COMPARED[wanted], (), ())


def _sheet_table(speller: Speller, sheet: Sheet, unit: str | None) -> Table:
    """A table of the window with all its columns, and the ids by which other programs know the rows again."""
    columns = sheet.columns(speller.plan)
    rows: Sequence[Any] = sheet.rows(speller)
    if unit is not None and unit in speller.state.units:
        branch = {each.id for each in speller.state.branch(unit)}
        rows = [row for row in rows if sheet.unit_of(speller, row) in branch]
    ways = [_way(speller, column) for column in columns]
    heads = [Column(column.heading, "figure" if _is_figure(column) else "words") for column in columns]
    cells = [(row.id, *(way(row) for way in ways)) for row in rows]
    if sheet is STAFFING:
        heads, cells = _with_pay(speller, heads, cells)
    return Table(sheet.id, sheet.title, (Column(say("Id")), *heads), tuple(cells))


def _is_figure(column: SheetColumn) -> bool:
    """Whether a column is an amount; a level is a step of its scale, such as B2."""
    return column.quantity is not None and column.id != "level"


def _way(speller: Speller, column: SheetColumn) -> Callable[[Any], Cell]:
    quantity = column.quantity
    if quantity is None or not _is_figure(column):
        return lambda row: (column.plain or column.text)(speller, row)

    return lambda row: as_total(quantity(speller, row))


def _with_pay(
    speller: Speller, heads: list[Column], cells: list[tuple[Cell, ...]]
) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    """The posts with what all of a line is paid a month: established posts times the pay of the grade."""
    if not speller.plan.grades:
        return heads, cells
    paid = pay_of(speller.plan, speller.scenario).of_post
    every = [as_total(paid.get(str(row[0]))) for row in cells]
    more = Column(say("Base pay of the line per month"), "figure")
    return [*heads, more], [(*row, total) for row, total in zip(cells, every, strict=True)]


def _sources(plan: Plan, language: str) -> Table:
    rows = sorted(plan.sources.values(), key=lambda row: (plan.words(row.title, language).casefold(), row.place))
    titles = (say("Id"), say("Title"), say("Place in it"), say("Date"), say("Note"))
    cells = tuple((row.id, plan.words(row.title, language), row.place, row.date, row.note) for row in rows)
    return Table(SOURCES, say("Sources"), tuple(Column(title) for title in titles), cells)
