"""The pages of an export: the chart of a scenario on paper, the same for the preview and for the file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial

from orgplanner.analysis.structure import layers
from orgplanner.analysis.totals import Totals
from orgplanner.drawing.chart import Chart, chart, chart_size
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.fitting import fit
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import PaperOptions
from orgplanner.drawing.picture import Page
from orgplanner.drawing.theme import PAPER
from orgplanner.exporters.export_options import ExportOptions
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

MARGIN = 10.0
"""points around a chart on paper, which has margins of its own"""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of an export, the chart on them, their title, and what a reader should know about them."""

    pages: tuple[Page, ...]
    chart: Chart
    title: str
    notes: tuple[Message, ...] = ()


def lay_out(plan: Plan, scenario: str, options: ExportOptions) -> Sheets:
    """Return the pages of a scenario; raises RuleBroken when there is no such scenario."""
    wanted = chart_options(options)
    draw = partial(chart, plan, scenario, memory=ChartMemory())
    measure = partial(chart_size, plan, scenario)
    drawn, composed = fit(draw, measure, wanted, partial(_sheet, plan, scenario, options))
    notes = (*drawn.notes, *composed.notes)
    if not drawn.boxes:
        notes = (*notes, say("There is nothing to draw here yet: the scenario has no units or posts of this kind."))
    return Sheets(composed.pages, drawn, title_of(plan, scenario, options), notes)


def preview(plan: Plan, scenario: str, options: ExportOptions) -> list[Page]:
    """Return the pages just as they will be written."""
    return list(lay_out(plan, scenario, options).pages)


def chart_options(options: ExportOptions) -> ChartOptions:
    """Return how the chart of an export is drawn."""
    return ChartOptions(
        kind=options.chart,
        content=options.content,
        folded=options.folded,
        root=options.unit,
        language=options.language,
        theme=PAPER,
        layout=options.layout,
        colour_by=options.colour_by,
        against=options.against,
        links=options.links,
        unplaced=options.unplaced,
        margin=MARGIN,
    )


def title_of(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """Return the title of the first page: as chosen, else of the unit, of the only root, or of the plan."""
    if options.title is not None:
        return options.title
    state = plan.states[scenario]
    roots = state.children(None)
    if options.unit in state.units:
        return plan.words(state.units[options.unit].name, options.language)
    named = plan.words(plan.settings.title, options.language)
    return named or (plan.words(roots[0].name, options.language) if len(roots) == 1 else "")


def _sheet(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart) -> PaperOptions:
    row, language = plan.scenarios[scenario], options.language
    subtitle = plan.words(row.name, language) if options.subtitle is None else options.subtitle
    mark = options.classification
    return PaperOptions(
        paper=options.paper,
        landscape=options.landscape,
        title=title_of(plan, scenario, options),
        subtitle=subtitle,
        date=date_words(options.date or datetime.date.today(), language),
        footer=totals_words(plan, scenario, options),
        classification=plan.words(plan.settings.classification, language) if mark is None else mark,
        legend=legend_of(plan, scenario, drawn, chart_options(options)) if options.legend else (),
        approval=options.approval,
        language=language,
    )


def totals_words(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """Return the line of totals at the foot of a page: of the scenario or of the unit that is drawn."""
    totals, language = Totals(plan, scenario), options.language
    found = totals.of_scenario() if options.unit is None else totals.of_unit(options.unit)
    parts = [
        say("Established {number}", number=str(found.established)),
        say("filled {number}", number=str(found.filled)),
        say("vacant {number}", number=str(found.vacant)),
    ]
    if found.established.unknown:
        parts.append(say("number of posts unknown in {number} lines", number=found.established.unknown))
    if options.unit is None:
        parts.append(say("levels {number}", number=layers(plan.states[scenario])))
    if plan.scenarios[scenario].as_of:
        parts.append(say("as of {date}", date=plan.scenarios[scenario].as_of))
    return " · ".join(render(part, language) for part in parts)
