"""Encrypted plans in the window: asked for, set, changed, removed; a wrong passphrase and second thoughts."""

from pathlib import Path

import pytest
from driving import click, opened, settle, type_text, with_file
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from orgplanner import edits, paths
from orgplanner.document import Document, is_sealed, open_plan, recoveries, save_plan
from orgplanner.storage import sealed
from tests.storage.quick_sealing import quick
from ui.dialogs.passphrase import UnlockDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.set_passphrase import SetPassphraseDialog
from ui.window import MainWindow

WORD = "терезе көпір"
SECRET = "Secret Bureau"
OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


@pytest.fixture(autouse=True)
def quick_sealing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_apart", quick)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "plan.orgplan"
    save_plan(open_plan(paths.samples() / "mebp-trade.orgplan"), place, passphrase=WORD)
    return place


def answer(dialog: UnlockDialog, word: str) -> None:
    dialog.line.clear()
    type_text(dialog.line, word)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def rename(window: MainWindow, words: str) -> None:
    unit = next(iter(window.desk.session.state.units))
    assert window.desk.session.do(edits.rename_unit, unit, "en", words)


def unlocked(window: MainWindow, qtbot: QtBot, path: Path) -> MainWindow:
    window.files.open(path)
    answer(opened(window, qtbot, UnlockDialog), WORD)
    settle(window, qtbot)
    return window


def type_twice(dialog: SetPassphraseDialog, word: str) -> None:
    type_text(dialog.line, word)
    QTest.keyClick(dialog.line, Qt.Key.Key_Tab)
    type_text(dialog.again, word)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)


def saved(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.files.busy, timeout=10000)


def test_it_is_asked_for_again_while_it_is_wrong_and_then_opens(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.files.open(path)
    dialog = opened(window, qtbot, UnlockDialog)
    assert dialog.line.echoMode() == QLineEdit.EchoMode.Password
    assert dialog.line.hasFocus()
    assert not dialog.buttons.button(OK).isEnabled()
    QTest.keyClick(dialog.shown, Qt.Key.Key_Space)
    assert dialog.line.echoMode() == QLineEdit.EchoMode.Normal
    answer(dialog, "another")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.shown.isChecked(), "what is typed while it is tried goes nowhere"
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.hint.text())
    assert dialog.line.selectedText() == "another"
    answer(dialog, WORD)
    settle(window, qtbot)
    document = window.desk.session.document
    assert document is not None
    assert (document.path, document.is_sealed, document.read_only) == (path, True, False)
    assert window.windowTitle().startswith("plan (encrypted)")
    assert window.work.totals.seal.isVisible()
    assert "follows each change" in window.work.totals.seal.accessibleName()
    rename(window, SECRET)
    window.commands.by_id["save"].trigger()
    saved(window, qtbot)
    assert is_sealed(path)
    assert open_plan(path, WORD) == document.plan


def test_who_does_not_know_it_keeps_what_was_open(work: MainWindow, qtbot: QtBot, path: Path) -> None:
    before = work.desk.session.document
    rename(work, "Mine")
    work.files.open(path)
    click(opened(work, qtbot, UnlockDialog).buttons.button(CANCEL))
    assert work.desk.session.document is before
    assert not list(path.parent.glob(".~*"))


def test_who_stays_at_what_was_open_leaves_the_other_file_alone(
    work: MainWindow, qtbot: QtBot, path: Path, answers: list[tuple[str, str]]
) -> None:
    before = work.desk.session.document
    rename(work, "Mine")
    answers.append(("not saved", "cancel"))
    work.files.open(path)
    answer(opened(work, qtbot, UnlockDialog), WORD)
    qtbot.waitUntil(lambda: not answers)
    assert work.desk.session.document is before
    assert not list(path.parent.glob(".~*"))


def test_a_passphrase_is_set_changed_and_removed(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    save_plan(open_plan(path, WORD), path)
    window.files.open(path)
    settle(window, qtbot)
    rename(window, SECRET)
    window.commands.by_id["save"].trigger()
    saved(window, qtbot)
    document = window.desk.session.document
    assert document is not None
    assert document.file.traces().count == 1

    window.commands.by_id["passphrase"].trigger()
    dialog = opened(window, qtbot, SetPassphraseDialog)
    assert dialog.former.isVisible()
    type_text(dialog.line, "abc")
    assert "Weak" in dialog.told.text()
    type_text(dialog.again, "abd")
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert "not the same" in dialog.hint.text()
    assert dialog.isVisible()
    dialog.line.clear()
    dialog.again.clear()
    type_twice(dialog, WORD)
    saved(window, qtbot)
    assert open_plan(path, WORD) == document.plan
    assert document.file.traces().count == 0
    assert window.windowTitle().startswith("plan (encrypted)")
    assert window.work.totals.seal.isVisible()

    click(window.work.totals.seal)
    dialog = opened(window, qtbot, SetPassphraseDialog)
    assert not dialog.former.isVisible()
    type_twice(dialog, "another")
    saved(window, qtbot)
    assert open_plan(path, "another") == document.plan

    window.commands.by_id["passphrase"].trigger()
    dialog = opened(window, qtbot, SetPassphraseDialog)
    dialog.remove.setChecked(True)
    assert not dialog.line.isVisible()
    click(dialog.buttons.button(OK))
    saved(window, qtbot)
    assert open_plan(path) == document.plan
    assert not window.work.totals.seal.isVisible()


def test_a_sample_is_encrypted_from_its_first_save(work: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    work.commands.by_id["passphrase"].trigger()
    type_twice(opened(work, qtbot, SetPassphraseDialog), WORD)
    place = tmp_path / "first.orgplan"
    qtbot.waitUntil(lambda: work.work.totals.seal.isVisible())
    with_file(place, work.commands.by_id["save"].trigger)
    saved(work, qtbot)
    assert is_sealed(place)


def test_recovery_copies_are_made_beside_the_window(
    window: MainWindow, qtbot: QtBot, path: Path, private_folders: Path
) -> None:
    unlocked(window, qtbot, path)
    sealing = window.files._sealing
    assert sealing._copies.isActive()
    assert sealing._changed.interval() <= 2_000, "no more than seconds are lost"
    sealing._changed.setInterval(20)
    rename(window, SECRET)
    qtbot.waitUntil(lambda: bool([*private_folders.rglob("work.age")]) and not sealing._lane.busy, timeout=10000)
    rename(window, f"{SECRET} 2")
    qtbot.waitUntil(lambda: bool([*private_folders.rglob("more-*.age")]), timeout=10000)


def test_what_a_killed_process_left_asks_for_the_passphrase(
    window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path, passphrase=WORD)
    scenario = document.plan.ordered_scenarios()[0].id
    unit = next(iter(document.plan.states[scenario].units))
    document.commit(edits.rename_unit(document.plan, scenario, unit, "en", SECRET))
    document.keep()
    document._recorder.working._let_go()
    document.file.release()
    told: list[str] = []

    def first(dialog: RecoveryDialog) -> None:
        told.extend(dialog.steps.item(row).text() for row in range(dialog.steps.count()))
        dialog.recover()

    monkeypatch.setattr(RecoveryDialog, "exec", first)
    window.files.look_for_recoveries()
    dialog = opened(window, qtbot, UnlockDialog)
    assert "Encrypted" in told[0]
    answer(dialog, "another")
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.hint.text())
    answer(dialog, WORD)
    settle(window, qtbot)
    again = window.desk.session.document
    assert again is not None
    assert (again.is_sealed, again.is_modified) == (True, True)
    assert again.plan.states[scenario].units[unit].name.exactly("en") == SECRET
    assert recoveries() == []


def test_damage_offers_a_backup_and_no_repair(
    window: MainWindow, qtbot: QtBot, path: Path, answers: list[tuple[str, str]]
) -> None:
    unlocked(window, qtbot, path)
    rename(window, SECRET)
    window.commands.by_id["save"].trigger()
    saved(window, qtbot)
    window.close_plan()
    path.write_bytes(path.read_bytes()[:-5])
    answers.append(("nothing of it can be read", "backup"))
    window.files.open(path)
    answer(opened(window, qtbot, UnlockDialog), WORD)
    qtbot.waitUntil(lambda: not answers)
    answer(opened(window, qtbot, UnlockDialog), WORD)
    settle(window, qtbot)
    document = window.desk.session.document
    assert document is not None
    assert (document.read_only, document.is_sealed) == (True, True)


def test_another_passphrase_given_to_the_file_meanwhile_is_asked_for(
    window: MainWindow, qtbot: QtBot, path: Path, answers: list[tuple[str, str]]
) -> None:
    unlocked(window, qtbot, path)
    other = Document.open(path, passphrase=WORD, take_over=True)
    other._run(other.prepare_passphrase("another"))
    other.close()
    answers.append(("changed by somebody else", "reload"))
    window.files.look_outside()
    dialog = opened(window, qtbot, UnlockDialog)
    answer(dialog, WORD)
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.hint.text())
    answer(dialog, "another")
    document = window.desk.session.document
    assert document is not None
    qtbot.waitUntil(lambda: document.passphrase == "another")
    assert not document.file.changed_outside()
    assert not document.is_modified
