"""The table of conflicts: keys and clicks choose a side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.models.merging import MINE, THEIRS, ConflictsModel
from ui.row_table import show_rows

PARTS = (0.2, 0.1, 0.13, 0.22, 0.22)
"""Of the width of the dialog, the last column takes what is left."""
TWO_LINES = 40
"""Pixels of a row with a value and, below it, who gave it."""
SIDES = {Qt.Key.Key_Left: "mine", Qt.Key.Key_Right: "theirs"}


class ConflictsView(QTableView):
    """Left takes mine and Right theirs of all that is selected, Space the other side of what is taken; so does a
    click on a value. `chosen` carries the rows and the side."""

    chosen = Signal(object, str)

    def show_model(self, model: ConflictsModel, width: int) -> None:
        """Shows a model in columns for a dialog of this width."""
        show_rows(self, model, (round(part * width) for part in PARTS))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(lambda index: self._clicked(index.row(), index.column()))

    def _clicked(self, row: int, column: int) -> None:
        if column in (MINE, THEIRS):
            self.chosen.emit([row], "mine" if column == MINE else "theirs")

    def selected_rows(self) -> list[int]:
        """The rows that are selected."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows, model = self.selected_rows(), self.model()
        side = SIDES.get(Qt.Key(event.key()), "")
        if event.key() == Qt.Key.Key_Space and rows and isinstance(model, ConflictsModel):
            side = "theirs" if model.rows[rows[0]].chosen == "mine" else "mine"
        if side and rows:
            self.chosen.emit(rows, side)
            event.accept()
            return
        super().keyPressEvent(event)
