"""Settings of the plan: title, languages, money, classification, and the thresholds of the checks."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from orgplanner.model import Row
from orgplanner.text import say
from ui.desk import Desk
from ui.dialogs.list_pane import ListPane
from ui.dialogs.plan_lists import THRESHOLDS, finish
from ui.dialogs.source import new_source
from ui.inspection.form import Form
from ui.plain import label

COLUMNS = ("title", "languages", "currency", "base_pay", "rating_months", "classification", "note")
IDS = ("settings",)


class PlanSettingsDialog(QDialog):
    """Every change counts at once and can be undone, here too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, desk.session.document
        words = desk.words
        self.setWindowTitle(words(say("Settings of the plan")))
        self.resize(min(760, parent.width() - 40), min(520, parent.height() - 40))
        self.form = Form(desk, "settings", COLUMNS, {}, lambda title: new_source(desk, self, title))
        self.pane = ListPane(desk, THRESHOLDS)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._general(), words(say("General")))
        tabs.addTab(self._thresholds(), words(THRESHOLDS.title))
        column = QVBoxLayout(self)
        column.addWidget(tabs, 1)
        finish(self, desk, column)
        desk.session.changed.connect(self._follow)
        self._follow()

    def _general(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.form)
        column.addStretch(1)
        return page

    def _thresholds(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(label(self._desk.words(THRESHOLDS.explanation), "secondary", wrap=True))
        column.addWidget(self.pane, 1)
        return page

    def _rows(self) -> dict[str, Row]:
        plan = self._desk.session.plan
        return plan.table("settings", None) if plan is not None else {}

    def _follow(self, *_: object) -> None:
        if self._rows():
            self.form.bind(self._rows(), IDS)

    def done(self, result: int) -> None:
        if self._desk.session.document is self._document:  # what was typed belongs to no other plan
            self.form.leave(self._rows())
            self.pane.leave()
        super().done(result)
