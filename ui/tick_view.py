"""A table whose rows are ticked with Space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from ui.models.ticked import TickedTable


class TickView(QTableView):
    """A table in which Space ticks what is selected, or takes the ticks away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model, rows = self.model(), [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() == Qt.Key.Key_Space and rows and isinstance(model, TickedTable):
            model.tick(rows, not model.is_ticked(self.currentIndex().row()))
            event.accept()
            return
        super().keyPressEvent(event)
