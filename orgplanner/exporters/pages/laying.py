"""The pages of an export: the chart of a scenario on paper, the same for the preview and for the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.drawing.card import SMALL
from orgplanner.drawing.changes.stage import AROUND
from orgplanner.drawing.chart import Chart, chart, chart_nodes, chart_size
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.fitting import MOST_BOXES, Measure, fit
from orgplanner.drawing.options import ChartOptions, Stage
from orgplanner.drawing.paper import Composed, compose
from orgplanner.drawing.picture import Bookmark, Page, Picture
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.exporters.choices.chart import MARGIN, chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.pages.book_words import BookWords
from orgplanner.exporters.pages.sheets import sheet_options, title_of
from orgplanner.exporters.progress import Progress
from orgplanner.model import Plan
from orgplanner.text import Message, say

Early = Callable[[Sequence[Page]], None]

MOST_ALIGNED, ALIGNED = 4, 0.01
"""Times that room around the pages of two scenarios is evened out, and points that count as even."""
NOTHING = say("There is nothing to draw here yet: the scenario has no units or posts of this kind.")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of an export, the chart on them, their title, and what a reader should know about them.

    Pages of tables have no chart.
    """

    pages: tuple[Page, ...]
    chart: Chart | None
    title: str
    notes: tuple[Message, ...] = ()
    outline: tuple[Bookmark, ...] = ()
    """bookmarks in their order, where they are not those of the boxes as they come"""


def lay_out(
    plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None = None,
    early: Early | None = None,
) -> Sheets:
    """Return the pages of a scenario; raises RuleBroken when there is no such scenario.

    `progress` is told how much of how much is laid out where that takes long, and may raise to stop. `early` is
    shown the first pages of a book or a pack as they look before the others are laid out, for those who wait.
    """
    if options.form == "tables":
        from orgplanner.exporters.tables.pages import table_sheets

        return table_sheets(plan, scenario, options, progress)
    if options.form == "pack":
        from orgplanner.exporters.pack import pack_sheets

        return pack_sheets(plan, scenario, options, progress, early)
    if options.form == "book":
        return _book(plan, scenario, options, progress, early)
    if options.form == "poster":
        from orgplanner.exporters.pages.posters import poster_sheets

        return poster_sheets(plan, scenario, options, progress)
    drawn, composed = fitted(plan, scenario, options, partial(sheet_options, plan, scenario, options))
    pages, notes = composed.pages, (*drawn.notes, *composed.notes)
    if options.show == "all" and drawn.stage:
        draw = partial(drawn_for_paper, plan, scenario, ChartMemory(), options)
        pages = _three(plan, scenario, options, drawn, draw)
    if drawn.stage and options.layout == "dot":
        notes = (*notes, say("Changes are always drawn as a tree, not by Graphviz."))
    if not drawn.boxes:
        notes = (*notes, NOTHING)
    return Sheets(pages, drawn, title_of(plan, scenario, options), notes)


def fitted(
    plan: Plan, scenario: str, options: ExportOptions, sheet: Callable[[Chart], PaperOptions]
) -> tuple[Chart, Composed]:
    """Return a chart in the arrangement in which it fits its paper best, on its page; see `fit`."""
    draw = partial(drawn_for_paper, plan, scenario, ChartMemory(), options)
    measure = Measure(partial(chart_size, plan, scenario), partial(chart_nodes, plan, scenario))
    return fit(draw, measure, chart_options(options), sheet, fold=options.fold_to_fit)


def _book(
    plan: Plan, scenario: str, options: ExportOptions, progress: Progress | None, early: Early | None
) -> Sheets:
    """Return the pages of a book; one sheet that says so where there is nothing to draw."""
    from orgplanner.exporters.pages.book import laid_book

    one = options.in_one_stage()
    drawn, laid, notes = laid_book(BookWords(plan, scenario, one), progress=progress, early=early)
    if laid is None:
        return lay_out(plan, scenario, replace(one, form="sheet", paper=options.paper or "A4"))
    book = laid.book()
    if options.show == "all":
        notes = (*notes, say("A book has one stage: it shows the changes."))
    return Sheets(book.pages, drawn, title_of(plan, scenario, options), (*drawn.notes, *notes), book.outline)


def drawn_for_paper(
    plan: Plan, scenario: str, memory: ChartMemory, options: ExportOptions, wanted: ChartOptions
) -> Chart:
    """Return a chart; of two scenarios with no more room around its boxes than the links of its pages need."""
    draw = partial(chart, plan, scenario, memory=memory)
    drawn = draw(wanted)
    if drawn.plot is None or wanted.around is not None or len(drawn.boxes) > MOST_BOXES:
        return drawn
    stages: tuple[Stage, ...] = ("before", "after") if options.show == "all" else ()
    pictures = [drawn.picture, *(draw(replace(wanted, stage=stage)).picture for stage in stages)]
    free = [min(sides) for sides in zip(*(_free(picture) for picture in pictures), strict=True)]
    left, top, right, bottom = (max(AROUND + MARGIN - side, 0.0) for side in free)
    return draw(replace(wanted, around=(left, top, right, bottom)))


def _free(picture: Picture) -> tuple[float, float, float, float]:
    """Return how much of a picture is empty at its left, top, right and bottom, as far as links may use it."""
    items, most = picture.items, AROUND + MARGIN
    return (
        min((item.x for item in items), default=most),
        min((item.y for item in items), default=most),
        min((picture.width - item.x - item.width for item in items), default=most),
        min((picture.height - item.y - item.height for item in items), default=most),
    )


def _aligned(changes: Chart, draw: Callable[[ChartOptions], Chart]) -> list[Chart]:
    """Return before, after and changes with so much room around each that the same boxes are in the same place."""
    stages: tuple[Stage, ...] = ("before", "after", "changes")
    wanted = changes.options
    for _ in range(MOST_ALIGNED):
        charts = [draw(replace(wanted, stage=stage)) for stage in stages]
        more = _uneven(charts)
        if wanted.around is None or max(more) < ALIGNED:
            break
        around = [own + further for own, further in zip(wanted.around, more, strict=True)]
        wanted = replace(wanted, around=(around[0], around[1], around[2], around[3]))
    return charts


def _uneven(charts: Sequence[Chart]) -> tuple[float, float, float, float]:
    """Return by how much pictures differ left of a box that stays in all, above it, right of it and below."""
    plot = charts[-1].plot
    if plot is None:
        return 0.0, 0.0, 0.0, 0.0
    olds, news = (plot.places(plot.scenario(stage, charts[-1].options.wave)) for stage in ("before", "after"))
    stays = {id for id, place in olds.items() if news.get(id) == place}
    shared = [id for id in charts[0].boxes if id in stays and all(id in drawn.boxes for drawn in charts)]
    if not shared:
        return 0.0, 0.0, 0.0, 0.0
    boxes = [drawn.boxes[shared[0]] for drawn in charts]
    sizes = [(drawn.picture.width, drawn.picture.height) for drawn in charts]
    pairs = list(zip(boxes, sizes, strict=True))
    left, top = [x for (x, _, _, _), _ in pairs], [y for (_, y, _, _), _ in pairs]
    right, bottom = [w - x for (x, _, _, _), (w, _) in pairs], [h - y for (_, y, _, _), (_, h) in pairs]
    return max(left) - min(left), max(top) - min(top), max(right) - min(right), max(bottom) - min(bottom)


def _three(
    plan: Plan, scenario: str, options: ExportOptions, changes: Chart, draw: Callable[[ChartOptions], Chart]
) -> tuple[Page, ...]:
    """Return before, after and changes as pages on which what stays stands in the same place."""
    charts = _aligned(changes, draw)
    sheets = [sheet_options(plan, scenario, options, drawn) for drawn in charts]
    pages: list[Page] = []
    for number, (drawn, sheet) in enumerate(zip(charts, sheets, strict=True), start=1):
        others = tuple(other for other in sheets if other is not sheet)
        numbered = replace(sheet, page=number, pages=len(sheets), others=others)
        pages += compose(drawn.picture, numbered, drawn.typeface, SMALL).pages
    return tuple(pages)
