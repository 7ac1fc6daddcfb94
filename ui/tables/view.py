"""The view of a table: cells by keys and mouse, heads of groups, rows to be dragged out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from orgplanner.analysis.tables.arrange import Group
from orgplanner.text import say
from ui.desk import Desk
from ui.dragging import TABLES, hand_out, rows_mime
from ui.dropping import called
from ui.tables.delegate import CellDelegate
from ui.tables.header import FilterHeader
from ui.tables.model import TableModel, total_text
from ui.tables.row_numbers import RowNumbers

ROW = 24
MOST_DRAGGED = 2000
NARROWEST = 60
"""Pixels below which the name of a group is not written."""
SOON = 60
"""Milliseconds after the last step of the selection until the rest of the window hears of it."""
Keys = QKeySequence.StandardKey
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
Flag = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """Asks for what needs the plan by signals; `rows_selected` when other rows are selected by hand."""

    copy_asked = Signal()
    copy_all_asked = Signal()
    paste_asked = Signal()
    fill_asked = Signal()
    clear_asked = Signal()
    insert_asked = Signal()
    delete_asked = Signal()
    fold_asked = Signal(str)
    rows_selected = Signal()
    editing_ended = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = model
        self.header = FilterHeader(desk, self)
        self.setHorizontalHeader(self.header)
        numbers = RowNumbers(self)
        numbers.dragged.connect(lambda: self.startDrag(Qt.DropAction.MoveAction))
        self.setVerticalHeader(numbers)
        self.setModel(model)
        self.header.sectionPressed.disconnect()
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        self.setItemDelegate(CellDelegate(desk, self))
        self._shape()
        self._told = QTimer(self, singleShot=True, interval=SOON)
        self._told.timeout.connect(self.rows_selected)
        self.selectionModel().selectionChanged.connect(lambda *_: self._told.start())
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.header.left.connect(self.setFocus)

    def _shape(self) -> None:
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.setHighlightSections(False)

    # what is selected

    @property
    def is_editing(self) -> bool:
        """Whether somebody is typing into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def selected_rows(self) -> list[int]:
        """The places of the rows in which a cell is selected, in order."""
        places: set[int] = set()
        for part in self.selectionModel().selection().toList():
            places.update(range(part.top(), part.bottom() + 1))
        return sorted(places)

    def selected_columns(self) -> list[int]:
        """The columns that are seen in which a cell is selected, from left to right."""
        columns: set[int] = set()
        for part in self.selectionModel().selection().toList():
            columns.update(range(part.left(), part.right() + 1))
        return sorted((at for at in columns if not self.isColumnHidden(at)), key=self.header.visualIndex)

    def seen_columns(self) -> list[int]:
        """The columns that are seen, from left to right."""
        order = (self.header.logicalIndex(at) for at in range(self.header.count()))
        return [at for at in order if not self.isColumnHidden(at)]

    def select_rows(self, places: Iterable[int], *, current: int = -1) -> None:
        """Selects whole rows; `current` is brought into view and keeps its column."""
        model, selection = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for first, end in _runs(sorted(places)):
            selection.select(model.index(first, 0), model.index(end, last))
        self.selectionModel().select(selection, Flag.ClearAndSelect)
        if current >= 0:
            index = model.index(current, max(self.currentIndex().column(), self.seen_columns()[0], 0))
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.scrollTo(index)

    def go_to(self, place: int, column: int) -> None:
        """Makes a cell the one that is typed into, and shows it."""
        index = self.model().index(place, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
            self.scrollTo(index)

    def go(self, down: int, right: int) -> None:
        """Goes on to a cell beside, past heads of groups and columns that are not seen."""
        index, columns = self.currentIndex(), self.seen_columns()
        place, column = index.row() + down, index.column()
        while down and self.table.group_at(place) is not None:
            place += 1 if down > 0 else -1
        if right and column in columns:
            at = columns.index(column) + right
            column = columns[min(max(at, 0), len(columns) - 1)]
        self.go_to(place if 0 <= place < self.model().rowCount() else index.row(), column)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing or not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        for standard, signal in ((Keys.Copy, self.copy_asked), (Keys.Paste, self.paste_asked)):
            if event.matches(standard):
                signal.emit()
                return True
        if event.matches(Keys.Cut):
            self.copy_asked.emit()
            self.clear_asked.emit()
            return True
        doing = self._doings().get((modifiers, key))
        if doing is not None:
            doing()
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space) and modifiers == NONE:
            return self._fold_key(key) or (key == Qt.Key.Key_Space and self._flip())
        return False

    def _doings(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        """What keys do that mean more here than in any table."""
        current = self.currentIndex()
        return {
            (CONTROL, Qt.Key.Key_D): self.fill_asked.emit,
            (CONTROL | SHIFT, Qt.Key.Key_C): self.copy_all_asked.emit,
            (CONTROL, Qt.Key.Key_F): lambda: self.header.enter(max(current.column(), self.seen_columns()[0])),
            (CONTROL, Qt.Key.Key_Space): lambda: self.selectColumn(current.column()),
            (SHIFT, Qt.Key.Key_Space): lambda: self.selectRow(current.row()),
            (NONE, Qt.Key.Key_Insert): self.insert_asked.emit,
            (NONE, Qt.Key.Key_Delete): self.delete_asked.emit,
            (NONE, Qt.Key.Key_Backspace): self.clear_asked.emit,
            (NONE, Qt.Key.Key_Return): lambda: self._enter(1),
            (NONE, Qt.Key.Key_Enter): lambda: self._enter(1),
            (SHIFT, Qt.Key.Key_Return): lambda: self._enter(-1),
        }

    def _enter(self, down: int) -> None:
        if not self._fold_key(Qt.Key.Key_Space):
            self.go(down, 0)

    def _fold_key(self, key: int) -> bool:
        """On the head of a group, Left and Right fold and unfold it."""
        group = self.table.group_at(self.currentIndex().row())
        if group is None:
            return False
        folded = group.key in self.table.folded
        if key == Qt.Key.Key_Space or folded == (key == Qt.Key.Key_Right):
            self.fold_asked.emit(group.key)
        return True

    def _flip(self) -> bool:
        """The space bar turns yes into no."""
        index = self.currentIndex()
        if not index.isValid() or self.table.columns[index.column()].kind != "flag":
            return False
        if self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            yes = self._desk.words(say("yes"))
            self.table.setData(index, "" if self.table.text(index) else yes, Qt.ItemDataRole.EditRole)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.rowAt(int(event.position().y()))
        group = self.table.group_at(place)
        if group is not None and event.button() == Qt.MouseButton.LeftButton and event.position().x() < 24:
            self.fold_asked.emit(group.key)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        group = self.table.group_at(self.rowAt(int(event.position().y())))
        if group is not None:
            self.fold_asked.emit(group.key)
            return
        super().mouseDoubleClickEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Hands out the selected rows, to be dropped on the chart, the outline or a list."""
        table = self.table.sheet.table
        ids = self.table.ids(self.selected_rows()[:MOST_DRAGGED])
        if table not in TABLES or not ids:
            return
        session = self._desk.session
        session.dragging.emit(table == "posts")
        hand_out(self, rows_mime(session, table, ids), called(self._desk, ids), self._desk.look.theme)
        session.dragging.emit(False)

    # heads of groups

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.entries and self.table.is_laid:
            self._paint_hint()
        if not self.table.grouped_by:
            return
        painter = QPainter(self.viewport())
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        last = last if last >= 0 else self.model().rowCount() - 1
        for place in range(max(first, 0), last + 1):
            group = self.table.group_at(place)
            if group is not None:
                self._paint_head(painter, place, group)
        painter.end()

    def _paint_hint(self) -> None:
        """Says what to do next where there is no row."""
        none = say("No rows yet. Insert adds one; rows can also be pasted from a spreadsheet.")
        filtered = say("No row passes the filters.")
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._desk.look.theme.secondary))
        place = self.viewport().rect().adjusted(20, 24, -20, -20)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self._desk.words(filtered if self.table.whole else none))
        painter.end()

    def _paint_head(self, painter: QPainter, place: int, group: Group) -> None:
        theme, current = self._desk.look.theme, self.currentIndex().row() == place
        width = self.viewport().width()
        whole = QRect(0, self.rowViewportPosition(place), width, self.rowHeight(place) - 1)
        painter.fillRect(whole, QColor(theme.selection if current else theme.window))
        painter.setPen(QColor(theme.text))
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        right = width
        for at, column in enumerate(self.table.columns):
            total = group.sums.get(column.id)
            if total is not None and not self.isColumnHidden(at):
                left = self.columnViewportPosition(at)
                cell = QRect(left, whole.top(), self.columnWidth(at) - 6, whole.height())
                painter.drawText(
                    cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, total_text(total)
                )
                right = min(right, left)
        arrow = "▸" if group.key in self.table.folded else "▾"
        title = f"{arrow}  {group.title}  ({len(group.ids)})"
        room = whole.adjusted(8, 0, -(width - right) - 8, 0)
        if room.width() < NARROWEST:
            return
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def index_of(self, id: str, column: str) -> QModelIndex:
        """The cell of a row and a column."""
        return self.table.index(self.table.place_of(id), self.table.column_place(column))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Places as runs from first to last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
