"""Files as damage and malice make them: bytes changed anywhere, and parts of a database changed where it hurts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from orgplanner.storage.build import seal
from orgplanner.storage.digest import digest
from orgplanner.storage.opener import raw_table
from orgplanner.storage.read import TABLES
from orgplanner.storage.tables import SAVES, TOUCHED, all_tables

Mutator = Callable[[Random, bytes], bytes]

VALUES: tuple[object, ...] = (
    None, 0, 1, -1, 2, 2**31, 2**63 - 1, -(2**63), 0.5, 1e308, b"", b"\xff\xfe", b"\0" * 100, "", " ", "0", "-1",
    "NaN", "Infinity", "1_000", "1e999", "9" * 200, "a\0b", "\ud7ff", "[]", "{}", "[[", '{"en":1}',
    '{"en":"a\\u0000"}', '{"en":"\\ud800"}', "[null]", '[["u1",null]]', "x" * 5_000, "nowhere", "\u202e",
    "'; DROP TABLE units; --",
)  # fmt: skip
NUMBERS_OF_HEADER = (16, 18, 19, 20, 21, 22, 23, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 92, 96)
"""Where the numbers of the header of a database begin."""
MANY = 50_000


def bytes_changed(chance: Random, data: bytes) -> bytes:
    """Flipped, overwritten, doubled, moved, put in and cut bytes, once or some times."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        if not made:
            break
        chance.choice(BYTES)(chance, made)
    return bytes(made)


def _place(chance: Random, made: bytearray) -> int:
    """A place in it, rather one where something stands."""
    for _ in range(8):
        at = chance.randrange(len(made))
        if any(made[at : at + 16]):
            break
    return at


def _flip(chance: Random, made: bytearray) -> None:
    made[_place(chance, made)] ^= 1 << chance.randrange(8)


def _set(chance: Random, made: bytearray) -> None:
    made[_place(chance, made)] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))


def _overwrite(chance: Random, made: bytearray) -> None:
    at, length = _place(chance, made), chance.choice((2, 4, 16, 64, 512))
    made[at : at + length] = chance.randbytes(min(length, len(made) - at))


def _copy(chance: Random, made: bytearray) -> None:
    length = chance.choice((1, 8, 64, 1024, 4096))
    at, other = _place(chance, made), _place(chance, made)
    piece = made[other : other + length]
    made[at : at + len(piece)] = piece


def _swap(chance: Random, made: bytearray) -> None:
    length = chance.choice((64, 512, 4096))
    one, other = (at - at % length for at in (_place(chance, made), _place(chance, made)))
    if max(one, other) + length <= len(made) and one != other:
        first, second = made[one : one + length], made[other : other + length]
        made[one : one + length], made[other : other + length] = second, first


def _insert(chance: Random, made: bytearray) -> None:
    at, length = _place(chance, made), chance.choice((1, 2, 64, 4096))
    made[at:at] = chance.choice((bytes(length), chance.randbytes(length), bytes(made[at : at + length])))


def _delete(chance: Random, made: bytearray) -> None:
    at = _place(chance, made)
    del made[at : at + chance.choice((1, 2, 16, 512, 4096, 20_000))]


def _truncate(chance: Random, made: bytearray) -> None:
    del made[chance.randrange(len(made)) :]


def _zero(chance: Random, made: bytearray) -> None:
    at, length = _place(chance, made), chance.choice((1, 16, 512, 4096))
    piece = made[at : at + length]
    made[at : at + length] = bytes(len(piece))


BYTES = (_flip, _flip, _flip, _set, _set, _overwrite, _copy, _swap, _insert, _delete, _truncate, _zero)


def header_changed(chance: Random, data: bytes) -> bytes:
    """A number of the header of the database becomes another."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.choice(NUMBERS_OF_HEADER)
        wide = chance.choice((1, 2, 4))
        value = chance.choice((0, 1, 2, 3, 255, 2 ** (8 * wide) - 1, chance.randrange(2 ** (8 * wide))))
        made[at : at + wide] = (value % 2 ** (8 * wide)).to_bytes(wide, "big")
    return bytes(made)


def pages_changed(chance: Random, data: bytes) -> bytes:
    """The head of a page, a pointer to a cell, or the kinds of the values of a row."""
    made = bytearray(data)
    size = int.from_bytes(data[16:18], "big")
    for _ in range(chance.choice((1, 1, 2, 4))):
        page = chance.randrange(len(data) // size)
        head = page * size + (100 if page == 0 else 0)
        chance.choice((_head_changed, _pointer_changed, _kinds_changed))(chance, made, page * size, head)
    return bytes(made)


def _head_changed(chance: Random, made: bytearray, _: int, head: int) -> None:
    made[head + chance.randrange(12)] = chance.choice((0, 2, 5, 10, 13, 255, chance.randrange(256)))


def _pointers(made: bytearray, head: int) -> int:
    return head + (12 if made[head] in (2, 5) else 8)


def _pointer_changed(chance: Random, made: bytearray, _: int, head: int) -> None:
    count = int.from_bytes(made[head + 3 : head + 5], "big")
    at = _pointers(made, head) + 2 * chance.randrange(max(count, 1))
    other = _pointers(made, head) + 2 * chance.randrange(max(count, 1))
    made[at : at + 2] = chance.choice((made[other : other + 2], chance.randbytes(2)))


def _kinds_changed(chance: Random, made: bytearray, start: int, head: int) -> None:
    """Within the head of a row stands for each value of what kind and how long it is."""
    count = int.from_bytes(made[head + 3 : head + 5], "big")
    pointer = _pointers(made, head) + 2 * chance.randrange(max(count, 1))
    cell = start + int.from_bytes(made[pointer : pointer + 2], "big")
    at = cell + chance.randrange(40)
    if at < len(made):
        made[at] = chance.choice((0, 1, 7, 8, 9, 10, 12, 13, 0x80, 0xFF, chance.randrange(256)))


def cells_changed(chance: Random, data: bytes) -> bytes:
    """Values of rows become others, rows go, come twice or change places; the digest stays as it was."""
    return _altered(chance, data, signed=False)


def cells_forged(chance: Random, data: bytes) -> bytes:
    """The same by somebody who makes the digest fit."""
    return _altered(chance, data, signed=True)


def _altered(chance: Random, data: bytes, signed: bool) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            _alter(chance, connection)
        if signed:
            sign(connection)
        return connection.serialize()


def _alter(chance: Random, connection: sqlite3.Connection) -> None:
    filled = [each for each in all_tables() if _count(connection, each.name)]
    if not filled:
        return
    table = chance.choice(filled)
    keys = ", ".join(f'"{name}"' for name in table.key)
    row = connection.execute(
        f'SELECT {keys} FROM "{table.name}" LIMIT 1 OFFSET ?', [chance.randrange(_count(connection, table.name))]
    ).fetchone()
    here = " AND ".join(f'"{name}" IS ?' for name in table.key)
    cell, kind = chance.choice(table.cells).name, chance.random()
    change = f'UPDATE "{table.name}" SET "{cell}" = ? WHERE {here}'
    try:
        if kind < 0.1:
            connection.execute(f'DELETE FROM "{table.name}" WHERE {here}', row)
        elif kind < 0.35:
            cells = connection.execute(f'SELECT "{cell}" FROM "{table.name}" ORDER BY {keys}').fetchall()
            connection.execute(change, [*chance.choice(cells), *row])
        elif kind < 0.4:
            deep(chance, connection)
        else:
            connection.execute(change, [chance.choice(VALUES), *row])
    except (sqlite3.Error, UnicodeError):
        return  # a key that stands twice, or a NULL that may not be: SQLite itself refuses these


def deep(chance: Random, connection: sqlite3.Connection) -> None:
    """Hangs units below each other, or in a ring."""
    ids = [id for (id,) in connection.execute("SELECT id FROM units LIMIT 400")]
    chance.shuffle(ids)
    for above, below in zip(ids, ids[1:] + ids[:1], strict=True):
        connection.execute("UPDATE units SET parent = ? WHERE id = ?", [above, below])


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def sign(connection: sqlite3.Connection) -> None:
    """Puts digests into a database that fit what it holds now, as a careful forger would."""
    try:
        content = digest((name, *raw_table(connection, name)) for name in TABLES)
        ids = [str(id) for (id,) in connection.execute("SELECT id FROM plan")]
        beside = [(table, raw_table(connection, table.name)[1]) for table in (SAVES, TOUCHED)]
        fitting = seal(ids[0] if ids else "", content, *beside)
        connection.execute("UPDATE plan SET content = ?, seal = ?", [content, fitting])
    except (sqlite3.Error, UnicodeError, TypeError):
        return


OBJECTS = (
    "CREATE TRIGGER t AFTER INSERT ON posts BEGIN DELETE FROM units; END",
    "CREATE VIEW v AS SELECT * FROM people",
    "CREATE INDEX i ON posts (unit)",
    "CREATE TABLE extra (id TEXT)",
    "CREATE VIRTUAL TABLE found USING fts5(text)",
    "ALTER TABLE posts ADD COLUMN more TEXT",
    "ALTER TABLE posts ADD COLUMN made TEXT GENERATED ALWAYS AS (id || 'x')",
    "ALTER TABLE units RENAME TO units_",
    "DROP TABLE limits",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = 1",
    "PRAGMA application_id = 1",
    "PRAGMA encoding = 'UTF-16'",
    "VACUUM",
)


def objects_changed(chance: Random, data: bytes) -> bytes:
    """The database gets something that a plan does not have, loses something, or says that it is something else."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.execute(chance.choice(OBJECTS))
        return connection.serialize()


def parts_changed(chance: Random, data: bytes) -> bytes:
    """A workbook, which is an archive of texts, with one of them changed, gone, or there twice."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(made, "w", ZIP_DEFLATED) as other:
        names = archive.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = archive.read(name)
            if name == chosen:
                kind = chance.random()
                if kind < 0.1:
                    continue
                part = (texts_changed if kind < 0.7 else bytes_changed)(chance, part)
            other.writestr(name, part)
    return made.getvalue()


def values_changed(chance: Random, data: bytes) -> bytes:
    """JSON that stays JSON: some of its values become others."""
    document = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        here, key = _somewhere(chance, document)
        if here is not None:
            here[key] = deepcopy(chance.choice((*JSONS, [here[key]], {"a": here[key]})))
    return json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def _somewhere(chance: Random, document: Any) -> tuple[Any, Any]:
    """A list or an object in a document, and a place in it."""
    here, key = None, None
    for _ in range(chance.randrange(1, 9)):
        inside = document if here is None else here[key]
        if not isinstance(inside, list | dict) or not inside:
            break
        here, key = inside, chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
    return here, key


JSONS: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**40, float("nan"), float("inf"), "", " ", "x", "nowhere", "a\0b", "\ud800",
    [], {}, [[]], [None], "9" * 500, "x" * 200_000, "unit", "post", "parent", "id", {"en": "x"}, {"en": 1},
)  # fmt: skip


def texts_changed(chance: Random, data: bytes) -> bytes:
    """A text file with lines, fields and signs changed, or saved in another encoding."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.random()
        at, other = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        if kind < 0.3:
            sign = chance.choice(SIGNS)
            text = text[:at] + sign + text[at:]
        elif kind < 0.5:
            text = text[:at] + text[min(other, at + 200) :]
        elif kind < 0.7:
            lines = text.splitlines(keepends=True)
            chance.shuffle(lines)
            text = "".join(lines)
        elif kind < 0.85:
            text = text[:other] + text[at : at + 300] + text[other:]
        else:
            before = chance.choice(',;\t:"{}[]0123456789')
            text = text.replace(before, chance.choice(SIGNS), chance.choice((1, 5, 50)))
    encoding = chance.choice(("utf-8",) * 6 + ("utf-8-sig", "utf-16", "cp1251", "utf-16-le", "latin-1"))
    made = text[:4_000_000].encode(encoding, "replace")
    return bytes_changed(chance, made) if chance.random() < 0.3 else made


SIGNS = (
    "", '"', "'", ",", ";", "\t", "\n", "\r", "\0", "\ufeff", "\u202e", "\ud7ff", "é", "Ж", "ә", "🙂", "{", "}",
    "[", "]", "null", "true", "NaN", "1e999", "-1", "0", "9" * 400, "[" * 3_000, '{"a":' * 3_000, "=1+1", "<",
    "&", "#", "\\u0000", "\\ud800", "x" * 40_000, "\n" * 500, "," * 3_000,
)  # fmt: skip
