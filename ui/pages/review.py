"""The review list: every unit and post of the base scenario is looked at once, hundreds an hour."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from orgplanner import edits
from orgplanner.analysis.reviewing import (
    Item,
    Wanted,
    is_compared_anew,
    next_open,
    noted,
    offered,
    progress,
    review_list,
)
from orgplanner.analysis.reviewing_words import STATES
from orgplanner.model import ChangeSet
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.models.review import (
    DECISION,
    HEADINGS,
    LEGAL,
    REASON,
    REVIEW,
    SOURCE,
    WAVE,
    WIDTHS,
    Listed,
    ReviewModel,
    listed,
)
from ui.pages.review_bar import ReviewBar
from ui.pages.review_view import KEY_OF, ReviewView
from ui.plain import label
from ui.reckoning import Reckoning
from ui.session import LARGE

FIELDS = {DECISION: "decision", WAVE: "wave", SOURCE: "source"}
WHILE_TYPING = 300
"""Milliseconds after which a list that must wait for an editor is made anew."""
FEW = 200
"""Rows up to which all that are selected are selected in the chart too."""


class ReviewPage(QWidget):
    """Works while it is seen: compares beside the window and follows what is noted row by row."""

    def __init__(self, desk: Desk, _reckoning: Reckoning) -> None:
        super().__init__()
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._stale = True
        self._following = False
        self._scenario = ""
        self._listed: Listed | None = None
        self.model = ReviewModel(desk, self)
        self.view = ReviewView(desk, self.model)
        self.bar = ReviewBar(desk)
        self._hint = label(name="secondary", wrap=True)
        self._none = label(name="secondary", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compare)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._none.setContentsMargins(40, 40, 40, 40)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(10, 4, 10, 4)
        whole = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._none)
        column, outer = QVBoxLayout(whole), QVBoxLayout(self)
        for each in (column, outer):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.view, 1), (self._hint, 0)):
            column.addWidget(widget, stretch)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.view)
        self._desk.words.keep(self.view.setAccessibleName, say("Review list"))
        self._desk.words.keep(lambda _: self._say_keys(), say("Review list"))
        self.view.horizontalHeader().restoreState(self._desk.preferences.layout("review"))

    def _connect(self) -> None:
        session, view = self._desk.session, self.view
        for signal in (session.document_changed, session.scenario_changed, self._desk.words.changed):
            signal.connect(self._other)
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._follow_selection)
        self._desk.look.changed.connect(view.viewport().update)
        view.marked.connect(self.mark)
        view.accepted.connect(self.accept)
        view.went_on.connect(lambda: self._go_on(view.currentIndex().row()))
        view.filtered.connect(self.bar.ask)
        view.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        self.model.edited.connect(self._edit)
        self.bar.wanted.connect(self._narrow)
        self.bar.left.connect(view.setFocus)

    def _say_keys(self) -> None:
        words = self._desk.words
        digits = " · ".join(f"{KEY_OF[state]} {words(STATES[state])}" for state in KEY_OF)
        keys = say("Enter: as it became, and on · {digits} · N next · F filter · F2 edit", digits=digits)
        self._hint.setText(words(keys))

    def to_paper(self) -> None:
        """Shows the rows that are listed on pages."""
        from orgplanner.analysis.compare.table import words
        from orgplanner.analysis.views.grid import Grid
        from orgplanner.drawing.report import Section
        from ui.tables.paper import show_pages

        grid = Grid(words(*HEADINGS), WIDTHS, self.model.printed())
        show_pages(self._desk, Section(self._desk.words(say("Review list")), grid=grid), self)

    def finish(self) -> None:
        """Waits for what is being compared; nothing is delivered any more."""
        self._desk.preferences.remember_layout("review", self.view.horizontalHeader().saveState())
        self._soon.stop()
        self._lane.finish()

    @property
    def busy(self) -> bool:
        """Whether the list is being made, or will be."""
        return self._soon.isActive() or self._lane.busy

    # following the plan

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start(0)
        if not isinstance(QApplication.focusWidget(), QTabBar):  # the arrow keys go on from tab to tab
            self.view.setFocus()

    def _other(self) -> None:
        self._stale = True
        if self._scenario and self._scenario != self._desk.session.scenario:
            self._scenario = ""
            self.model.wanted = Wanted()
            self._put(None)
        if self.isVisible():
            self._soon.start(0)

    def _follow(self, changes: ChangeSet) -> None:
        session, plan = self._desk.session, self._desk.session.plan
        known = self._scenario == session.scenario and not self._stale and not self.busy
        known = known and len(changes.changes) <= LARGE
        if known and plan is not None and not is_compared_anew(changes, plan, self._scenario):
            self._take(changes)
        else:
            self._other()

    def _take(self, changes: ChangeSet) -> None:
        """Shows what a change set noted, and goes to it when it was undone or done elsewhere."""
        rows = noted(changes, self._scenario)
        if not rows:
            return
        current = self._current()
        self._following = True
        if self.model.follow(rows) and current is not None:
            self.view.go_to(self.model.row_of(current.id))
        self._following = False
        self.bar.show_progress(progress(self.model.items))
        if len(rows) == 1 and (current is None or current.id not in rows):
            self.view.go_to(self.model.row_of(next(iter(rows))))

    def _compare(self) -> None:
        session = self._desk.session
        plan, scenario = session.plan, session.scenario
        if plan is None or scenario not in plan.scenarios or not self.isVisible():
            self._lane.cancel()
            return
        if self.view.is_edited():
            self._soon.start(WHILE_TYPING)
            return
        base = plan.scenarios[scenario].base
        self._stack.setCurrentIndex(1 if base is None else 0)
        if base is None:
            self._stale = False
            self._scenario = scenario
            self._lane.cancel()
            self._put(None)
            self._say_why(plan.words(plan.scenarios[scenario].name, self._desk.words.language))
            return
        snapshot, language = plan.snapshot(), self._desk.words.language
        self._stale = False
        wanted = self.model.wanted if scenario == self._scenario else Wanted()

        def work(_: Stop) -> tuple[str, Listed]:
            return scenario, listed(*review_list(snapshot, scenario, language), wanted, language)

        self._lane.start(work, self._made)

    def _say_why(self, name: str) -> None:
        why = say(
            "“{name}” was not made from another scenario, so there is nothing to review. Choose a scenario that "
            "was copied from the current state, or copy this one (menu Scenario) and review the copy.",
            name=name,
        )
        self._none.setText(self._desk.words(why))

    def _made(self, made: tuple[str, Listed]) -> None:
        """Shows a list that was made, once nobody is typing into the one before."""
        if self.view.is_edited():
            self._soon.start(WHILE_TYPING)
        else:
            self._show(*made)

    def _show(self, scenario: str, made: Listed) -> None:
        other = scenario != self._scenario
        current = None if other else self._current()
        row = self.view.currentIndex().row()
        self._scenario = scenario
        self._following = True
        self.bar.offer(made.units, other)
        if other:
            self.model.wanted = Wanted()
        self._put(made)
        self._following = False
        self.bar.show_progress(made.progress)
        if current is not None:
            found_row = self.model.row_of(current.id)
            self.view.go_to(found_row if found_row >= 0 else min(row, self.model.rowCount() - 1))
        else:
            self._follow_selection()

    def _put(self, made: Listed | None) -> None:
        """Shows a list, or none; the one before is freed bit by bit."""
        self.model.show(made)
        self._desk.leftovers.take(self._listed)
        self._listed = made

    def _narrow(self, wanted: Wanted) -> None:
        current = self._current()
        self._following = True
        self.model.narrow(wanted)
        self._following = False
        row = -1 if current is None else self.model.row_of(current.id)
        self.view.go_to(max(row, 0) if self.model.rowCount() else -1)

    # the selection, here and in the chart

    def _current(self) -> Item | None:
        row = self.view.currentIndex().row()
        return self.model.item(row) if 0 <= row < self.model.rowCount() else None

    def _chosen(self) -> list[Item]:
        return [self.model.item(row) for row in self.view.rows()]

    def _choose(self) -> None:
        """Selects in the chart what is selected here, or what that became."""
        current = self._current()
        if self._following or current is None:
            return
        rows = self.view.rows()
        items = [current] if len(rows) > FEW else [*(self.model.item(row) for row in rows), current]
        session = self._desk.session
        found = (next((id for id in (item.id, *item.ends) if session.has(id)), "") for item in items)
        self._following = True
        session.select_many(id for id in dict.fromkeys(found) if id)
        self._following = False

    def _follow_selection(self) -> None:
        """Goes to the row of what was selected elsewhere."""
        if self._following or not self.isVisible() or not self.model.rowCount():
            return
        row = self.model.row_about(self._desk.session.selected)
        if row < 0 and self._current() is None:
            row = 0
        if row >= 0 and row != self.view.currentIndex().row():
            self._following = True
            self.view.go_to(row)
            self._following = False

    # what keys do

    def mark(self, state: str) -> None:
        """Notes a state for the selected rows and, of a single one, goes on to the next that is open."""
        self._note(dict.fromkeys((item.id for item in self._chosen()), state))

    def accept(self) -> None:
        """Notes what became of the selected rows as their states; what is undecided stays open, and is passed."""
        states = offered(self._chosen())
        self._note(states)
        if not states and self._current() is not None:
            self._go_on(self.view.currentIndex().row())
            self._desk.session.done.emit(
                say("What becomes of this is still undecided: place it, merge it or close it, or note a state.")
            )

    def _note(self, states: dict[str, str]) -> None:
        session, row = self._desk.session, self.view.currentIndex().row()
        if len(states) > LARGE:
            session.do_beside(edits.review_each, states)
        elif len(states) == 1:
            [(subject, state)] = states.items()
            if session.do(edits.review, subject, state):
                place = self.model.row_of(subject)
                self._go_on(place if place >= 0 else row - 1)
        elif states:
            session.do(edits.review_each, states)

    def _go_on(self, row: int) -> None:
        """To the next row that is not reviewed."""
        place = next_open(self.model.shown(), row)
        if place >= 0:
            self.view.go_to(place)
        elif self.model.rowCount():
            self._desk.session.done.emit(say("Everything that is listed is reviewed."))

    def _menu(self, place: QPoint) -> None:
        if self._current() is None:
            return
        menu, words = QMenu(self), self._desk.words
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words(say("As it became")), self.accept)
        menu.addSeparator()
        for state in KEY_OF:
            menu.addAction(f"{words(STATES[state])}\t{KEY_OF[state]}", partial(self.mark, state))
        menu.addSeparator()
        menu.addAction(words(say("Edit the cell")) + "\tF2", self.view.edit_here)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _edit(self, row: int, column: int, value: object) -> None:
        """Takes what was typed into a cell, for all selected rows if it is one of them."""
        rows = self.view.rows()
        subjects = [self.model.item(each).id for each in (rows if row in rows else [row])]
        session, language = self._desk.session, self._desk.words.language
        if column == REVIEW:
            session.do(edits.review_many, subjects, value)
        elif column in (REASON, LEGAL):
            field = "reason" if column == REASON else "legal_basis"
            session.do(edits.write_grounds, subjects, field, language, value)
        else:
            session.do(edits.decide_many, subjects, **{FIELDS[column]: value})

