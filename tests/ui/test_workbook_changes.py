"""Changes of a workbook in the window: read, ticked with the keyboard, taken as one step, undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgplanner.exporters import ExportOptions, export
from tests.importers.editing import Edited
from ui.dialogs.workbook_changes import WorkbookChangesDialog
from ui.window import MainWindow


@pytest.fixture
def edited(open_sample: Callable[..., MainWindow], tmp_path: Path) -> tuple[MainWindow, Edited]:
    window = open_sample()
    session = window.desk.session
    file = tmp_path / "plan.xlsx"
    export(session.plan, session.scenario, file, ExportOptions())
    return window, Edited(file, "staffing", session.scenario)


def dialog_of(
    window: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> WorkbookChangesDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.commands.by_id["take_changes"].trigger()
    dialog = window.findChild(WorkbookChangesDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=20000)
    return dialog


def test_what_stays_ticked_is_taken_as_one_step(
    edited: tuple[MainWindow, Edited], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, book = edited
    session = window.desk.session
    one, other, third = (row[0] for row in book.rows[3:6])
    for row, title in zip(book.rows[3:6], ("First", "Second", "Third"), strict=True):
        book.set(row, "title", title)
    book.set(book.rows[6], "established", "several")
    dialog = dialog_of(window, qtbot, book.save(), monkeypatch)
    assert (dialog.model.rowCount(), dialog.faults.rowCount()) == (3, 1)
    assert dialog.fault_view.isVisible()
    dialog.view.selectRow(1)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert "2" in dialog.take_button.text()
    steps = len(session.document.history.way_to(0)) if session.document.can_undo else 0
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.state.posts[one].title.best("en") == "First", timeout=15000)
    assert session.state.posts[other].title.best("en") != "Second"
    assert session.state.posts[third].title.best("en") == "Third"
    assert len(session.document.history.way_to(0)) == steps + 1
    session.undo()
    assert session.state.posts[one].title.best("en") != "First"


def test_nothing_to_take_is_said_and_a_file_of_others_too(
    edited: tuple[MainWindow, Edited], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, book = edited
    dialog = dialog_of(window, qtbot, book.save(), monkeypatch)
    assert "the same as the plan" in dialog.told.text()
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(WorkbookChangesDialog) is None)
    other = tmp_path / "other.xlsx"
    other.write_text("nothing")
    dialog = dialog_of(window, qtbot, other, monkeypatch)
    assert "not a workbook" in dialog.told.text()
    dialog.reject()


def test_the_export_dialog_writes_a_workbook(
    open_sample: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    from ui.dialogs.export import ExportDialog

    window = open_sample()
    window.commands.by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(".xlsx"))
    dialog.table.setCurrentIndex(dialog.table.findData("t3"))
    dialog.write(tmp_path / "plan.xlsx")
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20000)
    assert "plan.xlsx" in dialog.notes.text()
    assert "allowance_1" in {cell.value for cell in load_workbook(tmp_path / "plan.xlsx").worksheets[1][10]}
    dialog.reject()


def test_the_export_dialog_writes_a_table_and_holds_it_against_what_is_chosen(
    open_sample: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    from ui.dialogs.export import ExportDialog

    window = open_sample()
    session = window.desk.session
    session.choose(session.plan.ordered_scenarios()[2].id)
    window.commands.by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(".csv"))
    dialog.list.setCurrentIndex(dialog.list.findData("comparison"))
    against = dialog.fields.against
    assert against.isEnabled()
    other = session.plan.ordered_scenarios()[1].id
    against.setCurrentIndex(against.findData(other))
    assert (dialog.options().against, dialog.options().list) == (other, "comparison")
    dialog.write(tmp_path / "comparison.csv")
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20000)
    assert (tmp_path / "comparison.csv").read_text("utf-8-sig").startswith("Level,Code,Unit,Change,")
    dialog.reject()
