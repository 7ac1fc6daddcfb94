"""The chart as a screen reader reads it: a tree of boxes with names, descriptions and states."""

from driving import canvas_of, unit_of_code
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ui.canvas.accessible import BoxAccess, ChartAccess
from ui.window import MainWindow

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def names_below(item: ChartAccess | BoxAccess) -> list[str]:
    return [item.child(row).text(NAME) for row in range(item.childCount())]


def test_the_boxes_are_a_tree_with_names_and_what_else_stands_in_them(work: MainWindow) -> None:
    tree = ChartAccess(canvas_of(work))
    assert tree.role() == QAccessible.Role.Tree
    ministry = tree.child(0)
    assert ministry.text(NAME) == "Ministry of Economy and Budget Planning"
    assert "filled" in ministry.text(DESCRIPTION)
    assert names_below(ministry)[:2] == ["International Trade Department", "Department of Investment Policy"]
    department = ministry.child(0)
    assert (department.parent().id, ministry.indexOfChild(department)) == (ministry.id, 0)
    assert ministry.parent() is tree
    assert department.child(99) is None
    place = department.rect().center()
    assert tree.childAt(place.x(), place.y()) is department
    tree.forget()


def test_states_tell_what_is_selected_and_what_is_folded(work: MainWindow, qtbot: QtBot) -> None:
    canvas, unit = canvas_of(work), unit_of_code(work, "ITD")
    tree = ChartAccess(canvas)
    canvas.select(unit.id)
    item = tree.focusChild()
    assert (item.id, item.state().selected, item.state().expanded) == (unit.id, True, True)
    canvas.folded_toggled.emit(unit.id)
    qtbot.waitUntil(lambda: item.state().collapsed)
    assert item.childCount() == 0
    work.desk.session.choose(work.desk.session.plan.ordered_scenarios()[0].id)
    qtbot.waitUntil(lambda: not item.isValid())
    assert item.text(NAME) == ""
    assert item.state().invalid
    tree.forget()
