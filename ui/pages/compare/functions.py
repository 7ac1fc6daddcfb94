"""Functions, people and links compared: lists of what became of each, to be narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.views.changes import EVERYTHING, Wanted
from orgplanner.analysis.views.grid import Grid
from orgplanner.analysis.views.others import KINDS, TITLES, kind_words, other_grid
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.fields.box import Box
from ui.models.grid import EMPTY
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label

AFTER_TYPING = 120
"""milliseconds"""
NONE: dict[str, Message] = {
    "functions": say("Neither scenario has functions (page Functions)."),
    "people": say("Nobody holds a post in either scenario (page People)."),
    "links": say("Neither scenario has links (page Links)."),
}


@dataclass(frozen=True, slots=True)
class Made:
    """One of the lists."""

    table: str
    grid: Grid


class FunctionsView(CompareView):
    """What is chosen is selected in the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made = Made("functions", EMPTY)
        self.table = GridView(desk, say("Functions, people and links"))
        self.listed = chooser(desk, say("What is listed"), dict(TITLES), 10)
        self.change, self.text = Box(), QLineEdit()
        self.count = label(name="secondary")
        self.said = label(name="secondary", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar, line = strip()
        line.addWidget(self.listed)
        line.addWidget(self.change)
        line.addWidget(self.text, 1)
        line.addWidget(self.count)
        self.change.setMinimumContentsLength(15)
        self.text.setClearButtonEnabled(True)
        self.said.setContentsMargins(10, 6, 10, 6)
        self.column.addWidget(bar)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.said)

    def _connect(self) -> None:
        words = self.desk.words
        words.keep(self.text.setPlaceholderText, say("Filter by any word"))
        words.keep(self.text.setAccessibleName, say("Filter by any word"))
        words.keep(self.change.setAccessibleName, say("Kind of change"))
        words.keep(lambda _: self._offer(), say("Kind of change"))
        self._soon.timeout.connect(self._narrow)
        self.text.textChanged.connect(lambda _: self._soon.start())
        self.text.returnPressed.connect(self.table.setFocus)
        self.change.activated.connect(lambda _: self._narrow())
        self.listed.activated.connect(lambda _: self._offer())
        self.listed.activated.connect(lambda _: self.wanted.emit())
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(lambda row, _: self.choose(self.table.grid_model.row(row).id))

    def _offer(self) -> None:
        """Offers the kinds of change that the list may have."""
        table, chosen = self.listed.currentData(), self.change.currentData()
        with QSignalBlocker(self.change):
            self.change.clear()
            self.change.addItem(self.desk.words(say("All changes")), "")
            for kind in KINDS[table]:
                self.change.addItem(self.desk.words(kind_words(table, kind)), kind)
            self.change.addItem(self.desk.words(say("Everything")), EVERYTHING)
            self.change.setCurrentIndex(max(self.change.findData(chosen), 0))

    def work(self) -> Work:
        table, language = self.listed.currentData(), self.desk.words.language

        def do(found: Comparison, _: Stop) -> Made:
            return Made(table, other_grid(found, table, language))

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made.grid)
        self._made = made
        self._narrow()
        self.follow_selection(self.desk.session.selected)

    def forget(self) -> None:
        self.desk.leftovers.take(self._made.grid)
        self._made = Made(self._made.table, EMPTY)
        self.table.clear()

    def _narrow(self) -> None:
        self._soon.stop()
        rows = self._made.grid.rows
        places = Wanted("", self.change.currentData() or "", self.text.text()).places(rows)
        self.table.show_grid(self._made.grid, places)
        shown = say("{count} of {whole}", count=len(places), whole=len(rows))
        self.count.setText(self.desk.words(shown))
        nothing = say("Nothing here is other than before.") if not places else ""
        self.said.setText(self.desk.words(nothing if rows else NONE[self._made.table]))
        self.said.setVisible(bool(self.said.text()))

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        self.table.go_to(id)
