"""The review list as a person walks through it: with the keyboard alone, in place, several rows at once."""

from collections.abc import Callable

import pytest
from driving import settle, type_text
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.document import Document
from orgplanner.generate import generate
from orgplanner.model import Succession
from orgplanner.model.choices import REVIEWS
from ui.models.review import BECAME, DECISION, REASON, REVIEW, THING, WAVE
from ui.pages.review import ReviewPage
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
Page = Callable[..., ReviewPage]


@pytest.fixture
def page(open_sample: Opener, qtbot: QtBot) -> Page:
    """Opens the sample's proposal on its review page, with nothing reviewed."""

    def opened(scenario: str = "Proposed (source)") -> ReviewPage:
        window = open_sample()
        session = window.desk.session
        session.choose(session.plan.find_scenario(scenario).id)
        settle(window, qtbot)
        subjects = [row.subject for row in session.state.successions.values()]
        if subjects:
            session.do(edits.review_many, subjects, "not reviewed")
        return show(window, qtbot)

    return opened


def show(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    window.work.show_page("review")
    made = window.work.tabs.page("review")
    assert isinstance(made, ReviewPage)
    qtbot.waitUntil(lambda: made.isVisible() and not made.busy)
    return made


def recorded(page: ReviewPage, subject: str) -> Succession:
    [row] = page._desk.session.state.where("successions", "subject", subject)
    return row


def row_of(page: ReviewPage, name: str) -> int:
    names = [page.model.index(row, THING).data().strip() for row in range(page.model.rowCount())]
    return names.index(name)


def said(page: ReviewPage, row: int, column: int) -> str:
    return page.model.index(row, column).data()


def press(page: ReviewPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.view, key)


def test_every_unit_and_post_of_the_base_is_listed(page: Page) -> None:
    made = page()
    session = made._desk.session
    base = session.plan.states[session.scenario_row.base]
    assert made.model.rowCount() == len(base.units) + len(base.posts)
    assert made.bar._said.text() == f"0 of {made.model.rowCount()} reviewed"
    assert said(made, row_of(made, "Department of Foreign Trade Regulations"), BECAME).startswith("merged into")
    assert said(made, row_of(made, "CU rules development"), BECAME) == "not yet placed"
    assert made.view.hasFocus()


def test_enter_accepts_what_became_of_a_row_and_goes_on(page: Page) -> None:
    made = page()
    press(made, Qt.Key.Key_Home)
    first = [made.model.item(row) for row in range(4)]
    press(made, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert [recorded(made, item.id).review for item in first] == [item.offered for item in first]
    assert made.view.currentIndex().row() == 4
    assert made.bar._said.text().startswith("4 of ")


def test_what_is_undecided_is_not_accepted_but_may_be_noted(page: Page, qtbot: QtBot) -> None:
    made = page()
    made.view.go_to(row := row_of(made, "CU rules development"))
    with qtbot.waitSignal(made._desk.session.done) as told:
        press(made, Qt.Key.Key_Return)
    assert "undecided" in str(told.args[0])
    assert recorded(made, made.model.item(row).id).review == "not reviewed"
    assert made.view.currentIndex().row() == row + 1, "it stays open, and Enter goes on"
    made.view.go_to(row)
    press(made, Qt.Key.Key_7)
    assert recorded(made, made.model.item(row).id).review == "out of scope"
    assert said(made, row, REVIEW) == "≠ out of scope"
    assert made.bar.differing.isVisible()


def test_a_digit_notes_a_state(page: Page) -> None:
    made = page()
    for number, state in enumerate(REVIEWS):
        made.view.go_to(2)
        QTest.keyClick(made.view, str(number))
        noted = made._desk.session.state.where("successions", "subject", made.model.item(2).id)
        assert [row.review for row in noted] == [state]


def test_a_whole_review_takes_as_many_keys_as_rows(page: Page) -> None:
    made = page()
    press(made, Qt.Key.Key_Home)
    for _ in range(made.model.rowCount()):
        press(made, Qt.Key.Key_Return)
        if not made.model.item(made.view.currentIndex().row()).offered:
            press(made, Qt.Key.Key_6)
    assert made.bar._said.text() == f"{made.model.rowCount()} of {made.model.rowCount()} reviewed"
    assert made.bar._progress.differing == 4


def test_n_skips_what_is_reviewed_and_keys_of_a_kazakh_keyboard_are_understood(page: Page) -> None:
    made = page()
    press(made, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Home)
    type_text(made.view, "т")
    assert made.view.currentIndex().row() == 1
    type_text(made.view, "ң")
    assert recorded(made, made.model.item(1).id).review == REVIEWS[4]


def test_every_mark_is_undone_and_several_at_once_are_one_step(page: Page) -> None:
    made = page()
    session = made._desk.session
    before = session.document.history.place
    made.view.go_to(1)
    for _ in range(3):
        QTest.keyClick(made.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(made, Qt.Key.Key_1)
    assert [made.model.item(row).state for row in range(5)] == ["not reviewed", *["unchanged"] * 4]
    assert session.document.history.place == before + 1
    QTest.keyClick(made.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(made, Qt.Key.Key_Return)
    assert session.document.history.place == before + 2
    assert made.bar._progress.reviewed == made.model.rowCount() - 4
    QTest.keyClick(made.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.bar._progress.reviewed == 0


def test_the_reason_is_typed_in_place_in_the_language_of_the_window(page: Page, qtbot: QtBot) -> None:
    made = page()
    made._desk.words.speak("kk")
    made.view.go_to(3)
    subject, before = made.model.item(3).id, recorded(made, made.model.item(3).id).reason
    press(made, Qt.Key.Key_F2)
    editor = made.view.viewport().findChild(QLineEdit)
    editor.selectAll()
    type_text(editor, "Құрылым өзгереді")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: recorded(made, subject).reason.exactly("kk") == "Құрылым өзгереді")
    qtbot.waitUntil(lambda: not made.busy)
    assert recorded(made, subject).reason.exactly("en") == before.exactly("en")
    assert said(made, 3, REASON) == "Құрылым өзгереді"


def test_decision_and_wave_are_edited_for_all_selected_rows(page: Page, qtbot: QtBot) -> None:
    made = page()
    made.view.go_to(1)
    QTest.keyClick(made.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    flag = QItemSelectionModel.SelectionFlag.NoUpdate
    made.view.selectionModel().setCurrentIndex(made.model.index(2, WAVE), flag)
    press(made, Qt.Key.Key_F2)
    editor = made.view.viewport().findChild(QLineEdit)
    type_text(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [said(made, row, WAVE) for row in (1, 2)] == ["2", "2"])
    assert [made.model.item(row).state for row in (1, 2)] == ["not reviewed"] * 2
    made.view.selectionModel().setCurrentIndex(made.model.index(2, DECISION), flag)
    press(made, Qt.Key.Key_F2)
    combo = made.view.viewport().findChild(QComboBox)
    qtbot.waitUntil(lambda: combo.view().isVisible())
    QTest.keyClick(combo.view(), Qt.Key.Key_End)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [made.model.item(row).decision for row in (1, 2)] == ["out of scope"] * 2)


def test_the_list_is_filtered_and_a_noted_row_leaves_what_is_open(page: Page, qtbot: QtBot) -> None:
    made = page()
    press(made, Qt.Key.Key_F)
    assert made.bar.text.hasFocus()
    type_text(made.bar.text, "tariff")
    QTest.keyClick(made.bar.text, Qt.Key.Key_Return)
    listed = made.model.rowCount()
    assert 0 < listed < len(made.model.items)
    made.bar.state.setCurrentIndex(made.bar.state.findData("not reviewed"))
    made.bar.state.activated.emit(made.bar.state.currentIndex())
    made.view.setFocus()
    press(made, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert made.model.rowCount() == listed - 1
    assert made.view.currentIndex().row() == 0
    made._desk.session.undo()
    assert made.model.rowCount() == listed
    QTest.keyClick(made.bar.text, Qt.Key.Key_Escape)
    assert made.model.rowCount() == len(made.model.items)


def test_a_row_selects_in_the_chart_what_it_became_and_the_other_way(page: Page) -> None:
    made = page()
    session = made._desk.session
    made.view.go_to(row_of(made, "Department of Foreign Trade Regulations"))
    assert session.state.units[session.selected].code == "ITD"
    tariff = next(unit for unit in session.state.units.values() if unit.code == "ITD-REM")
    session.select(tariff.id)
    assert made.model.item(made.view.currentIndex().row()).id == tariff.id


def test_a_move_on_the_chart_is_followed_and_pointed_out(page: Page, qtbot: QtBot) -> None:
    made = page()
    session = made._desk.session
    row = row_of(made, "Department of Investment Policy")
    made.view.go_to(row)
    press(made, Qt.Key.Key_1)
    itd = next(unit for unit in session.state.units.values() if unit.code == "ITD")
    assert session.do(edits.move_unit, made.model.item(row).id, itd.id)
    qtbot.waitUntil(lambda: not made.busy)
    assert said(made, row, REVIEW) == "≠ unchanged"
    assert said(made, row, BECAME).startswith("moved: ")


def test_a_scenario_without_a_base_says_what_to_do(page: Page, qtbot: QtBot) -> None:
    made = page()
    session = made._desk.session
    made.view.go_to(2)
    press(made, Qt.Key.Key_F2)
    session.choose(session.plan.ordered_scenarios()[0].id)
    qtbot.waitUntil(lambda: not made.busy and made._stack.currentIndex() == 1)
    assert made.model.rowCount() == 0
    assert "copy this one" in made._none.text()


def test_a_large_list_is_marked_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.session.show(Document.new(generate(3000, 1)))
    session = window.desk.session
    session.choose(next(row.id for row in session.plan.ordered_scenarios() if row.base))
    settle(window, qtbot)
    made = show(window, qtbot)
    made.view.selectAll()
    press(made, Qt.Key.Key_Return)
    open_ = sum(not item.offered for item in made.model.items)
    qtbot.waitUntil(lambda: made.bar._progress.reviewed == made.model.rowCount() - open_, timeout=15000)
    assert made.bar._progress.differing == 0
