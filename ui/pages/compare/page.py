"""The page “Compare”: what another scenario is held against, and one of several views of the difference."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.drawing.colouring import usual_against
from orgplanner.layout.collection import collection_paused
from orgplanner.model import ChangeSet
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.box import Box
from ui.pages.compare.cost import CostView
from ui.pages.compare.few_ids import FewIds
from ui.pages.compare.functions import FunctionsView
from ui.pages.compare.ledger import LedgerView
from ui.pages.compare.options import OptionsView
from ui.pages.compare.output import Output
from ui.pages.compare.skills import SkillsView
from ui.pages.compare.staffing import StaffingView
from ui.pages.compare.structure import StructureView
from ui.pages.compare.view import CompareView, strip
from ui.plain import label, tool_button
from ui.reckoning import Reckoning

VIEWS: tuple[tuple[str, Message, type[CompareView]], ...] = (
    ("structure", say("Structure"), StructureView),
    ("ledger", say("Ledger"), LedgerView),
    ("staffing", say("Staffing"), StaffingView),
    ("skills", say("Skills"), SkillsView),
    ("cost", say("Cost"), CostView),
    ("functions", say("Functions"), FunctionsView),
    ("options", say("Options"), OptionsView),
)
SCORED = frozenset(("criteria", "scores"))
"""tables of which no view but that of the options shows anything"""
AFTER_CHANGE = 150
"""milliseconds"""


class ComparePage(QWidget):
    """Works while it is seen: compares beside the window, and only for the view that is seen."""

    def __init__(self, desk: Desk, _reckoning: Reckoning) -> None:
        super().__init__()
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._found: Comparison | None = None
        self._against = ""
        self._stale = True
        self._following = False
        self._views: dict[str, CompareView] = {}
        self._fresh: set[str] = set()
        self.against, self.few_ids = Box(), FewIds(desk)
        self.output = Output(desk, self._shown)
        self.buttons = QButtonGroup(self)
        self._stack, self._none = QStackedWidget(), label(name="secondary", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_CHANGE)
        self._soon.timeout.connect(self._work)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first, second = self._first_bar(), self._second_bar()
        self._none.setContentsMargins(40, 40, 40, 40)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(first)
        column.addWidget(second)
        column.addWidget(self.few_ids)
        column.addWidget(self._stack, 1)

    def _first_bar(self) -> QWidget:
        """What is compared, and what can be made of it."""
        bar, line = strip()
        said = label(name="secondary")
        self._desk.words.keep(said.setText, say("Compared with"))
        self.against.setMinimumContentsLength(8)
        self.against.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.against.setMaximumWidth(360)
        line.addWidget(said)
        line.addWidget(self.against, 4)
        line.addStretch(1)
        line.addWidget(self.output)
        return bar

    def _second_bar(self) -> QWidget:
        """The views."""
        bar, line = strip()
        line.setSpacing(0)
        for place, (_, words, _) in enumerate(VIEWS):
            button = tool_button()
            button.setProperty("segment", "first" if not place else "last" if place == len(VIEWS) - 1 else "middle")
            button.setCheckable(True)
            self._desk.words.keep(button.setText, words)
            self.buttons.addButton(button, place)
            line.addWidget(button)
        line.addStretch(1)
        self.buttons.button(0).setChecked(True)
        return bar

    def _connect(self) -> None:
        session = self._desk.session
        for signal in (session.document_changed, session.scenario_changed):
            signal.connect(self._forget)
        session.changed.connect(self._changed)
        self._desk.words.changed.connect(self._again)
        self._desk.words.keep(self.against.setAccessibleName, say("Compared with"))
        session.selection_changed.connect(self._follow_selection)
        self.against.activated.connect(self._choose_against)
        self.buttons.idClicked.connect(lambda _: self._show_view())

    def view(self, id: str) -> CompareView:
        """A view, made when it is first wanted: all together are as many widgets as the rest of the window."""
        if id not in self._views:
            made = next(make for each, _, make in VIEWS if each == id)(self._desk)
            made.wanted.connect(self._again)
            made.page_wanted.connect(self._leave_for)
            self._stack.addWidget(made)
            self._views[id] = made
        return self._views[id]

    def button(self, id: str) -> QAbstractButton:
        """What brings a view to the front."""
        return self.buttons.button([each for each, _, _ in VIEWS].index(id))

    @property
    def busy(self) -> bool:
        """Whether something is being worked out, or will be."""
        return self._soon.isActive() or self._lane.busy or self.view(self.current).busy

    @property
    def current(self) -> str:
        """The id of the view that is chosen."""
        return VIEWS[self.buttons.checkedId()][0]

    def show_view(self, id: str) -> None:
        """Brings a view to the front by its id."""
        self.button(id).setChecked(True)
        self._show_view()

    def _leave_for(self, id: str) -> None:
        """Brings another page of the window to the front."""
        from ui.panels.tabs import Tabs

        above = self.parentWidget()
        while above is not None and not isinstance(above, Tabs):
            above = above.parentWidget()
        if above is not None:
            above.show_page(id)

    def hold_against(self, scenario: str) -> None:
        """Compares with this scenario."""
        self._against = scenario
        self._other()

    def show_ledger_of_base(self) -> None:
        """Brings the ledger against the base of the scenario to the front."""
        row = self._desk.session.scenario_row
        if row is not None and row.base is not None and self.against.currentData() != row.base:
            self._against = row.base
            self._other()
        self.show_view("ledger")

    def to_paper(self) -> None:
        """Shows the view that is seen on pages."""
        self.output.to_paper()

    def finish(self) -> None:
        """Waits for what is being compared; nothing is delivered any more."""
        self._soon.stop()
        self._lane.finish()
        self.output.finish()
        for view in self._views.values():
            view.finish()

    def _shown(self) -> tuple[Comparison, CompareView, Message] | None:
        """What is seen now, for files and paper."""
        if self._found is None or self.current not in self._fresh:
            return None
        return self._found, self.view(self.current), VIEWS[self.buttons.checkedId()][1]

    # following the plan

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self.current not in self._fresh:
            self._soon.start(0)
        if not isinstance(QApplication.focusWidget(), QTabBar):  # the arrow keys go on from tab to tab
            self.view(self.current).first().setFocus()

    def _forget(self) -> None:
        """Shows nothing of the plan or scenario before."""
        self._lane.cancel()
        self.output.forget()
        for view in self._views.values():
            view.forget()
        self._other()

    def _changed(self, changes: ChangeSet) -> None:
        """Something was edited; scores change nothing that is compared, and are followed where they are shown."""
        if not changes.tables <= SCORED:
            self._other()

    def _other(self) -> None:
        """Another plan or scenario, or another state of it: what was compared holds no more."""
        self._stale = True
        self._again()

    def _again(self) -> None:
        """The same, to be shown otherwise."""
        self._fresh.clear()
        if self.isVisible():
            self._soon.start()

    def _choose_against(self) -> None:
        self._against = self.against.currentData() or ""
        self._other()

    def _show_view(self) -> None:
        if self._stack.currentWidget() is not self._none:
            self._stack.setCurrentWidget(self.view(self.current))
        if self.current not in self._fresh and self.isVisible():
            self._soon.start(0)
        self.view(self.current).first().setFocus()

    def _offer(self) -> str:
        """Offers the other scenarios; the one that is compared with, "" when there is none."""
        plan, session, language = self._desk.session.plan, self._desk.session, self._desk.words.language
        others = [] if plan is None else [row for row in plan.ordered_scenarios() if row.id != session.scenario]
        ids = [row.id for row in others]
        against = self._against if self._against in ids else ""
        if plan is not None and not against:
            against = usual_against(plan, session.scenario) or ""
        with QSignalBlocker(self.against):
            self.against.clear()
            for row in others:
                assert plan is not None
                self.against.addItem(plan.scenario_name(row.id, language), row.id)
            self.against.setCurrentIndex(self.against.findData(against))
        self.against.setEnabled(bool(others))
        return against

    def _work(self) -> None:
        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        if plan is None or scenario not in plan.states or not self.isVisible():
            self._lane.cancel()
            return
        against = self._offer()
        if self._stale:
            self.few_ids.look(plan, against, scenario)
        if not against:
            self._say_why(plan.words(plan.scenarios[scenario].name, self._desk.words.language))
            return
        if self._stale:
            self._desk.leftovers.take(self._found)
            self._found = None
        self._stale = False
        id, found = self.current, self._found
        self._stack.setCurrentWidget(self.view(id))
        snapshot = plan.snapshot() if found is None else plan
        work = self.view(id).work()

        def do(stop: Stop) -> tuple[str, Comparison, Any]:
            with collection_paused():
                known = found if found is not None else compare(snapshot, against, scenario)
                return id, known, work(known, stop)

        self._lane.start(do, self._take)

    def _take(self, made: tuple[str, Comparison, Any]) -> None:
        id, self._found, result = made
        self._fresh.add(id)
        self.output.setEnabled(True)
        self._following = True
        self.view(id).take(result)
        self._following = False
        self.output.ready()

    def _say_why(self, name: str) -> None:
        self._lane.cancel()
        self._stale = False
        self._found = None
        self.output.setEnabled(False)
        why = say(
            "There is no other scenario to compare “{name}” with. Copy it (menu Scenario), change the copy, and "
            "what became of every unit and post is listed here.",
            name=name,
        )
        self._none.setText(self._desk.words(why))
        self._stack.setCurrentWidget(self._none)

    def _follow_selection(self) -> None:
        if not self._following and self.isVisible() and self.current in self._fresh:
            self._following = True
            self.view(self.current).follow_selection(self._desk.session.selected)
            self._following = False
