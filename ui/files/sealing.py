"""Encrypted plans in the window: sets and removes passphrases, and has recovery copies made beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.background import Lane
from ui.desk import Desk
from ui.files.errands import Errands
from ui.files.saving import BEING_SAVED

if TYPE_CHECKING:
    from orgplanner.document import Document, Saved

AFTER_CHANGE, EVERY = 1_000, 30_000
"""Milliseconds from a change of an encrypted plan to its recovery copy; until one that failed is tried again."""
IS_ENCRYPTED = say(
    "This plan is encrypted: it is worked on in memory, and an encrypted recovery copy follows each change."
)


class Sealing(QObject):
    """`saved` when the file is another now."""

    saved = Signal()

    def __init__(self, desk: Desk, errands: Errands) -> None:
        super().__init__(errands)
        self._desk = desk
        self._errands = errands
        self._lane = Lane(self)
        self._copies = QTimer(self, interval=EVERY)
        self._copies.timeout.connect(self.make_copy)
        self._copies.start()
        self._changed = QTimer(self, singleShot=True, interval=AFTER_CHANGE)
        self._changed.timeout.connect(self.make_copy)
        desk.session.changed.connect(self._copy_soon)
        self._soon = QTimer(self, singleShot=True, interval=0)  # by then the page that says it is seen
        self._soon.timeout.connect(self._say_so)
        desk.session.document_changed.connect(lambda: self._soon.start())

    def finish(self) -> None:
        """Waits for the recovery copy that is being made."""
        self._copies.stop()
        self._changed.stop()
        self._lane.finish()

    def _say_so(self) -> None:
        document = self._desk.session.document
        if document is not None and document.is_sealed:
            self._errands.told.emit(IS_ENCRYPTED)

    def _copy_soon(self) -> None:
        """Of changes that follow each other quickly the first one counts, so that none waits long."""
        document = self._desk.session.document
        if document is not None and document.is_sealed and not self._changed.isActive():
            self._changed.start()

    def make_copy(self) -> None:
        """Has an encrypted recovery copy made, unless nothing has changed; what prevents it is said."""
        document = self._desk.session.document
        if document is not None and document.is_sealed and self._lane.busy:
            self._changed.start()
        elif document is not None and document.is_sealed:
            self._lane.start(lambda _: document.keep(), lambda _: None, self._not_made)

    def _not_made(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self._errands.told.emit(say("There is no recovery copy: {why}", why=error.message))

    def choose(self) -> None:
        """Asks what the passphrase of the plan is to be."""
        document = self._desk.session.document
        if document is None or self._errands.is_occupied():
            return
        from ui.dialogs.set_passphrase import SetPassphraseDialog

        dialog = SetPassphraseDialog(self._desk, document, self._errands.window)
        dialog.accepted.connect(lambda: self._set(document, dialog.passphrase, dialog.forget))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set(self, document: Document, passphrase: str, forget: bool) -> None:
        if document is not self._desk.session.document or self._errands.is_occupied():
            return
        if document.path is None or document.read_only:
            document.set_passphrase(passphrase)
            self._is_set(say("The plan is encrypted from its next save.") if passphrase else REMOVED)
            return
        try:
            job = document.prepare_passphrase(passphrase)
        except OrgPlannerError as error:
            self._errands.tell(error)
            return

        def done(saved: Saved) -> None:
            document.finish_save(job, saved)
            self._is_set(_told(document, forget) if passphrase else REMOVED)

        def failed(error: BaseException) -> None:
            document.finish_save(job, None)
            self.saved.emit()
            self._errands.tell(error)

        self._errands.to_the_end(say("Saving …"), BEING_SAVED, job.run, done, failed)

    def _is_set(self, told: Message) -> None:
        self._errands.told.emit(told)
        self.saved.emit()


REMOVED = say("The plan is not encrypted any more.")


def _told(document: Document, forget: bool) -> Message:
    """Deletes what was to be deleted; what is to be known now."""
    found = document.file.traces()
    left = found.remove().count if forget else found.count
    if left:
        return say("The file is encrypted. Former states still readable on this computer: {count}", count=left)
    return say("The file is encrypted, and nothing readable of it is left in the folders of OrgPlanner.")
