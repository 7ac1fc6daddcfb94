"""The switch between before, after and changes, and what it is held against."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from orgplanner.drawing.colouring import usual_against
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.panels.chart_drawing import Choice
from ui.plain import tool_button, tooltip

STAGES: dict[str, Message] = {"before": say("Before"), "after": say("After"), "changes": say("Changes")}
HINTS: dict[str, Message] = {
    "before": say("The units and posts where they were in “{scenario}”"),
    "after": say("Where they are now; what stayed keeps its place"),
    "changes": say("Both: what is new, moved or closed since “{scenario}”"),
}
NOTHING = say("There is no other scenario to compare with. Copy this one (menu Scenario) and change the copy.")


def against_of(desk: Desk, choice: Choice) -> str:
    """The scenario that the chosen one is held against on the chart, "" where there is no other."""
    plan, scenario = desk.session.plan, desk.session.scenario
    if plan is None or scenario not in plan.states:
        return ""
    if choice.against in plan.states and choice.against != scenario:
        return choice.against or ""
    return usual_against(plan, scenario) or ""


def others(desk: Desk) -> dict[str, str]:
    """The names of the other scenarios by id."""
    plan, language = desk.session.plan, desk.words.language
    if plan is None:
        return {}
    rows = (row for row in plan.ordered_scenarios() if row.id != desk.session.scenario)
    return {row.id: plan.scenario_name(row.id, language) for row in rows}


class StageSwitch(QWidget):
    """Three buttons of which one may be pressed; pressed again it is let go, and the scenario stands alone."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, stage in enumerate(STAGES):
            button = self.buttons[stage] = tool_button()
            button.setCheckable(True)
            button.setProperty("segment", ("first", "middle", "last")[place])
            button.clicked.connect(lambda on, stage=stage: self.chosen.emit(stage if on else ""))
            line.addWidget(button)

    def show_choice(self, choice: Choice) -> None:
        """Shows what is chosen, and says what each button would show."""
        words, against = self._desk.words, against_of(self._desk, choice)
        name = others(self._desk).get(against, "")
        for stage, button in self.buttons.items():
            button.setText(words(STAGES[stage]))
            hint = words(say(HINTS[stage].template, scenario=name) if against else NOTHING)
            button.setToolTip(tooltip(hint))
            button.setAccessibleDescription(hint)
            button.setEnabled(bool(against))
            button.setChecked(bool(against) and choice.stage == stage)
