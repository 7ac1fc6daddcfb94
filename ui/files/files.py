"""The open plan and its file: assembles opening and saving; leaving, changes from outside, large steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgplanner.errors import NeedsPassphrase, OrgPlannerError, WrongPassphrase
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.dialogs import choices
from ui.files.errands import Errands
from ui.files.opening import Opening
from ui.files.saving import Saving
from ui.files.sealing import Sealing
from ui.readiness import is_large, make_indexes

if TYPE_CHECKING:
    from orgplanner.document import Document, Reloaded, Step, StepJob
    from orgplanner.model import ChangeSet

BEING_READ = say("The plan is being read from its file again.")


class Files(QObject):
    """`working` says what takes time (None: no more), `saved` that what the file holds may have changed, `coming`
    that a plan is about to be read, `merge_wanted` that a file is to be merged into the open plan."""

    working = Signal(object)
    progressed = Signal(int, int)
    told = Signal(object)
    saved = Signal()
    coming = Signal()
    merge_wanted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._errands = errands = Errands(desk, self, window)
        opening = Opening(desk, errands, self.leave, self.coming.emit, self.merge_wanted.emit)
        saving = Saving(desk, errands)
        self.open, self.open_chosen, self.open_sample = opening.open, opening.open_chosen, opening.open_sample
        self.look_for_recoveries = opening.look_for_recoveries
        self.save, self.save_as, self.save_copy = saving.save, saving.save_as, saving.save_copy
        self._sealing = sealing = Sealing(desk, errands)
        self.choose_passphrase, self.cancel = sealing.choose, errands.cancel
        sealing.saved.connect(self.saved)
        errands.working.connect(self.working)
        errands.progressed.connect(self.progressed)
        errands.told.connect(self.told)
        saving.saved.connect(self.saved)
        saving.reload_wanted.connect(self.reload)
        saving.merge_wanted.connect(self.merge_wanted)
        saving.over.connect(self._get_ready)
        desk.session.document_changed.connect(self._get_ready)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._errands.busy

    def finish(self) -> None:
        """Waits for what runs."""
        self._sealing.finish()
        self._errands.finish()

    def is_occupied(self) -> bool:
        """Whether the plan is being written or read again, which is then said."""
        return self._errands.is_occupied()

    def new(self) -> None:
        """A plan with one empty scenario, after the one that is open was left."""

        def show() -> None:
            from orgplanner.document import Document

            self._desk.session.show(Document.new())

        self.leave(show)

    def _get_ready(self) -> None:
        """Has the working copy of a large plan made ahead of the next change."""
        document = self._desk.session.document
        if document is not None and not self.busy and is_large(document):
            self._errands.start(lambda _: document.get_ready(), lambda _: None)

    def step(self, prepare: Callable[[], StepJob], then: Callable[[ChangeSet], None]) -> None:
        """Makes a large change beside the window, always to its end; `then` is called with what was done."""
        session = self._desk.session
        document = session.document
        if document is None or self._errands.is_occupied():
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
            before = document.plan.snapshot()
            document.finish_step(job, step)
            then(step.changes)
            for leftover in (before, step):
                self._desk.leftovers.take(leftover)

        def failed(error: BaseException) -> None:
            document.finish_step(job, None)
            if not isinstance(error, OrgPlannerError):
                raise error
            session.refused.emit(error)

        self._errands.to_the_end(
            say("Making the change …"), say("A large change is still being made."), work, done, failed
        )

    def leave(self, then: Callable[[], object]) -> None:
        """Asks about unsaved changes and closes the plan; `then` is done unless the user stays."""
        document = self._desk.session.document
        if self._errands.is_occupied():
            return
        if document is not None and document.is_modified:
            question = say("“{name}” has changes that are not saved.", name=document.title)
            wanted = self._errands.ask(question, choices.SAVE, choices.DISCARD, choices.CANCEL)
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
        if document is not None and not self._errands.is_asking and not self._errands.busy:
            self._errands.start(lambda _: document.file.changed_outside(), lambda it: self._looked(document, it))

    def _looked(self, document: Document, changed: bool) -> None:
        if not changed or self._errands.is_asking or document is not self._desk.session.document:
            return
        wanted = self._errands.ask(_changed(document), choices.RELOAD, choices.MERGE, choices.LATER)
        if wanted == choices.RELOAD.id:
            self.reload(document)
        elif wanted == choices.MERGE.id:
            self.merge_wanted.emit(document.path)

    def reload(self, document: Document, passphrase: str = "") -> None:
        """Reads the file again beside the window, always to its end."""
        if self._errands.is_occupied():
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
            if isinstance(error, NeedsPassphrase | WrongPassphrase) and document.path is not None:
                self._ask_and_reload(document, document.path.name)
            else:
                self._errands.tell(error)

        job = document.prepare_reload(passphrase)
        self._errands.to_the_end(BEING_READ, BEING_READ, work, done, failed)

    def _ask_and_reload(self, document: Document, name: str) -> None:
        """Reads it again with the passphrase that somebody else gave the file."""

        def try_it(word: str, _: Stop) -> str:
            from orgplanner.document import check_passphrase

            if document.path is not None:
                check_passphrase(document.path, word)
            return word

        from ui.dialogs.passphrase import unlock

        unlock(
            self._desk, self._errands.window, name, try_it, lambda word: self.reload(document, word),
            lambda error, _: self._errands.tell(error),
        )  # fmt: skip


def _changed(document: Document) -> Message:
    name = document.path.name if document.path is not None else document.title
    return say("“{name}” was changed by somebody else since it was opened.", name=name)
