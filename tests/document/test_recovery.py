"""What a killed process leaves is found, shown and restored; what cannot be used is moved aside, never deleted."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from storage.plans import full_plan, listing

from orgplanner.document import Document, discard, open_plan, recover, recoveries, save_plan
from orgplanner.errors import Damaged
from orgplanner.storage import write_plan
from orgplanner.storage.backups import DAYS, NEWEST, kept
from orgplanner.storage.owner import owner_file

from .editing import added, name_of, renamed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "plan.orgplan"
    save_plan(full_plan(), place)
    return place


def crashed(path, *changes, undo=0, save_after=None):
    """A document whose process ends after these names were given, as far as its files are concerned."""
    document = Document.open(path, take_over=True)
    for number, words in enumerate(changes):
        document.commit(renamed(document, words))
        if number == save_after:
            document.save()
    for _ in range(undo):
        document.undo()
    document._recorder.working.close()
    return document


def test_all_that_was_done_comes_back_and_can_be_undone(path):
    crashed(path, "One", "Two", "Three", undo=1)
    (found,) = recoveries()
    assert (found.path, found.matches) == (path, True)
    assert [str(label) for label in found.changes] == ["Rename to “One”", "Rename to “Two”"]
    document = recover(found)
    assert (name_of(document), document.is_modified, document.read_only) == ("Two", True, False)
    document.redo()
    assert name_of(document) == "Three"
    for _ in range(3):
        document.undo()
    assert document.plan == full_plan()
    assert not document.is_modified
    document.redo()
    document.save()
    document.close()
    assert recoveries() == []
    assert not owner_file(path).exists()
    assert open_plan(path).states["now"].units["u1"].name.exactly("en") == "One"


def test_undoing_what_was_saved_before_the_crash_is_recovered_too(path):
    crashed(path, "One", save_after=0, undo=1)
    (found,) = recoveries()
    document = recover(found)
    assert document.plan == full_plan()
    assert document.is_modified
    document.undo()
    assert name_of(document) == "One"
    document.close(discard=True)


def test_a_crash_right_after_the_file_was_replaced_loses_and_repeats_nothing(path):
    document = Document.open(path)
    document.commit(renamed(document, "Saved"))
    job = document.prepare_save()
    job.run()
    document._recorder.working.close()
    assert recoveries() == []
    again = Document.open(path, take_over=True)
    again.commit(renamed(again, "Saved too"))
    job = again.prepare_save()
    again.commit(renamed(again, "Not saved"))
    job.run()
    again._recorder.working.close()
    (found,) = recoveries()
    assert [str(label) for label in found.changes] == ["Rename to “Not saved”"]
    recovered = recover(found)
    assert name_of(recovered) == "Not saved"
    recovered.undo()
    assert not recovered.is_modified
    assert not recovered.file.changed_outside()
    recovered.close(discard=True)


def test_a_plan_without_a_file_is_recovered(tmp_path):
    document = Document.new(full_plan())
    document.commit(added("u7"))
    document._recorder.working.close()
    (found,) = recoveries()
    assert found.path is None
    restored = recover(found)
    assert restored.plan == document.plan
    assert restored.is_modified
    restored.undo()
    assert restored.is_modified
    restored.save_as(tmp_path / "kept.orgplan")
    assert recoveries() == []
    restored.close()


def test_a_file_that_changed_since_does_not_match_and_is_not_overwritten_unasked(path):
    crashed(path, "Mine")
    other = full_plan()
    other.apply(added("u9"))
    write_plan(other, path)
    (found,) = recoveries()
    assert not found.matches
    document = recover(found)
    assert name_of(document) == "Mine"
    assert document.file.changed_outside()
    assert open_plan(path) == other
    document.close(discard=True)


def test_a_file_that_is_gone_comes_back_with_all_changes(path):
    crashed(path, "Mine")
    path.unlink()
    document = recover(recoveries()[0])
    document.save()
    assert open_plan(path).states["now"].units["u1"].name.exactly("en") == "Mine"
    document.close()


def test_a_copy_in_use_is_left_alone(path):
    document = Document.open(path)
    document.commit(renamed(document, "Working"))
    code = (
        "from orgplanner import paths; from pathlib import Path\n"
        f"paths.user_data = lambda: Path({str(document._recorder.working.folder.parents[1])!r})\n"
        "from orgplanner.document import recoveries; print(recoveries())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
    assert recoveries() == []
    document.save()
    document.close()


@pytest.mark.parametrize("harm", ["base", "journal", "no base"])
def test_what_cannot_be_used_is_moved_aside(path, home, harm):
    crashed(path, "One")
    (folder,) = (home / "work").iterdir()
    base = next(folder.glob("base-*.orgplan"))
    if harm == "base":
        base.write_bytes(b"something else")
    elif harm == "no base":
        base.unlink()
    else:
        for file in folder.glob("work.db*"):
            file.write_bytes(b"no database at all" * 100)
    assert recoveries() == []
    (aside,) = (home / "aside").iterdir()
    assert listing(aside)
    assert listing(home / "work") == []


def test_a_line_of_nonsense_is_damage_with_a_sentence_and_moved_aside(path, home):
    import sqlite3

    crashed(path, "One")
    (found,) = recoveries()
    with sqlite3.connect(found.folder / "work.db") as connection:
        connection.execute(
            'UPDATE journal SET content = \'[["x", {}], "", [], [["units", "now", ["u1"], [1], []]]]\''
        )
    connection.close()
    with pytest.raises(Damaged):
        recover(found)
    assert len(listing(home / "aside")) == 1


def test_given_up_changes_are_moved_aside_not_deleted(path, home):
    crashed(path, "One")
    kept_in = discard(recoveries()[0])
    assert recoveries() == []
    assert kept_in.parent == home / "aside"
    assert any(file.name.startswith("base-") for file in kept_in.iterdir())


def test_typing_comes_back_as_one_step(path):
    document = Document.open(path)
    for words in ("D", "De", "Dep"):
        document.commit(renamed(document, words, typing="u1.name.en"))
    document._recorder.working.close()
    restored = recover(recoveries()[0])
    assert name_of(restored) == "Dep"
    restored.undo()
    assert restored.plan == full_plan()
    restored.close(discard=True)


def test_twenty_kills_lose_nothing():
    told = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "kills.py"), "20"],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout  # fmt: skip
    assert "20 kills" in told
    assert "lost changes: 0; lost saves: 0; unreadable: 0" in told


def test_backups_thin_out_with_time():
    start = datetime(2026, 11, 22, 18, tzinfo=UTC)
    moments = [start - timedelta(hours=number) for number in range(24 * 60)]
    stay = kept(moments)
    assert set(moments[:NEWEST]) <= stay
    days = {moment.date() for moment in stay}
    assert len(days) == DAYS
    assert len(stay) == NEWEST + DAYS - 1
    assert all(max(moment for moment in moments if moment.date() == day) in stay for day in days)


def test_saves_rotate_the_backups(path):
    document = Document.open(path)
    for number in range(13):
        document.commit(renamed(document, f"State {number}"))
        document.save()
    found = document.file.backups()
    document.close()
    assert NEWEST <= len(found) <= NEWEST + 1
    assert open_plan(found[0].path).states["now"].units["u1"].name.exactly("en") == "State 11"


def test_a_document_made_ready_and_killed_unchanged_offers_nothing_and_leaves_nothing(path, home):
    document = Document.open(path)
    document.get_ready()
    document._recorder.working.close()
    assert recoveries() == []
    assert not any((home / "work").iterdir())


def test_a_document_made_ready_records_its_first_change(path):
    document = Document.open(path)
    document.get_ready()
    document.commit(renamed(document, "One"))
    document._recorder.working.close()
    (found,) = recoveries()
    assert [str(label) for label in found.changes] == ["Rename to “One”"]
