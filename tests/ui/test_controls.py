"""Every page and dialog: each control has a name for a screen reader and is reached with Tab, no words are cut."""

from collections.abc import Iterator

import pytest
from driving import settle, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.pages import PAGES
from ui.plain import Elided
from ui.shots import DIALOGS
from ui.window import MainWindow

MOST_TABS = 250
PARTS = (QLineEdit, QAbstractSpinBox, QTabBar)
"""What has widgets of its own inside, such as the button that clears it."""


def screens(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """The chart, every other page and every dialog, one after the other on the screen, with a unit selected."""
    window.desk.session.select(unit_of_code(window, "ITD").id)
    for page in ("chart", *(page.id for page in PAGES)):
        window.work.show_page(page)
        settle(window, qtbot)
        yield page, window
    window.work.show_page("chart")
    for command in DIALOGS:
        window.commands.by_id[command].trigger()
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)))
        opened = [each for each in window.findChildren(QDialog) if each.isVisible()]
        qtbot.waitUntil(opened[-1].isActiveWindow)
        yield command, opened[-1]
        for each in opened:
            each.reject()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)


def seen(screen: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    """What of a kind is on the screen itself, not in a window over it."""
    return [each for each in screen.findChildren(kind) if each.isVisible() and each.window() is screen]


def is_control(widget: QWidget) -> bool:
    """Whether a person may want to do something with it now."""
    inside = isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), PARTS)
    if inside or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)


def not_reached(screen: QWidget, controls: list[QWidget]) -> list[QWidget]:
    """What Tab does not come to, however often it is pressed."""
    left = set(controls)
    for _ in range(MOST_TABS):
        left.discard(QApplication.focusWidget())
        if not left:
            break
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
    return [each for each in left if each.isVisible()]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; what is chosen in a box is no name for the box."""
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    chosen = isinstance(widget, QComboBox) and not widget.accessibleName() and name == widget.currentText()
    return "" if chosen else name


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parentWidget()).__name__}"


def is_cut(widget: QWidget) -> bool:
    """Whether words of a button or label have no room; what shortens them itself with “…” does not count."""
    if isinstance(widget, Elided) or not widget.text():
        return False
    if not isinstance(widget, QLabel) or not widget.wordWrap():
        return widget.sizeHint().width() > widget.width()
    sides = widget.contentsMargins()
    longest = max((widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split()), default=0)
    return longest + sides.left() + sides.right() > widget.width()


def cut(screen: QWidget) -> list[str]:
    worded = [*seen(screen, QPushButton), *seen(screen, QToolButton), *seen(screen, QLabel)]
    scrolled = [bar.tabText(0) for bar in seen(screen, QTabBar) if bar.sizeHint().width() > bar.width()]
    return [*(widget.text() for widget in worded if is_cut(widget)), *scrolled]


def test_each_control_has_a_name_and_is_reached_with_tab(work: MainWindow, qtbot: QtBot) -> None:
    faults = []
    for name, screen in screens(work, qtbot):
        controls = [each for each in seen(screen) if is_control(each)]
        assert controls, name
        faults += [f"{name}: no name: {told(each)}" for each in controls if not name_of(each)]
        by_tab = [each for each in controls if not isinstance(each, QRadioButton)]
        faults += [f"{name}: not reached: {told(each)}" for each in not_reached(screen, by_tab)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_words_are_cut_on_a_small_screen(work: MainWindow, qtbot: QtBot, language: str) -> None:
    work.speak(language)
    settle(work, qtbot)
    for name, screen in screens(work, qtbot):
        try:
            qtbot.waitUntil(lambda screen=screen: not cut(screen), timeout=2000)
        except AssertionError:
            pytest.fail(f"{name}: {cut(screen)}")
