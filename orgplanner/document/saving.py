"""One save of a document, split so that the long part may run beside the window."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from orgplanner.errors import NotWritten
from orgplanner.model import Plan
from orgplanner.storage import Lineage, WorkingCopy, back_up, build, not_written, now, replace_file


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save wrote: the bytes, their sha256, and the lineage that the file now has."""

    data: bytes
    sha256: str
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class SaveJob:
    """A snapshot on its way into a file; `run` may be called in any thread, once.

    `upto` is the last line of the journal that the snapshot holds; `migrated` says that the file has an older
    format, which is only replaced when a backup of it could be made.
    """

    plan: Plan
    path: Path
    lineage: Lineage
    author: str
    working: WorkingCopy | None = None
    upto: int = 0
    migrated: bool = False

    def run(self) -> Saved:
        """Writes the file as a whole; NotWritten when it cannot be, and what was there is then unchanged."""
        data, lineage = build(self.plan, self.lineage, now(), self.author)
        sha256 = hashlib.sha256(data).hexdigest()
        self._back_up()
        if self.working is not None:
            self.working.mark_saving(sha256, self.upto)
        replace_file(self.path, data)
        return Saved(data, sha256, lineage)

    def _back_up(self) -> None:
        """Keeps what is about to be replaced; a backup that fails holds up only a change of format."""
        try:
            back_up(self.path)
        except NotWritten:
            raise
        except OSError as error:
            if self.migrated:
                raise not_written(error, self.path) from error
