"""The open plan: commit, undo, redo, save, recover; no Qt.

What only some steps need, such as a save, is imported by them: a plan is opened and seen without.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner import storage
from orgplanner.document.held_file import HeldFile
from orgplanner.document.history import History, as_one
from orgplanner.document.merges import Merges
from orgplanner.document.recording import Recorder, begin_working
from orgplanner.document.refusals import check_values, in_use, no_file_yet
from orgplanner.document.replaying import remember
from orgplanner.errors import NotWritten, Problem, RuleBroken
from orgplanner.model import ChangeSet, Plan
from orgplanner.storage import Base, Claim, Info, Lineage, Owner, WorkingCopy
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from orgplanner.document.reloading import Reloaded, ReloadJob
    from orgplanner.document.saving import CopyJob, Saved, SaveJob
    from orgplanner.document.stepping import Step, StepJob, Way

Listener = Callable[[ChangeSet], None]


class Document:
    """An open plan. Make one with `new`, `open` or `recover`; `author` is told in the file, "" withholds it."""

    def __init__(self, plan: Plan, path: Path | None = None) -> None:
        self.plan = plan
        self.file = HeldFile(path)
        self.merges = Merges()
        self.author = storage.user_name()
        self.history = History()
        self.listeners: list[Listener] = []
        self._recorder = Recorder()
        self._saving = False
        self._occupied: Message | None = None
        self.passphrase = ""

    @classmethod
    def new(cls, plan: Plan | None = None) -> Document:
        """A document that has no file yet: of the plan that one begins with, or of another, to be saved."""
        if plan is None:
            from orgplanner.edits import new_plan

            return cls(new_plan())
        document = cls(plan)
        document.history.mark_never_clean()
        return document

    @classmethod
    def open_repaired(cls, path: Path | str, passphrase: str = "") -> tuple[Document, tuple[Problem, ...]]:
        """A document without a file from what could be read of a damaged one, and what was wrong with that."""
        repaired = storage.read_repaired(path, passphrase)
        document = cls.new(repaired.plan)
        document.passphrase = passphrase if storage.begins_sealed(Path(path)) else ""
        return document, repaired.problems

    @classmethod
    def open(
        cls, path: Path | str, *, read_only: bool = False, take_over: bool = False, passphrase: str = ""
    ) -> Document:
        """The plan of a file; read only when asked, when the file may not be written or when somebody has it open.

        `take_over`: the user said that the owner file beside it is a left-over. Raises FileProblem, of which
        NeedsPassphrase and WrongPassphrase for an encrypted file; it then stays encrypted.
        """
        document = cls.read(path, passphrase)
        document.file.secure(read_only=read_only, take_over=take_over)
        return document

    @classmethod
    def read(cls, path: Path | str, passphrase: str = "") -> Document:
        """The same before the file is secured: nobody is told yet that it is open."""
        loaded = storage.read_plan(path, passphrase)
        document = cls(loaded.plan, Path(path))
        document._know(loaded.info, passphrase)
        return document

    def _know(self, info: Info, passphrase: str) -> None:
        self.passphrase = passphrase if info.is_sealed else ""
        self.file.know(info)

    @property
    def path(self) -> Path | None:
        """Where the file is; None before the first save."""
        return self.file.path

    @property
    def read_only_reason(self) -> Message | None:
        """Why nothing may be changed, or None."""
        return self.file.read_only_reason

    @property
    def owner(self) -> Owner | None:
        """Who has the file open, where that is somebody else."""
        return self.file.owner

    @property
    def title(self) -> str:
        """The name of the file without its ending, or the title of the plan where there is no file."""
        return self.path.stem if self.path is not None else self.plan.words(self.plan.settings.title)

    @property
    def is_sealed(self) -> bool:
        """Whether the plan is saved encrypted, and worked on in memory."""
        return bool(self.passphrase)

    @property
    def read_only(self) -> bool:
        return self.read_only_reason is not None

    @property
    def is_modified(self) -> bool:
        """Whether there is something that the file does not hold."""
        return self._saving or not self.history.is_clean

    @property
    def can_undo(self) -> bool:
        return self.history.can_undo and not self.read_only

    @property
    def can_redo(self) -> bool:
        return self.history.can_redo and not self.read_only

    @property
    def undo_label(self) -> Message | None:
        return self.history.undo_label

    @property
    def redo_label(self) -> Message | None:
        return self.history.redo_label

    @property
    def lineage(self) -> Lineage:
        """The saves that this state descends from, and the last change of rows where it is known."""
        return self.merges.in_lineage(self.file.lineage, self.history)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Has a listener told once for every commit, undo and redo; call what is returned to end that."""
        self.listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self.listeners:
                self.listeners.remove(listener)

        return unsubscribe

    def commit(self, changes: ChangeSet) -> None:
        """Does the changes: in the plan, in the working copy, in the history; then tells the listeners.

        Raises RuleBroken or NotWritten, and everything is then as before.
        """
        if not changes:
            return
        check_values(changes)
        self._perform("do", changes)
        self.history.push(changes)
        self._tell(changes)

    def undo(self) -> ChangeSet | None:
        """Takes back the last step; what was done to the plan, or None when there was none."""
        return self.go_to(self.history.place - 1)

    def redo(self) -> ChangeSet | None:
        """Does the step again that was last taken back; what was done to the plan, or None."""
        return self.go_to(self.history.place + 1)

    def go_to(self, place: int) -> ChangeSet | None:
        """Takes back, or does again, all steps up to a place of the history; the listeners are told once.

        What was done to the plan, or None when there was nothing to do; raises as `commit` does.
        """
        steps = self.history.way_to(place)
        if not steps:
            return None
        whole = as_one(steps)
        self._perform(self._way_to(place), whole, steps)
        self.history.go_to(place)
        self._tell(whole)
        return whole

    def _way_to(self, place: int) -> Way:
        return "undo" if place < self.history.place else "redo"

    def _perform(self, way: Way, changes: ChangeSet, steps: Sequence[ChangeSet] = ()) -> None:
        """Does changes and records them, as the steps of which they consist."""
        self._check_open()
        self._recorder.start(self._begin_working)
        self.plan.apply(changes)
        try:
            seen = self._record(way, steps or (changes,))
        except NotWritten:
            self.plan.apply(changes.inverse())
            raise
        self.file.touched.update((change.key, seen) for change in changes)

    def _record(self, way: Way, steps: Sequence[ChangeSet]) -> tuple[str, str]:
        """Writes steps into the working copy; when, and by whom. NotWritten when that cannot be."""
        self._recorder.start(self._begin_working).record(way, steps, self.author)
        return storage.now(), self.author

    def _check_open(self) -> None:
        """RuleBroken when nothing may be changed now."""
        if self.read_only_reason is not None:
            raise RuleBroken(say("The plan is open for reading only: {why}", why=self.read_only_reason))
        if self._occupied is not None:
            raise RuleBroken(self._occupied)

    def prepare_step(self, build: Callable[[Plan], ChangeSet]) -> StepJob:
        """A large change; run the job in any thread, then hand its result to `finish_step`.

        Until then the document takes no other changes. Raises RuleBroken when it takes none now.
        """
        from orgplanner.document.stepping import StepJob

        return self._step_job(StepJob("do", self.plan, build, lambda way, done: self._record(way, (done,))))

    def prepare_go_to(self, place: int) -> StepJob:
        """The way to a place of the history, as a job like that of `prepare_step`."""
        from orgplanner.document.stepping import StepJob

        steps = cache(self.history.stretch_to(place).way)
        way = self._way_to(place)
        job = StepJob(way, self.plan, lambda _: as_one(steps()), lambda way, _: self._record(way, steps()), place)
        return self._step_job(job)

    def _step_job(self, job: StepJob) -> StepJob:
        self._check_open()
        self._occupied = say("A large change is still being made.")
        return replace(job, plan=self.plan.snapshot())

    def finish_step(self, job: StepJob, step: Step | None) -> None:
        """Takes over what a job did (None: it failed, and all is as before) and tells the listeners."""
        self._occupied = None
        if step is None or (job.is_new and not step.changes):
            return
        if job.is_new:
            self.history.push(step.changes)
        else:
            self.history.go_to(job.place)
        self.plan.become(step.plan)
        self.file.touched.update(step.touched)
        self._tell(step.changes)

    def get_ready(self) -> None:
        """Makes the working copy ahead of the first change, which then need not wait for it; in any thread.

        Nothing happens when the plan is read only or the copy cannot be made: the first change then says so.
        """
        if self.read_only_reason is None:
            with suppress(NotWritten):
                self._recorder.get_ready(self._begin_working)

    def _begin_working(self) -> WorkingCopy:
        return begin_working(self.plan, self.file, self.author, self.passphrase)

    def keep(self) -> None:
        """Writes the recovery copy of an encrypted plan if something has changed; in any thread, it takes seconds.

        That of any other plan is written with every step. Raises NotWritten or Missing.
        """
        self._recorder.keep()

    def _tell(self, changes: ChangeSet) -> None:
        for listener in list(self.listeners):
            listener(changes)

    def prepare_save(self, *, keep_mine: bool = False) -> SaveJob:
        """A save of the plan as it is now; run the job in any thread, then hand its result to `finish_save`.

        Raises NotWritten when there is no file yet or it is read only. The job raises ChangedOutside when somebody
        else changed it and `keep_mine` does not say to replace their state (which then becomes a backup).
        """
        return self._job(self.file.to_write(), opened="" if keep_mine else self.file.opened)

    def prepare_passphrase(self, passphrase: str) -> SaveJob:
        """A save that sets, changes or ("") removes the passphrase of the file; raises as `prepare_save`."""
        return self._job(self.file.to_write(), opened=self.file.opened, passphrase=passphrase)

    def set_passphrase(self, passphrase: str) -> None:
        """Sets, changes or removes the passphrase of a plan that has no file yet; its first save is then so."""
        if passphrase != self.passphrase:
            self.passphrase = passphrase
            self._recorder.change_kind(passphrase)

    def prepare_save_as(self, path: Path | str) -> SaveJob:
        """A save to another file, which the document belongs to once `finish_save` has its result.

        InUse when somebody has that one open.
        """
        place = Path(path)
        if self.path is not None and not self.read_only and storage.same_place(place, self.path):
            return self.prepare_save(keep_mine=True)
        claimed = storage.claim(place)
        if isinstance(claimed, Owner):
            raise in_use(claimed)
        return self._job(place, claim=claimed)

    def prepare_copy(self, path: Path | str) -> CopyJob:
        """The plan as it is on its way to another file; the document goes on with its own.

        Raises NotWritten for the document's own file.
        """
        if self.path is not None and os.path.realpath(path) == os.path.realpath(self.path):
            raise NotWritten(
                say("A copy cannot take the place of the plan itself."), say("Choose another name for the copy.")
            )
        from orgplanner.document.saving import CopyJob

        return CopyJob(self.plan.snapshot(), Path(path), self.lineage, self.author, self.passphrase)

    def _job(
        self, path: Path, *, opened: str = "", claim: Claim | None = None, passphrase: str | None = None
    ) -> SaveJob:
        from orgplanner.document.saving import SaveJob

        working = self._recorder.working
        upto = working.last() if working is not None else 0
        older, plan = self.file.is_older, self.plan.snapshot()
        self.history.mark_clean()
        self._saving = True
        word = self.passphrase if passphrase is None else passphrase
        other = word != self.passphrase
        return SaveJob(
            plan, path, self.lineage, self.author, working, upto, older, opened, claim, word, other
        )

    def finish_save(self, job: SaveJob, saved: Saved | None) -> None:
        """Takes over what a job wrote (None: it failed, and all is as before); what was done meanwhile stays."""
        self._saving = False
        if saved is None:
            self.history.take_back_clean()
            if job.claim is not None:
                job.claim.release()
            return
        if job.claim is not None:
            self.file.move_to(job.path, job.claim)
        own = self.file.saves
        self.file.written(saved)
        self.file.saves = self.merges.own_of(own, self.file.saves)
        self.set_passphrase(job.passphrase)
        if not (saved.based and self._recorder.working is job.working):
            self._recorder.go_on_from(Base(self.path, saved.sha256, saved.content), saved.data, job.upto)

    def save(self, *, keep_mine: bool = False) -> None:
        """Saves to the file of the document; NotWritten when it cannot be, as from `prepare_save` and its job."""
        self._run(self.prepare_save(keep_mine=keep_mine))

    def _run(self, job: SaveJob) -> None:
        saved = None
        try:
            saved = job.run()
        finally:
            self.finish_save(job, saved)

    def save_as(self, path: Path | str) -> None:
        """Saves to another file, which the document then belongs to; InUse when somebody has that one open."""
        self._run(self.prepare_save_as(path))

    def save_copy(self, path: Path | str) -> None:
        """Writes the plan as it is to another file and goes on with its own."""
        self.prepare_copy(path).run()

    def prepare_reload(self, passphrase: str = "") -> ReloadJob:
        """What the file holds now on its way into the document; run the job in any thread, then `finish_reload`.

        Until then the document takes no changes. Raises NotWritten when there is no file yet. The passphrase is
        needed where somebody gave the file another one than it had.
        """
        if self.path is None:
            raise no_file_yet()
        self._occupied = say("The plan is being read from its file again.")
        from orgplanner.document.reloading import ReloadJob

        return ReloadJob(self.plan.snapshot(), self.path, passphrase or self.passphrase)

    def finish_reload(self, reloaded: Reloaded | None) -> None:
        """Takes over what a job read (None: it failed, and all is as before); unsaved changes are moved aside, and
        the history begins anew."""
        self._occupied = None
        if reloaded is None:
            return
        self._recorder.set_aside()
        self.plan.become(reloaded.plan)
        self.history = History()
        self._know(reloaded.info, reloaded.passphrase)
        self._tell(reloaded.changes)

    def reload(self) -> None:
        """Takes what the file holds now."""
        job, reloaded = self.prepare_reload(), None
        try:
            reloaded = job.run()
        finally:
            self.finish_reload(reloaded)

    def join(self, info: Info) -> None:
        """Says that the plan has what its file holds by now: a save may take its place, and goes on from both."""
        self.file.joined(info)
        self.history.mark_never_clean()

    def note_merge(self, info: Info, step: ChangeSet) -> None:
        """Says that a step took what another file holds; the lineage tells of it as long as the step is done."""
        self.merges.note(step, info.lineage.saves)

    def close(self, discard: bool = False) -> None:
        """Lets go of the file; changes that were not saved stay recoverable unless `discard` gives them up."""
        self._recorder.close(keep=self.is_modified and not discard)
        self.file.release()
        self.passphrase = ""
        self.listeners.clear()

    def resume(self, restored: storage.Restored, passphrase: str = "") -> None:
        """Takes over what a recovery restored, its steps undoable again."""
        self._know(restored.info, "")
        self.passphrase = passphrase
        self.file.opened = restored.base.opened
        if not restored.base.opened:
            self.history.mark_never_clean()
        for step in restored.steps:
            remember(self.history, step)
            self.file.touched.update((change.key, (step.at, step.by)) for change in step.changes)
            if step.number == restored.saved:
                self.history.mark_clean()
        self._recorder.take(restored.copy)
