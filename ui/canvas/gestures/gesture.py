"""What a hand does between press and release: one object for each gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from ui.canvas.sight import Sight

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas


class Gesture:
    """Begun by a press; it stays a click until the pointer went `slack` pixels.

    A gesture that is cancelled leaves everything as it was.
    """

    slack = 4.0
    cursor: Qt.CursorShape | None = None
    scrolls = False
    """whether the chart moves while the pointer is at an edge of the canvas"""

    def __init__(self, canvas: ChartCanvas, place: QPointF) -> None:
        self._canvas = canvas
        self._start = place
        self.last = place
        self.moving = False

    @property
    def sight(self) -> Sight:
        """What the canvas shows; a gesture begins only over a chart."""
        assert self._canvas.sight is not None
        return self._canvas.sight

    def move_to(self, place: QPointF) -> None:
        """The pointer went to a place."""
        self.last = place
        if not self.moving and (place - self._start).manhattanLength() > self.slack:
            self.moving = True
            if self.cursor is not None:
                self._canvas.setCursor(self.cursor)
            self.begin()
        if self.moving:
            self.go(place)

    def release_at(self, place: QPointF) -> None:
        """The button was let go."""
        if self.moving:
            self.finish(place)
            self._canvas.unsetCursor()
        else:
            self.click()

    def cancel(self) -> None:
        """Nothing happens any more."""
        if self.moving:
            self.give_up()
            self._canvas.unsetCursor()

    def chart_changed(self) -> bool:
        """Another chart is shown; tells whether the gesture can go on."""
        return True

    def begin(self) -> None:
        """The press became a drag."""

    def go(self, place: QPointF) -> None:
        """The pointer is dragged to a place."""

    def finish(self, place: QPointF) -> None:
        """A drag ends."""

    def click(self) -> None:
        """The press ends where it began."""

    def give_up(self) -> None:
        """A drag ends with nothing done."""

    def paint(self, painter: QPainter) -> None:
        """What is seen of the gesture, over the chart."""
