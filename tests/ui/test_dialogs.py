"""What holds for all dialogs about the plan: they go when the plan goes, and nothing stays of a closed one."""

import gc
from collections.abc import Callable

import pytest
from driving import settle
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ui.dialogs.find import FindDialog
from ui.fields.field import Field
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
ABOUT_THE_PLAN = (
    "export", "print", "save_view", "plan_settings", "sources", "grades", "allowances", "skills", "criteria",
    "what_if", "limits", "page_templates", "merge", "split",
    "transfer", "convert", "template", "copy_scenario", "new_scenario", "edit_scenario", "move_to",
)  # fmt: skip
OTHERS = ("find", "history", "settings", "help", "shortcuts", "about")


def open_dialog(window: MainWindow, qtbot: QtBot, command: str) -> QDialog:
    session = window.desk.session
    session.choose(session.plan.ordered_scenarios()[1].id)
    settle(window, qtbot)
    session.select(next(iter(session.state.units)))
    window.commands.by_id[command].trigger()
    [dialog] = window.findChildren(QDialog)
    return dialog


def orphans() -> list[Field]:
    """Fields that stand in no window."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Field)]


def is_gone(window: MainWindow) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not window.findChildren(QDialog)


@pytest.mark.parametrize("command", [*ABOUT_THE_PLAN, *OTHERS])
def test_a_closed_dialog_leaves_nothing_behind(open_sample: Opener, qtbot: QtBot, command: str) -> None:
    window = open_sample()
    fields = len(orphans())
    open_dialog(window, qtbot, command).close()
    qtbot.waitUntil(lambda: is_gone(window))
    gc.collect()
    assert len(orphans()) == fields


@pytest.mark.parametrize("command", ABOUT_THE_PLAN)
def test_a_dialog_goes_with_its_plan(open_sample: Opener, qtbot: QtBot, command: str) -> None:
    window = open_sample()
    open_dialog(window, qtbot, command)
    document = window.desk.session.document
    window.desk.session.show(None)
    document.close(discard=True)
    qtbot.waitUntil(lambda: is_gone(window))
    assert QApplication.activeModalWidget() is None


def test_a_command_that_was_found_runs_after_the_click(open_sample: Opener, qtbot: QtBot) -> None:
    """It may ask something, and meanwhile the list that was clicked is gone."""
    window = open_sample()
    dialog, ran = open_dialog(window, qtbot, "find"), []
    assert isinstance(dialog, FindDialog)
    window.commands.by_id["dark"].triggered.connect(lambda: ran.append(True))
    dialog.field.setText("dark")
    place = dialog.list.visualItemRect(dialog.list.topLevelItem(0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert not ran
    qtbot.waitUntil(lambda: ran == [True])
