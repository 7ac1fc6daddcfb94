"""Lists that come back: units, people, who holds what, needs, ratings, grades, percentages on pay."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from orgplanner.analysis.tables.people import main_unit
from orgplanner.analysis.workbook.columns import (
    HELD,
    NEEDED,
    PEOPLE_LIST,
    RATED,
    TODO_LIST,
    UNIT_LIST,
    Part,
    columns_of,
    parts_of,
    sheet_of,
)
from orgplanner.analysis.workbook.marks import Mark
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, Formula
from orgplanner.exporters.workbook.heading import HINT
from orgplanner.exporters.workbook.page import address
from orgplanner.exporters.workbook.register import (
    Register,
    close_table,
    ranges_of,
    set_widths,
    write_head,
    write_rows,
)
from orgplanner.exporters.workbook.rules import set_choices
from orgplanner.text import Message, say

HEADER = 6
"""The row of headings."""
OF_SCENARIO = (UNIT_LIST, HELD, NEEDED, TODO_LIST)
WIDE: Mapping[str, int] = {"end": 38, "skill": 34, "person": 28, "post": 44, "parent": 38, "mandate": 40,
                            "kind": 26, "rater": 24, "text": 60, "subject": 38, "value": 24}  # fmt: skip


def write_scenario_lists(book: Book, scenario: str, main: bool) -> None:
    """Units, needs, who holds what and to-dos of a scenario where there are any; of the main one nearly all."""
    plan = book.plan
    may_have = {UNIT_LIST: True, HELD: bool(plan.people), NEEDED: bool(plan.skills), TODO_LIST: False}
    for kind in OF_SCENARIO:
        rows = rows_of(book, kind, scenario)
        if rows or (main and may_have[kind]):
            called = plan.words(plan.scenarios[scenario].name, book.language) or scenario
            write_list(book, kind, scenario, rows, called, name=say("{what}: {scenario}", what=sheet_of(kind).title,
                                                                    scenario=called))  # fmt: skip


def write_shared_lists(book: Book, scenario: str) -> None:
    """All people of the plan, with the posts that they hold in a scenario, and how their skills were rated."""
    called = book.plan.words(book.plan.scenarios[scenario].name, book.language)
    write_list(book, PEOPLE_LIST, scenario, rows_of(book, PEOPLE_LIST, scenario), called)
    if book.plan.skills and book.plan.people:
        write_list(book, RATED, scenario, rows_of(book, RATED, scenario), called)


def rows_of(book: Book, kind: str, scenario: str) -> list[Any]:
    """The rows of a list, those of the chosen unit if there is one."""
    speller, sheet, unit = book.speller(scenario), sheet_of(kind), book.options.unit
    rows = sheet.rows(speller)
    if unit is None or unit not in speller.state.units or kind not in (*OF_SCENARIO, PEOPLE_LIST, RATED):
        return rows
    branch = {each.id for each in speller.state.branch(unit)}
    if kind == PEOPLE_LIST:
        return [row for row in rows if main_unit(speller, row.id) in branch]
    return [row for row in rows if sheet.unit_of(speller, row) in branch]


def write_list(
    book: Book,
    kind: str,
    scenario: str,
    rows: Sequence[Any],
    subtitle: str,
    *,
    name: Message | None = None,
    more: Sequence[Part] = (),
    live: Mapping[str, Formula] | None = None,
    ranges: Collection[str] = (),
    above: Sequence[Cell | None] = (),
) -> Register:
    """The sheet of a list; `more` are columns that follow from others, `ranges` the figures that show both ends.

    The cells `above` stand in the row over the headings.
    """
    title = sheet_of(kind).title
    page, speller = book.page(book.say(name or title), name or title), book.speller(scenario)
    found = ranges_of(speller, columns_of(book.plan, kind), rows)
    found |= {id: (True, found.get(id, (True, True))[1]) for id in ranges}
    parts = [*_wide(parts_of(book.plan, kind, "establishment", False, found)), *more]
    register = Register(book, page, speller, Mark(kind, scenario), parts)
    set_widths(page, parts)
    page.sheet.freeze_panes = address(2, HEADER + 1)
    page.print_as(HEADER, HEADER, footer=subtitle)
    page.row([(str(register.mark), "quiet"), (book.say(title), "title")], height=24)
    page.row([None, (subtitle, "subtitle")])
    page.row([None, (book.say(HINT), "quiet")])
    page.row(above)
    write_head(register)
    write_rows(register, rows, live or {})
    close_table(register)
    set_choices(register)
    return register


def _wide(parts: Sequence[Part]) -> list[Part]:
    return [replace(part, width=WIDE.get(part.id, part.width)) for part in parts]
