"""A report as a file: its sections on pages of a PDF, with title, scenarios, date and page numbers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from orgplanner.analysis.audience.words import copy_line
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.report import Progress, Section, lay_sections
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.exporters.pdf.writing import write_pdf
from orgplanner.exporters.report import Report
from orgplanner.exporters.scenarios import compared_words
from orgplanner.model import Plan


def report_options(
    plan: Plan, old: str, new: str, language: str = "en", paper: str = "A4", landscape: bool | None = None
) -> PaperOptions:
    """Return how the pages of a comparison look: the title of the plan, both scenarios, today's date."""
    heading = compared_words(plan, old, new, language)
    return PaperOptions(
        paper=paper,
        landscape=landscape,
        title=plan.words(plan.settings.title, language) or heading,
        subtitle=heading if plan.words(plan.settings.title, language) else "",
        date=date_words(datetime.date.today(), language),
        footer=copy_line(plan, language),
        classification=plan.words(plan.settings.classification, language),
        language=language,
    )


def write_report(
    sections: Sequence[Section], options: PaperOptions, target: Path, progress: Progress | None = None
) -> Report:
    """Write sections as pages of a PDF file, with a bookmark for each; raises NotWritten."""
    laid = lay_sections(sections, options, progress=progress)
    return write_pdf(
        laid.pages(),
        target,
        title=options.title,
        language=options.language,
        progress=progress,
        outline=laid.bookmarks(),
    )
