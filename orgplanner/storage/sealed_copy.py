"""The working copy of an encrypted plan: in memory, and encrypted in its folder.

`work.age` is the working copy with its base, encrypted for a key that was made for it; `more-….age` are the lines
of its journal that came after it, some in each, in the order of their names. `key.age` is that key, encrypted
with the passphrase of the plan, which takes seconds and is therefore done once. What stands readable in
the folder, `work.db`, can be seen of the file too: its path and digests, who works on it, when and how often.
"""

import json
import shutil
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from orgplanner.errors import Missing, NotWritten
from orgplanner.storage.places import file_bytes
from orgplanner.storage.replace import replace_file
from orgplanner.storage.sealed import undecipherable, unseal
from orgplanner.storage.sealed_key import Key
from orgplanner.storage.sealed_pieces import (
    add_piece,
    in_memory,
    parted,
    piece_name,
    piece_of,
    pieces_in,
    whole_of,
)
from orgplanner.storage.working import (
    Base,
    WorkingCopy,
    base_text,
    connect,
    create,
    made_in_folder,
    make_tables,
    not_recorded,
    read_base,
)

KEY, WORK = "key.age", "work.age"
MOST_PIECES, MOST_BYTES = 100, 4_000_000
"""Pieces, and bytes of them, after which the whole is written again in their place."""


def create_sealed(path: Path | None, opened: str, data: bytes, sha256: str, passphrase: str) -> "SealedCopy":
    """A new working copy in memory that starts from the readable bytes `data`. Raises NotWritten."""
    with made_in_folder(path) as folder:
        note = connect(folder)
        note.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        memory = in_memory()
        make_tables(memory)
        copy = SealedCopy(folder, memory, note, Key(passphrase), b"")
        copy.set_base(Base(path, opened, sha256), data)
    return copy


def moved(old: WorkingCopy, passphrase: str) -> WorkingCopy:
    """A working copy of another kind, or with another passphrase ("" for none), that goes on where this one is.

    The old one is not touched. Raises NotWritten.
    """
    try:
        base, data = old.base()
    except OSError as error:
        raise not_recorded(error) from error
    if passphrase:
        fresh: WorkingCopy = create_sealed(base.path, base.opened, data, base.copy, passphrase)
    else:
        fresh = create(base.path, base.opened, data, base.copy)
    try:
        fresh.add(old.lines())
    except NotWritten:
        fresh.discard()
        raise
    return fresh


def open_sealed(path: Path, folder: Path, note: sqlite3.Connection, passphrase: str) -> "SealedCopy":
    """What a killed process left of one; WrongPassphrase, or Undecipherable when it was altered."""
    secret = unseal(path, file_bytes(folder / KEY), passphrase)
    key = Key(passphrase, secret.decode("ascii"))
    database, data = parted(path, key.unlocked(path, file_bytes(folder / WORK)))
    memory = in_memory()
    try:
        memory.deserialize(database)
        for piece in pieces_in(folder):
            if not add_piece(memory, path, piece, key):
                break
        return SealedCopy(folder, memory, note, key, data)
    except sqlite3.Error as error:
        memory.close()
        raise undecipherable(path) from error


class SealedCopy(WorkingCopy):
    """One working copy in memory; `note` is the locked database in its folder."""

    def __init__(
        self, folder: Path, memory: sqlite3.Connection, note: sqlite3.Connection, key: Key, data: bytes
    ) -> None:
        super().__init__(folder, memory)
        self._data = data
        self._note = note
        self._key = key
        self._written = self._state()
        self._size = sum(piece.stat().st_size for piece in pieces_in(folder))
        self._writing = threading.Lock()
        self._given_up = False

    def _state(self) -> tuple[int, str]:
        """What tells whether something has changed."""
        base = self._connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()
        last = self._connection.execute("SELECT max(number) FROM journal").fetchone()[0]
        return int(last or 0), "" if base is None else str(base[0])

    def set_base(self, base: Base, data: bytes, upto: int = 0) -> None:
        """Makes the readable bytes `data` the base, at once with forgetting the journal up to a number."""
        try:
            with self._lock, self._connection:
                self._connection.execute("BEGIN")
                self._change_base(base_text(base), upto)
                left = self._connection.execute("SELECT count(*) FROM journal").fetchone()[0]
            self._data = data
            self._tell("base", base_text(base))
        except sqlite3.Error as error:
            raise not_recorded(error) from error
        if not left:
            self._remove(WORK, *(piece.name for piece in pieces_in(self.folder)))

    def _remove(self, *names: str) -> None:
        for name in names:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)

    def base(self) -> tuple[Base, bytes]:
        """The base and its readable bytes."""
        with self._lock:
            told = self._connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()[0]
            data = self._data
        return read_base(json.loads(told)), data

    def mark_saving(self, sha256: str, upto: int) -> None:
        """Notes that the file is about to become these bytes, which hold the journal up to a number."""
        with suppress(sqlite3.Error):
            self._tell("saving", json.dumps([sha256, upto]))

    def _tell(self, name: str, value: str) -> None:
        with self._lock:
            self._note.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", [name, value])

    def keep(self) -> None:
        """Writes what is in memory, encrypted, if it has changed since it was last written; in any thread.

        Raises NotWritten or Missing; what was written before then stays.
        """
        with self._writing:
            try:
                self._keep()
            except (NotWritten, Missing, sqlite3.Error):
                if not self._given_up:
                    raise
            finally:
                if self._given_up:
                    shutil.rmtree(self.folder, ignore_errors=True)

    def _keep(self) -> None:
        """Writes what came since, or the whole where there are many such pieces or the base is another."""
        with self._lock:
            state = self._state()
            if state == self._written:
                return
            heads = self._connection.execute("SELECT number, at FROM journal ORDER BY number").fetchall()
            last = self._written[0]
            is_piece = self._goes_on(state) and bool(heads) and heads[0][0] <= last
            database, data = b"" if is_piece else self._connection.serialize(), self._data
            lines = self._connection.execute("SELECT * FROM journal WHERE number > ?", [last]).fetchall()
        if is_piece:
            locked = self._key.locked(piece_of(lines))
            replace_file(self.folder / piece_name(lines), locked)
            self._size += len(locked)
        elif heads:
            self._write(database, data)
        if heads:
            self._note_heads(heads)
        self._written = state

    def _goes_on(self, state: tuple[int, str]) -> bool:
        """Whether what is new can stand behind what was written."""
        if state[1] != self._written[1] or not (self.folder / WORK).exists():
            return False
        return self._size <= MOST_BYTES and len(pieces_in(self.folder)) < MOST_PIECES

    def _write(self, database: bytes, data: bytes) -> None:
        """Writes the whole; pieces hold nothing then that it has not."""
        self._keep_key()
        pieces = pieces_in(self.folder)
        replace_file(self.folder / WORK, self._key.locked(*whole_of(database, data)))
        self._remove(*(piece.name for piece in pieces))
        self._size = 0

    def _keep_key(self) -> None:
        if not (self.folder / KEY).exists():
            replace_file(self.folder / KEY, self._key.kept())

    def get_ready(self) -> None:
        """Keeps the key, which takes a second or two that the first change then need not wait for."""
        with self._writing, suppress(NotWritten, Missing):
            if not self._given_up:
                self._keep_key()
            if self._given_up:
                shutil.rmtree(self.folder, ignore_errors=True)

    def _note_heads(self, heads: list[tuple[int, str]]) -> None:
        told = {"began": heads[0][1], "when": heads[-1][1], "count": len(heads), "last": heads[-1][0]}
        try:
            self._tell("sealed", json.dumps(told))
        except sqlite3.Error as error:
            raise not_recorded(error) from error

    def discard(self) -> None:
        """Removes the working copy; what is being written of it meanwhile goes too."""
        self._given_up = True
        super().discard()

    def close(self) -> None:
        """Lets go of the working copy and leaves it for a recovery, as far as it can be written."""
        with suppress(NotWritten, Missing):
            self.keep()
        self._let_go()

    def _let_go(self) -> None:
        super()._let_go()
        with self._lock:
            self._note.close()
