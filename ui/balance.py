"""The state of the ledger against the base of the scenario, kept beside the window after every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from orgplanner.layout.collection import collection_paused
from orgplanner.model import NOTHING, Total
from ui.background import Lane, Stop
from ui.desk import Desk

if TYPE_CHECKING:
    from orgplanner.model import Plan

AFTER_CHANGE = 600
"""milliseconds: the totals and checks of the scenario come first"""


@dataclass(frozen=True, slots=True)
class Balanced:
    """The name of the base, how established FTE differ from it, and whether every line is explained."""

    base: str
    difference: Total = NOTHING
    balances: bool = True
    unexplained: int = 0


class Balance(QObject):
    """`changed` carries what was found, None where the scenario has no base."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_CHANGE)
        self._soon.timeout.connect(self._begin)
        session = desk.session
        session.scenario_changed.connect(self._forget)
        session.changed.connect(lambda _: self._soon.start())
        desk.words.changed.connect(self._soon.start)

    @property
    def busy(self) -> bool:
        """Whether something is being compared, or will be."""
        return self._soon.isActive() or self._lane.busy

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        self._soon.stop()
        self._lane.finish()

    def _forget(self) -> None:
        self._lane.cancel()
        self.changed.emit(None)
        self._soon.start()

    def _begin(self) -> None:
        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        row = plan.scenarios.get(scenario) if plan is not None else None
        if plan is None or row is None or row.base not in plan.states:
            self._lane.cancel()
            self.changed.emit(None)
            return
        snapshot, language, base = plan.snapshot(), self._desk.words.language, row.base
        self._lane.start(lambda stop: balance(snapshot, base, scenario, language, stop), self.changed.emit)


def balance(plan: Plan, base: str, scenario: str, language: str, stop: Stop) -> Balanced:
    """How a scenario stands against its base."""
    from orgplanner.analysis.compare import compare

    with collection_paused():
        found = compare(plan, base, scenario)
        for part in ("trees", "units", "posts", "totals"):
            getattr(found, part)
            stop.check()
        ledger = found.established
        stop.check()
        name = plan.words(plan.scenarios[base].name, language)
        return Balanced(name, ledger.whole.difference, ledger.is_balanced, len(ledger.unexplained))
