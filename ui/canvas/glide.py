"""From one picture of a chart to the next: the old one pales, boxes that moved slide to their new place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from ui.canvas.viewer import Viewer

TIME = 320
"""Milliseconds."""
MOST = 400
"""Boxes that slide at once."""
STICKS_OUT = 9.0
"""Points that a badge stands out of its box."""

Way = tuple[QRectF, QPointF]
"""Where a box was seen, and how far it went, in pixels."""


class Glide(QObject):
    """Holds what was seen before until the next picture is painted, then leads over to it; `time` 0: at once."""

    def __init__(self, viewer: Viewer, before: QPixmap, ways: Sequence[Way], time: int) -> None:
        super().__init__(viewer)
        self._before, self._ways = before, ways
        self._clock = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=time)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(lambda _: viewer.update())
        self._clock.finished.connect(viewer.end_glide)
        self._begun = False

    def stop(self) -> None:
        """Leaves the next picture alone."""
        self._clock.stop()
        self.deleteLater()

    def paint(self, painter: QPainter, ready: bool) -> None:
        """Paints over the next picture; `ready`: that is all there."""
        if ready and not self._begun:
            self._begun = True
            self._clock.start()
        share = float(self._clock.currentValue() or 0.0) if self._begun else 0.0
        painter.save()
        painter.setOpacity(1.0 - share)
        painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(1.0)
        ratio = self._before.devicePixelRatio()
        for start, way in self._ways:
            source = QRectF(start.topLeft() * ratio, start.size() * ratio)
            painter.drawPixmap(start.translated(way * share), self._before, source)
        painter.restore()


def ways_between(
    before: Mapping[str, QRectF], after: Mapping[str, QRectF], room: QRectF, scale: float
) -> list[Way]:
    """The ways of the boxes that were wholly seen and stand elsewhere now; none when they are too many."""
    found: list[Way] = []
    for id, end in after.items():
        start = before.get(id)
        if start is None or not room.contains(start):
            continue
        way, out = end.topLeft() - start.topLeft(), STICKS_OUT * scale
        if way.manhattanLength() >= 1:
            found.append((start.adjusted(-1, -out, out, 1).intersected(room), way))
        if len(found) > MOST:
            return []
    return found
