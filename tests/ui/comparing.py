"""What tests of the page Compare do with it, as a person does."""

from driving import click, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableView
from pytestqt.qtbot import QtBot

from ui.pages.compare.page import ComparePage
from ui.pages.compare.view import CompareView
from ui.window import MainWindow


def waited(page: ComparePage, qtbot: QtBot) -> ComparePage:
    """The page once everything on it is worked out."""
    qtbot.waitUntil(lambda: page.isVisible() and not page.busy, timeout=10000)
    return page


def shown(window: MainWindow, qtbot: QtBot) -> ComparePage:
    """The page, brought to the front."""
    window.work.show_page("compare")
    made = window.work.tabs.page("compare")
    assert isinstance(made, ComparePage)
    return waited(made, qtbot)


def example(window: MainWindow, qtbot: QtBot) -> ComparePage:
    """The page with the worked example of the sample, held against the current state."""
    session = window.desk.session
    session.choose(session.plan.find_scenario("Worked example").id)
    settle(window, qtbot)
    return shown(window, qtbot)


def view(page: ComparePage, id: str, qtbot: QtBot) -> CompareView:
    """Clicks the button of a view."""
    click(page.button(id))
    return waited(page, qtbot).view(id)


def turn_to(combo: QComboBox, data: str) -> None:
    """Goes to a choice with the keys."""
    combo.setFocus()
    while combo.currentData() != data:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.findData(data) > before else Qt.Key.Key_Up)
        assert combo.currentIndex() != before


def column_texts(table: QTableView, column: int) -> list[str]:
    """What stands in a column, row by row."""
    return [str(table.model().index(row, column).data()).strip() for row in range(table.model().rowCount())]


def row_named(table: QTableView, name: str) -> int:
    """The first row with this in its name."""
    return next(row for row, text in enumerate(column_texts(table, 0)) if name in text)
