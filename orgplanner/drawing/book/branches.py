"""The boxes of a chart as branches: what is below each, how much room it takes, and the cards on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgplanner.drawing.card import BOTTOM, TITLE_LINE, TOP, Card
from orgplanner.drawing.drawn import Chart
from orgplanner.layout import Node

FOOT = 17.0
"""points below a card for one reference to another page"""


@dataclass(frozen=True, slots=True)
class Branches:
    """Boxes by id with what is directly below them; `roots` are placed, `apart` are trees not yet placed.

    `areas` is the room in square points that the boxes of a whole branch take, `sizes` how many boxes it has.
    """

    nodes: Mapping[str, Node]
    cards: Mapping[str, Card]
    below: Mapping[str, Sequence[str]]
    roots: Sequence[str]
    apart: Sequence[str]
    areas: Mapping[str, float]
    sizes: Mapping[str, int]
    listed: frozenset[str] = frozenset()
    """boxes whose rows are listed on pages of their own"""

    def card(self, id: str, goes_on: bool, brief: bool = False) -> Card:
        """Return a card with room for its references; a brief one has only a name."""
        card = _named(self.cards[id]) if brief else self.cards[id]
        feet = int(goes_on) + int(id in self.listed and not brief)
        return replace(card, height=card.height + FOOT * feet) if feet else card

    def node(self, id: str, goes_on: bool, brief: bool = False) -> Node:
        """Return a box for the layout, with room for its references."""
        card = self.card(id, goes_on, brief)
        node = self.nodes[id]
        return node if card.height == node.height else replace(node, height=card.height)

    def down(self, heads: Iterable[str], depth: float) -> tuple[list[str], frozenset[str]]:
        """Return the boxes of some trees down to a depth, in printed order, and those among them that go on."""
        boxes: list[str] = []
        cut: set[str] = set()
        waiting = [(head, 0) for head in reversed(list(heads))]
        while waiting:
            id, level = waiting.pop()
            boxes.append(id)
            if level < depth:
                waiting += [(kid, level + 1) for kid in reversed(self.below.get(id, ()))]
            elif self.below.get(id):
                cut.add(id)
        return boxes, frozenset(cut)


def branches_of(
    drawn: Chart, nodes: Mapping[str, Node], cards: Mapping[str, Card], listed: frozenset[str]
) -> Branches:
    """Return the branches of a chart that was drawn; `cards` may be smaller than those that it shows."""
    loose = frozenset(drawn.apart)
    below: dict[str, list[str]] = {}
    for id, parent in drawn.parents.items():
        if parent is not None:
            below.setdefault(parent, []).append(id)
    tops = [id for id, parent in drawn.parents.items() if parent is None]
    areas = {id: card.width * (card.height + FOOT * (id in listed)) for id, card in cards.items()}
    sizes = dict.fromkeys(drawn.parents, 1)
    for id in reversed(_downwards(tops, below)):
        parent = drawn.parents[id]
        if parent is not None:
            areas[parent] += areas[id]
            sizes[parent] += sizes[id]
    found = {id: replace(node, width=cards[id].width, height=cards[id].height) for id, node in nodes.items()}
    placed, apart = ([id for id in tops if (id in loose) == wanted] for wanted in (False, True))
    return Branches(found, cards, below, placed, apart, areas, sizes, listed)


def _named(card: Card) -> Card:
    return replace(
        card, caption="", second=(), head=(), numbers=(), bar=None, delta="", chips=(), rows=(),
        height=TOP + TITLE_LINE * len(card.title) + BOTTOM,
    )  # fmt: skip


def _downwards(tops: Sequence[str], below: Mapping[str, Sequence[str]]) -> list[str]:
    order = list(tops)
    for id in order:
        order.extend(below.get(id, ()))
    return order
