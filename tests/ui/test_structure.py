"""Building and changing a structure with the keyboard and the commands, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner.model import State
from tests.ui.driving import settle, type_text
from ui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def drawn(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window on a new, empty plan."""
    window.files.new()
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    qtbot.waitUntil(window.work.chart.empty.hasFocus)
    return window


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def name_it(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Types a name into the editor that an added unit opens, and keeps it."""
    qtbot.waitUntil(lambda: type(QApplication.focusWidget()).__name__ == "BoxField", timeout=5000)
    type_text(QApplication.focusWidget(), name)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(window.work.chart.canvas.hasFocus, timeout=5000)
    assert window.desk.words(chosen(window).name.best("en")) == name


def state_of(window: MainWindow) -> State:
    state = window.desk.session.state
    assert state is not None
    return state


def chosen(window: MainWindow):  # type: ignore[no-untyped-def]
    return state_of(window).units[window.desk.session.selected]


def names(window: MainWindow, parent: str | None = None) -> list[str]:
    return [str(unit.name) for unit in state_of(window).children(parent)]


def test_thirty_units_are_drawn_with_the_keyboard_alone(drawn: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Insert)
    name_it(drawn, qtbot, "Ministry")
    for number in range(1, 6):
        press(qtbot, Key.Key_Insert if number == 1 else Key.Key_Return)
        name_it(drawn, qtbot, f"Department {number}")
        press(qtbot, Key.Key_Insert)
        name_it(drawn, qtbot, f"Division {number}.1")
        for part in range(2, 6 if number < 5 else 5):
            press(qtbot, Key.Key_Return)
            name_it(drawn, qtbot, f"Division {number}.{part}")
        press(qtbot, Key.Key_Up)
    [ministry] = state_of(drawn).children(None)
    departments = state_of(drawn).children(ministry.id)
    assert len(state_of(drawn).units) == 30
    assert names(drawn, ministry.id) == [f"Department {number}" for number in range(1, 6)]
    assert names(drawn, departments[2].id) == [f"Division 3.{part}" for part in range(1, 6)]
    assert [unit.kind for unit in (ministry, departments[0])] == ["ministry", "department"]
    for _ in range(60):
        drawn.desk.session.undo()
    assert not state_of(drawn).units
