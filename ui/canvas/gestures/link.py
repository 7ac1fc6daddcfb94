"""A link drawn from the handle of a box to another box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from ui.canvas.gestures.gesture import Gesture
from ui.canvas.ghost import Ghost
from ui.canvas.marks import paint_ring, paint_way

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas


class DrawLink(Gesture):
    """Ends on another box; anywhere else nothing happens."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, canvas: ChartCanvas, place: QPointF, id: str) -> None:
        super().__init__(canvas, place)
        self._id = id
        self._target = ""
        self._faults: dict[str, str] = {}
        self._ghost: Ghost | None = None

    def begin(self) -> None:
        self._ghost = Ghost(self._canvas.window(), self._canvas.theme)

    def go(self, place: QPointF) -> None:
        judge = self._canvas.judge
        found = self.sight.box_at(place) or ""
        self._target = found if found != self._id else ""
        if self._target and self._target not in self._faults and judge is not None:
            self._faults[self._target] = judge.link_fault(self._id, self._target)
        if self._ghost is not None:
            self._ghost.say(self._fault)
            self._ghost.follow(self._canvas.mapToGlobal(place).toPoint())
        self._canvas.update()

    @property
    def _fault(self) -> str:
        return self._faults.get(self._target, "")

    def finish(self, place: QPointF) -> None:
        self.go(place)
        self.give_up()
        if self._target and not self._fault:
            self._canvas.linked.emit(self._id, self._target, self._canvas.mapToGlobal(place).toPoint())

    def give_up(self) -> None:
        if self._ghost is not None:
            self._ghost.vanish()
        self._canvas.update()

    def chart_changed(self) -> bool:
        if self._target not in self.sight.chart.boxes:
            self._target = ""
        return self._id in self.sight.chart.boxes

    def paint(self, painter: QPainter) -> None:
        if not self.moving:
            return
        theme = self._canvas.theme
        colour = theme.tones["closed"][0] if self._fault else theme.link
        handle = self.sight.link_handle(self._id)
        start = handle.center() if handle is not None else self.sight.place_of(self._id).center()
        paint_way(painter, (start, self.last), colour, 2.0)
        if self._target:
            paint_ring(painter, self.sight.place_of(self._target), colour, 3.0)
