"""Saves plans, and asks whose state is to stay where somebody else wrote to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import ChangedOutside, InUse, NotWritten, OrgPlannerError
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs import choices
from ui.files.errands import Errands
from ui.words import Words

if TYPE_CHECKING:
    from orgplanner.document import Document, Saved, SaveJob

SUFFIX = ".orgplan"
BEING_SAVED = say("The plan is being saved now.")


class Saving(QObject):
    """`saved` when a save has ended, well or not, `over` when also what was to follow it is done; `reload_wanted`
    when the state of the file is to stay, `merge_wanted` when it is to be merged into the open plan."""

    saved = Signal()
    over = Signal()
    reload_wanted = Signal(object)
    merge_wanted = Signal(object)

    def __init__(self, desk: Desk, errands: Errands) -> None:
        super().__init__(errands)
        self._desk = desk
        self._errands = errands

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
        if self._errands.is_occupied():
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
            self.over.emit()

        def failed(error: BaseException) -> None:
            document.finish_save(job, None)
            self.saved.emit()
            self._not_saved(document, error, then)

        self._errands.to_the_end(say("Saving …"), BEING_SAVED, job.run, done, failed)

    def _is_saved(self, document: Document) -> None:
        if document.path is not None:
            self._desk.preferences.remember_file(document.path)
            self._errands.told.emit(say("Saved “{name}”.", name=document.path.name))
        self.saved.emit()

    def _not_saved(self, document: Document, error: BaseException, then: Callable[[], object] | None) -> None:
        """Asks whose state is to stay when the file was changed outside; else says why it cannot be saved."""
        if isinstance(error, ChangedOutside):
            answers = (choices.KEEP_MINE, choices.RELOAD, choices.MERGE, choices.CANCEL)
            wanted = self._errands.ask(error.message, *answers)
            if wanted == choices.RELOAD.id:
                self.reload_wanted.emit(document)
            elif wanted == choices.MERGE.id:
                self.merge_wanted.emit(document.path)
            elif wanted == choices.KEEP_MINE.id:
                self._save_now(document, True, then)
            return
        if not isinstance(error, NotWritten | InUse):
            self._errands.tell(error)
            return
        wanted = self._errands.ask(
            error.sentence(self._desk.words.language), choices.ELSEWHERE, choices.CANCEL
        )
        if wanted == choices.ELSEWHERE.id:
            self.save_as(then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks for a file and saves there; the plan belongs to that file once it is written."""
        document = self._desk.session.document
        path = None if self._errands.is_occupied() else self._choose_place(say("Save the plan as"))
        if document is not None and path is not None:
            self._begin_save(document, lambda: document.prepare_save_as(path), then)

    def save_copy(self) -> None:
        """Asks for a file and writes the plan there; goes on with its own."""
        document = self._desk.session.document
        path = None if self._errands.is_occupied() else self._choose_place(say("Save a copy"))
        if document is None or path is None:
            return

        def done(_: None) -> None:
            self._errands.told.emit(say("Wrote a copy to “{name}”.", name=path.name))

        try:
            job = document.prepare_copy(path)
        except OrgPlannerError as error:
            self._errands.tell(error)
        else:
            self._errands.to_the_end(say("Saving …"), BEING_SAVED, job.run, done, self._errands.tell)

    def _choose_place(self, title: Message) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        document, words = self._desk.session.document, self._desk.words
        if document is None:
            return None
        folder = document.path.parent if document.path is not None else self._desk.preferences.folder
        name = safe_name(document.title) or words(say("Plan"))
        start = str(folder / f"{name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._errands.window, words(title), start, plan_files(words))
        path = Path(chosen) if chosen else None
        return path.with_name(path.name + SUFFIX) if path is not None and path.suffix != SUFFIX else path


def safe_name(title: str) -> str:
    """A title as the name of a file on any system."""
    kept_letters = "".join(" " if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in title)
    return " ".join(kept_letters.split()).strip(". ")[:80]


def plan_files(words: Words) -> str:
    """The kind of files that a dialog offers."""
    return f"{words(say('OrgPlanner plans'))} (*{SUFFIX})"
