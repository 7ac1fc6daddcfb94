"""Rows of words for Qt, each with a tick in its first cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgplanner.text import Message, shown
from ui.plain import tooltip
from ui.words import Words

Index = QModelIndex | QPersistentModelIndex
Some = TypeVar("Some")


class WordsTable(QAbstractTableModel):
    """Words by row and column, made when they are looked at."""

    headings: tuple[Message, ...] = ()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        raise IndexError(row)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._words(self.headings[section])

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.text(index.row(), index.column())
        return shown(text) if role == Qt.ItemDataRole.DisplayRole else tooltip(text)


class TickedTable(WordsTable, Generic[Some]):
    """Rows of which some are seen; `ticked` is emitted when others are chosen. Hidden rows keep their ticks."""

    ticked = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, parent)
        self._rows: tuple[Some, ...] = ()
        self._off: set[int] = set()
        self._seen: Sequence[int] = range(0)

    def show(self, rows: Sequence[Some], off: Iterable[int] = ()) -> None:
        """Shows these, all of them ticked but those at the places `off`."""
        self.beginResetModel()
        self._rows, self._off, self._seen = tuple(rows), set(off), range(len(rows))
        self.endResetModel()
        self.ticked.emit()

    def see(self, places: Sequence[int]) -> None:
        """Shows only the rows at these places."""
        self.beginResetModel()
        self._seen = places
        self.endResetModel()

    def row(self, row: int) -> Some:
        """What stands in a row that is seen."""
        return self._rows[self._seen[row]]

    @property
    def rows(self) -> Sequence[Some]:
        """All rows, seen or not."""
        return self._rows

    def count(self) -> int:
        """How many are ticked."""
        return len(self._rows) - len(self._off)

    def accepted(self) -> list[Some]:
        """The ticked ones."""
        return [each for place, each in enumerate(self._rows) if place not in self._off]

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Ticks rows that are seen, or takes their ticks away."""
        places: Collection[int] = {self._seen[row] for row in rows}
        self._off = self._off - set(places) if on else self._off | set(places)
        last = self.index(max(self.rowCount() - 1, 0), 0)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        """Whether a row that is seen is ticked."""
        return self._seen[row] not in self._off

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._seen)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag(0))

    def data(self, index: Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
