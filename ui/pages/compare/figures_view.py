"""A table of figures: the line below says how the current one is made, Enter opens what is behind it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from orgplanner.analysis.views.grid import Grid
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.grid_view import GridView
from ui.plain import label, tool_button


class Behind(NamedTuple):
    """How a figure is made, and the rows that add up to it; no rows: there is nothing to open."""

    formula: Message | str
    grid: Grid | None = None


NOTHING_BEHIND = Behind("")


class Opening(QObject):
    """Ties a table to the line with its formulas and to the button that opens what is behind a figure.

    `told` gives what is known of a cell: with `rows` also what is behind it, which may take a moment.
    """

    def __init__(self, desk: Desk, table: GridView) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table
        self.formula = label(name="secondary", wrap=True)
        self.formula.setContentsMargins(10, 4, 10, 4)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = tool_button()
        desk.words.keep(self.button.setText, say("Show the posts"))
        table.opened.connect(self.open)
        table.selectionModel().currentChanged.connect(lambda *_: self.say())
        self.button.clicked.connect(self._open_current)

    def told(self, row: int, column: int, *, rows: bool) -> Behind:
        """What is known of a figure; views give their own."""
        raise AssertionError((row, column, rows))

    def say(self, otherwise: Message | str = "") -> None:
        """Says how the current figure is made, or something else where there is none."""
        index, model = self._table.currentIndex(), self._table.grid_model
        known = index.isValid() and index.row() < model.rowCount()
        found = self.told(index.row(), index.column(), rows=False) if known else NOTHING_BEHIND
        self.formula.setText(self._desk.words(found.formula or otherwise))

    def _open_current(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self.open(index.row(), index.column())

    def open(self, row: int, column: int) -> None:
        """Opens what is behind a figure."""
        found, model = self.told(row, column, rows=True), self._table.grid_model
        if found.grid is None:
            return
        if not found.grid.rows:
            self._desk.session.done.emit(say("Nothing stands behind this figure: it is 0."))
            return
        words = self._desk.words
        heading = words(model.grid.columns[column].title)
        title = words(say("{measure}: {name}", measure=heading, name=model.text(row, 0)))
        EntriesDialog(self._desk, title, found.formula, found.grid, self._table.window()).open()
