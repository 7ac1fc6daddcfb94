"""An encrypted plan is worked on in memory: what reaches the disk is encrypted, and comes back after a kill."""

import errno

import pytest
from storage.plans import full_plan
from storage.quick_sealing import quick

from orgplanner.document import Document, is_sealed, open_plan, recover, recoveries, save_plan
from orgplanner.errors import ChangedOutside, FileProblem, NeedsPassphrase, NotWritten, WrongPassphrase
from orgplanner.storage import not_written, sealed

from .editing import name_of, renamed

WORD = "a long bridge"
SECRET = "Zwölfender"


@pytest.fixture(autouse=True)
def quick_sealing(monkeypatch):
    monkeypatch.setattr(sealed, "_apart", quick)


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "files" / "plan.orgplan"
    place.parent.mkdir()
    save_plan(full_plan(), place, passphrase=WORD)
    return place


@pytest.fixture
def document(path):
    opened = Document.open(path, passphrase=WORD)
    yield opened
    opened.close(discard=True)


def readable(*folders, word=SECRET):
    """The files in which a word can be read, in either of the ways in which a file may hold it."""
    wanted = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    wanted.append(word.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00"))
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(each in file.read_bytes() for each in wanted)]


def killed(document):
    """The files as they are when the process of a document ends now."""
    document._recorder.working._let_go()
    document.file.release()


def test_it_opens_stays_encrypted_when_saved_and_keeps_its_passphrase(document, path):
    document.commit(renamed(document, SECRET))
    document.save()
    assert is_sealed(path)
    with pytest.raises(NeedsPassphrase):
        open_plan(path)
    assert open_plan(path, WORD) == document.plan
    copy, other = path.with_name("copy.orgplan"), path.with_name("other.orgplan")
    document.save_copy(copy)
    document.save_as(other)
    assert document.path == other
    for each in (copy, other):
        assert open_plan(each, WORD) == document.plan


def test_nothing_readable_is_left_through_all_of_it(path, home):
    folders = (home, path.parent)
    document = Document.open(path, passphrase=WORD)
    document.commit(renamed(document, SECRET))
    assert readable(*folders) == []
    document.keep()
    document.commit(renamed(document, f"{SECRET} 2"))
    document.keep()
    assert list(home.rglob("work.age"))
    assert readable(*folders) == []
    killed(document)
    (found,) = recoveries()
    document = recover(found, WORD)
    assert name_of(document) == f"{SECRET} 2"
    document.save()
    document.commit(renamed(document, f"{SECRET} 3"))
    document.save()
    assert document.file.backups()
    document.save_as(path.with_name("other.orgplan"))
    document.close()
    assert readable(*folders) == []
    assert not list(home.rglob("*.age"))


def test_after_a_kill_the_passphrase_brings_everything_back(document, path):
    document.commit(renamed(document, "One"))
    document.commit(renamed(document, "Two"))
    document.keep()
    document.commit(renamed(document, "Three"))
    killed(document)
    (found,) = recoveries()
    assert (found.path, found.is_sealed, found.changes, found.count, found.matches) == (path, True, (), 2, True)
    for word, problem in (("", NeedsPassphrase), ("another", WrongPassphrase)):
        with pytest.raises(problem):
            recover(found, word)
    again = recover(found, WORD)
    assert (name_of(again), again.is_modified, again.is_sealed) == ("Two", True, True)
    again.undo()
    again.undo()
    assert again.plan == full_plan()
    assert not again.is_modified
    again.redo()
    again.save()
    again.close()
    assert recoveries() == []
    assert open_plan(path, WORD) == again.plan


def test_what_was_saved_is_not_offered_again(document):
    document.commit(renamed(document, "One"))
    document.keep()
    document.save()
    killed(document)
    assert recoveries() == []


def test_what_came_after_a_save_is_offered(document, path):
    for words in ("One", "Two"):
        document.commit(renamed(document, words))
    document.save()
    document.commit(renamed(document, "Three"))
    document.keep()
    killed(document)
    (found,) = recoveries()
    assert (found.count, found.matches) == (1, True)
    again = recover(found, WORD)
    assert name_of(again) == "Three"
    again.undo()
    assert (name_of(again), again.is_modified) == ("Two", False)
    again.close(discard=True)


def test_a_kill_between_a_save_and_the_next_recovery_copy(document):
    """What lies there holds steps that the file has by now, and one more."""
    document.commit(renamed(document, "One"))
    job = document.prepare_save()
    document.commit(renamed(document, "Two"))
    document.keep()
    document.finish_save(job, job.run())
    killed(document)
    (found,) = recoveries()
    again = recover(found, WORD)
    assert name_of(again) == "Two"
    again.undo()
    assert (name_of(again), again.is_modified) == ("One", False)
    again.close(discard=True)


def test_a_damaged_recovery_copy_is_moved_aside(document, home):
    document.commit(renamed(document, "One"))
    document.keep()
    killed(document)
    (file,) = home.rglob("work.age")
    file.write_bytes(file.read_bytes()[:-20])
    (found,) = recoveries()
    with pytest.raises(FileProblem):
        recover(found, WORD)
    assert recoveries() == []
    assert list((home / "aside").iterdir())


def test_nothing_is_written_when_nothing_has_changed(document, home):
    document.keep()
    assert not list(home.rglob("*.age"))
    document.commit(renamed(document, "One"))
    document.keep()
    (file,) = home.rglob("work.age")
    before = file.stat().st_mtime_ns
    document.keep()
    assert file.stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_last_recovery_copy(document, monkeypatch):
    document.commit(renamed(document, "One"))
    document.keep()
    document.commit(renamed(document, "Two"))

    def full(path, _):
        raise not_written(OSError(errno.ENOSPC, "full"), path)

    with monkeypatch.context() as patched:
        patched.setattr("orgplanner.storage.sealed_copy.replace_file", full)
        with pytest.raises(NotWritten, match="the disk is full"):
            document.keep()
    document.commit(renamed(document, "Three"))
    killed(document)
    (found,) = recoveries()
    again = recover(found, WORD)
    assert name_of(again) == "One"
    again.close(discard=True)


def test_a_readable_plan_becomes_an_encrypted_one(tmp_path, home):
    path = tmp_path / "files" / "plan.orgplan"
    path.parent.mkdir()
    save_plan(full_plan(), path)
    document = Document.open(path)
    for number in range(3):
        document.commit(renamed(document, f"{SECRET} {number}"))
        document.save()
    document.commit(renamed(document, f"{SECRET} 9"))
    assert len(readable(home)) > 2
    document._run(document.prepare_passphrase(WORD))
    assert document.is_sealed
    assert readable(path.parent) == []
    found = document.file.traces()
    assert len(found.backups) == 3
    assert found.remove().count == 0
    assert readable(home) == []
    assert [open_plan(each.path, WORD) for each in document.file.backups()]  # the state before was kept, encrypted
    document.commit(renamed(document, f"{SECRET} 10"))
    document.keep()
    assert readable(home) == []
    document.close(discard=True)


def test_changes_made_while_it_is_encrypted_are_not_lost(tmp_path, home):
    path = tmp_path / "plan.orgplan"
    save_plan(full_plan(), path)
    document = Document.open(path)
    document.commit(renamed(document, "One"))
    job = document.prepare_passphrase(WORD)
    document.commit(renamed(document, SECRET))
    document.finish_save(job, job.run())
    document.keep()
    assert readable(home) == []
    killed(document)
    (found,) = recoveries()
    again = recover(found, WORD)
    assert name_of(again) == SECRET
    again.undo()
    assert (name_of(again), again.is_modified) == ("One", False)
    again.close(discard=True)


def test_a_kill_while_it_is_encrypted_asks_for_the_passphrase_of_the_file(tmp_path):
    path = tmp_path / "plan.orgplan"
    save_plan(full_plan(), path)
    document = Document.open(path)
    document.commit(renamed(document, "One"))
    job = document.prepare_passphrase(WORD)
    document.commit(renamed(document, "Two"))
    job.run()
    killed(document)
    (found,) = recoveries()
    for word, problem in (("", NeedsPassphrase), ("another", WrongPassphrase)):
        with pytest.raises(problem):
            recover(found, word)
    again = recover(found, WORD)
    assert (name_of(again), again.is_sealed) == ("Two", True)
    again.save()
    assert is_sealed(path)
    again.close()


def test_a_plan_without_a_file_is_encrypted_from_its_first_save(tmp_path, home):
    document = Document.new(full_plan())
    document.commit(renamed(document, SECRET))
    assert readable(home)
    document.set_passphrase(WORD)
    assert readable(home) == []
    document.commit(renamed(document, f"{SECRET} 2"))
    document.keep()
    killed(document)
    (found,) = recoveries()
    again = recover(found, WORD)
    assert name_of(again) == f"{SECRET} 2"
    again.save_as(tmp_path / "first.orgplan")
    assert readable(tmp_path) == []
    again.close()


def test_the_passphrase_is_changed_and_removed(document, path):
    document.commit(renamed(document, "One"))
    document._run(document.prepare_passphrase("another"))
    with pytest.raises(WrongPassphrase):
        open_plan(path, WORD)
    assert open_plan(path, "another") == document.plan
    document.commit(renamed(document, "Two"))
    document._run(document.prepare_passphrase(""))
    assert not document.is_sealed
    assert open_plan(path) == document.plan


def test_a_save_that_fails_changes_nothing(document, path, monkeypatch):
    monkeypatch.setattr("orgplanner.document.saving.replace_file", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        document._run(document.prepare_passphrase("another"))
    assert document.passphrase == WORD
    assert open_plan(path, WORD) == full_plan()


def test_changed_outside_and_read_again(document, path):
    other = Document.open(path, take_over=True, passphrase=WORD)
    other.commit(renamed(other, "Theirs"))
    other._run(other.prepare_passphrase("another"))
    other.close()
    assert document.file.changed_outside()
    document.commit(renamed(document, "Mine"))
    with pytest.raises(ChangedOutside):
        document.save()
    with pytest.raises(WrongPassphrase):
        document.reload()
    job = document.prepare_reload("another")
    document.finish_reload(job.run())
    assert (name_of(document), document.passphrase) == ("Theirs", "another")


def test_what_somebody_put_there_readable_is_encrypted_among_the_backups(document, path, home):
    theirs = full_plan()
    save_plan(theirs, path)
    document.commit(renamed(document, SECRET))
    document.save(keep_mine=True)
    (backup,) = document.file.backups()
    assert open_plan(backup.path, WORD) == theirs


def test_a_repaired_copy_of_an_encrypted_file_stays_encrypted(path):
    document, problems = Document.open_repaired(path, WORD)
    assert (document.is_sealed, problems) == (True, ())
