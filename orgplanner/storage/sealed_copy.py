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

from orgplanner.errors import Missing, NotWritten, Undecipherable
from orgplanner.storage.places import file_bytes
from orgplanner.storage.replace import replace_file
from orgplanner.storage.sealed import seal, undecipherable, unseal
from orgplanner.storage.working import (
    Base,
    Line,
    WorkingCopy,
    base_text,
    connect,
    create,
    made_in_folder,
    make_tables,
    not_recorded,
    read_base,
)

KEY, WORK, MORE = "key.age", "work.age", "more-{number:012d}.age"
MOST_PIECES, MOST_BYTES = 100, 4_000_000
"""Pieces, and bytes of them, after which the whole is written again in their place."""


class Key:
    """A key made for one working copy; `passphrase` opens what it is kept in."""

    def __init__(self, passphrase: str, secret: str = "") -> None:
        from pyrage import x25519

        self._passphrase = passphrase
        self._identity = x25519.Identity.from_str(secret) if secret else x25519.Identity.generate()

    def kept(self) -> bytes:
        """The key, encrypted with the passphrase; takes a second or two."""
        return seal(str(self._identity).encode(), self._passphrase)

    def locked(self, data: bytes) -> bytes:
        """The bytes encrypted for this key, which is quick."""
        import pyrage

        made: bytes = pyrage.encrypt(data, [self._identity.to_public()])
        return made

    def unlocked(self, path: Path, data: bytes) -> bytes:
        """What `locked` encrypted; Undecipherable when it was altered."""
        import pyrage

        try:
            made: bytes = pyrage.decrypt(data, [self._identity])
        except pyrage.DecryptError as error:
            raise undecipherable(path) from error
        return made


def create_sealed(path: Path | None, opened: str, data: bytes, sha256: str, passphrase: str) -> "SealedCopy":
    """A new working copy in memory that starts from the readable bytes `data`. Raises NotWritten."""
    with made_in_folder(path) as folder:
        note = connect(folder)
        note.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        memory = in_memory()
        make_tables(memory)
        memory.execute("CREATE TABLE base (data BLOB NOT NULL)")
        copy = SealedCopy(folder, memory, note, Key(passphrase))
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
    data = key.unlocked(path, file_bytes(folder / WORK))
    memory = in_memory()
    try:
        memory.deserialize(data)
        for piece in _pieces(folder):
            if not _add_piece(memory, path, piece, key):
                break
        return SealedCopy(folder, memory, note, key)
    except sqlite3.Error as error:
        memory.close()
        raise undecipherable(path) from error


def _pieces(folder: Path) -> list[Path]:
    return sorted(folder.glob("more-*.age"))


def _add_piece(memory: sqlite3.Connection, path: Path, piece: Path, key: Key) -> bool:
    """Adds the lines of a piece that are not there yet; False where it does not go on from them, or is damaged."""
    try:
        lines = _lines_of(key.unlocked(path, file_bytes(piece)))
    except (Undecipherable, sqlite3.Error):
        return False
    last = int(memory.execute("SELECT max(number) FROM journal").fetchone()[0] or 0)
    new = [line for line in lines if line[0] > last]
    if new and new[0][0] != last + 1:
        return False
    memory.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", new)
    return True


def _lines_of(data: bytes) -> list[Line]:
    piece = in_memory()
    try:
        piece.deserialize(data)
        return piece.execute("SELECT * FROM journal ORDER BY number").fetchall()
    finally:
        piece.close()


def _piece_of(lines: list[Line]) -> bytes:
    piece = in_memory()
    try:
        make_tables(piece)
        piece.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", lines)
        return piece.serialize()
    finally:
        piece.close()


def in_memory() -> sqlite3.Connection:
    """A database of which nothing reaches the disk."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    memory.execute("PRAGMA temp_store = MEMORY")
    memory.execute("PRAGMA trusted_schema = OFF")
    return memory


class SealedCopy(WorkingCopy):
    """One working copy in memory; `note` is the locked database in its folder."""

    def __init__(self, folder: Path, memory: sqlite3.Connection, note: sqlite3.Connection, key: Key) -> None:
        super().__init__(folder, memory)
        self._note = note
        self._key = key
        self._written = self._state()
        self._size = sum(piece.stat().st_size for piece in _pieces(folder))
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
                self._connection.execute("DELETE FROM base")
                self._connection.execute("INSERT INTO base VALUES (?)", [data])
                self._change_base(base_text(base), upto)
                left = self._connection.execute("SELECT count(*) FROM journal").fetchone()[0]
            self._tell("base", base_text(base))
        except sqlite3.Error as error:
            raise not_recorded(error) from error
        if not left:
            self._remove(WORK, *(piece.name for piece in _pieces(self.folder)))

    def _remove(self, *names: str) -> None:
        for name in names:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)

    def base(self) -> tuple[Base, bytes]:
        """The base and its readable bytes."""
        with self._lock:
            told = self._connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()[0]
            data: bytes = self._connection.execute("SELECT data FROM base").fetchone()[0]
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
            data = b"" if is_piece else self._connection.serialize()
            lines = self._connection.execute("SELECT * FROM journal WHERE number > ?", [last]).fetchall()
        if is_piece:
            locked = self._key.locked(_piece_of(lines))
            replace_file(self.folder / MORE.format(number=lines[0][0]), locked)
            self._size += len(locked)
        elif heads:
            self._write(data)
        if heads:
            self._note_heads(heads)
        self._written = state

    def _goes_on(self, state: tuple[int, str]) -> bool:
        """Whether what is new can stand behind what was written."""
        if state[1] != self._written[1] or not (self.folder / WORK).exists():
            return False
        return self._size <= MOST_BYTES and len(_pieces(self.folder)) < MOST_PIECES

    def _write(self, data: bytes) -> None:
        """Writes the whole; pieces hold nothing then that it has not."""
        if not (self.folder / KEY).exists():
            replace_file(self.folder / KEY, self._key.kept())
        pieces = _pieces(self.folder)
        replace_file(self.folder / WORK, self._key.locked(data))
        self._remove(*(piece.name for piece in pieces))
        self._size = 0

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
