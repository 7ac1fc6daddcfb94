"""A cell in which one of several things is chosen: a list opens at a click, with Enter or F2."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.desk import Desk
from ui.enter import ENTER
from ui.fields.box import Box
from ui.look import arrow_file

Index = QModelIndex | QPersistentModelIndex
Choice = tuple[str, str]
"""What is chosen, and its words; without words for it a title of those below."""
Offer = Callable[[int], Sequence[Choice] | None]
"""The choices of a row; None where words are typed instead."""
Known = Callable[[int], Sequence[str]]
"""Words that are likely to be typed in a row."""
TITLE = "\0"
"""What stands for a title, which cannot be chosen."""
ARROW = 10


def fill_grouped(box: QComboBox, choices: Sequence[Choice]) -> None:
    """Puts choices into a list, titles among them quiet."""
    model = QStandardItemModel(box)
    for value, words in choices:
        item = QStandardItem(words if value != TITLE else words.upper())
        item.setData(value, Qt.ItemDataRole.UserRole)
        if value == TITLE:
            font = item.font()
            font.setPixelSize(10)
            item.setFont(font)
            item.setEnabled(False)
        model.appendRow(item)
    box.setModel(model)


def _completer(line: QLineEdit, words: Sequence[str]) -> QCompleter:
    """Offers words in which what is typed stands."""
    made = QCompleter(list(words), line)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


class ChoiceDelegate(QStyledItemDelegate):
    """Draws the arrow of a list and opens it; `take` is told the row and what was chosen or typed. While one types,
    those of the words `known` are offered in which it stands."""

    def __init__(
        self,
        desk: Desk,
        view: QTableView,
        offer: Offer,
        take: Callable[[int, str], None],
        known: Known = lambda _: (),
    ) -> None:
        super().__init__(view)
        self._offer, self._take, self._known = offer, take, known
        self._arrow = QIcon(arrow_file(desk.look.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        option.rect = area.adjusted(0, 0, -ARROW - 8, 0)
        super().paint(painter, option, index)
        place = QRect(area.right() - ARROW - 5, area.center().y() - ARROW // 2, ARROW, ARROW)
        self._arrow.paint(painter, place)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = self._offer(index.row())
        if choices is None:
            line = QLineEdit(parent)
            line.setObjectName("cell")
            line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
            line.setCompleter(_completer(line, self._known(index.row())))
            return line
        box = Box()
        box.setParent(parent)
        box.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        fill_grouped(box, choices)
        box.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list no longer than this, which scrolls
        box.setMaxVisibleItems(20)
        box.activated.connect(lambda _: self._done(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _done(self, box: Box) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox) and editor.currentData() != TITLE:
            value = str(editor.currentData() or "")
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
        else:
            return
        if value != (index.data(Qt.ItemDataRole.EditRole) or ""):
            self._take(index.row(), value)


class ChoosingView(QTableView):
    """Rows of which one column is chosen; Enter or F2 opens its list, wherever in the row one is."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self.column = column
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.edit(index) if index.column() == column else None)

    def fit(self, widths: Sequence[int], last: int) -> None:
        """Gives the columns these widths, or less where the last one would have less than it needs."""
        share = min(1.0, (self.viewport().width() - last) / sum(widths))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, round(width * share))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, is_editing = self.currentIndex(), self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not is_editing and event.key() in (*ENTER, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.edit(index.siblingAtColumn(self.column))
            return
        super().keyPressEvent(event)
