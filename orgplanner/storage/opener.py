"""The hardened way into a file somebody sent: nothing in it is run, and nothing beside it is looked at.

The bytes are read once and opened in memory, so a foreign journal beside the file, a lock on a share or a change
while reading cannot matter, and no path has to be quoted.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from orgplanner.errors import Damaged, FileProblem, NewerFormat, NotAPlan, Problem, Unexpected
from orgplanner.storage.cells import Cells
from orgplanner.storage.envelope import is_sealed
from orgplanner.storage.places import file_digest
from orgplanner.storage.replace import reason
from orgplanner.storage.schema import statements
from orgplanner.storage.tables import APPLICATION_ID, FORMAT
from orgplanner.text import Message, say

MAGIC = b"SQLite format 3\0"
LARGEST_FILE = 1_000_000_000
LONGEST_CELL = 50_000_000
SECONDS = 60.0
STEPS = 20_000
AT_ONCE = 5_000
"""rows fetched and turned into columns at once, while no other thread has its turn"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that passed the gate: its connection, format, the sha256 of its bytes, when patience ends, and whether
    it is encrypted."""

    connection: sqlite3.Connection
    format: int
    sha256: str
    until: float
    is_sealed: bool = False


def damaged(path: Path, problems: tuple[Problem, ...] = ()) -> Damaged:
    """The sentence for a file that is truncated, altered or contradicts itself."""
    return Damaged(
        say("“{name}” is damaged.", name=path.name),
        say("Open a backup, or a copy with what could be read."),
        problems,
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is encrypted, or says it is a plan of a format known here; FileProblem if not."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
            if not is_sealed(head):
                _check_head(path, head)
            size = path.stat().st_size
            if size > LARGEST_FILE:
                raise FileProblem(say("“{name}” is too large: {size} MB.", name=path.name, size=size // 10**6))
            return head + stream.read(LARGEST_FILE)
    except OSError as error:
        raise FileProblem(say("“{name}” cannot be read: {why}.", name=path.name, why=_unread(error))) from error


def _unread(error: OSError) -> Message | str:
    if isinstance(error, FileNotFoundError):
        return say("it is not there")
    if isinstance(error, PermissionError):
        return say("you may not read it, or it is in use")
    return reason(error)


def _check_head(path: Path, head: bytes) -> None:
    if not head.startswith(MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAPlan(say("“{name}” is not an OrgPlanner file.", name=path.name))
    version = int.from_bytes(head[60:64], "big")
    if version > FORMAT:
        raise NewerFormat(
            say(
                "“{name}” was made by a newer version of OrgPlanner (format {format}; known here: {known}).",
                name=path.name, format=version, known=FORMAT,
            ),
            say("Open it with a newer version."),
        )  # fmt: skip
    if version < 1:
        raise damaged(path)


@contextmanager
def opened(path: Path, passphrase: str = "") -> Iterator[Opened]:
    """A connection to a copy of the file in memory, its schema found to be exactly ours and its pages sound.

    Raises NotAPlan, NewerFormat, Unexpected, Damaged, NeedsPassphrase, WrongPassphrase, or FileProblem when it
    cannot be read at all. The passphrase of a file that has none does not matter.
    """
    data = read_bytes(path)
    sha256, sealed = hashlib.sha256(data).hexdigest(), is_sealed(data)
    if sealed:
        data = _unsealed(path, data, passphrase)
    with opened_bytes(path, data, sha256, sealed) as file:
        yield file


def _unsealed(path: Path, data: bytes, passphrase: str) -> bytes:
    from orgplanner.storage.sealed import unseal  # most plans are opened without

    return unseal(path, data, passphrase)


def check_passphrase(path: Path, passphrase: str) -> None:
    """NeedsPassphrase or WrongPassphrase when a file is encrypted and this does not open it."""
    data = read_bytes(path)
    if is_sealed(data):
        _unsealed(path, data, passphrase)


@contextmanager
def opened_bytes(path: Path, data: bytes, sha256: str, sealed: bool) -> Iterator[Opened]:
    """The same for bytes that were read, and made readable, already; `path` is what sentences name."""
    _check_head(path, data)
    version = int.from_bytes(data[60:64], "big")
    until = time.monotonic() + SECONDS
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with guarded(path, until):
            _restrain(connection, until)
            connection.deserialize(data)
            _check_schema(path, connection, version)
        yield Opened(connection, version, sha256, until, sealed)


@contextmanager
def guarded(path: Path, until: float) -> Iterator[None]:
    """Turns whatever SQLite finds wrong with a file into the one sentence for it.

    An interruption before `until` was not the deadline: the user stopped the program inside SQLite.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT and time.monotonic() < until:
            raise KeyboardInterrupt from error
        raise damaged(path) from error
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise damaged(path) from error


def _restrain(connection: sqlite3.Connection, until: float) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(_deadline(until), STEPS)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _deadline(until: float) -> Callable[[], int]:
    return lambda: int(time.monotonic() > until)


def _check_schema(path: Path, connection: sqlite3.Connection, version: int) -> None:
    known = statements(version)
    left = set(known)
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind != "table" or known.get(name) != sql:
            raise Unexpected(
                say(
                    "“{name}” holds something that a plan does not have ({kind} “{object}”) and was not opened.",
                    name=path.name, kind=_in_words(kind), object=_clear(name),
                ),
                say("Ask for the file again from whoever made it."),
            )  # fmt: skip
        left.discard(name)
    if left:
        raise damaged(path)


def _in_words(kind: object) -> object:
    words = {"table": say("table"), "trigger": say("trigger"), "view": say("view"), "index": say("index")}
    return words.get(str(kind), say("object"))


def _clear(name: object) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in str(name)[:60])


def check_pages(path: Path, file: Opened) -> None:
    """SQLite's own look at every page; Damaged when it finds fault."""
    with guarded(path, file.until):
        found = file.connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise damaged(path)


def raw_table(connection: sqlite3.Connection, name: str) -> tuple[Sequence[str], list[Cells]]:
    """The names of the cells of a table and the values of each, in the order of its key."""
    key = [row[1] for row in sorted(connection.execute(f'PRAGMA table_info("{name}")'), key=_place) if row[5]]
    order = ", ".join(f'"{part}"' for part in key)
    cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY {order}')  # noqa: S608 names are ours
    titles = [part[0] for part in cursor.description]
    columns: list[list[object]] = [[] for _ in titles]
    while rows := cursor.fetchmany(AT_ONCE):
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(values)
    return titles, list(columns)


def let_go(tables: Iterable[tuple[Sequence[str], list[Cells]]]) -> None:
    """Frees the cells of tables column by column: as a whole they would hold up every other thread."""
    for _, cells in tables:
        while cells:
            cells.pop()


def _place(row: tuple[object, ...]) -> int:
    return int(str(row[5]))


def changed_since(path: Path, sha256: str) -> bool:
    """Whether a file now holds other bytes than those with this digest; a file that is gone has not changed."""
    now = file_digest(path)
    return now is not None and now != sha256
