"""Divides a chart into slides: all of it on one where that can be read, else an overview and a slide per branch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from orgplanner.drawing.book.branches import Branches, branches_of
from orgplanner.drawing.book.cutting import Cutter
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.references import References, references
from orgplanner.drawing.book.rows import in_one_column, list_leaves, short_cards
from orgplanner.drawing.book.standing import stands
from orgplanner.drawing.card import BAR, BAR_GAP, SMALL, SMALL_LINE, Card
from orgplanner.drawing.chart_items import style_of
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.fitting import DENSE
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.placing import spacing_for
from orgplanner.exporters.progress import Progress
from orgplanner.layout import Arranged, Node
from orgplanner.layout.shapes import Size

SMALLEST_TEXT = 9.0
"""points on a slide"""
SCALES = (1.4, 1.2, 1.0, 0.9, SMALLEST_TEXT / SMALL)
"""of charts that stand on one slide; divided ones are cut at the last"""
LINK_ROOMS = (0.97, 0.6, 0.35)
"""Shares of the room that captions of links need, the most first."""


@dataclass(frozen=True, slots=True)
class Division:
    """The slides of a chart as leaves, what leads between them, and the cards of lists by ids of their own."""

    branches: Branches
    leaves: Sequence[Leaf]
    references: References
    pieces: Mapping[str, Card]
    room: Size

    def card(self, leaf: Leaf, id: str) -> Card:
        """Return what a box says on a slide."""
        if leaf.listed:
            return self.pieces[id]
        return self.branches.card(id, leaf.has_foot(id), leaf.is_brief(id))

    def relations_of(self, leaf: Leaf, relations: Sequence[Relation]) -> list[Relation]:
        """Return the relations both ends of which are on a slide."""
        here = frozenset(leaf.boxes)
        return [each for each in relations if each.origin in here and each.target in here]

    def arranged(self, leaf: Leaf, relations: Sequence[Relation], scale: float) -> Arranged:
        """Return how the boxes of a slide stand, with as much room for captions as there is."""
        size = (self.room[0] / scale, self.room[1] / scale)
        for share in LINK_ROOMS if relations and not leaf.listed else ():
            found = stands(self._nodes(leaf), size, spacing_for(DENSE, relations, share))
            if found is not None:
                return found
        return leaf.arranged

    def _nodes(self, leaf: Leaf) -> list[Node]:
        inside = frozenset(leaf.boxes)
        nodes = (self.branches.node(id, leaf.has_foot(id), leaf.is_brief(id)) for id in leaf.boxes)
        return [node if node.parent in inside else replace(node, parent=None, role="line") for node in nodes]


def slide_cards(drawn: Chart) -> dict[str, Card]:
    """Return what boxes say on slides: rows in one column, no bars, the sign of a change as a line of its own."""
    cards = ((id, in_one_column(card)) for id, card in drawn.cards.items())
    return {id: _slide_card(card, bool(style_of(drawn.items[id]).badge)) for id, card in cards}


def _slide_card(card: Card, signed: bool) -> Card:
    less = BAR + BAR_GAP if card.bar is not None else 0.0
    return replace(card, bar=None, height=card.height - less + SMALL_LINE * signed)


def divide(
    drawn: Chart, nodes: Mapping[str, Node], room: Size, relations: Sequence[Relation], progress: Progress | None
) -> Division:
    """Return the slides of a chart whose cards are `slide_cards`; `room` is for boxes on a slide, in points."""
    whole = branches_of(drawn, nodes, drawn.cards, frozenset())
    single = None if whole.apart else _single(whole, room, relations)
    if single is not None:
        return Division(whole, [single], references([single], 1, drawn.parents), {}, room)
    size = (room[0] / SCALES[-1], room[1] / SCALES[-1])
    heads = frozenset(parent for parent in drawn.parents.values() if parent is not None)
    cards, listed = short_cards(drawn.cards, heads, size[1])
    branches = branches_of(drawn, nodes, cards, listed)
    lists, pieces = list_leaves(drawn.cards, branches, size)
    leaves = [*Cutter(branches, size, "density", _ticker(len(drawn.parents), progress)).leaves(), *lists]
    return Division(branches, leaves, references(leaves, 1, drawn.parents), pieces, room)


def _single(whole: Branches, room: Size, relations: Sequence[Relation]) -> Leaf | None:
    """Return the only slide of a chart all of which has room on it."""
    boxes, cut = whole.down(whole.roots, inf)
    nodes = [whole.node(id, False) for id in boxes]
    spacings = [spacing_for(DENSE, relations, LINK_ROOMS[-1]), DENSE] if relations else [DENSE]
    for spacing in spacings if boxes else ():
        for scale in SCALES:
            arranged = stands(nodes, (room[0] / scale, room[1] / scale), spacing)
            if arranged is not None:
                return Leaf(tuple(whole.roots), tuple(boxes), cut, arranged)
    return None


def _ticker(whole: int, progress: Progress | None) -> Callable[[int], None]:
    done = 0

    def tick(number: int) -> None:
        nonlocal done
        done = min(done + number, whole)
        if progress is not None:
            progress(done, whole)

    return tick
