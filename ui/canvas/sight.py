"""What is seen of a chart: where its boxes and links are on the canvas, and what is at a place; no widget in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.picture import Item, Line, Point
from ui.canvas.camera import Camera
from ui.canvas.marks import GRASP, fold_handle, link_handle

HANDLES = 0.3
"""Pixels a point from which boxes have handles."""
REACH = 5.0
"""Pixels beside a line that still count as the line."""
READABLE = 0.5
"""Pixels a point from which the words in a box can be read."""


class Sight:
    """A chart under a camera; places are pixels of the canvas where they are not called points of the picture."""

    def __init__(self, chart: Chart, index: ItemIndex) -> None:
        self.chart = chart
        self.index = index
        self.camera = Camera()
        self.links: Mapping[str, Item] = _links(chart)
        self._heads = frozenset(chart.parents.values())
        self._families: dict[str | None, list[str]] | None = None
        self._apart = frozenset(chart.apart)
        self.frozen = False
        """whether nothing can be changed here: it shows what was"""
        self.gone: Collection[str] = frozenset()
        """boxes that stand for nothing that can be changed"""

    def has(self, id: str) -> bool:
        """Whether a box or a link with this id is drawn."""
        return id in self.chart.boxes or id in self.links

    def place_of(self, id: str) -> QRectF:
        """Where a box is, in pixels."""
        x, y, width, height = self.chart.boxes[id]
        left, top = self.camera.to_window(x, y)
        return QRectF(left, top, width * self.camera.scale, height * self.camera.scale)

    def row_places(self) -> dict[str, QRectF]:
        """Where each row is, in pixels: in its own box, else in that of the place it left."""
        ghosts = self.chart.ghosts
        found = {row: self.place_of(id) for id, row in ghosts.items()}
        return found | {id: self.place_of(id) for id in self.chart.boxes if id not in ghosts}

    def is_fixed(self, id: str) -> bool:
        """Whether a box only shows what was, such as a place that was left."""
        return self.frozen or id in self.chart.ghosts or id in self.gone

    def point(self, place: QPointF) -> Point:
        """The point of the picture at a place."""
        return self.camera.to_picture(place.x(), place.y())

    def box_at(self, place: QPointF) -> str | None:
        """The id of the box at a place."""
        item = self.index.at(*self.point(place))
        return item.subject if item else None

    def link_at(self, place: QPointF) -> str | None:
        """The id of the link whose line or caption is at a place."""
        x, y = self.point(place)
        reach = REACH / self.camera.scale
        near = self.index.within(x - reach, y - reach, x + reach, y + reach)
        found = (item.subject for item in near if item.kind == "link" and distance(x, y, line_of(item)) <= reach)
        captions = (item for item in near if item.kind == "caption" and _covers(item, x, y))
        return next(found, None) or next((link_of(item, self.links) for item in captions), None)

    def boxes_in(self, area: QRectF) -> list[str]:
        """The ids of the boxes that an area touches, in printed order."""
        left, top = self.point(area.topLeft())
        right, bottom = self.point(area.bottomRight())
        items = self.index.within(left, top, right, bottom)
        return [item.subject for item in items if item.subject and item.kind in ("unit", "post")]

    def folds(self, id: str) -> bool:
        """Whether boxes hang below one, seen or folded away."""
        return id in self.chart.hidden or id in self._heads

    def fold_handle(self, id: str) -> QRectF | None:
        """The fold handle of a box, None where there is nothing below it or it would be too small to hit."""
        return fold_handle(self.place_of(id)) if self.folds(id) and self.camera.scale > HANDLES else None

    def link_handle(self, id: str) -> QRectF | None:
        """The handle from which a link is drawn, None where there is none or it would be too small to hit."""
        hittable = self.camera.scale > HANDLES and not self.is_fixed(id)
        return link_handle(self.place_of(id)) if hittable else None

    def handle_at(self, place: QPointF, ids: Sequence[str]) -> tuple[str, str] | None:
        """Whose handle is at a place, and which: ("fold" or "link", id); only these boxes have theirs out."""
        for id in ids:
            for name, handle in (("fold", self.fold_handle(id)), ("link", self.link_handle(id))):
                if handle is not None and handle.adjusted(-GRASP, -GRASP, GRASP, GRASP).contains(place):
                    return name, id
        return None

    def can_be_read(self, id: str, window: QRectF) -> bool:
        """Whether all of a box is seen, large enough for its words."""
        return self.camera.scale >= READABLE and window.contains(self.place_of(id))

    def is_apart(self, id: str) -> bool:
        """Whether a box is among those not yet placed."""
        return id in self._apart

    def family(self, id: str) -> Sequence[str]:
        """A box and those beside it below the same box, in their order, without places that were left.

        One that is not yet placed, or only shows what was, is alone.
        """
        parent = self.chart.parents.get(id)
        if self.is_fixed(id) or (parent is None and id in self._apart):
            return [id]
        aside = self._apart if parent is None else frozenset()
        return [box for box in self.below(parent) if box not in aside and not self.is_fixed(box)]

    def below(self, id: str | None) -> Sequence[str]:
        """The boxes right below one in their order, for None the outermost, those not yet placed last."""
        if self._families is None:
            self._families = {}
            for box, parent in self.chart.parents.items():
                self._families.setdefault(parent, []).append(box)
        return self._families.get(id, ())


def _links(chart: Chart) -> Mapping[str, Item]:
    if not chart.relations:
        return {}
    return {item.subject: item for item in chart.picture.items if item.kind == "link" and item.subject}


def line_of(item: Item) -> Sequence[Point]:
    """The points of the line of a link."""
    return next((shape.points for shape in item.shapes if isinstance(shape, Line)), ())


def link_of(caption: Item, links: Mapping[str, Item]) -> str | None:
    """The link a caption belongs to: of those with these words the one whose line is nearest."""
    middle = (caption.x + caption.width / 2, caption.y + caption.height / 2)
    return min(links, key=lambda id: distance(*middle, line_of(links[id])), default=None)


def _covers(item: Item, x: float, y: float) -> bool:
    return item.x <= x <= item.x + item.width and item.y <= y <= item.y + item.height


def distance(x: float, y: float, points: Sequence[Point]) -> float:
    """How far a point is from a line through points; infinite for no line."""
    return min((_from_stroke(x, y, one, other) for one, other in pairwise(points)), default=float("inf"))


def _from_stroke(x: float, y: float, one: Point, other: Point) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    share = ((x - one[0]) * across + (y - one[1]) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(x - one[0] - share * across, y - one[1] - share * down)
