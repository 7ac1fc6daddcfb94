"""A window of one's own for every test; an unexpected warning of Qt fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import settle
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner import paths
from ui.app import make_window
from ui.files.errands import Errands
from ui.preferences import Preferences
from ui.window import MainWindow

HARMLESS = tuple(
    f"This plugin does not support {what}"
    for what in ("propagateSizeHints()", "raise()", "grabbing the keyboard", "grabbing the mouse")
)


@pytest.fixture(autouse=True)
def qt_warnings() -> Iterator[list[str]]:
    """What Qt complained about; at the end of a test there must be nothing."""
    said: list[str] = []

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and text not in HARMLESS:
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert not said


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on its welcome page, in English and light."""
    made = make_window(qapp, Preferences(tmp_path / "settings.ini"))
    made.speak("en")
    made.wear("light")
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    document = made.desk.session.document
    if document is not None:
        document.close(discard=True)
    made.desk.session.show(None)
    made.close()
    made.desk.look.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.clipboard().clear()  # without a screen Qt frees it after Python has ended, which it cannot


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Questions that were asked, and what was answered: fill it with (part of the question, answer id)."""
    given: list[tuple[str, str]] = []

    def answer(self: Errands, message: object, *choices: object, detail: str = "") -> str:
        text = self._desk.words(message)
        expected, chosen = given.pop(0)
        assert expected in text
        assert chosen in [choice.id for choice in choices]
        return chosen

    monkeypatch.setattr(Errands, "ask", answer)
    return given


@pytest.fixture
def open_sample(window: MainWindow, qtbot: QtBot) -> Callable[[str], MainWindow]:
    """Opens a sample and waits until its chart is drawn and counted."""

    def opened(name: str = "mebp-trade") -> MainWindow:
        window.files.open_sample(paths.samples() / f"{name}.orgplan")
        settle(window, qtbot)
        return window

    return opened


@pytest.fixture
def work(open_sample: Callable[[str], MainWindow], qtbot: QtBot) -> MainWindow:
    """The proposed scenario of a sample, drawn and counted."""
    window = open_sample("mebp-trade")
    session = window.desk.session
    session.choose(session.plan.ordered_scenarios()[1].id)
    settle(window, qtbot)
    return window
