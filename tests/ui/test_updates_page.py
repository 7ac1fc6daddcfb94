"""Where a list goes, and its updates: chosen, filtered and ticked with the keys, taken as one step, undone."""

from collections.abc import Callable

import pytest
from driving import opened, settle, type_text, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.importers.lists.result import Result
from orgplanner.model import names
from tests.importers.lists_taken import listed
from ui.acts.steps import Page
from ui.importing.target import scenario_step
from ui.importing.target_page import TargetPage
from ui.importing.updates_page import UpdatesPage
from ui.window import MainWindow


def next_list(window: MainWindow) -> Result:
    """What the open scenario says, one month later: a name, a new unit with a post, a post that is gone."""
    plan, scenario = window.desk.session.plan.snapshot(), window.desk.session.scenario
    first, second = unit_of_code(window, "DFTR").id, unit_of_code(window, "DIEI").id
    plan.apply(edits.rename_unit(plan, scenario, first, "en", "Renamed department"))
    plan.apply(edits.add_unit(plan, scenario, name=names(en="Brand new unit"), under=second, id="fresh"))
    plan.apply(edits.add_post(plan, scenario, "fresh", title=names(en="Brand new post"), id="line"))
    gone = next(row.id for row in plan.states[scenario].posts.values() if not row.is_head)
    plan.apply(edits.close_post(plan, scenario, gone))
    return listed(plan, scenario)


def over(window: MainWindow, qtbot: QtBot, page: Page) -> QDialog:
    """A page in a dialog of its own."""
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(page)
    dialog.resize(1000, 560)
    dialog.open()
    return opened(window, qtbot, QDialog)


@pytest.fixture
def page(open_sample: Callable[..., MainWindow], qtbot: QtBot) -> UpdatesPage:
    window = open_sample()
    made = UpdatesPage(window.desk)
    over(window, qtbot, made)
    made.read(next_list(window), window.desk.session.scenario)
    qtbot.waitUntil(made.is_ready, timeout=20000)
    yield made
    made.finish()


def row_of(page: UpdatesPage, words: str) -> int:
    told = page.model.text
    return next(row for row in range(page.model.rowCount()) if words in told(row, 0) + told(row, 4))


def test_updates_are_sought_ticked_and_taken_as_one_step(page: UpdatesPage, qtbot: QtBot) -> None:
    session = page._desk.session
    before = session.plan.snapshot()
    found = page.updates()
    kinds = {(each.kind, each.table) for each in found.updates}
    assert {("new", "units"), ("new", "posts"), ("changed", "units"), ("gone", "posts")} <= kinds
    whole = page.model.rowCount()
    page.filter.setFocus()
    type_text(page.filter, "brand new")
    assert page.model.rowCount() == 2
    page.filter.clear()
    page.shown.setCurrentIndex(page.shown.findData("gone"))
    page.shown.activated.emit(page.shown.currentIndex())
    assert 0 < page.model.rowCount() < whole
    page.shown.setCurrentIndex(0)
    page.shown.activated.emit(0)
    qtbot.waitUntil(lambda: "Units: " in page.effect.text(), timeout=10000)
    page.view.selectRow(row_of(page, "Renamed department"))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert f"{whole - 1} of {whole}" in page.counted.text()
    steps = len(session.document.history.way_to(0)) if session.document.can_undo else 0
    step = page.step()
    session.do_beside(lambda plan, _: step(plan, lambda *_: None))
    qtbot.waitUntil(lambda: "fresh" in session.state.units, timeout=15000)
    assert "line" in session.state.posts
    assert all(row.name.exactly("en") != "Renamed department" for row in session.state.units.values())
    assert len(session.document.history.way_to(0)) == steps + 1
    session.undo()
    assert session.plan == before


def test_what_cannot_be_taken_alone_is_said_before(page: UpdatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.none_button, Qt.MouseButton.LeftButton)
    assert page.accepted() == []
    page.view.selectRow(row_of(page, "Brand new post"))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.accepted() == ["new:posts:line"]
    qtbot.waitUntil(lambda: "not possible" in page.effect.text(), timeout=10000)
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert len(page.accepted()) == page.model.rowCount()


def test_the_target_is_offered_and_asked_for(open_sample: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    result = next_list(window)
    target = TargetPage(window.desk)
    dialog = over(window, qtbot, target)
    target.show_result(result, "staff")
    assert (target.way, target.target().scenario) == ("update", session.scenario)
    qtbot.mouseClick(target.buttons["plan"], Qt.MouseButton.LeftButton)
    assert target.target().title == "staff"
    qtbot.mouseClick(target.buttons["scenario"], Qt.MouseButton.LeftButton)
    target.name.clear()
    assert target.target() is None
    assert "needs a name" in str(target.problem())
    taken = session.plan.scenario_name(session.scenario)
    target.name.setText(taken)
    assert taken in str(target.problem())
    target.name.clear()
    with qtbot.waitSignal(target.changed):
        type_text(target.name, "February")
    chosen = target.target()
    dialog.close()
    step = scenario_step(result, chosen, "february")
    session.do_beside(lambda plan, _: step(plan, lambda *_: None), then=lambda: session.choose("february"))
    qtbot.waitUntil(lambda: session.scenario_row.name.exactly("en") == "February", timeout=15000)
    settle(window, qtbot)
    assert "fresh" in session.state.units
    session.undo()
    assert len(session.plan.scenarios) == 3


def test_a_locked_scenario_is_not_offered(open_sample: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_sample()
    result = next_list(window)
    session = window.desk.session
    session.do(edits.lock_scenario)
    target = TargetPage(window.desk)
    target.show_result(result, "staff")
    assert target.way == "scenario"
    assert target.scenario.findData(session.scenario) == -1
    session.show(None)
    none = TargetPage(window.desk)
    none.show_result(result, "staff")
    assert (none.way, none.buttons["update"].isEnabled()) == ("plan", False)
    for each in (target, none):
        each.deleteLater()
