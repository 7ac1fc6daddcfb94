"""What an import left to be settled: seen in the checks and in the inspector, changed, added and taken off."""

from collections.abc import Callable

from driving import click, settle, type_text, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from orgplanner import edits
from ui.inspection.line_row import LineRow
from ui.inspection.list_view import ListView
from ui.window import MainWindow


def todos_of(window: MainWindow, qtbot: QtBot, id: str) -> ListView:
    """The list of the inspector about a unit or post."""
    window.desk.session.select(id)
    qtbot.waitUntil(lambda: window.work.inspector.subject[1] == (id,))
    qtbot.wait(1)
    return next(each for each in window.work.inspector.page.lists if each.listing.id == "todos")


def told(view: ListView) -> list[tuple[str, str]]:
    return [(row.line.name, row.line.below) for row in view.findChildren(LineRow) if row.isVisible()]


def choose_finding(window: MainWindow, words: str) -> None:
    panel = window.work.checks
    row = next(row for row in range(panel.model.rowCount()) if words in str(panel.model.finding(row).message))
    place = panel.model.index(row)
    panel.view.scrollTo(place)
    click(panel.view.viewport(), panel.view.visualRect(place).center())


def test_todos_are_settled_in_the_checks_and_in_the_inspector(
    open_sample: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_sample()
    session, panel = window.desk.session, window.work.checks
    unit = unit_of_code(window, "DFTR").id
    session.do(edits.add_todo, "Which department is above?", unit, place="staff.xlsx, List!D14", value="DFTR/2")
    session.do(edits.add_todo, "Who leads it?", None, place="staff.xlsx, List!D15")
    settle(window, qtbot)
    qtbot.waitUntil(lambda: sum(bool(panel.model.finding(row).subject.todo)
                                for row in range(panel.model.rowCount())) == 2, timeout=10000)  # fmt: skip
    assert not panel.done_button.isVisible()
    choose_finding(window, "Which department is above? (staff.xlsx, List!D14: DFTR/2)")
    assert session.selected == unit
    view = todos_of(window, qtbot, unit)
    assert told(view) == [("Which department is above?", "staff.xlsx, List!D14 · DFTR/2")]

    # changed in the inspector
    view.open(next(iter(session.state.todos)))
    text = view.form.fields["text"].findChild(QPlainTextEdit)
    text.selectAll()
    type_text(text, "Ask the ministry")
    view.leave()
    qtbot.waitUntil(lambda: told(view)[0][0] == "Ask the ministry")

    # added and taken off there
    view._add.click()
    qtbot.waitUntil(lambda: len(told(view)) == 2)
    view.delete.click()
    qtbot.waitUntil(lambda: len(told(view)) == 1)
    assert "off the list" in str(session.document.history.undo_label)
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: len(told(view)) == 1)

    # done in the checks, undone, done with the key
    settle(window, qtbot)
    qtbot.waitUntil(lambda: any("Ask the ministry" in str(panel.model.finding(row).message)
                                for row in range(panel.model.rowCount())), timeout=10000)  # fmt: skip
    choose_finding(window, "Ask the ministry")
    assert panel.done_button.isVisible()
    click(panel.done_button)
    assert len(session.state.todos) == 1
    assert not panel.done_button.isVisible()
    session.undo()
    assert len(session.state.todos) == 2
    qtbot.waitUntil(lambda: panel.model.rowCount() > 1)
    choose_finding(window, "Who leads it?")
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert [row.text for row in session.state.todos.values()] == ["Ask the ministry"]

    # nothing can be taken off a locked scenario
    choose_finding(window, "Ask the ministry")
    assert panel.done_button.isVisible()
    session.do(edits.lock_scenario)
    assert not panel.done_button.isVisible()
