"""Of an encrypted plan each change is soon on the disk, in a small encrypted piece behind the whole."""

import shutil

import pytest
from storage.plans import full_plan
from storage.quick_sealing import quick

from orgplanner.document import Document, recover, recoveries, save_plan
from orgplanner.storage import sealed, sealed_copy

from .editing import name_of, renamed

WORD = "a long bridge"


@pytest.fixture(autouse=True)
def quick_sealing(monkeypatch):
    monkeypatch.setattr(sealed, "_apart", quick)


@pytest.fixture
def document(tmp_path):
    place = tmp_path / "files" / "plan.orgplan"
    place.parent.mkdir()
    save_plan(full_plan(), place, passphrase=WORD)
    opened = Document.open(place, passphrase=WORD)
    yield opened
    opened.close(discard=True)


def rename(document, *names):
    for name in names:
        document.commit(renamed(document, name))
        document.keep()


def folder_of(document):
    return document._recorder.working.folder


def pieces(document):
    return sorted(path.name for path in folder_of(document).glob("more-*.age"))


def recovered(document):
    """What comes back when the process ends now."""
    document._recorder.working._let_go()
    document.file.release()
    (found,) = recoveries()
    return found, recover(found, WORD)


def test_every_change_is_a_piece_and_all_come_back_after_a_kill(document):
    rename(document, "One", "Two")
    document.undo()
    document.keep()
    rename(document, "Three")
    assert pieces(document) == [f"more-{number:012d}.age" for number in (2, 3, 4)]
    found, again = recovered(document)
    assert (found.count, name_of(again), again.history.place) == (4, "Three", 2)
    again.undo()
    assert name_of(again) == "One"
    again.keep()
    rename(again, "Four")
    found, last = recovered(again)
    assert name_of(last) == "Four"
    last.close(discard=True)


@pytest.mark.parametrize("most", ["MOST_PIECES", "MOST_BYTES"])
def test_many_pieces_become_a_whole_again(document, monkeypatch, most):
    monkeypatch.setattr(sealed_copy, most, 2)
    counts = []
    for number in range(7):
        rename(document, f"Name {number}")
        counts.append(len(pieces(document)))
    assert counts[0] == 0
    assert max(counts) <= 2
    assert counts.count(0) >= 2
    assert name_of(recovered(document)[1]) == "Name 6"


def test_a_kill_between_the_whole_and_the_removal_of_its_pieces(document, monkeypatch):
    rename(document, "One", "Two", "Three")
    kept = {name: (folder_of(document) / name).read_bytes() for name in pieces(document)}
    monkeypatch.setattr(sealed_copy, "MOST_PIECES", 0)
    rename(document, "Four")
    assert pieces(document) == []
    for name, data in kept.items():
        (folder_of(document) / name).write_bytes(data)
    found, again = recovered(document)
    assert (found.count, name_of(again), again.history.place) == (4, "Four", 4)
    again.close(discard=True)


@pytest.mark.parametrize("how", ["lost", "damaged"])
def test_what_stands_before_a_bad_piece_comes_back(document, how):
    rename(document, "One", "Two", "Three", "Four")
    bad = folder_of(document) / pieces(document)[1]
    if how == "lost":
        bad.unlink()
    else:
        bad.write_bytes(bad.read_bytes()[:-4] + b"oops")
    _, again = recovered(document)
    assert name_of(again) == "Two"
    again.close(discard=True)


def test_pieces_of_another_key_are_no_part_of_it(document, tmp_path):
    rename(document, "One", "Two")
    shutil.copytree(folder_of(document), tmp_path / "other")
    document.save()
    rename(document, "After the save")
    for piece in (tmp_path / "other").glob("more-*.age"):
        shutil.copyfile(piece, folder_of(document) / "more-000000000009.age")
    assert name_of(recovered(document)[1]) == "After the save"


def test_a_save_takes_the_pieces_away(document):
    rename(document, "One", "Two", "Three")
    folder = folder_of(document)
    document.save()
    assert [path.name for path in folder.glob("*.age")] == ["key.age"]
    rename(document, "Four", "Five")
    assert len(pieces(document)) == 1
    job = document.prepare_save()
    document.commit(renamed(document, "Meanwhile"))
    document.finish_save(job, job.run())
    document.keep()
    assert pieces(document) == []
    found, again = recovered(document)
    assert (found.count, name_of(again)) == (1, "Meanwhile")
    again.close(discard=True)
