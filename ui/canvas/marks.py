"""What the canvas paints over a chart: rings around boxes, and the round handle that folds what hangs below."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgplanner.drawing.theme import Theme

FOLD_SIZE = 16.0
GRASP = 3.0
"""Pixels around a handle that still count as the handle."""


def fold_handle(box: QRectF) -> QRectF:
    """The place of the handle of a box, in the middle of its lower side."""
    return QRectF(box.center().x() - FOLD_SIZE / 2, box.bottom() - FOLD_SIZE / 2, FOLD_SIZE, FOLD_SIZE)


def paint_ring(painter: QPainter, box: QRectF, theme: Theme, width: float) -> None:
    """A line around a box, `width` pixels wide."""
    painter.setPen(QPen(QColor(theme.accent), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 5, 5)


def paint_handle(painter: QPainter, handle: QRectF, theme: Theme, folded: bool) -> None:
    """A circle with a minus, or a plus where something is folded away."""
    painter.setPen(QPen(QColor(theme.accent), 1.2))
    painter.setBrush(QColor(theme.box))
    painter.drawEllipse(handle)
    middle, arm = handle.center(), FOLD_SIZE * 0.28
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    if folded:
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
