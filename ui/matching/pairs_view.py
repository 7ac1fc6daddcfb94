"""The table of pairs."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.enter import ENTER
from ui.models.pairs import PairsModel
from ui.row_table import show_rows

KIND_WIDTH, CERTAINTY_WIDTH, NAME_PART = 145, 96, 0.28
"""Pixels, and the part of the width for the names of each side."""


class PairsView(QTableView):
    """Space ticks what is selected, Enter or a double click asks for another partner."""

    partner_asked = Signal()

    def show_model(self, model: PairsModel, width: int) -> None:
        """Shows a model in columns for a dialog of this width."""
        show_rows(self, model, (KIND_WIDTH, *(round(NAME_PART * width),) * 2, CERTAINTY_WIDTH))
        # a header asks for every row whether it is selected; one with a selection of its own has nothing to ask
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.partner_asked.emit() if index.column() else None)

    def selected_rows(self) -> list[int]:
        """The rows that are selected; quick, however many they are."""
        parts = self.selectionModel().selection()
        ranges = (parts.at(place) for place in range(parts.count()))
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if isinstance(model, PairsModel) and self.currentIndex().isValid():
            if event.key() == Qt.Key.Key_Space:
                model.tick(self.selected_rows(), not model.is_ticked(self.currentIndex().row()))
                return
            if event.key() in ENTER:
                self.partner_asked.emit()
                return
        super().keyPressEvent(event)
