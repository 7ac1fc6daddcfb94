"""The items of a chart: boxes, the lines between them, links, and words beside them, drawn when first seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from orgplanner.drawing.card import SMALL, Card
from orgplanner.drawing.card_shapes import Style, draw_card
from orgplanner.drawing.chart_memory import Last, Touched
from orgplanner.drawing.colouring.case import Tint
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.drawing.picture import Box, Item, Line, Point, Shape, Text
from orgplanner.drawing.placing import Placed, Rect, Route
from orgplanner.drawing.shown import Shown
from orgplanner.drawing.theme import DASHED, Theme
from orgplanner.layout.leaders import leader
from orgplanner.model import State, Unit
from orgplanner.text import render, say

NO_MARK = Mark()
BUS_RADIUS = 7.0
LINK_DASH = (2.5, 2.5)
LEADER_WIDTH = 0.5
FAINT_DASH = (3.0, 4.0)
ARROW_DASH, ARROW_WIDTH = (7.0, 3.0), 1.6
HEADING = 13.0


@dataclass(slots=True)
class CardDrawing:
    """Draws one box when it is first seen, and remembers its look for the next chart."""

    card: Card
    x: float
    y: float
    style: Style

    def __call__(self) -> tuple[Shape, ...]:
        return draw_card(self.card, self.x, self.y, self.style)


def style_of(item: Item) -> Style:
    """Return the look of a box that `box_items` made."""
    return cast(CardDrawing, item.draw).style


def box_items(
    state: State,
    options: ChartOptions,
    shown: Shown,
    cards: Mapping[str, Card],
    boxes: Mapping[str, Rect],
    tints: Mapping[str, Tint],
    last: Last | None,
    touched: Touched,
) -> dict[str, Item]:
    """Return the items of all boxes by id, in printed order; what did not change is taken over."""
    styles = Styles(state, options, shown, tints)
    alike = last is not None and touched.boxes is not None and last.options.theme == options.theme
    kept = last.items if last is not None and alike else {}
    same_looks = last is not None and last.shown is shown and last.tints == tints
    same_looks = same_looks and last is not None and last.options.alarms == options.alarms
    fresh = touched.boxes or frozenset()
    items: dict[str, Item] = {}
    kind = "post" if options.kind == "posts" else "unit"
    for id, (x, y, width, height) in boxes.items():
        item = kept.get(id)
        if item is None or id in fresh or not (same_looks or styles.looks_as(item, id)):
            style = styles.of(id)
        elif item.x == x and item.y == y:
            items[id] = item
            continue
        else:
            style = style_of(item)
        card = cards[id]
        draw = CardDrawing(card, x, y, style)
        items[id] = Item(id, kind, x, y, width, height, card.name, shown.levels[id], draw)
    return items


def connector_items(placed: Placed, theme: Theme) -> Iterator[Item]:
    """Yield one item for the lines from each box to those below it, those to mere places first."""
    for families, dash in ((placed.faint, FAINT_DASH), (placed.families, ())):
        for family in families:
            xs = [point[0] for line in family for point in line]
            ys = [point[1] for line in family for point in line]
            left, top = min(xs), min(ys)
            draw = partial(_draw_family, family, theme.connector, dash)
            yield Item(None, "connector", left, top, max(xs) - left, max(ys) - top, draw=draw)


def link_items(placed: Placed, theme: Theme) -> Iterator[Item]:
    """Yield the dotted lines between linked boxes, and above all of them their captions, led to them from afar."""
    for route in placed.routes:
        xs, ys = [x for x, _ in route.points], [y for _, y in route.points]
        left, top = min(xs), min(ys)
        if route.is_arrow:
            draw = partial(_draw_arrow, route, theme)
            yield Item(None, "decoration", left, top, max(xs) - left, max(ys) - top, draw=draw)
            continue
        draw = partial(_draw_link, route, theme)
        title = " ".join(route.caption)
        yield Item(route.id, "link", left, top, max(xs) - left, max(ys) - top, title, None, draw)
    captioned = [route for route in placed.routes if route.caption]
    for route in captioned:
        yield from _leader_item(route, theme)
    for route in captioned:
        x, y = route.caption_at
        draw = partial(_draw_caption, route, theme)
        yield Item(None, "caption", x, y, route.caption_width, _caption_height(route), draw=draw)


def _leader_item(route: Route, theme: Theme) -> Iterator[Item]:
    found = leader(route.points, *route.caption_at, route.caption_width, _caption_height(route))
    if found is not None:
        (x0, y0), (x1, y1) = found
        line = Line(found, theme.link, LEADER_WIDTH)
        yield Item(
            None, "decoration", min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0), draw=partial(tuple, (line,))
        )


def note_items(placed: Placed, options: ChartOptions) -> Iterator[Item]:
    """Yield the heading over the boxes that are not yet placed."""
    if placed.apart_at is None:
        return
    x, y = placed.apart_at
    words = render(say("Not yet placed"), options.language)
    text = Text(x, y, words, HEADING, options.theme.secondary, bold=True)
    yield Item(None, "decoration", x, y - HEADING, placed.width - x, HEADING + 4, words, None, lambda: (text,))


def _draw_family(
    family: tuple[tuple[Point, ...], ...], colour: str, dash: tuple[float, ...]
) -> tuple[Shape, ...]:
    """Draw the lines of one family; only the ends of its bus are rounded, so that the others meet it squarely."""
    ends = (min(line[-1][0] for line in family), max(line[-1][0] for line in family))
    return tuple(shape for line in family for shape in _strokes(line, colour, dash, line[-1][0] in ends))


def _strokes(
    line: tuple[Point, ...], colour: str, dash: tuple[float, ...], at_end: bool
) -> Iterator[Shape]:
    if len(line) == 4 and at_end and line[0][0] == line[1][0]:
        yield Line(line[:2], colour, 1, dash)
        yield Line(line[1:], colour, 1, dash, radius=BUS_RADIUS)
    else:
        yield Line(line, colour, 1, dash)


def _draw_link(route: Route, theme: Theme) -> tuple[Shape, ...]:
    return (Line(route.points, theme.link, 1, LINK_DASH, route.directed, BUS_RADIUS),)


def _draw_arrow(route: Route, theme: Theme) -> tuple[Shape, ...]:
    return (Line(route.points, theme.tones["moved"][0], ARROW_WIDTH, ARROW_DASH, True, BUS_RADIUS),)


def _draw_caption(route: Route, theme: Theme) -> tuple[Shape, ...]:
    x, y = route.caption_at
    ground = Box(x, y, route.caption_width, _caption_height(route), theme.canvas or "#FFFFFF", None, 0, 3)
    words = (
        Text(x + 2, y + SMALL + number * (SMALL + 3), part, SMALL, theme.link)
        for number, part in enumerate(route.caption)
    )
    return ground, *words


def _caption_height(route: Route) -> float:
    return len(route.caption) * (SMALL + 3) + 1


class Styles:
    """The looks of boxes; boxes of the same kind share one."""

    def __init__(self, state: State, options: ChartOptions, shown: Shown, tints: Mapping[str, Tint]) -> None:
        self._state, self._options, self._shown, self._tints = state, options, shown, tints
        self._plain: dict[tuple[str, str, Tint | None], Style] = {}

    def of(self, id: str) -> Style:
        """Return the look of one box."""
        kind, colour = self._kind(id)
        hidden, tint = self._shown.hidden.get(id, 0), self._tints.get(id)
        mark = self._options.marks.get(id, NO_MARK)
        if hidden == 0 and mark is NO_MARK and id not in self._options.alarms:
            style = self._plain.get((kind, colour, tint))
            if style is None:
                style = self._plain[kind, colour, tint] = self._style(kind, colour, NO_MARK, 0, tint)
            return style
        return replace(self._style(kind, colour, mark, hidden, tint), alarm=id in self._options.alarms)

    def looks_as(self, item: Item, id: str) -> bool:
        """Tell whether a box hides as many others as it did, in the same colours, with an alarm or without."""
        style = style_of(item)
        alarmed = style.alarm == (id in self._options.alarms)
        return alarmed and style.hidden == self._shown.hidden.get(id, 0) and style.tint == self._tints.get(id)

    def _style(self, kind: str, colour: str, mark: Mark, hidden: int, tint: Tint | None) -> Style:
        theme = self._options.theme
        stripe = theme.stripe(kind, colour) if tint is None else theme.secondary
        return Style(theme, stripe, kind in DASHED, mark.badge, mark.tone, mark.struck, hidden, tint)

    def _kind(self, id: str) -> tuple[str, str]:
        unit: Unit | None = self._state.units.get(id)
        if unit is None:
            unit = self._state.units.get(self._state.posts[id].unit or "")
        return (unit.kind, unit.colour) if unit is not None else ("unit", "")
