"""Another copy of the open plan is held against the state from which both began, wherever that is to be found."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from orgplanner import edits
from orgplanner.analysis.audience import Audience, redacted
from orgplanner.document import Document, save_plan
from orgplanner.document.merging import Held, merge_job
from orgplanner.errors import NeedsPassphrase, RuleBroken
from orgplanner.model import Plan, names
from orgplanner.storage import sealed
from tests.analysis.two_copies import after, begun
from tests.storage.quick_sealing import quick

UNITS = ("units", "now")


def quiet(done: int, whole: int) -> None:
    """Nobody waits."""


def name(document: Document, unit: str, words: str) -> None:
    document.commit(edits.rename_unit(document.plan, "now", unit, "en", words))


def called(plan: Plan, *units: str) -> list[str]:
    return [str(plan.states["now"].units[unit].name) for unit in units]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Document]:
    """The open plan, saved by Anna."""
    place = tmp_path / "mine.orgplan"
    save_plan(begun(), place, at="2026-11-01T08:00:00Z", by="anna")
    document = Document.open(place)
    document.author = "anna"
    yield document
    document.close(discard=True)


def edited(path: Path, *changes: tuple[str, str]) -> Path:
    """A file in which Berik named units, and saved each time."""
    document = Document.open(path, take_over=True)
    document.author = "berik"
    for unit, words in changes:
        name(document, unit, words)
        document.save()
    document.close()
    return path


def copied(document: Document, *changes: tuple[str, str]) -> Path:
    """A copy of the file of the open plan that Berik edited."""
    other = document.path.with_name("theirs.orgplan")
    copyfile(document.path, other)
    return edited(other, *changes)


def held(document: Document, theirs: Path, base: Path | None = None) -> Held:
    return merge_job(document, theirs, base).run(quiet)


def taken(document: Document, found: Held) -> Plan:
    """The plan once the merge was committed; undo leads back."""
    before = document.plan.snapshot()
    document.commit(found.merging.resolve())
    result = document.plan.snapshot()
    document.undo()
    assert document.plan == before
    document.redo()
    return result


def test_a_copy_of_the_file_is_merged_with_what_was_not_saved_yet(mine: Document) -> None:
    name(mine, "a", "Trade")
    found = held(mine, copied(mine, ("b", "Customs"), ("a1", "Tariffs")))
    assert found.is_kin
    assert found.base.by == "anna"
    assert called(taken(mine, found), "a", "b", "a1") == ["Trade", "Customs", "Tariffs"]
    assert found.merging.settle().conflicts == ()


def test_the_state_of_the_last_save_is_known_though_its_file_was_replaced_by_somebody_else(mine: Document) -> None:
    name(mine, "a", "Trade")
    mine.save()
    edited(mine.path, ("b", "Customs"))
    name(mine, "a", "Trade policy")
    assert mine.file.changed_outside()
    found = held(mine, mine.path)
    assert called(taken(mine, found), "a", "b") == ["Trade policy", "Customs"]
    mine.join(found.info)
    mine.save()
    assert called(Document.open(mine.path, read_only=True).plan, "a", "b") == ["Trade policy", "Customs"]


def test_the_base_is_found_among_backups_when_both_went_on_and_were_opened_anew(tmp_path: Path) -> None:
    place = tmp_path / "mine.orgplan"
    save_plan(begun(), place, at="2026-11-01T08:00:00Z", by="anna")
    theirs = copyfile(place, tmp_path / "theirs.orgplan")
    edited(place, ("a", "Trade"), ("a", "Trade policy"))
    edited(theirs, ("b", "Customs"), ("b1", "Border"))
    document = Document.open(place)
    found = held(document, theirs)
    assert found.base.at == "2026-11-01T08:00:00Z"
    assert called(taken(document, found), "a", "b", "b1") == ["Trade policy", "Customs", "Border"]
    document.close(discard=True)


def test_the_base_is_found_beside_the_copy(mine: Document, tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    base, theirs = folder / "as sent.orgplan", folder / "theirs.orgplan"
    save_plan(begun(), base, at="2026-10-01T08:00:00Z", by="anna")
    copyfile(base, theirs)
    edited(theirs, ("b", "Customs"))
    document = Document.open(copyfile(base, folder / "mine.orgplan"))
    name(document, "a", "Trade")
    document.save()
    document.close()
    for backup in document.file.backups():
        backup.path.unlink()
    document = Document.open(folder / "mine.orgplan")
    found = held(document, theirs)
    assert found.base.at == "2026-10-01T08:00:00Z"
    assert called(taken(document, found), "a", "b") == ["Trade", "Customs"]
    document.close(discard=True)


def test_an_older_state_of_the_same_plan_brings_nothing(mine: Document) -> None:
    older = mine.path.with_name("older.orgplan")
    copyfile(mine.path, older)
    name(mine, "a", "Trade")
    mine.save()
    found = held(mine, older)
    assert not found.merging.resolve()
    assert found.base is not None


def test_without_a_common_state_all_is_asked_unless_one_is_chosen(mine: Document, tmp_path: Path) -> None:
    theirs, base = tmp_path / "theirs.orgplan", tmp_path / "base.orgplan"
    save_plan(begun(), base)
    save_plan(after(begun(), lambda plan: edits.rename_unit(plan, "now", "b", "en", "Customs")), theirs)
    name(mine, "a", "Trade")
    found = held(mine, theirs)
    assert found.base is None
    assert len(found.merging.settle().conflicts) == 2
    chosen = held(mine, theirs, base)
    assert chosen.is_by_hand
    assert called(taken(mine, chosen), "a", "b") == ["Trade", "Customs"]


def test_a_changed_copy_without_names_of_one_unit_goes_into_the_plan_it_was_made_from(mine: Document) -> None:
    copy = mine.path.with_name("copy.orgplan")
    save_plan(redacted(mine.plan, Audience(frozenset({"names", "notes", "pay", "skills"}), "a", "now")), copy)
    name(mine, "b", "Customs")
    mine.save()
    document = Document.open(copy)
    post = next(
        row.id for row in document.plan.states["now"].posts.values() if row.unit == "a2" and not row.is_head
    )
    for change in (
        lambda plan: edits.rename_unit(plan, "now", "a", "en", "Trade"),
        lambda plan: edits.move_unit(plan, "now", "a1", "a2"),
        lambda plan: edits.close_post(plan, "now", post),
        lambda plan: edits.add_post(plan, "now", "a1", title=names(en="Analyst"), id="new"),
        lambda plan: edits.add_person(plan, names(en="Newcomer"), id="person"),
        lambda plan: edits.assign(plan, "now", "person", "new", id="assigned"),
    ):
        document.commit(change(document.plan))
    document.save()
    document.close()
    expected = after(
        mine.plan,
        lambda plan: edits.rename_unit(plan, "now", "a", "en", "Trade"),
        lambda plan: edits.move_unit(plan, "now", "a1", "a2"),
        lambda plan: edits.close_post(plan, "now", "p-a2"),
        lambda plan: edits.add_post(plan, "now", "a1", title=names(en="Analyst"), id="new"),
        lambda plan: edits.add_person(plan, names(en="Newcomer"), id="person"),
        lambda plan: edits.assign(plan, "now", "person", "new", id="assigned"),
    )
    found = held(mine, copy)
    assert found.is_partial
    assert found.merging.settle().conflicts == ()
    assert taken(mine, found) == expected
    for person in ("x-a", "x-b"):
        assert str(mine.plan.people[person].name).startswith("Holder ")


def test_a_plan_does_not_go_into_a_copy_that_leaves_things_out(mine: Document, tmp_path: Path) -> None:
    copy = tmp_path / "copy.orgplan"
    save_plan(redacted(mine.plan, Audience(frozenset({"names"}))), copy)
    document = Document.open(copy)
    with pytest.raises(RuleBroken, match="leaves something out"):
        held(document, mine.path)
    document.close(discard=True)


def test_an_encrypted_copy_is_merged_once_its_passphrase_is_known(
    mine: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "_apart", quick)
    theirs = tmp_path / "theirs.orgplan"
    changed = after(begun(), lambda plan: edits.rename_unit(plan, "now", "b", "en", "Customs"))
    save_plan(changed, theirs, passphrase="steppe")
    job = merge_job(mine, theirs, mine.path)
    with pytest.raises(NeedsPassphrase):
        job.run(quiet)
    assert called(taken(mine, job.run(quiet, "steppe")), "b") == ["Customs"]


def merged(document: Document, theirs: Path) -> Held:
    """Merges with a file, mine staying where both changed the same, and notes it."""
    found = held(document, theirs)
    settled = found.merging.settle(default="mine")
    document.commit(settled.changes)
    document.note_merge(found.info, settled.changes)
    return found


def test_what_was_merged_is_not_asked_again_when_the_other_goes_on(mine: Document) -> None:
    name(mine, "a", "Trade")
    theirs = copied(mine, ("a", "Tariffs"), ("b", "Customs"))
    assert len(merged(mine, theirs).merging.settle().conflicts) == 1
    mine.save()
    contents = {save.content for save in mine.lineage.saves}
    assert {save.by for save in mine.lineage.saves} == {"anna", "berik"}
    reopened = Document.open(mine.path, read_only=True)
    assert {save.content for save in reopened.lineage.saves} == contents
    found = held(reopened, edited(theirs, ("b1", "Borders")))
    assert not found.merging.settle().conflicts
    assert called(reopened.plan.after(found.merging.resolve()), "a", "b", "b1") == ["Trade", "Customs", "Borders"]


def test_a_merge_that_is_undone_leaves_no_trace_in_the_lineage_though_it_was_saved(mine: Document) -> None:
    name(mine, "a", "Trade")
    theirs = copied(mine, ("a", "Tariffs"), ("b", "Customs"))
    merged(mine, theirs)
    mine.save()
    mine.undo()
    mine.save()
    assert {save.by for save in mine.lineage.saves} == {"anna"}
    again = held(mine, theirs)
    assert len(again.merging.settle().conflicts) == 1
    mine.redo()
    assert {save.by for save in mine.lineage.saves} == {"anna", "berik"}


def test_a_merge_in_which_all_stays_mine_is_noted_too(mine: Document) -> None:
    name(mine, "a", "Trade")
    mine.save()
    theirs = copied(mine, ("a", "Tariffs"))
    name(mine, "a", "Trade and tariffs")
    mine.save()
    merged(mine, theirs)
    last = mine.lineage.saves[-1]
    assert (last.by, {save.by for save in mine.lineage.saves}) == ("anna", {"anna", "berik"})
    assert not held(mine, theirs).merging.settle().conflicts
