"""Finds the arrangement in which a chart can be read on its paper: as set, denser, or with families stacked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import Composed, PaperOptions, compose
from orgplanner.layout import Spacing

MOST_BOXES = 4_000
"""Larger charts are not tried in other arrangements: none of them makes them fit."""

DENSE = Spacing(
    sibling=12, cousin=18, level=30, stack_drop=18, stack_gap=9, stack_indent=14, column_gap=16, root_gap=30
)

Draw = Callable[[ChartOptions], Chart]
Sheet = Callable[[Chart], PaperOptions]


def fit(draw: Draw, options: ChartOptions, sheet: Sheet) -> tuple[Chart, Composed]:
    """Return the chart and its page in the first arrangement that can be read, else in the most readable.

    `sheet` tells the paper for a chart, as its legend depends on what is in it.
    """
    drawn = draw(options)
    composed = compose(drawn.picture, sheet(drawn), drawn.typeface)
    best = drawn, composed
    if _good(composed, sheet(drawn)) or len(drawn.boxes) > MOST_BOXES or options.layout == "dot":
        return best
    for other in _denser(options):
        drawn = draw(other)
        composed = compose(drawn.picture, sheet(drawn), drawn.typeface)
        if _rank(composed) > _rank(best[1]):
            best = drawn, composed
        if _good(composed, sheet(drawn)):
            break
    return best


def _good(composed: Composed, sheet: PaperOptions) -> bool:
    """Tell whether no other arrangement needs to be tried: it can be read, and on ordinary paper."""
    largest = max(composed.pages[0].width, composed.pages[0].height)
    return composed.readable and (sheet.paper != "" or largest < 1200)


def _rank(composed: Composed) -> tuple[bool, float, float]:
    """Return what makes one page better than another: it can be read, it is small, its chart is large."""
    page = composed.pages[0]
    area = page.width * page.height
    return (composed.readable, -round(area / 1000), composed.scale)


def _denser(options: ChartOptions) -> Iterator[ChartOptions]:
    """Yield arrangements that need less width; only the last ones give up what the user set for single units."""
    for as_set in (True, False):
        for wide in (1200.0, 700.0, 350.0):
            yield replace(options, spacing=replace(DENSE, wide=wide), as_set=as_set)
        yield replace(options, spacing=DENSE, arrangement="stacked", as_set=as_set)
