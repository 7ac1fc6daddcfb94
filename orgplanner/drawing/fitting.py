"""Finds the arrangement of every branch with which a chart fills its paper and can be read best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import floor, inf, log

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import Composed, compose, smallest_text
from orgplanner.drawing.picture import Picture
from orgplanner.drawing.placing import spacing_for
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.layout import Node, Spacing
from orgplanner.layout.shapes import Size
from orgplanner.layout.shaping import shapings
from orgplanner.text import Message, say

MOST_BOXES = 4_000
"""Larger charts are not tried in other arrangements: none of them makes them fit."""
MEASURED, DRAWN = 40, 2
"""So many of the most promising arrangements are measured, and so many of those drawn."""
FEW, MORE = 120, 8
"""Of so few boxes more are drawn: how much room links take is known only then."""
LARGE_ENOUGH = 1.6
"""Larger than so many times the smallest text, text does not make a page better."""
STEP = 1.06
"""Sizes within this ratio count as the same, so that a small change of the plan does not change the page."""
PLAIN = 1.06
"""What the plainest arrangement counts for: the others are taken where they make text so much larger."""
PLAIN_LINKED = 1.3
"""The same where dotted lines need room, in which other arrangements are poor."""
LINK_ROOMS = (0.35, 0.92), (0.2, 0.85), (0.1, 0.8)
"""Less room for links than usual, and what that is worth."""
WRAPS = (inf, 800.0, 1200.0, 1700.0, 2200.0)
"""Points, of rows of trees that are arranged plainly."""
GIVEN_UP = 0.85
"""What an arrangement is worth that does not keep to what was set for single units."""

DENSE = Spacing(
    sibling=12, cousin=18, level=30, stack_drop=18, stack_gap=9, stack_indent=14, column_gap=16, root_gap=30, run=2
)

Draw = Callable[[ChartOptions], Chart]
Sheet = Callable[[Chart], PaperOptions]


@dataclass(frozen=True, slots=True)
class Measure:
    """Tells of a chart that was drawn how large it would be with other options, and its boxes for the layout."""

    size: Callable[[ChartOptions, Chart], Size]
    nodes: Callable[[ChartOptions, Chart], Mapping[str, Node]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to arrange a chart; of two that are as large the one with more `grace` is taken."""

    options: ChartOptions
    grace: float = 1.0


def fit(
    draw: Draw, measure: Measure, options: ChartOptions, sheet: Sheet, *, fold: bool = False, most: int = MOST_BOXES
) -> tuple[Chart, Composed]:
    """Return the chart and its page in the arrangement in which it can be read best, plain ones preferred.

    `sheet` tells the paper for a chart, as its legend depends on what is in it. With `fold` branches are folded,
    the deepest first, where nothing else makes the page readable; the page then tells how many boxes are hidden.
    Charts of more than so many boxes, as a rule MOST_BOXES, stay as they are.
    """
    best = _fit(draw, measure, options, sheet, most)
    if not fold or best[1].readable:
        return best
    levels = best[0].levels
    for level in range(max(levels.values(), default=0) - 1, -1, -1):
        deep = frozenset(id for id, own in levels.items() if own >= level)
        found = _fit(draw, measure, replace(options, folded=options.folded | deep), sheet, most)
        if found[1].readable or level == 0:
            return found[0], _told_of_folds(found[0], found[1])
    return best


def _told_of_folds(drawn: Chart, composed: Composed) -> Composed:
    hidden = sum(drawn.hidden.values())
    return replace(composed, notes=(*composed.notes, _folded(hidden))) if hidden else composed


def _folded(hidden: int) -> Message:
    return say("Boxes folded away so that the page can be read: {count}.", count=hidden)


def _fit(draw: Draw, measure: Measure, options: ChartOptions, sheet: Sheet, most: int) -> tuple[Chart, Composed]:
    drawn = draw(options)
    paper = sheet(drawn)
    best = drawn, compose(drawn.picture, paper, drawn.typeface)
    if _is_full(best[1], paper) or len(drawn.boxes) > most or options.layout == "dot":
        return best
    smallest = smallest_text(drawn.picture)

    def promise(way: Way, grace: float) -> tuple[bool, float, float]:
        width, height = measure.size(way.options, drawn)
        return _rank(compose(Picture(width, height, ()), paper, drawn.typeface, smallest), grace)

    ways = list(_ways(measure, options, drawn, paper))
    number = MORE if len(drawn.boxes) <= FEW else DRAWN
    fairest = sorted(ways, key=lambda way: promise(way, way.grace), reverse=True)[:number]
    largest = sorted(ways, key=lambda way: promise(way, 1.0), reverse=True)[:number]
    rank = _rank(best[1], _worth(best[1], drawn))
    for way in fairest if best[1].readable else (*fairest, *largest):
        other = draw(way.options)
        composed = compose(other.picture, paper, other.typeface, smallest)
        if _rank(composed, way.grace) > rank:
            best, rank = (other, composed), _rank(composed, way.grace)
    return best


def _worth(composed: Composed, drawn: Chart) -> float:
    """Return what the plainest arrangement counts for, where it can be read."""
    if not composed.readable:
        return 1.0
    return PLAIN_LINKED if drawn.relations else PLAIN


def _is_full(composed: Composed, sheet: PaperOptions) -> bool:
    """Tell whether no other arrangement needs to be tried: text is as large as it is on the screen."""
    return sheet.paper == "fit" or (sheet.paper != "" and composed.scale >= 1.0 and composed.readable)


def _rank(composed: Composed, grace: float) -> tuple[bool, float, float]:
    """Return what makes one page better than another: it can be read, it is small, its chart is large."""
    page = composed.pages[0]
    size = min(composed.smallest, SMALLEST_TEXT * LARGE_ENOUGH) * grace
    return composed.readable, -round(page.width * page.height / 1000), floor(log(max(size, 1e-3), STEP))


def _ways(measure: Measure, options: ChartOptions, drawn: Chart, paper: PaperOptions) -> Iterator[Way]:
    """Yield denser arrangements; some leave less room for links, and give up what was set for units."""
    rooms = ((options.link_room, 1.0), *LINK_ROOMS) if drawn.relations else ((0.0, 1.0),)
    for as_set, loss in _obedience(measure, options, drawn):
        for link_room, less in rooms:
            dense = replace(options, spacing=DENSE, as_set=as_set, link_room=link_room)
            for way in _shaped(measure, dense, drawn, paper):
                yield replace(way, grace=loss * less)


def _obedience(measure: Measure, options: ChartOptions, drawn: Chart) -> Iterator[tuple[bool, float]]:
    """Yield whether to keep to what was set for single units, and what that is worth, where anything was set."""
    yield options.as_set, 1.0
    if options.as_set and measure.nodes(options, drawn) != measure.nodes(replace(options, as_set=False), drawn):
        yield False, GIVEN_UP


def _wraps(drawn: Chart) -> tuple[float, ...]:
    """Return how wide rows of trees may be: any width where there is only one tree."""
    return WRAPS if sum(parent is None for parent in drawn.parents.values()) > 1 else (inf,)


def _shaped(measure: Measure, dense: ChartOptions, drawn: Chart, paper: PaperOptions) -> Iterator[Way]:
    """Yield the ways to arrange every branch that promise the most on this paper."""
    yield from (Way(replace(dense, spacing=replace(DENSE, wrap=wrap))) for wrap in _wraps(drawn))
    nodes = measure.nodes(dense, drawn)
    loose = frozenset(drawn.apart)
    tree = [node for id, node in nodes.items() if id not in loose]
    spacing = spacing_for(dense.spacing, drawn.relations, dense.link_room)
    found = shapings(tree, spacing) if tree else []

    def scale(size: Size) -> float:
        return compose(Picture(*size, ()), paper, drawn.typeface, 1.0).scale if paper.paper else -size[0] * size[1]

    found.sort(key=lambda shaping: scale((shaping.width, shaping.height)), reverse=True)
    for shaping in found[:MEASURED]:
        wrapped = replace(dense.spacing, wrap=shaping.wrap, wide=inf)
        yield Way(replace(dense, spacing=wrapped, families=shaping.families))

