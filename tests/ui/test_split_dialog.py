"""Splitting a unit as a guided act, with mouse and keyboard."""

from collections.abc import Callable, Iterator

import pytest
from driving import settle, type_text, unit_of_code
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.analysis.totals import Totals
from orgplanner.model import Figure, about, between, exactly, names
from ui.acts.split import SplitDialog
from ui.acts.split_column import ID, GivingList
from ui.acts.split_divide import DivideDialog
from ui.window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def draft(open_sample: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The sample with a draft of its current scenario, in which DFTR has a line of six experts of its own."""
    window = open_sample()
    session = window.desk.session
    dftr = unit_of_code(window, "DFTR").id
    session.do(edits.add_post, dftr, title=names(en="Expert"), id="line", established=Figure(exactly(6)))
    session.do(edits.copy_scenario, names(en="Draft"), id="draft")
    session.choose("draft")
    settle(window, qtbot)
    return window


@pytest.fixture
def dialog(draft: MainWindow, qtbot: QtBot) -> Iterator[SplitDialog]:
    """The dialog for DFTR, opened with its keys, with two named parts."""
    draft.desk.session.select(unit_of_code(draft, "DFTR").id)
    qtbot.keyClick(draft, Qt.Key.Key_P, CONTROL | SHIFT)
    opened = draft.findChild(SplitDialog)
    assert opened is not None
    for (name, _), words in zip(opened.parts.forms, ("Market access", "Agreements"), strict=True):
        type_text(name.boxes["en"], words)
    on(qtbot, opened)
    assert opened.problem() == ""
    yield opened
    if draft.findChild(SplitDialog) is not None and opened.isVisible():
        opened.reject()


def on(qtbot: QtBot, dialog: SplitDialog) -> None:
    """Goes one step on and waits for what is reckoned."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, CONTROL)
    qtbot.waitUntil(lambda: not dialog.outcome.busy)


def shown(column: GivingList) -> list[str]:
    """The ids in a column."""
    rows = [column.topLevelItem(place) for place in range(column.topLevelItemCount())]
    return [row.data(0, ID) for row in rows if row.data(0, ID)]


def click(qtbot: QtBot, column: GivingList, id: str) -> None:
    """Clicks a row of a column."""
    rows = [column.topLevelItem(place) for place in range(column.topLevelItemCount())]
    [row] = [row for row in rows if row.data(0, ID) == id]
    column.scrollToItem(row)
    place = column.visualItemRect(row).center()
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def drop(source: GivingList, target: GivingList) -> None:
    """Drags what is selected in one column to another."""
    data, place = source.mimeData(source.selectedItems()), QPoint(20, 60)
    given = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(place, *given)
    QApplication.sendEvent(target.viewport(), entered)
    assert entered.isAccepted()
    QApplication.sendEvent(target.viewport(), QDropEvent(QPointF(place), *given))


def test_keys_and_dragging_give_and_the_split_is_one_step(
    draft: MainWindow, dialog: SplitDialog, qtbot: QtBot
) -> None:
    session = draft.desk.session
    ids = {unit.code: unit.id for unit in session.state.units.values()}
    before = session.plan.snapshot()
    stays, market, agreements = (column.list for column in dialog.columns.columns)
    click(qtbot, stays, ids["DFTR-TAR"])
    qtbot.keyClick(stays, Qt.Key.Key_1)
    click(qtbot, stays, ids["DFTR-WTO"])
    drop(stays, agreements)
    assert (shown(market), shown(agreements)) == ([ids["DFTR-TAR"]], [ids["DFTR-WTO"]])
    click(qtbot, agreements, ids["DFTR-WTO"])
    qtbot.keyClick(agreements, Qt.Key.Key_0)
    assert shown(agreements) == []
    click(qtbot, stays, ids["DFTR-WTO"])
    qtbot.keyClick(stays, Qt.Key.Key_2)
    on(qtbot, dialog)
    type_text(dialog.reason.grounds.fields["reason"].boxes["en"], "Too many subjects")
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    account = dialog.outcome.outcome.accounts["established"]
    assert account.old == account.carried == account.new
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    state = session.state
    made = {str(unit.name): unit.id for unit in state.units.values()}
    assert [row.id for row in state.children(made["Market access"])] == [ids["DFTR-TAR"]]
    assert Totals(session.plan, "draft").of_unit(made["Agreements"]).established.quantity == about(6)
    [row] = state.where("successions", "subject", ids["DFTR"])
    assert (row.decision, str(row.reason)) == ("split", "Too many subjects")
    after = session.plan.snapshot()
    session.undo()
    assert session.plan == before
    session.redo()
    assert session.plan == after


def test_a_line_is_divided_by_number(draft: MainWindow, dialog: SplitDialog, qtbot: QtBot) -> None:
    stays, market, agreements = (column.list for column in dialog.columns.columns)
    click(qtbot, stays, "line")
    qtbot.keyClick(stays, Qt.Key.Key_Slash)
    asked = dialog.findChild(DivideDialog)
    for field, number in zip(asked.fields, ("4", "3"), strict=True):
        field.line.setFocus()
        field.line.clear()
        type_text(field.line, number)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert "more than the line has" in asked._problem.text()
    asked.fields[1].line.clear()
    type_text(asked.fields[1].line, "1")
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert [("line" in shown(column)) for column in (stays, market, agreements)] == [True, True, True]
    on(qtbot, dialog)
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    state = draft.desk.session.state
    numbers = {
        str(state.units[post.unit].name): post.established.quantity
        for post in state.posts.values()
        if str(post.title) == "Expert"
    }
    assert numbers == {
        "Market access": exactly(4), "Agreements": exactly(1),
        "Department of Foreign Trade Regulations": exactly(1),
    }  # fmt: skip


def test_rules_give_and_the_unit_closes_when_nothing_stays(
    draft: MainWindow, dialog: SplitDialog, qtbot: QtBot
) -> None:
    page, ids = dialog.columns, {unit.code: unit.id for unit in draft.desk.session.state.units.values()}
    stays, market, agreements = (column.list for column in page.columns)
    type_text(page.text, "tariff")
    qtbot.mouseClick(page.give, Qt.MouseButton.LeftButton)
    assert set(shown(market)) == {ids["DFTR-TAR"], ids["DFTR-NTM"]}
    page.rule.setCurrentIndex(page.rule.findData("evenly"))
    qtbot.mouseClick(page.give, Qt.MouseButton.LeftButton)
    assert len(shown(market)) + len(shown(agreements)) == 5
    on(qtbot, dialog)
    dialog.reason.close_old.click()
    on(qtbot, dialog)
    assert "cannot close while it has" in dialog.problem()
    assert not dialog.next_button.isEnabled()
    dialog.go(1)
    stays.selectAll()
    qtbot.keyClick(stays, Qt.Key.Key_1)
    on(qtbot, dialog)
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    session = draft.desk.session
    assert ids["DFTR"] not in session.state.units
    totals = Totals(session.plan, "draft")
    parts = [totals.of_unit(id).established for id in session.selection]
    assert (parts[0] + parts[1]).quantity == between(28, 28, approximate=True)


def test_more_parts_can_be_made_and_each_needs_a_name(
    draft: MainWindow, dialog: SplitDialog, qtbot: QtBot
) -> None:
    dialog.go(0)
    dialog.parts.count.setValue(3)
    assert dialog.parts.forms[1][0].value() == names(en="Agreements")
    on(qtbot, dialog)
    assert "Part 3 needs a name" in dialog.problem()
    type_text(dialog.parts.forms[2][0].boxes["ru"], "Услуги")
    on(qtbot, dialog)
    assert len(dialog.columns.columns) == 4


def test_undo_below_it_closes_the_dialog(draft: MainWindow, dialog: SplitDialog, qtbot: QtBot) -> None:
    draft.desk.session.undo()
    assert not dialog.isVisible()
