"""What is set for this computer is seen at once and still there at the next start."""

import sys
from pathlib import Path

import pytest
from driving import settle
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ui.app import make_window
from ui.dialogs.settings import SettingsDialog
from ui.preferences import Preferences
from ui.processes import start_of_program
from ui.window import MainWindow


def choose(field: QComboBox, value: str, qtbot: QtBot) -> None:
    """With the keyboard, as somebody would."""
    field.setFocus()
    while field.currentData() != value:
        before = field.currentIndex()
        qtbot.keyClick(field, Qt.Key.Key_Down)
        if field.currentIndex() == before:
            qtbot.keyClick(field, Qt.Key.Key_Home)


def test_settings_are_seen_and_remembered(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window.commands.by_id["settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    choose(dialog.language, "kk", qtbot)
    choose(dialog.look, "contrast", qtbot)
    choose(dialog.paper, "A3", qtbot)
    assert dialog.windowTitle() == "Баптаулар"
    assert window.desk.look.theme.name == "contrast"
    assert window.commands.by_id["contrast"].isChecked()
    dialog.reject()
    again = make_window(qapp, Preferences(tmp_path / "settings.ini"))
    assert again.desk.words.language == "kk"
    assert again.desk.look.theme.name == "contrast"
    assert again.desk.preferences.paper == "A3"
    again.close()
    window.wear("light")


def test_another_window_is_the_same_program(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *words: started.append([words[0], *words[1]]) or True)
    window.commands.by_id["new_window"].trigger()
    assert started == [start_of_program()] == [[sys.executable, "-m", "orgplanner"]]


def test_every_look_draws_a_plan(open_sample, qtbot: QtBot) -> None:
    window = open_sample()
    seen = set()
    for name in ("light", "dark", "contrast"):
        window.commands.by_id[name].trigger()
        settle(window, qtbot)
        seen.add(window.work.chart.canvas.grab().toImage().pixelColor(5, 5).name())
    assert len(seen) == 3
