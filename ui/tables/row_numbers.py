"""The numbers before the rows of a table: a click selects rows, selected rows are dragged out by them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView


class RowNumbers(QHeaderView):
    """A press on a row that is selected as a whole waits: `dragged` where it becomes a drag, else it is a click."""

    dragged = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._pressed: QPoint | None = None
        self.setSectionsClickable(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        row = self.logicalIndexAt(place)
        if plain and row >= 0 and self._view.selectionModel().isRowSelected(row, QModelIndex()):
            self._pressed = place
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        row, self._pressed = self.logicalIndexAt(self._pressed), None
        self._view.selectRow(row)
