"""The views of skills and of cost: figures open what is behind them, a move is tried, done and taken back."""

from collections.abc import Callable

import pytest
from comparing import column_texts, example, row_named, turn_to, view, waited
from driving import click, opened, pick, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.analysis.what_if import main_assignment
from orgplanner.model import names
from ui.dialogs.plan_lists import PlanListDialog
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.moving import MovingDialog
from ui.pages.compare.page import ComparePage
from ui.window import MainWindow

Opener = Callable[..., MainWindow]


@pytest.fixture
def page(work: MainWindow, qtbot: QtBot) -> ComparePage:
    """The worked example of the sample, held against the current state."""
    return example(work, qtbot)


def at(table: QTableView, name: str, column: int) -> None:
    """Puts the cursor on a cell of the row that begins with a name."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row_named(table, name), column))


def test_skills_as_a_heat_map_and_as_lists(page: ComparePage, qtbot: QtBot) -> None:
    session, skills = page._desk.session, view(page, "skills", qtbot)
    assert {"English", "Trade law", "Trade law (desirable)"} <= set(column_texts(skills.table, 0))
    at(skills.table, "WITS", 1)
    assert session.plan.words(session.plan.skills[session.selected].name) == "WITS"
    assert skills.opening.formula.text().startswith("Needed 2, reach the level 2; people missing 0")
    assert "older than 24 months" in skills.said.text()
    press(Qt.Key.Key_Return)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    assert {"2010-06, old"} < set(column_texts(dialog.table, 7))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    for listed, column, name in (("one", 1, "Dispute settlement"), ("below", 1, "ITD-MA"), ("ratings", 1, "WITS")):
        turn_to(skills.listed, listed)
        waited(page, qtbot)
        assert any(name in text for text in column_texts(skills.table, column))
    turn_to(skills.listed, "nobody")
    waited(page, qtbot)
    assert skills.table.model().rowCount() or "somebody of the plan" in skills.said.text()


def test_a_move_is_tried_and_then_done_as_one_step(page: ComparePage, qtbot: QtBot) -> None:
    window, session = page.window(), page._desk.session
    before = session.plan.snapshot()
    click(view(page, "skills", qtbot).moving)
    dialog = opened(window, qtbot, MovingDialog)
    assert not dialog.move_button.isEnabled()
    pick(qtbot, dialog.person, "Holder 18")
    pick(qtbot, dialog.end, "ITD-SI-2")
    qtbot.waitUntil(dialog.move_button.isEnabled, timeout=5000)
    assert "people missing 53 → 54" in dialog.said.text()
    assert "2 → 1" in column_texts(dialog.table, 6)
    assert session.plan == before
    click(dialog.move_button)
    holder = next(row.id for row in session.plan.people.values() if row.code == "H-18")
    own = main_assignment(session.plan, session.scenario, holder)
    assert own is not None
    assert session.state.posts[own.post].code == "ITD-SI-2"
    session.undo()
    assert session.plan == before


def test_a_move_can_be_dropped_and_says_why_it_cannot_be(page: ComparePage, qtbot: QtBot) -> None:
    window, session = page.window(), page._desk.session
    session.do(edits.add_unit, name=names(en="Bare"), kind="division")
    before = session.plan.snapshot()
    click(view(page, "skills", qtbot).moving)
    dialog = opened(window, qtbot, MovingDialog)
    pick(qtbot, dialog.person, "Holder 18")
    pick(qtbot, dialog.end, "Bare")
    qtbot.waitUntil(lambda: "has no other post" in dialog.said.text(), timeout=5000)
    assert not dialog.move_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.plan == before


def test_cost_by_unit_and_by_part_says_what_is_missing(page: ComparePage, qtbot: QtBot) -> None:
    cost = view(page, "cost", qtbot)
    assert "After: Pay is known for 29 of 34 posts." in cost.missing.text()
    at(cost.table, "ITD-SI", 3)
    assert cost.table.currentIndex().data() == "1\u202f454\u202f100"
    assert cost.opening.formula.text().startswith("After 1\u202f454\u202f100–1\u202f520\u202f700 = stays 0")
    turn_to(cost.period, "year")
    waited(page, qtbot)
    assert cost.table.currentIndex().data() == "17\u202f449\u202f200"
    cost.table.setFocus()
    press(Qt.Key.Key_Return)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    assert "C-4: 2.5 × 100\u202f000 × (100 + 15–20) % × (100 + 11) % × 1" in column_texts(dialog.table, 2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    turn_to(cost.listed, "parts")
    waited(page, qtbot)
    assert column_texts(cost.table, 0)[0] == "Whole cost"
    assert not cost.part.isEnabled()


def test_an_allowance_that_is_added_counts_at_once(page: ComparePage, qtbot: QtBot) -> None:
    window, cost = page.window(), view(page, "cost", qtbot)
    turn_to(cost.part, "allowances")
    waited(page, qtbot)
    at(cost.table, "ITD-TAC-FTA", 3)
    before = cost.table.currentIndex().data()
    window.commands.by_id["allowances"].trigger()
    dialog = opened(window, qtbot, PlanListDialog)
    click(dialog.pane.add)
    field = dialog.pane.form.fields["percent"]
    type_text(field.focusProxy(), "10")
    press(Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    waited(page, qtbot)
    at(cost.table, "ITD-TAC-FTA", 3)
    assert (before, cost.table.currentIndex().data()) == ("37\u202f500", "62\u202f500")


def test_without_any_pay_nothing_is_listed(work: MainWindow, qtbot: QtBot) -> None:
    work.work.show_page("compare")
    page = waited(work.work.tabs.page("compare"), qtbot)
    cost = view(page, "cost", qtbot)
    assert cost.table.model().rowCount() == 0
    assert cost.missing.text().startswith("Pay is not known for any post.")
