"""The bar over a table: add and delete rows, group, choose columns, how many rows are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from orgplanner.analysis.tables import Column
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import Elided, tool_button, tooltip
from ui.tables.columns import Columns


class TableBar(QFrame):
    """Says what was chosen."""

    add_asked = Signal()
    delete_asked = Signal()
    clear_asked = Signal()
    group_chosen = Signal(str)
    column_switched = Signal(str)
    usual_asked = Signal()
    fold_asked = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chartbar")
        self._desk = desk
        self._group, self._groups = "", tuple[Column, ...]()
        self._columns: tuple[Column, ...] = ()
        self._seen = Columns()
        self.add = self._button(None, say("Add a row below this one (Insert)"), self.add_asked)
        self.delete = self._button(None, say("Delete the selected rows (Delete)"), self.delete_asked)
        self.groups = self._menu(say("Put rows into groups"))
        self.columns = self._menu(say("Choose the columns"))
        self.count = Elided(name="secondary")
        self.clear = self._button(say("Show all rows"), say("Take away all filters"), self.clear_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(6)
        for button in (self.add, self.delete, self.groups, self.columns):
            line.addWidget(button)
        line.addWidget(self.count, 1)
        line.addWidget(self.clear)
        self.clear.hide()
        desk.look.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self.add.setIcon(self._desk.look.icon("plus"))
        self.delete.setIcon(self._desk.look.icon("trash"))

    def _button(self, words: Message | None, hint: Message, signal: SignalInstance) -> QToolButton:
        button = tool_button()
        if words is not None:
            self._desk.words.keep(button.setText, words)
        else:
            self._desk.words.keep(button.setAccessibleName, hint)
        self._desk.words.keep(lambda text: button.setToolTip(tooltip(text)), hint)
        button.clicked.connect(lambda _=False: signal.emit())
        return button

    def _menu(self, hint: Message) -> QToolButton:
        button = tool_button()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._fill)
        self._desk.words.keep(lambda text: button.setToolTip(tooltip(text)), hint)
        return button

    def show_columns(self, columns: tuple[Column, ...], groups: tuple[Column, ...], seen: Columns) -> None:
        """What there is to choose from, and what is chosen."""
        self._columns, self._groups, self._seen = columns, groups, seen
        self.columns.setText(self._desk.words(say("Columns")))
        self.show_group(self._group)

    def show_group(self, group: str) -> None:
        """What the rows are grouped by; "" for nothing."""
        self._group = group
        chosen = next((column.heading for column in self._groups if column.id == group), say("not grouped"))
        self.groups.setText(self._desk.words(say("Groups: {what}", what=chosen)))

    def show_count(self, shown: int, whole: int, *, filtered: bool) -> None:
        """How many rows are seen of how many."""
        some = say("{shown} of {whole} rows", shown=grouped(shown), whole=grouped(whole))
        self.count.say(self._desk.words(some if filtered else say("{whole} rows", whole=grouped(whole))))
        self.clear.setVisible(filtered)

    def may_edit(self, on: bool) -> None:
        """Whether rows may be added and deleted."""
        self.add.setEnabled(on)
        self.delete.setEnabled(on)

    def _fill(self) -> None:
        words, groups, columns = self._desk.words, self.groups.menu(), self.columns.menu()
        groups.clear()
        for id, heading in (("", say("not grouped")), *((column.id, column.heading) for column in self._groups)):
            action = groups.addAction(words(heading), partial(self.group_chosen.emit, id))
            action.setCheckable(True)
            action.setChecked(id == self._group)
        if self._group:
            groups.addSeparator()
            groups.addAction(words(say("Fold all groups")), lambda: self.fold_asked.emit(True))
            groups.addAction(words(say("Unfold all groups")), lambda: self.fold_asked.emit(False))
        fill_columns(columns, self._desk, self._columns, self._seen, self.column_switched)
        columns.addSeparator()
        columns.addAction(words(say("The usual columns")), self.usual_asked.emit)


def fill_columns(
    menu: QMenu, desk: Desk, columns: tuple[Column, ...], seen: Columns, switched: SignalInstance
) -> None:
    """Fills a menu with the columns there are, those that are seen ticked."""
    menu.clear()
    for column in columns:
        text = desk.words(column.heading).replace("&", "&&")
        action = menu.addAction(text, partial(switched.emit, column.id))
        action.setCheckable(True)
        action.setChecked(seen.shows(column))


def grouped(number: int) -> str:
    """A count with thin spaces between its thousands."""
    return f"{number:,}".replace(",", "\u202f")
