"""Files that somebody sent: each is refused with its sentence, nothing in them is run, nothing crashes."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing

import pytest

from orgplanner.errors import Damaged, FileProblem, NewerFormat, NotAPlan, Unexpected
from orgplanner.model.rules import plan_problems
from orgplanner.storage import opener, read_plan, read_repaired, write_plan
from orgplanner.storage.digest import digest
from orgplanner.storage.opener import raw_table
from orgplanner.storage.read import TABLES

from .plans import full_plan


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "plan.orgplan"
    write_plan(full_plan(), place, at="2026-01-01T00:00:00Z")
    return place


def alter(path, *statements, values=(), sign=True):
    """Runs statements on a file and, as a careful forger would, puts a fitting digest of the content into it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())
        if sign:
            content = digest((name, *raw_table(connection, name)) for name in TABLES)
            connection.execute("UPDATE plan SET content = ?", [content])


@pytest.mark.parametrize("data", [b"", b"PK", b"A plan of our ministry\n" * 50, b"SQLite format 3\0", b"\0" * 5000])
def test_other_files_are_not_plans(tmp_path, data):
    path = tmp_path / "other.orgplan"
    path.write_bytes(data)
    with pytest.raises(NotAPlan, match="not an OrgPlanner file"):
        read_plan(path)


def test_archives_and_other_databases_are_not_plans(tmp_path):
    archive, database = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("x", "y" * 1000)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE units (id TEXT)")
    for path in (archive, database):
        with pytest.raises(NotAPlan):
            read_plan(path)


def test_no_file_and_a_folder_have_a_sentence(tmp_path):
    for path in (tmp_path / "none.orgplan", tmp_path):
        with pytest.raises(FileProblem, match="cannot be read"):
            read_plan(path)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (
            "CREATE TRIGGER raise AFTER INSERT ON posts BEGIN UPDATE people SET pay_low = '9'; END",
            "trigger “raise”",
        ),
        ("CREATE VIEW peep AS SELECT * FROM people", "view “peep”"),
        ("CREATE INDEX slow ON posts (unit)", "index “slow”"),
        ("CREATE TABLE extra (id TEXT)", "table “extra”"),
        ("ALTER TABLE posts ADD COLUMN secret TEXT", "table “posts”"),
        ("ALTER TABLE posts ADD COLUMN made TEXT GENERATED ALWAYS AS (id || 'x')", "table “posts”"),
        ("CREATE VIRTUAL TABLE found USING fts5(text)", "table “found”"),
    ],
)
def test_unexpected_objects_are_named(path, statement, named):
    alter(path, statement, sign=False)
    for read in (read_plan, read_repaired):
        with pytest.raises(Unexpected) as caught:
            read(path)
        assert named in caught.value.sentence()


def test_a_planted_check_is_not_run(path):
    endless = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)"
    alter(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY (id)',"
        f" 'CHECK (1 < 2 OR {endless}), PRIMARY KEY (id)') WHERE name = 'people'",
        sign=False,
    )
    start = time.monotonic()
    with pytest.raises((Unexpected, Damaged)):
        read_plan(path)
    assert time.monotonic() - start < 30  # it would take forever


def test_stopping_by_hand_while_a_file_is_looked_at_is_not_damage(path, monkeypatch):
    """SQLite swallows what its progress handler raises; a user who presses Ctrl-C must not read of damage."""
    monkeypatch.setattr(opener, "STEPS", 1)
    monkeypatch.setattr(opener, "_deadline", lambda until: lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        read_plan(path)


def test_a_file_that_takes_too_long_is_refused(path, monkeypatch):
    monkeypatch.setattr(opener, "STEPS", 1)
    monkeypatch.setattr(opener, "SECONDS", 0.0)
    with pytest.raises(Damaged):
        read_plan(path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_plan_comes_through_a_pipe(path):
    with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as cat:
        assert read_plan(f"/dev/fd/{cat.stdout.fileno()}").plan == full_plan()


def test_a_missing_table_is_damage(path):
    alter(path, "DROP TABLE limits", sign=False)
    with pytest.raises(Damaged):
        read_plan(path)


def test_a_newer_format_names_its_version(path):
    alter(path, "PRAGMA user_version = 7", sign=False)
    with pytest.raises(NewerFormat, match="format 7"):
        read_plan(path)


def test_another_application_is_not_a_plan(path):
    alter(path, "PRAGMA application_id = 1", sign=False)
    with pytest.raises(NotAPlan):
        read_plan(path)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.99])
def test_truncated(path, part):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(Damaged, match="damaged"):
        read_plan(path)


def test_changed_content_contradicts_its_digest(path):
    alter(path, "UPDATE people SET pay_low = '9'", sign=False)
    with pytest.raises(Damaged):
        read_plan(path)


def test_a_changed_history_contradicts_the_seal(path):
    alter(path, "UPDATE saves SET at = '2020-01-01T00:00:00Z'", sign=False)
    with pytest.raises(Damaged):
        read_plan(path)


def test_a_foreign_journal_beside_the_file_does_not_matter(path, tmp_path):
    other = tmp_path / "other.orgplan"
    empty = full_plan()
    empty.people["h1"] = type(empty.people["h1"])("h1")
    write_plan(empty, other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE people SET note = hex(randomblob(9000))")
        connection.execute("UPDATE units SET note = hex(randomblob(9000))")
        journal = other.with_name("other.orgplan-journal").read_bytes()
        connection.execute("ROLLBACK")
    path.with_name("plan.orgplan-journal").write_bytes(journal)
    path.with_name("plan.orgplan-wal").write_bytes(journal)
    before = path.read_bytes()
    assert read_plan(path).plan == full_plan()
    assert path.read_bytes() == before


CASES = {
    "a ring": ("UPDATE units SET parent = 'u2' WHERE id = 'u1'", ()),
    "a missing parent": ("UPDATE units SET parent = 'nowhere' WHERE id = 'u2'", ()),
    "a missing source": ("UPDATE posts SET established_source = 'nowhere' WHERE id = 'p1'", ()),
    "a rating of nobody": ("UPDATE ratings SET person = 'nowhere'", ()),
    "a link to nowhere": ("UPDATE links SET target = 'nowhere'", ()),
    "NaN": ("UPDATE posts SET established_low = 'NaN' WHERE id = 'p2'", ()),
    "negative": ("UPDATE posts SET established_low = '-1' WHERE id = 'p2'", ()),
    "infinite": ("UPDATE grades SET coefficient = 'Infinity'", ()),
    "grouped digits": ("UPDATE grades SET coefficient = '1_000'", ()),
    "backwards": ("UPDATE posts SET established_low = '99' WHERE id = 'p2'", ()),
    "half a range": ("UPDATE posts SET established_low = NULL WHERE id = 'p2'", ()),
    "10 MB of text": ("UPDATE people SET note = ?", ("x" * 10**7,)),
    "NUL": ("UPDATE people SET note = ?", ("a\0b",)),
    "NUL in a name": ("UPDATE people SET name = ?", ('{"en":"a\\u0000"}',)),
    "half a letter": ("UPDATE people SET name = ?", ('{"en":"a\\ud800"}',)),
    "a name that is a list": ("UPDATE people SET name = ?", ("[1,2]",)),
    "a name that is a number": ("UPDATE people SET name = ?", ('{"en":5}',)),
    "a name that is no JSON": ("UPDATE units SET name = ?", ("[" * 100_000,)),
    "two objects for one": ("UPDATE units SET name = ?", ("{},{}",)),
    "bytes for a text": ("UPDATE people SET note = ?", (b"\xff\xfe",)),
    "a text of no alphabet": ("UPDATE people SET note = CAST(x'ff41' AS TEXT)", ()),
    "a fraction for a flag": ("UPDATE posts SET is_head = 0.5", ()),
    "two for a flag": ("UPDATE posts SET is_head = 2", ()),
    "an unknown kind": ("UPDATE units SET kind = 'kingdom'", ()),
    "an id with a space": ("UPDATE links SET id = 'a b'", ()),
    "a huge number": ("UPDATE ratings SET level = 9223372036854775807", ()),
    "a date of fancy": ("UPDATE scenarios SET as_of = '2013-99'", ()),
    "a scenario that is not there": ("UPDATE posts SET scenario = 'lost'", ()),
    "no settings": ("DELETE FROM settings", ()),
    "other settings": ("UPDATE settings SET id = 'mine'", ()),
    "placed and not": ("UPDATE units SET unplaced = 1 WHERE id = 'u2'", ()),
    "a need of nobody": ("UPDATE requirements SET unit = NULL", ()),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_rows_are_listed_and_a_repaired_copy_obeys(path, case):
    statement, values = CASES[case]
    alter(path, "PRAGMA encoding", statement, values=values, sign="CAST" not in statement)
    with pytest.raises(Damaged) as caught:
        read_plan(path)
    if "CAST" not in statement:
        assert caught.value.problems
        assert all(problem.place and problem.message.template for problem in caught.value.problems)
    repaired = read_repaired(path)
    assert repaired.problems
    assert list(plan_problems(repaired.plan)) == []
    assert repaired.plan.people
    assert any(state.units for state in repaired.plan.states.values())


def test_a_chain_deeper_than_allowed(path):
    rows = [(f"d{number}", f"d{number - 1}" if number else None) for number in range(230)]
    with closing(sqlite3.connect(path)) as connection, connection:
        for id, parent in rows:
            connection.execute(
                "INSERT INTO units SELECT scenario, ?, code, name, kind, ?, rank, unplaced, role, arrangement,"
                " columns, colour, work, mandate, place, basis, source, note FROM units WHERE id = 'u1'",
                [id, parent],
            )
    alter(path)
    with pytest.raises(Damaged) as caught:
        read_plan(path)
    assert "deeper" in str(caught.value.problems[0].message)
    repaired = read_repaired(path).plan
    assert list(plan_problems(repaired)) == []
    assert len(repaired.states["now"].units) == 232


def test_the_same_id_twice(path):
    """Two rows with one id are in the pages, where no index of SQLite can refuse them."""
    alter(path, "INSERT INTO skills SELECT 'k2', name, kind, scale, levels, source, note FROM skills")
    data = path.read_bytes()
    assert data.count(b"k2") == 1
    path.write_bytes(data.replace(b"k2", b"k1"))
    with pytest.raises(Damaged):
        read_plan(path)
    repaired = read_repaired(path)
    assert list(repaired.plan.shared.tables["skills"]) == ["k1"]


def test_a_size_that_nobody_means(path, monkeypatch):
    monkeypatch.setattr("orgplanner.storage.opener.LARGEST_FILE", 1000)
    with pytest.raises(FileProblem, match="too large"):
        read_plan(path)


def test_random_damage_is_never_taken_for_a_plan(path):
    """Flipped, overwritten, doubled and cut bytes: refused, or the very same plan; never another, never a crash."""
    chance, original, plan = random.Random(5), path.read_bytes(), full_plan()
    refused = []
    for _ in range(400):
        path.write_bytes(mutated(chance, original))
        try:
            assert read_plan(path).plan == plan
        except FileProblem as error:
            refused.append(error.sentence())
        if chance.random() < 0.25:
            try:
                repaired = read_repaired(path)
                assert list(plan_problems(repaired.plan)) == []
            except FileProblem:
                continue
    assert len(refused) > 300
    assert all(refused)


def mutated(chance, original):
    data = bytearray(original)
    used = [at for at in range(0, len(data), 64) if any(data[at : at + 64])]
    for _ in range(chance.choice([1, 1, 2, 8])):
        at = min(chance.choice(used) + chance.randrange(64), len(data) - 1)
        kind = chance.random()
        if kind < 0.6:
            data[at] ^= 1 << chance.randrange(8)
        elif kind < 0.8:
            data[at : at + 16] = chance.randbytes(16)
        elif kind < 0.9:
            other = chance.choice(used)
            data[at : at + 64] = data[other : other + 64]
        else:
            del data[at : at + chance.randrange(1, 5000)]
    return bytes(data)
