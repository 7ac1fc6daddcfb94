"""The page that compares: lists, streams, ledger and staffing as a person goes through them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from comparing import column_texts, row_named, shown, turn_to, view, waited
from driving import click, opened, press, settle, type_text, unit_of_code
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.analysis.ledger import Ledger
from orgplanner.analysis.views.accounts import FIRST, PARTS, account_grid, state_of
from orgplanner.document import Document
from orgplanner.model import Figure, Plan, exactly, names
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.page import ComparePage
from ui.window import MainWindow

Opener = Callable[..., MainWindow]


@pytest.fixture
def page(work: MainWindow, qtbot: QtBot) -> ComparePage:
    """The proposal of the sample, held against the current state."""
    return shown(work, qtbot)


def test_changes_are_listed_with_sign_and_word_and_narrowed(page: ComparePage, qtbot: QtBot) -> None:
    structure = page.view("structure")
    changes = column_texts(structure.list, 1)
    assert {"⇄ merged", "+ new", "? undecided"} <= set(changes)
    assert "= unchanged" not in changes
    turn_to(structure.change, "undecided")
    turn_to(structure.thing, "units")
    assert column_texts(structure.list, 2) == ["DIEI-CU CU rules development", "DIEI-AM Analysis and monitoring"]
    structure.text.setFocus()
    type_text(structure.text, "monitoring")
    qtbot.waitUntil(lambda: column_texts(structure.list, 2) == ["DIEI-AM Analysis and monitoring"])
    press(Qt.Key.Key_Return)
    assert structure.list.hasFocus()


def test_what_is_chosen_in_the_list_is_selected_and_its_streams_stand_out(page: ComparePage) -> None:
    structure, session = page.view("structure"), page._desk.session
    row = next(at for at, text in enumerate(column_texts(structure.list, 2)) if "Customs, tariff" in text)
    structure.list.setFocus()
    for _ in range(row - structure.list.currentIndex().row()):
        press(Qt.Key.Key_Down)
    unit = unit_of_code(page.window(), "ITD-MA-CTN")
    assert session.selected == unit.id
    sankey = structure.sankey
    lit = [sankey.sankey.bands[place].stream for place in sankey.lit()]
    assert len(lit) == 2
    assert {sankey.sankey.streams.olds[each.old].name for each in lit} == {
        "DFTR-NTM Non-tariff measures", "DFTR-TAR Tariff",
    }  # fmt: skip


def test_streams_are_walked_through_with_keys_and_pointed_at(page: ComparePage, qtbot: QtBot) -> None:
    structure, session = page.view("structure"), page._desk.session
    sankey = structure.sankey
    sankey.setFocus()
    wanted = next(bar for bar in sankey.sankey.bars[0] if "Trade remedies" in sankey.sankey.stand(bar).name)
    while sankey.current is None or sankey.current.side == 1:
        press(Qt.Key.Key_Left)
    while sankey.current != wanted:
        press(Qt.Key.Key_Down if sankey.current.place < wanted.place else Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)
    assert sankey.current.side == 1
    assert "Trade remedies" in sankey.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert session.selected == unit_of_code(page.window(), "ITD-REM").id
    QTest.keyClick(opened(page.window(), qtbot, EntriesDialog), Qt.Key.Key_Escape)
    bar = sankey.sankey.bars[0][2]
    sankey.verticalScrollBar().setValue(round(bar.top))
    place = bar.top + bar.slot / 2 - sankey.verticalScrollBar().value()
    QTest.mouseMove(sankey.viewport(), QPoint(round(bar.x) - 30, round(place)))
    assert sankey.lit() == tuple(sankey.sankey.ways_of(bar))
    assert "DFTR-WTO" in sankey.sankey.stand(bar).name


def test_only_what_changes_leaves_out_what_stays(page: ComparePage, qtbot: QtBot) -> None:
    structure = page.view("structure")
    before = len(structure.sankey.sankey.streams.streams)
    click(structure.only, QPoint(8, structure.only.height() // 2))
    waited(page, qtbot)
    after = structure.sankey.sankey.streams
    assert len(after.streams) < before
    assert not any("Investment Policy" in stand.name for stand in after.olds)


def test_every_figure_of_the_ledger_opens_its_lines(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    ledger, table = page.view("ledger"), page.view("ledger").table
    assert ledger._state.text().startswith("✓ The ledger balances: ~84–93")
    assert not ledger.faults.isVisible()
    table.setFocus()
    press(Qt.Key.Key_Home)
    for _ in range(FIRST + PARTS.index("undecided") - table.currentIndex().column()):
        press(Qt.Key.Key_Right)
    assert "undecided 8–14" in ledger._formula.text()
    press(Qt.Key.Key_Return)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    assert sorted(column_texts(dialog.table, 4)) == ["4–7", "4–7"]
    assert column_texts(dialog.table, 3) == ["undecided", "undecided"]
    assert "World Bank" in column_texts(dialog.table, 5)[0]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert page._desk.session.selected in page._desk.session.state.posts


def test_what_is_not_explained_is_red_and_opens_its_lines(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    ledger = page.view("ledger")
    sound = ledger._made
    broken = Ledger(sound.ledger.old, sound.ledger.new, sound.ledger.trees, sound.ledger.entries[1:])
    grid = account_grid(sound.found, broken)
    ledger.take(replace(sound, ledger=broken, grid=grid, said=state_of(broken), balances=broken.is_balanced))
    assert ledger._state.objectName() == "fault"
    assert "does not balance" in ledger._state.text()
    assert column_texts(ledger.table, FIRST + len(PARTS))[0] == "! unexplained"
    click(ledger.faults)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    wanted = {each.line for each in broken.unexplained}
    assert {dialog.table.grid_model.row(at).id for at in range(dialog.table.model().rowCount())} == wanted
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_empty_figure_says_so(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    table = page.view("ledger").table
    table.setCurrentIndex(table.model().index(0, FIRST + PARTS.index("closed")))
    table.setFocus()
    with qtbot.waitSignal(page._desk.session.done) as told:
        press(Qt.Key.Key_Return)
    assert "it is 0" in str(told.args[0])
    assert not page.window().findChildren(EntriesDialog)


def test_pairs_of_units_and_other_measures(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    ledger = page.view("ledger")
    click(ledger.kinds.button(1))
    waited(page, qtbot)
    row = row_named(ledger.table, "DFTR-TAR Tariff")
    assert column_texts(ledger.table, 1)[row].startswith("ITD-MA-CTN")
    assert column_texts(ledger.table, 3)[row] == "~6"
    turn_to(ledger.measure, "posts")
    waited(page, qtbot)
    assert column_texts(ledger.table, 3)[row_named(ledger.table, "DFTR-TAR Tariff")] == "2"


def test_another_scenario_to_compare_with(page: ComparePage, qtbot: QtBot) -> None:
    assert page.against.currentText() == "Current, April 2013"
    page.against.setFocus()
    QTest.keyClick(page.against, Qt.Key.Key_Down)
    page.against.activated.emit(page.against.currentIndex())
    waited(page, qtbot)
    assert page.against.currentText() == "Worked example"
    assert "Worked example" not in page._desk.session.plan.words(page._desk.session.scenario_row.name, "en")
    assert page._found.old == page.against.currentData()


def test_it_follows_edits_and_undo_while_it_is_seen(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    table, session = page.view("ledger").table, page._desk.session
    unit = unit_of_code(page.window(), "CTPD-LEG")
    before = column_texts(table, FIRST + PARTS.index("created"))
    session.do(edits.add_post, unit.id, title=names(en="Lawyer"), established=edited("3"))
    waited(page, qtbot)
    assert column_texts(table, FIRST + PARTS.index("created"))[row_named(table, "CTPD-LEG")] == "3"
    session.undo()
    waited(page, qtbot)
    assert column_texts(table, FIRST + PARTS.index("created")) == before


def edited(number: str) -> Figure:
    return Figure(exactly(number))


def test_it_does_nothing_while_it_is_not_seen(page: ComparePage, qtbot: QtBot) -> None:
    window, session = page.window(), page._desk.session
    window.work.show_page("chart")
    session.do(edits.rename_unit, unit_of_code(window, "CTPD-LEG").id, "en", "Law")
    settle(window, qtbot)
    assert not page.busy
    window.work.show_page("compare")
    waited(page, qtbot)
    assert any("CTPD-LEG Law" in text for text in column_texts(page.view("structure").list, 2))


def test_staffing_by_unit_by_grade_and_what_is_vacant(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "staffing", qtbot)
    staffing = page.view("staffing")
    row = row_named(staffing.table, "CTPD Center")
    assert [staffing.table.model().index(row, at).data() for at in (2, 3, 4)] == ["~50", "~65–70", "+15–20"]
    assert not staffing.picture.isVisible()
    turn_to(staffing.by, "kind")
    waited(page, qtbot)
    assert staffing.picture.isVisible()
    assert "heads of units" in column_texts(staffing.table, 0)
    staffing.table.setFocus()
    press(Qt.Key.Key_Return)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    assert dialog.table.model().rowCount() > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    turn_to(staffing.by, "vacancies")
    waited(page, qtbot)
    assert column_texts(staffing.table, 5) == ["15–20"]


def test_rows_are_copied_with_their_headings(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "ledger", qtbot)
    table = page.view("ledger").table
    table.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heading, first = QApplication.clipboard().text().splitlines()[:2]
    assert heading.split("\t")[:2] == ["Unit", "Before"]
    assert first.split("\t")[0] == "Whole organisation"


def test_the_foot_of_the_window_tells_the_ledger_and_leads_to_it(work: MainWindow, qtbot: QtBot) -> None:
    button = work.work.totals.ledger
    qtbot.waitUntil(button.isVisible, timeout=10000)
    assert button.text() == "✓ Ledger balances  +1–12 + ?"
    click(button)
    page = work.work.tabs.page("compare")
    assert isinstance(page, ComparePage)
    waited(page, qtbot)
    assert page.current == "ledger"
    assert page.view("ledger").table.isVisible()
    work.desk.session.choose(work.desk.session.plan.find_scenario("Current, April 2013").id)
    qtbot.waitUntil(lambda: not button.isVisible())


def test_a_plan_of_one_scenario_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Only"), "current", id="now"))
    plan.apply(edits.add_unit(plan, "now", name=names(en="Ministry"), id="m"))
    window.desk.session.show(Document.new(plan))
    settle(window, qtbot)
    page = shown(window, qtbot)
    assert page._none.isVisible()
    assert "no other scenario to compare “Only” with" in page._none.text()
    assert not page.against.isEnabled()
    window.desk.session.do_shared(edits.copy_scenario, "now", names(en="Copy"))
    waited(page, qtbot)
    assert page.against.currentText() == "Copy"
    assert not page._none.isVisible()


def test_everything_is_said_in_kazakh(page: ComparePage, qtbot: QtBot) -> None:
    page.window().speak("kk")
    waited(page, qtbot)
    assert "⇄ біріктірілді" in column_texts(page.view("structure").list, 1)
    assert page.view("structure").change.itemText(0) == "Барлық өзгерістер"
