"""Pairs of a matching for Qt: each with a tick, what both are called, how certain it is and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from orgplanner.analysis.matching import KINDS, Choices, Listing, Pair, is_doubtful
from orgplanner.text import Message, say, shown
from ui.desk import Desk
from ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex
SHOWN: dict[str, Message] = {
    "doubtful": say("To be looked at"), "": say("All pairs"), "alone": say("Without a partner"),
    "units": say("Units"), "posts": say("Posts"), "people": say("People"), "functions": say("Functions"),
}  # fmt: skip
"""What can be shown of them."""
KIND, OLD, NEW, CERTAINTY, REASON = range(5)


class PairsModel(QAbstractTableModel):
    """Some of the pairs of `choices`, by their places; `changed` is emitted when other pairs hold."""

    changed = Signal()

    def __init__(self, desk: Desk, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words, self.choices = desk, desk.words, choices
        self._listing: Listing | None = None
        self._pairs: Sequence[Pair] = ()
        self._places: Sequence[int] = ()
        self.names = ("", "")

    def show(self, listing: Listing | None, places: Sequence[int] = ()) -> None:
        """Shows the pairs at some places."""
        self.beginResetModel()
        self._listing, self._pairs, self._places = listing, self.choices.pairs, places
        self.endResetModel()

    def pair(self, row: int) -> Pair:
        return self._pairs[self._places[row]]

    def row_of(self, pair: Pair) -> int:
        """The row in which the old side of a pair stands, else its new side; −1 when it is not shown."""
        wanted = (pair.table, pair.old, "" if pair.old else pair.new)
        for row, at in enumerate(self._places):
            each = self._pairs[at]
            if (each.table, each.old, "" if each.old else each.new) == wanted:
                return row
        return -1

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Takes pairs for the same thing, or not."""
        self.choices.accept([self.pair(row) for row in rows], on)
        self.refresh()

    def refresh(self) -> None:
        """Says that other pairs hold."""
        if self._places:
            last = self.index(len(self._places) - 1, REASON)
            self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()

    def is_ticked(self, row: int) -> bool:
        """Whether the pair holds."""
        return self.choices.holds(self.pair(row))

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        pair = self.pair(row)
        if column == KIND:
            return self._words(KINDS[pair.table])
        if column in (OLD, NEW):
            return self._called(column - OLD, pair)
        if column == CERTAINTY:
            return f"{pair.certainty:.0%}" if pair.is_whole else "–"
        return self._words(pair.reason)

    def _called(self, side: int, pair: Pair) -> str:
        assert self._listing is not None
        id = (pair.old, pair.new)[side]
        if id:
            return self._listing.called(side, pair.table, id)
        return self._words(say("open: {count} to choose from", count=len(pair.others))) if pair.is_open else "–"

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else REASON + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == CERTAINTY:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
        ):  # fmt: skip
            return None
        if section in (OLD, NEW) and any(self.names):
            text = shown(self.names[section - OLD])
        else:
            titles = (say("Kind"), say("Before"), say("After"), say("Certainty"), say("Why"))
            text = self._words(titles[section])
        return text if role == Qt.ItemDataRole.DisplayRole else tooltip(text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticks = index.column() == KIND and self.pair(index.row()).is_whole
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if ticks else Qt.ItemFlag(0))

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(" ".join(self.text(row, column).split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.text(row, column))
        if role == Qt.ItemDataRole.CheckStateRole and column == KIND and self.pair(row).is_whole:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column == CERTAINTY:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal, 0)}: {self.text(row, column)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        return None

    def _colour(self, row: int, column: int) -> QColor | None:
        pair, theme = self.pair(row), self._desk.look.theme
        if column in (OLD, NEW) and not (pair.old, pair.new)[column - OLD]:
            return QColor(theme.tones["open"][0] if pair.is_open else theme.secondary)
        if column == CERTAINTY and is_doubtful(pair):
            return QColor(theme.tones["open"][0])
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
