"""The file of a document: where it is, what it held when it was last read or saved, and our claim on it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner import storage
from orgplanner.document.refusals import held_by, no_file_yet
from orgplanner.errors import NotWritten
from orgplanner.model.change import Key
from orgplanner.storage import Claim, Info, Lineage, Owner
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from orgplanner.document.saving import Saved
    from orgplanner.storage.backups import Backup
    from orgplanner.storage.traces import Traces


class HeldFile:
    """Belongs to one document; `path` None: nothing was saved yet, and nothing is claimed.

    `opened` is the SHA-256 of what the file held when it was read or written here ("" unknown), `format` the format
    of that, `saves` the saves it descends from, `touched` when and by whom rows were last changed.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.opened = ""
        self.format = storage.FORMAT
        self.saves: tuple[storage.Save, ...] = ()
        self.touched: dict[Key, tuple[str, str]] = {}
        self.read_only_reason: Message | None = None
        self.owner: Owner | None = None
        self.claim = Claim(None)

    @property
    def lineage(self) -> Lineage:
        """The saves that the present state descends from, and the last change of rows where it is known."""
        return Lineage(self.saves, dict(self.touched))

    @property
    def is_older(self) -> bool:
        """Whether an earlier version of the program wrote what the file holds."""
        return self.format != storage.FORMAT

    def know(self, info: Info) -> None:
        """Takes over what is known of a plan that was read."""
        self.opened, self.format = info.sha256, info.format
        self.saves, self.touched = info.lineage.saves, dict(info.lineage.touched)

    def secure(self, *, read_only: bool = False, take_over: bool = False) -> None:
        """Puts our owner file beside the plan, or notes why it is read only."""
        if self.path is None:
            return
        if read_only:
            self.read_only_reason = say("It was opened for reading only.")
        elif not storage.may_write(Path(os.path.realpath(self.path))):
            self.read_only_reason = say("The file or its folder is write-protected.")
        else:
            storage.sweep(Path(os.path.realpath(self.path)))
            self._hold(storage.claim(self.path, take_over=take_over))

    def _hold(self, claimed: Claim | Owner) -> None:
        if isinstance(claimed, Claim):
            self.claim, self.owner, self.read_only_reason = claimed, None, None
        else:
            self.owner = claimed
            self.read_only_reason = held_by(claimed)

    def to_write(self) -> Path:
        """Where a save goes; NotWritten when there is no file yet, or it may not be written."""
        if self.path is None:
            raise no_file_yet()
        if self.read_only_reason is not None:
            raise NotWritten(
                say("“{name}” was not saved: {why}", name=self.path.name, why=self.read_only_reason),
                say("Save it elsewhere."),
            )
        return self.path

    def move_to(self, path: Path, claim: Claim) -> None:
        """Goes on with another file, which was claimed; the former one is let go."""
        self.claim.release()
        self.path = path
        self._hold(claim)

    def written(self, saved: Saved) -> None:
        """Notes what a save put into the file."""
        self.opened, self.saves, self.format = saved.sha256, saved.lineage.saves, storage.FORMAT

    def joined(self, info: Info) -> None:
        """Notes that the plan has what the file holds by now: a save may take its place, and goes on from both."""
        known = {save.content for save in self.saves}
        self.saves = (*self.saves, *(save for save in info.lineage.saves if save.content not in known))
        self.opened = info.sha256

    def changed_outside(self) -> bool:
        """Whether the file now holds something else than when it was read or written here."""
        return self.path is not None and bool(self.opened) and storage.changed_since(self.path, self.opened)

    def backups(self) -> list[Backup]:
        """Former states of the file, newest first."""
        from orgplanner.storage.backups import backups

        return [] if self.path is None else backups(self.path)

    def traces(self) -> Traces:
        """What lies readable of the file in the user's folders, from before it was encrypted."""
        from orgplanner.storage.traces import Traces, traces

        return traces(self.path) if self.path is not None else Traces()

    def release(self) -> None:
        """Lets others have the file."""
        self.claim.release()
        self.claim = Claim(None)
