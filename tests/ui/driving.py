"""What tests do with a window: wait for it, find units in it, type into it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgplanner.model import Unit
from ui.canvas import ChartCanvas
from ui.window import MainWindow


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
