"""In the step of rows: the order of columns of units, and what becomes of people who left; with mouse and keys."""

from pathlib import Path

from driving import click, opened
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.importing.dialog import ROWS_STEP, ImportDialog
from ui.importing.opening import show_import
from ui.importing.sources import Source
from ui.window import MainWindow

STAFF = """Division;Department;Title;Name;Left
Tariffs;Trade;Expert;Ann Low;
WTO;Trade;Expert;Ben Hill;yes
Courts;Legal;Judge;Cat Mill;
Contracts;Legal;Head;Dan Moor;
"""
PATIENCE = 20000


def test_the_order_of_columns_and_who_left(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    show_import(window, [Source(file)])
    dialog = opened(window, qtbot, ImportDialog)

    def settle() -> None:
        qtbot.wait(30)
        qtbot.waitUntil(dialog.is_ready, timeout=PATIENCE)

    def roots() -> set[str]:
        result = dialog.work.result
        return {row.name.best("en") for row in result.plan.states[result.scenario].children(None)}

    settle()
    click(dialog.tabs[ROWS_STEP])
    order, before = dialog.rows.order, roots()
    assert order.isVisible()
    assert [order.list.item(row).text() for row in range(2)] == ["Department", "Division"]
    assert before == {"Trade", "Legal"}
    assert not order.up.isEnabled()
    click(order.down)
    settle()
    assert roots() == {"Tariffs", "WTO", "Courts", "Contracts"}
    assert order.list.currentRow() == 1
    order.list.setFocus()
    qtbot.keyClick(order.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert roots() == before
    leavers = dialog.rows.leavers
    assert leavers.isVisible()
    placed = dialog.work.result.placed
    leavers.choose("out")
    leavers.activated.emit(leavers.currentIndex())
    settle()
    assert dialog.work.recipe.leavers == "out"
    assert "leavers out" in {trouble.kind for trouble in dialog.work.result.troubles}
    assert dialog.work.result.placed <= placed
    dialog.work.by_hand = type(dialog.work.by_hand)()
    dialog.reject()
