"""Cost: pay of the established posts with what is paid on it, before and after, and where it is not known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import localcontext

from PySide6.QtWidgets import QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.shades import as_total, money_words
from orgplanner.analysis.views.cost import COLUMNS, FIGURES, LISTS, PARTS, PERIODS, cost_grid, part_grid
from orgplanner.analysis.views.cost_words import MADE, missing_pay, missing_words
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.cost_entries import cost_entry_grid
from ui.pages.compare.figures_view import NOTHING_BEHIND, Behind, Opening
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label


@dataclass(frozen=True, slots=True)
class Made:
    """Rows by unit or by part of pay, and what is missing in them before and after."""

    found: Comparison
    listed: str
    part: str
    grid: Grid
    missing: tuple[Message, Message]


class CostView(CompareView):
    """A figure opens the posts behind it, with their pay."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Cost"))
        self.listed = chooser(desk, say("What is listed"), dict(LISTS), 8)
        self.part = chooser(desk, say("What is counted"), dict(PARTS), 13)
        self.period = chooser(desk, say("Period"), dict(PERIODS), 9)
        self._said, self.missing = label(name="secondary"), label(wrap=True)
        bar, line = strip()
        for combo in (self.listed, self.part, self.period):
            line.addWidget(combo)
        line.addWidget(self._said, 1)
        self.opening = Opening(desk, self.table, self._behind)
        line.addWidget(self.opening.button)
        self.missing.setContentsMargins(10, 4, 10, 6)
        for widget, stretch in ((bar, 0), (self.table, 1), (self.opening.formula, 0), (self.missing, 0)):
            self.column.addWidget(widget, stretch)
        for combo in (self.listed, self.part, self.period):
            combo.activated.connect(lambda _: self._ask())
        self.table.chosen.connect(self._chosen)

    def _ask(self) -> None:
        self.part.setEnabled(self.listed.currentData() == "units")
        self.wanted.emit()

    def _chosen(self, id: str) -> None:
        if self._made is not None and self._made.listed == "units":
            self.choose(id)

    def work(self) -> Work:
        listed, part = self.listed.currentData(), self.part.currentData()
        per_year, language = self.period.currentData() == "year", self.desk.words.language

        def do(found: Comparison, stop: Stop) -> Made:
            found.ledger("cost")
            stop.check()
            before, after = (missing_words(missing_pay(found, side, language)) for side in (0, 1))
            stop.check()
            if listed == "parts":
                return Made(found, listed, part, part_grid(found, per_year, language), (before, after))
            return Made(found, listed, part, cost_grid(found, part, per_year, language), (before, after))

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made)
        self._made = made
        self.table.show_grid(made.grid)
        self._said.setText(made.found.plan.settings.currency or "–")
        self.missing.setText(self.desk.words(missing_both(*made.missing)))
        self.opening.say()

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self.missing.setText("")
        self.opening.say()

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        if self._made is not None and self._made.listed == "units":
            self.table.go_to(id)

    def _behind(self, row: GridRow, column: int, wanted: bool) -> Behind:
        """The posts behind a figure; behind a name those of before and of after."""
        made = self._made
        if made is None:
            return NOTHING_BEHIND
        part, unit = (row.id, None) if made.listed == "parts" else (made.part, row.id or None)
        with localcontext(EXACT):
            ledger, figure = made.found.ledger(part), FIGURES[column]
            account = ledger.whole if unit is None else ledger.of_unit(unit)
            balance = formula(account, figure or "difference", lambda each: money_words(as_total(each)))
        if not wanted:
            return Behind(say("{balance}, per month.", balance=balance))
        entries = [entry for each in _figures(figure) for entry in entries_behind(ledger, each, unit)]
        if COLUMNS[column].kind == "count":
            entries = [entry for entry in entries if entry.part is None]
        grid = cost_entry_grid(made.found, part, list(dict.fromkeys(entries)), self.desk.words.language)
        return Behind(say("{made}\n{balance}.", made=MADE, balance=balance), grid)


def _figures(figure: str) -> tuple[str, ...]:
    return (figure,) if figure else ("old", "new")


def missing_both(before: Message, after: Message) -> Message:
    """What is missing on both sides, once where it is the same."""
    if before == after:
        return after
    return say("Before: {before} After: {after}", before=before, after=after)
