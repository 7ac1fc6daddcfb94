"""What the canvas paints over a chart: rings, handles, the line between two boxes, the frame of a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgplanner.drawing.theme import Theme

FOLD_SIZE = 16.0
WITHIN = 3.0
"""Pixels of the handle that folds which stand within the box."""
LINK_SIZE = 13.0
GRASP = 3.0
"""Pixels around a handle that still count as the handle."""


def fold_handle(box: QRectF) -> QRectF:
    """The place of the handle that folds what is below a box: below its middle, so that it covers no words."""
    return QRectF(box.center().x() - FOLD_SIZE / 2, box.bottom() - WITHIN, FOLD_SIZE, FOLD_SIZE)


def link_handle(box: QRectF) -> QRectF:
    """The place of the handle from which a link is drawn, in the middle of the right side of a box."""
    return QRectF(box.right() - LINK_SIZE / 2 + 3, box.center().y() - LINK_SIZE / 2, LINK_SIZE, LINK_SIZE)


def paint_ring(painter: QPainter, box: QRectF, colour: str, width: float) -> None:
    """A line around a box, `width` pixels wide."""
    painter.setPen(QPen(QColor(colour), width))
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


def paint_link_handle(painter: QPainter, handle: QRectF, theme: Theme) -> None:
    """A circle in the colour of links with an arrow out of it."""
    painter.setPen(QPen(QColor(theme.link), 1.2))
    painter.setBrush(QColor(theme.box))
    painter.drawEllipse(handle)
    middle, arm = handle.center(), LINK_SIZE * 0.26
    tip = middle + QPointF(arm, 0)
    painter.drawLine(middle - QPointF(arm, 0), tip)
    painter.drawLine(tip, tip + QPointF(-arm * 0.8, -arm * 0.8))
    painter.drawLine(tip, tip + QPointF(-arm * 0.8, arm * 0.8))


def paint_line(painter: QPainter, line: QLineF, colour: str) -> None:
    """The line between two boxes where something will stand, with a dot at each end."""
    painter.setPen(QPen(QColor(colour), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(line)
    painter.setBrush(QColor(colour))
    for end in (line.p1(), line.p2()):
        painter.drawEllipse(end, 2.5, 2.5)


def paint_way(painter: QPainter, points: Sequence[QPointF], colour: str, width: float) -> None:
    """A selected link, or one that is being drawn, with a dot at its end."""
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(points[-1], width + 1, width + 1)


def paint_band(painter: QPainter, band: QRectF, theme: Theme) -> None:
    """The frame that a selection is drawn with."""
    fill = QColor(theme.accent)
    fill.setAlpha(30)
    painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawRect(band)
