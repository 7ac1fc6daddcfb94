"""The table of the review list: walked through with the keyboard alone, edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from orgplanner.analysis.reviewing_words import DECISION_WORDS, STATES
from orgplanner.model.choices import REVIEWS
from ui.desk import Desk
from ui.models.review import DECISION, EDITED, HEADINGS, REASON, REVIEW, SOURCE, WAVE, WIDTHS, ReviewModel

Index = QModelIndex | QPersistentModelIndex
KEY_OF: Mapping[str, str] = MappingProxyType({state: str(number) for number, state in enumerate(REVIEWS)})
"""The digit that notes a state."""
STATE_OF = MappingProxyType({digit: state for state, digit in KEY_OF.items()})
SAME_KEY = MappingProxyType(dict(zip("\"әіңғ,.қ", "12345670", strict=True)) | {"т": "n", "а": "f"})
"""What the keys of digits and of N and F write on a Kazakh or Russian keyboard."""


class ReviewDelegate(QStyledItemDelegate):
    """Editors of the cells, and a line around the cell that F2 would edit."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, option.fontMetrics.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() in EDITED:
            painter.setPen(QColor(self._desk.look.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = self._choices(index.column())
        editor: QWidget
        if choices is None:
            editor = QLineEdit(parent)
            if index.column() == WAVE:
                editor.setValidator(QIntValidator(0, 1_000_000, editor))
        else:
            editor = QComboBox(parent)
            for value, words in choices.items():
                editor.addItem(words, value)
            editor.activated.connect(lambda _: self._finish(editor))
            QTimer.singleShot(0, editor, editor.showPopup)  # closed, its arrow keys would choose at the first step
        editor.setAccessibleName(self._desk.words(HEADINGS[index.column()]))
        return editor

    def _choices(self, column: int) -> Mapping[str | None, str] | None:
        words, plan = self._desk.words, self._desk.session.plan
        if column in (REVIEW, DECISION):
            return {value: words(said) for value, said in (STATES if column == REVIEW else DECISION_WORDS).items()}
        if column == SOURCE and plan is not None:
            return {None: "–", **{id: plan.words(row.title, words.language) for id, row in plan.sources.items()}}
        return None

    def _finish(self, editor: QWidget) -> None:
        if not editor.isHidden():  # else the list was laid out anew while the choices were open
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        value: object = None
        if isinstance(editor, QComboBox):
            value = editor.currentData()
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
            if index.column() == WAVE:
                value = int(editor.text()) if editor.text() else None
        model.setData(index, value, Qt.ItemDataRole.EditRole)


class ReviewView(QTableView):
    """`marked` carries a state for the rows that are selected; `accepted` takes what became of them."""

    marked = Signal(str)
    accepted = Signal()
    went_on = Signal()
    filtered = Signal()

    def __init__(self, desk: Desk, model: ReviewModel) -> None:
        super().__init__()
        self._delegate = ReviewDelegate(desk, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        # A header asks for every row of a column whether it is selected; one with no selection has nothing to ask.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if wanted == Qt.KeyboardModifier.NoModifier and not self.is_edited() and self._answer(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _answer(self, event: QKeyEvent) -> bool:
        """Does what a key of the review asks for; whether it was one."""
        text = SAME_KEY.get(event.text().casefold(), event.text().casefold())
        if text in STATE_OF:
            self.marked.emit(STATE_OF[text])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.accepted.emit()
        elif text in ("n", "f"):
            (self.went_on if text == "n" else self.filtered).emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_here()
        else:
            return len(text) == 1 and text.isprintable()
        return True

    def edit_here(self) -> None:
        """Opens the editor of the cell, or of the reason where the cell has none."""
        index = self.currentIndex()
        if index.isValid():
            column = index.column() if index.column() in EDITED else REASON
            cell = index.siblingAtColumn(column)
            self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(cell)

    def is_edited(self) -> bool:
        """Whether an editor is open in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, row: int) -> None:
        """Selects just one row and brings it to sight; nothing for −1."""
        if not 0 <= row < self.model().rowCount():
            return
        column = max(self.currentIndex().column(), 0)
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
