"""Criteria and scores for Qt, to be typed into; what was not understood stays in its cell with the reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from ui.desk import Desk
from ui.models.grid import GridModel, Index
from ui.plain import tooltip

NAME, WEIGHT, FIRST_SCORE = 0, 1, 2
Cell = tuple[str, int]


class ScoreModel(GridModel):
    """`typed` carries the criterion, the column and what was typed."""

    typed = Signal(str, int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._kept: dict[Cell, tuple[str, str]] = {}

    def keep(self, cell: Cell, text: str, why: str) -> None:
        """Keeps what was typed into a cell and not understood, and why."""
        self._kept[cell] = text, why
        self.layoutChanged.emit()

    def drop(self, cell: Cell) -> None:
        """Forgets what was not understood there."""
        self._kept.pop(cell, None)

    def may_edit(self, index: Index) -> bool:
        """Whether a cell is typed into: of a criterion, all but how far its weight may go."""
        return index.isValid() and bool(self.row(index.row()).id) and index.column() < self.columnCount() - 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if self.may_edit(index) else found

    def data(self, index: Index, role: int = 0) -> Any:
        if index.isValid():
            text, why = self._kept.get((self.row(index.row()).id, index.column()), ("", ""))
            if why and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
                return text
            if why and role == Qt.ItemDataRole.ToolTipRole:
                return tooltip(why)
            if why and role == Qt.ItemDataRole.ForegroundRole:
                return QColor(self._desk.look.theme.tones["closed"][0])
            if role == Qt.ItemDataRole.EditRole:
                return self.text(index.row(), index.column())
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.may_edit(index):
            return False
        self.typed.emit(self.row(index.row()).id, index.column(), str(value))
        return True
