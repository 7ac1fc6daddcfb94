"""The shapes of one slide: boxes where they stand, lines glued to them, dotted relations with their captions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.card import LEFT, RIGHT, SMALL, STRIPE, TOP
from orgplanner.drawing.card_shapes import Style
from orgplanner.drawing.chart_items import style_of
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Point
from orgplanner.drawing.placing import Rect
from orgplanner.exporters.slides.dividing import SCALES, Division
from orgplanner.exporters.slides.marks import (
    Frame,
    Margins,
    Named,
    Paragraph,
    Run,
    box_xml,
    connector_xml,
)
from orgplanner.exporters.slides.telling import Onward, paragraphs_of
from orgplanner.exporters.slides.ways import bent, caption_place, family_line, line_between
from orgplanner.layout import Arranged

SLACK = 5.0
"""points that a line of words may be wider than measured"""
CAPTION_LINE = 1.28
"""of its size"""
Feet = Callable[[str], Sequence[Onward]]
"""What leads from a box to other slides, by the id of the box."""


@dataclass(slots=True)
class Sheet:
    """Writes the chart of one slide; `room` is where boxes may stand, in points of the slide."""

    drawn: Chart
    division: Division
    leaf: Leaf
    room: Rect
    first_id: int
    feet: Feet
    language: str
    scale: float = field(init=False)
    boxes: dict[str, Rect] = field(init=False, default_factory=dict)
    unsaid: list[Relation] = field(init=False, default_factory=list)
    """relations for whose captions there is no room"""
    _numbers: dict[str, int] = field(init=False, default_factory=dict)
    _next: int = field(init=False)

    def shapes(self) -> Iterator[str]:
        """Yield the XML of all shapes, lines first, so that boxes are above them."""
        relations = self.division.relations_of(self.leaf, (*self.drawn.relations, *self.drawn.arrows))
        arranged = self.division.arranged(self.leaf, relations, SCALES[-1] if self._is_divided else self._own_scale)
        self._settle(arranged)
        self._next = self.first_id + len(self.boxes)
        yield from self._family_lines(arranged)
        captions: list[str] = []
        taken = [_around(box) for box in self.boxes.values()]
        for relation in relations:
            yield self._relation(relation, taken, captions)
        yield from (self._box(id) for id in self.boxes)
        yield from captions

    @property
    def _is_divided(self) -> bool:
        return len(self.division.leaves) > 1

    @property
    def _own_scale(self) -> float:
        width, height = self.leaf.arranged.width, self.leaf.arranged.height
        return min(SCALES[0], self.room[2] / width, self.room[3] / height)

    def _settle(self, arranged: Arranged) -> None:
        """Place the boxes in the middle of the room, as large as there is room for."""
        x, y, width, height = self.room
        self.scale = min(SCALES[0], width / arranged.width, height / arranged.height)
        left = x + (width - arranged.width * self.scale) / 2
        top = y + min((height - arranged.height * self.scale) / 2, 24.0)
        self._corner = (left, top)
        for number, id in enumerate(self.leaf.boxes, self.first_id):
            card, (across, down) = self.division.card(self.leaf, id), arranged.positions[id]
            start = self._at((across + STRIPE, down))
            self.boxes[id] = (*start, (card.width - STRIPE) * self.scale, card.height * self.scale)
            self._numbers[id] = number

    _corner: Point = field(init=False, default=(0.0, 0.0))

    def _at(self, point: Point) -> Point:
        return self._corner[0] + point[0] * self.scale, self._corner[1] + point[1] * self.scale

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _owner(self, id: str) -> str:
        return id.rsplit("\n", 1)[0] if self.leaf.listed else id

    def _name(self, id: str) -> str:
        return self.drawn.cards[self._owner(id)].name

    # boxes

    def _box(self, id: str) -> str:
        owner, scale = self._owner(id), self.scale
        style, card = style_of(self.drawn.items[owner]), self.division.card(self.leaf, id)
        badge = "" if self.leaf.is_brief(id) else style.badge
        said = paragraphs_of(card, style, scale, badge, self.feet(id))
        margins = Margins((LEFT - STRIPE) * scale, (TOP - 1) * scale, max(RIGHT - SLACK, 0) * scale)
        named = Named(self._numbers[id], self._name(id) or "–", self._name(id) or "–")
        return box_xml(named, _look(self.boxes[id], style, scale), said, margins, language=self.language)

    # lines

    def _family_lines(self, arranged: Arranged) -> Iterator[str]:
        colour = self.drawn.options.theme.connector
        for line in arranged.connectors:
            points = [self._at(point) for point in line.points]
            ends_of = (self.boxes[line.parent], self.boxes[line.child])
            first, last, way = family_line(*ends_of, points, list(self.boxes.values()))
            named = Named(self._number(), f"{self._name(line.parent)} – {self._name(line.child)}")
            ends = ((self._numbers[line.parent], first), (self._numbers[line.child], last))
            look = "faint" if line.child in self.drawn.ghosts else "plain"
            yield connector_xml(named, bent(way), ends, colour, look)

    # relations

    def _relation(self, relation: Relation, taken: list[Rect], captions: list[str]) -> str:
        theme = self.drawn.options.theme
        one, other = self.boxes[relation.origin], self.boxes[relation.target]
        start, end, way = line_between(one, other, list(self.boxes.values()), self.room)
        words = " ".join(relation.caption)
        self._caption(relation, way, taken, captions)
        title = f"{self._name(relation.origin)} → {self._name(relation.target)}: {words}"
        named = Named(self._number(), words or "–", title)
        ends = ((self._numbers[relation.origin], start), (self._numbers[relation.target], end))
        colour = theme.tones["moved"][0] if relation.is_arrow else theme.link
        look = "arrow" if relation.is_arrow else "directed" if relation.directed else "dotted"
        return connector_xml(named, bent(way), ends, colour, look)

    def _caption(self, relation: Relation, way: Sequence[Point], taken: list[Rect], captions: list[str]) -> None:
        """Add the words of a relation on its line, if there is room."""
        if not relation.caption:
            return
        size = SMALL * min(self.scale, 1.0)
        line = size * CAPTION_LINE
        width = relation.width * size / SMALL + SLACK
        place = caption_place(way, (width, line * len(relation.caption)), taken, self.room)
        if place is None:
            self.unsaid.append(relation)
            return
        taken.append(place)
        theme = self.drawn.options.theme
        said = [Paragraph((Run(words, size, theme.link),), line, align="ctr") for words in relation.caption]
        named = Named(self._number(), " ".join(relation.caption))
        frame = Frame(*place, fill="#FFFFFF")
        captions.append(box_xml(named, frame, said, language=self.language, kind="text", wrap=False))


def _around(box: Rect) -> Rect:
    """Return the room of a box with its stripe, which stands left of it."""
    return box[0] - STRIPE - 2, box[1] - 1, box[2] + STRIPE + 4, box[3] + 2


def _look(box: Rect, style: Style, scale: float) -> Frame:
    """Return the rectangle of a box in the colours that it has on paper."""
    theme = style.theme
    fill, stripe, hatch = theme.box, style.stripe, None
    if style.is_marked:
        stripe, _, fill = theme.tones[style.tone]
    elif style.tint is not None:
        stripe, fill, hatch = style.tint
    dashed = style.dashed or style.ghost or style.tone == "closed" or hatch is not None
    line = (hatch or stripe) if dashed else theme.box_line
    return Frame(*box, fill, line, 1.0 if dashed else 0.75, dashed, shade=(stripe, STRIPE * scale))


def pages_of(leaves: Sequence[Leaf]) -> Mapping[str, int]:
    """Return the number of the slide on which the rows of a box are first listed, by id of the box."""
    found: dict[str, int] = {}
    for number, leaf in enumerate(leaves, 1):
        for id in leaf.boxes if leaf.listed else ():
            found.setdefault(id.rsplit("\n", 1)[0], number)
    return found
