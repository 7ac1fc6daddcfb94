"""The open plan: what is committed is there, can be taken back, is saved whole, and others are told."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from storage.plans import full_plan, listing
from storage.test_migrations import as_format_1

from orgplanner import storage
from orgplanner.document import Document, difference, open_plan, recoveries, save_plan
from orgplanner.edits import set_threshold
from orgplanner.errors import FileProblem, InUse, NotWritten, RuleBroken
from orgplanner.model import Change, ChangeSet, Plan, Unit
from orgplanner.model.rules import plan_problems
from orgplanner.storage import write_plan
from orgplanner.storage.owner import owner_file
from orgplanner.storage.places import host_name
from orgplanner.text import render, say

from .editing import added, name_of, renamed


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "plan.orgplan"
    save_plan(full_plan(), place)
    return place


@pytest.fixture
def document(path):
    opened = Document.open(path)
    yield opened
    opened.close(discard=True)


def test_a_change_is_told_once_undone_and_done_again(document):
    heard = []
    end = document.subscribe(heard.append)
    change = renamed(document, "New")
    document.commit(change)
    assert (name_of(document), document.is_modified, document.undo_label) == ("New", True, change.label)
    assert document.undo() == change.inverse()
    assert (name_of(document), document.is_modified, document.redo_label) == ("Department", False, change.label)
    assert document.redo() == change
    assert name_of(document) == "New"
    assert heard == [change, change.inverse(), change]
    end()
    document.undo()
    assert len(heard) == 3
    assert document.undo() is None
    document.redo()
    assert document.redo() is None


def test_saving_keeps_the_way_back(document, path):
    document.commit(renamed(document, "One"))
    document.save()
    assert not document.is_modified
    assert open_plan(path) == document.plan
    document.undo()
    assert document.is_modified
    document.save()
    assert open_plan(path) == full_plan()
    assert recoveries() == []


def test_the_file_tells_who_saved_and_touched_unless_withheld(path):
    document = Document.open(path)
    document.author = "aigul"
    document.commit(renamed(document, "One"))
    document.save()
    document.author = ""
    document.commit(renamed(document, "Two", "u2"))
    document.save()
    document.close()
    again = Document.open(path)
    assert [save.by for save in again.lineage.saves] == ["", "aigul", ""]
    assert {key[2]: by for key, (_, by) in again.lineage.touched.items()} == {"u1": "aigul", "u2": ""}
    again.close()


def test_a_value_that_no_file_may_hold_is_refused_before_anything_happens(document):
    bad = ChangeSet(say("Add"), (Change("units", "now", "n", None, Unit("n", note="a\0b")),))
    with pytest.raises(RuleBroken):
        document.commit(bad)
    assert document.plan == full_plan()
    assert not document.can_undo


def test_a_full_disk_takes_the_change_back(document):
    document.commit(renamed(document, "One"))
    long = "Two" * 10_000
    document.commit(renamed(document, long))
    document.undo()
    heard = []
    document.subscribe(heard.append)
    document._recorder.working._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(NotWritten, match="disk is full"):
        document.commit(renamed(document, long * 2))
    with pytest.raises(NotWritten):
        document.redo()
    assert name_of(document) == "One"
    assert document.undo_label.values == (("words", "One"),)
    assert document.redo_label.values == (("words", long),)
    assert heard == []


def test_no_private_folder_no_change(document, monkeypatch, tmp_path):
    from orgplanner import paths

    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "file")
    with pytest.raises(NotWritten, match="working copy"):
        document.commit(renamed(document, "One"))
    assert document.plan == full_plan()


def test_a_failed_save_leaves_file_and_changes(document, path, monkeypatch):
    before = path.read_bytes()
    document.commit(renamed(document, "One"))
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(NotWritten):
            document.save()
    assert path.read_bytes() == before
    assert document.is_modified
    document.save()
    assert open_plan(path) == document.plan


def test_a_second_opener_reads_only_and_is_told_who(document, path):
    second = Document.open(path)
    assert second.read_only
    assert second.owner.pid == os.getpid()
    assert not second.owner.stale
    assert second.owner.user in str(second.read_only_reason)
    with pytest.raises(RuleBroken):
        second.commit(renamed(second, "Mine"))
    with pytest.raises(NotWritten):
        second.save()
    second.close()
    assert owner_file(path).exists()
    document.close()
    assert not owner_file(path).exists()
    third = Document.open(path)
    assert not third.read_only
    third.close()


def test_since_when_somebody_has_it_open_is_said_in_words(path):
    owner = {"user": "aigul", "host": "elsewhere", "pid": 1, "since": "2026-11-22T12:24:45Z"}
    owner_file(path).write_text(json.dumps(owner))
    opened = Document.open(path)
    for language, day in (("en", "22 November 2026, "), ("ru", "22 ноября 2026"), ("kk", "2026 жылғы 22 қараша")):
        assert day in render(opened.read_only_reason, language)
        assert "2026-11-22T" not in render(opened.read_only_reason, language)
    opened.close()


def test_a_link_to_an_open_plan_is_the_same_plan(document, path, tmp_path):
    link = tmp_path / "link.orgplan"
    link.symlink_to(path)
    second = Document.open(link)
    assert second.read_only
    second.close()


def test_a_stale_owner_is_asked_about_and_never_removed_silently(path):
    owner_file(path).write_text(
        json.dumps({"user": "aigul", "host": host_name(), "pid": 999999999, "since": "2026"})
    )
    asked = Document.open(path)
    assert asked.read_only
    assert asked.owner.stale
    asked.close()
    assert owner_file(path).exists()
    taken = Document.open(path, take_over=True)
    assert not taken.read_only
    taken.close()
    assert not owner_file(path).exists()


def test_an_owner_file_of_nonsense_is_stale(path):
    owner_file(path).write_bytes(b"\xff\x00[")
    opened = Document.open(path)
    assert opened.owner.stale
    opened.close()


def test_an_owner_elsewhere_is_not_stale_and_cannot_forge_the_screen(path):
    owner_file(path).write_text('{"user": "<b>\\u202eaigul", "host": "elsewhere", "pid": 1, "since": "2026"}')
    opened = Document.open(path)
    assert not opened.owner.stale
    assert "<" not in str(opened.read_only_reason)
    opened.close()


def test_write_protected_files_open_for_reading(path):
    path.chmod(0o444)
    opened = Document.open(path)
    assert opened.read_only
    assert opened.owner is None
    opened.close()
    path.chmod(0o644)


def test_a_change_from_outside_is_seen_even_with_size_and_time_alike(document, path):
    stat = path.stat()
    assert not document.file.changed_outside()
    other = full_plan()
    other.apply(renamed(Document(other), "Depártment"[:9] + "T"))
    write_plan(other, path)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert document.file.changed_outside()
    document.commit(renamed(document, "Mine"))
    with pytest.raises(NotWritten, match="somebody else"):
        document.save()
    assert open_plan(path) == other
    document.save(keep_mine=True)
    assert name_of(document) == "Mine"
    assert open_plan(path) == document.plan
    assert open_plan(document.file.backups()[0].path) == other


def test_reload_takes_theirs_and_moves_mine_aside(document, path, home):
    other = full_plan()
    other.apply(added("u9"))
    write_plan(other, path)
    document.commit(renamed(document, "Mine"))
    heard, plan = [], document.plan
    document.subscribe(heard.append)
    document.reload()
    assert document.plan is plan
    assert document.plan == other
    assert len(heard) == 1
    assert not document.is_modified
    assert not document.can_undo
    assert not document.file.changed_outside()
    assert len(listing(home / "aside")) == 1
    document.commit(renamed(document, "Again"))
    document.save()


def test_while_the_file_is_read_again_nothing_is_changed(document, path):
    other = full_plan()
    other.apply(added("u9"))
    write_plan(other, path)
    document.commit(renamed(document, "Mine"))
    job = document.prepare_reload()
    reloaded = job.run()
    assert name_of(document) == "Mine"
    with pytest.raises(RuleBroken, match="read from its file"):
        document.commit(renamed(document, "Lost"))
    with pytest.raises(RuleBroken):
        document.undo()
    document.finish_reload(reloaded)
    assert document.plan == other
    document.commit(renamed(document, "Again"))


def test_a_reload_that_fails_leaves_everything_as_it_was(document, path):
    document.commit(renamed(document, "Mine"))
    path.write_text("no plan", encoding="utf-8")
    with pytest.raises(FileProblem):
        document.reload()
    assert name_of(document) == "Mine"
    document.undo()
    assert name_of(document) != "Mine"


def test_a_reload_keeps_the_rows_that_are_the_same(document, path):
    other = full_plan()
    other.apply(added("u9"))
    write_plan(other, path)
    kept = document.plan.states["now"].units["u1"]
    indexed = list(document.plan.states["now"].where("units", "parent", "u1"))
    document.reload()
    assert document.plan.states["now"].units["u1"] is kept
    assert len(list(document.plan.states["now"].where("units", "parent", "u1"))) == len(indexed) + 1


def test_save_as_goes_on_with_the_new_file(document, path, tmp_path):
    document.commit(renamed(document, "One"))
    new = tmp_path / "new name?.orgplan"
    document.save_as(new)
    assert (document.path, document.title, document.is_modified) == (new, "new name?", False)
    assert open_plan(new) == document.plan
    assert open_plan(path) == full_plan()
    assert not owner_file(path).exists()
    assert owner_file(new).exists()
    document.commit(renamed(document, "Two"))
    document.save()
    assert open_plan(new) == document.plan


def test_save_as_where_somebody_works_is_refused(document, tmp_path):
    other = tmp_path / "other.orgplan"
    save_plan(Plan("other"), other)
    holder = Document.open(other)
    with pytest.raises(InUse):
        document.save_as(other)
    assert document.path.name == "plan.orgplan"
    holder.close()


def test_save_as_that_fails_stays_with_the_old_file(document, path, tmp_path):
    with pytest.raises(NotWritten):
        document.save_as(tmp_path / "no such folder" / "x.orgplan")
    assert document.path == path
    document.commit(renamed(document, "One"))
    document.save()
    assert open_plan(path) == document.plan


def test_save_copy_changes_nothing_here(document, path, tmp_path):
    document.commit(renamed(document, "One"))
    document.save_copy(tmp_path / "copy.orgplan")
    assert document.is_modified
    assert document.path == path
    assert open_plan(tmp_path / "copy.orgplan") == document.plan


def test_a_new_plan_has_no_file_until_it_is_saved(tmp_path):
    document = Document.new()
    assert (document.path, document.is_modified) == (None, False)
    with pytest.raises(NotWritten, match="no file"):
        document.save()
    document.save_as(tmp_path / "first.orgplan")
    assert not document.is_modified
    assert listing(tmp_path) == [".~first.orgplan.owner", "first.orgplan"]
    document.close()
    assert listing(tmp_path) == ["first.orgplan"]
    assert Document.new(full_plan()).is_modified


def test_a_new_plan_begins_with_a_scenario_and_thresholds():
    plan = Document.new().plan
    assert [row.kind for row in plan.ordered_scenarios()] == ["current"]
    assert all(plan.ordered_scenarios()[0].name.exactly(language) for language in ("en", "ru", "kk"))
    before = list(plan.thresholds.values())
    assert [(row.narrowest_span, row.widest_span, row.most_layers) for row in before] == [(3, 15, 7)]
    plan.apply(set_threshold(plan, widest_span=10))
    assert [(row.id, row.widest_span) for row in plan.thresholds.values()] == [(before[0].id, 10)]
    assert list(plan_problems(plan)) == []


def test_what_is_done_while_a_save_runs_is_kept(document, path):
    document.commit(renamed(document, "Saved"))
    job = document.prepare_save()
    document.commit(renamed(document, "Later"))
    assert document.is_modified
    document.finish_save(job, job.run())
    assert document.is_modified
    assert open_plan(path).states["now"].units["u1"].name.exactly("en") == "Saved"
    document.undo()
    assert not document.is_modified
    document.redo()
    document.save()
    assert open_plan(path) == document.plan


def test_a_damaged_file_opens_as_a_repaired_copy_without_a_file(path):
    write_plan(full_plan(), path)
    data = bytearray(path.read_bytes())
    at = data.index(b"Tariff policy")
    data[at] = ord("t")
    path.write_bytes(data)
    with pytest.raises(FileProblem):
        Document.open(path)
    document, problems = Document.open_repaired(path)
    assert document.path is None
    assert document.is_modified
    assert problems == ()
    assert document.plan.states["now"].functions["f1"].name.exactly("en") == "tariff policy"


def test_the_difference_of_two_plans_turns_one_into_the_other():
    one, other = full_plan(), Plan("plan-1")
    assert one.after(difference(one, other, say("x"))) == other
    assert other.after(difference(other, one, say("x"))) == one
    assert not difference(one, full_plan(), say("x"))


def test_closing_keeps_unsaved_changes_unless_they_are_given_up(path):
    for discard in (False, True):
        document = Document.open(path)
        document.commit(renamed(document, "Unsaved"))
        document.close(discard=discard)
        assert len(recoveries()) == 1  # of the first round


def test_backups_are_of_the_path_not_the_name(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        save_plan(full_plan(), tmp_path / folder / "plan.orgplan")
    document = Document.open(tmp_path / "a" / "plan.orgplan")
    document.commit(renamed(document, "One"))
    document.save()
    document.close()
    assert len(document.file.backups()) == 1
    assert open_plan(document.file.backups()[0].path) == full_plan()
    other = Document.open(Path(tmp_path / "b" / "plan.orgplan"))
    assert other.file.backups() == []
    other.close()


def test_saving_a_file_of_an_older_format_keeps_that_file_as_a_backup(path):
    as_format_1(path)
    before = path.read_bytes()
    document = Document.open(path)
    document.commit(renamed(document, "One"))
    document.save()
    document.close()
    assert document.file.backups()[0].path.read_bytes() == before
    assert open_plan(path) == document.plan


def test_an_older_format_is_not_replaced_without_a_backup(path, home):
    as_format_1(path)
    before = path.read_bytes()
    document = Document.open(path)
    document.commit(renamed(document, "One"))
    (home / "backups").write_text("in the way")
    with pytest.raises(NotWritten):
        document.save()
    assert path.read_bytes() == before
    document.close(discard=True)


def test_a_save_whose_aftermath_fails_is_still_a_save(document, path, monkeypatch):
    document.commit(renamed(document, "Saved"))
    job = document.prepare_save()
    document.commit(renamed(document, "Later"))
    with monkeypatch.context() as full:
        full.setattr(storage.WorkingCopy, "set_base", lambda *_: (_ for _ in ()).throw(NotWritten(say("full"))))
        document.finish_save(job, job.run())
    document._recorder.working.close()
    (found,) = recoveries()
    assert found.matches
    assert [label.values for label in found.changes] == [(("words", "Later"),)]
    document._recorder.working = None


def test_a_failed_save_as_leaves_all_as_it_was(document, tmp_path):
    job = document.prepare_save_as(tmp_path / "other.orgplan")
    document.finish_save(job, None)
    assert (document.path.name, document.is_modified) == ("plan.orgplan", False)
    assert listing(tmp_path) == [".~plan.orgplan.owner", "plan.orgplan"]


def test_what_is_done_while_a_save_as_runs_is_kept_and_modified(document, path, tmp_path):
    document.commit(renamed(document, "Saved"))
    job = document.prepare_save_as(tmp_path / "other.orgplan")
    document.commit(renamed(document, "Later"))
    assert document.path == path
    document.finish_save(job, job.run())
    assert (document.title, document.is_modified) == ("other", True)
    assert open_plan(document.path).states["now"].units["u1"].name.exactly("en") == "Saved"
    document._recorder.working.close()
    (found,) = recoveries()
    assert (found.path, found.matches) == (tmp_path / "other.orgplan", True)
    assert [label.values for label in found.changes] == [(("words", "Later"),)]
    document._recorder.working = None


def test_a_copy_holds_the_plan_as_it_was_when_it_began(document, tmp_path):
    job = document.prepare_copy(tmp_path / "copy.orgplan")
    before = name_of(document)
    document.commit(renamed(document, "Later"))
    job.run()
    assert open_plan(tmp_path / "copy.orgplan").states["now"].units["u1"].name.exactly("en") == before


def test_a_change_while_it_is_made_ready_waits_for_the_one_working_copy(document, home, monkeypatch):
    begun, go_on, create = Event(), Event(), storage.create

    def slow(*words):
        begun.set()
        go_on.wait(5)
        return create(*words)

    monkeypatch.setattr(storage, "create", slow)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(document.get_ready)
        begun.wait(5)
        others = [pool.submit(document.commit, renamed(document, "One")), pool.submit(document.get_ready)]
        go_on.set()
        for future in (first, *others):
            future.result(5)
    assert len(listing(home / "work")) == 1
    assert document._recorder.working.last() == 1


def test_a_closed_document_is_not_made_ready(path, home):
    opened = Document.open(path)
    opened.close()
    opened.get_ready()
    assert not (home / "work").exists() or listing(home / "work") == []


def test_a_copy_never_takes_the_place_of_the_plan_itself(document, path):
    document.commit(renamed(document, "New"))
    before = path.read_bytes()
    with pytest.raises(NotWritten):
        document.save_copy(path.parent / "." / path.name)
    assert path.read_bytes() == before
    assert document.is_modified
