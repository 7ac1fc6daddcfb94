"""The chart of a scenario as a poster, in the arrangement that needs the fewest sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.poster.making import USUAL_PAPER, Glued, poster_of
from orgplanner.exporters.export_options import ExportOptions
from orgplanner.exporters.pages import (
    Progress,
    Sheets,
    chart_options,
    drawn_for_paper,
    fitted,
    lay_out,
    sheet_options,
    title_of,
)
from orgplanner.model import Plan
from orgplanner.text import say

ARRANGED_FOR = "A2"
"""Paper for whose sides charts are arranged; glued sheets are about as wide and high."""
FEWER = 0.9
"""Times the sheets of the chart as it is set that another arrangement may have."""


def poster_sheets(plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None) -> Sheets:
    """Return the pages of a poster; one sheet where that is enough.

    The chart stands as it is set unless it needs clearly fewer sheets when it is arranged to be as wide and high as
    large paper is: wide organisations would become a ribbon. `progress` may raise to stop.
    """
    one = replace(options, show="changes") if options.show == "all" else options
    best: tuple[Chart, Glued] | None = None
    for number, drawn in enumerate(_charts(plan, scenario, one), 1):
        poster = _poster(plan, scenario, one, drawn)
        if poster is None:
            return _single(plan, scenario, one)
        if best is None or poster.tiling.price < best[1].tiling.price * FEWER:
            best = drawn, poster
        if progress is not None:
            progress(number, 2)
    return _single(plan, scenario, one) if best is None else _sheets(plan, scenario, options, *best)


def _charts(plan: Plan, scenario: str, options: ExportOptions) -> Iterator[Chart]:
    """Yield the chart as it is set, then arranged for large paper."""
    yield drawn_for_paper(plan, scenario, ChartMemory(), options, chart_options(options))
    large = replace(options, paper=ARRANGED_FOR)
    yield fitted(plan, scenario, large, partial(sheet_options, plan, scenario, large))[0]


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
