"""The order of several columns of units, from the highest to the lowest, changed with buttons or Alt and arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from orgplanner.text import say, shown
from ui.desk import Desk
from ui.plain import name_button, tool_button

PLACE = Qt.ItemDataRole.UserRole
LINE, MOST = 24, 6
"""Pixels of a line, lines seen at once."""


class UnitOrder(QWidget):
    """`moved` carries the places of the columns in their new order."""

    moved = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(words(say("Columns of units, from the highest to the lowest")))
        self.up, self.down = tool_button(), tool_button()
        buttons = QVBoxLayout()
        for button, way, icon, keys, name in (
            (self.up, -1, "arrow-up", "Alt+Up", say("Move up")),
            (self.down, 1, "arrow-down", "Alt+Down", say("Move down")),
        ):
            button.setIcon(desk.look.icon(icon))
            name_button(button, f"{words(name)} ({keys})")
            button.clicked.connect(lambda _=False, way=way: self._move(way))
            QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
                lambda way=way: self._move(way)
            )
            buttons.addWidget(button)
        buttons.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.list, 1)
        line.addLayout(buttons)
        self.list.currentRowChanged.connect(lambda _: self._enable())

    def show_columns(self, columns: Sequence[tuple[int, str]]) -> None:
        """The columns with their places and headings; the chosen one stays so."""
        if columns == self._columns():
            return
        item = self.list.currentItem()
        chosen = item.data(PLACE) if item is not None else None
        self.list.clear()
        for place, heading in columns:
            made = QListWidgetItem(shown(heading))
            made.setData(PLACE, place)
            made.setToolTip(shown(heading))
            self.list.addItem(made)
        places = [place for place, _ in columns]
        self.list.setCurrentRow(places.index(chosen) if chosen in places else 0)
        self.list.setFixedHeight(LINE * min(max(len(columns), 2), MOST) + 6)
        self._enable()

    def _columns(self) -> list[tuple[int, str]]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [(item.data(PLACE), item.text()) for item in items]

    def _move(self, way: int) -> None:
        """Moves the chosen column a step up or down."""
        row = self.list.currentRow()
        columns = self._columns()
        if not 0 <= row + way < len(columns) or row < 0:
            return
        columns.insert(row + way, columns.pop(row))
        self.show_columns(columns)
        self.moved.emit(tuple(place for place, _ in columns))

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
