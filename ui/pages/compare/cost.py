"""Cost: pay of the established posts before and after, per month or per year, and where it is not known."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.ledger import Ledger
from orgplanner.analysis.ledger.behind import entries_behind
from orgplanner.analysis.views.cost import cost_grid, missing_pay, missing_words
from orgplanner.analysis.views.grid import Grid
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.entries import EntriesDialog, entry_grid
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label

PERIODS = {"month": say("Per month"), "year": say("Per year")}


@dataclass(frozen=True, slots=True)
class Made:
    """Rows, what is missing in them, and the ledger behind them."""

    found: Comparison
    ledger: Ledger
    grid: Grid
    missing: Message


class CostView(CompareView):
    """A row opens the posts behind it, with their pay."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Cost"))
        self.period = chooser(desk, say("Period"), PERIODS, 9)
        self._said, self.missing = label(name="secondary", wrap=True), label(wrap=True)
        bar, line = strip()
        line.addWidget(self.period)
        line.addWidget(self._said, 1)
        self.missing.setContentsMargins(10, 6, 10, 6)
        for widget, stretch in ((bar, 0), (self.table, 1), (self.missing, 0)):
            self.column.addWidget(widget, stretch)
        self.period.activated.connect(lambda _: self.wanted.emit())
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self.show_behind)

    def work(self) -> Work:
        per_year, language = self.period.currentData() == "year", self.desk.words.language

        def do(found: Comparison, stop: Stop) -> Made:
            ledger = found.ledger("pay")
            stop.check()
            grid = cost_grid(found, per_year, language)
            return Made(found, ledger, grid, missing_words(missing_pay(found, language)))

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made)
        self._made = made
        self.table.show_grid(made.grid)
        words, currency = self.desk.words, made.found.plan.settings.currency
        basis = say(
            "Pay by grade times established FTE, {currency}. Enter shows the posts behind a row.",
            currency=currency or "–",
        )
        self._said.setText(words(basis))
        self.missing.setText(words(made.missing))

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self.missing.setText("")

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        self.table.go_to(id)

    def show_behind(self, row: int, _column: int) -> None:
        """Opens the posts behind a row: those of before and of after."""
        made = self._made
        if made is None:
            return
        unit = self.table.grid_model.row(row).id or None
        wanted = [*entries_behind(made.ledger, "old", unit), *entries_behind(made.ledger, "new", unit)]
        grid = entry_grid(made.found, "pay", list(dict.fromkeys(wanted)), self.desk.words.language)
        said = say(
            "Pay per month: that of the grade, or its coefficient times the base pay, times established FTE."
        )
        EntriesDialog(self.desk, self.table.grid_model.text(row, 0), said, grid, self.window()).open()
