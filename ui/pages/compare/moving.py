"""What if a person moves: chosen, tried beside the window, then done as one step or dropped."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from orgplanner import edits
from orgplanner.analysis.skill_gaps import SkillGaps, skill_gaps
from orgplanner.analysis.views.grid import Grid
from orgplanner.analysis.views.moving import COLUMNS, WIDTHS, Moving
from orgplanner.analysis.what_if import WhatIf, what_if
from orgplanner.errors import OrgPlannerError
from orgplanner.layout.collection import collection_paused
from orgplanner.text import render, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.picker import PickerField
from ui.pages.compare.grid_view import GridView
from ui.plain import button_box, label, no_default


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that was tried, its rows and its sentences."""

    move: WhatIf
    gaps: SkillGaps
    grid: Grid
    said: str


class MovingDialog(QDialog):
    """Nothing of the plan is touched until “Move”; what is chosen is tried again when the plan changes below it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._lane = desk, Lane(self, desk.turn)
        self._tried: Tried | None = None
        self._gaps: SkillGaps | None = None
        self.setWindowTitle(desk.words(say("What if a person moves")))
        self.resize(min(1060, parent.width() - 60), min(600, parent.height() - 60))
        self.person, self.end = PickerField(desk, "people"), PickerField(desk, "")
        self.said = label(wrap=True)
        self.table = GridView(desk, say("Skill gaps before and after"))
        self.move_button = QPushButton(desk.words(say("Move")))
        self._lay_out()
        for field in (self.person, self.end):
            field.edited.connect(self._try)
        self.move_button.clicked.connect(self._do)
        desk.session.changed.connect(self._again)
        desk.session.document_changed.connect(self.reject)
        desk.session.scenario_changed.connect(self.reject)
        self._take_selected()

    def _lay_out(self) -> None:
        words, grid = self._desk.words, QGridLayout()
        for line, (message, field) in enumerate(
            ((say("Person"), self.person), (say("To the post or unit"), self.end))
        ):
            said = label(words(message))
            grid.addWidget(said, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1)
            field.set_name(words(message))
        grid.setColumnStretch(1, 1)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.move_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        no_default(*buttons.buttons())
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self._show(None)

    def _take_selected(self) -> None:
        """Begins with what is selected in the window: a person, or where somebody may go."""
        session = self._desk.session
        for field, tables in ((self.person, ("people",)), (self.end, ("posts", "units"))):
            found = [id for table in tables for id in session.selected_in(table)]
            field.set_value(found[0] if found else None)
        self._try()

    def _again(self, *_: object) -> None:
        """The plan is another: what was known of its gaps is not any more."""
        self._gaps = None
        self._try()

    def _try(self, *_: object) -> None:
        plan, scenario, language = self._desk.session.plan, self._desk.session.scenario, self._desk.words.language
        person, end = self.person.value(), self.end.value()
        self._show(None)
        if plan is None or not person or not end:
            self._lane.cancel()
            return
        snapshot, gaps = plan.snapshot(), self._gaps

        def do(stop: Stop) -> Tried:
            with collection_paused():
                known = gaps if gaps is not None else skill_gaps(snapshot, scenario)
                stop.check()
                move, moving = what_if(snapshot, scenario, person, end, known), Moving(snapshot, scenario, language)
                said = "\n".join(render(each, language) for each in moving.said(move))
                return Tried(move, known, moving.grid(move), said)

        self._lane.start(do, self._show, self._refuse)

    def _show(self, tried: Tried | None) -> None:
        self._tried = tried
        self._gaps = tried.gaps if tried is not None else self._gaps
        hint = say("Choose a person and where to; the gaps before and after are shown here. Nothing changes yet.")
        self.said.setText(tried.said if tried is not None else self._desk.words(hint))
        self.table.show_grid(tried.grid if tried is not None else Grid(COLUMNS, WIDTHS, ()))
        self.move_button.setEnabled(tried is not None)

    def _refuse(self, problem: BaseException) -> None:
        if not isinstance(problem, OrgPlannerError):
            raise problem
        self.said.setText(problem.sentence(self._desk.words.language))

    def _do(self) -> None:
        if self._tried is not None:
            move = self._tried.move
            self._desk.session.changed.disconnect(self._again)
            self._desk.session.do(edits.move_person, move.person, move.post, assignment=move.assignment)
            self.accept()

    def done(self, result: int) -> None:
        self._lane.finish()
        super().done(result)
