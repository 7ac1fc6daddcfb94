"""Another copy of the open plan in the window: what goes in, what is asked, taken as one step."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.document import Document, open_plan, save_plan
from orgplanner.model import ChangeSet, Plan
from tests.analysis.two_copies import begun
from tests.ui.driving import settle
from ui.merging.dialog import MergingDialog
from ui.models.merging import MINE, TAKEN, THEIRS
from ui.window import MainWindow

Edit = Callable[[Plan], ChangeSet]


def named(unit: str, words: str) -> Edit:
    return lambda plan: edits.rename_unit(plan, "now", unit, "en", words)


def moved(unit: str, under: str) -> Edit:
    return lambda plan: edits.move_unit(plan, "now", unit, under)


def edited(path: Path, author: str, *changes: Edit) -> None:
    document = Document.open(path, take_over=True)
    document.author = author
    for change in changes:
        document.commit(change(document.plan))
    document.save()
    document.close()


@pytest.fixture
def mine(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window with a plan of Anna's."""
    place = tmp_path / "mine.orgplan"
    save_plan(begun(), place, at="2026-11-01T08:00:00Z", by="anna")
    window.files.open(place)
    qtbot.waitUntil(lambda: window.desk.session.document is not None and not window.files.busy, timeout=15000)
    settle(window, qtbot)
    window.desk.session.document.author = "anna"
    return window


def do(window: MainWindow, change: Edit) -> None:
    window.desk.session.do_shared(change)


def unit(window: MainWindow, id: str) -> str:
    return str(window.desk.session.plan.states["now"].units[id].name)


def dialog_of(window: MainWindow, qtbot: QtBot) -> MergingDialog:
    qtbot.waitUntil(lambda: window.findChild(MergingDialog) is not None, timeout=15000)
    dialog = window.findChild(MergingDialog)
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.take_button.isEnabled(), timeout=15000)
    return dialog


def row_of(dialog: MergingDialog, words: str) -> int:
    texts = [dialog.model.text(row, THEIRS) for row in range(dialog.model.rowCount())]
    return next(row for row, text in enumerate(texts) if words in text)


def test_conflicts_are_chosen_by_key_and_click_and_all_is_one_step(
    mine: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = mine.desk.session
    theirs = session.document.path.with_name("theirs.orgplan")
    copyfile(session.document.path, theirs)
    edited(theirs, "berik", named("a", "Tariffs"), named("a2", "Theirs"), named("b", "Customs"), moved("b1", "a1"))
    for change in (named("a", "Trade"), named("a2", "Mine"), moved("a1", "b1"), named("m", "Ministry of Trade")):
        do(mine, change)
    before, steps = session.plan.snapshot(), session.document.history.place
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    mine.commands.by_id["merge_copy"].trigger()
    dialog = dialog_of(mine, qtbot)
    assert "anna" in dialog.told.text()
    assert [dialog.going.text(row, 1) for row in range(dialog.going.rowCount())] == ["Unit “Department b”"]
    assert dialog.model.rowCount() == 3
    names = row_of(dialog, "Tariffs")
    assert dialog.model.text(names, MINE).startswith("Trade\nanna, ")
    assert dialog.model.text(names, THEIRS).startswith("Tariffs\nberik, ")
    ring = row_of(dialog, "under")
    dialog.view.selectRow(ring)
    assert "Both together would be a ring" in dialog.reason.text()
    dialog.view.selectRow(names)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: dialog.model.text(names, TAKEN) == "Theirs" and dialog.is_ready(), timeout=15000)
    place = dialog.view.visualRect(dialog.model.index(row_of(dialog, "Theirs"), MINE)).center()
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: "NOT CHOSEN YET: 1" in dialog.conflicts_title.text(), timeout=15000)
    look_at_the_picture(dialog, qtbot)
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.document.history.place == steps + 1, timeout=15000)
    assert {save.by for save in session.document.lineage.saves} == {"anna"}  # a conflict was left open
    assert [unit(mine, id) for id in ("m", "a", "a2", "b")] == ["Ministry of Trade", "Tariffs", "Mine", "Customs"]
    units = session.plan.states["now"].units
    assert (units["a1"].parent, units["b1"].parent) == ("b1", "b")
    session.undo()
    assert session.plan == before


def look_at_the_picture(dialog: MergingDialog, qtbot: QtBot) -> None:
    """The chart of the result follows what is looked at."""
    picture = dialog.picture
    qtbot.mouseClick(
        dialog.tabs.tabBar(), Qt.MouseButton.LeftButton, pos=dialog.tabs.tabBar().tabRect(1).center()
    )
    qtbot.waitUntil(lambda: picture.pictured is not None and not picture.busy, timeout=15000)
    assert picture.scenario.currentText()
    chart = picture.pictured.chart
    assert {"a", "b", "b1"} <= set(chart.boxes)
    assert chart.ghosts or any("a1" in id for id in chart.boxes)
    picture.stage.setCurrentIndex(picture.stage.findData("before"))
    picture.stage.activated.emit(picture.stage.currentIndex())
    qtbot.waitUntil(lambda: not picture.busy and picture.pictured.chart is not chart, timeout=15000)


def test_a_file_that_somebody_else_wrote_to_is_merged_and_then_saved_without_asking(
    mine: MainWindow, qtbot: QtBot, answers: list[tuple[str, str]]
) -> None:
    session = mine.desk.session
    do(mine, named("a", "Trade"))
    edited(session.document.path, "berik", named("b", "Customs"))
    answers.append(("was changed by somebody else", "merge"))
    mine.files.save()
    dialog = dialog_of(mine, qtbot)
    assert dialog.none.isVisible()
    qtbot.keyClick(dialog.take_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unit(mine, "b") == "Customs" and not mine.files.busy, timeout=15000)
    mine.files.save()
    qtbot.waitUntil(lambda: not session.document.is_modified and not mine.files.busy, timeout=15000)
    units = open_plan(session.document.path).states["now"].units
    assert [str(units[id].name) for id in ("a", "b")] == ["Trade", "Customs"]


def test_another_copy_that_is_opened_is_offered_to_be_merged(
    mine: MainWindow, qtbot: QtBot, answers: list[tuple[str, str]]
) -> None:
    session = mine.desk.session
    theirs = session.document.path.with_name("theirs.orgplan")
    copyfile(session.document.path, theirs)
    edited(theirs, "berik", named("a", "Tariffs"))
    do(mine, named("a", "Trade"))
    answers.append(("is another copy of the plan that is open", "merge"))
    mine.files.open(theirs)
    dialog = dialog_of(mine, qtbot)
    qtbot.mouseClick(dialog.theirs_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.model.text(0, TAKEN) == "Theirs", timeout=15000)
    do(mine, named("b", "Meanwhile"))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=15000)
    assert unit(mine, "a") == "Trade"
    answers.append(("is another copy of the plan that is open", "merge"))
    mine.files.open(theirs)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in mine.findChildren(MergingDialog)), timeout=15000)
    dialog = next(each for each in mine.findChildren(MergingDialog) if each.isVisible())
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.take_button.isEnabled(), timeout=15000)
    qtbot.mouseClick(dialog.theirs_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.model.text(0, TAKEN) == "Theirs", timeout=15000)
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: unit(mine, "a") == "Tariffs", timeout=15000)
    authors = {"anna", "berik"}
    qtbot.waitUntil(lambda: {save.by for save in session.document.lineage.saves} == authors, timeout=15000)
