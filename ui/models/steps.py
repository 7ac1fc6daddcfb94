"""The steps of the history as a list for Qt: the opening of the file, what was done, what was undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import tooltip

HERE, AHEAD = "▸ ", "    "


class StepsModel(QAbstractListModel):
    """Row 0 is the state in which the plan was opened; row n is the state after step n."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._labels: list[Message] = []
        self._place = 0

    def reload(self) -> int:
        """Takes the steps as they are now; the row of where the plan stands."""
        document = self._desk.session.document
        labels = [] if document is None else [_beginning(document.path is not None), *document.history.labels]
        place = 0 if document is None else document.history.place
        if labels != self._labels:
            self.beginResetModel()
            self._labels, self._place = labels, place
            self.endResetModel()
        else:
            self._place = place
            self.dataChanged.emit(self.index(0), self.index(len(labels) - 1))
        return place

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._labels)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, words = index.row(), self._desk.words(self._labels[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return (HERE if row == self._place else AHEAD) + " ".join(words.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, words)
        if role == Qt.ItemDataRole.ForegroundRole and row > self._place:
            return QColor(self._desk.look.theme.secondary)
        if role == Qt.ItemDataRole.FontRole and row == self._place:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _spoken(self, row: int, words: str) -> str:
        if row == self._place:
            return self._desk.words(say("{step} (here)", step=words))
        return words if row < self._place else self._desk.words(say("{step} (undone)", step=words))


def _beginning(has_file: bool) -> Message:
    return say("The file as it was opened") if has_file else say("The beginning")
