"""A small chart below a table: a picture of the width of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from orgplanner.drawing.picture import Picture
from ui.desk import Desk
from ui.painting import Brushwork, smooth

Draw = Callable[[float], Picture]
"""Draws the chart in a width."""


class PictureView(QAbstractScrollArea):
    """Draws again when it becomes wider or narrower; only what is seen is painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draw: Draw | None = None
        self.picture: Picture | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)

    def show_drawing(self, draw: Draw | None) -> None:
        """Shows another chart, or none."""
        self._draw = draw
        self._redraw()

    def _redraw(self) -> None:
        self.picture = None if self._draw is None else self._draw(float(self.viewport().width()))
        height = 0 if self.picture is None else round(self.picture.height)
        self.verticalScrollBar().setRange(0, max(height - self.viewport().height(), 0))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._desk.look.theme.panel))
        if self.picture is not None:
            smooth(painter)
            top = self.verticalScrollBar().value()
            painter.translate(0, -top)
            brushwork = Brushwork(painter, 1.0)
            for item in self.picture.items:
                if item.y <= top + self.viewport().height() and item.y + item.height >= top:
                    brushwork.item(item)
        painter.end()
