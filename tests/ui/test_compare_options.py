"""The page that compares: scenarios side by side, options with scores, functions, files and paper."""

from pathlib import Path

import hypothesis.strategies as st
import pytest
from comparing import column_texts, example, row_named, turn_to, view, waited
from driving import click, opened, press, unit_of_code, write
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ui.dialogs.export import ExportDialog
from ui.dialogs.report import ReportDialog
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.first_column import FirstColumn
from ui.pages.compare.grid_view import HEADINGS, TIGHT_NAME, TIGHT_WORDS, shared, with_headings
from ui.pages.compare.page import ComparePage
from ui.window import MainWindow


@pytest.fixture
def page(work: MainWindow, qtbot: QtBot) -> ComparePage:
    """The worked example of the sample, held against the current state."""
    return example(work, qtbot)


def summed(texts: list[str]) -> int:
    return sum(int(text) for text in texts)


def test_staffing_opens_the_posts_of_each_figure_and_sets_scenarios_side_by_side(
    page: ComparePage, qtbot: QtBot
) -> None:
    view(page, "staffing", qtbot)
    staffing, table = page.view("staffing"), page.view("staffing").table
    table.setCurrentIndex(table.model().index(row_named(table, "CTPD-RES Research"), 6))
    assert staffing.opening.formula.text().startswith("Gap 5 = established − filled")
    table.setFocus()
    press(Qt.Key.Key_Return)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    assert summed(column_texts(dialog.table, 5)) == 5
    assert "assumed" in column_texts(dialog.table, 6)[0]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    click(staffing.side)
    waited(page, qtbot)
    across = Qt.Orientation.Horizontal
    assert [table.model().headerData(at, across, 0) for at in range(1, table.model().columnCount())] == [
        "Current, April 2013", "Proposed (source)", "Difference", "Worked example", "Difference",
    ]  # fmt: skip
    row = row_named(table, "CTPD Center")
    assert [table.model().index(row, at).data() for at in (1, 2, 3)] == ["~50", "~65–70", "+15–20"]
    table.setColumnWidth(1, 900)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.setCurrentIndex(table.model().index(row, 5))
    names = table.findChild(FirstColumn)
    qtbot.waitUntil(names.isVisible)
    assert names.indexAt(names.visualRect(names.model().index(row, 0)).center()).row() == row
    QTest.keyClick(table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: not names.isVisible())
    staffing.beside.choices.aboutToShow.emit()
    shown_first, other, _ = staffing.beside.choices.actions()
    assert not shown_first.isEnabled()
    other.trigger()
    waited(page, qtbot)
    assert table.model().columnCount() == 4


def test_criteria_and_scores_are_typed_weighed_and_undone(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "options", qtbot)
    options, session = page.view("options"), page._desk.session
    row = row_named(options.table, "Undecided FTE")
    assert [options.table.model().index(row, at).data() for at in (1, 2, 3)] == ["–", "8–14", "–"]
    scores, table = options.scores, options.scores.table
    click(scores.add)
    qtbot.waitUntil(lambda: table.state() == table.State.EditingState)
    write("Speed")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != table.State.EditingState)
    assert column_texts(table, 0)[:2] == ["Speed", "Weighted sum"]
    for column, text in ((1, "2"), (2, "3"), (3, "5-6"), (4, "8")):
        type_into(table, column, text, qtbot)
    assert [table.model().index(1, at).data() for at in (2, 3, 4)] == ["6", "10–12", "16"]
    assert scores.verdict.text().startswith("“Worked example” is first with 16; no other comes above 12.")
    with qtbot.waitSignal(session.refused):
        type_into(table, 4, "11", qtbot)
    assert table.model().index(0, 4).data() == "11"
    assert table.model().index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    type_into(table, 4, "5.5", qtbot)
    assert scores.verdict.text().startswith("Which option is first is open between")
    session.undo()
    assert scores.verdict.text().startswith("“Worked example” is first")
    table.setCurrentIndex(table.model().index(0, 3))
    assert "2 × 5–6 = 10–12" in scores.formula.text()
    click(scores.remove)
    assert column_texts(table, 0) == []
    session.undo()
    assert column_texts(table, 0)[0] == "Speed"
    assert not page.busy


def type_into(table: object, column: int, text: str, qtbot: QtBot) -> None:
    """Types into a cell of the first criterion, as somebody does: the first letter begins it."""
    table.setCurrentIndex(table.model().index(0, column))
    table.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() == table.State.EditingState)
    QApplication.focusWidget().selectAll()
    write(text)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != table.State.EditingState)


def test_what_is_being_typed_stays_when_the_comparison_is_worked_out_anew(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "options", qtbot)
    table = page.view("options").scores.table
    click(page.view("options").scores.add)
    qtbot.waitUntil(lambda: table.state() == table.State.EditingState)
    write("Speed")
    page.view("options").wanted.emit()
    waited(page, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != table.State.EditingState)
    assert column_texts(table, 0)[0] == "Speed"


def test_functions_people_and_links_are_listed_and_narrowed(page: ComparePage, qtbot: QtBot) -> None:
    view(page, "functions", qtbot)
    functions, session = page.view("functions"), page._desk.session
    turn_to(functions.change, "moved")
    functions.change.activated.emit(functions.change.currentIndex())
    assert set(column_texts(functions.table, 1)) == {"⇄ moved"}
    functions.table.setCurrentIndex(functions.table.model().index(1, 0))
    assert session.selected in session.state.functions
    turn_to(functions.listed, "people")
    waited(page, qtbot)
    assert "+ assigned" in [functions.change.itemText(at) for at in range(functions.change.count())]
    turn_to(functions.listed, "links")
    waited(page, qtbot)
    assert functions.count.text().endswith(str(len(functions._made.grid.rows)))


def test_the_view_goes_to_csv_to_paper_and_to_a_workbook(
    page: ComparePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table, pdf = tmp_path / "view.csv", tmp_path / "view.pdf"
    structure = page.view("structure")
    turn_to(structure.change, "merged")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(table), ""))
    page.output.menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: table.exists() and not page.output.busy, timeout=10000)
    lines = table.read_text("utf-8-sig").splitlines()
    assert "Current, April 2013 compared with Worked example" in lines[0]
    assert sum("⇄ merged" in line for line in lines) == structure.list.model().rowCount() == len(lines) - 4
    click(page.output.print)
    dialog = opened(page.window(), qtbot, ReportDialog)
    qtbot.waitUntil(lambda: bool(dialog.pages) and not dialog.busy, timeout=15000)
    assert dialog.turner.view.image() is not None
    count = len(dialog.pages)
    click(dialog.turner.on)
    qtbot.waitUntil(lambda: not dialog.busy and dialog.turner.back.isEnabled(), timeout=10000)
    assert dialog.turner.number.text() == f"Page 2 of {count}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(pdf), ""))
    click(dialog.foot.go)
    qtbot.waitUntil(lambda: pdf.exists() and not dialog.busy, timeout=15000)
    assert pdf.read_bytes().startswith(b"%PDF")
    dialog.reject()
    page.output.menu.actions()[0].trigger()
    workbook = opened(page.window(), qtbot, ExportDialog)
    assert workbook.format.currentData() == ".xlsx"
    assert workbook.options().against == page.against.currentData()
    workbook.reject()


def test_the_review_is_one_click_away_and_a_stream_opens_its_posts(page: ComparePage, qtbot: QtBot) -> None:
    structure = page.view("structure")
    assert structure.review.text().endswith("reviewed")
    made = structure.sankey.sankey
    place = next(at for at, band in enumerate(made.bands) if structure.sankey.told(at).startswith("DFTR-WTO"))
    structure.sankey.opened.emit(place)
    dialog = opened(page.window(), qtbot, EntriesDialog)
    units = {text.split()[0] for text in column_texts(dialog.table, 1)}
    assert units == {"DFTR-WTO"}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    unit = unit_of_code(page.window(), "CTPD")
    structure.list.go_to(unit.id)
    assert "lines that come" in structure.opening.formula.text()
    tabs = page.window().work.tabs
    click(structure.review)
    qtbot.waitUntil(lambda: tabs.page("review") is not None and tabs.page("review").isVisible())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 400), st.booleans()), min_size=1, max_size=12), st.integers(200, 1600))
def test_columns_share_their_room(columns: list[tuple[int, bool]], room: int) -> None:
    needed = [width for width, _ in columns]
    wordy = [at for at, (_, is_words) in enumerate(columns) if is_words]
    found = shared(needed, needed, wordy, room)
    assert all(found[at] == needed[at] for at in range(len(columns)) if at not in wordy)
    assert all(found[at] >= min(needed[at], TIGHT_WORDS) for at in wordy)
    if sum(needed) <= room and wordy:
        assert all(found[at] >= needed[at] for at in wordy)
        assert room - len(wordy) < sum(found) <= room
    least = {at: min(needed[at], TIGHT_WORDS if at else TIGHT_NAME) for at in wordy}
    tight = sum(least.get(at, width) for at, width in enumerate(needed))
    assert sum(found) <= room or tight > room


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 300), st.booleans()), min_size=1, max_size=12),
    st.integers(200, 1600),
)
def test_headings_give_way_before_a_table_is_scrolled(columns: list[tuple[int, int, bool]], room: int) -> None:
    cells, titles = [cell for cell, _, _ in columns], [title for _, title, _ in columns]
    wordy = [at for at, (_, _, is_words) in enumerate(columns) if is_words]
    widest, found = (with_headings(cells, titles, wordy, room, HEADINGS[:most]) for most in (1, None))
    assert all(cell <= width <= most for cell, width, most in zip(cells, found, widest, strict=True))
    least = {at: min(found[at], TIGHT_WORDS if at else TIGHT_NAME) for at in wordy}
    assert found == widest or sum(least.get(at, width) for at, width in enumerate(found)) <= room
