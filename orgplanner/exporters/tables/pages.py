"""The pages of tables: their sections behind their contents, with what stands around pages of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.order.columns import MOST_UPRIGHT
from orgplanner.drawing.report import Section, lay_sections
from orgplanner.drawing.report.contents import needs_contents, with_contents
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import joined
from orgplanner.exporters.choices.options import ExportOptions, languages_of
from orgplanner.exporters.pages.laying import Sheets
from orgplanner.exporters.pages.sheets import sheet_of_words, titles_of
from orgplanner.exporters.pages.totals import totals_words
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.tables.sections import OF_A_UNIT, STAFFING_ALONE, sections, wanted_tables
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan


def table_sheets(plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None = None) -> Sheets:
    """Return the pages of the tables that are chosen; contents before them where there are many.

    `progress` is told rows laid out and in all, and may raise to stop. Raises RuleBroken as `wanted_tables` does.
    """
    with collection_paused():
        return _laid_out(plan, scenario, options, progress)


def _laid_out(plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None) -> Sheets:
    made = sections(plan, scenario, options, wanted_tables(plan, scenario, options), progress)
    left_out = options.unit is not None and not OF_A_UNIT.issuperset(options.tables)
    notes = (STAFFING_ALONE,) if left_out else ()
    sheet = _turned(_sheet(plan, scenario, options), made)
    laid = lay_sections(made, sheet, progress=progress, first=False)
    if not needs_contents(laid):
        laid = lay_sections(made, sheet)
        return Sheets(laid.pages(), None, sheet.title, notes, tuple(laid.bookmarks()))
    pages, outline = with_contents(laid, sheet)
    return Sheets(pages, None, sheet.title, notes, outline)


def _sheet(plan: Plan, scenario: str, options: ExportOptions) -> PaperOptions:
    """What stands around the tables: title, scenario, totals, and what else the template says."""
    name = plan.words(plan.scenarios[scenario].name, options.language)
    feet = [_foot(plan, scenario, replace(options, language=language)) for language in languages_of(options)]
    subtitle = name if options.subtitle is None else options.subtitle
    titles = titles_of(plan, scenario, options)
    sheet = sheet_of_words(plan, options, titles[0], subtitle, feet[0])
    pairs = ((titles[0], titles[-1]), (feet[0], feet[-1]))
    return replace(sheet, also={**sheet.also, **{one: other for one, other in pairs if one and one != other}})


def _turned(sheet: PaperOptions, made: Sequence[Section]) -> PaperOptions:
    """Upright paper where nobody chose a direction and all tables are narrow."""
    widest = max((len(section.grid.columns) for section in made if section.grid is not None), default=0)
    return replace(sheet, landscape=widest > MOST_UPRIGHT) if sheet.landscape is None else sheet


def _foot(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """What stands at the foot of every page."""
    parts = (totals_words(plan, scenario, options), copy_line(plan, options.language))
    return joined(*parts)
