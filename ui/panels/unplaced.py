"""Units and posts that are not yet placed in the scenario: dragged here out of the structure, and back onto it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.canvas.drop import Drop
from ui.desk import Desk
from ui.dragging import hand_out, rows_here, rows_mime
from ui.dropping import Dropper, called
from ui.panels.rows import ID, ListRow, RowList
from ui.panels.section import Section
from ui.plain import label
from ui.reckoning import Counted, Reckoning

MOST = 500


class UnplacedList(RowList):
    """Rows that can be dragged onto the chart and the outline; `dragging` while they are."""

    dragging = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(5)
        self._desk = desk
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        ids, session = [item.data(0, ID) for item in items], self._desk.session
        table = "posts" if session.state is not None and all(id in session.state.posts for id in ids) else "units"
        return rows_mime(session, table, ids)

    def startDrag(self, actions: Qt.DropAction) -> None:
        items = self.selectedItems()
        if items:
            self.dragging.emit(True)
            name = called(self._desk, [item.data(0, ID) for item in items])
            hand_out(self, self.mimeData(items), name, self._desk.look.theme)
            self.dragging.emit(False)


class UnplacedPanel(QWidget):
    """Hidden when everything has its place, but there while something is dragged that could be put here."""

    dragging = Signal(bool)

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reckoning = reckoning
        self._offered = False
        self._dropper = Dropper(desk, self)
        self._list = UnplacedList(desk)
        self._hint = label(name="secondary", wrap=True)
        self._hint.setContentsMargins(10, 4, 10, 8)
        desk.words.keep(self._list.setAccessibleName, say("Not yet placed"))
        desk.words.keep(self._hint.setText, say("Drop here what has no place yet."))
        inside = QWidget()
        self._section = Section(desk.words, say("Not yet placed"), inside)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._list)
        within.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self.setAcceptDrops(True)
        self._list.chosen.connect(desk.session.select)
        self._list.dragging.connect(self.dragging)
        reckoning.counted.connect(self._show)
        desk.look.changed.connect(lambda: self._show(self._reckoning.latest))
        self._appear()

    def names(self) -> list[str]:
        """What is listed."""
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item.text(0) for item in items if item is not None]

    def offer(self, offered: bool) -> None:
        """Something is dragged that may be put here, or no more."""
        self._offered = offered
        self._appear()

    def _appear(self) -> None:
        rows = self._list.topLevelItemCount()
        self._list.setVisible(rows > 0)
        self._hint.setVisible(self._offered)
        self.setVisible(self._offered or rows > 0)

    def _show(self, counted: Counted | None) -> None:
        session, words = self._desk.session, self._desk.words
        plan, state = session.plan, session.state
        rows: list[ListRow] = []
        if plan is not None and state is not None and counted is not None:
            for unit in state.unplaced_units():
                number = counted.totals.of_unit(unit.id).established.told
                rows.append(ListRow(unit.id, plan.words(unit.name, words.language), number))
            for post in state.unplaced_posts():
                quantity = post.established.quantity
                number = "–" if quantity is None else str(quantity)
                rows.append(ListRow(post.id, plan.words(post.title, words.language), number))
        self._section.count(len(rows))
        self._list.show_rows(rows[:MOST], self._desk.look.theme.secondary)
        self._appear()

    # what is dropped here

    def _drop_of(self, mime: QMimeData) -> Drop | None:
        ids = rows_here(self._desk.session, mime)
        drop = Drop(ids, apart=True)
        return drop if ids and not self._dropper.fault(drop) else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self._drop_of(event.mimeData()) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        drop = self._drop_of(event.mimeData())
        if drop is not None:
            event.accept()
            QTimer.singleShot(0, self, lambda: self._dropper.drop(drop, QPoint()))
