"""The open plan: commit, undo, redo, save, recover; and reading or writing a plan in one call."""

from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner import storage
from orgplanner.document.document import Document
from orgplanner.document.history import History
from orgplanner.model import Plan
from orgplanner.model.difference import difference
from orgplanner.storage import Owner

if TYPE_CHECKING:
    from orgplanner.document.reloading import Reloaded as Reloaded
    from orgplanner.document.reloading import ReloadJob as ReloadJob
    from orgplanner.document.saving import CopyJob as CopyJob
    from orgplanner.document.saving import Saved as Saved
    from orgplanner.document.saving import SaveJob as SaveJob
    from orgplanner.document.stepping import Step as Step
    from orgplanner.document.stepping import StepJob as StepJob
    from orgplanner.storage.backups import Backup as Backup
    from orgplanner.storage.recovery import Recovery as Recovery
    from orgplanner.storage.traces import Traces as Traces

__all__ = [
    "Document", "History", "Owner", "check_passphrase", "difference", "discard", "is_sealed",
    "open_plan", "recover", "recoveries", "save_plan",
]  # fmt: skip


def open_plan(path: Path | str, passphrase: str = "") -> Plan:
    """The plan of a file, for reading; FileProblem with a sentence when it cannot be opened.

    NeedsPassphrase or WrongPassphrase for an encrypted one; the passphrase of one that has none does not matter.
    """
    return storage.read_plan(path, passphrase).plan


def is_sealed(path: Path) -> bool:
    """Whether a file is encrypted; not when it cannot be read."""
    return storage.begins_sealed(path)


def check_passphrase(path: Path, passphrase: str) -> None:
    """WrongPassphrase when a file is encrypted with another; takes a second or two."""
    storage.check_passphrase(path, passphrase)


def save_plan(plan: Plan, path: Path | str, *, at: str = "", by: str = "", passphrase: str = "") -> None:
    """Writes a plan to a file as a whole; the same plan, `at` and `by` give the same bytes, unless they are
    encrypted with a passphrase. Raises NotWritten."""
    storage.write_plan(plan, path, at=at, by=by, passphrase=passphrase)


def recoveries() -> list["Recovery"]:
    """What killed processes left behind, newest first."""
    if not storage.are_left():
        return []
    from orgplanner.storage.recovery import recoveries as found  # a plan is opened without them

    return found()


def recover(recovery: "Recovery", passphrase: str = "") -> Document:
    """The document as it was when its process ended, with its unsaved changes; Damaged when that cannot be.

    NeedsPassphrase or WrongPassphrase where they, or by now their file, are encrypted.
    """
    from orgplanner.document.recovering import recover as recovered

    return recovered(recovery, passphrase)


def discard(recovery: "Recovery") -> Path:
    """Gives up unsaved changes; they are moved aside, to the folder that is returned."""
    return storage.set_aside(recovery.folder)
