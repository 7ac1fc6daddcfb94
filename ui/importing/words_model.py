"""Rows of words for Qt, made when they are looked at; what the tables of an import share."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from orgplanner.text import Message, shown
from ui.desk import Desk
from ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex


class WordsModel(QAbstractTableModel):
    """Cells are texts; a subclass says how many rows there are, what stands in them and how it is coloured."""

    headings: tuple[Message, ...] = ()
    numbers: frozenset[int] = frozenset()
    """columns of numbers, which stand at the right"""
    editable = -1

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def size(self) -> int:
        """How many rows there are."""
        return 0

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        raise IndexError(row)

    def value(self, row: int) -> str:
        """What is chosen in the editable column."""
        return ""

    def colour(self, row: int, column: int) -> str:
        """The colour of the words, "" for the usual one."""
        return ""

    def refresh(self) -> None:
        """Says that all rows may say something else."""
        if self.size():
            self.dataChanged.emit(self.index(0, 0), self.index(self.size() - 1, len(self.headings) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.size()

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.desk.words(self.headings[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self.numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == self.editable else Qt.ItemFlag(0)
        return super().flags(index) | editable

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(" ".join(self.text(row, column).split()))
        if role == Qt.ItemDataRole.EditRole:
            return self.value(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.desk.words(self.headings[column])}: {self.text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            colour = self.colour(row, column)
            return QColor(colour) if colour else None
        return None
