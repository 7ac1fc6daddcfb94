"""The picture of a page: its boxes where they stand, lines, relations, and what leads to other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from orgplanner.drawing.book.branches import Branches
from orgplanner.drawing.book.feet import Foot, feet_shapes
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.references import References
from orgplanner.drawing.book.sayings import goes_on, goes_on_from, in_the_chart, list_on, see_page
from orgplanner.drawing.book.standing import stands
from orgplanner.drawing.card import Card
from orgplanner.drawing.card_shapes import Style, draw_card
from orgplanner.drawing.chart_items import connector_items, link_items, style_of
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.fitting import DENSE
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Item, Picture, Shape
from orgplanner.drawing.placing import BADGE_ROOM, Placed, Some, Ways, link_of, placed_of, routed, spacing_for
from orgplanner.drawing.typeface import Typeface
from orgplanner.layout import Arranged
from orgplanner.layout.shapes import Size
from orgplanner.text import Message, render

LINK_ROOMS = (0.6, 0.35, 0.2)
"""how much of the room that captions need there is between boxes"""
EDGE = 1.0
"""points around the boxes of a page: half the lines of the outermost are there"""


@dataclass(slots=True)
class FootedDrawing:
    """Draws one box with what stands at its foot, when it is first seen."""

    card: Card
    x: float
    y: float
    style: Style
    feet: Sequence[Foot]
    typeface: Typeface

    def __call__(self) -> tuple[Shape, ...]:
        shapes = draw_card(self.card, self.x, self.y, self.style)
        if not self.feet:
            return shapes
        card = self.card
        below = feet_shapes(self.feet, self.x, self.y + card.height, card.width, self.style.theme, self.typeface)
        return tuple(chain(shapes, below))


@dataclass(frozen=True, slots=True)
class LeafPictures:
    """Makes the pictures of the pages of one book; `cards` are those of lists by ids of their own."""

    drawn: Chart
    branches: Branches
    cards: Mapping[str, Card]
    references: References
    language: str
    room: Size

    def picture(
        self, number: int, leaf: Leaf, relations: Sequence[Relation]
    ) -> tuple[Picture, Sequence[Relation]]:
        """Return the picture of a page, and those relations between its boxes for which it has no room."""
        cards = {id: self._card(leaf, id) for id in leaf.boxes}
        placed, left = self._placed(leaf, cards, relations)
        theme = self.drawn.options.theme
        items = (
            *connector_items(placed, theme),
            *link_items(placed, theme),
            *self._boxes(number, leaf, cards, placed),
        )
        return Picture(placed.width, placed.height, items), left

    def _card(self, leaf: Leaf, id: str) -> Card:
        if leaf.listed:
            return self.cards[id]
        return self.branches.card(id, leaf.has_foot(id), leaf.is_brief(id))

    def _placed(
        self, leaf: Leaf, cards: Mapping[str, Card], relations: Sequence[Relation]
    ) -> tuple[Placed, Sequence[Relation]]:
        some = Some(faint=frozenset(id for id in leaf.boxes if id in self.drawn.ghosts))
        number = len(relations)
        while number:
            placed = self._linked(leaf, cards, relations[:number], some)
            if placed is not None:
                return placed, relations[number:]
            number //= 2
        return placed_of([(leaf.arranged, 0.0)], (), (), cards, None, EDGE, some), relations

    def _linked(
        self, leaf: Leaf, cards: Mapping[str, Card], relations: Sequence[Relation], some: Some
    ) -> Placed | None:
        """Return a page with relations drawn, if it has room for them."""
        links = [link_of(relation) for relation in relations]
        for arranged in self._roomier(leaf, relations):
            found = routed(arranged, cards, links, Ways(), BADGE_ROOM)
            placed = placed_of([(arranged, 0.0)], found, relations, cards, None, EDGE, some)
            if placed.width <= self.room[0] and placed.height <= self.room[1]:
                return placed
        return None

    def _roomier(self, leaf: Leaf, relations: Sequence[Relation]) -> Iterator[Arranged]:
        """Yield arrangements with room for relations, the roomiest first."""
        inside = set(leaf.boxes)
        nodes = [self.branches.node(id, leaf.has_foot(id), leaf.is_brief(id)) for id in leaf.boxes]
        nodes = [node if node.parent in inside else replace(node, parent=None, role="line") for node in nodes]
        for share in LINK_ROOMS:
            arranged = stands(nodes, self.room, spacing_for(DENSE, relations, share))
            if arranged is not None:
                yield arranged

    def _boxes(
        self, number: int, leaf: Leaf, cards: Mapping[str, Card], placed: Placed
    ) -> Iterator[Item]:
        owners = {piece: owner for piece, (owner, _) in leaf.listed.items()}
        for id, (x, y, width, height) in placed.boxes.items():
            item = self.drawn.items[owners.get(id, id)]
            style = replace(style_of(item), hidden=0)
            feet = tuple(self._feet(number, leaf, id, owners.get(id)))
            draw = FootedDrawing(cards[id], x, y, style, feet, self.drawn.typeface)
            level = None
            if not leaf.listed and self.references.home.get(id) == number and not leaf.continued:
                level = item.outline_level
            subject = None if leaf.listed else id
            yield Item(subject, item.kind, x, y, width, height, cards[id].name, level, draw)

    def _feet(self, number: int, leaf: Leaf, id: str, owner: str | None) -> Iterator[Foot]:
        found = self.references
        if owner is not None:
            yield self._foot(in_the_chart(found.home[owner]), found.home[owner])
            return
        if id in self.branches.listed and not leaf.is_brief(id):
            rows = len(self.drawn.cards[id].rows)
            page = found.page(id, 0)
            yield self._foot(list_on(rows, page), page)
        onward = found.onward.get((number, id))
        if onward is not None and id in leaf.cut:
            more = self.branches.sizes[id] - 1
            yield self._foot(see_page(onward), onward, f"+{more}" if more else "")
        elif onward is not None:
            yield self._foot(goes_on(onward), onward)
        elif leaf.has_foot(id) and leaf.continued:
            yield self._foot(goes_on_from(found.before[number]), found.before[number])

    def _foot(self, message: Message, page: int, more: str = "") -> Foot:
        return Foot(render(message, self.language), page, more)

