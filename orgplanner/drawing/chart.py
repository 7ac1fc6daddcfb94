"""The chart of a scenario: which boxes, what they say, where they stand, and the picture of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orgplanner.drawing.card import Card, Facts, card_of
from orgplanner.drawing.changes.asked import airy, is_staged
from orgplanner.drawing.chart_items import box_items, connector_items, link_items, note_items
from orgplanner.drawing.chart_memory import (
    EVERYTHING,
    MOST_CARDS,
    ChartMemory,
    Last,
    Touched,
    tables_of,
    touched_since,
)
from orgplanner.drawing.colouring import colours_of, with_marks
from orgplanner.drawing.drawn import Chart as Chart
from orgplanner.drawing.facts import Teller
from orgplanner.drawing.figures import Figures, figures_of
from orgplanner.drawing.linking import links_note, relations
from orgplanner.drawing.nodes import node_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Picture
from orgplanner.drawing.placing import place, size_of
from orgplanner.drawing.shown import Shown, shown_boxes
from orgplanner.drawing.typeface import Typeface, bundled
from orgplanner.layout import Node
from orgplanner.layout.collection import collection_paused
from orgplanner.layout.shapes import Size
from orgplanner.model import Plan, State


def chart(
    plan: Plan,
    scenario: str,
    options: ChartOptions | None = None,
    typeface: Typeface | None = None,
    memory: ChartMemory | None = None,
) -> Chart:
    """Draw a scenario; with a memory only what changed since its last use is measured, placed and drawn again.

    Raises RuleBroken when there is no such scenario; a root that is not there gives an empty picture.
    """
    plan.home(scenario)
    with collection_paused():
        return _drawn(
            plan,
            scenario,
            options or ChartOptions(),
            typeface or bundled(),
            memory if memory is not None else ChartMemory(),
        )


def chart_size(plan: Plan, scenario: str, options: ChartOptions, drawn: Chart) -> Size:
    """Return about how wide and high a chart would be that differs from one drawn only in its arrangement.

    Links are given room but not drawn, so that many arrangements can be tried in little time.
    """
    with collection_paused():
        nodes = chart_nodes(plan, scenario, options, drawn)
        if drawn.plot is not None:
            return size_of(nodes, drawn.plot.union.apart, drawn.plot.relations, airy(options))
        return size_of(nodes, drawn.apart, drawn.relations, options)


def chart_nodes(plan: Plan, scenario: str, options: ChartOptions, drawn: Chart) -> Mapping[str, Node]:
    """Return the boxes of a chart that was drawn as the layout knows them, with other options."""
    if drawn.plot is not None:
        return drawn.plot.nodes(options)
    shown = Shown(tuple(drawn.parents), drawn.parents, drawn.levels, drawn.hidden, drawn.apart)
    return _nodes(plan.states[scenario], shown, drawn.cards, None, EVERYTHING, options)


def _drawn(plan: Plan, scenario: str, options: ChartOptions, typeface: Typeface, memory: ChartMemory) -> Chart:
    if is_staged(plan, scenario, options):
        from orgplanner.drawing.changes.stage import draw_stage  # what compares is needed by stages alone

        return draw_stage(plan, scenario, options, typeface, _kept(options.width, memory), memory.stages)
    state, last, tables = plan.states[scenario], memory.last, tables_of(plan, scenario)
    options = with_marks(plan, scenario, options)
    touched = EVERYTHING if last is None else touched_since(last, plan, scenario, options, tables)
    shown = last.shown if last and not touched.tree else shown_boxes(state, options)
    figures = _figures(plan, scenario, last, touched)
    cards = _cards(shown, last, touched, _measurer(plan, scenario, figures, options, memory))
    nodes = _nodes(state, shown, cards, last, touched, options)
    links = relations(plan, state, shown, options, typeface)
    placed = place(nodes, cards, shown, links, options, memory.layout, memory.ways)
    colours = colours_of(plan, scenario, options, shown)
    items = box_items(state, options, shown, cards, placed.boxes, colours.tints, last, touched)
    picture = Picture(
        placed.width,
        placed.height,
        (
            *connector_items(placed, options.theme),
            *link_items(placed, options.theme),
            *items.values(),
            *note_items(placed, options),
        ),
        plan.words(plan.scenarios[scenario].name, options.language),
        options.theme.canvas,
    )
    notes = links_note(state, shown, options)
    memory.last = Last(scenario, plan.id, options, tables, shown, figures, cards, nodes, items, colours.tints)
    parents, levels, hidden, apart = shown.parents, shown.levels, shown.hidden, shown.apart
    return Chart(
        picture, placed.boxes, parents, levels, hidden, items, cards, typeface, apart, links, notes, colours.key,
        options=options,
    )  # fmt: skip


def _figures(plan: Plan, scenario: str, last: Last | None, touched: Touched) -> Figures:
    if last is None or touched.figures:
        return figures_of(plan, scenario)
    return last.figures.after(plan, scenario, touched.summed, touched.held)


def _measurer(
    plan: Plan, scenario: str, figures: Figures, options: ChartOptions, memory: ChartMemory
) -> Callable[[str], Card]:
    """Return what makes the card of an id; the same words at the same width are measured once."""
    state, teller = plan.states[scenario], Teller(plan, scenario, options, figures)
    units, posts, by_post = state.units, state.posts, options.kind == "posts"
    card_for = _kept(options.width, memory)

    def measure(id: str) -> Card:
        return card_for(teller.of_post(posts[id]) if by_post else teller.of_unit(units[id]))

    return measure


def _kept(width: float, memory: ChartMemory) -> Callable[[Facts], Card]:
    """Return what makes the card of facts, those that were measured before being the same objects."""
    known = memory.cards
    if len(known) > MOST_CARDS:
        known.clear()

    def card_for(facts: Facts) -> Card:
        card = known.get((facts, width))
        if card is None:
            card = known[facts, width] = card_of(facts, width, memory.setter)
        return card

    return card_for


def _cards(shown: Shown, last: Last | None, touched: Touched, measure: Callable[[str], Card]) -> dict[str, Card]:
    if last is None or touched.boxes is None:
        return {id: measure(id) for id in shown.ids}
    if shown is last.shown:
        return {**last.cards, **{id: measure(id) for id in touched.boxes if id in last.cards}}
    kept = {id: card for id, card in last.cards.items() if id not in touched.boxes}
    return {id: kept.get(id) or measure(id) for id in shown.ids}


def _nodes(
    state: State,
    shown: Shown,
    cards: Mapping[str, Card],
    last: Last | None,
    touched: Touched,
    options: ChartOptions,
) -> dict[str, Node]:
    """Return the boxes for the layout, those that are as before being the same objects."""
    if last is None or touched.boxes is None or not _arranged_alike(last.options, options):
        return {id: _node(state, shown, id, cards[id], options) for id in shown.ids}
    if shown is last.shown:
        changed = (id for id in touched.boxes if id in cards)
        return {**last.nodes, **{id: _node(state, shown, id, cards[id], options) for id in changed}}
    found: dict[str, Node] = {}
    for id, parent in shown.parents.items():
        node = last.nodes.get(id)
        if node is None or node.parent != parent or id in touched.boxes:
            node = _node(state, shown, id, cards[id], options)
        found[id] = node
    return found


def _arranged_alike(one: ChartOptions, other: ChartOptions) -> bool:
    return (one.arrangement, one.as_set, one.families) == (other.arrangement, other.as_set, other.families)


def _node(state: State, shown: Shown, id: str, card: Card, options: ChartOptions) -> Node:
    return node_of(state, id, shown.parents[id], (card.width, card.height), options)
