"""Merging units as a guided act: which, what goes together, name and reason, the result; then one step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from orgplanner.analysis.likeness import Choosing
from orgplanner.edits import Merger, merge_by_choice
from orgplanner.model import NO_NAME, ChangeSet, Plan
from orgplanner.text import Message, say
from ui.acts.merge_pairs_page import PairsPage
from ui.acts.merge_units_page import UnitsPage
from ui.acts.place_page import PlacePage
from ui.acts.result_page import ResultPage, TriedDialog
from ui.desk import Desk


class MergedPage(PlacePage):
    """The unit that others become: a new one, or one of them that goes on."""

    def __init__(self, desk: Desk, work: Choosing) -> None:
        self._work = work
        self._started: object = None
        super().__init__(desk)

    def left_out(self) -> Collection[str]:
        return self._work.merger.units

    def usual_parent(self) -> str | None:
        merger = self._work.merger
        return self._work.state.units[merger.into or merger.units[0]].parent

    def enter(self) -> None:
        merger = self._work.merger
        if self._started != (merger.into, merger.units[0]):
            self._started = (merger.into, merger.units[0])
            first = self._work.state.units[merger.into or merger.units[0]]
            self.start(first.name if merger.into else NO_NAME, first.kind)
        self.grounds.about(merger.units)
        self.name.setFocus()

    def leave(self) -> Message | None:
        problem = super().leave()
        if problem is None and not self.name.value():
            self.name.setFocus()
            return say("The unit needs a name.")
        return problem

    def completed(self, merger: Merger) -> Merger:
        """The merger with what stands in the form."""
        return replace(
            merger,
            name=self.name.value(),
            kind=self.kind.value() or "",
            under=self.under.value() or None,
            after=self.after.currentData(),
        )


class MergeDialog(TriedDialog):
    """Works on a snapshot until the act is done."""

    def __init__(self, desk: Desk, units: Iterable[str], parent: QWidget) -> None:
        super().__init__(desk, parent, say("Merge units"), say("Merge"))
        plan = desk.session.plan
        assert plan is not None
        self.work = Choosing(plan.snapshot(), desk.session.scenario, units)
        self.units = UnitsPage(desk, self.work)
        self.pairs = PairsPage(desk, self.work)
        self.unit = MergedPage(desk, self.work)
        self.pairs.compared.connect(lambda: self.complain(""))
        self.outcome = ResultPage(desk, lambda: self.work.merger.units, self._try)
        self.lay_out((
            (say("Units"), self.units), (say("What goes together"), self.pairs),
            (say("Name and reason"), self.unit), (say("Result"), self.outcome),
        ))  # fmt: skip

    def merger(self) -> Merger:
        """All that was chosen."""
        return self.unit.completed(self.work.merger)

    def _try(self, plan: Plan, scenario: str) -> ChangeSet:
        return merge_by_choice(plan, scenario, self.merger(), **self.unit.grounds.grounds())

    def made(self) -> Iterable[str]:
        return (self.work.merger.result or "",)
