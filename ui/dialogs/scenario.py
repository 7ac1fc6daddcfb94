"""Dialogs on a scenario: copy one, begin an empty one, describe one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from orgplanner.edits import add_scenario, change_scenario, copy_scenario
from orgplanner.errors import OrgPlannerError
from orgplanner.model import Names, Scenario, names, new_id
from orgplanner.text import LANGUAGES, Message, say
from ui.desk import Desk
from ui.panels.scenarios import KINDS
from ui.plain import label
from ui.session import Session

KIND_HINTS: dict[str, Message] = {
    "current": say("the structure as it is"),
    "proposed": say("a structure that is planned"),
    "reference": say("another organisation, to look at"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was filled in."""

    name: Names
    kind: str
    as_of: str
    note: str
    alternative: bool


Commit = Callable[[Session, Answers, Callable[[], object]], object]
"""Commits an edit made of the answers, and calls the last when it was done."""


class ScenarioDialog(QDialog):
    """Asks for names, kind, date and note, and stays open until the edit was done or given up."""

    def __init__(self, desk: Desk, parent: QWidget, heading: Message, button: Message, commit: Commit) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commit = commit
        self.names = {code: QLineEdit() for code in LANGUAGES}
        self.kind = QComboBox()
        self.as_of = QLineEdit()
        self.note = QPlainTextEdit()
        self.alternative = QCheckBox()
        self._problem = label(name="problem", wrap=True)
        self._problem.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words(heading))
        self._lay_out(desk.words(button))
        desk.session.document_changed.connect(self.reject)
        desk.session.refused.connect(self._complain)

    def _lay_out(self, button: str) -> None:
        words = self._desk.words
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for code in sorted(self.names, key=lambda code: code != words.language):
            form.addRow(words(say("Name, {language}", language=LANGUAGES[code])), self.names[code])
        for kind, name in KINDS.items():
            self.kind.addItem(f"{words(name)} – {words(KIND_HINTS[kind])}", kind)
        self.kind.setAccessibleName(words(say("Kind")))
        form.addRow(words(say("Kind")), self.kind)
        self.as_of.setPlaceholderText(words(say("such as 2013-04-30; may stay empty")))
        form.addRow(words(say("As of")), self.as_of)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(90)
        form.addRow(words(say("Note")), self.note)
        self.alternative.setText(words(say("Another version: keep the decisions and what it is compared with")))
        self.alternative.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        buttons.accepted.connect(self._done)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for widget in (self.alternative, self._problem, buttons):
            column.addWidget(widget)
        self.resize(580, self.sizeHint().height())

    def show_row(self, row: Scenario) -> None:
        """Fills in what a scenario has."""
        for code, field in self.names.items():
            field.setText(row.name.exactly(code))
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.as_of.setText(row.as_of)
        self.note.setPlainText(row.note)

    def problem(self) -> str:
        """What keeps the dialog open."""
        return self._problem.text()

    def _answers(self) -> Answers:
        return Answers(
            names({code: field.text().strip() for code, field in self.names.items()}),
            self.kind.currentData(),
            self.as_of.text().strip(),
            self.note.toPlainText().strip(),
            self.alternative.isChecked(),
        )

    def _done(self) -> None:
        self._commit(self._desk.session, self._answers(), self._close)

    def _close(self) -> None:
        """Leaves after what was asked for is done; by then somebody may have closed the dialog."""
        if isValid(self):
            self.accept()

    def _complain(self, error: OrgPlannerError) -> None:
        self._problem.setText(error.sentence(self._desk.words.language))
        self._problem.show()


def new_scenario(desk: Desk, parent: QWidget) -> ScenarioDialog:
    """An empty scenario, such as another organisation to look at or one that is drawn from nothing."""

    def commit(session: Session, given: Answers, done: Callable[[], object]) -> None:
        id = new_id()
        if session.do_shared(add_scenario, given.name, given.kind, id=id, as_of=given.as_of, note=given.note):
            session.choose(id)
            done()

    return ScenarioDialog(desk, parent, say("New empty scenario"), say("Create"), commit)


def copy_of_scenario(desk: Desk, parent: QWidget) -> ScenarioDialog:
    """A copy with the same units and posts to propose changes in; ids stay, so that both can be compared.

    The note, which says where the figures come from, is offered again: they come along.
    """
    row = desk.session.scenario_row
    assert row is not None

    def commit(session: Session, given: Answers, done: Callable[[], object]) -> None:
        id = new_id()
        fields = {"as_of": given.as_of, "note": given.note, "alternative": given.alternative}

        def show() -> None:
            session.choose(id)
            done()

        session.do_beside(copy_scenario, given.name, given.kind, id=id, then=show, **fields)

    dialog = ScenarioDialog(desk, parent, say("Copy this scenario"), say("Copy"), commit)
    dialog.kind.setCurrentIndex(dialog.kind.findData("proposed"))
    dialog.note.setPlainText(row.note)
    dialog.alternative.setVisible(row.base is not None)
    return dialog


def scenario_properties(desk: Desk, parent: QWidget) -> ScenarioDialog:
    """Names, kind, date and note of the chosen scenario."""
    row = desk.session.scenario_row
    assert row is not None

    def commit(session: Session, given: Answers, done: Callable[[], object]) -> None:
        fields = {"name": given.name, "kind": given.kind, "as_of": given.as_of, "note": given.note}
        differing = {name: value for name, value in fields.items() if value != getattr(row, name)}
        if not differing or session.do(change_scenario, **differing):
            done()

    dialog = ScenarioDialog(desk, parent, say("Name and properties of the scenario"), say("Apply"), commit)
    dialog.show_row(row)
    return dialog
