"""Totals and checks of the chosen scenario, counted beside the window after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Lane, Stop
from ui.desk import Desk

if TYPE_CHECKING:
    from orgplanner.analysis.checks.finding import Finding
    from orgplanner.analysis.limits import Measured
    from orgplanner.analysis.totals import Totals, UnitTotals
    from orgplanner.model import Plan

AFTER_CHOICE, AFTER_CHANGE = 120, 25
"""Milliseconds; a scenario that was just chosen is seen as a chart before its figures are counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one scenario of a snapshot."""

    scenario: str
    totals: Totals
    whole: UnitTotals
    unplaced: UnitTotals
    layers: int
    widest_span: int
    limits: tuple[Measured, ...] = ()


class Reckoning(QObject):
    """`counted` carries figures or None, `checked` a list of findings or None; `latest` are the newest figures.

    `wait` tells whether something else, such as the first look at a scenario, comes before them.
    """

    counted = Signal(object)
    checked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        session, words = desk.session, desk.words
        self._session = session
        self._words = words
        self._leftovers = desk.leftovers
        self.latest: Counted | None = None
        self.wait: Callable[[], bool] = lambda: False
        self._count = Lane(self, desk.turn)
        self._check = Lane(self, desk.turn)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._begin)
        session.scenario_changed.connect(self._forget)
        session.changed.connect(self._again)
        words.changed.connect(lambda: self._soon.start(AFTER_CHOICE))

    @property
    def busy(self) -> bool:
        """Whether something is being counted or checked, or will be."""
        return self._soon.isActive() or self._count.busy or self._check.busy

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        self._soon.stop()
        self._count.finish()
        self._check.finish()

    def _forget(self) -> None:
        self._leftovers.take(self.latest)
        self.latest = None
        self.counted.emit(None)
        self.checked.emit(None)
        self._soon.start(AFTER_CHOICE)

    def _again(self) -> None:
        self._soon.start(AFTER_CHANGE)

    def _begin(self) -> None:
        if self.latest is None and self.wait():
            self._again()
            return
        plan, scenario = self._session.plan, self._session.scenario
        if plan is None or scenario not in plan.states:
            self._count.cancel()
            self._check.cancel()
            return
        snapshot, language = plan.snapshot(), self._words.language
        self._count.start(lambda _: count(snapshot, scenario), self._show)
        self._check.start(lambda stop: check(snapshot, scenario, language, stop), self.checked.emit)

    def _show(self, counted: Counted) -> None:
        self._leftovers.take(self.latest)
        self.latest = counted
        self.counted.emit(counted)


def count(plan: Plan, scenario: str) -> Counted:
    """The figures of a scenario."""
    from orgplanner.analysis.limits import measure_limits
    from orgplanner.analysis.structure import layers, widest_span
    from orgplanner.analysis.totals import Totals

    totals, state = Totals(plan, scenario), plan.states[scenario]
    limits = tuple(measure_limits(plan, scenario, totals))
    return Counted(
        scenario, totals, totals.of_scenario(), totals.of_unplaced(), layers(state), widest_span(state), limits
    )


def check(plan: Plan, scenario: str, language: str, stop: Stop) -> list[Finding]:
    """What the checks find in a scenario, the gravest first."""
    from orgplanner.analysis.checks import CHECKS, SEVERITIES, Case

    case, found = Case(plan, plan.scenarios[scenario], language), []
    for each in CHECKS:
        stop.check()
        found.extend(each.findings(case))
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
