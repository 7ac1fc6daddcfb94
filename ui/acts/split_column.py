"""One of the columns between which the posts, sub-units and functions of a unit are given away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import Elided, label, tooltip

FORMAT = "application/x-orgplanner-split"
ID = Qt.ItemDataRole.UserRole
SECTIONS: dict[str, Message] = {
    "units": say("Sub-units"), "posts": say("Posts"), "functions": say("Functions"),
}  # fmt: skip
NARROWEST = 190


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a column: what it is, its words and its number; `divided` when only a share of it stands here."""

    table: str
    id: str
    words: str
    number: str
    divided: bool = False


class GivingList(QTreeWidget):
    """`dropped` carries the ids that were dragged here, `given` the number of a part that a key names."""

    dropped = Signal(object)
    given = Signal(int)
    divide = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(20)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def ids(self) -> list[str]:
        """The ids of the selected rows."""
        return [item.data(0, ID) for item in self.selectedItems() if item.data(0, ID)]

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(FORMAT, json.dumps([item.data(0, ID) for item in items if item.data(0, ID)]).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._judge(event)

    def _judge(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(FORMAT):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Only tells what was dropped: the rows move when the columns are filled anew."""
        if event.mimeData().hasFormat(FORMAT):
            ids = json.loads(bytes(event.mimeData().data(FORMAT).data()).decode())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit([str(id) for id in ids])

    def first(self) -> QTreeWidgetItem | None:
        """The first row that can be given."""
        rows = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return next((row for row in rows if row is not None and row.data(0, ID)), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectedItems() and (row := self.first()) is not None:
            self.setCurrentItem(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= number <= 9:
            self.given.emit(number)
        elif event.key() == Qt.Key.Key_Slash:
            self.divide.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right lead to the column beside, so that they do not move within the row."""
        sideways = {
            QAbstractItemView.CursorAction.MoveLeft: False, QAbstractItemView.CursorAction.MoveRight: True,
        }  # fmt: skip
        if action in sideways:
            self.focusNextPrevChild(sideways[action])
            return self.currentIndex()
        return super().moveCursor(action, modifiers)


class SplitColumn(QWidget):
    """A heading with the sum over the list of what stands in the part."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._desk = desk
        self.number = number
        self.list = GivingList()
        self._name, self._sum = Elided(name="title"), label(name="secondary")
        self.setMinimumWidth(NARROWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._sum)
        column.addWidget(self.list, 1)

    def show_entries(self, name: str, total: str, entries: Sequence[Entry]) -> None:
        """Fills the column; what was selected stays selected where it is still here."""
        kept, place = set(self.list.ids()), self.list.verticalScrollBar().value()
        self._name.say(f"{self.number}   {name}")
        self._sum.setText(total)
        self.list.setAccessibleName(f"{self.number} {name}, {total}")
        self.list.clear()
        for table, message in SECTIONS.items():
            mine = [entry for entry in entries if entry.table == table]
            if mine:
                self._section(message)
            for entry in mine:
                self._row(entry).setSelected(entry.id in kept)
        self.list.verticalScrollBar().setValue(place)

    def choose(self, ids: Sequence[str]) -> None:
        """Selects rows, and makes the first of them the one that the arrows start from."""
        rows = [item for item in self._items() if item.data(0, ID) in ids]
        for item in rows:
            item.setSelected(True)
        if rows:
            self.list.setCurrentItem(rows[0], 0, self.list.selectionModel().SelectionFlag.NoUpdate)

    def choose_near(self, place: int) -> None:
        """Selects the row at a place or the last one before it."""
        rows = [item for item in self._items() if item.data(0, ID)]
        if rows:
            self.list.setCurrentItem(rows[min(place, len(rows) - 1)])

    def place(self) -> int:
        """Which of the rows is the first selected one."""
        rows = [item for item in self._items() if item.data(0, ID)]
        return next((at for at, item in enumerate(rows) if item.isSelected()), 0)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _section(self, message: Message) -> None:
        item = QTreeWidgetItem(self.list, [self._desk.words(message)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, QColor(self._desk.look.theme.secondary))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)

    def _row(self, entry: Entry) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [entry.words, entry.number])
        item.setData(0, ID, entry.id)
        item.setToolTip(0, tooltip(entry.words))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        if entry.divided:
            font = QFont(self.font())
            font.setItalic(True)
            item.setFont(0, font)
            item.setFont(1, font)
        return item
