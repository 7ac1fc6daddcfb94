"""Where the boxes of one stage stand on the ground of all stages, with the lines between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from orgplanner.drawing.card import Card
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Point
from orgplanner.drawing.placing import (
    BADGE_ROOM,
    Placed,
    Rect,
    Some,
    Ways,
    heading_of,
    link_of,
    pairs_of,
    parts_of,
    placed_of,
    routed,
    whole_of,
)
from orgplanner.layout import Arranged, Memory, Node, RoutedLink


def place_some(
    nodes: Mapping[str, Node],
    cards: Mapping[str, Card],
    apart: Sequence[str],
    some: Some,
    options: ChartOptions,
    memory: Memory,
    ways: Ways,
) -> Placed:
    """Arrange all boxes in the tree layout, and place only those that have a card, with the links between them.

    Boxes stand where they stand whichever others are there.
    """
    parts = parts_of(nodes, apart, some.all_relations, options, memory)
    shown = [(_only(arranged, cards), top) for arranged, top in parts]
    links = [link_of(relation) for relation in some.relations]
    whole = whole_of(shown)
    tall = {id: replace(cards[id], height=cards[id].height + BADGE_ROOM) for id in some.badged}
    heading = heading_of(shown) if len(shown) > 1 and shown[1][0].positions else None
    found = routed(_lifted(whole, some.badged), {**cards, **tall}, links, ways, BADGE_ROOM, heading)
    landed = [_landed(way, link, whole, cards, some.badged) for way, link in pairs_of(found, some.relations)]
    return placed_of(shown, landed, some.relations, cards, heading, options.margin, some)


def _only(arranged: Arranged, cards: Mapping[str, Card]) -> Arranged:
    """Return an arrangement without the boxes that have no card; what is left stands where it stood."""
    positions = {id: place for id, place in arranged.positions.items() if id in cards}
    rects = {id: (x, y, cards[id].width, cards[id].height) for id, (x, y) in positions.items()}
    lines = [
        replace(line, points=_meeting(line.points, rects[line.parent], rects[line.child]))
        for line in arranged.connectors
        if line.child in rects and line.parent in rects
    ]
    return replace(arranged, positions=positions, connectors=lines)


def _lifted(arranged: Arranged, badged: Collection[str]) -> Arranged:
    """Return an arrangement in which boxes begin above their badges, so that lines keep clear of these."""
    positions = {id: (x, y - BADGE_ROOM if id in badged else y) for id, (x, y) in arranged.positions.items()}
    return replace(arranged, positions=positions)


def _landed(
    way: RoutedLink, link: Relation, whole: Arranged, cards: Mapping[str, Card], badged: Collection[str]
) -> RoutedLink:
    """Return a way that goes on beside the badge to the top of its box, at both ends."""
    points = list(way.points)
    for end, id in ((0, link.origin), (-1, link.target)):
        (x, y), (left, top) = points[end], whole.positions[id]
        if id in badged and y == top - BADGE_ROOM and x < left + cards[id].width / 2:
            points[end] = (x, top)
    return replace(way, points=tuple(points))


def _meeting(points: tuple[Point, ...], parent: Rect, child: Rect) -> tuple[Point, ...]:
    """Return a line of the tree that begins and ends at boxes lower than the places they stand on."""
    start = points[0][0], parent[1] + parent[3]
    if points[-2][1] != points[-1][1]:
        return (start, *points[1:])
    middle = child[1] + child[3] / 2
    return (start, *points[1:-2], (points[-2][0], middle), (points[-1][0], middle))
