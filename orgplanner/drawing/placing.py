"""Where the boxes of a chart stand, with the lines between them, in points of the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from orgplanner.drawing.card import Card
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Point
from orgplanner.drawing.shown import Shown
from orgplanner.layout import Arranged, Memory, Node, arrange

Rect = tuple[float, float, float, float]
Family = tuple[tuple[Point, ...], ...]

MARGIN = 24.0
APART = 64.0
"""from the tree down to the boxes that are not yet placed, with room for their heading"""


@dataclass(frozen=True, slots=True)
class Route:
    """A link where it runs, with its caption in lines and the top left corner of that."""

    id: str
    points: tuple[Point, ...]
    caption: tuple[str, ...]
    caption_at: Point
    caption_width: float
    directed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes as x, y, width, height; one family of lines per parent; links; and the size of the picture."""

    boxes: dict[str, Rect]
    families: Sequence[Family]
    routes: Sequence[Route]
    width: float
    height: float
    apart_at: Point | None = None


def place(
    nodes: Mapping[str, Node],
    cards: Mapping[str, Card],
    shown: Shown,
    relations: Sequence[Relation],
    options: ChartOptions,
    memory: Memory,
) -> Placed:
    """Arrange the boxes, those not yet placed below the others, and route the links between them."""
    loose = frozenset(shown.apart)
    tree = [node for id, node in nodes.items() if id not in loose] if loose else list(nodes.values())
    arranged = arrange(tree, options.spacing, memory=memory)
    boxes = _moved(arranged, cards, MARGIN)
    families = _families(arranged, MARGIN)
    width, height = arranged.width, arranged.height
    apart_at = None
    if loose:
        apart = arrange([nodes[id] for id in shown.apart], options.spacing)
        top = (height + APART if tree else APART / 2) + MARGIN
        boxes |= _moved(apart, cards, top)
        families += _families(apart, top)
        apart_at = (MARGIN, top - 18)
        width, height = max(width, apart.width), top - MARGIN + apart.height
    return Placed(boxes, families, (), width + 2 * MARGIN, height + 2 * MARGIN, apart_at)


def _moved(arranged: Arranged, cards: Mapping[str, Card], down: float) -> dict[str, Rect]:
    boxes: dict[str, Rect] = {}
    for id, (x, y) in arranged.positions.items():
        card = cards[id]
        boxes[id] = (x + MARGIN, y + down, card.width, card.height)
    return boxes


def _families(arranged: Arranged, down: float) -> list[Family]:
    """Return the lines of every parent together."""
    return [
        tuple(tuple((x + MARGIN, y + down) for x, y in line.points) for line in family)
        for _, family in groupby(arranged.connectors, key=attrgetter("parent"))
    ]
