"""Opening, saving and leaving plans: the work goes on beside the window, the questions come before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgplanner.errors import ChangedOutside, Damaged, InUse, NotWritten, OrgPlannerError
from orgplanner.text import Message, render, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs import choices
from ui.dialogs.ask import Answer, ask
from ui.readiness import is_large, kept, made_ready, make_indexes

if TYPE_CHECKING:
    from orgplanner.document import Document, Recovery, Reloaded, Saved, SaveJob, Step, StepJob
    from orgplanner.model import ChangeSet

SUFFIX = ".orgplan"
BEING_SAVED = say("The plan is being saved now.")
BEING_READ = say("The plan is being read from its file again.")


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
        self._occupied: Message | None = None
        self._asking = False
        desk.session.document_changed.connect(self._get_ready)

    @property
    def busy(self) -> bool:
        """Whether something is being opened or saved."""
        return self._lane.busy

    def finish(self) -> None:
        """Waits for what runs."""
        self._lane.finish()

    def cancel(self) -> None:
        """Gives up opening; what writes, or reads the plan again, is always brought to its end."""
        if self._occupied is None:
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
        self._ask(error.sentence(self._desk.words.language), choices.UNDERSTOOD)

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
            wanted = self._ask(question, choices.TAKE_OVER, choices.READ_ONLY)
            if wanted == choices.TAKE_OVER.id:
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
        answers = (choices.REPAIR, *((choices.BACKUP,) if backups else ()), choices.CANCEL)
        lines = (f"{problem.place}: {render(problem.message, language)}" for problem in error.problems)
        wanted = self._ask(error.sentence(language), *answers, detail="\n".join(lines))
        if wanted == choices.REPAIR.id:
            self._repair(path)
        elif wanted == choices.BACKUP.id:
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
        if self._is_occupied():
            return
        try:
            job = prepare()
        except OrgPlannerError as error:
            self._not_saved(document, error, then)
            return

        def done(saved: Saved) -> None:
            document.finish_save(job, saved)
            self._is_saved(document)
            if then is not None:
                then()
            self._get_ready()

        def failed(error: BaseException) -> None:
            document.finish_save(job, None)
            self.saved.emit()
            self._not_saved(document, error, then)

        self._to_the_end(say("Saving …"), BEING_SAVED, job.run, done, failed)

    def _to_the_end(
        self,
        what: Message,
        occupied: Message,
        run: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Works beside the window, always to its end; `occupied` says why nothing else can be done to the file."""

        def then(follow: Callable[[Any], None], result: object) -> None:
            self._occupied = None
            follow(result)

        self._occupied = occupied
        self.working.emit(what)
        self._lane.start(lambda _: run(), partial(then, done), partial(then, failed))

    def _is_occupied(self) -> bool:
        """Whether the plan is being written or read again, which is then said."""
        if self._occupied is not None:
            self.told.emit(self._occupied)
        return self._occupied is not None

    def _get_ready(self) -> None:
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
            wanted = self._ask(error.message, choices.KEEP_MINE, choices.RELOAD, choices.CANCEL)
            if wanted == choices.RELOAD.id:
                self._reload(document)
            elif wanted == choices.KEEP_MINE.id:
                self._save_now(document, True, then)
            return
        if not isinstance(error, NotWritten | InUse):
            self.tell(error)
            return
        wanted = self._ask(error.sentence(self._desk.words.language), choices.ELSEWHERE, choices.CANCEL)
        if wanted == choices.ELSEWHERE.id:
            self.save_as(then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks for a file and saves there; the plan belongs to that file once it is written."""
        document = self._desk.session.document
        path = None if self._is_occupied() else self._choose_place(say("Save the plan as"))
        if document is not None and path is not None:
            self._begin_save(document, lambda: document.prepare_save_as(path), then)

    def save_copy(self) -> None:
        """Asks for a file and writes the plan there; goes on with its own."""
        document = self._desk.session.document
        path = None if self._is_occupied() else self._choose_place(say("Save a copy"))
        if document is None or path is None:
            return

        def done(_: None) -> None:
            self.told.emit(say("Wrote a copy to “{name}”.", name=path.name))

        try:
            job = document.prepare_copy(path)
        except OrgPlannerError as error:
            self.tell(error)
        else:
            self._to_the_end(say("Saving …"), BEING_SAVED, job.run, done, self.tell)

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

    # steps that change very much

    def step(self, prepare: Callable[[], StepJob], then: Callable[[ChangeSet], None]) -> None:
        """Makes a large change beside the window, always to its end; `then` is called with what was done."""
        session = self._desk.session
        document = session.document
        if document is None or self._is_occupied():
            return
        try:
            job = prepare()
        except OrgPlannerError as error:
            session.refused.emit(error)
            return

        def work() -> Step:
            step = job.run()
            make_indexes(step.plan)
            return step

        def done(step: Step) -> None:
            document.finish_step(job, step)
            then(step.changes)

        def failed(error: BaseException) -> None:
            document.finish_step(job, None)
            if not isinstance(error, OrgPlannerError):
                raise error
            session.refused.emit(error)

        self._to_the_end(say("Making the change …"), say("A large change is still being made."), work, done, failed)

    # leaving and coming back

    def leave(self, then: Callable[[], object]) -> None:
        """Asks about unsaved changes and closes the plan; `then` is done unless the user stays."""
        document = self._desk.session.document
        if self._is_occupied():
            return
        if document is not None and document.is_modified:
            question = say("“{name}” has changes that are not saved.", name=document.title)
            wanted = self._ask(question, choices.SAVE, choices.DISCARD, choices.CANCEL)
            if wanted == choices.SAVE.id:
                self.save(lambda: self.leave(then))
            if wanted != choices.DISCARD.id:
                return
            document.close(discard=True)
        elif document is not None:
            document.close()
        self._desk.session.show(None)
        self._desk.leftovers.take(document)
        then()

    def look_outside(self) -> None:
        """Asks what to do when the file was changed by somebody else; looked at beside the window."""
        document = self._desk.session.document
        if document is not None and not self._asking and not self._lane.busy:
            self._lane.start(lambda _: document.changed_outside(), lambda it: self._looked(document, it))

    def _looked(self, document: Document, changed: bool) -> None:
        if not changed or self._asking or document is not self._desk.session.document:
            return
        if self._ask(_changed(document), choices.RELOAD, choices.LATER) == choices.RELOAD.id:
            self._reload(document)

    def _reload(self, document: Document) -> None:
        """Reads the file again beside the window, always to its end."""
        if self._is_occupied():
            return

        def work() -> Reloaded:
            reloaded = job.run()
            make_indexes(reloaded.plan)
            return reloaded

        def done(reloaded: Reloaded) -> None:
            document.finish_reload(reloaded)
            self._desk.leftovers.take(reloaded.read)
            self.saved.emit()
            self._get_ready()

        def failed(error: BaseException) -> None:
            document.finish_reload(None)
            self.tell(error)

        job = document.prepare_reload()
        self._to_the_end(BEING_READ, BEING_READ, work, done, failed)

    def look_for_recoveries(self, wanted: Path | None = None) -> None:
        """Offers what a killed process left behind; looked for beside the window.

        With the file that the program was started on, only what was done to that; it is opened if nothing is taken.
        """

        def work(_: Stop) -> list[Recovery]:
            from orgplanner.document import recoveries

            return [each for each in recoveries() if wanted is None or _is_of(each, wanted)]

        if not self._lane.busy:
            self._lane.start(work, partial(self._offer, wanted=wanted))

    def _offer(self, found: list[Recovery], wanted: Path | None = None) -> None:
        if self._desk.session.document is not None:
            return
        chosen: Recovery | None = None
        if found:
            from ui.dialogs.recovery import RecoveryDialog

            dialog = RecoveryDialog(self._desk, found, self._window)
            dialog.exec()
            dialog.deleteLater()
            chosen = dialog.chosen
        if chosen is not None:
            self._recover(chosen)
        elif wanted is not None:
            self.open(wanted)

    def _recover(self, chosen: Recovery) -> None:
        def work(_: Stop) -> Document:
            from orgplanner.document import recover

            return made_ready(recover(chosen))

        def failed(error: BaseException) -> None:
            self.tell(error)
            self.look_for_recoveries()

        self.working.emit(say("Opening “{name}” …", name=chosen.path.name if chosen.path is not None else "–"))
        self._lane.start(work, self._opened, failed)


def _is_of(found: Recovery, file: Path) -> bool:
    """Whether changes were made to a file."""
    return found.path is not None and found.path.resolve() == file.resolve()


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
