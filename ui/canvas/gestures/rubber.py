"""A frame drawn around boxes adds them to the selection."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.canvas.gestures.gesture import Gesture
from ui.canvas.marks import paint_band


class RubberBand(Gesture):
    """Adds the boxes that the frame touches, as it grows; a click adds the box below it or takes it out."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def begin(self) -> None:
        self._before = self._canvas.chosen
        self._corner = self.sight.point(self._start)

    def go(self, place: QPointF) -> None:
        inside = self.sight.boxes_in(self._band())
        self._canvas.choose(tuple(dict.fromkeys((*self._before, *inside))))
        self._canvas.update()

    def give_up(self) -> None:
        self._canvas.choose(self._before)

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
