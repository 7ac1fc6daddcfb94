"""A copy of the plan for somebody: what it leaves out, how large it then is, and where it and its key go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.audience import Audience
from orgplanner.analysis.audience.words import COUNT_WORDS
from orgplanner.errors import OrgPlannerError
from orgplanner.model import Plan
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.audience_files import AudienceFiles
from ui.dialogs.audience_unit import WIDTH, UnitChoice
from ui.dialogs.foot import Foot
from ui.fields.box import Box
from ui.models.plain_rows import PlainRows
from ui.plain import label, no_default
from ui.row_table import show_rows

if TYPE_CHECKING:
    from orgplanner.analysis.audience import AudienceCopy
    from orgplanner.analysis.audience.summary import Size

LEFT_OUT: dict[str, Message] = {
    "pay": say("Pay, base pay and allowances"), "names": say("Names of people, and what describes them"),
    "notes": say("Notes and reasons"), "skills": say("Skills, ratings and requirements"),
}  # fmt: skip
EXPORTED: dict[str, Message] = {".pdf": say("PDF of the copy…"), ".xlsx": say("Excel of the copy…")}


class AudienceDialog(QDialog):
    """Makes the copy beside the window while it is chosen; writes it, and then files of it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        assert desk.session.plan is not None
        self._plan: Plan = desk.session.plan.snapshot()
        self._made: AudienceCopy | None = None
        self._look_lane, self._files = Lane(self, desk.turn), AudienceFiles(desk, self, self._plan)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._make)
        self._make_choices()
        self._lay_out()
        self._files.progressed.connect(self.foot.progress)
        self._files.began.connect(self.foot.begin)
        self._files.told.connect(lambda said: self._tell(*said))
        self._files.written.connect(self._written)
        self._files.failed.connect(self._failed)
        desk.session.document_changed.connect(self.reject)
        self._soon.start()

    # what is chosen

    def _make_choices(self) -> None:
        words, plan = self._desk.words, self._plan
        self.without = {key: QCheckBox(words(text)) for key, text in LEFT_OUT.items()}
        gone = set(plan.settings.without)
        for key, box in self.without.items():
            box.setChecked(key in gone or (not gone and key in ("pay", "names")))
            box.setEnabled(key not in gone)
            box.toggled.connect(self._choose)
        self.scenario, self.unit = Box(), UnitChoice(self._desk, plan)
        self.scenario.addItem(words(say("All scenarios")), "")
        for row in plan.ordered_scenarios():
            self.scenario.addItem(plan.scenario_name(row.id, words.language), row.id)
        self.unit.show_scenario("")
        self.scenario.currentIndexChanged.connect(self._other_scenario)
        self.unit.changed.connect(self._choose)
        self.key = QCheckBox(words(say("Write who is who into a file of its own")))
        self.key.setChecked(True)

    def _other_scenario(self) -> None:
        self.unit.show_scenario(self.scenario.currentData())
        self._choose()

    def audience(self) -> Audience:
        """For whom the copy is."""
        without = frozenset(key for key, box in self.without.items() if box.isChecked())
        return Audience(without, self.unit.unit() or None, self.scenario.currentData() or None)

    def _choose(self) -> None:
        self._made = None
        self.foot.go.setEnabled(False)
        self._show_exports(False)
        self._soon.start()

    # how it looks

    def _lay_out(self) -> None:
        words = self._desk.words
        self.setWindowTitle(words(say("Audience copy")))
        headings = (say("In all"), say("In the plan"), say("In the copy"))
        self.sizes = PlainRows([words(each) for each in headings], self)
        self.counts = PlainRows([words(say("Left out")), words(say("Count"))], self)
        self.size_view, self.count_view, self.told = QTableView(), QTableView(), label(wrap=True)
        for view, model in ((self.size_view, self.sizes), (self.count_view, self.counts)):
            show_rows(view, model, ())
            header = view.horizontalHeader()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.size_view.setAccessibleName(words(say("Size of the copy")))
        self.count_view.setAccessibleName(words(say("Left out")))
        self.foot = Foot(words, say("Save the copy…"))
        self.foot.leave.clicked.connect(self._leave)
        self.foot.go.clicked.connect(self._save)
        right = QVBoxLayout()
        right.addWidget(self.size_view, 4)
        right.addWidget(self.count_view, 3)
        both = QHBoxLayout()
        both.addLayout(self._left())
        both.addSpacing(8)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(self.told)
        column.addLayout(self._exports())
        column.addWidget(self.foot)
        room = self.screen().availableSize()
        self.resize(min(940, room.width() - 40), min(610, room.height() - 60))

    def _left(self) -> QVBoxLayout:
        words, left, form = self._desk.words, QVBoxLayout(), QFormLayout()
        left.addWidget(label(words(say("Leave out")).upper(), "heading"))
        for box in self.without.values():
            left.addWidget(box)
        left.addSpacing(8)
        left.addWidget(label(words(say("Only")).upper(), "heading"))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.scenario.setMinimumContentsLength(WIDTH)
        self.scenario.setAccessibleName(words(say("Scenario")))
        self.unit.set_name(words(say("Unit, with all below it")))
        fields: tuple[tuple[Message, QWidget], ...] = (
            (say("Scenario"), self.scenario), (say("Unit, with all below it"), self.unit),
        )  # fmt: skip
        for message, field in fields:
            form.addRow(label(words(message), "secondary"), field)
        left.addLayout(form)
        left.addSpacing(8)
        left.addWidget(label(words(say("Key to the names")).upper(), "heading"))
        left.addWidget(self.key)
        hint = say("People become “Holder 1”, “Holder 2” …; whoever knows the posts may still know who holds them.")
        left.addWidget(label(words(hint), "secondary", wrap=True))
        left.addStretch(1)
        return left

    def _exports(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.exports = {ending: QPushButton(self._desk.words(text)) for ending, text in EXPORTED.items()}
        line.addStretch(1)
        for ending, button in self.exports.items():
            button.clicked.connect(lambda _=False, it=ending: self._export(it))
            line.addWidget(button)
        no_default(*self.exports.values())
        self._show_exports(False)
        return line

    def _show_exports(self, wanted: bool) -> None:
        for button in self.exports.values():
            button.setVisible(wanted)

    # what is made

    def _make(self) -> None:
        """Makes the copy and counts it, beside the window."""
        plan, what = self._plan, self.audience()
        self.key.setEnabled("names" in what.without and self.without["names"].isEnabled())
        if not what:
            self._show_nothing(say("Choose what the copy leaves out."))
            return

        def work(stop: Stop) -> tuple[AudienceCopy, list[Size]]:
            from orgplanner.analysis.audience import audience_copy
            from orgplanner.analysis.audience.summary import sizes

            made = audience_copy(plan, what, stop.check)
            stop.check()
            return made, sizes(plan, made.plan, what)

        self._tell(say("Making the copy …"))
        self._look_lane.start(work, self._show, self._failed)

    def _show(self, result: tuple[AudienceCopy, list[Size]]) -> None:
        words = self._desk.words
        self._made, found = result
        self.sizes.show([(words(each.what), each.plan, each.copy) for each in found])
        counts = self._made.counts.items()
        self.counts.show([(words(COUNT_WORDS[word]), str(count)) for word, count in counts])
        self.foot.go.setEnabled(True)
        document = self._desk.session.document
        sealed = document is not None and document.is_sealed
        self._tell(say("The copy is not encrypted, though the plan is.") if sealed else "")

    def _show_nothing(self, why: Message) -> None:
        self._look_lane.cancel()
        self._made = None
        self.sizes.show(())
        self.counts.show(())
        self.foot.go.setEnabled(False)
        self._tell(why)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.foot.bar.hide()
        self.foot.go.setEnabled(self._made is not None)
        self.told.setText(error.sentence(self._desk.words.language))

    def _tell(self, *said: Message | str) -> None:
        self.told.setText("\n".join(self._desk.words(each) for each in said))

    def is_ready(self) -> bool:
        """Whether the copy that is chosen was made, and nothing is being written."""
        return self._made is not None and not self._look_lane.busy and not self._files.busy

    # where it goes

    def _save(self) -> None:
        if self._made is not None:
            self._files.save(self._made, self.key.isEnabled() and self.key.isChecked())

    def _export(self, ending: str) -> None:
        if self._made is not None:
            self._files.export_as(self._made, ending)

    def _written(self) -> None:
        self.foot.bar.hide()
        self.foot.go.setEnabled(True)
        self._show_exports(True)

    def _leave(self) -> None:
        """Calls off what is being written; else closes."""
        if self._files.busy:
            self._files.cancel()
            self.foot.bar.hide()
            self.foot.go.setEnabled(True)
            self._tell(say("Cancelled."))
        else:
            self.reject()

    def done(self, result: int) -> None:
        self._soon.stop()
        self._look_lane.finish()
        self._files.finish()
        self.unit.finish()
        super().done(result)

