"""Limits as a person sets them: turned red at once in the bar, on the chart and in the list, blocking nothing."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from driving import settle, type_text, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgplanner import edits
from ui.dialogs.limits import LimitsDialog
from ui.window import MainWindow

Opener = Callable[..., MainWindow]


@pytest.fixture
def example(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    """The worked example of the sample, with its limits shown."""
    window = open_sample()
    window.desk.session.choose(window.desk.session.plan.find_scenario("Worked example").id)
    settle(window, qtbot)
    return window


def limits(window: MainWindow, qtbot: QtBot) -> LimitsDialog:
    window.commands.by_id["limits"].trigger()
    [dialog] = window.findChildren(LimitsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def told(window: MainWindow) -> str:
    bar = window.work.totals.limits
    return bar.text() if bar.isVisible() else ""


def cells(dialog: LimitsDialog, row: int) -> list[str]:
    return [dialog.model.index(row, column).data() for column in range(6)]


def alarmed(window: MainWindow, id: str) -> bool:
    drawn = window.work.chart._memory.last
    return any(getattr(shape, "text", "") == "!" for shape in drawn.items[id].shapes)


def test_a_ceiling_that_is_typed_turns_red_at_once(example: MainWindow, qtbot: QtBot) -> None:
    itd = unit_of_code(example, "ITD")
    example.desk.session.select(itd.id)
    dialog = limits(example, qtbot)
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    field = dialog.form.fields["most"]
    type_text(field.focusProxy(), "20")
    QTest.keyClick(field.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(example) == "Limits crossed: 1")
    settle(example, qtbot)
    assert cells(dialog, 0) == ["International Trade Department", "Established FTE", "", "20", "~44", "crossed"]
    qtbot.waitUntil(lambda: alarmed(example, itd.id))
    assert any(each.check == "limit-crossed" for each in findings(example))
    example.desk.session.undo()
    settle(example, qtbot)
    assert told(example) == ""
    qtbot.waitUntil(lambda: not alarmed(example, itd.id))


def findings(window: MainWindow) -> list:
    model = window.work.checks.model
    return [model.finding(row) for row in range(model.rowCount())]


def test_work_goes_on_over_a_limit_and_the_list_follows_it(example: MainWindow, qtbot: QtBot) -> None:
    session, itd = example.desk.session, unit_of_code(example, "ITD")
    assert session.do(edits.add_limit, None, "staff", kind="unit", least=Decimal(4))
    dialog = limits(example, qtbot)
    settle(example, qtbot)
    assert cells(dialog, 0)[4:] == ["× 4", "crossed: 1"]
    qtbot.waitUntil(lambda: dialog.where.rowCount() == 4)
    assert dialog.where.index(0, 2).data() == "crossed"
    index = dialog.places.model().index(0, 0)
    qtbot.mouseClick(
        dialog.places.viewport(), Qt.MouseButton.LeftButton, pos=dialog.places.visualRect(index).center()
    )
    assert session.selected == dialog.where.unit(0)
    assert session.do(edits.close_unit, session.selected)
    settle(example, qtbot)
    assert cells(dialog, 0)[4:] == ["× 3", "kept: 3"]
    assert itd.id in session.state.units


def test_what_is_unknown_is_named(example: MainWindow, qtbot: QtBot) -> None:
    assert example.desk.session.do(edits.add_limit, None, "posts", most=Decimal(500))
    dialog = limits(example, qtbot)
    settle(example, qtbot)
    assert cells(dialog, 0)[4:] == ["~114 + ?", "not known"]
    qtbot.waitUntil(lambda: dialog.where.rowCount() == 1)
    assert "Other staff of the ministry" in dialog.where.index(0, 3).data()


def test_a_limit_is_deleted_and_a_locked_scenario_takes_none(example: MainWindow, qtbot: QtBot) -> None:
    session = example.desk.session
    assert session.do(edits.add_limit, None, "posts", most=Decimal(1))
    dialog = limits(example, qtbot)
    settle(example, qtbot)
    assert told(example) == "Limits crossed: 1"
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    settle(example, qtbot)
    assert (dialog.model.rowCount(), told(example)) == (0, "")
    session.do(edits.lock_scenario)
    assert not dialog.add.isEnabled()
    example.speak("kk")
    assert dialog.windowTitle() == "Лимиттер"
    dialog.close()


def test_a_minimum_above_the_ceiling_is_explained_at_the_field(example: MainWindow, qtbot: QtBot) -> None:
    assert example.desk.session.do(edits.add_limit, None, "posts", most=Decimal(10))
    dialog = limits(example, qtbot)
    settle(example, qtbot)
    field = dialog.form.fields["least"]
    field.focusProxy().setFocus()
    type_text(field.focusProxy(), "11")
    QTest.keyClick(field.focusProxy(), Qt.Key.Key_Return)
    assert "above" in field.fault()
    assert next(iter(example.desk.session.state.limits.values())).least is None
