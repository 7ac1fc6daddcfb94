"""A line over a comparison of scenarios that share no ids: they have to be matched first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFrame, QHBoxLayout

from orgplanner.analysis.matching.sharing import shares_few_ids
from orgplanner.model import Plan
from orgplanner.text import say
from ui.desk import Desk
from ui.matching.opening import match_scenarios
from ui.plain import Elided, tool_button

if TYPE_CHECKING:
    from ui.window import MainWindow


class FewIds(QFrame):
    """Seen while two scenarios with hardly any id in common are compared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._ends = ("", "")
        said, self.button = Elided(), tool_button()
        why = say("Nothing says yet which units and posts of these scenarios are the same.")
        desk.words.keep(said.say, why)
        desk.words.keep(self.button.setText, say("Match scenarios…"))
        self.button.clicked.connect(self._match)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 8, 4)
        line.addWidget(said, 1)
        line.addWidget(self.button)
        self.hide()

    def look(self, plan: Plan, old: str, new: str) -> None:
        """Shows itself where these two have hardly any id in common."""
        self._ends = (old, new)
        self.setVisible(bool(old) and shares_few_ids(plan, old, new))

    def _match(self) -> None:
        match_scenarios(cast("MainWindow", self.window()), *self._ends)
