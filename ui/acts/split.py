"""Splitting a unit as a guided act: its parts, what goes where, the reason, the result; then one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.analysis.splitting import parts_for, start_splitting
from orgplanner.edits import split_unit
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import Message, say
from ui.acts.grounds_form import GroundsForm
from ui.acts.result_page import ResultPage, TriedDialog
from ui.acts.split_columns_page import ColumnsPage
from ui.acts.split_parts_page import PartsPage
from ui.acts.split_work import SplitWork
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.picker import PickerField
from ui.plain import label

WIDTH = 760


class ReasonPage(Page):
    """Where the parts stand, whether the unit closes, and why."""

    def __init__(self, desk: Desk, work: SplitWork) -> None:
        super().__init__()
        words = desk.words
        self._work = work
        self.under = PickerField(desk, "units")
        self.under.set_name(words(say("Parts stand below")))
        self.under.set_value(None)
        self.under.line.setPlaceholderText(words(say("where the unit stands")))
        self.close_old = QCheckBox(words(say("The unit itself closes; nothing may stay in it")))
        self.grounds = GroundsForm(desk)
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(words(say("Parts stand below")), "secondary"), self.under)
        column.addLayout(form)
        column.addWidget(self.close_old)
        column.addSpacing(12)
        column.addWidget(label(words(say("Why")).upper(), "heading"))
        column.addWidget(self.grounds)
        column.addStretch(1)
        inner = QWidget()
        inner.setObjectName("acting")
        line = QHBoxLayout(inner)
        line.addWidget(body, 4)
        line.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(area)

    def enter(self) -> None:
        self.grounds.about([self._work.splitting.unit])
        (self.grounds.fields["reason"] if self.grounds.fields["reason"].isVisible() else self.under.line).setFocus()

    def leave(self) -> Message | None:
        if not self.under.commit() or not self.grounds.commit():
            return say("Something in the form is not understood; see the remark at the field.")
        self._work.splitting = replace(self._work.splitting, close=self.close_old.isChecked())
        return None


class SplitDialog(TriedDialog):
    """Works on a snapshot until the act is done."""

    def __init__(self, desk: Desk, unit: str, parent: QWidget) -> None:
        super().__init__(desk, parent, say("Split a unit"), say("Split"))
        plan = desk.session.plan
        assert plan is not None
        self.work = SplitWork(plan.snapshot(), desk.session.scenario, start_splitting(unit), desk.words)
        self.parts = PartsPage(desk, self.work)
        self.columns = ColumnsPage(desk, self.work)
        self.reason = ReasonPage(desk, self.work)
        self.outcome = ResultPage(desk, lambda: [unit], self._try)
        self.lay_out((
            (say("Parts"), self.parts), (say("What goes where"), self.columns),
            (say("Place and reason"), self.reason), (say("Result"), self.outcome),
        ))  # fmt: skip

    def _chosen(self) -> dict[str, Any]:
        """What the edit is given besides the unit and its parts."""
        under = self.reason.under.value() or None
        return {"under": under, "close": self.work.splitting.close, **self.reason.grounds.grounds()}

    def _try(self, plan: Plan, scenario: str) -> ChangeSet:
        splitting = self.work.splitting
        parts = parts_for(plan.states[scenario], splitting)
        return split_unit(plan, scenario, splitting.unit, parts, **self._chosen())

    def made(self) -> Iterable[str]:
        return [piece.id for piece in self.work.splitting.pieces]
