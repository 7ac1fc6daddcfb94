"""A plan survives its file: equal when read again, the same bytes when written again."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlmodel import Session, create_engine, select

from orgplanner.errors import NotWritten
from orgplanner.model import TABLES, Person, Plan, names
from orgplanner.model.rules import plan_problems
from orgplanner.storage import Lineage, plan_digest, read_plan, write_plan
from orgplanner.storage.schema import SEPARATOR, models, statements, written_by_sqlmodel

from .plans import full_plan, listing, plans


@given(plans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_comes_back_equal(tmp_path_factory, plan):
    assert list(plan_problems(plan)) == []
    path = tmp_path_factory.mktemp("any") / "any.orgplan"
    write_plan(plan, path)
    loaded = read_plan(path)
    assert loaded.plan == plan
    assert loaded.plan.id == plan.id
    assert plan_digest(loaded.plan) == loaded.info.content == plan_digest(plan)


@pytest.mark.parametrize(
    "name", ["my plan.orgplan", "what? #1 50%41.orgplan", "Құрылым – жоспар.orgplan", "a;b'c\".orgplan"]
)
def test_paths_of_all_kinds(tmp_path, name):
    plan = full_plan()
    write_plan(plan, tmp_path / name)
    assert listing(tmp_path) == [name]
    assert read_plan(tmp_path / name).plan == plan


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    write_plan(full_plan(), one, at="2026-01-01T00:00:00Z")
    again = read_plan(one).plan
    for rows in (again.shared.tables["sources"], again.states["now"].units):
        turned = dict(reversed(rows.items()))
        rows.clear()
        rows.update(turned)
    write_plan(again, other, at="2026-01-01T00:00:00Z")
    assert one.read_bytes() == other.read_bytes()


def test_the_file_tells_what_it_is(tmp_path):
    write_plan(full_plan(), tmp_path / "p")
    with sqlite3.connect(tmp_path / "p") as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x4F726750,)
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
        assert connection.execute("SELECT established_low, established_high, established_approximate FROM posts"
                                  " WHERE id = 'p2'").fetchone() == ("12", "12", 1)  # fmt: skip


def test_lineage_grows_with_every_state_and_names_nobody_unless_told(tmp_path):
    path, plan = tmp_path / "p", full_plan()
    first = write_plan(plan, path, at="2026-01-01T00:00:00Z")
    same = write_plan(plan, path, lineage=first, at="2026-01-02T00:00:00Z", by="aigul")
    assert same == first
    plan.shared.tables["scenarios"].clear()
    plan.shared.tables["views"].clear()
    plan.shared.tables["scores"].clear()
    plan.states.clear()
    touched = {
        ("settings", None, "settings"): ("2026-01-03T00:00:00Z", "aigul"),
        ("units", "now", "u1"): ("x", "y"),
    }
    write_plan(plan, path, lineage=Lineage(same.saves, touched), at="2026-01-03T00:00:00Z", by="aigul")
    told = read_plan(path).info.lineage
    assert [(save.at, save.by) for save in told.saves] == [
        ("2026-01-01T00:00:00Z", ""),
        ("2026-01-03T00:00:00Z", "aigul"),
    ]
    assert told.touched == {("settings", None, "settings"): ("2026-01-03T00:00:00Z", "aigul")}
    assert b"Tariff policy" not in path.read_bytes()


def test_the_kept_schema_is_what_sqlmodel_makes_and_what_a_file_holds(tmp_path):
    assert SEPARATOR.join(statements().values()) + "\n" == written_by_sqlmodel()
    write_plan(full_plan(), tmp_path / "p")
    with sqlite3.connect(tmp_path / "p") as connection:
        held = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    assert held == dict(statements())
    assert set(TABLES) < set(held)


def test_sqlmodel_reads_a_file(tmp_path):
    write_plan(full_plan(), tmp_path / "p")
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(tmp_path / "p"))
    unit, person = models()["units"], models()["people"]
    with Session(engine) as session:
        assert [row.code for row in session.exec(select(unit).order_by(unit.code))] == ["01", "02"]
        assert session.exec(select(person)).one().pay_low == "1500.5"
    engine.dispose()


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path):
    real, link = tmp_path / "real.orgplan", tmp_path / "link.orgplan"
    write_plan(Plan("empty"), real)
    real.chmod(0o640)
    link.symlink_to(real.name)
    write_plan(full_plan(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert read_plan(real).plan == full_plan()


def test_write_protected_files_and_folders_are_left_alone(tmp_path):
    path = tmp_path / "p.orgplan"
    write_plan(Plan("empty"), path)
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="write-protected"):
        write_plan(full_plan(), path)
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(NotWritten):
            write_plan(full_plan(), path)
        with pytest.raises(NotWritten):
            write_plan(full_plan(), tmp_path / "new.orgplan")
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == before
    assert listing(tmp_path) == ["p.orgplan"]


@pytest.mark.parametrize("call", ["fsync", "replace", "write", "verify"])
@pytest.mark.parametrize("code", [28, 5, 13])
def test_whatever_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, call, code):
    path = tmp_path / "p.orgplan"
    write_plan(Plan("empty"), path)
    before = path.read_bytes()

    def failing(*_given, **_named):
        raise OSError(code, os.strerror(code))

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", failing)
    elif call == "replace":
        monkeypatch.setattr(Path, "replace", failing)
        monkeypatch.setattr("orgplanner.storage.replace.time.sleep", lambda _seconds: None)
    elif call == "write":
        monkeypatch.setattr(os, "open", failing)
    else:
        monkeypatch.setattr(Path, "read_bytes", lambda _path: b"something else")
    with pytest.raises(NotWritten) as caught:
        write_plan(full_plan(), path)
    monkeypatch.undo()
    assert "p.orgplan" in caught.value.sentence()
    assert "unchanged" in caught.value.sentence()
    if code == 28 and call != "verify":
        assert "the disk is full" in caught.value.sentence()
        assert "диск" in caught.value.sentence("ru")
    assert path.read_bytes() == before
    assert listing(tmp_path) == ["p.orgplan"]


def test_a_save_stopped_by_hand_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "plan.orgplan"
    write_plan(full_plan(), path)
    before = path.read_bytes()

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("orgplanner.storage.replace._verify", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_plan(Plan(), path)
    assert listing(tmp_path) == ["plan.orgplan"]
    assert path.read_bytes() == before


def test_a_file_held_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    path, real, tries = tmp_path / "p", Path.replace, []

    def held(self, target):
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    write_plan(full_plan(), path)
    assert len(tries) == 3
    assert read_plan(path).plan == full_plan()


def test_left_overs_of_killed_saves_go_and_others_stay(tmp_path):
    path = tmp_path / "p.orgplan"
    write_plan(full_plan(), path)
    from orgplanner.storage.places import host_name, short_hash

    start = f".~{short_hash('p.orgplan')}-{short_hash(host_name())}"
    dead, alive = (
        tmp_path / f"{start}-999999999-00000000.saving",
        tmp_path / f"{start}-{os.getppid()}-00000000.saving",
    )
    foreign = tmp_path / f".~{short_hash('p.orgplan')}-{'0' * 16}-1-00000000.saving"
    for file in (dead, alive, foreign):
        file.write_bytes(b"half")
    write_plan(full_plan(), path)
    assert not dead.exists()
    assert alive.exists()
    assert foreign.exists()


def test_no_sqlmodel_is_needed_to_open_or_save(tmp_path):
    import subprocess
    import sys

    write_plan(full_plan(), tmp_path / "p")
    code = (
        "import sys; from orgplanner.storage import read_plan, write_plan\n"
        f"write_plan(read_plan({str(tmp_path / 'p')!r}).plan, {str(tmp_path / 'q')!r})\n"
        "print(sorted({'sqlmodel', 'sqlalchemy', 'pydantic'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_names_that_look_like_the_end_of_an_object_come_back(tmp_path):
    plan = full_plan()
    for number, words in enumerate(['},{"en":"x', "},{", '{"', "\\u0000", "\u2028"]):
        person = plan.people["h1"]
        row = type(person)(f"n{number}", names(en=words, ru=words))
        plan.people[row.id] = row
    write_plan(plan, tmp_path / "p")
    assert read_plan(tmp_path / "p").plan == plan


@pytest.mark.parametrize("words", ["it's ' quoted''", "x" * 500, "?", "NULL", "Өңір"])
def test_a_value_that_all_rows_share_comes_back(tmp_path, words):
    plan = full_plan()
    for number in range(3):
        plan.people[f"same{number}"] = Person(f"same{number}", note=words)
    del plan.people["h1"]
    for rows in (plan.ratings, plan.states["now"].assignments):
        rows.clear()
    write_plan(plan, tmp_path / "p")
    assert read_plan(tmp_path / "p").plan == plan
