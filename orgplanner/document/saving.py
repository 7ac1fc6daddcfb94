"""One save of a document, split so that the long part may run beside the window."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orgplanner.document.refusals import changed_meanwhile
from orgplanner.errors import NotWritten
from orgplanner.model import Plan
from orgplanner.storage import (
    Base,
    Claim,
    Lineage,
    WorkingCopy,
    back_up,
    build,
    changed_since,
    not_written,
    now,
    replace_file,
    write_plan,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save wrote: the bytes, their sha256, the lineage that the file now has, and whether the working copy
    goes on from there."""

    data: bytes
    sha256: str
    lineage: Lineage
    based: bool = False


@dataclass(frozen=True, slots=True)
class CopyJob:
    """A snapshot on its way into a file of its own; `run` may be called in any thread."""

    plan: Plan
    path: Path
    lineage: Lineage
    author: str

    def run(self) -> None:
        """Writes the file as a whole; NotWritten when it cannot be, and what was there is then unchanged."""
        write_plan(self.plan, self.path, lineage=self.lineage, by=self.author)


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A snapshot on its way into a file; `run` may be called in any thread, once.

    `upto` is the last line of the journal that the snapshot holds; `migrated` says that the file has an older
    format, which is only replaced when a backup of it could be made. `opened` is the sha256 of what may be
    replaced, "" for anything; `claim` our claim on a place that is to become the file of the document.
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

    def run(self) -> Saved:
        """Writes the file as a whole; NotWritten when it cannot be, and what was there is then unchanged.

        ChangedOutside when somebody else wrote to it since it was opened.
        """
        if self.opened and changed_since(self.path, self.opened):
            raise changed_meanwhile(self.path)
        data, lineage = build(self.plan, self.lineage, now(), self.author)
        sha256 = hashlib.sha256(data).hexdigest()
        self._back_up()
        if self.working is not None:
            self.working.mark_saving(sha256, self.upto)
        replace_file(self.path, data)
        return Saved(data, sha256, lineage, self._go_on_from(data, sha256))

    def _go_on_from(self, data: bytes, sha256: str) -> bool:
        """Makes what was saved the base of the working copy; the former base and the note of the save tell the
        whole story where that fails."""
        if self.working is not None:
            with suppress(NotWritten):
                self.working.set_base(Base(self.path, sha256, sha256), data, self.upto)
                return True
        return False

    def _back_up(self) -> None:
        """Keeps what is about to be replaced; a backup that fails holds up only a change of format."""
        try:
            back_up(self.path)
        except NotWritten:
            raise
        except OSError as error:
            if self.migrated:
                raise not_written(error, self.path) from error
