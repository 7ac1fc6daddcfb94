"""What lies readable in the user's folders of a file that is encrypted now: backups and unsaved changes."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from orgplanner import paths
from orgplanner.storage.backups import backups
from orgplanner.storage.envelope import begins_sealed
from orgplanner.storage.working import DATABASE, connect, read_base, work_folder


@dataclass(frozen=True, slots=True)
class Traces:
    """Readable backups of a file, and folders with readable unsaved changes to it."""

    backups: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.backups) + len(self.folders)

    def remove(self) -> "Traces":
        """Deletes them; what could not be deleted."""
        for backup in self.backups:
            with suppress(OSError):
                backup.unlink()
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
        left = (tuple(each for each in found if each.exists()) for found in (self.backups, self.folders))
        return Traces(*left)


def traces(path: Path) -> Traces:
    """What lies readable of a file in the user's folders; what another window is working on is left out."""
    readable = tuple(backup.path for backup in backups(path) if not begins_sealed(backup.path))
    return Traces(readable, tuple(folder for folder in _folders() if _holds(folder, path)))


def _folders() -> Iterator[Path]:
    for place in (work_folder(), paths.user_data() / "aside"):
        with suppress(OSError):
            yield from sorted(folder for folder in place.iterdir() if (folder / DATABASE).is_file())


def _holds(folder: Path, path: Path) -> bool:
    """Whether a working copy that nobody works on holds a readable copy of a file."""
    if not any(folder.glob("base-*.orgplan")):
        return False
    try:
        with closing(connect(folder)) as connection:
            told = connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()
            base = read_base(json.loads(told[0]))
    except (sqlite3.Error, ValueError, TypeError, LookupError):
        return False
    return base.path is not None and base.path == path.resolve()
