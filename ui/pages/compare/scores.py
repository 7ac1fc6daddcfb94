"""Criteria of an appraisal with their weights and the scores of every option; each edit can be undone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from orgplanner import edits
from orgplanner.analysis.appraisal.weighing import Scoring, scoring
from orgplanner.analysis.views.options import score_grid, sum_formula, verdict_words
from orgplanner.errors import OrgPlannerError, RuleBroken
from orgplanner.model import ChangeSet, Figure, Plan, names, new_id, read_quantity
from orgplanner.text import say
from ui.desk import Desk
from ui.enter import ENTER
from ui.models.grid import EMPTY
from ui.models.scores import FIRST_SCORE, NAME, WEIGHT, ScoreModel
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.view import strip
from ui.plain import label, tool_button


class ScoreTable(GridView):
    """Typing begins at once; Enter begins it too, and Delete takes a score away."""

    emptied = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, say("Criteria and scores"), model=ScoreModel(desk))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, model = self.currentIndex(), self.grid_model
        assert isinstance(model, ScoreModel)
        if self.state() == self.State.EditingState:  # Enter that ends an editor comes here too
            event.accept()
        elif event.key() in ENTER and model.may_edit(index):
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete and model.may_edit(index) and index.column() >= FIRST_SCORE:
            self.emptied.emit(model.row(index.row()).id, index.column())
        else:
            super().keyPressEvent(event)


class Scores(QWidget):
    """Works in the window's thread, as criteria are few; follows the plan by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.scenarios: tuple[str, ...] = ()
        self.found: Scoring | None = None
        self.table = ScoreTable(desk)
        self.model = self.table.grid_model
        self.add, self.remove, self.up, self.down = (tool_button() for _ in range(4))
        self.verdict = label(wrap=True)
        self.formula = label(name="secondary", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar, line = strip()
        title = label(name="heading")
        self._desk.words.keep(lambda text: title.setText(text.upper()), say("Criteria and scores, 0 to 10"))
        line.addWidget(title)
        line.addStretch(1)
        for button in (self.add, self.remove, self.up, self.down):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        for words in (self.verdict, self.formula):
            words.setContentsMargins(10, 4, 10, 4)
            column.addWidget(words)

    def _connect(self) -> None:
        words, session = self._desk.words, self._desk.session
        words.keep(self.add.setText, say("+ Criterion"))
        words.keep(self.remove.setText, say("Delete"))
        for button, sign, name in ((self.up, "↑", say("Up")), (self.down, "↓", say("Down"))):
            button.setText(sign)
            words.keep(button.setAccessibleName, name)
            words.keep(button.setToolTip, name)
        words.changed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._shift(-1))
        self.down.clicked.connect(lambda: self._shift(1))
        assert isinstance(self.model, ScoreModel)
        self.model.typed.connect(self._typed)
        self.table.emptied.connect(lambda id, column: self._typed(id, column, ""))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say())

    def show_options(self, scenarios: tuple[str, ...]) -> None:
        """Shows the scores of other scenarios; of the same ones nothing, so that what is being typed stays."""
        if scenarios != self.scenarios:
            self.scenarios = scenarios
            self.refresh()

    def refresh(self) -> None:
        """Shows the scores as they are now."""
        plan, language = self._desk.session.plan, self._desk.words.language
        self.scenarios = tuple(id for id in self.scenarios if plan is not None and id in plan.scenarios)
        if plan is None or len(self.scenarios) < 2:
            self.found = None
            self.table.show_grid(EMPTY)
        else:
            self.found = scoring(plan, self.scenarios)
            column = self.table.currentIndex().column()
            self.table.show_grid(score_grid(plan, self.found, language))
            self.verdict.setText(self._desk.words(verdict_words(plan, self.found, language)))
            index = self.table.currentIndex()
            if index.isValid() and column >= 0:
                self.table.setCurrentIndex(index.siblingAtColumn(column))
        self._say()

    def _current(self) -> str:
        row = self.table.currentIndex().row()
        return self.model.row(row).id if 0 <= row < self.model.rowCount() else ""

    def _say(self) -> None:
        """How the sum of the option is made that the current cell belongs to."""
        place, id = self.table.currentIndex().column() - FIRST_SCORE, self._current()
        found = self.found if self.found is not None and self.found.criteria else None
        is_option = found is not None and 0 <= place < len(self.scenarios)
        said = sum_formula(found, self.scenarios[place]) if found is not None and is_option else ""
        self.formula.setText(self._desk.words(said))
        criteria = [row.id for row in found.criteria] if found is not None else []
        self.remove.setEnabled(bool(id))
        self.up.setEnabled(bool(id) and id != criteria[0])
        self.down.setEnabled(bool(id) and id != criteria[-1])

    # what is done

    def _add(self) -> None:
        words, fresh = self._desk.words, new_id()
        name = names({words.language: words(say("New criterion"))})
        if not self._desk.session.do_shared(edits.add_criterion, name, id=fresh):
            return
        self.table.setCurrentIndex(self.model.index(self.model.row_of(fresh), NAME))
        self.table.setFocus()
        self.table.edit(self.table.currentIndex())

    def _remove(self) -> None:
        if self._current():
            self._desk.session.do_shared(edits.delete_criterion, self._current())

    def _shift(self, step: int) -> None:
        found, id = self.found, self._current()
        if found is None or not id:
            return
        ids = [row.id for row in found.criteria]
        other = ids[ids.index(id) + step]
        self._desk.session.do_shared(edits.reorder_criterion, id, **{"before" if step < 0 else "after": other})

    def _typed(self, id: str, column: int, text: str) -> None:
        """Takes what was typed; what is not understood stays in its cell, with the reason."""
        assert isinstance(self.model, ScoreModel)
        try:
            self._write(id, column, text.strip())
        except OrgPlannerError as error:
            self.model.keep((id, column), text, error.sentence(self._desk.words.language))
            self._desk.session.refused.emit(error)
        else:
            self.model.drop((id, column))

    def _write(self, id: str, column: int, text: str) -> None:
        """One undoable edit; raises what may not be."""
        session, plan = self._desk.session, self._desk.session.plan
        if plan is None or id not in plan.criteria:
            return
        changes = self._edited(plan, id, column, text)
        session.do_shared(lambda _plan: changes)

    def _edited(self, plan: Plan, id: str, column: int, text: str) -> ChangeSet:
        if column == NAME:
            name = plan.criteria[id].name.including(self._desk.words.language, text)
            return edits.change_criterion(plan, id, name=name)
        if column == WEIGHT:
            return edits.change_criterion(plan, id, weight=weight_of(text))
        number = read_quantity(text)
        score = Figure(number, "" if number is None else "assumed")
        return edits.set_score(plan, id, self.scenarios[column - FIRST_SCORE], score)


def weight_of(text: str) -> Decimal:
    """A weight that was typed; RuleBroken where it is none."""
    found = read_quantity(text)
    if found is None or not found.exact:
        raise RuleBroken(say("“{text}” is no weight; write one number, such as 3 or 0.5.", text=text))
    return found.low
