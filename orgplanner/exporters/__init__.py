"""Pictures and plans as files for others: one exporter per ending, each with its library imported late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.choices.page_range import check_pages
from orgplanner.exporters.progress import Progress, halves
from orgplanner.exporters.report import Report
from orgplanner.exporters.scenarios import other_scenario
from orgplanner.model import Plan
from orgplanner.text import say

if TYPE_CHECKING:
    from orgplanner.exporters.pages.laying import Sheets, lay_out

Exporter = Callable[[Plan, str, Path, ExportOptions, Progress | None], Report]


def export(
    plan: Plan, scenario: str, target: Path, options: ExportOptions | None = None, progress: Progress | None = None
) -> Report:
    """Write a scenario to a file in the format of its ending.

    `progress` is told what is done of how much, and may raise to stop. Raises RuleBroken for an ending that is not
    known or a scenario or unit that is not there, and NotWritten when the file cannot be put in place.
    """
    options = options or ExportOptions()
    exporter = EXPORTERS.get(target.suffix.lower())
    if exporter is None:
        ending, endings = target.suffix, ", ".join(EXPORTERS)
        raise RuleBroken(
            say("There is no format “{ending}”; there are: {endings}.", ending=ending, endings=endings)
        )
    state = plan.home(scenario)
    units = set(state.tables["units"])
    if options.show and options.against is not None:
        units |= plan.home(options.against).tables["units"].keys()
    if options.unit is not None and options.unit not in units:
        raise RuleBroken(say("There is no unit “{unit}” in this scenario.", unit=options.unit))
    return exporter(plan, scenario, target, options, progress)


def export_pdf(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario as pages of a PDF file."""
    from orgplanner.exporters.pages.laying import lay_out
    from orgplanner.exporters.pdf.writing import write_pdf

    laying, writing = halves(progress) if options.form != "sheet" else (None, progress)
    sheets = lay_out(plan, scenario, options, laying)
    numbers = options.pages
    check_pages(numbers, len(sheets.pages))
    written = write_pdf(
        [sheets.pages[number - 1] for number in numbers] or sheets.pages,
        target,
        title=_document_title(plan, scenario, sheets, options),
        author=options.author,
        language=options.language,
        progress=writing,
        outline=sheets.outline,
        numbers=numbers,
    )
    return Report(written.missing, (*sheets.notes, *written.notes))


def export_svg(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario as an SVG drawing, as large as the chart unless a paper is chosen."""
    from orgplanner.exporters.pages.laying import lay_out
    from orgplanner.exporters.svg import write_svg

    sheets = lay_out(plan, scenario, _as_drawing(options))
    title = _document_title(plan, scenario, sheets, options)
    written = write_svg(sheets.pages[0], target, title=title, language=options.language)
    return Report(written.missing, (*sheets.notes, *written.notes))


def export_png(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario as a PNG picture, as large as the chart unless a paper is chosen."""
    from orgplanner.exporters.pages.laying import lay_out
    from orgplanner.exporters.png import write_png

    sheets = lay_out(plan, scenario, _as_drawing(options))
    title = _document_title(plan, scenario, sheets, options)
    written = write_png(sheets.pages[0], target, dpi=options.dpi, title=title)
    return Report(written.missing, (*sheets.notes, *written.notes))


def export_dot(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the boxes and links of a scenario for Graphviz."""
    from orgplanner.exporters.graph.boxes import dot_boxes, dot_links, dot_title
    from orgplanner.exporters.graph.dot import write_dot

    title = dot_title(plan, scenario, options)
    return write_dot(dot_boxes(plan, scenario, options), dot_links(plan, scenario, options), target, title)


def export_html(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario as one page for a browser, which folds, searches and prints."""
    from orgplanner.exporters.html.page import write_html

    return write_html(plan, scenario, target, options.in_one_stage())


def export_slides(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario as slides, one for each branch where it does not fit."""
    from orgplanner.exporters.slides.deck import write_pptx

    return write_pptx(plan, scenario, target, options.in_one_stage(), *halves(progress))


def export_drawio(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the chart of a scenario for draw.io, each box and line as a cell of its own."""
    from orgplanner.exporters.graph.drawio import write_drawio

    return write_drawio(plan, scenario, target, options.in_one_stage())


def export_jsonld(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write a scenario in the W3C organization ontology, with change events from another one or its base."""
    from orgplanner.exporters.jsonld.document import write_jsonld

    other = other_scenario(plan, scenario, options)
    return write_jsonld(plan, scenario, target, other, options.language)


def export_json(
    plan: Plan, _scenario: str, target: Path, _options: ExportOptions, _progress: Progress | None = None
) -> Report:
    """Write the whole plan, with all its scenarios, for other programs."""
    from orgplanner.exporters.json.plan import write_json

    return write_json(plan, target)


def export_workbook(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write the staffing plan as a workbook, held against another scenario if there is one."""
    from orgplanner.exporters.workbook import write_workbook

    return write_workbook(plan, scenario, target, options, progress)


def export_word(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write the changes and the staffing table for an order, as a document that Word goes on editing."""
    from orgplanner.exporters.word import write_word

    return write_word(plan, scenario, target, options, progress)


def export_csv(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write one table of a scenario, of the plan, or of two scenarios for other programs."""
    from orgplanner.exporters.csv.plan_tables import plan_table
    from orgplanner.exporters.csv.writing import write_one

    table = plan_table(plan, scenario, options)

    def tick(line: int) -> None:
        if progress is not None and line % 500 == 0:
            progress(line, len(table.rows) + 1)

    return write_one(table, target, options.language, tick)


def _as_drawing(options: ExportOptions) -> ExportOptions:
    """Return what is chosen for a single drawing, which has one page."""
    return replace(options.in_one_stage(), form="sheet", paper=options.paper or "fit")


def _document_title(plan: Plan, scenario: str, sheets: Sheets, options: ExportOptions) -> str:
    name = plan.words(plan.scenarios[scenario].name, options.language)
    return " – ".join(filter(None, (sheets.title, name)))


EXPORTERS: Mapping[str, Exporter] = MappingProxyType({
    ".pdf": export_pdf,
    ".svg": export_svg,
    ".png": export_png,
    ".html": export_html,
    ".pptx": export_slides,
    ".dot": export_dot,
    ".drawio": export_drawio,
    ".json": export_json,
    ".jsonld": export_jsonld,
    ".xlsx": export_workbook,
    ".csv": export_csv,
    ".docx": export_word,
})  # fmt: skip
"""What writes a scenario, by the ending of the file."""


def __getattr__(name: str) -> Any:
    """What lays pages out is read when it is first wanted: a dialog that opens has no need of it yet."""
    if name not in ("Sheets", "lay_out"):
        raise AttributeError(name)
    from orgplanner.exporters.pages import laying

    return getattr(laying, name)


__all__ = ["EXPORTERS", "ExportOptions", "Report", "Sheets", "export", "lay_out"]
