"""What stands at the top of the first page and on every page: approval, title, scenarios, date, marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.compare import Comparison
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined, said_also
from orgplanner.drawing.sheet.approval import blanks_of, heading_of
from orgplanner.drawing.sheet.foot import page_words
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.pages.sheets import sheet_of_words
from orgplanner.exporters.scenarios import scenario_words
from orgplanner.exporters.word.body import Body
from orgplanner.exporters.word.frame import Heads
from orgplanner.exporters.word.markup import paragraph, run
from orgplanner.model import Plan
from orgplanner.text import render, say

BLANK = "<w:r><w:tab/></w:r>"


def heads_of(plan: Plan, scenario: str, options: ExportOptions) -> Heads:
    """What is repeated on every page."""
    sheet = sheet_of_words(plan, options)
    name = plan.words(plan.scenarios[scenario].name, options.language)
    line = joined(_title(sheet), name, page_words(replace(sheet, pages=0), options.language))
    mark = both(sheet.classification, sheet.also)
    return Heads(_title(sheet), line, mark, copy_line(plan, options.language))


def _title(sheet: PaperOptions) -> str:
    return sheet.title or render(say("Plan"), sheet.language)


def write_cover(body: Body, plan: Plan, scenario: str, found: Comparison | None, options: ExportOptions) -> None:
    """The top of the first page."""
    sheet = sheet_of_words(plan, options)
    if options.approval:
        _write_approval(body, sheet)
    body.text(_title(sheet), "Title")
    also = said_also(sheet.title, sheet.also)
    lines = [also, *(_what(plan, found, options, each) for each in sheet.tongues)]
    for line in dict.fromkeys(filter(None, lines)):
        body.text(line, "Subtitle", keep=True)
    for language in sheet.tongues:
        for line in _of_scenario(plan, scenario, found, options, language):
            body.text(line, "Subtitle")
    for line in (*(page_words(replace(sheet, pages=0), each) for each in sheet.tongues), *sheet.notes):
        body.text(line, "Subtitle")
    if said := copy_line(plan, options.language):
        body.text(said, "Subtitle")


def _what(plan: Plan, found: Comparison | None, options: ExportOptions, language: str) -> str:
    """What the document is: as chosen, as the template says, or by what is in it."""
    is_order = found is not None
    what = say("Changes of structure and staffing table") if is_order else say("Staffing table")
    own = plan.words(options.template.subtitle, language) if options.template is not None else ""
    return options.subtitle or own or render(what, language)


def _of_scenario(
    plan: Plan, scenario: str, found: Comparison | None, options: ExportOptions, language: str
) -> Iterator[str]:
    yield f"{render(say('Scenario'), language)}: {scenario_words(plan, scenario, language)}"
    if found is not None:
        other = scenario_words(plan, found.old, language)
        yield render(say("Held against: {name}", name=other), language)
    if options.unit is not None:
        unit = plan.words(plan.states[scenario].units[options.unit].name, language)
        yield render(say("Only: {unit}", unit=unit), language)


def _write_approval(body: Body, sheet: PaperOptions) -> None:
    """The block in which an official approves: what is known, and lines to be filled in by hand."""
    body.text(heading_of(sheet), "ApprovalHead")
    for post in sheet.approver.posts:
        body.text(post, "ApprovalHead")
    for label, known in blanks_of(sheet):
        named = " / ".join(dict.fromkeys(render(label, language) for language in sheet.tongues))
        body.write(paragraph("Approval", run(f"{named} ") + (run(" / ".join(known)) if known else BLANK)))
