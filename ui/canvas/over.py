"""Paints what lies over the chart: rings around what is selected, handles, and the gesture under way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from orgplanner.drawing.picture import Point
from ui.canvas.marks import paint_handle, paint_link_handle, paint_ring, paint_way
from ui.canvas.sight import Sight, line_of
from ui.painting import paint_items

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas

FEW = 300
"""Rings up to which each is painted by itself, with round corners."""


SHEER, DENSE = 60, 150
"""How much of what lies below a tint is covered, of 255."""


class Rings:
    """The frames of very many boxes, such as the selected ones, in points of the picture, made once for them."""

    def __init__(self) -> None:
        self._frames: list[QRectF] | None = None

    def forget(self) -> None:
        """Something else is selected, or stands elsewhere."""
        self._frames = None

    def paint(
        self, painter: QPainter, sight: Sight, ids: tuple[str, ...], colour: str, cover: int = SHEER
    ) -> None:
        """Tints them all in one go: a line wider than a pixel around each would take ten times as long."""
        boxes = sight.chart.boxes
        if self._frames is None:
            self._frames = [QRectF(*boxes[id]) for id in ids if id in boxes]
        tint = QColor(colour)
        tint.setAlpha(cover)
        painter.save()
        painter.translate(sight.camera.x, sight.camera.y)
        painter.scale(sight.camera.scale, sight.camera.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(colour), 0))
        painter.setBrush(tint)
        painter.drawRects(self._frames)
        painter.restore()


def paint_over(canvas: ChartCanvas, painter: QPainter) -> None:
    """A veil over what was cut, rings, selected links, handles, then the gesture."""
    sight, theme = canvas.sight, canvas.theme
    if sight is None:
        return
    if canvas.faded:
        canvas.veils.paint(painter, sight, canvas.faded, theme.canvas or theme.window, DENSE)
    if canvas.hovered in sight.chart.boxes and canvas.hovered is not None:
        paint_ring(painter, sight.place_of(canvas.hovered), theme.accent, 1.0)
    if len(canvas.chosen) > FEW:
        canvas.rings.paint(painter, sight, canvas.chosen, theme.accent)
    else:
        _paint_each(canvas, painter, sight)
    if canvas.gesture is None or not canvas.gesture.moving:
        _paint_handles(canvas, painter, sight)
    else:
        canvas.gesture.paint(painter)


def _paint_each(canvas: ChartCanvas, painter: QPainter, sight: Sight) -> None:
    theme, room = canvas.theme, QRectF(canvas.rect()).adjusted(-8, -8, 8, 8)
    last = canvas.selected()
    for id in canvas.chosen:
        if id in sight.links:
            points = [QPointF(*sight.camera.to_window(*point)) for point in line_of(sight.links[id])]
            if points:
                paint_way(painter, points, theme.accent, 2.0)
                _paint_captions(painter, sight, line_of(sight.links[id]))
        elif id in sight.chart.boxes and (place := sight.place_of(id)).intersects(room):
            paint_ring(painter, place, theme.accent, 2.5 if id == last else 1.75)


def _paint_captions(painter: QPainter, sight: Sight, line: Sequence[Point]) -> None:
    """The words of links once more, where a line may have gone over them."""
    captions = [item for item in sight.index.within(*_around(line)) if item.kind == "caption"]
    painter.save()
    painter.translate(sight.camera.x, sight.camera.y)
    painter.scale(sight.camera.scale, sight.camera.scale)
    for _ in paint_items(painter, captions, sight.camera.scale):
        pass
    painter.restore()


def _around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """The area of a line: left, top, right, bottom."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _paint_handles(canvas: ChartCanvas, painter: QPainter, sight: Sight) -> None:
    for id in canvas.handled:
        fold, link = sight.fold_handle(id), sight.link_handle(id)
        if fold is not None:
            paint_handle(painter, fold, canvas.theme, folded=id in sight.chart.hidden)
        if link is not None and canvas.judge is not None:
            paint_link_handle(painter, link, canvas.theme)
