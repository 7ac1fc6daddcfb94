"""Ceilings and minimums of the chosen scenario: added, changed, deleted, held against it as the work goes on."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgplanner import edits
from orgplanner.analysis.limits import Measured, Yard
from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, new_id
from orgplanner.text import say
from ui.background import Lane
from ui.desk import Desk
from ui.inspection.form import Form
from ui.models.limits import LimitsModel, WhereModel
from ui.plain import button_box, label, no_default
from ui.reckoning import Counted, Reckoning
from ui.row_table import show_rows

COLUMNS = ("unit", "kind", "measure", "least", "most", "source", "note")
WIDTHS, WHERE_WIDTHS = (240, 160, 66, 66, 76, 120), (170, 66, 110)
MOST_ROWS, MOST_NAMES = 200, 6
"""Units that are listed of one limit, and posts that are named of one unit."""


def described(
    plan: Plan, scenario: str, totals: Totals, found: list[Measured], language: str
) -> list[tuple[Measured, str]]:
    """What was measured, each with the names of the first posts that are unknown in it."""
    yard, rows = Yard(plan, scenario, totals), []
    for each in found[:MOST_ROWS]:
        names = [plan.words(post.title, language) or post.code for post in islice(yard.unknown(each), MOST_NAMES)]
        more = ["…"] if each.total.unknown > len(names) else []
        rows.append((each, "; ".join([*names, *more])))
    return rows


class LimitsDialog(QDialog):
    """Stays open beside the work; a unit that is clicked is selected in the chart."""

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._reckoning = desk, reckoning
        self._lane = Lane(self, desk.turn)
        self.model, self.where = LimitsModel(desk, self), WhereModel(desk, self)
        self.table, self.places = QTableView(), QTableView()
        self.add, self.delete = QPushButton(), QPushButton()
        self._hint, self._none = label(name="secondary", wrap=True), label(name="secondary", wrap=True)
        self.form = self._make_form()
        self._lay_out()
        self._connect()
        self._name()

    def _make_form(self) -> Form:
        form = Form(self._desk, "limits", COLUMNS, {})
        form.setMinimumWidth(330)
        return form

    def _lay_out(self) -> None:
        for view, model, widths in ((self.table, self.model, WIDTHS), (self.places, self.where, WHERE_WIDTHS)):
            show_rows(view, model, widths)
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.form)
        self._below.addWidget(self.places, 1)
        self._lower = QWidget()
        self._lower.setLayout(self._below)
        column = QVBoxLayout(self)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        column.addWidget(self._lower, 1)
        column.addWidget(self._none)
        room = self.screen().availableSize()
        self.resize(min(820, room.width() - 40), min(600, room.height() - 60))

    def _buttons(self) -> QHBoxLayout:
        line, close = QHBoxLayout(), button_box(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for button in (self.add, self.delete):
            line.addWidget(button)
        no_default(self.add, self.delete, *close.buttons())
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _connect(self) -> None:
        session, words = self._desk.session, self._desk.words
        self._reckoning.counted.connect(self._show)
        session.changed.connect(self._refresh)
        session.scenario_changed.connect(self._refresh)
        session.document_changed.connect(self.close)
        words.changed.connect(self._rename)
        self._desk.look.changed.connect(self._refresh)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.add.clicked.connect(self._add)
        self.delete.clicked.connect(self._delete)
        self.places.clicked.connect(self._go)
        self.places.activated.connect(self._go)

    def _rename(self) -> None:
        self._below.replaceWidget(self.form, fresh := self._make_form())
        self.form.deleteLater()
        self.form = fresh
        self._name()

    def _name(self) -> None:
        words = self._desk.words
        self.setWindowTitle(words(say("Limits")))
        hint = say("Ceilings and minimums of this scenario. A crossed limit turns red; it blocks nothing.")
        self._hint.setText(words(hint))
        none = say("Add a limit: for the whole, for the selected unit, or for every unit of a kind.")
        self._none.setText(words(none))
        self.add.setText(words(say("Add a limit")))
        self.delete.setText(words(say("Delete the limit")))
        self.table.setAccessibleName(self.windowTitle())
        self.places.setAccessibleName(words(say("Where it was measured")))
        self._refresh()

    def done(self, result: int) -> None:
        """Waits for what is being looked up."""
        self._lane.finish()
        super().done(result)

    # what is shown

    def _current(self) -> str:
        row = self.table.currentIndex().row()
        return self.model.limit(row).id if 0 <= row < self.model.rowCount() else ""

    def _refresh(self) -> None:
        self._show(self._reckoning.latest)

    def _show(self, counted: Counted | None) -> None:
        session, current = self._desk.session, self._current()
        state = session.state
        limits = [] if state is None else list(state.limits.values())
        counted = counted if counted is not None and counted.scenario == session.scenario else None
        self.model.show(limits, () if counted is None else counted.limits)
        row = max(self.model.row_of(current), 0)
        if limits and self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._choose()

    def _choose(self) -> None:
        """Shows the limit that is chosen and where it was measured."""
        session, id = self._desk.session, self._current()
        rows = {} if session.state is None else session.state.limits
        self._lower.setVisible(id in rows)
        self._none.setVisible(id not in rows)
        self.add.setEnabled(session.state is not None and not session.is_locked)
        self.delete.setEnabled(id in rows and not session.is_locked)
        if id not in rows:
            self._lane.cancel()
            self.where.show(())
            return
        self.form.set_read_only(session.is_locked)
        self.form.bind(rows, (id,))
        self._look_up(id)

    def _look_up(self, id: str) -> None:
        counted, plan, found = self._reckoning.latest, self._desk.session.plan, self.model.found(id)
        if counted is None or plan is None or not found:
            self.where.show(())
            return
        snapshot, language = plan.snapshot(), self._desk.words.language
        scenario, totals = counted.scenario, counted.totals
        self._lane.start(lambda _: described(snapshot, scenario, totals, found, language), self.where.show)

    # what buttons do

    def _add(self) -> None:
        session, id = self._desk.session, new_id()
        chosen = session.selected if session.selected_in("units") else None
        if session.do(edits.add_limit, chosen, id=id):
            self.table.setCurrentIndex(self.model.index(self.model.row_of(id), 0))
            self.form.fields["most"].setFocus()

    def _delete(self) -> None:
        id = self._current()
        if id:
            self._desk.session.do(edits.delete_limit, id)

    def _go(self, index: QModelIndex) -> None:
        self._desk.session.select(self.where.unit(index.row()) or "")
