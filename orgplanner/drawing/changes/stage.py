"""The picture of one stage: before, after, or what changes, with the places of all stages laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from orgplanner.drawing.card import Card
from orgplanner.drawing.card_shapes import Style
from orgplanner.drawing.changes.asked import airy, old_side
from orgplanner.drawing.changes.key import key_of
from orgplanner.drawing.changes.memory import StageMemory
from orgplanner.drawing.changes.placing import place_some
from orgplanner.drawing.changes.plot import Plot, is_played, plot_of
from orgplanner.drawing.changes.seen import Box, Layer, Measure
from orgplanner.drawing.changes.sides import Side
from orgplanner.drawing.changes.words import tone_of
from orgplanner.drawing.chart_items import CardDrawing, connector_items, link_items, note_items
from orgplanner.drawing.colouring import colours_of
from orgplanner.drawing.colouring.case import Entry, Tint
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.linking import Relation, links_note, relations
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Item, Picture
from orgplanner.drawing.placing import Placed, Some
from orgplanner.drawing.theme import DASHED
from orgplanner.drawing.typeface import Typeface
from orgplanner.layout.routing import MARGIN
from orgplanner.layout.shapes import Size
from orgplanner.model import Plan, Unit

AROUND = MARGIN + 8.0
"""points around the boxes that links and arrows may use; the same at every stage, so that nothing moves"""


def draw_stage(
    plan: Plan, scenario: str, options: ChartOptions, typeface: Typeface, measure: Measure, memory: StageMemory
) -> Chart:
    """Draw a stage of two scenarios; with a memory the next stage of the same two takes little time."""
    before = old_side(plan, scenario, options) or scenario
    plot = _plot(plan, before, scenario, options, typeface, measure, memory)
    chosen = plot.scenario(options.stage, options.wave)
    layer = _layer(plot, options.stage, chosen)
    links = _links(plot, chosen, layer, options, typeface)
    arrows = tuple(_arrows(plot, chosen, layer)) if options.arrows and options.stage == "changes" else ()
    seen = "before" if chosen == plot.stages.before else options.stage
    cards = {place: _stretched(box.card, plot.size(seen, place)) for place, box in layer.items()}
    some = _some(plot, layer, (*links, *arrows), options)
    placed = place_some(
        plot.nodes(options), cards, plot.union.apart, some, airy(options), memory.layout, memory.ways
    )
    tints, key = _colours(plot, chosen, layer, options)
    items = dict(_items(layer, cards, placed, tints, plot, options))
    ids = {place: box.id for place, box in layer.items()}
    side = plot.sides[chosen]
    return Chart(
        picture=_picture(plan, scenario, options, placed, items.values()),
        boxes={box: placed.boxes[place] for place, box in ids.items()},
        parents={box: ids.get(plot.union.parents[place] or "") for place, box in ids.items()},
        levels={box: plot.union.levels[place] for place, box in ids.items()},
        hidden={box.id: box.hidden for box in layer.values() if box.hidden},
        items={ids[place]: item for place, item in items.items()},
        cards={ids[place]: card for place, card in cards.items()},
        typeface=typeface,
        apart=tuple(ids[place] for place in plot.union.apart if place in ids),
        relations=_between_boxes(links, ids),
        notes=links_note(side.state, side.shown, options),
        key=key,
        stage=options.stage,
        ghosts={box.id: box.row for box in layer.values() if box.is_ghost},
        arrows=_between_boxes(arrows, ids),
        badges={box.id: box.mark.badge for box in layer.values() if box.mark.badge},
        options=options,
        plot=plot,
    )


def _some(plot: Plot, layer: Layer, drawn: tuple[Relation, ...], options: ChartOptions) -> Some:
    """Return what of the ground is drawn."""
    faint = frozenset(place for place, box in layer.items() if box.is_ghost or box.word == "undecided")
    needs_room = bool(plot.relations) or any(plot.arrows.values())
    around = (options.around or (AROUND,) * 4) if needs_room else (0.0,) * 4
    badged = frozenset(place for place, box in layer.items() if box.mark.badge)
    return Some(faint, badged, drawn, plot.relations, (around[0], around[1], around[2], around[3]))


def _picture(
    plan: Plan, scenario: str, options: ChartOptions, placed: Placed, boxes: Iterable[Item]
) -> Picture:
    theme = options.theme
    items = (
        *connector_items(placed, theme), *link_items(placed, theme), *boxes, *note_items(placed, options),
    )  # fmt: skip
    title = plan.words(plan.scenarios[scenario].name, options.language)
    return Picture(placed.width, placed.height, items, title, theme.canvas)


def _between_boxes(lines: Iterable[Relation], ids: Mapping[str, str]) -> tuple[Relation, ...]:
    return tuple(replace(line, origin=ids[line.origin], target=ids[line.target]) for line in lines)


def _plot(
    plan: Plan,
    before: str,
    after: str,
    options: ChartOptions,
    typeface: Typeface,
    measure: Measure,
    memory: StageMemory,
) -> Plot:
    """Return the ground of two scenarios: the one of the last time as long as all that it shows is the same."""
    usual = ChartOptions()
    same = replace(
        usual, kind=options.kind, content=options.content, folded=options.folded, root=options.root,
        width=options.width, language=options.language, second=options.second, links=options.links,
        unplaced=options.unplaced,
    )  # fmt: skip
    played = is_played(plan, (before, after), options)
    now = (plan.id, before, after, same, played, _rows(plan, (before, after)))
    if memory.plot is None or memory.made_from != now:
        memory.plot = plot_of(plan, before, after, options, measure, typeface)
        memory.made_from = now
    return memory.plot


def _rows(plan: Plan, scenarios: Iterable[str]) -> list[dict[str, object]]:
    tables = ("units", "posts", "assignments", "successions", "links")
    found = [dict(plan.states[id].tables[name]) for id in scenarios for name in tables]
    shared = ("people", "grades", "settings", "scenarios")
    return [dict(rows) for rows in (*found, *(plan.shared.tables[name] for name in shared))]


def _layer(plot: Plot, stage: str, chosen: str) -> Layer:
    """Return the boxes of a stage in printed order; where no wave is carried out yet, those of before."""
    if chosen == plot.stages.before:
        stage = "before"
    layer = plot.layers[stage, chosen]
    return {place: layer[place] for place in plot.union.parents if place in layer}


def _stretched(card: Card, size: Size) -> Card:
    """Return a card in its size, the same before and after, so that nothing jumps."""
    return card if (card.width, card.height) == size else replace(card, width=size[0], height=size[1])


def _links(
    plot: Plot, scenario: str, layer: Layer, options: ChartOptions, typeface: Typeface
) -> tuple[Relation, ...]:
    """Return the links of a scenario between places."""
    side = plot.sides[scenario]
    here = {box.row: place for place, box in layer.items() if not box.is_ghost}
    found = relations(plot.stages.plan, side.state, side.shown, options, typeface)
    return tuple(
        replace(link, origin=here[link.origin], target=here[link.target])
        for link in found
        if link.origin in here and link.target in here
    )


def _arrows(plot: Plot, scenario: str, layer: Layer) -> Iterator[Relation]:
    """Yield lines from old places to new ones; a folded box stands for those it hides."""
    old, new = plot.sides[plot.stages.before], plot.sides[scenario]
    olds, news = plot.places(plot.stages.before), plot.places(scenario)
    drawn = set()
    for origin, end in plot.arrows.get(scenario, ()):
        ends = _seen(old, olds, origin, layer), _seen(new, news, end, layer)
        if None not in ends and ends[0] != ends[1] and ends not in drawn:
            drawn.add(ends)
            yield Relation(f"arrow:{origin}:{end}", ends[0] or "", ends[1] or "", (), 0.0, True, is_arrow=True)


def _seen(side: Side, places: Mapping[str, str], id: str | None, layer: Layer) -> str | None:
    """Return the place at which a row is seen, or the nearest above it."""
    while id is not None:
        place = places.get(id)
        if place is not None and place in layer:
            return place
        row = side.state.units.get(id)
        id = row.parent if row is not None else None
    return None


def _colours(
    plot: Plot, scenario: str, layer: Layer, options: ChartOptions
) -> tuple[Mapping[str, Tint], Sequence[Entry]]:
    """Return the tints of boxes by place, and the key to what is seen."""
    side, plan = plot.sides[scenario], plot.stages.plan
    tints: dict[str, Tint] = {}
    key: Sequence[Entry] = ()
    if options.colour_by not in ("kind", "change"):
        found = colours_of(plan, scenario, options, side.shown)
        tints = {place: found.tints[box.row] for place, box in layer.items()
                 if box.side.scenario == scenario and box.row in found.tints}  # fmt: skip
        key = found.key
    return tints, (*key, *key_of(plot, layer, options))


def _items(
    layer: Layer,
    cards: Mapping[str, Card],
    placed: Placed,
    tints: Mapping[str, Tint],
    plot: Plot,
    options: ChartOptions,
) -> Iterator[tuple[str, Item]]:
    kind = "post" if options.kind == "posts" else "unit"
    for place, box in layer.items():
        x, y, width, height = placed.boxes[place]
        draw = CardDrawing(cards[place], x, y, _style(box, tints.get(place), options))
        level = None if box.is_ghost else plot.union.levels[place]
        yield place, Item(box.id, kind, x, y, width, height, cards[place].name, level, draw)


def _style(box: Box, tint: Tint | None, options: ChartOptions) -> Style:
    theme = options.theme
    unit = _unit_of(box)
    kind, colour = (unit.kind, unit.colour) if unit is not None else ("unit", "")
    stripe = theme.stripe(kind, colour) if tint is None else theme.secondary
    if options.stage == "changes" and tint is None:
        stripe = theme.tones["same"][0]
    return Style(
        theme, stripe, kind in DASHED, box.mark.badge, tone_of(box.word), box.mark.struck, box.hidden, tint,
        alarm=box.id in options.alarms and not box.is_ghost,
        ghost=box.is_ghost or box.word == "undecided",
    )  # fmt: skip


def _unit_of(box: Box) -> Unit | None:
    row = box.side.row(box.row)
    return row if isinstance(row, Unit) else box.side.state.units.get(row.unit or "")
