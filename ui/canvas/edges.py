"""The chart moves by itself while something is dragged near an edge of the canvas."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

ZONE = 34.0
"""Pixels from an edge within which the chart moves."""
FASTEST = 22.0
"""Pixels a step, at the edge and beyond."""
STEP = 16
"""Milliseconds between two steps."""


class EdgeScroll(QObject):
    """Calls `push` with pixels across and down, again and again, for as long as the pointer is near an edge."""

    def __init__(self, push: Callable[[float, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._push = push
        self._way = (0.0, 0.0)
        self._timer = QTimer(self, interval=STEP)
        self._timer.timeout.connect(self._step)

    def watch(self, place: QPointF, room: QRectF) -> None:
        """The pointer is at a place of a canvas of this size."""
        across = pull(place.x(), room.width())
        down = pull(place.y(), room.height())
        self._way = (across, down)
        if across or down:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._push(*self._way)


def pull(at: float, length: float) -> float:
    """How many pixels to move the chart at a place along a side, more the nearer the edge is."""
    zone = min(ZONE, length / 4)
    if at < zone:
        return FASTEST * min((zone - at) / zone, 1.0)
    if at > length - zone:
        return -FASTEST * min((at - length + zone) / zone, 1.0)
    return 0.0
