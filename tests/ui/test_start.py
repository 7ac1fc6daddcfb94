"""The window is seen before it is whole, and becomes whole by itself."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from driving import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolBar
from pytestqt.qtbot import QtBot

from orgplanner.paths import samples
from ui.app import begin_once_seen, first_window
from ui.preferences import Preferences
from ui.window import WELCOME, WORK, MainWindow


@pytest.fixture
def begun(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window as it is seen first; the process stays that of the tests."""
    monkeypatch.setattr("ui.app.prepare_process", lambda: None)
    made = first_window(qapp, Preferences(tmp_path / "settings.ini"))
    made.resize(1280, 720)
    yield made
    made.complete()
    made.files.leave(lambda: None)
    made.close()
    made.desk.look.deleteLater()
    made.deleteLater()


def places(window: MainWindow) -> list[QPoint]:
    """Where the words and buttons of the welcome page are in the window, and how high the bars end."""
    page = window.welcome
    seen = [page.heading, *page.heading.parentWidget().findChildren(QPushButton)[:2]]
    return [page.mapTo(window, QPoint(0, 0)), *(each.mapTo(window, QPoint(0, 0)) for each in seen)]


@pytest.mark.parametrize("language", ["en", "kk"])
def test_nothing_moves_when_the_window_becomes_whole(begun: MainWindow, qtbot: QtBot, language: str) -> None:
    begun.desk.words.speak(language)
    begun.show()
    QTest.qWait(1)
    before = places(begun)
    begun.complete()
    begun.welcome.fill()
    QTest.qWait(1)
    assert places(begun) == before


def test_the_window_becomes_whole_once_it_was_seen(begun: MainWindow, qtbot: QtBot) -> None:
    begin_once_seen(begun, None)
    begun.show()
    assert not begun.is_whole
    qtbot.waitUntil(lambda: begun.is_whole)
    qtbot.waitUntil(begun.welcome.is_ready, timeout=10000)
    assert next(action.text() for action in begun.menuBar().actions() if action.text().strip()) == "&File"
    assert [bar for bar in begun.findChildren(QToolBar) if bar.isVisible()] == [begun.top]
    assert begun.pages.currentIndex() == WELCOME
    begun.activateWindow()
    QTest.keyClick(begun, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: begun.desk.session.document is not None)


def test_a_file_on_the_command_line_opens(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "given.orgplan"
    copy(samples() / "mebp-trade.orgplan", file)
    begin_once_seen(begun, file)
    begun.show()
    qtbot.waitUntil(lambda: begun.pages.currentIndex() == WORK, timeout=10000)
    settle(begun, qtbot)
    assert begun.desk.session.document.path == file
    begun.files.leave(lambda: None)
    qtbot.waitUntil(lambda: begun.welcome.is_ready(), timeout=10000)


def test_a_file_that_cannot_be_opened_leaves_the_whole_welcome_page(
    begun: MainWindow, answers: list[tuple[str, str]], qtbot: QtBot, tmp_path: Path
) -> None:
    answers.append(("missing.orgplan", "ok"))
    begin_once_seen(begun, tmp_path / "missing.orgplan")
    begun.show()
    qtbot.waitUntil(lambda: not answers, timeout=10000)
    qtbot.waitUntil(begun.welcome.is_ready, timeout=10000)
    assert begun.pages.currentIndex() == WELCOME
