"""The dialog of an import: files, columns, rows and tree, values, result, where to; and then one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.acts.steps import StepsDialog
from ui.desk import Desk
from ui.dialogs.ask import Answer, ask
from ui.files.saving import plan_files
from ui.importing.columns_page import ColumnsPage
from ui.importing.files_page import FilesPage
from ui.importing.recipe_box import keep_recipe
from ui.importing.result_page import ResultPage, said_counts
from ui.importing.rows_page import RowsPage
from ui.importing.sources import ENDINGS, Source
from ui.importing.taking import Taking
from ui.importing.target_page import TargetPage
from ui.importing.updates_page import UpdatesPage
from ui.importing.values_page import ValuesPage
from ui.importing.work import RESULT, Importing, Made
from ui.plain import Elided, no_default, tooltip

if TYPE_CHECKING:
    from ui.files import Files

FILES_STEP, COLUMNS_STEP, ROWS_STEP, VALUES_STEP, RESULT_STEP, TARGET_STEP, UPDATES_STEP = range(7)
DEEDS: dict[str, Message] = {
    "plan": say("Make the plan"), "scenario": say("Add the scenario"), "update": say("Take the changes"),
}  # fmt: skip
LEAVE = Answer("leave", say("Close without importing"), "no")
STAY = Answer("stay", say("Go on importing"), "cancel")


class ImportDialog(StepsDialog):
    """Works beside the window; what is done by hand stays while one goes back and on."""

    def __init__(self, desk: Desk, files: Files, parent: QWidget, sources: Sequence[Source] = ()) -> None:
        super().__init__(desk, parent, say("Import"), DEEDS["plan"])
        self.work = Importing(desk, self)
        self.files = FilesPage(desk, self.work)
        self.columns, self.rows = ColumnsPage(desk, self.work), RowsPage(desk, self.work)
        self.values, self.outcome = ValuesPage(desk, self.work), ResultPage(desk, self.work)
        self.target, self.updates = TargetPage(desk), UpdatesPage(desk)
        self._taking = Taking(desk, files, self)
        self._is_told = False
        self._compared: tuple[object, str] = (None, "")
        self.finish_button, self.recipe_button = QPushButton(), QPushButton()
        self._bar, self._status, self._stop = QProgressBar(), Elided(name="secondary"), QPushButton()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.work.add(sources)

    # what it is made of

    def _lay_out(self) -> None:
        words = self.desk.words
        self.finish_button.setText(words(say("Finish…")))
        self.finish_button.setToolTip(tooltip(words(say("Takes all as it is proposed and asks where it goes"))))
        self.recipe_button.setText(words(say("Save as a recipe…")))
        self._stop.setText(words(say("Stop")))
        no_default(self.finish_button, self.recipe_button, self._stop)
        self.lay_out((
            (say("Files"), self.files), (say("Columns"), self.columns), (say("Rows and tree"), self.rows),
            (say("Values"), self.values), (say("Result"), self.outcome), (say("Where to"), self.target),
            (say("Changes"), self.updates),
        ))  # fmt: skip
        self.foot.insertWidget(0, self.recipe_button)
        self.foot.addWidget(self.finish_button)
        status = QHBoxLayout()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(140)
        for part in (self._bar, self._stop):
            status.addWidget(part)
        status.addWidget(self._status, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(column.count() - 1, status)

    def _connect(self) -> None:
        self.files.add_asked.connect(self.add_files)
        self.files.paste_asked.connect(self.paste)
        self.work.changed.connect(self._follow)
        self.work.busy_changed.connect(self._show_work)
        self.work.failed.connect(self._not_read)
        self.target.changed.connect(self._show_target)
        self.updates.changed.connect(self._show_work)
        self.finish_button.clicked.connect(lambda: self.go(TARGET_STEP))
        self.recipe_button.clicked.connect(lambda: keep_recipe(self.desk, self, self.work, self.complain))
        self._stop.clicked.connect(self._stop_or_go_on)
        self.files.own.whole_asked.connect(self._taking.take_workbook)
        self.files.own.changes_asked.connect(self._take_changes)
        self._taking.progressed.connect(self._show_progress)
        self.updates.busy_changed.connect(self._show_work)
        self._taking.done.connect(self.accept)
        self._taking.busy_changed.connect(self._show_work)
        self._taking.refused.connect(self.complain)
        self._show_target()
        self._show_work()

    # files

    def add_files(self) -> None:
        """Asks for more files and reads them."""
        paths = choose_files(self.desk, self)
        self.work.add([Source(path) for path in paths])

    def paste(self) -> None:
        """Reads the table on the clipboard."""
        source = clipboard_source()
        if source is None:
            self.files.explain(self.desk.words(say("Nothing that looks like a list is on the clipboard.")))
        else:
            self.work.add([source])

    def _take_changes(self, path: Path) -> None:
        """Leaves the import for the list of what was edited in a workbook of the open plan."""
        from ui.dialogs.workbook_changes import WorkbookChangesDialog

        window = self.parentWidget()
        assert window is not None
        self.work.by_hand = type(self.work.by_hand)()
        self.reject()
        WorkbookChangesDialog(self.desk, path, window).open()

    def _not_read(self, sentence: str) -> None:
        if self.step == FILES_STEP or not self.work.reads:
            self.files.explain(sentence)
        else:
            self.complain(sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.work.add([Source(path) for path in paths if path.is_file()]))

    # what goes on

    def _follow(self, what: str) -> None:
        if what == RESULT and self.work.made is not None:
            self._is_told = False
            if self.step >= TARGET_STEP:
                self._show_where()
        self.complain("")
        self._show_work()

    def _show_work(self) -> None:
        """Says at the foot what is worked out, else what came of it."""
        made, doing = self.work.made, self._taking.doing() or self.work.doing()
        self._bar.setVisible(doing is not None)
        self._bar.setRange(0, 0)
        self._stop.setText(self.desk.words(say("Stop") if self._may_stop() else say("Go on")))
        self._stop.setVisible(self._may_stop() or self._is_stopped())
        if doing is not None:
            self._status.say(self.desk.words(doing))
        elif self._is_stopped():
            self._status.say(self.desk.words(say("Stopped; it has to be worked out before one can go on.")))
        else:
            said = self._said(made) if made is not None else ()
            self._status.say("   ·   ".join(map(self.desk.words, said)))
        self.refresh_deed()

    def _show_progress(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)

    # what is stopped

    def _may_stop(self) -> bool:
        """Whether anything goes on that can be given up."""
        if self._taking.busy:
            return self._taking.can_stop
        return self.updates.is_comparing or self.work.is_reading or bool(self.work.doing())

    def _is_stopped(self) -> bool:
        """Whether something was given up without which one cannot go on."""
        if self.work.is_given_up:
            return True
        waits = self.step == UPDATES_STEP and self.updates.updates() is None and self._compared[0] is not None
        return waits and not self.updates.is_comparing and not self._taking.busy and not self.updates.has_failed

    def _stop_or_go_on(self) -> None:
        if self._taking.can_stop:
            self._taking.stop()
        elif self.updates.is_comparing:
            self.updates.cancel()
        elif self._may_stop():
            self.work.cancel()
        elif self.work.is_given_up:
            self.work.resume()
        else:
            self._compared = (None, "")
            self._show_where()
        self._show_work()

    def _said(self, made: Made) -> Sequence[Message]:
        """The figures of the result, how many troubles are open, or both where one decides where it goes."""
        if self.step < RESULT_STEP:
            return said_counts(made.counts)
        errors, warnings, notes, settled = (
            made.lines.counts.get(sort, 0) for sort in ("error", "warning", "note", "settled")
        )
        first = said_counts(made.counts)[:1] if self.step > RESULT_STEP else ()
        return (*first, say("Errors: {count}", count=errors), say("Warnings: {count}", count=warnings),
                say("Notes: {count}", count=notes), say("Settled: {count}", count=settled))  # fmt: skip

    def _show_target(self) -> None:
        """The last step follows from where it goes."""
        way = self.target.way
        self.deed = DEEDS[way]
        self.tabs[UPDATES_STEP].setVisible(way == "update")
        self.refresh_deed()

    @property
    def last(self) -> int:
        return UPDATES_STEP if self.target.way == "update" else TARGET_STEP

    def _show(self, step: int) -> None:
        super()._show(step)
        if step >= TARGET_STEP:
            self._show_where()
        self._show_work()

    def _show_where(self) -> None:
        """Offers where the result can go; compares it again when it became another."""
        result = self.work.result
        if result is None:
            return
        if not self._is_told:
            self._is_told = True
            self.target.show_result(result, self.work.title or self.desk.words(say("Imported list")))
        target = self.target.target()
        if self.step == UPDATES_STEP and target is not None and self._compared != (result, target.scenario):
            self._compared = (result, target.scenario)
            self.updates.read(result, target.scenario, recipe=self.work.recipe, books=self.work.books)

    def _mark(self) -> None:
        if not hasattr(self, "finish_button"):
            return
        super()._mark()
        ready = self.work.made is not None and not self.work.busy
        self.finish_button.setVisible(self.step < TARGET_STEP)
        self.finish_button.setEnabled(ready)
        self.recipe_button.setEnabled(self.work.recipe is not None)

    # the end

    def may_act(self) -> bool:
        if self.work.made is None or self.work.busy or self._taking.busy or self.target.target() is None:
            return False
        return self.target.way != "update" or (self.updates.is_ready() and bool(self.updates.accepted()))

    def _act(self) -> None:
        """Takes the result; the dialog stays until that is done."""
        target, result = self.target.target(), self.work.result
        if target is None or result is None:
            problem = self.target.problem()
            self.complain(problem or "")
            return
        self._taking.take(result, target, self.updates)

    def _overtaken(self) -> None:
        """What happens to the plan below does not end an import; where it can go is asked anew."""
        self._is_told = False
        self._compared = (None, "")
        self._taking.overtaken()
        if not self._taking.busy and self.step >= TARGET_STEP and self._open:
            self._show_where()

    def reject(self) -> None:
        """Closes; asks first when something was done by hand."""
        if self._open and self.work.is_touched and not self._taking.busy:
            question = say("What you settled and changed by hand in this import will be lost.")
            if ask(self, self.desk.words, question, (STAY, LEAVE)) != LEAVE.id:
                return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def done(self, result: int) -> None:
        if self._open:
            self._taking.finish()
            self.work.finish()
        super().done(result)

    def is_ready(self) -> bool:
        """Whether nothing is being read, built, drawn or gathered."""
        busy = (self.work.busy, self.outcome.busy, self.values.busy, self.files.recipes.busy, self._taking.busy,
                self.updates.is_comparing)
        return not any(busy)


def choose_files(desk: Desk, parent: QWidget) -> list[Path]:
    """Asks for files to import; none when nothing was chosen."""
    words = desk.words
    kinds = " ".join(f"*{ending}" for ending in ENDINGS)
    lists, everything = words(say("Lists and drawings")), words(say("All files"))
    shown = f"{lists} ({kinds});;{plan_files(words)};;{everything} (*)"
    chosen, _ = QFileDialog.getOpenFileNames(parent, words(say("Import")), str(desk.preferences.folder), shown)
    return [Path(each) for each in chosen]


def clipboard_source() -> Source | None:
    """What was copied, None when it is no text."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not (data.hasText() or data.hasHtml()):
        return None
    text, html = data.text() if data.hasText() else "", data.html() if data.hasHtml() else ""
    return Source(text=text, html=html) if text.strip() or html.strip() else None
