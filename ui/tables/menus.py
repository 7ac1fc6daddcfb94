"""The context menus of a table: of a heading, and of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from orgplanner.text import Message, say
from ui.tables.bar import fill_columns

if TYPE_CHECKING:
    from ui.tables.panel import TablePanel

LISTS = say("Choose from what stands in the column")


def _menu(panel: TablePanel) -> QMenu:
    menu = QMenu(panel)
    menu.setObjectName("context")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def heading_menu(panel: TablePanel, point: QPoint) -> None:
    """Opens the menu of the heading at a point of the header."""
    header, words = panel.view.header, panel.desk.words
    at = header.logicalIndexAt(point)
    if not 0 <= at < len(panel.model.columns):
        return
    column, menu = panel.model.columns[at], _menu(panel)
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    menu.addAction(words(say("Sort upwards")), lambda: header.setSortIndicator(at, up))
    menu.addAction(words(say("Sort downwards")), lambda: header.setSortIndicator(at, down))
    menu.addAction(words(say("The usual order")), lambda: header.setSortIndicator(-1, up))
    menu.addSeparator()
    menu.addAction(words(LISTS), lambda: header.listed.emit(column.id))
    if column.id in panel.sheet.groups:
        menu.addAction(words(say("Group by this column")), lambda: panel.group(column.id))
    menu.addSeparator()
    menu.addAction(words(say("Hide this column")), lambda: panel.laying.switch(column.id))
    more = menu.addMenu(words(say("Columns")))
    fill_columns(more, panel.desk, panel.model.columns, panel.laying.columns, panel.bar.column_switched)
    menu.popup(header.mapToGlobal(point))


def cell_menu(panel: TablePanel, point: QPoint) -> None:
    """Opens the menu of the selected cells at a point of the view."""
    words, view, clerk = panel.desk.words, panel.view, panel.clerk
    menu, may_edit = _menu(panel), panel.bar.add.isEnabled()
    doings: tuple[tuple[Message, str, Callable[[], object], bool], ...] = (
        (say("Copy"), "Ctrl+C", lambda: panel.copier.copy(), False),
        (say("Copy with headings"), "Ctrl+Shift+C", panel.copier.copy_all, False),
        (say("Paste"), "Ctrl+V", clerk.paste, True),
        (say("Fill down"), "Ctrl+D", clerk.fill_down, True),
        (say("Clear cells"), "Backspace", clerk.clear_cells, True),
        (say("Add row"), "Insert", clerk.insert, True), (say("Delete rows"), "Delete", clerk.delete, True),
    )  # fmt: skip
    for message, keys, doing, edits in doings:
        if keys == "Insert":
            menu.addSeparator()
        menu.addAction(f"{words(message)}\t{keys}", doing).setEnabled(may_edit or not edits)
    index = view.currentIndex()
    if index.isValid() and panel.model.id_at(index.row()):
        column, text = panel.model.columns[index.column()], panel.model.text(index)
        menu.addSeparator()
        only = words(say("Only rows with the same in this column"))
        menu.addAction(only, lambda: view.header.choose(column.id, frozenset({text})))
    if view.header.filters():
        menu.addAction(words(say("Show all rows")), view.header.clear_filters)
    menu.popup(view.viewport().mapToGlobal(point))
