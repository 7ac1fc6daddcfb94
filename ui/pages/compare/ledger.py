"""The ledger: how what was there became what is there, for the whole, for every unit and for each pair of units."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.tables import MEASURED
from orgplanner.analysis.ledger import Entry, Ledger
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.views.accounts import FIRST, PARTS, account_grid, fault_grid, pair_grid, state_of
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.entries import EntriesDialog, entry_grid
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label, tool_button

KINDS = {"units": say("By unit"), "pairs": say("From unit to unit")}


@dataclass(frozen=True, slots=True)
class Made:
    """A ledger with its rows and the sentence about the whole."""

    found: Comparison
    ledger: Ledger
    measure: str
    grid: Grid
    pairs: bool
    said: Message
    balances: bool


class LedgerView(CompareView):
    """Every figure opens the posts behind it; the line below says how it is made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Ledger"))
        self.measure = chooser(desk, say("What is measured"), dict(MEASURED), 9)
        self.kinds = QButtonGroup(self)
        self.faults = tool_button()
        self.open = tool_button()
        self._formula, self._state = label(name="secondary", wrap=True), label(wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar, line = strip()
        line.addWidget(self.measure)
        for place, words in enumerate(KINDS.values()):
            button = tool_button()
            button.setCheckable(True)
            self.desk.words.keep(button.setText, words)
            self.kinds.addButton(button, place)
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.open)
        self.kinds.button(0).setChecked(True)
        self.desk.words.keep(self.open.setText, say("Show the posts"))
        self.desk.words.keep(self.faults.setText, say("Show what is not explained"))
        self._foot = QFrame()
        self._foot.setObjectName("bar")
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(10, 6, 10, 6)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.faults)
        self._formula.setContentsMargins(10, 4, 10, 4)
        self.column.addWidget(bar)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._formula)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        self.measure.activated.connect(lambda _: self.wanted.emit())
        self.kinds.idClicked.connect(lambda _: self.wanted.emit())
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self.show_behind)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say_formula())
        self.open.clicked.connect(self._open_current)
        self.faults.clicked.connect(self._show_faults)

    def work(self) -> Work:
        measure, pairs, language = self.measure.currentData(), self.kinds.checkedId() == 1, self.desk.words.language

        def do(found: Comparison, stop: Stop) -> Made:
            ledger = found.ledger(measure)
            stop.check()
            balances = ledger.is_balanced
            stop.check()
            grid = (pair_grid if pairs else account_grid)(found, ledger, language)
            return Made(found, ledger, measure, grid, pairs, state_of(ledger), balances)

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made)
        self._made = made
        self.table.show_grid(made.grid)
        self._state.setText(self.desk.words(made.said))
        self._state.setObjectName("" if made.balances else "fault")
        self._state.style().polish(self._state)
        self.faults.setVisible(not made.balances)
        self._say_formula()

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self._state.setText("")
        self._formula.setText("")

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        self.table.go_to(id)

    # figures

    def _part(self, column: int) -> str:
        """The part of an account that stands in a column; of other columns the difference."""
        place = column - FIRST
        return PARTS[place] if 0 <= place < len(PARTS) else "difference"

    def _say_formula(self) -> None:
        index, made = self.table.currentIndex(), self._made
        if made is None or not index.isValid() or index.row() >= self.table.grid_model.rowCount():
            self._formula.setText("")
            return
        self._formula.setText(self.desk.words(self._told(self.table.grid_model.row(index.row()), index.column())))

    def _told(self, row: GridRow, column: int) -> Message:
        made = self._made
        assert made is not None
        if made.pairs:
            return say("What goes from the unit itself to the unit itself; Enter shows the posts.")
        account = made.ledger.of_unit(row.id) if row.id else made.ledger.whole
        return formula(account, self._part(column))

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.show_behind(index.row(), index.column())

    def show_behind(self, row: int, column: int) -> None:
        """Opens the posts behind a figure."""
        made, shown = self._made, self.table.grid_model.row(row)
        if made is None:
            return
        if made.pairs:
            wanted = tuple(shown.kinds)
            entries = [
                each
                for each in made.ledger.entries
                if (each.kind, each.old_unit or "", each.new_unit or "") == wanted
            ]
            name = " → ".join(self.table.grid_model.text(row, at) for at in (0, 1))
        else:
            entries = list(entries_behind(made.ledger, self._part(column), shown.id or None))
            name = self.table.grid_model.text(row, 0)
        self._show(name, self._told(shown, column), entries)

    def _show_faults(self) -> None:
        """Opens the lines that are not explained."""
        made, words = self._made, self.desk.words
        if made is not None:
            grid = fault_grid(made.found, made.ledger, words.language)
            EntriesDialog(self.desk, words(say("Not explained")), made.said, grid, self.window()).open()

    def _show(self, name: str, said: Message, entries: list[Entry]) -> None:
        made, words = self._made, self.desk.words
        assert made is not None
        if not entries:
            self.desk.session.done.emit(say("Nothing stands behind this figure: it is 0."))
            return
        grid = entry_grid(made.found, made.measure, entries, words.language)
        title = words(say("{measure}: {name}", measure=MEASURED[made.measure], name=name))
        EntriesDialog(self.desk, title, said, grid, self.window()).open()
