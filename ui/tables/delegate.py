"""How cells are painted and typed into: one line for everything, with a list of what fits where there is one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgplanner.analysis.tables import Column
from ui.desk import Desk
from ui.fields.finder import Finder
from ui.find import Entry
from ui.tables.model import FAULTY, TableModel

Index = QModelIndex | QPersistentModelIndex
CORNER = 6
TALL = 84
LIST_WIDTH = 320
NEW_LINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
"""What Enter is held with to begin a line in a text of several."""
STEPS = {
    Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0), Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1),
}  # fmt: skip
"""Keys that end typing, and where they go: rows down, columns to the right."""


def is_typed(editor: QWidget) -> bool:
    """Whether somebody typed into an editor."""
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isModified()
    return isinstance(editor, QLineEdit) and editor.isModified()


class CellLine(QLineEdit):
    """A line over a cell; what fits is listed below it, from the choices of the column or the rows of a table.

    `ended` when a key ended typing while the list had it; carries the rows and columns to go on.
    """

    ended = Signal(int, int)

    def __init__(self, desk: Desk, model: TableModel, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFrame(False)
        self._desk, self._model, self._column = desk, model, column
        self._found: list[Entry] = []
        self._listed = QStringListModel(self)
        self._completer: QCompleter | None = None
        self._list: QListView | None = None
        self._offered = ""
        self.setAccessibleName(desk.words(column.heading))
        if column.kind == "number":
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if self.lists:
            self.textEdited.connect(self.seek)

    @property
    def lists(self) -> bool:
        """Whether there is a list of what fits."""
        return bool(self._column.table or self._column.choices)

    @property
    def is_listing(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def seek(self, text: str) -> None:
        """Lists what fits a text; everything for none."""
        if self._column.choices:
            wanted = text.strip().casefold()
            words = [self._desk.words(choice) for choice in self._column.choices]
            self._offer([word for word in words if wanted in word.casefold()])
            return
        last = text.split(";")[-1] if self._column.kind == "several" else text
        table = "" if self._column.table == "ends" else self._column.table
        Finder.of(self._desk).find(table, last.strip(), lambda found: self._take(found, text))

    def _take(self, found: list[Entry], text: str) -> None:
        if not self.hasFocus() or (text and self.text() != text):
            return
        self._found = found
        self._offer([" · ".join(filter(None, (each.name, each.place))) for each in found])

    def _offer(self, rows: list[str]) -> None:
        completer = self._made()
        self._offered = self.text()
        self._listed.setStringList(rows)
        if rows:
            completer.complete()
            if self._list is not None:
                self._list.setCurrentIndex(QModelIndex())
        else:
            self._list.hide() if self._list is not None else None

    def _made(self) -> QCompleter:
        if self._completer is None:
            self._completer = QCompleter(self._listed, self)
            self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._completer.setWidget(self)
            self._list = view = QListView()
            view.setObjectName("fits")
            view.setUniformItemSizes(True)
            view.setMinimumWidth(max(self.width(), LIST_WIDTH))
            view.setTextElideMode(Qt.TextElideMode.ElideRight)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._completer.setPopup(view)
            self._completer.activated.connect(lambda _: self._pick(view.currentIndex().row()))
            view.installEventFilter(self)
        return self._completer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._leave_list(*step)
                return True
        return super().eventFilter(watched, event)

    def _leave_list(self, down: int, right: int) -> None:
        """Takes what is marked in the list, or all there is, and ends typing; of several names more may follow."""
        assert self._list is not None
        row = self._list.currentIndex().row()
        self._list.hide()
        if row >= 0:
            self._pick(row)
        elif self.text().strip() and self._listed.rowCount() == 1 and self._offered == self.text():
            self._pick(0)
        if row < 0 or self._column.kind != "several":
            self.ended.emit(down, right)

    def _pick(self, row: int) -> None:
        if self._column.choices:
            self.setText(self._listed.stringList()[row])
            return
        speller = self._model.speller
        if speller is None or not 0 <= row < len(self._found):
            return
        name = speller.clear(self._column.table, self._found[row].id)
        before = self.text().split(";")[:-1] if self._column.kind == "several" else []
        self.setText("; ".join([*(part.strip() for part in before), name]))


class CellDelegate(QStyledItemDelegate):
    """Marks cells that were not understood; Enter and Tab take over what was typed and go on."""

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, TableModel)
        column = model.columns[index.column()]
        if column.kind != "long":
            line = CellLine(self._desk, model, column, parent)
            line.ended.connect(lambda down, right: self._end(line, down, right))
            return line
        editor = QPlainTextEdit(parent)
        editor.setObjectName("cell")
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(self._desk.words(column.heading))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fills an editor; what is being typed stays when the plan changes meanwhile."""
        if is_typed(editor):
            return
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setSelection(len(text), -len(text))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        else:
            assert isinstance(editor, QLineEdit)
            text = editor.text()
        if text != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            place.setHeight(TALL)
            place.setWidth(max(place.width(), 240))
            place.moveBottom(min(place.bottom(), self._view.viewport().height() - 2))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        step = STEPS.get(Qt.Key(event.key()))
        if event.type() == QEvent.Type.ShortcutOverride and step is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self._key(editor, event, step):
            return True
        return super().eventFilter(editor, event)

    def _key(self, editor: QWidget, event: QKeyEvent, step: tuple[int, int] | None) -> bool:
        if isinstance(editor, CellLine) and self._list(editor, event):
            return True
        if step is None or (isinstance(editor, CellLine) and editor.is_listing):
            return False
        down, right = step
        if isinstance(editor, QPlainTextEdit) and down and event.modifiers() & NEW_LINE:
            editor.insertPlainText("\n")
            return True
        back = down and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._end(editor, -down if back else down, right)
        return True

    def _list(self, editor: CellLine, event: QKeyEvent) -> bool:
        if not editor.lists or editor.is_listing or event.key() not in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            return False
        editor.seek("")
        return True

    def _end(self, editor: QWidget, down: int, right: int) -> None:
        from ui.tables.view import TableView

        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if isinstance(self._view, TableView):
            self._view.go(down, right)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.save()
            painter.setPen(QColor(self._desk.look.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()
        if index.data(FAULTY):
            self._mark(painter, option.rect)

    def _mark(self, painter: QPainter, place: QRect) -> None:
        """A frame and a filled corner: seen without colours too."""
        painter.save()
        painter.setPen(QColor(self._desk.look.theme.tones["closed"][0]))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setBrush(painter.pen().color())
        corner = place.topRight()
        painter.drawPolygon(QPolygon([corner, corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)]))
        painter.restore()
