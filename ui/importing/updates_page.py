"""The step that shows what a list says otherwise than a scenario: a table to tick, taken as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from orgplanner.errors import OrgPlannerError
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import Message, say
from ui.acts.steps import Page
from ui.background import Lane
from ui.desk import Desk
from ui.importing.target import Step
from ui.importing.updates_work import Effect, effect_of, finding
from ui.models.updates import SHOWN, UpdatesModel, counted, fitting
from ui.pages.compare.view import chooser
from ui.plain import label, no_default, paragraph
from ui.row_table import show_rows
from ui.tick_view import TickView

if TYPE_CHECKING:
    from orgplanner.importers.lists.recipe import Recipe
    from orgplanner.importers.lists.result import Result
    from orgplanner.importers.lists.taking import Updates
    from orgplanner.importers.reading.book import Book

WIDTHS = (240, 105, 125, 190, 190, 130, 150)
GONE: dict[str, Message] = {
    "close": say("What is gone from the list closes"),
    "unplaced": say("What is gone from the list waits as not yet placed"),
}
MANY = 5000
"""Updates above which they are sought beside the window."""
AFTER_TICK = 400
"""Milliseconds until it is reckoned what the ticked ones would do."""


class UpdatesPage(Page):
    """Works beside the window; `changed` is emitted when others are ticked or were found."""

    changed = Signal()
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Updates | None = None
        self._scenario, self.has_failed = "", False
        self.model, self.view = UpdatesModel(desk.words, self), TickView()
        self._lane, self._effect_lane, self._seek_lane = Lane(self), Lane(self), Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TICK)
        self._make_fields()
        self._lay_out()
        self._connect()

    # what it is made of

    def _make_fields(self) -> None:
        words = self._desk.words
        self.shown = chooser(self._desk, say("Updates shown"), SHOWN, 16)
        self.gone = chooser(self._desk, say("What happens to what is gone"), GONE, 16)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words(say("Type parts of a name or value")))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.all_button = QPushButton(words(say("Tick all")))
        self.none_button = QPushButton(words(say("Untick all")))
        no_default(self.all_button, self.none_button)
        self.told, self.counted, self.effect = paragraph(), label(name="secondary"), paragraph(name="secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()

    def _lay_out(self) -> None:
        show_rows(self.view, self.model, WIDTHS)
        self.view.setAccessibleName(self._desk.words(say("Updates")))
        bar, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self.shown, self.filter, self.all_button, self.none_button):
            bar.addWidget(widget, int(widget is self.filter))
        foot.addWidget(self.counted, 1)
        foot.addWidget(self.gone)
        column = QVBoxLayout(self)
        for part in (self.told, self.bar, bar, self.view, foot, self.effect):
            if isinstance(part, QWidget):
                column.addWidget(part, int(part is self.view))
            else:
                column.addLayout(part)

    def _connect(self) -> None:
        self.shown.activated.connect(lambda _: self._show_fitting())
        self.filter.textChanged.connect(lambda _: self._show_fitting())
        self.gone.activated.connect(lambda _: self._reckon())
        self.all_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), True))
        self.none_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), False))
        self.model.ticked.connect(self._ticked)
        self._lane.progressed.connect(self._progress)
        self._lane.busy_changed.connect(lambda _: self.busy_changed.emit())
        self._soon.timeout.connect(self._begin_effect)

    # finding

    def read(
        self, result: Result, scenario: str, *, recipe: Recipe | None = None, books: Sequence[Book] = ()
    ) -> None:
        """Looks what a list says otherwise than a scenario of the open plan."""
        plan = self._desk.session.plan
        assert plan is not None
        self._scenario, self._found, self.has_failed = scenario, None, False
        self.model.show(())
        self.told.setText(self._desk.words(say("Comparing the list with the scenario …")))
        self.bar.setRange(0, 0)
        self.bar.show()
        work = finding(plan.snapshot(), scenario, result, recipe, books, self._desk.words.language)
        self._lane.start(work, self._show, self._failed)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _show(self, found: Updates) -> None:
        self._found = found
        self.bar.hide()
        off = [place for place, each in enumerate(found.updates) if not each.is_ticked]
        self.model.show(found.updates, off)
        self.told.setText(" ".join(self._desk.words(each) for each in _hints(found)))
        gone = (each.table for each in found.updates if each.kind == "gone")
        self.gone.setVisible(any(table in ("units", "posts") for table in gone))
        for column, width in enumerate(WIDTHS[:-1]):
            self.view.setColumnWidth(column, width * max(self.view.width(), sum(WIDTHS)) // sum(WIDTHS))
        self._count_kinds(found)
        self._show_fitting()
        if found.updates:
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.setFocus()

    def _failed(self, error: BaseException) -> None:
        self.has_failed = True
        if not isinstance(error, OrgPlannerError):
            raise error
        self.bar.hide()
        self.told.setText(error.sentence(self._desk.words.language))

    # looking and ticking

    def _show_fitting(self) -> None:
        """Shows the updates that are wanted; of very many they are sought beside the window."""
        rows, kind, sought = self.model.rows, self.shown.currentData(), self.filter.text()
        if len(rows) <= MANY:
            self._seek_lane.cancel()
            self.model.see(fitting(rows, kind, sought))
            return
        self._seek_lane.start(lambda _: fitting(rows, kind, sought), self._see)

    def _see(self, places: list[int]) -> None:
        self.model.see(places)

    def _count_kinds(self, found: Updates) -> None:
        counts = counted(found.updates)
        for place, (kind, name) in enumerate(SHOWN.items()):
            self.shown.setItemText(place, f"{self._desk.words(name)} ({counts[kind]})")

    def _ticked(self) -> None:
        words = self._desk.words
        counts = say("Ticked: {count} of {whole}", count=self.model.count(), whole=len(self.model.rows))
        self.counted.setText(words(counts) if self.model.rows else "")
        for button in (self.all_button, self.none_button):
            button.setEnabled(bool(self.model.rows))
        self._reckon()
        self.changed.emit()

    def _reckon(self) -> None:
        """Soon reckons what the ticked ones would do."""
        self._effect_lane.cancel()
        self.effect.setText("")
        if self._found is not None and self._found.updates:
            self._soon.start()

    def _begin_effect(self) -> None:
        plan, found = self._desk.session.plan, self._found
        if plan is None or found is None:
            return
        snapshot, accepted, gone = plan.snapshot(), self.accepted(), self.gone.currentData()
        self._effect_lane.start(
            lambda stop: effect_of(snapshot, found, accepted, gone, stop), self._show_effect, self._no_effect
        )

    def _show_effect(self, effect: Effect) -> None:
        self.effect.setText("  ·  ".join(map(self._desk.words, effect.sentences())))

    def _no_effect(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.effect.setText(error.sentence(self._desk.words.language))

    # taking

    def is_ready(self) -> bool:
        """Whether it was found out what the list says otherwise."""
        return self._found is not None and not self._lane.busy and not self._seek_lane.busy

    def updates(self) -> Updates | None:
        """What was found; None as long as nothing was."""
        return self._found

    def accepted(self) -> list[str]:
        """The ids of the ticked ones."""
        return [each.id for each in self.model.accepted()]

    def leave(self) -> Message | None:
        return None if self.is_ready() else say("The list is still being compared.")

    def step(self) -> Step | None:
        """What takes the ticked ones into the scenario; None where none is ticked."""
        found, accepted, gone, scenario = self._found, self.accepted(), self.gone.currentData(), self._scenario
        if found is None or not accepted:
            return None

        def step(plan: Plan, tell: Callable[[int, int], object]) -> ChangeSet:
            from orgplanner.importers.lists.taking import take_updates

            def tick(done: int, whole: int) -> None:
                tell(done, whole)

            return take_updates(plan, scenario, found, accepted, gone=gone, tick=tick)

        return step

    @property
    def is_comparing(self) -> bool:
        """Whether the list is being compared with the scenario."""
        return self._lane.busy

    def cancel(self) -> None:
        """Gives up comparing."""
        self._lane.cancel()
        self.bar.hide()
        self.told.setText(self._desk.words(say("Comparing was stopped.")))

    def finish(self) -> None:
        """Ends what goes on beside the window."""
        self._soon.stop()
        for lane in (self._lane, self._effect_lane, self._seek_lane):
            lane.finish()


def _hints(found: Updates) -> list[Message]:
    """What is said above the table."""
    if not found.updates:
        return [say("The list says the same as the scenario.")]
    hints = [
        say("Only what stays ticked is changed, as one step that can be undone. Space ticks what is selected.")
    ]
    if found.is_partial:
        hints.append(say("The list seems to cover only a part: what it has not got is not ticked."))
    return hints


