"""The dialog of a matching: which scenarios, the pairs with their certainty, correcting them, and then one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.matching import SURE, Choices, counted
from orgplanner.errors import NeedsPassphrase, OrgPlannerError, WrongPassphrase
from orgplanner.model import Plan
from orgplanner.text import Message, say
from ui.background import Lane
from ui.desk import Desk
from ui.fields.box import Box
from ui.matching.pairs_view import PairsView
from ui.matching.partner import PartnerDialog
from ui.matching.step import likely, step_of
from ui.matching.work import Made, Task, matching, reading
from ui.models.pairs import SHOWN, PairsModel
from ui.pages.compare.view import chooser
from ui.plain import label, no_default

MANY = 5000
"""Pairs above which they are sought beside the window."""
CERTAINTIES = (100, 95, 90, 80, 70, 60, 50)
"""Per cent from which on pairs are ticked at once."""
Then = Callable[[str, str], object]


class MatchingDialog(QDialog):
    """Works beside the window; nothing is concluded before it is accepted here. `then` is told the two scenarios.

    With a file its scenario is brought into the open plan; without one, one scenario of the plan gets the ids of
    another.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, then: Then, *, file: Path | None = None, old: str = "", new: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._file, self._then = desk, file, then
        self._other: Plan | None = None
        self._made: Made | None = None
        self._wanted = (old, new)
        self.choices = Choices()
        self.model, self.view = PairsModel(desk, self.choices, self), PairsView()
        self._lane, self._seek_lane = Lane(self), Lane(self)
        self._make_fields()
        self._make_buttons()
        self._lay_out(parent)
        self._connect()
        self._begin()

    # what it is made of

    def _make_fields(self) -> None:
        words = self._desk.words
        self.old, self.new = Box(), Box()
        for combo in (self.old, self.new):
            combo.setMinimumContentsLength(12)
        self.shown = chooser(self._desk, say("Pairs shown"), SHOWN, 20)
        percent = {str(value): say("{count}% and more", count=value) for value in CERTAINTIES}
        self.least = chooser(self._desk, say("Tick the pairs that are certain to"), percent, 12)
        self.least.setCurrentIndex(CERTAINTIES.index(round(100 * SURE)))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words(say("Type parts of a name or code")))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.told, self.counted = label(wrap=True), label(name="secondary", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)

    def _make_buttons(self) -> None:
        words = self._desk.words
        self.partner_button = QPushButton(words(say("Another partner…")))
        self.take_button, self.close_button = QPushButton(), QPushButton(words(say("Cancel")))
        no_default(self.partner_button, self.close_button, self.take_button)

    def _lay_out(self, parent: QWidget) -> None:
        words, file = self._desk.words, self._file
        title = say("Match scenarios") if file is None else say("Compare with “{name}”", name=file.name)
        self.setWindowTitle(words(title))
        self.view.setAccessibleName(words(say("Pairs")))
        column = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addWidget(self.told)
        column.addLayout(self._bar())
        column.addWidget(self.view, 1)
        column.addWidget(self.counted)
        column.addLayout(self._foot())
        room = parent.size()
        self.resize(min(1360, room.width() - 40), min(760, room.height() - 40))
        self.view.show_model(self.model, self.width())

    def _head(self) -> QGridLayout:
        """The two scenarios."""
        words, file = self._desk.words, self._file
        titles = (say("Scenario that stays as it is"), say("Scenario that is matched with it"))
        if file is not None:
            titles = (say("Scenario of this plan"), say("Scenario of “{name}”", name=file.name))
        grid = QGridLayout()
        for place, (title, combo) in enumerate(zip(titles, (self.old, self.new), strict=True)):
            combo.setAccessibleName(words(title))
            grid.addWidget(label(words(title), "secondary"), 0, place)
            grid.addWidget(combo, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _bar(self) -> QHBoxLayout:
        """What is shown, and what is ticked at once."""
        line = QHBoxLayout()
        line.addWidget(self.shown)
        line.addWidget(self.filter, 1)
        line.addWidget(label(self._desk.words(say("Ticked from")), "secondary"))
        line.addWidget(self.least)
        return line

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.partner_button)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.take_button)
        return foot

    def _connect(self) -> None:
        session = self._desk.session
        session.document_changed.connect(self.reject)
        session.changed.connect(self.reject)
        for combo in (self.old, self.new):
            combo.activated.connect(lambda _: self._match_anew())
        self.shown.activated.connect(lambda _: self._show_pairs())
        self.filter.textChanged.connect(lambda _: self._show_pairs())
        self.least.activated.connect(lambda _: self._tick_from())
        self.model.changed.connect(self._count)
        self.view.partner_asked.connect(self.ask_partner)
        self.partner_button.clicked.connect(self.ask_partner)
        self.take_button.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self._lane.progressed.connect(self._progress)

    # reading and matching

    def _begin(self) -> None:
        plan = self._desk.session.plan
        assert plan is not None
        if self._file is None:
            self._offer(plan)
            return
        self._say_busy(say("Reading “{name}” …", name=self._file.name))
        document = self._desk.session.document
        word = document.passphrase if document is not None else ""
        self._lane.start(reading(self._file, word), self._offer, self._failed)

    def _offer(self, other: Plan) -> None:
        """Offers the scenarios of both plans and matches those that are most likely meant."""
        session = self._desk.session
        plan = session.plan
        assert plan is not None
        self._other = None if self._file is None else other
        old, new = self._wanted
        if self._file is not None:
            self._fill(self.old, plan, old or session.scenario)
            self._fill(self.new, other, new or likely(other, plan.scenarios[session.scenario]))
        else:
            others = [row.id for row in plan.ordered_scenarios() if row.id != session.scenario]
            self._fill(self.old, plan, old or next(iter(others), ""))
            self._fill(self.new, plan, new or session.scenario)
        self._match_anew()

    def _fill(self, combo: Box, plan: Plan, chosen: str) -> None:
        for row in plan.ordered_scenarios():
            combo.addItem(plan.scenario_name(row.id, self._desk.words.language), row.id)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def _match_anew(self) -> None:
        """Matches other scenarios: what was decided about those before holds no more."""
        self.choices = self.model.choices = Choices(self.choices.certainty)
        self.model.show(None)
        self._made = None
        self._match()

    def _match(self) -> None:
        plan = self._desk.session.plan
        old, new = self.old.currentData(), self.new.currentData()
        if plan is None or not old or not new or (self._other is None and old == new):
            self._lane.cancel()
            self._made = None
            self._show_none(say("There is nothing to compare: choose two different scenarios."))
            return
        self._say_busy(say("Looking for what is the same …"))
        decided = {table: dict(chosen) for table, chosen in self.choices.decided.items()}
        other = self._other or plan
        task = Task(plan.snapshot(), old, other.snapshot(), new, decided, self._desk.words.language)
        self._lane.start(matching(task), self._show, self._failed)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _say_busy(self, message: Message) -> None:
        self.told.setText(self._desk.words(message))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._count()

    def _show(self, made: Made) -> None:
        is_first = self._made is None
        self._made = made
        self.choices.show(made.pairs)
        self.bar.hide()
        self.model.names = (self.old.currentText(), self.new.currentText())
        if is_first:
            self.shown.setCurrentIndex(self.shown.findData("doubtful" if made.doubtful else ""))
        hint = say(
            "What is ticked counts as the same thing, all else as closed or new. Space ticks what is selected, "
            "Enter chooses another partner."
        )
        self.told.setText(self._desk.words(hint))
        self._show_pairs()
        if is_first:
            self.view.setFocus()

    def _show_none(self, why: Message | str) -> None:
        self.bar.hide()
        self.told.setText(self._desk.words(why))
        self.model.show(None)
        self._count()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self._show_none(error.sentence(self._desk.words.language))
        if isinstance(error, NeedsPassphrase | WrongPassphrase):
            self._ask_passphrase()

    def _ask_passphrase(self) -> None:
        """Reads the other file with the passphrase that is typed."""
        from ui.dialogs.passphrase import unlock

        file = self._file
        if file is not None:
            unlock(
                self._desk, self, file.name, lambda word, stop: reading(file, word)(stop), self._offer,
                lambda error, _: self._failed(error),
            )  # fmt: skip

    # looking and correcting

    def _show_pairs(self) -> None:
        """Shows the pairs that are wanted; of very many they are sought beside the window."""
        made, pairs = self._made, self.choices.pairs
        if made is None:
            return
        kind, sought = self.shown.currentData(), self.filter.text()
        if len(pairs) <= MANY:
            self._show_places(made.listing.fitting(pairs, kind, sought))
            return
        self._seek_lane.start(lambda _: made.listing.fitting(pairs, kind, sought), self._show_places)

    def _show_places(self, places: Sequence[int]) -> None:
        """Shows the pairs at these places; the current one stays so."""
        row = self.view.currentIndex().row()
        current = self.model.pair(row) if 0 <= row < self.model.rowCount() else None
        self.model.show(self._made.listing if self._made is not None else None, places)
        found = -1 if current is None else self.model.row_of(current)
        if self.model.rowCount():
            near = max(min(row, self.model.rowCount() - 1), 0)
            self.view.setCurrentIndex(self.model.index(found if found >= 0 else near, 0))
        self._count()

    def _tick_from(self) -> None:
        self.choices.accept_from(int(self.least.currentData()) / 100)
        self.model.refresh()

    def ask_partner(self) -> None:
        """Asks for another partner of the current row."""
        row = self.view.currentIndex().row()
        if self._made is None or not 0 <= row < self.model.rowCount():
            return
        pair = self.model.pair(row)
        dialog = PartnerDialog(self._desk, self._made.listing, self.choices, pair, self)
        dialog.chosen.connect(lambda id: self._choose(pair.table, pair.old or id, id if pair.old else pair.new))
        dialog.open()

    def _choose(self, table: str, old: str, new: str) -> None:
        """Takes a partner; what stands below a unit is matched anew with it."""
        place = next(
            (at for at, each in enumerate(self.choices.pairs) if (each.table, each.old) == (table, old)), -1
        )
        if place < 0 or not old:
            return
        self.choices.choose(place, new)
        self._show_pairs()
        if table == "units":
            self._match()

    def _count(self) -> None:
        words, made = self._desk.words, self._made
        count = self.choices.accepted() if made is not None else 0
        label = say("Match ({count})", count=count)
        if self._file is not None:
            label = say("Bring in and compare ({count})", count=count)
        self.take_button.setText(words(label))
        ready = made is not None and not self._lane.busy
        self.take_button.setEnabled(ready and (self._file is not None or count > 0))
        self.partner_button.setEnabled(made is not None and self.model.rowCount() > 0)
        if made is not None:
            said = [
                *counted(self.choices.held, self.choices.olds),
                say("to be looked at: {count}", count=made.doubtful),
            ]
            self.counted.setText(" · ".join(map(words, said)))

    # done

    def _take(self) -> None:
        made = self._made
        if made is None:
            return
        row = made.task.other.scenarios[made.task.new]
        if self._file is None and row.locked:
            name = made.task.other.words(row.name, self._desk.words.language)
            self.told.setText(self._desk.words(say("The scenario “{name}” is locked.", name=name)))
            return
        session = self._desk.session
        session.changed.disconnect(self.reject)
        edit, new = step_of(made.task, self.choices.twins(), self._file)
        then, old = self._then, made.task.old
        leftovers, other = self._desk.leftovers, self._other

        def follow() -> None:
            leftovers.take(made)
            leftovers.take(other)
            then(old, new)

        session.do_beside(lambda plan, _scenario: edit(plan), then=follow)
        self.accept()

    def is_ready(self) -> bool:
        """Whether nothing is being read, matched or sought."""
        return not self._lane.busy and not self._seek_lane.busy

    def done(self, result: int) -> None:
        """Calls off what goes on; a file that is being read is read on beside the window and given up then."""
        self._seek_lane.finish()
        if self._other is None and self._lane.busy:
            self._lane.cancel()
            self._lane.setParent(self.parentWidget())
            self._lane.busy_changed.connect(self._lane.deleteLater)
        else:
            self._lane.finish()
        if result == QDialog.DialogCode.Rejected:
            self._desk.leftovers.take(self._made)
            self._desk.leftovers.take(self._other)
        super().done(result)
