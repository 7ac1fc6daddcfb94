"""Proposed changes of a workbook for Qt: each with a tick; and what was not understood, with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgplanner.errors import Problem
from orgplanner.importers.workbook import Proposal
from orgplanner.text import Message, say, shown
from ui.plain import tooltip
from ui.words import Words

Index = QModelIndex | QPersistentModelIndex
HEADINGS: tuple[Message, ...] = (
    say("Row"), say("Change"), say("In the plan"), say("In the workbook"), say("Cell"), say("Remarks"),
)  # fmt: skip
FAULTS: tuple[Message, ...] = (say("Cell"), say("Value"), say("Not understood"), say("What to do"))


class _Table(QAbstractTableModel):
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


class ChangesModel(_Table):
    """The proposals; `ticked` is emitted when others are chosen."""

    headings = HEADINGS
    ticked = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, parent)
        self._rows: tuple[Proposal, ...] = ()
        self._off: set[int] = set()

    def show(self, rows: Sequence[Proposal]) -> None:
        """Shows these, all of them ticked."""
        self.beginResetModel()
        self._rows, self._off = tuple(rows), set()
        self.endResetModel()
        self.ticked.emit()

    def accepted(self) -> list[Proposal]:
        """The ticked ones."""
        return [each for place, each in enumerate(self._rows) if place not in self._off]

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Ticks rows, or takes their ticks away."""
        places = set(rows)
        self._off = self._off - places if on else self._off | places
        last = self.index(max(len(self._rows) - 1, 0), 0)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return row not in self._off

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def text(self, row: int, column: int) -> str:
        each = self._rows[row]
        doubt = self._words(each.doubt) if each.doubt.template else ""
        cells = (each.name, self._words(each.heading), each.before, each.after, each.place, doubt)
        return cells[column]

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


class FaultsModel(_Table):
    """What was not understood."""

    headings = FAULTS

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, parent)
        self._rows: tuple[Problem, ...] = ()

    def show(self, rows: Sequence[Problem]) -> None:
        """Shows these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def text(self, row: int, column: int) -> str:
        each = self._rows[row]
        remedy = self._words(each.remedy) if each.remedy.template else ""
        return (each.place, each.value, self._words(each.message), remedy)[column]
