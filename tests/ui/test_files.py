"""Opening, saving, leaving, and what goes wrong there, with the questions that are asked."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

import pytest
from driving import settle, unit_of_code
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.document import Document, open_plan, save_plan
from orgplanner.paths import samples
from ui import readiness
from ui.window import WELCOME, MainWindow

Answers = list[tuple[str, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "plan.orgplan"
    made.write_bytes((samples() / "mebp-trade.orgplan").read_bytes())
    return made


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, file: Path) -> MainWindow:
    window.files.open(file)
    settle(window, qtbot)
    return window


def rename(window: MainWindow, words: str = "Renamed") -> None:
    assert window.desk.session.do(edits.rename_unit, unit_of_code(window, "DFTR").id, "en", words)


def name_in(file: Path) -> str:
    plan = open_plan(file)
    units = plan.states[plan.ordered_scenarios()[0].id].units.values()
    return next(unit for unit in units if unit.code == "DFTR").name.exactly("en")


def test_saving_writes_what_was_changed(opened: MainWindow, qtbot: QtBot, file: Path) -> None:
    rename(opened)
    assert opened.isWindowModified()
    opened.commands.by_id["save"].trigger()
    qtbot.waitUntil(lambda: not opened.isWindowModified(), timeout=10000)
    assert name_in(file) == "Renamed"


def test_save_as_asks_for_a_place_and_adds_the_ending(
    open_sample: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_sample()
    place = tmp_path / "новый план"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    window.commands.by_id["save"].trigger()
    qtbot.waitUntil(lambda: not window.files.busy, timeout=10000)
    assert window.desk.session.document.path == place.with_suffix(".orgplan")
    assert window.windowTitle().startswith("новый план")
    assert window.desk.preferences.recent[0] == place.with_suffix(".orgplan")


def test_what_is_changed_while_it_is_saved_elsewhere_stays_modified(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, file: Path
) -> None:
    place = tmp_path / "elsewhere.orgplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    rename(opened, "Saved")
    opened.commands.by_id["save_as"].trigger()
    rename(opened, "Later")
    assert opened.desk.session.document.path == file
    qtbot.waitUntil(lambda: not opened.files.busy, timeout=10000)
    assert opened.windowTitle().startswith("elsewhere")
    assert opened.isWindowModified()
    assert name_in(place) == "Saved"


def test_a_second_save_waits_until_the_first_is_done(opened: MainWindow, qtbot: QtBot, file: Path) -> None:
    rename(opened, "Saved")
    for _ in range(2):
        opened.commands.by_id["save"].trigger()
    rename(opened, "Later")
    qtbot.waitUntil(lambda: not opened.files.busy, timeout=10000)
    assert opened.isWindowModified()
    opened.commands.by_id["save"].trigger()
    qtbot.waitUntil(lambda: not opened.isWindowModified(), timeout=10000)
    assert name_in(file) == "Later"


def test_a_place_that_cannot_be_written_leaves_all_as_it_was(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, answers: Answers, file: Path
) -> None:
    place = tmp_path / "no such folder" / "x.orgplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    for command, answer in (("save_as", "cancel"), ("save_copy", "ok")):
        answers.append(("x.orgplan", answer))
        opened.commands.by_id[command].trigger()
        qtbot.waitUntil(lambda: not answers, timeout=10000)
    assert opened.desk.session.document.path == file
    assert opened.windowTitle().startswith("plan")
    assert not opened.isWindowModified()
    assert opened.desk.preferences.recent == [file]


def test_a_copy_is_written_and_the_plan_stays_where_it_is(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, file: Path
) -> None:
    place = tmp_path / "copy.orgplan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    rename(opened, "Copied")
    opened.commands.by_id["save_copy"].trigger()
    qtbot.waitUntil(lambda: not opened.files.busy, timeout=10000)
    assert name_in(place) == "Copied"
    assert opened.desk.session.document.path == file
    assert opened.isWindowModified()


def test_a_copy_over_the_plan_itself_is_refused_with_a_sentence(
    opened: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    before = file.read_bytes()
    rename(opened, "Copied")
    answers.append(("A copy cannot take the place", "ok"))
    opened.commands.by_id["save_copy"].trigger()
    assert not answers
    assert file.read_bytes() == before
    assert opened.isWindowModified()


def test_leaving_asks_and_may_be_called_off(opened: MainWindow, answers: Answers) -> None:
    rename(opened)
    answers.append(("not saved", "cancel"))
    opened.close()
    assert opened.isVisible()
    assert opened.desk.session.document is not None


CLOSED_ONCE_OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from ui import app

def close() -> None:
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
    if window.desk.session.document is None:
        QTimer.singleShot(50, close)
    else:
        window.close()

app.application()
QTimer.singleShot(50, close)
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_the_program_ends_with_its_window(file: Path, private_folders: Path) -> None:
    home = {name: str(private_folders / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    ended = subprocess.run(
        [sys.executable, "-c", CLOSED_ONCE_OPEN, str(file)], timeout=30, env={**os.environ, **home}
    )
    assert ended.returncode == 0


def test_leaving_may_save_first(opened: MainWindow, answers: Answers, qtbot: QtBot, file: Path) -> None:
    rename(opened, "Saved on leaving")
    answers.append(("not saved", "save"))
    opened.commands.by_id["close_plan"].trigger()
    qtbot.waitUntil(lambda: opened.desk.session.document is None, timeout=10000)
    assert name_in(file) == "Saved on leaving"
    assert opened.pages.currentIndex() == WELCOME


def test_a_damaged_file_offers_a_repaired_copy(
    window: MainWindow, answers: Answers, qtbot: QtBot, file: Path
) -> None:
    import sqlite3

    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE units SET code = 'changed' WHERE code = 'DFTR'")
    connection.close()
    answers.append(("", "repair"))
    window.files.open(file)
    settle(window, qtbot)
    assert window.desk.session.document.path is None
    assert window.isWindowModified()
    assert not answers


def test_a_file_that_is_no_plan_says_so(window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "notes.orgplan"
    other.write_text("hello", encoding="utf-8")
    answers.append(("notes.orgplan", "ok"))
    window.files.open(other)
    qtbot.waitUntil(lambda: not answers)
    assert window.pages.currentIndex() == WELCOME


def test_a_plan_that_is_open_elsewhere_is_read_only(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    other = Document.open(file)
    window.files.open(file)
    settle(window, qtbot)
    assert window.notice.isVisible()
    assert not window.desk.session.do(edits.rename_unit, unit_of_code(window, "DFTR").id, "en", "No")
    other.close()


def test_a_change_from_outside_is_noticed_before_saving(
    opened: MainWindow, answers: Answers, qtbot: QtBot, file: Path
) -> None:
    rename(opened, "Mine")
    file.write_bytes((samples() / "export-support.orgplan").read_bytes())
    answers.append(("changed by somebody else", "keep"))
    opened.commands.by_id["save"].trigger()
    qtbot.waitUntil(lambda: not opened.isWindowModified(), timeout=10000)
    assert name_in(file) == "Mine"


def test_what_somebody_else_saved_is_read_beside_the_window(
    opened: MainWindow, answers: Answers, qtbot: QtBot, file: Path
) -> None:
    plan = open_plan(file)
    scenario, unit = opened.desk.session.scenario, unit_of_code(opened, "DFTR").id
    plan.apply(edits.rename_unit(plan, scenario, unit, "en", "Theirs"))
    rename(opened, "Mine")
    save_plan(plan, file)
    answers.append(("changed by somebody else", "reload"))
    opened.files.look_outside()
    qtbot.waitUntil(lambda: not answers, timeout=10000)
    assert not opened.desk.session.do(edits.rename_unit, unit, "en", "Lost")
    qtbot.waitUntil(lambda: not opened.isWindowModified(), timeout=10000)
    settle(opened, qtbot)
    assert opened.desk.session.state.units[unit].name.exactly("en") == "Theirs"
    assert opened.desk.session.do(edits.rename_unit, unit, "en", "Again")


def test_a_file_that_became_unreadable_is_not_taken_over(
    opened: MainWindow, answers: Answers, qtbot: QtBot, file: Path
) -> None:
    rename(opened, "Mine")
    file.write_text("no plan", encoding="utf-8")
    answers.extend((("changed by somebody else", "reload"), ("plan.orgplan", "ok")))
    opened.files.look_outside()
    qtbot.waitUntil(lambda: not answers, timeout=10000)
    assert unit_of_code(opened, "DFTR").name.exactly("en") == "Mine"
    assert opened.isWindowModified()
    opened.desk.session.undo()
    assert unit_of_code(opened, "DFTR").name.exactly("en") != "Mine"


def test_what_a_killed_window_left_is_offered(
    window: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orgplanner.document import recoveries
    from ui.dialogs.recovery import RecoveryDialog

    document = Document.open(file)
    scenario = document.plan.ordered_scenarios()[0].id
    unit = next(iter(document.plan.states[scenario].units))
    document.commit(edits.rename_unit(document.plan, scenario, unit, "en", "Not saved"))
    document._recorder.working.close()
    document.file.release()
    assert len(list(recoveries())) == 1
    monkeypatch.setattr(RecoveryDialog, "exec", RecoveryDialog.recover)
    window.files.look_for_recoveries()
    qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=10000)
    settle(window, qtbot)
    assert window.desk.session.plan.states[scenario].units[unit].name.exactly("en") == "Not saved"
    assert window.isWindowModified()


def test_opening_can_be_called_off(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    window.files.open(file)
    window.welcome.cancelled.emit()
    qtbot.waitUntil(lambda: not window.files.busy, timeout=10000)
    qtbot.wait(20)
    assert window.desk.session.document is None
    Document.open(file).close()


def test_a_new_plan_is_empty_and_not_modified(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.by_id["new"].trigger()
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    assert not window.isWindowModified()
    assert [row.kind for row in window.desk.session.plan.ordered_scenarios()] == ["current"]


def test_the_working_copy_of_a_large_plan_without_a_file_is_made_ahead_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "LARGE", 10)
    made_in: list[int] = []
    get_ready = Document.get_ready

    def watched(self: Document) -> None:
        made_in.append(get_ident())
        get_ready(self)

    monkeypatch.setattr(Document, "get_ready", watched)
    window.desk.session.show(Document(open_plan(samples() / "mebp-trade.orgplan")))
    qtbot.waitUntil(lambda: bool(made_in) and not window.files.busy)
    assert made_in != [get_ident()]
