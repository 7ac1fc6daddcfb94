"""The tree of units: choose, rename with F2, fold; as many rows as there are units."""

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCursor, QDragMoveEvent, QPainter, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from orgplanner.model import ChangeSet
from orgplanner.text import say
from ui.canvas.drop import Drop
from ui.desk import Desk
from ui.dragging import hand_out, rows_here
from ui.dropping import Dropper, called
from ui.models.outline import OutlineModel
from ui.panels.section import Section
from ui.plain import tooltip
from ui.reckoning import Counted, Reckoning

Where = QAbstractItemView.DropIndicatorPosition
FIGURES = 56
"""Pixels that the column of figures has at least."""
STEP, NARROWEST_STEP = 14, 4
"""Pixels by which a level is moved in, and with very many levels."""
EDGE = 3
"""Pixels between a text and the edge of its cell."""
NAMED = 100
"""Pixels that the names of the lowest level keep."""
FOLLOWED = 1000
"""Things selected elsewhere up to which all of them are marked here; of more the last ones."""
FEW = 60
"""Units up to which the whole tree is opened at first."""


class NameDelegate(QStyledItemDelegate):
    """The field for a name keeps the keys that mean something else in the tree, such as Enter.

    Names themselves are painted by the view, which knows how much room the figure beside them leaves.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return False
        return super().eventFilter(editor, event)


class OutlineView(QTreeView):
    """Tells in a tool tip the whole name of what is shortened; `dragging` while rows are held."""

    dragging = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setUniformRowHeights(True)
        self.setIndentation(STEP)
        self.setHeaderHidden(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegateForColumn(0, NameDelegate(self))
        self.setAutoExpandDelay(700)
        self.entered.connect(self._hint)
        self.setMouseTracking(True)

    def paint_all(self) -> None:
        """Paints all rows anew: where there is one root, a view would paint the row of that alone."""
        self.setDirtyRegion(QRegion(self.rect()))

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The name goes on as far as the figure of its own row lets it, whatever the widest figure takes."""
        super().drawRow(painter, options, index)
        room = self.name_room(index)
        name = self.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def name_room(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where the name of a row is painted, in pixels of the viewport."""
        own = self.visualRect(index.sibling(index.row(), 0))
        told = self.fontMetrics().horizontalAdvance(str(index.sibling(index.row(), 1).data() or ""))
        right = self.columnViewportPosition(1) + self.columnWidth(1) - 1 - told - 4 * EDGE
        own.setLeft(own.left() + 2 * EDGE)
        own.setRight(right)
        return own

    def _hint(self, index: QModelIndex) -> None:
        self.setToolTip(tooltip(str(index.siblingAtColumn(0).data() or "")))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.setDropIndicatorShown(True)
        super().dragMoveEvent(event)
        self.setDropIndicatorShown(event.isAccepted())  # Qt would leave it where something might be dropped last
        place = event.position().toPoint()
        index, mime = self.indexAt(place), event.mimeData()
        fault = "" if event.isAccepted() else self._fault(mime, index)
        if index.isValid() and not fault and rows_here(self._desk.session, mime):
            event.accept()  # where it stands already nothing happens, which is no refusal
        QToolTip.showText(self.viewport().mapToGlobal(place), tooltip(fault), self)

    def _fault(self, mime: QMimeData, index: QModelIndex) -> str:
        """Why rows may not be dropped on a unit, or between two."""
        model, where = self.model(), self.dropIndicatorPosition()
        if not isinstance(model, OutlineModel):
            return ""
        if where in (Where.AboveItem, Where.BelowItem):
            return model.fault_at(mime, index.row() + (where == Where.BelowItem), index.parent())
        return model.fault_at(mime, -1, index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """The name goes beside the pointer: a picture of the row would cover the unit it is dropped on."""
        model = self.model()
        indexes = [index for index in self.selectedIndexes() if index.column() == 0]
        if isinstance(model, OutlineModel) and indexes:
            self.dragging.emit(True)
            name = called(self._desk, [model.id_of(index) for index in indexes])
            hand_out(self, model.mimeData(indexes), name, self._desk.look.theme)
            self.dragging.emit(False)


class OutlinePanel(QWidget):
    """The outline under its heading."""

    context_requested = Signal(str, QPoint)
    dragging = Signal(bool)

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._following = False
        self._dropper = Dropper(desk, self)
        self.model = OutlineModel(desk.session, desk.words, self._dropper.fault, self)
        self.view = OutlineView(desk)
        self.view.setModel(self.model)
        self.view.header().setStretchLastSection(False)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.view.header().resizeSection(1, FIGURES)
        self._section = Section(desk.words, say("Outline"), self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.dragging.connect(self.dragging)
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._indent)
        for signal in (self.view.expanded, self.view.collapsed):
            signal.connect(self._opening.start)
        self.model.dropped.connect(self._drop)
        desk.session.scenario_changed.connect(self._reload)
        desk.session.selection_changed.connect(self._select)
        desk.session.changed.connect(self._take)
        desk.words.changed.connect(self.model.retranslate)
        self.model.dataChanged.connect(self.view.paint_all)
        reckoning.counted.connect(self._count)

    def rename(self) -> None:
        """Opens the editor of the selected unit's name."""
        index = self.model.index_of(self._desk.session.unit_of(self._desk.session.selected))
        if index.isValid():
            self.view.setFocus()
            self.view.setCurrentIndex(index)
            if self.view.state() != QAbstractItemView.State.EditingState:
                self.view.edit(index)

    def _count(self, counted: Counted | None) -> None:
        self.model.set_totals(counted.totals if counted is not None else None)
        self._make_room()
        self._indent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._indent()

    def _indent(self) -> None:
        """Moves levels in by less where so many are open that no room would be left for the names of the lowest."""
        room = self.view.maximumViewportSize().width() - self.view.header().sectionSize(1) - NAMED
        self.view.setIndentation(min(STEP, max(NARROWEST_STEP, room // self._open_levels())))

    def _open_levels(self) -> int:
        """How many levels the tree shows, of units that are open."""
        levels, level = 0, [QModelIndex()]
        while level:
            levels += 1
            level = [
                child
                for index in level
                for row in range(self.model.rowCount(index))
                if self.view.isExpanded(child := self.model.index(row, 0, index))
            ]
        return levels

    def _make_room(self) -> None:
        """Makes the second column as wide as the figures of the first two levels: a figure is never cut short."""
        root = QModelIndex()
        tops = [self.model.index(row, 1, root) for row in range(min(self.model.rowCount(root), FEW))]
        below = [
            self.model.index(row, 1, top.siblingAtColumn(0))
            for top in tops
            for row in range(min(self.model.rowCount(top.siblingAtColumn(0)), FEW))
        ]
        metrics = self.view.fontMetrics()
        widths = [metrics.horizontalAdvance(str(index.data() or "")) for index in (*tops, *below)]
        self.view.header().resizeSection(1, max(FIGURES, *widths, 0) + 20)

    def _chosen(self) -> None:
        """What is selected in the tree is selected everywhere; the current unit is the last of it."""
        if self._following:
            return
        session = self._desk.session
        rows = dict.fromkeys(self.model.units_in(self.view.selectionModel().selection()))
        current = self.model.id_of(self.view.currentIndex())
        kept = [id for id in session.selection if id in rows]
        ids = dict.fromkeys([*kept, *rows])
        session.select_many([*(id for id in ids if id != current), *([current] if current in rows else [])])

    def _ask_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            self.view.clearSelection()
        self.context_requested.emit(self.model.id_of(index), self.view.viewport().mapToGlobal(place))

    def _drop(self, drop: Drop) -> None:
        """After the window system is done with the drag: what it dragged may not be there any more."""
        QTimer.singleShot(0, self, partial(self._dropper.drop, drop, QCursor.pos()))

    def _reload(self) -> None:
        opened = self._opened()
        self._following = True
        self.model.reload()
        self._following = False
        state = self._desk.session.state
        units = len(state.units) if state is not None else 0
        self._section.count(units)
        if units <= FEW:
            self.view.expandAll()
        else:
            self.view.expandToDepth(0)
            for id in opened:
                self.view.expand(self.model.index_of(id))
        self._select()

    def _opened(self) -> list[str]:
        """The ids of the units that are open in the tree, at most a few hundred."""
        found: list[str] = []
        for index in self.model.known():
            unit = self.model.id_of(index)
            if unit and len(found) < FEW * 5 and self.view.isExpanded(index):
                found.append(unit)
        return found

    def _take(self, changes: ChangeSet) -> None:
        if not self.model.take(changes):
            self._reload()
            return
        chosen = frozenset(self._desk.session.selection[-FOLLOWED:])
        if chosen and any(change.table == "posts" and change.id in chosen for change in changes):
            self._select()

    def _selected_units(self) -> list[str]:
        """The units that stand for what was selected last; there may be as many posts as the scenario has."""
        session, state = self._desk.session, self._desk.session.state
        if state is None:
            return []
        units, posts = state.units, state.posts
        found = (
            id if id in units else posts[id].unit if id in posts else session.unit_of(id)
            for id in session.selection[-FOLLOWED:]
        )
        return list(dict.fromkeys(id for id in found if id))

    def _select(self) -> None:
        view = self.view
        units = self._selected_units()
        selected = set(self.model.units_in(view.selectionModel().selection()))
        index = self.model.index_of(units[-1]) if units else QModelIndex()
        if selected == set(units) and index == view.currentIndex():
            return
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        view.selectionModel().select(self.model.selection_of(units), flags.ClearAndSelect)
        if index.isValid():
            view.scrollTo(index)
        self._following = False
