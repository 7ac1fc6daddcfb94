"""What tests do with a window: wait for it, find units in it, type into it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from orgplanner.model import Unit
from ui.canvas import ChartCanvas
from ui.fields.name_field import NameField
from ui.fields.picker import PickerField
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Some = TypeVar("Some", bound=QWidget)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the chosen scenario is drawn, counted and checked."""

    def ready() -> bool:
        counted = window.work.reckoning.latest
        same = counted is not None and counted.scenario == window.desk.session.scenario
        return same and window.work.chart.ready and not window.work.reckoning.busy

    qtbot.waitUntil(ready, timeout=15000)


def unit_of_code(window: MainWindow, code: str) -> Unit:
    """The unit of the chosen scenario with a code."""
    return next(unit for unit in window.desk.session.state.units.values() if unit.code == code)


def type_text(widget: QWidget, text: str) -> None:
    """Types any letters; QTest aborts on those that are not ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def canvas_of(window: MainWindow) -> ChartCanvas:
    """The canvas with the chart."""
    return window.work.chart.canvas


def write(text: str) -> None:
    """Types letters, each where the focus is by then."""
    for letter in text:
        type_text(QApplication.focusWidget(), letter)


def front(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the window has the keys, as somebody does who closed a dialog."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def back(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the window shows everything again and has the keys."""
    settle(window, qtbot)
    front(window, qtbot)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def name_it(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Types a name into the editor that something added opens; chart or outline has the keys again after it."""
    views = (canvas_of(window), window.work.outline.view)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NameField | QLineEdit), timeout=5000)
    write(name)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(view.hasFocus() for view in views), timeout=5000)


def opened(window: MainWindow, qtbot: QtBot, kind: type[Some]) -> Some:
    """The dialog of a kind that is open over the window."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)))
    found = next(each for each in reversed(window.findChildren(kind)) if each.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def click(widget: QWidget, place: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Clicks into the middle of a widget, or at a place of it."""
    QTest.mouseClick(widget, LEFT, held, widget.rect().center() if place is None else place)


def pick(qtbot: QtBot, field: PickerField, text: str) -> None:
    """Types into a field that finds things, and takes the first that fits."""
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    type_text(field.line, text)
    qtbot.waitUntil(lambda: field.completer().popup().isVisible())
    QTest.keyClick(field.completer().popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(field.value()))


def choose(qtbot: QtBot, words: str) -> None:
    """Takes the choice of the open menu that begins with these words, with the keys."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = next(action for action in menu.actions() if action.text().startswith(words))
    while menu.activeAction() is not wanted:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def hold(canvas: ChartCanvas, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Presses and drags, and does not let go."""
    QTest.mousePress(canvas, LEFT, held, start)
    for part in (0.1, 0.5, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * part)


def drag(canvas: ChartCanvas, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Drags with the left button and lets go."""
    hold(canvas, start, end, held)
    QTest.mouseRelease(canvas, LEFT, held, end)


def with_file(path: object, ask: Callable[[], object]) -> None:
    """Does something that asks for a file, types its name into the dialog and accepts."""

    def answer() -> None:
        soon.start(50)  # the dialog is not there yet, or still reads the folder
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        if not dialog.isActiveWindow():
            dialog.activateWindow()
            return
        line, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
        assert isinstance(line, QLineEdit)
        assert isinstance(buttons, QDialogButtonBox)
        line.setFocus()
        line.selectAll()
        type_text(line, str(path))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        click(next(each for each in buttons.buttons() if buttons.buttonRole(each) == role))

    soon = QTimer(singleShot=True)
    soon.timeout.connect(answer)
    soon.start(0)
    ask()
    soon.stop()
