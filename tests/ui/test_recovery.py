"""The dialog after a crash: it says which file, when and which steps; a recovery that fails leads back to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import settle
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.document import Document, recoveries
from orgplanner.paths import samples
from ui.dialogs.recovery import RecoveryDialog
from ui.window import MainWindow

Crash = Callable[..., Path]


@pytest.fixture
def crash(tmp_path: Path) -> Crash:
    """A process that ended after it renamed a unit some times, as far as its files are concerned."""

    def crashed(name: str, *words: str) -> Path:
        file = tmp_path / name
        file.write_bytes((samples() / "mebp-trade.orgplan").read_bytes())
        document = Document.open(file)
        scenario = document.plan.ordered_scenarios()[0].id
        unit = next(iter(document.plan.states[scenario].units))
        for each in words:
            document.commit(edits.rename_unit(document.plan, scenario, unit, "en", each))
        document._recorder.working.close()
        document.file.release()
        return file

    return crashed


def texts(widget: QListWidget) -> list[str]:
    return [widget.item(row).text() for row in range(widget.count())]


def test_the_dialog_says_which_file_when_and_which_steps(window: MainWindow, crash: Crash) -> None:
    one, other = crash("one.orgplan", "First", "Second"), crash("other.orgplan", "Third")
    other.write_bytes((samples() / "export-support.orgplan").read_bytes())
    one.unlink()
    dialog = RecoveryDialog(window.desk, recoveries(), window)
    names = [text.splitlines()[0] for text in texts(dialog.files)]
    assert sorted(names) == ["one.orgplan", "other.orgplan"]
    dialog.files.setCurrentRow(names.index("one.orgplan"))
    assert str(one) in dialog.about.text()
    assert "Changes: 2" in dialog.about.text()
    assert "not there any more" in dialog.about.text()
    assert ["First" in step for step in texts(dialog.steps)] == [True, True]
    assert "Second" in texts(dialog.steps)[1]
    dialog.files.setCurrentRow(names.index("other.orgplan"))
    assert "changed since" in dialog.about.text()
    assert len(texts(dialog.steps)) == 1
    dialog.discard()
    assert "moved to" in dialog.notice.text()
    assert len(recoveries()) == 1
    dialog.reject()


def test_the_last_of_many_steps_is_in_view(window: MainWindow, crash: Crash, qtbot: QtBot) -> None:
    crash("long.orgplan", *(f"Name {number}" for number in range(60)))
    dialog = RecoveryDialog(window.desk, recoveries(), window)
    qtbot.addWidget(dialog)
    dialog.show()
    last = dialog.steps.item(59)
    assert dialog.steps.viewport().rect().contains(dialog.steps.visualItemRect(last))


def test_a_recovery_that_fails_leads_back_to_the_list(
    window: MainWindow, qtbot: QtBot, crash: Crash, monkeypatch: pytest.MonkeyPatch, answers: list
) -> None:
    crash("one.orgplan", "First")
    crash("other.orgplan", "Second")
    offered: list[int] = []

    def choose(dialog: RecoveryDialog) -> None:
        offered.append(dialog.files.count())
        if len(offered) == 1:
            [base] = dialog._found[0].folder.glob("base-*.orgplan")
            base.write_bytes(b"gone")
        dialog.recover()

    monkeypatch.setattr(RecoveryDialog, "exec", choose)
    answers.append(("damaged", "ok"))
    window.files.look_for_recoveries()
    qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=10000)
    settle(window, qtbot)
    assert offered == [2, 1]
    assert not answers
    assert window.isWindowModified()


@pytest.mark.parametrize("taken", [True, False])
def test_a_file_that_the_program_is_started_on_is_asked_about_first(
    window: MainWindow, qtbot: QtBot, crash: Crash, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    file = crash("one.orgplan", "First")
    crash("other.orgplan", "Second")
    offered: list[list[str]] = []

    def choose(dialog: RecoveryDialog) -> None:
        offered.append([text.splitlines()[0] for text in texts(dialog.files)])
        if taken:
            dialog.recover()

    monkeypatch.setattr(RecoveryDialog, "exec", choose)
    window.files.look_for_recoveries(file)
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    settle(window, qtbot)
    document = window.desk.session.document
    assert offered == [["one.orgplan"]]
    assert (document.path, document.is_modified) == (file, taken)


def test_a_file_without_anything_to_recover_is_opened_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "plain.orgplan"
    file.write_bytes((samples() / "mebp-trade.orgplan").read_bytes())
    window.files.look_for_recoveries(file)
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    settle(window, qtbot)
    assert window.desk.session.document.path == file
