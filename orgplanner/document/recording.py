"""The working copy of a document: made when it is first needed, told of every step, given up when it is closed.

That of an encrypted plan is of another kind: in memory, and written, encrypted, when it is told to `keep`.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress

from orgplanner import storage
from orgplanner.document.held_file import HeldFile
from orgplanner.errors import NotWritten
from orgplanner.model import Plan
from orgplanner.storage import Base, WorkingCopy

Begin = Callable[[], WorkingCopy]


def begin_working(plan: Plan, file: HeldFile, author: str, passphrase: str) -> WorkingCopy:
    """A working copy that begins with the file's own bytes where they are readable and unchanged."""
    as_is = file.path is not None and not file.is_older and not passphrase
    data = storage.file_bytes(file.path) if file.path is not None and as_is else b""
    sha256 = hashlib.sha256(data).hexdigest()
    if not data or sha256 != file.opened:
        data, _ = storage.build(plan, file.lineage, storage.now(), author)
        sha256 = hashlib.sha256(data).hexdigest()
    if passphrase:
        return storage.create_sealed(file.path, file.opened, data, sha256, passphrase)
    return storage.create(file.path, file.opened, data, sha256)


class Recorder:
    """`working` is None until there is something to record; what begins it, or raises NotWritten, comes from
    whoever asks, so that a document that is closed is held by nobody."""

    def __init__(self) -> None:
        self.working: WorkingCopy | None = None
        self._making = threading.Lock()
        self._closed = False

    def start(self, begin: Begin) -> WorkingCopy:
        """The working copy; it must be made before the plan has the change that is recorded first."""
        with self._making:
            if self.working is None:
                self.working = begin()
            return self.working

    def get_ready(self, begin: Begin) -> None:
        """Makes the working copy ahead, unless the document was closed; a change that comes meanwhile waits."""
        with self._making:
            if self.working is None and not self._closed:
                self.working = begin()
        working = self.working
        if working is not None:
            working.get_ready()

    def take(self, working: WorkingCopy) -> None:
        """Goes on with the working copy that a recovery found."""
        self.working = working

    def go_on_from(self, base: Base, data: bytes, upto: int) -> None:
        """Begins anew with what was saved, which held all up to a line of the journal; given up if nothing came
        after that."""
        working = self.working
        if working is None:
            return
        if working.last() <= upto:
            self.working = None
            working.discard()
            return
        with suppress(NotWritten):  # the former base and the note of the save still tell the whole story
            working.set_base(base, data, upto)

    def keep(self) -> None:
        """Writes what is not yet on the disk; in any thread. Raises NotWritten or Missing."""
        working = self.working
        if working is not None:
            working.keep()

    def change_kind(self, passphrase: str) -> None:
        """Goes on with a working copy that is encrypted with a passphrase, or with a readable one ("").

        The former is removed in any case: where no other can be made, the next change begins one, or says why not.
        """
        with self._making:
            former, self.working = self.working, None
            if former is None:
                return
            with suppress(NotWritten):
                self.working = storage.moved(former, passphrase)
            former.discard()

    def set_aside(self) -> None:
        """Moves what was recorded to where it can be found, and begins anew."""
        working = self._let_go()
        if working is not None:
            working.close()
            storage.set_aside(working.folder)

    def close(self, keep: bool) -> None:
        """Ends recording; what was recorded stays recoverable if it is to be kept."""
        with self._making:
            self._closed = True
        working = self._let_go()
        if working is not None and keep:
            working.close()
        elif working is not None:
            working.discard()

    def _let_go(self) -> WorkingCopy | None:
        with self._making:
            working, self.working = self.working, None
        return working
