"""A copy of the plan for somebody: what it leaves out, how large it then is, and where it and its key go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from orgplanner.analysis.audience.words import COUNT_WORDS, searched_words
from orgplanner.errors import OrgPlannerError
from orgplanner.model import Names, Plan
from orgplanner.text import Message, say
from ui.background import Lane, Stop, Work
from ui.desk import Desk
from ui.dialogs.foot import Foot
from ui.fields.box import Box
from ui.files.target import choose_target
from ui.models.plain_rows import PlainRows
from ui.plain import label, no_default
from ui.row_table import show_rows

if TYPE_CHECKING:
    from orgplanner.analysis.audience import AudienceCopy
    from orgplanner.analysis.audience.summary import Size
    from orgplanner.document.audience_copies import WrittenCopy

LEFT_OUT: dict[str, Message] = {
    "pay": say("Pay, base pay and allowances"), "names": say("Names of people, and what describes them"),
    "notes": say("Notes and reasons"), "skills": say("Skills, ratings and requirements"),
}  # fmt: skip
EXPORTED: dict[str, Message] = {".pdf": say("PDF of the copy…"), ".xlsx": say("Excel of the copy…")}
MOST_UNITS = 2_000
"""Units that can be chosen from; of a larger plan the selected one alone."""


class AudienceDialog(QDialog):
    """Makes the copy beside the window while it is chosen; writes it, and then files of it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        assert desk.session.plan is not None
        self._plan: Plan = desk.session.plan.snapshot()
        self._made: AudienceCopy | None = None
        self._look_lane, self._write_lane = Lane(self, desk.turn), Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._make)
        self._make_choices()
        self._lay_out()
        self._write_lane.progressed.connect(self.foot.progress)
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
        self.scenario, self.unit = Box(), Box()
        self.scenario.addItem(words(say("All scenarios")), "")
        for row in plan.ordered_scenarios():
            self.scenario.addItem(plan.scenario_name(row.id, words.language), row.id)
        self._fill_units()
        self.scenario.currentIndexChanged.connect(self._other_scenario)
        self.unit.currentIndexChanged.connect(self._choose)
        self.key = QCheckBox(words(say("Write who is who into a file of its own")))
        self.key.setChecked(True)

    def _fill_units(self) -> None:
        words, plan, before = self._desk.words, self._plan, self.unit.currentData()
        self.unit.blockSignals(True)
        self.unit.clear()
        self.unit.addItem(words(say("The whole organisation")), "")
        for id, level, name in _units(plan, self.scenario.currentData(), self._desk.session.selected):
            indent = "\u2003" * (level - 1)
            self.unit.addItem(indent + (plan.words(name, words.language) or "–"), id)
        self.unit.setCurrentIndex(max(self.unit.findData(before), 0))
        self.unit.blockSignals(False)

    def _other_scenario(self) -> None:
        self._fill_units()
        self._choose()

    def audience(self) -> Audience:
        """For whom the copy is."""
        without = frozenset(key for key, box in self.without.items() if box.isChecked())
        return Audience(without, self.unit.currentData() or None, self.scenario.currentData() or None)

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
        for message, field in ((say("Scenario"), self.scenario), (say("Unit, with all below it"), self.unit)):
            field.setMinimumContentsLength(26)
            field.setAccessibleName(words(message))
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
        return self._made is not None and not self._look_lane.busy and not self._write_lane.busy

    # where it goes

    def _save(self) -> None:
        words, plan = self._desk.words, self._plan
        title = plan.words(plan.settings.title, words.language) or words(say("Plan"))
        name = words(say("{title} – copy", title=title))
        kinds = f"{words(say('OrgPlanner plans'))} (*.orgplan)"
        target = choose_target(self._desk, self, words(say("Save the copy")), name, ".orgplan", kinds)
        if target is not None:
            key = self._choose_key(target) if self.key.isEnabled() and self.key.isChecked() else None
            if key is not None or not (self.key.isEnabled() and self.key.isChecked()):
                self.write(target, key)

    def _choose_key(self, target: Path) -> Path | None:
        words = self._desk.words
        name = words(say("{title} – who is who", title=target.stem))
        return choose_target(self._desk, self, words(say("Save who is who")), name, ".csv", "CSV (*.csv)")

    def write(self, target: Path, key: Path | None = None) -> None:
        """Writes the copy, and who is who, beside the window, then searches the file."""
        plan, made, document = self._plan, self._made, self._desk.session.document
        if made is None:
            return
        if document is not None and document.path is not None and target.absolute() == document.path.absolute():
            self._tell(say("{file} is the plan itself and was left alone.", file=target.name))
            return

        def work(_: Stop) -> WrittenCopy:
            from orgplanner.document.audience_copies import write_copy

            return write_copy(plan, made, target, key)

        def done(written: WrittenCopy) -> None:
            apart = say("Who is who stands in {file}; keep it apart from the copy.", file=key.name if key else "")
            self._written(target, [apart] if key else [], searched_words(written.searched, written.found))

        self._begin(work, done)

    def _export(self, ending: str) -> None:
        words = self._desk.words
        assert self._made is not None
        plan = self._made.plan
        rows = plan.ordered_scenarios()
        chosen = next((row for row in rows if row.id == self._desk.session.scenario), rows[-1] if rows else None)
        if chosen is None:
            return
        name = plan.words(chosen.name, words.language)
        target = choose_target(self._desk, self, words(say("Export")), name, ending, f"*{ending}")
        if target is not None:
            self.export(target, chosen.id)

    def export(self, target: Path, scenario: str) -> None:
        """Writes a file of the copy beside the window, then searches it."""
        plan, made, language = self._plan, self._made, self._desk.words.language
        assert made is not None

        def work(stop: Stop) -> WrittenCopy:
            from orgplanner.document.audience_copies import export_copy

            return export_copy(plan, made, scenario, target, language, stop.progress)

        def done(written: WrittenCopy) -> None:
            self._written(target, [], searched_words(written.searched, written.found))

        self._begin(work, done)

    def _begin(self, work: Work, done: Callable[[Any], None]) -> None:
        self.foot.begin()
        self._write_lane.start(work, done, self._failed)

    def _written(self, target: Path, more: list[Message], searched: Message) -> None:
        self.foot.bar.hide()
        self.foot.go.setEnabled(True)
        self._show_exports(True)
        self._tell(say("Wrote {file}.", file=str(target)), *more, searched)

    def _leave(self) -> None:
        """Calls off what is being written; else closes."""
        if self._write_lane.busy:
            self._write_lane.cancel()
            self.foot.bar.hide()
            self.foot.go.setEnabled(True)
            self._tell(say("Cancelled."))
        else:
            self.reject()

    def done(self, result: int) -> None:
        self._soon.stop()
        self._look_lane.finish()
        self._write_lane.finish()
        super().done(result)


def _units(plan: Plan, scenario: str, selected: str) -> list[tuple[str, int, Names]]:
    """The units that can be chosen with their levels and names, in printed order; each once over all scenarios."""
    chosen = [scenario] if scenario else [row.id for row in plan.ordered_scenarios()]
    if sum(len(plan.states[id].units) for id in chosen) > MOST_UNITS:
        rows = (plan.states[id].units[selected] for id in chosen if selected in plan.states[id].units)
        return [(row.id, 1, row.name) for row in rows][:1]
    found: dict[str, tuple[str, int, Names]] = {}
    for id in chosen:
        for unit, level in plan.states[id].walk():
            found.setdefault(unit.id, (unit.id, level, unit.name))
    return list(found.values())
