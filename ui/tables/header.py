"""The heading of a table: a click sorts, the line below filters, the arrow in it lists what the column holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

from orgplanner.analysis.tables import Column
from orgplanner.analysis.tables.arrange import Filter
from orgplanner.text import say
from ui.desk import Desk
from ui.plain import tooltip

AFTER = 220
"""Milliseconds after the last letter until the rows are filtered."""
LINE = 24


class FilterHeader(QHeaderView):
    """`filtered` when somebody wants to see other rows; `listed` when the values of a column are asked for."""

    filtered = Signal()
    listed = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._columns: tuple[Column, ...] = ()
        self._lines: dict[str, QLineEdit] = {}
        self._chosen: dict[str, frozenset[str]] = {}
        self._soon = QTimer(self, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self.filtered)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(44)
        self.setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for signal in (self.sectionResized, self.sectionMoved, parent.horizontalScrollBar().valueChanged):
            signal.connect(self._place)
        desk.look.changed.connect(self._tint)

    # the lines of the filters

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Makes a line for each column; what was filtered by columns that stay is kept."""
        texts = {id: line.text() for id, line in self._lines.items()}
        for line in self._lines.values():
            line.deleteLater()
        self._columns = columns
        self._lines = {column.id: self._line(column, texts.get(column.id, "")) for column in columns}
        self._chosen = {id: chosen for id, chosen in self._chosen.items() if id in self._lines}
        self._tint()
        self._place()

    def _line(self, column: Column, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setObjectName("filter")
        name = self._desk.words(say("Filter: {column}", column=column.heading))
        line.setAccessibleName(name)
        line.setToolTip(tooltip(name))
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        action = QAction(line)
        action.setText(self._desk.words(say("Choose from what stands in the column")))
        action.setToolTip(tooltip(action.text()))
        line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        action.triggered.connect(lambda: self.listed.emit(column.id))
        line.textChanged.connect(lambda _: self._soon.start())
        line.installEventFilter(self)
        line.show()
        return line

    def _tint(self) -> None:
        """Arrows in the colours of the theme; one at which values are chosen is filled."""
        for id, line in self._lines.items():
            icon = "arrow-down" if id in self._chosen else "chevron-down"
            line.actions()[0].setIcon(self._desk.look.icon(icon))
            line.setPlaceholderText(self._desk.words(say("chosen")) if id in self._chosen else "")

    def filters(self) -> Mapping[str, Filter]:
        """What is filtered by, by column."""
        found = {id: Filter(line.text().strip(), self._chosen.get(id)) for id, line in self._lines.items()}
        return {id: each for id, each in found.items() if each}

    def choose(self, column: str, values: frozenset[str] | None) -> None:
        """Shows only rows with one of these texts in a column; None for all."""
        self._chosen.pop(column, None)
        if values is not None:
            self._chosen[column] = values
        self._tint()
        self.filtered.emit()

    def forget_chosen(self) -> None:
        """Drops chosen texts: they were in another language."""
        self._chosen.clear()
        self._tint()

    def chosen(self, column: str) -> frozenset[str] | None:
        """The texts that were chosen in a column."""
        return self._chosen.get(column)

    def clear_filters(self) -> None:
        """Shows all rows again."""
        self._chosen.clear()
        for line in self._lines.values():
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)
        self._tint()
        self._soon.stop()
        self.filtered.emit()

    def line(self, column: str) -> QLineEdit:
        """The line in which a column is filtered."""
        return self._lines[column]

    def enter(self, section: int) -> None:
        """Puts the cursor into the line of a section."""
        if 0 <= section < len(self._columns):
            line = self._lines[self._columns[section].id]
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, line: QLineEdit, event: QKeyEvent) -> bool:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        column = next((id for id, each in self._lines.items() if each is line), "")
        if key == Qt.Key.Key_Down and alt:
            self.listed.emit(column)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._next(column, 1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape and line.text():
            line.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            return False
        return True

    def _next(self, column: str, step: int) -> None:
        """Goes to the line beside; from the last one back into the table."""
        section = next((at for at, each in enumerate(self._columns) if each.id == column), 0)
        place = self.visualIndex(section) + step
        while 0 <= place < self.count():
            beside = self.logicalIndex(place)
            if not self.isSectionHidden(beside):
                self.enter(beside)
                parent = self.parent()
                if isinstance(parent, QTableView):
                    parent.scrollTo(parent.model().index(parent.currentIndex().row(), beside))
                return
            place += step
        self.left.emit()

    # where the lines stand

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), size.height() + LINE + 4)

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, LINE + 4)
        super().updateGeometries()
        self._place()

    def _place(self, *_: object) -> None:
        top = self.height() - LINE - 2
        for section, column in enumerate(self._columns):
            line = self._lines[column.id]
            shown = section < self.count() and not self.isSectionHidden(section)
            line.setVisible(shown)
            if shown:
                left = self.sectionViewportPosition(section)
                line.setGeometry(left + 2, top, max(self.sectionSize(section) - 4, 10), LINE)

    def setSectionHidden(self, section: int, hide: bool) -> None:
        super().setSectionHidden(section, hide)
        self._place()
