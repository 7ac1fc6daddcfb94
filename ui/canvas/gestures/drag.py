"""Boxes dragged onto another, between two others, or out of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from ui.canvas.carry import Carry
from ui.canvas.gestures.gesture import Gesture
from ui.dragging import Courier

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas


class DragBoxes(Gesture):
    """Takes the selected boxes along when one of them is pressed; a click selects the box alone."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = True

    def __init__(self, canvas: ChartCanvas, place: QPointF, id: str) -> None:
        super().__init__(canvas, place)
        self._id = id
        self.slack = float(QApplication.startDragDistance())
        self._carry: Carry | None = None
        self._courier: Courier | None = None

    def begin(self) -> None:
        judge = self._canvas.judge
        if judge is None:
            return
        if self._id not in self._canvas.chosen:
            self._canvas.choose((self._id,))
        boxes = [id for id in self._canvas.chosen if id in self.sight.chart.boxes and id != self._id]
        ids = (self._id, *boxes)
        self._carry = Carry(self._canvas, judge, ids)
        self._courier = Courier(judge.carried(ids))
        self._canvas.dragging.emit(True)

    def go(self, place: QPointF) -> None:
        if self._carry is None or self._courier is None:
            return
        if QRectF(self._canvas.rect()).contains(place):
            self._courier.leave()
            self._carry.over(place)
            taken = self._carry.may
        else:
            self._carry.away(place)
            taken = self._courier.over(self._canvas.mapToGlobal(place).toPoint())
        self._canvas.setCursor(self._pointer(taken))

    def _pointer(self, taken: bool) -> Qt.CursorShape:
        if taken:
            return Qt.CursorShape.DragMoveCursor
        refused = self._carry is not None and self._carry.refused
        return Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.ClosedHandCursor

    def finish(self, place: QPointF) -> None:
        if self._carry is None or self._courier is None:
            return
        self.go(place)
        if QRectF(self._canvas.rect()).contains(place):
            self._carry.let_go(place)
        else:
            self._carry.end()
            self._courier.deliver(self._canvas.mapToGlobal(place).toPoint())
        self._canvas.dragging.emit(False)

    def give_up(self) -> None:
        if self._carry is not None and self._courier is not None:
            self._courier.leave()
            self._carry.end()
            self._canvas.dragging.emit(False)

    def click(self) -> None:
        self._canvas.choose((self._id,))

    def chart_changed(self) -> bool:
        if self._id not in self.sight.chart.boxes:
            return False
        if self.moving:
            self.go(self.last)
        return True

    def paint(self, painter: QPainter) -> None:
        if self._carry is not None:
            self._carry.paint(painter)
