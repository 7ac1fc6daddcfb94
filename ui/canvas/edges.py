"""The chart moves by itself while something is dragged near an edge of the canvas."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

ZONE = 34.0
"""Pixels from an edge within which the chart moves."""
FASTEST = 22.0
"""Pixels a step, at the edge and beyond."""
STEP = 16
"""Milliseconds between two steps."""
PATIENCE = 250
"""Milliseconds at an edge before the chart moves, so that what is dragged to another panel does not move it."""


class EdgeScroll(QObject):
    """Calls `push` with pixels across and down, again and again, for as long as the pointer is near an edge."""

    def __init__(self, push: Callable[[float, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._push = push
        self._way = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def watch(self, place: QPointF, room: QRectF) -> None:
        """The pointer is at a place of a canvas of this size; beside it nothing moves."""
        inside = room.contains(place)
        across = pull(place.x(), room.width()) if inside else 0.0
        down = pull(place.y(), room.height()) if inside else 0.0
        self._way = (across, down)
        if not across and not down:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(PATIENCE)

    def stop(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._timer.setInterval(STEP)
        self._push(*self._way)


def pull(at: float, length: float) -> float:
    """How many pixels to move the chart at a place along a side, more the nearer the edge is."""
    zone = min(ZONE, length / 4)
    if at < zone:
        return FASTEST * min((zone - at) / zone, 1.0)
    if at > length - zone:
        return -FASTEST * min((at - length + zone) / zone, 1.0)
    return 0.0
