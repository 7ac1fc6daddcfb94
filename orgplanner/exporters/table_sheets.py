"""The pages of tables: their sections behind their contents, with what stands around pages of a plan."""

from __future__ import annotations

import datetime

from orgplanner.analysis.audience.words import copy_line
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.paper import PaperOptions
from orgplanner.drawing.report import lay_sections
from orgplanner.drawing.report.contents import FEWEST, with_contents
from orgplanner.exporters.export_options import ExportOptions
from orgplanner.exporters.pages import Sheets, title_of, totals_words
from orgplanner.exporters.report_file import scenario_words
from orgplanner.exporters.tables import Progress, sections, wanted_tables
from orgplanner.model import Plan


def table_sheets(plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None = None) -> Sheets:
    """Return the pages of the tables that are chosen; contents before them where there are many.

    `progress` is told rows laid out and in all, and may raise to stop. Raises RuleBroken as `wanted_tables` does.
    """
    made = sections(plan, scenario, options, wanted_tables(plan, scenario, options), progress)
    sheet, title = _sheet(plan, scenario, options), title_of(plan, scenario, options)
    laid = lay_sections(made, sheet, progress=progress, first=False)
    if laid.count < FEWEST:
        laid = lay_sections(made, sheet)
        return Sheets(laid.pages(), None, title, outline=tuple(laid.bookmarks()))
    pages, outline = with_contents(laid, sheet)
    return Sheets(pages, None, title, outline=outline)


def _sheet(plan: Plan, scenario: str, options: ExportOptions) -> PaperOptions:
    """What stands around the tables: title, scenario, totals, date, marks."""
    language, mark = options.language, options.classification
    footer = (totals_words(plan, scenario, options), copy_line(plan, language))
    return PaperOptions(
        paper=options.paper,
        landscape=options.landscape,
        title=title_of(plan, scenario, options),
        subtitle=scenario_words(plan, scenario, language) if options.subtitle is None else options.subtitle,
        date=date_words(options.date or datetime.date.today(), language),
        footer=" · ".join(filter(None, footer)),
        classification=plan.words(plan.settings.classification, language) if mark is None else mark,
        approval=options.approval,
        language=language,
    )
