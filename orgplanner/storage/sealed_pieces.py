"""The parts of an encrypted working copy: the whole, which has the base, and pieces of the journal behind it."""

import sqlite3
from pathlib import Path

from orgplanner.errors import Undecipherable
from orgplanner.storage.places import file_bytes
from orgplanner.storage.sealed import undecipherable
from orgplanner.storage.sealed_key import Key
from orgplanner.storage.working import Line, make_tables

MORE = "more-{number:012d}.age"
HEAD, LENGTH = b"orgplanner work\n", 8
"""What the whole begins with: a mark, the length of the database, the database; the base follows."""


def whole_of(database: bytes, data: bytes) -> tuple[bytes, ...]:
    """The parts of a whole, one behind the other."""
    return HEAD + len(database).to_bytes(LENGTH, "big"), database, data


def parted(path: Path, whole: bytes) -> tuple[bytes, bytes]:
    """The database and the base in the bytes of a whole."""
    begin = len(HEAD) + LENGTH
    if not whole.startswith(HEAD) or len(whole) < begin:
        raise undecipherable(path)
    end = begin + int.from_bytes(whole[len(HEAD) : begin], "big")
    return whole[begin:end], whole[end:]


def pieces_in(folder: Path) -> list[Path]:
    """The pieces in their order."""
    return sorted(folder.glob("more-*.age"))


def add_piece(memory: sqlite3.Connection, path: Path, piece: Path, key: Key) -> bool:
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


def piece_of(lines: list[Line]) -> bytes:
    """Lines of a journal as bytes."""
    piece = in_memory()
    try:
        make_tables(piece)
        piece.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", lines)
        return piece.serialize()
    finally:
        piece.close()


def piece_name(lines: list[Line]) -> str:
    """The name of the piece that begins with these lines."""
    return MORE.format(number=lines[0][0])


def in_memory() -> sqlite3.Connection:
    """A database of which nothing reaches the disk."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    memory.execute("PRAGMA temp_store = MEMORY")
    memory.execute("PRAGMA trusted_schema = OFF")
    return memory
