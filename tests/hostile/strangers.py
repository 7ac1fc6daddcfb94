"""Files that a stranger may send, by what is said about each: a row for each row of what must be answered."""

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from orgplanner import paths
from orgplanner.document import open_plan, save_plan
from tests.hostile.mutating import sign

Make = Callable[[Path], object]


def sample(path: Path) -> None:
    save_plan(open_plan(paths.samples() / "mebp-trade.orgplan"), path)


def altered(*statements: str, signed: bool = False) -> Make:
    """A plan with statements run on it, and fitting digests if a forger took the trouble."""

    def make(path: Path) -> None:
        sample(path)
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)
            if signed:
                sign(connection)

    return make


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("x", "y" * 1000)


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE units (id TEXT)")


def truncated(path: Path) -> None:
    sample(path)
    path.write_bytes(path.read_bytes()[:20_000])


def flipped(path: Path) -> None:
    sample(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def journal_beside(path: Path) -> None:
    sample(path)
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 5000)


COUNTED = "established_low > ''"
FIRST = "(SELECT id FROM units LIMIT 1)"
NO_PLAN = "is not an OrgPlanner file"
DAMAGED = "is damaged"
UNEXPECTED = "holds something that a plan does not have"
REFUSED: dict[str, tuple[Make, str]] = {
    "empty": (lambda path: path.write_bytes(b""), NO_PLAN),
    "a text": (lambda path: path.write_text("A letter\n" * 99), NO_PLAN),
    "an archive": (archive, NO_PLAN),
    "another database": (database, NO_PLAN),
    "truncated": (truncated, DAMAGED),
    "bytes flipped": (flipped, DAMAGED),
    "a digest that differs": (altered("UPDATE units SET code = 'X'"), DAMAGED),
    "a table": (altered("CREATE TABLE extra (id TEXT)"), UNEXPECTED),
    "a trigger": (altered("CREATE TRIGGER t AFTER INSERT ON posts BEGIN DELETE FROM units; END"), UNEXPECTED),
    "a view": (altered("CREATE VIEW v AS SELECT * FROM people"), UNEXPECTED),
    "a column": (altered("ALTER TABLE posts ADD COLUMN more TEXT"), UNEXPECTED),
    "a generated column": (altered("ALTER TABLE posts ADD COLUMN m TEXT GENERATED ALWAYS AS (id)"), UNEXPECTED),
    "a check": (
        altered(
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY', 'CHECK (1), PRIMARY KEY')"
            " WHERE name = 'units'",
        ),
        UNEXPECTED,
    ),
    "a newer version": (altered("PRAGMA user_version = 99"), "made by a newer version"),
}
FAULTY: dict[str, tuple[Make, str]] = {
    "a ring": (altered("UPDATE units SET parent = id", signed=True), "stands in a ring"),
    "a missing parent": (
        altered(f"UPDATE units SET parent = 'nowhere' WHERE id = {FIRST}", signed=True), "not in the plan"
    ),
    "NaN": (altered(f"UPDATE posts SET established_low = 'NaN' WHERE {COUNTED}", signed=True), "not a number"),
    "a negative number": (
        altered(f"UPDATE posts SET established_low = '-1' WHERE {COUNTED}", signed=True), "negative"
    ),
    "10 MB of text": (
        altered(f"UPDATE units SET note = printf('%.*c', 10000000, 'x') WHERE id = {FIRST}", signed=True),
        "longer than",
    ),
    "NUL": (altered("UPDATE units SET note = 'a' || char(0) || 'b'", signed=True), "that no text may hold"),
    "a depth over 200": (
        altered(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 230) INSERT INTO units"
            " SELECT scenario, 'd' || i, code, name, kind, CASE i WHEN 1 THEN NULL ELSE 'd' || (i - 1) END, rank,"
            " 0, role, arrangement, columns, colour, work, mandate, place, basis, source, note FROM units, n"
            f" WHERE units.id = {FIRST}",
            signed=True,
        ),
        "stands deeper than 200",
    ),
}  # fmt: skip
"""Rows at fault: each file opens repaired."""
