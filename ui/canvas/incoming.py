"""What the window system drags over the chart out of a list, a table or the outline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter

from ui.canvas.carry import Carry

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas


class Incoming:
    """One drag at a time; other things than rows of this scenario are let pass to the window."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self._canvas = canvas
        self._carry: Carry | None = None
        self._place = QPointF()

    def enter(self, event: QDragEnterEvent) -> None:
        """Rows of this scenario are taken up, anything else is ignored."""
        judge = self._canvas.judge
        ids = judge.brought(event.mimeData()) if judge is not None and self._canvas.sight is not None else ()
        self.leave()
        if judge is None or not ids:
            event.ignore()
            return
        self._carry = Carry(self._canvas, judge, ids, seen=True)
        event.accept()
        self._over(event.position())

    def move(self, event: QDragMoveEvent) -> None:
        """Tells whether it may be dropped here."""
        if self._carry is None:
            event.ignore()
            return
        self._over(event.position())
        event.setAccepted(self._carry.may)

    def _over(self, place: QPointF) -> None:
        self._place = place
        if self._carry is not None:
            self._carry.over(place)

    def refresh(self) -> None:
        """The chart moved or changed below the pointer."""
        self._over(self._place)

    def leave(self) -> None:
        """Nothing is held over the canvas any more."""
        if self._carry is not None:
            self._carry.end()
            self._carry = None

    def drop(self, event: QDropEvent) -> None:
        """Ends the drag here."""
        carry, self._carry = self._carry, None
        if carry is None:
            event.ignore()
            return
        carry.over(event.position())
        event.setAccepted(carry.may)
        QTimer.singleShot(0, self._canvas, partial(carry.let_go, event.position()))

    def paint(self, painter: QPainter) -> None:
        """Where it would go."""
        if self._carry is not None:
            self._carry.paint(painter)
