"""The chart of a scenario as a poster, in the arrangement that needs the fewest sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from orgplanner.drawing.chart import chart_nodes, chart_size
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.fitting import Measure, fit
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.poster.making import USUAL_PAPER, Glued, poster_of
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.pages.laying import Sheets, drawn_for_paper, lay_out
from orgplanner.exporters.pages.sheets import sheet_options, title_of
from orgplanner.exporters.progress import Progress, nobody
from orgplanner.layout.shapes import Size
from orgplanner.model import Plan
from orgplanner.text import say

ARRANGED_FOR = "A2"
"""Paper for whose sides charts are arranged; glued sheets are about as wide and high."""
MOST_ARRANGED = 12_000
"""Boxes of a chart up to which it is arranged."""
RIBBON = 8
"""Times its height that a chart is wide which is arranged otherwise without a look at its sheets."""
FEWER = 0.9
"""Times the sheets of the chart as it is set that another arrangement may have."""


def poster_sheets(plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None) -> Sheets:
    """Return the pages of a poster; one sheet where that is enough.

    The chart stands as it is set unless it needs clearly fewer sheets when it is arranged to be as wide and high as
    large paper is: wide organisations would become a ribbon. `progress` may raise to stop.
    """
    one = options.in_one_stage()
    best: tuple[Chart, Glued] | None = None
    for number, drawn in enumerate(_charts(plan, scenario, one, progress or nobody), 1):
        if number == 1 and drawn.picture.width > RIBBON * drawn.picture.height:
            continue
        poster = _poster(plan, scenario, one, drawn)
        if poster is None:
            return _single(plan, scenario, one)
        if best is None or poster.tiling.price < best[1].tiling.price * FEWER:
            best = drawn, poster
        if progress is not None:
            progress(number, 2)
    return _single(plan, scenario, one) if best is None else _sheets(plan, scenario, options, *best)


def _charts(plan: Plan, scenario: str, options: ExportOptions, go_on: Progress) -> Iterator[Chart]:
    """Yield the chart as it is set, then arranged for large paper; `go_on` may raise to stop."""
    go_on(0, 2)
    memory = ChartMemory()
    yield drawn_for_paper(plan, scenario, memory, options, chart_options(options))
    large = replace(options, paper=ARRANGED_FOR)

    def draw(wanted: ChartOptions) -> Chart:
        go_on(1, 2)
        return drawn_for_paper(plan, scenario, memory, large, wanted)

    def size(wanted: ChartOptions, like: Chart) -> Size:
        go_on(1, 2)
        return chart_size(plan, scenario, wanted, like)

    measure = Measure(size, partial(chart_nodes, plan, scenario))
    sheet = partial(sheet_options, plan, scenario, large)
    yield fit(draw, measure, chart_options(large), sheet, most=MOST_ARRANGED)[0]


def _poster(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart) -> Glued | None:
    sheet = sheet_options(plan, scenario, options, drawn)
    return poster_of(drawn.picture, sheet, drawn.typeface, overlap=options.overlap, text=options.poster_text)


def _single(plan: Plan, scenario: str, options: ExportOptions) -> Sheets:
    single = lay_out(plan, scenario, replace(options, form="sheet", paper=options.paper or USUAL_PAPER))
    return replace(single, notes=(*single.notes, say("One sheet is enough: no poster was needed.")))


def _sheets(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart, poster: Glued) -> Sheets:
    notes = (*drawn.notes, *poster.notes)
    if options.show == "all":
        notes = (*notes, say("A poster has one stage: it shows the changes."))
    return Sheets(poster.pages, drawn, title_of(plan, scenario, options), notes, poster.outline)
