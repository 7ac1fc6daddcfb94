"""Where the boxes of a chart stand, with the lines between them, in points of the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from orgplanner.drawing.card import SMALL, Card
from orgplanner.drawing.linking import CAPTION_WIDTH, Relation
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Point
from orgplanner.drawing.shown import Shown
from orgplanner.layout import (
    Arranged,
    Known,
    Link,
    Memory,
    Node,
    RoutedLink,
    Spacing,
    arrange,
    route_links,
)
from orgplanner.layout.shapes import Size

Rect = tuple[float, float, float, float]
Family = tuple[tuple[Point, ...], ...]

APART = 64.0
"""from the tree down to the boxes that are not yet placed, with room for their heading"""
UP, DOWN, ALONG = 12.0, 4.0, 190.0
"""what that heading takes above and below its baseline and beside its beginning, in any language"""
NARROWEST_APART = 900.0
"""rows of boxes that are not yet placed are as wide as the tree, but not narrower than this"""
BADGE_ROOM = 9.0
"""points that badges stand out above their boxes"""
LINKS_AROUND = 40.0
"""points that links take outside the tree, about"""


MOST_SPREAD = 150
"""charts of more boxes are not spread to make room for the captions of links"""
DOT_GAP = 44.0
"""between boxes in one row of a coordination picture, for the links that run down there"""


@dataclass(frozen=True, slots=True)
class Route:
    """A link where it runs, with its caption in lines and the top left corner of that."""

    id: str
    points: tuple[Point, ...]
    caption: tuple[str, ...]
    caption_at: Point
    caption_width: float
    directed: bool
    is_arrow: bool = False
    """from an old place to a new one"""


@dataclass(slots=True)
class Ways:
    """The ways of links as they were found last, for as long as boxes and links stay, or those of an area do."""

    boxes: Mapping[str, tuple[float, float, float, float]] = field(default_factory=dict)
    links: Sequence[Link] = ()
    head_room: float = 0.0
    heading: Point | None = None
    found: Sequence[RoutedLink] = ()
    areas: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes as x, y, width, height; one family of lines per parent; links; and the size of the picture."""

    boxes: dict[str, Rect]
    families: Sequence[Family]
    routes: Sequence[Route]
    width: float
    height: float
    apart_at: Point | None = None
    faint: Sequence[Family] = ()
    """the lines to boxes that only mark a place"""


@dataclass(frozen=True, slots=True)
class Some:
    """Which of the boxes of a layout are drawn: the lines to `faint` ones, and the relations between those drawn.

    `badged` have a badge on their corner; `all_relations` are those for which there must be room; `around` are
    points left free left of the boxes, above, right of and below them.
    """

    faint: frozenset[str] = frozenset()
    badged: frozenset[str] = frozenset()
    relations: Sequence[Relation] = ()
    all_relations: Sequence[Relation] = ()
    around: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def place(
    nodes: Mapping[str, Node],
    cards: Mapping[str, Card],
    shown: Shown,
    relations: Sequence[Relation],
    options: ChartOptions,
    memory: Memory,
    ways: Ways,
) -> Placed:
    """Arrange the boxes, those not yet placed below the others, and route the links between them.

    Raises Missing when the layout by `dot` is wanted and Graphviz is not there.
    """
    links = [link_of(relation) for relation in relations]
    if options.layout == "dot":
        from orgplanner.layout.dot import arrange_with_dot  # charts are seen without it

        spread = replace(options.spacing, cousin=DOT_GAP)
        arranged, by_dot = arrange_with_dot(list(nodes.values()), links, spread)
        return placed_of([(arranged, 0.0)], by_dot, relations, cards, None, options.margin)
    parts = parts_of(nodes, shown.apart, relations, options, memory)
    heading = heading_of(parts)
    found = routed(whole_of(parts), cards, links, ways, BADGE_ROOM if options.marks else 0.0, heading)
    return placed_of(parts, found, relations, cards, heading, options.margin)


def whole_of(parts: Sequence[tuple[Arranged, float]]) -> Arranged:
    """Return the tree and what is below it as one arrangement."""
    return parts[0][0] if len(parts) == 1 else _together(parts[0][0], *parts[1])


def heading_of(parts: Sequence[tuple[Arranged, float]]) -> Point | None:
    """Return where the heading of the boxes that are not yet placed stands, if there are any."""
    return (0.0, parts[1][1] - 18) if len(parts) > 1 else None


def size_of(
    nodes: Mapping[str, Node], apart: Sequence[str], relations: Sequence[Relation], options: ChartOptions
) -> Size:
    """Return about how wide and high the picture of these boxes in the tree layout is, links not being routed."""
    parts = parts_of(nodes, apart, relations, options, Memory())
    around = 2 * options.margin + (LINKS_AROUND if relations else 0.0)
    width = max(part.width for part, _ in parts)
    return width + around, max(top + part.height for part, top in parts) + around


def parts_of(
    nodes: Mapping[str, Node],
    apart: Sequence[str],
    relations: Sequence[Relation],
    options: ChartOptions,
    memory: Memory,
) -> list[tuple[Arranged, float]]:
    """Return the tree and, where there are some, the boxes not yet placed, each with its height in the picture."""
    spread = relations if len(nodes) <= MOST_SPREAD else ()
    spacing = spacing_for(options.spacing, spread, options.link_room)
    loose = frozenset(apart)
    tree = [node for id, node in nodes.items() if id not in loose] if loose else list(nodes.values())
    arranged = arrange(tree, spacing, memory=memory)
    if not loose:
        return [(arranged, 0.0)]
    in_rows = replace(spacing, wrap=min(spacing.wrap, max(arranged.width, NARROWEST_APART)))
    below = arrange([nodes[id] for id in apart], in_rows)
    return [(arranged, 0.0), (below, arranged.height + APART if tree else APART / 2)]


def spacing_for(spacing: Spacing, relations: Sequence[Relation], room: float) -> Spacing:
    """Return the distances between boxes, with room for dotted lines and their captions where there are some.

    With a `room` of 1 there is as much everywhere as the widest caption needs that has no very long word.
    """
    if not relations:
        return spacing
    widest = (max(min(relation.width, CAPTION_WIDTH) for relation in relations) + 12) * room
    return replace(
        spacing,
        sibling=max(spacing.sibling, widest),
        cousin=max(spacing.cousin, widest),
        column_gap=max(spacing.column_gap, widest),
        level=spacing.level + 16 * room,
        stack_drop=spacing.stack_drop + 12 * room,
        stack_gap=spacing.stack_gap + 4 * room,
        beside_gap=spacing.beside_gap + 8 * room,
    )


def link_of(relation: Relation) -> Link:
    """Return a relation as the layout knows it."""
    height = len(relation.caption) * (SMALL + 3) + 1 if relation.caption else 0.0
    return Link(relation.id, relation.origin, relation.target, relation.width, height)


def routed(
    arranged: Arranged,
    cards: Mapping[str, Card],
    links: Sequence[Link],
    ways: Ways,
    head_room: float,
    heading: Point | None = None,
) -> Sequence[RoutedLink]:
    """Return the ways of links between boxes, those of the last time as long as these are the same.

    They keep clear of the `heading` over boxes that are not yet placed.
    """
    if not links:
        return ()
    boxes = _moved(arranged, cards, 0, 0)
    if (ways.boxes, ways.links, ways.head_room, ways.heading) != (boxes, links, head_room, heading):
        sizes = {id: (width, height) for id, (_, _, width, height) in boxes.items()}
        ways.boxes, ways.links, ways.head_room, ways.heading = boxes, links, head_room, heading
        kept = [(heading[0], heading[1] - UP, heading[0] + ALONG, heading[1] + DOWN)] if heading else []
        ways.found = route_links(arranged, sizes, links, ways.areas, head_room, kept)
    return ways.found


def _together(tree: Arranged, apart: Arranged, down: float) -> Arranged:
    """Return two arrangements as one, the second below the first."""
    below = {id: (x, y + down) for id, (x, y) in apart.positions.items()}
    lines = [replace(line, points=tuple((x, y + down) for x, y in line.points)) for line in apart.connectors]
    width, height = max(tree.width, apart.width), down + apart.height
    return Arranged({**tree.positions, **below}, [*tree.connectors, *lines], width, height)


def placed_of(
    parts: Sequence[tuple[Arranged, float]],
    routed: Sequence[RoutedLink],
    relations: Sequence[Relation],
    cards: Mapping[str, Card],
    apart_at: Point | None,
    margin: float,
    some: Some = Some(),
) -> Placed:
    """Move everything so that nothing is left of or above the margin."""
    routes = [_route(link, relation) for link, relation in pairs_of(routed, relations)]
    left, top, right, bottom = _reach(routes)
    left, top = min(left, -some.around[0]), min(top, -some.around[1])
    across, down = margin - left, margin - top
    boxes: dict[str, Rect] = {}
    families: list[Family] = []
    faint: list[Family] = []
    for arranged, below in parts:
        boxes |= _moved(arranged, cards, across, down + below)
        families += _families(arranged, across, down + below, lambda id: id not in some.faint)
        if some.faint:
            faint += _families(arranged, across, down + below, some.faint.__contains__)
        right = max(right, arranged.width + some.around[2])
        bottom = max(bottom, below + arranged.height + some.around[3])
    moved = [_shifted(route, across, down) for route in routes]
    place = (apart_at[0] + across, apart_at[1] + down) if apart_at else None
    return Placed(boxes, families, moved, right + across + margin, bottom + down + margin, place, faint)


def pairs_of(
    ways: Sequence[RoutedLink], relations: Sequence[Relation]
) -> Iterator[tuple[RoutedLink, Relation]]:
    """Return each way with the relation that takes it."""
    by_id = {relation.id: relation for relation in relations}
    return ((way, by_id[way.id]) for way in ways)


def _route(link: RoutedLink, relation: Relation) -> Route:
    caption, width = relation.caption, relation.width
    return Route(link.id, link.points, caption, link.caption_at, width, relation.directed, relation.is_arrow)


def _reach(routes: Sequence[Route]) -> tuple[float, float, float, float]:
    """Return how far links reach to the left, top, right and bottom; at least to 0."""
    xs, ys = [0.0], [0.0]
    for route in routes:
        x, y = route.caption_at
        xs += [x, x + route.caption_width, *(point[0] for point in route.points)]
        ys += [y, y + len(route.caption) * (SMALL + 3), *(point[1] for point in route.points)]
    return min(xs), min(ys), max(xs), max(ys)


def _shifted(route: Route, across: float, down: float) -> Route:
    points = tuple((x + across, y + down) for x, y in route.points)
    x, y = route.caption_at
    return replace(route, points=points, caption_at=(x + across, y + down))


def _moved(arranged: Arranged, cards: Mapping[str, Card], across: float, down: float) -> dict[str, Rect]:
    boxes: dict[str, Rect] = {}
    for id, (x, y) in arranged.positions.items():
        card = cards[id]
        boxes[id] = (x + across, y + down, card.width, card.height)
    return boxes


def _families(arranged: Arranged, across: float, down: float, wanted: Callable[[str], bool]) -> list[Family]:
    """Return the lines of every parent together, to those below it that are wanted."""
    lines = (line for line in arranged.connectors if wanted(line.child))
    return [
        tuple(tuple((x + across, y + down) for x, y in line.points) for line in family)
        for _, family in groupby(lines, key=attrgetter("parent"))
    ]
