"""What stands at the top of the first page and on every page: approval, title, scenarios, date, marks."""

from __future__ import annotations

import datetime

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.compare import Comparison
from orgplanner.drawing.dates import date_words
from orgplanner.exporters.export_options import ExportOptions
from orgplanner.exporters.report_file import scenario_words
from orgplanner.exporters.word.body import Body
from orgplanner.exporters.word.frame import Heads
from orgplanner.exporters.word.markup import paragraph, run
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

APPROVED = "УТВЕРЖДАЮ / БЕКІТЕМІН / APPROVED"
BLANK = "<w:r><w:tab/></w:r>"


def heads_of(plan: Plan, scenario: str, options: ExportOptions) -> Heads:
    """What is repeated on every page."""
    mark = options.classification
    title = _title(plan, options)
    name = plan.words(plan.scenarios[scenario].name, options.language)
    day = date_words(options.date or datetime.date.today(), options.language)
    marked = plan.words(plan.settings.classification, options.language) if mark is None else mark
    return Heads(title, " · ".join(filter(None, (title, name, day))), marked, copy_line(plan, options.language))


def _title(plan: Plan, options: ExportOptions) -> str:
    if options.title is not None:
        return options.title
    return plan.words(plan.settings.title, options.language) or render(say("Plan"), options.language)


def write_cover(body: Body, plan: Plan, scenario: str, found: Comparison | None, options: ExportOptions) -> None:
    """The top of the first page."""

    def say_(message: Message) -> str:
        return render(message, options.language)

    if options.approval:
        body.text(APPROVED, "ApprovalHead")
        for blank in (say("Position"), say("Signature"), say("Date")):
            body.write(paragraph("Approval", run(say_(blank) + " ") + BLANK))
    body.text(_title(plan, options), "Title")
    is_order = found is not None
    what = say("Changes of structure and staffing table") if is_order else say("Staffing table")
    body.text(options.subtitle or say_(what), "Subtitle", keep=True)
    body.text(f"{say_(say('Scenario'))}: {scenario_words(plan, scenario, options.language)}", "Subtitle")
    if found is not None:
        other = scenario_words(plan, found.old, options.language)
        body.text(say_(say("Held against: {name}", name=other)), "Subtitle")
    if options.unit is not None:
        unit = plan.words(plan.states[scenario].units[options.unit].name, options.language)
        body.text(say_(say("Only: {unit}", unit=unit)), "Subtitle")
    body.text(date_words(options.date or datetime.date.today(), options.language), "Subtitle")
    if said := copy_line(plan, options.language):
        body.text(said, "Subtitle")
