"""The step that asks where a list is to go: a new plan, a new scenario, or an update of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.model import Plan, Scenario, names
from orgplanner.text import Message, say
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.target import Target
from ui.panels.scenarios import KINDS
from ui.plain import paragraph

if TYPE_CHECKING:
    from orgplanner.importers.lists.result import Result

INDENT = 24
"""Pixels by which the fields of a choice stand below it."""
LEAST, MOST = 300, 560
"""Pixels of a field."""
WAYS: dict[str, tuple[Message, Message]] = {
    "plan": (say("A new plan"), say("The list becomes a plan of its own with one scenario.")),
    "scenario": (
        say("A new scenario of the open plan"),
        say("What is surely the same in both keeps its identity, so that the two can be compared."),
    ),
    "update": (
        say("An update of a scenario"),
        say("The next step shows what the list says otherwise; each change is accepted or refused."),
    ),
}


class TargetPage(Page):
    """`changed` is emitted when another target is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = QButtonGroup(self)
        self.buttons = {way: QRadioButton(desk.words(title)) for way, (title, _) in WAYS.items()}
        self.title, self.name = QLineEdit(), QLineEdit()
        self.kind, self.against, self.scenario = Box(), Box(), Box()
        self._parts: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self.buttons["plan"].setChecked(True)
        self._follow()

    def _lay_out(self) -> None:
        words = self._desk.words
        for kind, name in KINDS.items():
            self.kind.addItem(words(name), kind)
        fields = {
            "plan": ((say("Title of the plan"), self.title),),
            "scenario": (
                (say("Name of the scenario"), self.name), (say("Kind"), self.kind),
                (say("Compared with"), self.against),
            ),
            "update": ((say("Scenario"), self.scenario),),
        }  # fmt: skip
        column = QVBoxLayout(self)
        column.setSpacing(4)
        for way, (_, hint) in WAYS.items():
            self._group.addButton(self.buttons[way])
            self.buttons[way].setAccessibleDescription(words(hint))
            self._parts[way] = self._part(fields[way])
            said = paragraph(words(hint), "secondary")
            said.setContentsMargins(INDENT, 0, 0, 0)
            for widget in (self.buttons[way], said, self._parts[way]):
                column.addWidget(widget)
            column.addSpacing(14)
        self._why_not = paragraph(name="secondary")
        column.addWidget(self._why_not)
        column.addStretch(1)

    def _part(self, fields: tuple[tuple[Message, QWidget], ...]) -> QWidget:
        """The fields of a choice."""
        words = self._desk.words
        made = QWidget()
        form = QFormLayout(made)
        form.setContentsMargins(INDENT, 4, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in fields:
            field.setAccessibleName(words(name))
            field.setMinimumWidth(LEAST)
            field.setMaximumWidth(MOST)
            form.addRow(words(name), field)
        return made

    def _connect(self) -> None:
        self._group.buttonToggled.connect(lambda _button, on: self._follow() if on else None)
        for line in (self.title, self.name):
            line.textEdited.connect(lambda _: self.changed.emit())
        for box in (self.kind, self.against, self.scenario):
            box.activated.connect(lambda _: self.changed.emit())

    # what there is to choose

    def show_result(self, result: Result, title: str) -> None:
        """Offers what can be done with a list; `title` is what it is called, such as the name of its file."""
        from orgplanner.importers.lists.taking import likely_scenario

        plan = self._desk.session.plan
        for line in (self.title, self.name):
            if not line.text():
                line.setText(title)
        self._offer(plan)
        if plan is None:
            return
        likely = likely_scenario(plan, result)
        open_one = likely and not plan.scenarios[likely].locked
        self.buttons["update" if open_one else "scenario"].setChecked(True)
        self.against.choose(likely or self._desk.session.scenario)
        if open_one:
            self.scenario.choose(likely)
        self._follow()

    def _offer(self, plan: Plan | None) -> None:
        """The scenarios of the open plan; those that are locked cannot be updated."""
        words = self._desk.words
        rows = plan.ordered_scenarios() if plan is not None else []
        for box in (self.against, self.scenario):
            box.clear()
        for row in rows:
            name = plan.scenario_name(row.id, words.language) if plan is not None else ""
            self.against.addItem(name, row.id)
            if not row.locked:
                self.scenario.addItem(name, row.id)
        self.scenario.choose(self._desk.session.scenario)
        if self.scenario.currentIndex() < 0:
            self.scenario.setCurrentIndex(0)
        self.buttons["scenario"].setEnabled(bool(rows))
        self.buttons["update"].setEnabled(self.scenario.count() > 0)
        self._why_not.setText(words(self._why(rows)))

    def _why(self, rows: Sequence[Scenario]) -> Message | str:
        if not rows:
            return say("No plan is open; open one to compare it with the list or to update it.")
        if not self.scenario.count():
            return say("All scenarios of the plan are locked; unlock one to update it.")
        return ""

    def _follow(self) -> None:
        """Only the fields of the choice can be filled in."""
        for way, part in self._parts.items():
            part.setVisible(self.buttons[way].isChecked())
        self.changed.emit()

    # what was chosen

    @property
    def way(self) -> str:
        """What was chosen: plan, scenario or update."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    def target(self) -> Target | None:
        """What was chosen; None as long as there is a problem."""
        if self.problem() is not None:
            return None
        if self.way == "plan":
            return Target("plan", title=self.title.text().strip())
        if self.way == "update":
            return Target("update", scenario=self.scenario.currentData())
        name = names({self._desk.words.language: self.name.text().strip()})
        return Target("scenario", name=name, scenario_kind=self.kind.currentData(),
                      scenario=self.against.currentData())  # fmt: skip

    def problem(self) -> Message | None:
        """What is missing; None when the target is complete."""
        plan, wanted = self._desk.session.plan, self.name.text().strip().casefold()
        if self.way != "scenario" or plan is None:
            return None
        if not wanted:
            return say("A scenario needs a name.")
        taken = (words for row in plan.scenarios.values() for _, words in row.name.items)
        if any(words.strip().casefold() == wanted for words in taken):
            return say("There is a scenario “{name}” already.", name=self.name.text().strip())
        return None

    def leave(self) -> Message | None:
        return self.problem()
