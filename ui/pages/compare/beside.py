"""Which scenarios stand side by side: a button with a tick for each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.several import Several, related
from orgplanner.model import Plan
from orgplanner.text import say
from ui.desk import Desk
from ui.plain import menu_text

USUAL_MOST = 6
"""scenarios of one origin that are shown when nobody ticked any"""


class BesideButton(QToolButton):
    """The scenario that is compared with comes first and cannot be taken away; all others can."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticked: dict[str, bool] = {}
        self._first = ""
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        desk.words.keep(self.setAccessibleName, say("Scenarios side by side"))
        desk.words.keep(lambda text: self.setToolTip(text), say("Scenarios side by side"))
        self.choices.aboutToShow.connect(self._fill)

    def chosen(self, plan: Plan, first: str, second: str = "") -> tuple[str, ...]:
        """The ids of the scenarios in their order, after the first; at least the `second`."""
        others = [row.id for row in plan.ordered_scenarios() if row.id != first]
        usual = {*[id for id in related(plan, first) if id != first][: USUAL_MOST - 1], second}
        wanted = [id for id in others if self._ticked.get(id, id in usual)]
        return (first, *(wanted or [second or others[0]]))

    def several(self, found: Comparison, known: Several | None) -> Several:
        """The comparisons of what is ticked, those that are known kept."""
        scenarios = self.chosen(found.plan, found.old, found.new)
        if known is not None and known.plan is found.plan and known.scenarios == scenarios:
            return known
        made = Several(found.plan, scenarios)
        kept = known is not None and known.plan is found.plan and known.first == made.first
        made.keep(found, *(known.compared() if known is not None and kept else ()))
        return made

    def show_count(self, several: Several | None) -> None:
        """Says how many there are."""
        self._first = "" if several is None else several.first
        count = 0 if several is None else len(several.scenarios)
        self.setText(self._desk.words(say("Scenarios: {count}", count=count)))

    def _fill(self) -> None:
        self.choices.clear()
        plan, words = self._desk.session.plan, self._desk.words
        if plan is None:
            return
        ticked = self.chosen(plan, self._first, self._desk.session.scenario)
        for row in plan.ordered_scenarios():
            action = self.choices.addAction(menu_text(plan.scenario_name(row.id, words.language)))
            action.setCheckable(True)
            action.setChecked(row.id in ticked)
            action.setEnabled(row.id != self._first)
            action.toggled.connect(lambda on, id=row.id: self._tick(id, on))

    def _tick(self, id: str, on: bool) -> None:
        self._ticked[id] = on
        self.changed.emit()
