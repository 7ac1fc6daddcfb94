"""What was edited in a workbook of the staffing plan: a list to tick, taken into the plan as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import OrgPlannerError
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.models.workbook_changes import ChangesModel, FaultsModel
from ui.plain import label, no_default
from ui.row_table import show_rows
from ui.tick_view import TickView

if TYPE_CHECKING:
    from orgplanner.importers.workbook import Found

WIDTHS = (240, 125, 160, 170, 170)
FAULT_WIDTHS = (150, 100, 330)


def choose_workbook(desk: Desk, parent: QWidget) -> Path | None:
    """Asks for a workbook; None when nothing was chosen."""
    words = desk.words
    kinds = f"{words(say('Excel workbooks'))} (*.xlsx *.xlsm)"
    title, folder = words(say("Take changes from a workbook")), str(desk.preferences.folder)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None


class WorkbookChangesDialog(QDialog):
    """Reads the workbook beside the window; the changes that stay ticked are made together."""

    def __init__(self, desk: Desk, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._file, self._language = desk, file, "en"
        self.model, self.faults = ChangesModel(desk.words, self), FaultsModel(desk.words, self)
        self.view, self.fault_view = TickView(), QTableView()
        self.told, self.fault_title = label(wrap=True), label(name="heading")
        self.bar = QProgressBar()
        self._lane = Lane(self)
        self._make_buttons()
        self._lay_out()
        self.model.ticked.connect(self._count)
        desk.session.document_changed.connect(self.reject)
        self._read()

    def _make_buttons(self) -> None:
        words = self._desk.words
        self.all_button, self.none_button = (
            QPushButton(words(say("Tick all"))),
            QPushButton(words(say("Untick all"))),
        )
        self.take_button, self.close_button = QPushButton(), QPushButton(words(say("Close")))
        self.all_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), True))
        self.none_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), False))
        self.take_button.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        no_default(self.all_button, self.none_button, self.close_button)

    def _lay_out(self) -> None:
        words = self._desk.words
        self.setWindowTitle(words(say("Changes in “{name}”", name=self._file.name)))
        for view, model, widths in ((self.view, self.model, WIDTHS), (self.fault_view, self.faults, FAULT_WIDTHS)):
            show_rows(view, model, widths)
        self.view.setAccessibleName(words(say("Changes")))
        self.fault_view.setAccessibleName(words(say("Not understood")))
        self.fault_title.setText(words(say("Not understood")).upper())
        self.bar.setTextVisible(False)
        foot = QHBoxLayout()
        for widget in (self.all_button, self.none_button):
            foot.addWidget(widget)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.view, 3)
        column.addWidget(self.fault_title)
        column.addWidget(self.fault_view, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(1000, room.width() - 40), min(620, room.height() - 60))

    def _read(self) -> None:
        """Reads the workbook and holds it against the plan, in another process and a thread."""
        assert self._desk.session.plan is not None
        plan, file = self._desk.session.plan.snapshot(), self._file

        def work(stop: Stop) -> Found:
            from orgplanner.importers.workbook import find_changes, read_grids

            grids = read_grids(file, stop.check)
            stop.check()
            return find_changes(plan, grids)

        self.told.setText(self._desk.words(say("Reading “{name}” …", name=file.name)))
        self.bar.setRange(0, 0)
        self._show_faults(False)
        self._count()
        self._lane.start(work, self._show, self._failed)

    def _show(self, found: Found) -> None:
        words = self._desk.words
        self.bar.hide()
        self._language = found.language
        self.faults.show(found.problems)
        self._show_faults(bool(found.problems))
        hint = say(
            "Only what stays ticked is changed, as one step that can be undone. Space ticks what is selected."
        )
        nothing = say("The workbook says the same as the plan.")
        self.told.setText(words(hint if found.proposals else nothing))
        self.model.show(found.proposals)
        self.view.setFocus()

    def _show_faults(self, wanted: bool) -> None:
        self.fault_view.setVisible(wanted)
        self.fault_title.setVisible(wanted)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.bar.hide()
        self.told.setText(error.sentence(self._desk.words.language))

    def _count(self) -> None:
        count = self.model.count()
        self.take_button.setText(self._desk.words(say("Take {count} changes", count=count)))
        self.take_button.setEnabled(count > 0)
        for button in (self.all_button, self.none_button):
            button.setEnabled(self.model.rowCount() > 0)

    def is_ready(self) -> bool:
        """Whether the workbook was read."""
        return not self._lane.busy

    def _take(self) -> None:
        from orgplanner.importers.workbook import take_changes

        self._desk.session.do_beside(take_changes, self.model.accepted(), self._language)
        self.accept()

    def done(self, result: int) -> None:
        """Ends reading, if it still goes on."""
        self._lane.finish()
        super().done(result)
