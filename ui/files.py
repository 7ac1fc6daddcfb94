"""Opening, saving and leaving plans: the work goes on beside the window, the questions come before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgplanner.errors import ChangedOutside, Damaged, InUse, NotWritten, OrgPlannerError
from orgplanner.text import Message, render, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.ask import Answer, ask
from ui.readiness import is_large, kept, made_ready

if TYPE_CHECKING:
    from orgplanner.document import Document, Recovery, Saved, SaveJob

SUFFIX = ".orgplan"
CANCEL = Answer("cancel", say("Cancel"), "cancel")
UNDERSTOOD = Answer("ok", say("OK"), "cancel")


class Files(QObject):
    """`working` says what takes time (None: no more), `opened` that a document was opened or closed."""

    working = Signal(object)
    progressed = Signal(int, int)
    told = Signal(object)
    saved = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._lane = Lane(self)
        self._lane.progressed.connect(self.progressed)
        self._lane.busy_changed.connect(lambda busy: None if busy else self.working.emit(None))
        self._saving = False
        self._asking = False

    @property
    def busy(self) -> bool:
        """Whether something is being opened or saved."""
        return self._lane.busy

    def finish(self) -> None:
        """Waits for what runs."""
        self._lane.finish()

    def cancel(self) -> None:
        """Gives up opening; a save is always brought to its end."""
        if not self._saving:
            self._lane.cancel()
            self.working.emit(None)

    def _ask(self, message: Message | str, *answers: Answer, detail: str = "") -> str:
        self._asking = True
        try:
            return ask(self._window, self._desk.words, message, answers, detail)
        finally:
            self._asking = False

    def tell(self, error: BaseException) -> None:
        """Shows what went wrong and what can be done; what is no error of ours is raised."""
        if not isinstance(error, OrgPlannerError):
            raise error
        self._ask(error.sentence(self._desk.words.language), UNDERSTOOD)

    # opening

    def new(self) -> None:
        """A plan with one empty scenario, after the one that is open was left."""
        self.leave(lambda: self._show(new_document()))

    def open_chosen(self) -> None:
        """Asks for a file and opens it."""
        from PySide6.QtWidgets import QFileDialog

        words = self._desk.words
        kinds = f"{words(say('OrgPlanner plans'))} (*{SUFFIX})"
        title, folder = words(say("Open a plan")), str(self._desk.preferences.folder)
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Opens a file after the plan that is open was left."""
        if self._is_open(path) and not take_over:
            self.told.emit(say("“{name}” is open already.", name=path.name))
            return
        self.leave(lambda: self._begin_open(path, read_only, take_over))

    def _is_open(self, path: Path) -> bool:
        document = self._desk.session.document
        return document is not None and document.path is not None and document.path.absolute() == path.absolute()

    def _begin_open(self, path: Path, read_only: bool, take_over: bool) -> None:
        def work(stop: Stop) -> Document:
            from orgplanner.document import Document

            return made_ready(kept(Document.open(path, read_only=read_only, take_over=take_over), stop))

        self.working.emit(say("Opening “{name}” …", name=path.name))
        self._lane.start(work, self._opened, lambda error: self._not_opened(path, error))

    def open_sample(self, path: Path) -> None:
        """Opens a sample as a plan without a file, so that the sample stays as it is."""

        def work(stop: Stop) -> Document:
            from orgplanner.document import Document, open_plan

            return kept(Document(open_plan(path)), stop)

        def begin() -> None:
            self.working.emit(say("Opening “{name}” …", name=path.stem))
            self._lane.start(work, self._opened, lambda error: self._not_opened(path, error))

        self.leave(begin)

    def _opened(self, document: Document) -> None:
        if document.owner is not None and document.owner.stale and document.path is not None:
            question = say("“{name}”: {why}", name=document.path.name, why=document.read_only_reason or "")
            wanted = self._ask(question, TAKE_OVER, READ_ONLY)
            if wanted == TAKE_OVER.id:
                path = document.path
                document.close()
                self._begin_open(path, False, True)
                return
        self._show(document)

    def _show(self, document: Document) -> None:
        if document.path is not None:
            self._desk.preferences.remember_file(document.path)
        self._desk.session.show(document)

    def _not_opened(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, Damaged):
            self.tell(error)
            return
        from orgplanner.document import Document
        from orgplanner.model import Plan

        language = self._desk.words.language
        backups = Document(Plan(), path).backups()
        answers = (REPAIR, *((BACKUP,) if backups else ()), CANCEL)
        lines = (f"{problem.place}: {render(problem.message, language)}" for problem in error.problems)
        wanted = self._ask(error.sentence(language), *answers, detail="\n".join(lines))
        if wanted == REPAIR.id:
            self._repair(path)
        elif wanted == BACKUP.id:
            self._begin_open(backups[0].path, True, False)

    def _repair(self, path: Path) -> None:
        def work(stop: Stop) -> Document:
            from orgplanner.document import Document

            document, _ = Document.open_repaired(path)
            return made_ready(kept(document, stop))

        self.working.emit(say("Repairing a copy of “{name}” …", name=path.name))
        self._lane.start(work, self._opened, self.tell)

    # saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Saves to the file of the plan, or asks for one."""
        document = self._desk.session.document
        if document is None:
            return
        if document.path is None or document.read_only:
            self.save_as(then)
            return
        self._save_now(document, False, then)

    def _save_now(self, document: Document, keep_mine: bool, then: Callable[[], object] | None) -> None:
        self._begin_save(document, lambda: document.prepare_save(keep_mine=keep_mine), then)

    def _begin_save(
        self, document: Document, prepare: Callable[[], SaveJob], then: Callable[[], object] | None
    ) -> None:
        if self._is_saving():
            return
        try:
            job = prepare()
        except OrgPlannerError as error:
            self._not_saved(document, error, then)
            return

        def done(saved: Saved) -> None:
            self._saving = False
            document.finish_save(job, saved)
            self._is_saved(document)
            if then is not None:
                then()
            self._make_ready_again()

        def failed(error: BaseException) -> None:
            self._saving = False
            document.finish_save(job, None)
            self.saved.emit()
            self._not_saved(document, error, then)

        self._write(say("Saving …"), job.run, done, failed)

    def _write(
        self,
        what: Message,
        run: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Writes beside the window, always to its end."""
        self._saving = True
        self.working.emit(what)
        self._lane.start(lambda _: run(), done, failed)

    def _is_saving(self) -> bool:
        """Whether the plan is being written, which is then said."""
        if self._saving:
            self.told.emit(say("The plan is being saved now."))
        return self._saving

    def _make_ready_again(self) -> None:
        """Has the working copy of a large plan made ahead of the next change."""
        document = self._desk.session.document
        if document is not None and not self._lane.busy and is_large(document):
            self._lane.start(lambda _: document.get_ready(), lambda _: None)

    def _is_saved(self, document: Document) -> None:
        if document.path is not None:
            self._desk.preferences.remember_file(document.path)
            self.told.emit(say("Saved “{name}”.", name=document.path.name))
        self.saved.emit()

    def _not_saved(self, document: Document, error: BaseException, then: Callable[[], object] | None) -> None:
        """Asks whose state is to stay when the file was changed outside; else says why it cannot be saved."""
        if isinstance(error, ChangedOutside):
            wanted = self._ask(error.message, KEEP_MINE, RELOAD, CANCEL)
            if wanted == RELOAD.id:
                self._reload(document)
            elif wanted == KEEP_MINE.id:
                self._save_now(document, True, then)
        elif not isinstance(error, NotWritten | InUse):
            self.tell(error)
        elif self._ask(error.sentence(self._desk.words.language), ELSEWHERE, CANCEL) == ELSEWHERE.id:
            self.save_as(then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks for a file and saves there; the plan belongs to that file once it is written."""
        document = self._desk.session.document
        path = None if self._is_saving() else self._choose_place(say("Save the plan as"))
        if document is not None and path is not None:
            self._begin_save(document, lambda: document.prepare_save_as(path), then)

    def save_copy(self) -> None:
        """Asks for a file and writes the plan there; goes on with its own."""
        document = self._desk.session.document
        path = None if self._is_saving() else self._choose_place(say("Save a copy"))
        if document is None or path is None:
            return

        def done(_: None) -> None:
            self._saving = False
            self.told.emit(say("Wrote a copy to “{name}”.", name=path.name))

        def failed(error: BaseException) -> None:
            self._saving = False
            self.tell(error)

        try:
            job = document.prepare_copy(path)
        except OrgPlannerError as error:
            self.tell(error)
        else:
            self._write(say("Saving …"), job.run, done, failed)

    def _choose_place(self, title: Message) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        document, words = self._desk.session.document, self._desk.words
        if document is None:
            return None
        folder = document.path.parent if document.path is not None else self._desk.preferences.folder
        name = safe_name(document.title) or words(say("Plan"))
        kinds = f"{words(say('OrgPlanner plans'))} (*{SUFFIX})"
        start = str(folder / f"{name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, words(title), start, kinds)
        path = Path(chosen) if chosen else None
        return path.with_name(path.name + SUFFIX) if path is not None and path.suffix != SUFFIX else path

    # leaving and coming back

    def leave(self, then: Callable[[], object]) -> None:
        """Asks about unsaved changes and closes the plan; `then` is done unless the user stays."""
        document = self._desk.session.document
        if self._is_saving():
            return
        if document is not None and document.is_modified:
            question = say("“{name}” has changes that are not saved.", name=document.title)
            wanted = self._ask(question, SAVE, DISCARD, CANCEL)
            if wanted == SAVE.id:
                self.save(lambda: self.leave(then))
            if wanted != DISCARD.id:
                return
            document.close(discard=True)
        elif document is not None:
            document.close()
        self._desk.session.show(None)
        then()

    def look_outside(self) -> None:
        """Asks what to do when the file was changed by somebody else; looked at beside the window."""
        document = self._desk.session.document
        if document is not None and not self._asking and not self._lane.busy:
            self._lane.start(lambda _: document.changed_outside(), lambda it: self._looked(document, it))

    def _looked(self, document: Document, changed: bool) -> None:
        if not changed or self._asking or document is not self._desk.session.document:
            return
        if self._ask(_changed(document), RELOAD, LATER) == RELOAD.id:
            self._reload(document)

    def _reload(self, document: Document) -> None:
        try:
            document.reload()
        except OrgPlannerError as error:
            self.tell(error)
            return
        self.saved.emit()

    def look_for_recoveries(self) -> None:
        """Offers what a killed process left behind; looked for beside the window."""

        def work(_: Stop) -> list[Recovery]:
            from orgplanner.document import recoveries

            return list(recoveries())

        if not self._lane.busy:
            self._lane.start(work, self._offer)

    def _offer(self, found: list[Recovery]) -> None:
        from ui.dialogs.recovery import RecoveryDialog

        if found and self._desk.session.document is None:
            dialog = RecoveryDialog(self._desk, found, self._window)
            dialog.exec()
            if dialog.chosen is not None:
                self._recover(dialog.chosen)

    def _recover(self, chosen: Recovery) -> None:
        def work(_: Stop) -> Document:
            from orgplanner.document import recover

            return made_ready(recover(chosen))

        self.working.emit(say("Opening “{name}” …", name=chosen.path.name if chosen.path is not None else "–"))
        self._lane.start(work, self._opened, self.tell)


REPAIR = Answer("repair", say("Open a repaired copy"))
BACKUP = Answer("backup", say("Open the last backup"), "no")
TAKE_OVER = Answer("take over", say("Open for editing"))
READ_ONLY = Answer("read only", say("Open for reading only"), "cancel")
KEEP_MINE = Answer("keep", say("Keep my version"))
RELOAD = Answer("reload", say("Reload from the file"), "no")
LATER = Answer("later", say("Not now"), "cancel")
ELSEWHERE = Answer("elsewhere", say("Save elsewhere…"))
SAVE = Answer("save", say("Save"))
DISCARD = Answer("discard", say("Do not save"), "no")


def _changed(document: Document) -> Message:
    name = document.path.name if document.path is not None else document.title
    return say("“{name}” was changed by somebody else since it was opened.", name=name)


def safe_name(title: str) -> str:
    """A title as the name of a file on any system."""
    kept_letters = "".join(" " if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in title)
    return " ".join(kept_letters.split()).strip(". ")[:80]


def new_document() -> Document:
    """A document of the plan that one begins with, which does not count as modified."""
    from orgplanner.document import Document

    return Document.new()
