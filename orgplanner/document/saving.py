"""One save of a document, split so that the long part may run beside the window."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from orgplanner.document.refusals import changed_meanwhile
from orgplanner.errors import NotWritten
from orgplanner.model import Plan
from orgplanner.storage import (
    Base,
    Claim,
    Lineage,
    WorkingCopy,
    begins_sealed,
    build,
    changed_since,
    not_written,
    now,
    replace_file,
    seal,
    write_plan,
)  # fmt: skip
from orgplanner.storage.backups import back_up


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save wrote: the bytes before they were encrypted, if they were; their sha256 and that of the file; the
    lineage that the file now has, and whether the working copy goes on from there."""

    data: bytes
    content: str
    sha256: str
    lineage: Lineage
    based: bool = False


@dataclass(frozen=True, slots=True)
class CopyJob:
    """A snapshot on its way into a file of its own, encrypted where there is a passphrase; `run` may be called in
    any thread."""

    plan: Plan
    path: Path
    lineage: Lineage
    author: str
    passphrase: str = ""

    def run(self) -> None:
        """Writes the file as a whole; NotWritten when it cannot be, and what was there is then unchanged."""
        write_plan(
            self.plan, self.path, lineage=self.lineage, by=self.author, passphrase=self.passphrase
        )


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A snapshot on its way into a file; `run` may be called in any thread, once.

    `upto` is the last line of the journal that the snapshot holds; `migrated` says that the file has an older
    format, which is only replaced when a backup of it could be made. `opened` is the sha256 of what may be
    replaced, "" for anything; `claim` our claim on a place that is to become the file of the document. With a
    `passphrase` the file becomes an encrypted one; `is_other` says that it is not what the document had so far.
    """

    plan: Plan
    path: Path
    lineage: Lineage
    author: str
    working: WorkingCopy | None = None
    upto: int = 0
    migrated: bool = False
    opened: str = ""
    claim: Claim | None = None
    passphrase: str = ""
    is_other: bool = False

    def run(self) -> Saved:
        """Writes the file as a whole; NotWritten when it cannot be, and what was there is then unchanged.

        ChangedOutside when somebody else wrote to it since it was opened.
        """
        if self.opened and changed_since(self.path, self.opened):
            raise changed_meanwhile(self.path)
        data, lineage = build(self.plan, self.lineage, now(), self.author)
        written = seal(data, self.passphrase) if self.passphrase else data
        sha256 = hashlib.sha256(written).hexdigest()
        self._back_up()
        if self.working is not None:
            self.working.mark_saving(sha256, self.upto)
        replace_file(self.path, written)
        saved = Saved(data, hashlib.sha256(data).hexdigest(), sha256, lineage)
        return replace(saved, based=self._go_on_from(saved))

    def _go_on_from(self, saved: Saved) -> bool:
        """Makes what was saved the base of the working copy; the former base and the note of the save tell the
        whole story where that fails."""
        if self.working is not None and not self.is_other:
            with suppress(NotWritten):
                self.working.set_base(Base(self.path, saved.sha256, saved.content), saved.data, self.upto)
                return True
        return False

    def _back_up(self) -> None:
        """Keeps what is about to be replaced; a backup that fails holds up only a change of format.

        What is readable is encrypted on its way among the backups of a plan that is.
        """
        try:
            readable = self.passphrase and self.path.exists() and not begins_sealed(self.path)
            back_up(self.path, seal(self.path.read_bytes(), self.passphrase) if readable else None)
        except NotWritten:
            raise
        except OSError as error:
            if self.migrated:
                raise not_written(error, self.path) from error
