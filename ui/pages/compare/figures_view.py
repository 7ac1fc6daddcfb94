"""A table of figures: the line below says how the current one is made, Enter opens what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.grid_view import GridView
from ui.plain import label, tool_button


class Behind(NamedTuple):
    """How a figure is made, and the rows that add up to it; None: there is nothing to open."""

    formula: Message | str
    grid: Grid | None = None


MANY = 3000
"""rows from which on a formula may take a moment"""
NOTHING_BEHIND = Behind("")
Ask = Callable[[GridRow, int, bool], Behind]
"""Told a row, a column and whether the rows behind are wanted; with them it is asked beside the window."""


class Opening(QObject):
    """Ties a table to the line with its formulas and to the button that opens what is behind a figure."""

    def __init__(self, desk: Desk, table: GridView, ask: Ask) -> None:
        super().__init__(table)
        self._desk, self._table, self._ask = desk, table, ask
        self._lane, self._teller = Lane(self, desk.turn), Lane(self, desk.turn)
        self.formula = label(name="secondary", wrap=True)
        self.formula.setContentsMargins(10, 4, 10, 4)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.formula.hide()
        self.button = tool_button()
        desk.words.keep(self.button.setText, say("Show the posts"))
        table.opened.connect(self.open)
        table.selectionModel().currentChanged.connect(lambda *_: self.say())
        self.button.clicked.connect(self._open_current)

    @property
    def busy(self) -> bool:
        """Whether rows are being worked out."""
        return self._lane.busy

    def finish(self) -> None:
        """Waits for what is worked out; it is not shown any more."""
        self._lane.finish()
        self._teller.finish()

    def say(self, otherwise: Message | str = "") -> None:
        """Says how the current figure is made, or something else where there is none; beside the window if long."""
        index, model = self._table.currentIndex(), self._table.grid_model
        if not index.isValid() or index.row() >= model.rowCount():
            self._teller.cancel()
            self._tell(otherwise)
            return
        row, column = model.row(index.row()), index.column()

        def work(_: Stop | None) -> Message | str:
            return self._ask(row, column, False).formula

        if len(model.grid.rows) > MANY:
            self._teller.start(work, lambda said: self._tell(said or otherwise))
        else:
            self._tell(work(None) or otherwise)

    def _tell(self, said: Message | str) -> None:
        """Shows a line, or gives its room to the table where there is nothing to say."""
        text = self._desk.words(said)
        self.formula.setText(text)
        self.formula.setVisible(bool(text))

    def _open_current(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self.open(index.row(), index.column())

    def open(self, place: int, column: int) -> None:
        """Opens what is behind a figure."""
        model, words = self._table.grid_model, self._desk.words
        row, heading = model.row(place), words(model.grid.columns[column].title)
        title = words(say("{measure}: {name}", measure=heading, name=model.text(place, 0)))

        self.open_other(title, lambda: self._ask(row, column, True))

    def open_other(self, title: str, ask: Callable[[], Behind]) -> None:
        """Opens what is behind something that stands in no table; `ask` is called beside the window."""

        def work(_: Stop) -> Behind:
            with collection_paused():
                return ask()

        self._lane.start(work, lambda found: self._show(title, found))

    def _show(self, title: str, found: Behind) -> None:
        if found.grid is None:
            return
        if not found.grid.rows:
            self._desk.session.done.emit(say("Nothing stands behind this figure: it is 0."))
            return
        EntriesDialog(self._desk, title, found.formula, found.grid, self._table.window()).open()
