"""The staffing plan as a workbook that a personnel officer goes on using, and that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from orgplanner.analysis.totals import Totals
from orgplanner.analysis.workbook.columns import STAFF, UNPLACED
from orgplanner.analysis.workbook.texts import clean
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.report import Report
from orgplanner.exporters.scenarios import other_scenario
from orgplanner.exporters.target import replacing
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.comparing import Compared, write_comparison, write_needs
from orgplanner.exporters.workbook.cover import write_cover
from orgplanner.exporters.workbook.filling import save_filled
from orgplanner.exporters.workbook.grades import write_grades
from orgplanner.exporters.workbook.hidden import write_hidden
from orgplanner.exporters.workbook.lists import write_scenario_lists, write_shared_lists
from orgplanner.exporters.workbook.matrix import write_matrix
from orgplanner.exporters.workbook.sources import write_sources
from orgplanner.exporters.workbook.staffing import Staffing, placed_and_not, write_staffing
from orgplanner.model import Plan
from orgplanner.text import say

WRITTEN = ("posts", "units", "assignments", "requirements")
"""Tables of a scenario whose rows are counted while they are written."""


def write_workbook(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write the staffing plan of a scenario, or of all; raises NotWritten."""
    from openpyxl import Workbook

    scenarios, pairs = chosen(plan, scenario, options)
    whole = sum(len(plan.states[id].tables[table]) for id in scenarios for table in WRITTEN)
    whole += len(plan.people) + len(plan.ratings) + 1
    workbook = Workbook(write_only=True)
    creator = clean(options.author) or "OrgPlanner"
    workbook.properties.creator = workbook.properties.lastModifiedBy = creator
    workbook.properties.title = clean(plan.words(plan.settings.title, options.language))
    workbook.properties.language = options.language
    workbook.calculation.fullCalcOnLoad = True
    with replacing(target) as stream, TemporaryDirectory() as folder:
        book = Book(plan, options, _counter(whole, progress), workbook, Path(folder))
        _fill(book, scenario, scenarios, pairs)
        save_filled(workbook, book.rows(), stream, lambda: book.tick(0))
    return Report()


def chosen(plan: Plan, scenario: str, options: ExportOptions) -> tuple[list[str], list[tuple[str, str]]]:
    """The scenarios with a table of their own, and those that are compared, each before and after."""
    if options.everything:
        rows = plan.ordered_scenarios()
        return [row.id for row in rows], [(row.base, row.id) for row in rows if row.base is not None]
    old = other_scenario(plan, scenario, options)
    if options.unit is not None or old is None:
        return [scenario], []
    return [old, scenario], [(old, scenario)]


def _fill(book: Book, scenario: str, scenarios: list[str], pairs: list[tuple[str, str]]) -> None:
    cover = book.page(book.say(say("Cover")), say("Cover"))
    rows = {id: placed_and_not(book, book.speller(id)) for id in scenarios}
    # grades and percentages stand behind the tables, but these need to know where
    grades = write_grades(book, scenario)
    early = len(book.contents)
    tables: dict[str, Staffing] = {}
    for id in scenarios:
        tables[id] = write_staffing(book, id, rows[id][0], grades, STAFF)
        if rows[id][1]:
            write_staffing(book, id, rows[id][1], grades, UNPLACED)
    compared: list[Compared] = [write_comparison(book, old, new) for old, new in pairs]
    _skills(book, scenario, compared)
    for id in scenarios:
        write_scenario_lists(book, id, id == scenario)
    write_shared_lists(book, scenario)
    late = len(book.contents)
    write_sources(book, scenarios)
    people = {id: _people(book, id) for id in scenarios}
    write_hidden(book)
    book.move(1, early, late)
    write_cover(book, cover, tables, people, compared)


def _skills(book: Book, scenario: str, compared: list[Compared]) -> None:
    from orgplanner.analysis.compare import compare

    if not book.plan.skills:
        return
    found = next((each.found for each in compared if each.found.new == scenario), None)
    called = book.plan.words(book.plan.scenarios[scenario].name, book.language)
    write_needs(book, found or compare(book.plan, scenario, scenario), called)
    write_matrix(book, scenario)


def _people(book: Book, scenario: str) -> int:
    totals = Totals(book.plan, scenario)
    if book.options.unit is not None:
        return totals.of_unit(book.options.unit).people
    return totals.of_scenario().people


def _counter(whole: int, progress: Progress | None) -> Callable[[int], None]:
    done = 0

    def tick(rows: int) -> None:
        nonlocal done
        done += rows
        if progress is not None:
            progress(min(done, whole), whole)

    return tick
