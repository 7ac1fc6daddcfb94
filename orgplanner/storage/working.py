"""The private working copy of an open plan: its base, and a journal that takes every commit before it counts.

A folder of its own in the user's data holds `base.orgplan`, a copy of what the journal starts from, and `work.db`,
SQLite in WAL mode with full synchronisation, locked for as long as its process lives.
"""

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgplanner import paths
from orgplanner.errors import NotWritten
from orgplanner.model import ChangeSet
from orgplanner.storage.journal import changes_pieces, message_value
from orgplanner.storage.places import file_digest, host_name, short_hash, user_name
from orgplanner.storage.replace import reason, replace_file
from orgplanner.storage.write import now
from orgplanner.text import Message, say

DATABASE = "work.db"
BASE = "base-{sha256:.16}.orgplan"
_LINE = "number, at, by, kind, label, content"
Line = tuple[int, str, str, str, str, str | bytes]
"""A line of the journal: number, when, by whom, kind, label and content."""
AT_ONCE = 500_000
"""Bytes of a line up to which it is handed over whole; meanwhile no other thread goes on, not even the window."""
_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, by TEXT NOT NULL,"
    " kind TEXT NOT NULL, label TEXT NOT NULL, content TEXT NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class Base:
    """What a journal starts from: the file it belongs to (None: not saved yet), the sha256 of that file when it
    was opened ("" for none), and the sha256 of the copy in the folder."""

    path: Path | None
    opened: str
    copy: str


def base_text(base: Base) -> str:
    """A base as it is noted, with who works on it."""
    return json.dumps({
        "path": None if base.path is None else str(base.path.resolve()),
        "opened": base.opened, "copy": base.copy, "user": user_name(), "host": host_name(),
    })  # fmt: skip


def read_base(told: Any) -> Base:
    """The base of such a note; raises LookupError or TypeError."""
    return Base(None if told["path"] is None else Path(told["path"]), told["opened"], told["copy"])


def work_folder() -> Path:
    """The folder of all working copies."""
    return paths.user_data() / "work"


def are_left() -> bool:
    """Whether there are working copies at all, of this process or another."""
    folder = work_folder()
    return folder.is_dir() and any(folder.iterdir())


def connect(folder: Path) -> sqlite3.Connection:
    """The locked database of a working copy; sqlite3.OperationalError when another process holds it."""
    connection = sqlite3.connect(folder / DATABASE, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def create(path: Path | None, opened: str, data: bytes, sha256: str) -> "WorkingCopy":
    """A new working copy that starts from the bytes `data`; NotWritten when it cannot be made."""
    with made_in_folder(path) as folder:
        connection = connect(folder)
        make_tables(connection)
        copy = WorkingCopy(folder, connection)
        copy.set_base(Base(path, opened, sha256), data)
    return copy


@contextmanager
def made_in_folder(path: Path | None) -> Iterator[Path]:
    """A folder of its own for the working copy of a file, removed if that cannot be made; raises NotWritten."""
    key = short_hash("" if path is None else str(path.resolve()))
    folder = work_folder() / f"{key}-{os.urandom(8).hex()}"
    try:
        folder.mkdir(parents=True, mode=0o700)
        yield folder
    except (OSError, sqlite3.Error, NotWritten) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise not_recorded(error) from error


def make_tables(connection: sqlite3.Connection) -> None:
    """Makes the tables of an empty working copy."""
    for statement in _TABLES:
        connection.execute(statement)


def not_recorded(error: Exception) -> NotWritten:
    """The sentence for a change that was not made because the working copy cannot hold it."""
    why: Message | str
    if isinstance(error, OSError):
        why = reason(error)
    elif "full" in str(error):
        why = say("the disk is full")
    else:
        why = say("the system reports “{error}”", error=str(error))
    return NotWritten(
        say("The change was not made, for the working copy could not be written: {why}.", why=why),
        say("Make room on the disk, or save the plan elsewhere."),
    )


class WorkingCopy:
    """One working copy, held by this process until it is closed."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._lock = threading.Lock()

    def set_base(self, base: Base, data: bytes, upto: int = 0) -> None:
        """Makes `data` the base, in one transaction with forgetting the journal up to a number.

        Raises NotWritten; the former base then stays.
        """
        fresh = BASE.format(sha256=base.copy)
        if file_digest(self.folder / fresh) != base.copy:
            replace_file(self.folder / fresh, data)
        try:
            self._note_base(base_text(base), upto)
        except sqlite3.Error as error:
            raise not_recorded(error) from error
        for former in self.folder.glob("base-*.orgplan"):
            if former.name != fresh:
                with suppress(OSError):
                    former.unlink()

    def base(self) -> tuple[Base, bytes]:
        """The base and its bytes."""
        with self._lock:
            found = self._connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()
        base = read_base(json.loads(found[0]))
        return base, (self.folder / BASE.format(sha256=base.copy)).read_bytes()

    def _note_base(self, told: str, upto: int) -> None:
        with self._lock, self._connection:
            self._connection.execute("BEGIN")
            self._change_base(told, upto)

    def _change_base(self, told: str, upto: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO about VALUES ('base', ?)", [told])
        self._connection.execute("DELETE FROM about WHERE name = 'saving'")
        self._connection.execute("DELETE FROM journal WHERE number <= ?", [upto])

    def record(self, kind: str, steps: Sequence[ChangeSet], by: str) -> None:
        """Adds a line for each step (kind: do, undo or redo), all or none, which survive a kill from now on.

        Raises NotWritten.
        """
        at = now()
        heads = [(at, by, kind, json.dumps(message_value(step.label))) for step in steps]
        contents = [[part.encode() for part in changes_pieces(step)] for step in steps]
        try:
            with self._lock, self._connection:
                self._connection.execute("BEGIN")
                for head, content in zip(heads, contents, strict=True):
                    self._write_line(head, content)
        except (sqlite3.Error, OSError) as error:
            raise not_recorded(error) from error

    def _write_line(self, head: tuple[str, ...], content: Sequence[bytes]) -> None:
        """Adds a line; a large one gets its room first and is then filled, so that there are no copies of it."""
        whole = sum(map(len, content))
        values = "?, ?, ?, ?, ?" if whole <= AT_ONCE else "?, ?, ?, ?, zeroblob(?)"
        last = b"".join(content).decode() if whole <= AT_ONCE else whole
        command = f"INSERT INTO journal (at, by, kind, label, content) VALUES ({values})"  # noqa: S608 ours
        number = self._connection.execute(command, (*head, last)).lastrowid
        if whole > AT_ONCE and number is not None:
            with self._connection.blobopen("journal", "content", number) as room:
                for part in content:
                    room.write(part)

    def lines(self) -> list[Line]:
        """The journal from its beginning."""
        with self._lock:
            return self._connection.execute(f"SELECT {_LINE} FROM journal ORDER BY number").fetchall()  # noqa: S608

    def add(self, lines: Sequence[Line]) -> None:
        """Adds lines of another working copy, with their numbers. Raises NotWritten."""
        try:
            with self._lock, self._connection:
                self._connection.execute("BEGIN")
                self._connection.executemany(
                    f"INSERT INTO journal ({_LINE}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 names are ours
                    lines,
                )
        except sqlite3.Error as error:
            raise not_recorded(error) from error

    def last(self) -> int:
        """The number of the last line, 0 when there is none."""
        with self._lock:
            found = self._connection.execute("SELECT max(number) FROM journal").fetchone()[0]
        return int(found or 0)

    def mark_saving(self, sha256: str, upto: int) -> None:
        """Notes that the file is about to become these bytes, which hold the journal up to a number."""
        value = json.dumps([sha256, upto])
        with self._lock, suppress(sqlite3.Error):
            self._connection.execute("INSERT OR REPLACE INTO about VALUES ('saving', ?)", [value])

    def get_ready(self) -> None:
        """Does ahead what the first change would have to wait for; there is nothing of the kind."""

    def keep(self) -> None:
        """Writes what is not yet on the disk; every step is written at once, so there is nothing to do."""

    def discard(self) -> None:
        """Removes the working copy: all of it is saved, or the user gave it up."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.execute("DELETE FROM journal")
        self._let_go()
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Lets go of the working copy and leaves it for a recovery."""
        self.keep()
        self._let_go()

    def _let_go(self) -> None:
        with self._lock:
            self._connection.close()
