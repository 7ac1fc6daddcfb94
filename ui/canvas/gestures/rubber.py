"""A frame drawn around boxes adds them to the selection."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.canvas.gestures.gesture import Gesture
from ui.canvas.marks import paint_band

AT_ONCE = 1500
"""Boxes up to which rings appear while the frame is drawn; more of them are seen when it is done."""


class RubberBand(Gesture):
    """Adds the boxes that the frame touches, which is told when it is done; a click adds one or takes it out."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def begin(self) -> None:
        self._before = self._canvas.chosen
        self._many = False
        self._corner = self.sight.point(self._start)

    def go(self, place: QPointF) -> None:
        if not self._many:
            inside = self._inside()
            self._many = len(inside) > AT_ONCE
            self._canvas.show_chosen(inside)
        self._canvas.update()

    def _inside(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._before, *self.sight.boxes_in(self._band()))))

    def finish(self, place: QPointF) -> None:
        inside = self._inside()
        self._canvas.show_chosen(self._before)
        self._canvas.choose(inside)

    def give_up(self) -> None:
        self._canvas.show_chosen(self._before)

    def click(self) -> None:
        id = self.sight.box_at(self._start)
        if id is not None:
            self._canvas.toggle(id)

    def paint(self, painter: QPainter) -> None:
        if self.moving:
            paint_band(painter, self._band(), self._canvas.theme)

    def _band(self) -> QRectF:
        """The frame; its first corner stays on the chart when the chart scrolls."""
        return QRectF(QPointF(*self.sight.camera.to_window(*self._corner)), self.last).normalized()
