"""Finds the arrangement in which a chart can be read on its paper: as set, denser, in columns, in rows of trees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import inf

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import SMALLEST_TEXT, Composed, PaperOptions, compose, smallest_text
from orgplanner.drawing.picture import Picture
from orgplanner.layout import Spacing
from orgplanner.layout.shapes import Size

MOST_BOXES = 4_000
"""Larger charts are not tried in other arrangements: none of them makes them fit."""
SEVERAL = 300
"""Charts of more boxes are tried in fewer arrangements."""
DRAWN = 3
"""so many of the best arrangements are drawn to see which is the best indeed"""
LARGE_ENOUGH = 1.25
"""larger than so many times the smallest text, text does not make a page better"""

HEIGHTS = (200.0, 300.0, 400.0, 520.0, 650.0, 730.0, 850.0, 1000.0)
"""points, of the columns that are tried"""
LINK_ROOMS = (0.35, 0.96), (0.2, 0.92)
"""less room for links than usual, and what that is worth"""
TEAMS = (1200.0, 350.0, 230.0, 150.0)
"""points, of the columns of boxes without children that are tried"""

DENSE = Spacing(
    sibling=12, cousin=18, level=30, stack_drop=18, stack_gap=9, stack_indent=14, column_gap=16, root_gap=30, run=2
)

Draw = Callable[[ChartOptions], Chart]
Measure = Callable[[ChartOptions, Chart], Size]
Sheet = Callable[[Chart], PaperOptions]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to arrange a chart; of two that are as readable the one with more `grace` is taken."""

    options: ChartOptions
    grace: float


def fit(draw: Draw, measure: Measure, options: ChartOptions, sheet: Sheet) -> tuple[Chart, Composed]:
    """Return the chart and its page in the plainest arrangement that can be read, else in the most readable.

    `measure` tells about how large a chart like one that is drawn would be in another arrangement, `sheet` the
    paper for a chart, as its legend depends on what is in it.
    """
    drawn = draw(options)
    paper = sheet(drawn)
    best = drawn, compose(drawn.picture, paper, drawn.typeface)
    if _good(best[1], paper) or len(drawn.boxes) > MOST_BOXES or options.layout == "dot":
        return best
    smallest = smallest_text(drawn.picture)

    def promise(way: Way) -> tuple[bool, float, float]:
        width, height = measure(way.options, drawn)
        return _rank(compose(Picture(width, height, ()), paper, drawn.typeface, smallest), way.grace)

    rank = _rank(best[1], 1.0)
    by_hand = _arranged_by_hand(measure, options, drawn)
    for way in sorted(_ways(options, drawn, by_hand), key=promise, reverse=True)[:DRAWN]:
        other = draw(way.options)
        composed = compose(other.picture, paper, other.typeface, smallest)
        if _rank(composed, way.grace) > rank:
            best, rank = (other, composed), _rank(composed, way.grace)
    return best


def _arranged_by_hand(measure: Measure, options: ChartOptions, drawn: Chart) -> bool:
    """Tell whether the user has set how single families stand: whether it matters to go by it."""
    rows, columns = replace(options, arrangement="side"), replace(options, arrangement="stacked")
    return options.as_set and any(
        measure(way, drawn) != measure(replace(way, as_set=False), drawn) for way in (rows, columns)
    )


def _good(composed: Composed, sheet: PaperOptions) -> bool:
    """Tell whether no other arrangement needs to be tried: it can be read, and on ordinary paper."""
    largest = max(composed.pages[0].width, composed.pages[0].height)
    return composed.readable and (sheet.paper != "" or largest < 1200)


def _rank(composed: Composed, grace: float) -> tuple[bool, float, float]:
    """Return what makes one page better than another: it can be read, it is small, its chart is large."""
    page = composed.pages[0]
    area = page.width * page.height
    size = min(composed.smallest, SMALLEST_TEXT * LARGE_ENOUGH)
    return (composed.readable, -round(area / 1000), size * grace)


def _ways(options: ChartOptions, drawn: Chart, by_hand: bool) -> Iterator[Way]:
    """Yield arrangements that need less room; some leave less for links, and give up what was set for units."""
    rooms = ((options.link_room, 1.0), *LINK_ROOMS) if drawn.relations else ((0.0, 1.0),)
    for as_set, loss in ((options.as_set, 1.0), (False, 0.9)) if by_hand else ((options.as_set, 1.0),):
        for link_room, less in rooms:
            for wrap in _widths(drawn):
                dense = replace(
                    options, spacing=replace(DENSE, wrap=wrap), as_set=as_set, link_room=link_room
                )
                for way in _arrangements(dense, drawn):
                    yield replace(way, grace=way.grace * loss * less)


def _arrangements(dense: ChartOptions, drawn: Chart) -> Iterator[Way]:
    """Yield the ways to arrange each tree: side by side as far as it goes, stacked, or in columns."""
    spacing = dense.spacing
    for wide in (1200.0, 700.0, 350.0):
        for height, grace in ((inf, 1.0), (330.0, 0.98), (220.0, 0.98)):
            yield Way(replace(dense, spacing=replace(spacing, wide=wide, column=height)), grace)
    yield Way(replace(dense, arrangement="stacked"), 0.92)
    for level in range(min(max(drawn.levels.values(), default=0), 3)):
        for height in HEIGHTS if _few(drawn) else HEIGHTS[::3]:
            for team in TEAMS if _few(drawn) else TEAMS[:1]:
                if team < height or team == TEAMS[0]:
                    in_columns = replace(spacing, column=height, team=min(team, height))
                    yield Way(replace(dense, listed=level, spacing=in_columns), 0.95)


def _widths(drawn: Chart) -> tuple[float, ...]:
    """Return how wide rows of trees may be: any width where there is only one tree."""
    if sum(parent is None for parent in drawn.parents.values()) <= 1:
        return (inf,)
    return (inf, 800.0, 1200.0, 1700.0, 2200.0) if _few(drawn) else (inf, 1200.0, 2400.0)


def _few(drawn: Chart) -> bool:
    return len(drawn.boxes) <= SEVERAL
