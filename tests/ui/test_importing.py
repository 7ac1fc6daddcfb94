"""The import in the window: its steps, troubles settled and taken back, where it goes; with mouse and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import click, opened, press, type_text
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QRadioButton, QTableView
from pytestqt.qtbot import QtBot
from test_controls import cut, is_control, name_of, not_reached, seen, told

from ui.dialogs import ask as asking
from ui.importing import dialog as dialogs
from ui.importing.columns_page import MEANS
from ui.importing.dialog import LEAVE, RESULT_STEP, STAY, TARGET_STEP, ImportDialog
from ui.importing.opening import is_table
from ui.importing.recipe_box import RecipesDialog
from ui.importing.result_page import ResultPage
from ui.window import MainWindow

STAFF = """Табельный номер;Руководитель;Подразделение;Должность;Фамилия Имя;Категория;Статус
1;;Министерство;Министр;Асанов Марат;A1;занята
2;1;Департамент торговли;Директор;Иванова Анна;B2;занята
3;4;Департамент А;Руководитель;Петров Пётр;B3;занята
4;5;Департамент А;Эксперт;Сидоров Иван;C1;занята
5;3;Департамент А;Эксперт;Ахметов Руслан;C1;занята
6;99;Департамент Б;Эксперт;Ким Олег;C2;занята
7;99;Департамент Б;Эксперт;Ли Анна;C2;вакант
8;2;Департамент Б;Эксперт;Омаров Нурлан;C2;занята
"""
TABLE = "Unit\tUnit above\nMinistry\t\nDepartment A\tMinistry\nDivision A1\tDepartment A\n"
PATIENCE = 20000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A staff list as an office program of the country writes it."""
    path = tmp_path / "staff.csv"
    path.write_bytes(STAFF.encode("cp1251"))
    return path


@pytest.fixture
def closing(window: MainWindow) -> Iterator[None]:
    """No dialog is left open, whatever was done in it."""
    yield
    for dialog in window.findChildren(ImportDialog):
        dialog.work.settled.clear()
        dialog.work.by_hand = type(dialog.work.by_hand)()
        dialog.reject()


@pytest.fixture
def dialog(window: MainWindow, file: Path, qtbot: QtBot, closing: None) -> ImportDialog:
    """The import of the list that was dropped on the window."""
    drop(window, [file])
    made = opened(window, qtbot, ImportDialog)
    settle(qtbot, made)
    return made


def drop(widget: MainWindow, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    widget.dropEvent(QDropEvent(QPointF(90, 90), Qt.DropAction.CopyAction, mime, left, nothing))


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Waits until nothing is being worked out."""
    qtbot.wait(30)
    qtbot.waitUntil(dialog.is_ready, timeout=PATIENCE)


def step(qtbot: QtBot, dialog: ImportDialog, number: int) -> None:
    """Presses the name of a step."""
    click(dialog.tabs[number])
    settle(qtbot, dialog)
    assert dialog.step == number, dialog.problem()


def is_gone(window: MainWindow) -> bool:
    """Whether no import is open."""
    return not any(each.isVisible() for each in window.findChildren(ImportDialog))


def pick(qtbot: QtBot, view: QTableView, words: str) -> None:
    """Takes an entry of the list that has just opened in a cell."""
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    box = next(each for each in view.findChildren(QComboBox) if each.view().isVisible())
    box.view().setCurrentIndex(box.model().index(box.findText(words), 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def line_of(page: ResultPage, kind: str, value: str = "") -> int:
    """The row of a trouble."""
    return next(
        at for at, each in enumerate(page.model.lines)
        if each.trouble.kind == kind and value in ("", each.trouble.value)
    )  # fmt: skip


def point_at(page: ResultPage, row: int) -> None:
    """Clicks a trouble."""
    place = page.view.visualRect(page.model.index(row, 1)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_list_is_read_as_it_is_and_two_clicks_make_a_plan(
    window: MainWindow, dialog: ImportDialog, qtbot: QtBot
) -> None:
    assert dialog.files.letters.encoding.currentData() == "cp1251"
    assert dialog.files.cells.cells.text(1, 3) == "Министр"
    assert dialog.files.cells.cells.headerData(6, Qt.Orientation.Horizontal, 0).startswith("Status")
    click(dialog.finish_button)
    settle(qtbot, dialog)
    assert dialog.target.title.text() == "staff"
    click(dialog.next_button)
    session = window.desk.session
    qtbot.waitUntil(lambda: session.document is not None, timeout=PATIENCE)
    assert is_gone(window)
    assert len(session.state.posts) == 8
    assert session.document.path is None
    assert session.document.is_modified
    assert {str(unit.name) for unit in session.state.units.values()} >= {"Министерство", "Департамент Б"}


def test_columns_rows_and_values_are_changed_by_hand_and_stay_while_one_goes_back_and_on(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    step(qtbot, dialog, 1)
    page = dialog.columns
    page.view.setCurrentIndex(page.model.index(5, MEANS))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    pick(qtbot, page.view, "Note")
    settle(qtbot, dialog)
    assert page.model.text(5, MEANS) == "Note"
    assert "by hand" in page.model.text(5, MEANS + 1)
    assert "heading" in page.model.text(3, MEANS + 1).lower()
    step(qtbot, dialog, 2)
    click(dialog.rows.rows.buttons["people"])
    settle(qtbot, dialog)
    assert dialog.work.table_recipe.rows == "people"
    step(qtbot, dialog, 3)
    rows = [dialog.values.model.text(row, 1) for row in range(dialog.values.model.size())]
    at = rows.index("вакант")
    assert dialog.values.model.text(at, 3) == "vacant"
    dialog.values.view.setCurrentIndex(dialog.values.model.index(at, 3))
    QTest.keyClick(dialog.values.view, Qt.Key.Key_F2)
    pick(qtbot, dialog.values.view, "frozen")
    settle(qtbot, dialog)
    step(qtbot, dialog, 0)
    step(qtbot, dialog, 3)
    assert dialog.values.model.text(at, 3) == "frozen"
    assert dialog.work.table_recipe.columns[5] == "note"
    assert dialog.work.table_recipe.rows == "people"
    call_otherwise(qtbot, dialog, "Департамент Б", "департамент а")
    state = dialog.work.result.plan.states[dialog.work.result.scenario]
    assert "Департамент Б" not in {str(unit.name) for unit in state.units.values()}


def call_otherwise(qtbot: QtBot, dialog: ImportDialog, name: str, typed: str) -> None:
    """Types the name by which a unit of the file is meant, and takes the one that is offered."""
    model, view = dialog.values.model, dialog.values.view
    at = next(row for row in range(model.size()) if (model.text(row, 0), model.text(row, 1)) == ("Unit", name))
    assert model.text(at, 3) == "as it is written"
    view.setCurrentIndex(model.index(at, 3))
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = view.findChild(QLineEdit, "cell")
    type_text(line, typed)
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert model.text(at, 3) == "Департамент А"


def test_troubles_are_settled_right_there_alone_and_alike_and_taken_back(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    step(qtbot, dialog, RESULT_STEP)
    page, pane = dialog.outcome, dialog.outcome.remedies
    plan = dialog.work.result.plan
    assert "Rows: 8 = placed 8 + listed 0" in page._figures.text()
    point_at(page, line_of(page, "cycle"))
    assert [pane.choices.list.model().index(row, 0).data()[:1] for row in range(3)] == ["1", "2", "3"]
    marked = page.cells.cells._spots
    assert {row for row, _ in marked} == {3, 4, 5}
    pane.choices.list.setCurrentIndex(pane.choices.list.model().index(1, 0))
    click(pane.settle_button)
    settle(qtbot, dialog)
    assert not any(each.kind == "cycle" for each in dialog.work.result.troubles)
    point_at(page, line_of(page, "missing parent", "99"))
    assert page.cells.currentIndex().row() == 6
    assert page.picture.canvas.selected() in dialog.work.result.plan.states[dialog.work.result.scenario].posts
    click(pane.buttons["choose above"])
    type_text(pane.choices.field, "директор")
    assert "For all 2" in pane.all_button.text()
    pane.all_button.setFocus()
    QTest.keyClick(pane.all_button, Qt.Key.Key_Space)
    settle(qtbot, dialog)
    assert QApplication.focusWidget() is not dialog.cancel_button
    assert len(dialog.work.settled) == 3
    line = page.model.lines[page.view.currentIndex().row()]
    assert line.settled is None or not page.model.count("open"), "the next that is open is looked at"
    state = dialog.work.result.plan.states[dialog.work.result.scenario]
    above = {str(state.posts[post.reports_to].title) for post in state.posts.values() if post.reports_to}
    assert "Директор" in above
    page.shown.setCurrentIndex(page.shown.findData("settled"))
    page.shown.activated.emit(page.shown.currentIndex())
    for _ in range(3):
        point_at(page, 0)
        assert "Settled" in page.model.text(0, 1)
        assert pane._hint.text().startswith("Settled:")
        click(pane.back_button)
        settle(qtbot, dialog)
    assert not dialog.work.settled
    assert dialog.work.result.plan == plan


def test_a_trouble_is_kept_as_a_to_do_and_read_as_another_value(dialog: ImportDialog, qtbot: QtBot) -> None:
    step(qtbot, dialog, RESULT_STEP)
    page, pane = dialog.outcome, dialog.outcome.remedies
    point_at(page, line_of(page, "missing parent", "99"))
    click(pane.buttons["value"])
    assert not pane.settle_button.isEnabled(), "the same value settles nothing"
    pane.value.selectAll()
    QTest.keyClicks(pane.value, "2")
    QTest.keyClick(pane.value, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    point_at(page, line_of(page, "missing parent", "99"))
    click(pane.buttons["to-do"])
    click(pane.settle_button)
    settle(qtbot, dialog)
    result = dialog.work.result
    assert not any(each.kind == "missing parent" for each in result.troubles)
    assert len(result.plan.states[result.scenario].todos) == 1


def test_escape_asks_only_after_something_was_done_by_hand(
    window: MainWindow, dialog: ImportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [STAY.id, LEAVE.id]

    def answer(*_: object, **__: object) -> str:
        asked.append("asked")
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "ask", answer)
    step(qtbot, dialog, 2)
    click(dialog.rows.rows.buttons["people"])
    settle(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert is_gone(window)
    assert len(asked) == 2


def test_what_cannot_be_read_is_said_and_another_file_can_be_chosen(
    window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot, closing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    drop(window, [tmp_path / "broken.xlsx"])
    dialog = opened(window, qtbot, ImportDialog)
    settle(qtbot, dialog)
    assert "broken.xlsx" in dialog.files._fault.text()
    assert not dialog.finish_button.isEnabled()
    monkeypatch.setattr(dialogs.QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    click(dialog.files.add_button)
    settle(qtbot, dialog)
    assert dialog.work.result.rows == 8
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert is_gone(window), "nothing was done by hand"


def test_a_recipe_is_kept_offered_used_and_deleted(
    window: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(qtbot, dialog, 2)
    click(dialog.rows.rows.buttons["people"])
    settle(qtbot, dialog)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Monthly list", True))
    click(dialog.recipe_button)
    assert "Monthly list" in dialog.problem()
    monkeypatch.setattr(dialogs, "ask", lambda *_: LEAVE.id)
    dialog.reject()
    drop(window, [file])
    qtbot.wait(30)
    again = opened(window, qtbot, ImportDialog)
    settle(qtbot, again)
    box = again.files.recipes.box
    assert "Monthly list (fits)" in [box.itemText(at) for at in range(box.count())]
    assert again.work.table_recipe.rows == "posts"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(qtbot, again)
    assert again.work.table_recipe.rows == "people"
    click(again.files.recipes.manage)
    [manager] = again.files.recipes.findChildren(RecipesDialog)
    click(manager.delete_button)
    manager.accept()
    settle(qtbot, again)
    assert again.files.recipes.box.count() == 1


def test_a_copied_table_becomes_a_scenario_of_the_open_plan_and_is_undone_in_one_step(
    work: MainWindow, qtbot: QtBot, closing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_table(TABLE)
    assert not is_table("Ministry\n\tDepartment\n\tDepartment B\n")
    session = work.desk.session
    before = session.plan.snapshot()
    QGuiApplication.clipboard().setText(TABLE)
    monkeypatch.setattr(asking, "ask", lambda *_: "list")
    work.work.outline.view.setFocus()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(work, qtbot, ImportDialog)
    settle(qtbot, dialog)
    assert dialog.work.made.counts.units == 3
    click(dialog.finish_button)
    click(dialog.target.buttons["scenario"])
    dialog.target.name.setText("From the clipboard")
    dialog.target.name.textEdited.emit("From the clipboard")
    assert dialog.step == TARGET_STEP == dialog.last
    click(dialog.next_button)
    qtbot.waitUntil(lambda: is_gone(work), timeout=PATIENCE)
    assert len(session.state.units) == 3
    assert len(session.plan.scenarios) == len(before.scenarios) + 1
    session.undo()
    assert session.plan == before




def test_next_months_list_updates_the_plan_that_last_months_made(
    window: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    click(dialog.finish_button)
    click(dialog.next_button)
    session = window.desk.session
    qtbot.waitUntil(lambda: session.document is not None, timeout=PATIENCE)
    before = session.plan.snapshot()
    file = tmp_path / "staff next month.csv"
    file.write_text(STAFF.replace("Омаров Нурлан;C2", "Омаров Нурлан;C1"), encoding="utf-8")
    drop(window, [file])
    dialog = opened(window, qtbot, ImportDialog)
    settle(qtbot, dialog)
    click(dialog.finish_button)
    assert dialog.target.way == "update"
    click(dialog.next_button)
    qtbot.waitUntil(dialog.updates.is_ready, timeout=PATIENCE)
    [change] = dialog.updates.updates().updates
    assert (change.before, change.after) == ("C2", "C1")
    qtbot.waitUntil(dialog.next_button.isEnabled)
    assert not dialog._stop.isVisible()
    click(dialog.next_button)
    qtbot.waitUntil(lambda: is_gone(window), timeout=PATIENCE)
    grades = [session.plan.grades[post.grade].code for post in session.state.posts.values() if post.grade]
    assert grades.count("C1") == 3
    session.undo()
    assert session.plan == before


def test_each_step_can_be_reached_named_and_read_on_a_small_screen(
    window: MainWindow, file: Path, qtbot: QtBot, closing: None
) -> None:
    window.speak("kk")
    window.resize(800, 600)
    drop(window, [file])
    dialog = opened(window, qtbot, ImportDialog)
    settle(qtbot, dialog)
    faults = []
    for number in range(TARGET_STEP + 1):
        step(qtbot, dialog, number)
        controls = [each for each in seen(dialog) if is_control(each)]
        faults += [f"{number}: no name: {told(each)}" for each in controls if not name_of(each)]
        by_tab = [each for each in controls if not isinstance(each, QRadioButton)]
        faults += [f"{number}: not reached: {told(each)}" for each in not_reached(dialog, by_tab)]
        faults += [f"{number}: cut: {words}" for words in cut(dialog)]
    assert not faults, "\n".join(faults)
