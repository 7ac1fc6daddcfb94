"""The list of steps: going back many steps by a click, and forth again, from the list and from the buttons."""

from collections.abc import Callable

import pytest
from driving import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from orgplanner import edits
from ui.dialogs.history import HistoryDialog
from ui.window import MainWindow

Opener = Callable[..., MainWindow]


@pytest.fixture
def changed(open_sample: Opener) -> MainWindow:
    """A plan in which four units were renamed."""
    window = open_sample()
    for number, unit in enumerate(list(window.desk.session.state.units)[:4]):
        window.desk.session.do(edits.rename_unit, unit, "en", f"Name & {number}")
    return window


def names(window: MainWindow) -> set[str]:
    return {row.name.exactly("en") for row in window.desk.session.state.units.values()}


def history(window: MainWindow) -> HistoryDialog:
    window.commands.by_id["history"].trigger()
    [dialog] = window.findChildren(HistoryDialog)
    return dialog


def test_a_click_goes_back_many_steps_as_one_refresh(changed: MainWindow, qtbot: QtBot) -> None:
    dialog, told = history(changed), []
    changed.desk.session.changed.connect(told.append)
    assert dialog.model.rowCount() == 5
    index = dialog.model.index(1)
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=dialog.view.visualRect(index).center())
    assert {"Name & 0"} == {name for name in names(changed) if name.startswith("Name")}
    assert len(told) == 1
    settle(changed, qtbot)
    QTest.keyClick(dialog.view, Qt.Key.Key_End)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert {f"Name & {n}" for n in range(4)} <= names(changed)
    QTest.keyClick(dialog.view, Qt.Key.Key_Home)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not changed.desk.session.document.can_undo
    assert not any(name.startswith("Name") for name in names(changed))


def test_the_list_follows_the_work_and_speaks_its_language(changed: MainWindow) -> None:
    dialog = history(changed)
    changed.desk.session.undo()
    assert dialog.view.currentIndex().row() == 3
    changed.speak("kk")
    assert dialog.windowTitle() == "Тарих"
    assert dialog.model.index(0).data().strip() == "Басы"
    assert history(changed) is dialog
    dialog.close()


def test_the_drop_down_of_undo_takes_back_up_to_a_step(changed: MainWindow) -> None:
    button = changed.top.widgetForAction(changed.commands.by_id["undo"])
    menu: QMenu = button.menu()
    menu.aboutToShow.emit()
    steps = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text().count("&&") for action in steps] == [1, 1, 1, 1, 0]
    steps[2].trigger()
    assert {name for name in names(changed) if name.startswith("Name")} == {"Name & 0"}
    redo = changed.top.widgetForAction(changed.commands.by_id["redo"]).menu()
    redo.aboutToShow.emit()
    redo.actions()[1].trigger()
    assert {f"Name & {n}" for n in range(3)} <= names(changed)
    assert changed.desk.session.document.history.place == 3
