"""All keys and gestures: those of the commands by menu, then of the chart, of tables and of the review list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from orgplanner.text import Message, say
from ui.commands import COMMANDS, MENUS
from ui.plain import button_box, no_default

if TYPE_CHECKING:
    from ui.window import MainWindow

LABELLED = (
    "New", "Open", "Save", "Undo", "Redo", "Cut", "Copy", "Paste", "Find", "Print", "Close", "Help",
    *(f"F{number}" for number in range(13, 36)),
)  # fmt: skip
"""Keys that only some keyboards have."""
Keys = tuple[Message | str, Message]
GESTURES: tuple[tuple[Message, tuple[Keys, ...]], ...] = (
    (say("On the chart"), (
        ("← ↑ → ↓", say("Move between boxes")),
        (say("Shift + arrows"), say("Select several boxes")),
        ("Esc", say("Call off what is being done, or select nothing")),
        ("+  −", say("Zoom the chart")),
        (say("Wheel"), say("Zoom at the pointer")),
        (say("Shift + wheel"), say("Move the chart sideways")),
        (say("Drag the empty canvas"), say("Move the chart")),
        (say("Ctrl + click"), say("Add a box to the selection, or take it out")),
        (say("Shift + drag"), say("Draw a frame around boxes")),
        (say("Double click"), say("Rename")),
        (say("Double click, Enter"), say("From a place that was left to the new one")),
        (say("Drag a box onto another"), say("Move it below that one")),
        (say("Drag a box between two others"), say("Change the order")),
        (say("Drag the arrow at a box to another"), say("Draw a link")),
        (say("Click the sign below a box"), say("Fold or unfold")),
    )),
    (say("In tables"), (
        (say("Type"), say("Write into the cell")),
        ("F2", say("Change what is in the cell")),
        ("Enter", say("To the row below")),
        ("Ctrl+C, Ctrl+V", say("Copy and paste blocks, also from a spreadsheet")),
        ("Ctrl+D", say("Fill down")),
        ("Ctrl+F", say("To the filter of the column")),
        ("Insert, Delete", say("Add a row, delete rows")),
        ("Backspace", say("Empty the cells")),
        (say("Drag selected rows"), say("Move posts, or give people posts, on the outline or the chart")),
    )),
    (say("In the review list"), (
        (say("Enter, Space"), say("Note what became of the row, and go on")),
        ("1 … 7, 0", say("Note a state: unchanged to out of scope, not reviewed")),
        ("N", say("To the next that is not reviewed")),
        ("F", say("To the filter")),
        ("F2", say("Change decision, reason, wave, legal basis, source")),
    )),
)  # fmt: skip
"""What is done with keys and mouse and is no command of a menu."""


class ShortcutsDialog(QDialog):
    """What is done, and with which keys; typing narrows the list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._words = window, window.desk.words
        self.setWindowTitle(self._words(say("Keyboard shortcuts")))
        self.filter, self.list = QLineEdit(), QTreeWidget()
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._lay_out()
        for title, rows in (*self._commands(), *self._gestures()):
            self._add(title, rows)
        self.filter.textChanged.connect(self._narrow)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self._words(say("Find a key or what it does")))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(12)
        self.list.setColumnCount(2)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        no_default(*buttons.buttons())
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(600, 600)

    def _commands(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The commands that have keys, by menu; those of no menu at the end."""
        left = {command.id: command for command in COMMANDS if self._keys(command.id)}
        for menu in MENUS:
            mine = [left.pop(id) for id in menu.ids if id in left]
            yield self._words(menu.words), [(self._words(each.words), self._keys(each.id)) for each in mine]
        rest = [(self._words(each.words), self._keys(each.id)) for each in left.values()]
        yield self._words(say("More commands")), rest

    def _keys(self, id: str) -> str:
        """The keys of a command, without those that only some keyboards have, such as one called “Undo”."""
        native, found = QKeySequence.SequenceFormat.NativeText, self._window.commands.by_id[id].shortcuts()
        usual = (keys for keys in found if keys.toString(QKeySequence.SequenceFormat.PortableText) not in LABELLED)
        return ", ".join(dict.fromkeys(keys.toString(native) for keys in usual))

    def _gestures(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for title, rows in GESTURES:
            yield self._words(title), [(self._words(said), self._words(keys)) for keys, said in rows]

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        items = [QTreeWidgetItem([said, keys]) for said, keys in rows]
        group.addChildren(items)
        self._groups.append((group, items))
        self.list.addTopLevelItem(group)
        group.setExpanded(True)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        for group, rows in self._groups:
            for row in rows:
                words = f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in words for word in wanted))
            group.setHidden(all(row.isHidden() for row in rows))
