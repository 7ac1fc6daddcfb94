"""Dragging the empty canvas moves the chart; a click selects what is there: a box, a link or nothing."""

from PySide6.QtCore import QPointF, Qt

from ui.canvas.gestures.gesture import Gesture


class Pan(Gesture):
    """Moves the chart with the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def begin(self) -> None:
        self._at = self._start

    def go(self, place: QPointF) -> None:
        way = place - self._at
        self._at = place
        self._canvas.push(way.x(), way.y())

    def click(self) -> None:
        found = self.sight.box_at(self._start) or self.sight.link_at(self._start)
        self._canvas.choose(() if found is None else (found,))


class Push(Pan):
    """Moves the chart with the middle button, wherever it is pressed; a click does nothing."""

    def click(self) -> None:
        pass
