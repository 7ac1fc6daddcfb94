"""The tables, driven by keys and the clipboard as a person drives them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import LEFT, NONE, canvas_of, settle, type_text, unit_of_code
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from orgplanner.document import Document
from orgplanner.edits import lock_scenario
from orgplanner.generate import generate
from orgplanner.model import Figure, Post, about, between, exactly
from ui.dragging import read_rows, rows_mime
from ui.pages.tables import SeveralTables
from ui.preferences import Preferences
from ui.tables.columns import Columns, remember, remembered
from ui.tables.panel import TablePanel
from ui.tables.report import ReportDialog
from ui.window import MainWindow

Opened = Callable[..., TablePanel]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def wait(qtbot: QtBot, panel: TablePanel) -> None:
    """Waits until the table has worked out what it works on."""
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not panel.busy, timeout=10000)


@pytest.fixture
def opened(open_sample: Callable[[str], MainWindow], qtbot: QtBot) -> Opened:
    """Opens a page with a table of the sample, in the scenario with holders unless another is named."""

    def table(page: str = "staffing", scenario: int = 2, place: int = 0) -> TablePanel:
        window = open_sample("mebp-trade")
        session = window.desk.session
        session.choose(session.plan.ordered_scenarios()[scenario].id)
        window.work.show_page(page)
        made = window.work.tabs.page(page)
        if isinstance(made, SeveralTables):
            made.show_table(place)
            made = made.tables[place]
        assert isinstance(made, TablePanel)
        made.view.setFocus()
        wait(qtbot, made)
        return made

    return table


def posts(panel: TablePanel) -> dict[str, Post]:
    return panel.desk.session.state.posts


def post_at(panel: TablePanel, row: int) -> Post:
    return posts(panel)[panel.model.id_at(row)]


def go(panel: TablePanel, row: int, column: str) -> None:
    panel.view.setFocus()
    panel.view.go_to(row, panel.model.column_place(column))


def press(panel: TablePanel, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.view, key, modifier)


def editor(panel: TablePanel) -> QLineEdit:
    found = panel.view.viewport().findChildren(QLineEdit)
    return found[-1]


def type_into(panel: TablePanel, row: int, column: str, text: str, end: Key = Key.Key_Return) -> None:
    """Types over a cell and leaves it with a key."""
    go(panel, row, column)
    press(panel, Key.Key_F2)
    line = editor(panel)
    line.selectAll()
    type_text(line, text) if text else QTest.keyClick(line, Key.Key_Delete)
    QTest.keyClick(QApplication.activePopupWidget() or line, end)


def shown(panel: TablePanel, row: int, column: str) -> str:
    return str(panel.model.index(row, panel.model.column_place(column)).data())


def titles(panel: TablePanel) -> list[str]:
    return [shown(panel, row, "title:en") for row in range(panel.model.rowCount())]


# what is shown


def test_all_posts_are_listed_in_printed_order_with_their_numbers(opened: Opened) -> None:
    panel = opened()
    state = panel.desk.session.state
    printed = [post.id for unit, _ in state.walk() for post in state.posts_of(unit.id)]
    assert panel.model.ids(range(panel.model.rowCount())) == printed
    assert panel.bar.count.whole() == f"{len(printed)} rows"
    assert "Established, FTE: ~114 + 2 unknown" in panel.foot.sums.whole()


def test_each_page_has_its_table(opened: Opened, window: MainWindow) -> None:
    for page, place, table in (
        ("people", 0, "people"), ("skills", 0, "ratings"), ("skills", 1, "requirements"), ("skills", 2, "skills"),
        ("functions", 0, "functions"), ("links", 0, "links"),
    ):  # fmt: skip
        panel = opened(page, place=place)
        session = panel.desk.session
        rows = session.plan.table(table, session.scenario if panel.model.is_of_scenario else None)
        assert panel.model.rowCount() == len(rows)


# typing


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("4-7", between(4, 7)), ("~25", about(25)), ("0,5", exactly("0.5")), ("0.5", exactly("0.5")),
     ("1/2", exactly("0.5"))],
)  # fmt: skip
def test_numbers_are_typed_as_people_write_them(opened: Opened, typed: str, meant: object) -> None:
    panel = opened()
    post = post_at(panel, 7)
    type_into(panel, 7, "established", typed)
    assert posts(panel)[post.id].established.quantity == meant
    assert panel.view.currentIndex().row() == 8


def test_typing_begins_with_the_first_letter_and_tab_goes_right(opened: Opened) -> None:
    panel = opened()
    post = post_at(panel, 7)
    go(panel, 7, "code")
    type_text(panel.view, "X")
    line = editor(panel)
    type_text(line, "-12")
    QTest.keyClick(line, Key.Key_Tab)
    assert posts(panel)[post.id].code == "X-12"
    assert panel.view.currentIndex().column() != panel.model.column_place("code")


def test_escape_takes_back_what_is_being_typed(opened: Opened) -> None:
    panel = opened()
    type_into(panel, 7, "title:en", "Something else", Key.Key_Escape)
    assert titles(panel)[7] != "Something else"
    assert not panel.desk.session.document.can_undo


def test_what_is_not_understood_stays_marked_and_explained_until_it_is_put_right(
    opened: Opened, qtbot: QtBot
) -> None:
    panel = opened()
    post = post_at(panel, 7)
    type_into(panel, 7, "established", "a few")
    assert not panel.desk.session.document.can_undo
    panel.view.header.setSortIndicator(panel.model.column_place("title:en"), Qt.SortOrder.DescendingOrder)
    wait(qtbot, panel)
    window = panel.window()
    window.work.show_page("chart")
    window.work.show_page("staffing")
    wait(qtbot, panel)
    row = panel.model.place_of(post.id)
    assert shown(panel, row, "established") == "a few"
    go(panel, row, "established")
    assert "is not a number; write 6, 0.5, 1/2, 4–7 or ~25" in panel.foot.why.text()
    assert "is not a number" in panel.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    go(panel, 0, "code")
    assert "1" in panel.foot.why.text()
    qtbot.mouseClick(panel.foot.next, Qt.MouseButton.LeftButton)
    assert panel.view.currentIndex().row() == row
    type_into(panel, row, "established", "3")
    assert posts(panel)[post.id].established == Figure(exactly(3), "assumed")
    assert not panel.model.unsettled.cells
    assert panel.foot.fault.isHidden()


def test_a_grade_is_found_by_typing_and_a_wrong_one_explained(opened: Opened) -> None:
    panel = opened()
    post = post_at(panel, 0)
    type_into(panel, 0, "grade", "C-3")
    assert panel.desk.session.plan.grades[posts(panel)[post.id].grade].code == "C-3"
    type_into(panel, 0, "grade", "Z-9")
    assert "There is no grade “Z-9”" in str(
        panel.model.why(panel.model.index(0, panel.model.column_place("grade")))
    )


def test_a_part_of_a_word_is_enough_where_only_one_fits(opened: Opened) -> None:
    panel = opened()
    post = post_at(panel, 0)
    type_into(panel, 0, "status", "froz")
    assert posts(panel)[post.id].status == "frozen"


def test_a_note_is_typed_in_lines(opened: Opened) -> None:
    panel = opened()
    post = post_at(panel, 0)
    panel.laying.switch("note")
    go(panel, 0, "note")
    press(panel, Key.Key_F2)
    text = panel.view.viewport().findChild(QPlainTextEdit)
    text.selectAll()
    type_text(text, "one")
    QTest.keyClick(text, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_text(text, "two")
    QTest.keyClick(text, Key.Key_Return)
    assert posts(panel)[post.id].note == "one\ntwo"
    assert shown(panel, 0, "note") == "one two"


def test_the_space_bar_turns_a_head_into_none_and_back(opened: Opened) -> None:
    panel = opened()
    row = next(at for at in range(panel.model.rowCount()) if post_at(panel, at).is_head)
    post = post_at(panel, row)
    go(panel, row, "is_head")
    press(panel, Key.Key_Space)
    assert not posts(panel)[post.id].is_head
    press(panel, Key.Key_Space)
    assert posts(panel)[post.id].is_head


def test_another_unit_moves_the_post(opened: Opened) -> None:
    panel = opened()
    post = post_at(panel, 7)
    type_into(panel, 7, "unit", "EEC affairs")
    assert panel.desk.session.state.units[posts(panel)[post.id].unit].name.exactly("en") == "EEC affairs"
    panel.desk.session.undo()
    assert posts(panel)[post.id] == post


def test_a_holder_is_typed_by_name(opened: Opened) -> None:
    panel = opened()
    row = next(at for at in range(panel.model.rowCount()) if not shown(panel, at, "holders"))
    post = post_at(panel, row)
    type_into(panel, row, "holders", "Holder 1; Holder 2")
    state = panel.desk.session.state
    names = {str(panel.desk.session.plan.people[held.person].name) for held in state.holders(post.id)}
    assert names == {"Holder 1", "Holder 2"}
    assert shown(panel, row, "filled") == "2"


def test_a_locked_scenario_is_not_typed_into(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    session = panel.desk.session
    session.document.commit(lock_scenario(session.plan, session.scenario))
    wait(qtbot, panel)
    go(panel, 0, "title:en")
    assert not panel.view.edit(panel.view.currentIndex(), panel.view.EditTrigger.AllEditTriggers, None)
    assert not panel.bar.add.isEnabled()
    press(panel, Key.Key_Delete)
    assert panel.model.rowCount() == len(posts(panel))


def test_rows_of_another_scenario_are_not_typed_into_while_it_is_arranged(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    session = panel.desk.session
    session.choose(session.plan.ordered_scenarios()[0].id)
    stale = next(at for at in range(panel.model.rowCount()) if panel.model.id_at(at) not in posts(panel))
    panel.model.setData(panel.model.index(stale, panel.model.column_place("code")), "X", Qt.ItemDataRole.EditRole)
    panel.view.select_rows([stale], current=stale)
    press(panel, Key.Key_Delete)
    press(panel, Key.Key_D, CONTROL)
    wait(qtbot, panel)
    assert not session.document.can_undo
    assert not panel.model.unsettled.cells
    assert panel.model.rowCount() == len(posts(panel))


# order, filters, groups, columns


def test_a_click_on_a_heading_sorts_there_and_back(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    usual = titles(panel)
    header = panel.view.header
    at = panel.model.column_place("title:en")
    place = QPoint(header.sectionViewportPosition(at) + 30, 8)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        wait(qtbot, panel)
    assert titles(panel) == sorted(usual, key=str.casefold, reverse=True)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait(qtbot, panel)
    assert titles(panel) == usual
    assert not panel.view.selected_rows()


def test_a_filter_says_how_many_are_left_and_one_button_shows_all(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    whole = panel.model.rowCount()
    go(panel, 0, "title:en")
    press(panel, Key.Key_F, CONTROL)
    line = panel.view.header.line("title:en")
    type_text(line, "head of")
    qtbot.waitUntil(lambda: panel.model.rowCount() < whole)
    wait(qtbot, panel)
    assert all("head of" in title.casefold() for title in titles(panel))
    assert panel.bar.count.whole() == f"{panel.model.rowCount()} of {whole} rows"
    qtbot.mouseClick(panel.bar.clear, Qt.MouseButton.LeftButton)
    wait(qtbot, panel)
    assert panel.model.rowCount() == whole
    assert line.text() == ""


def test_values_of_a_column_are_chosen_from_a_list(opened: Opened, qtbot: QtBot) -> None:
    from ui.tables.values import ValuesPopup

    panel = opened()
    panel.view.header.line("status").actions()[0].trigger()
    wait(qtbot, panel)
    popup = panel.findChild(ValuesPopup)
    popup._tick(on=False)
    item = next(item for item in popup._items() if item.text().endswith("proposed"))
    item.setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(popup, Key.Key_Return)
    wait(qtbot, panel)
    assert {shown(panel, row, "status") for row in range(panel.model.rowCount())} == {"proposed"}


def test_groups_have_subtotals_and_fold(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    panel.group("unit")
    wait(qtbot, panel)
    head = panel.model.group_at(0)
    assert head is not None
    assert shown(panel, 0, "established") == "2 + ?"
    rows = panel.model.rowCount()
    panel.view.setFocus()
    panel.view.go_to(0, 0)
    press(panel, Key.Key_Left)
    assert panel.model.rowCount() == rows - len(head.ids)
    press(panel, Key.Key_Right)
    assert panel.model.rowCount() == rows
    type_into(panel, 3, "established", "5-6")
    wait(qtbot, panel)
    assert shown(panel, 0, "established") == "7–8"


def test_columns_are_chosen_moved_and_remembered(opened: Opened, window: MainWindow, qtbot: QtBot) -> None:
    panel = opened()
    header = panel.view.header
    panel.laying.switch("note")
    header.moveSection(header.visualIndex(panel.model.column_place("code")), 0)
    header.resizeSection(panel.model.column_place("code"), 143)
    again = TablePanel(window.desk, panel.sheet)
    qtbot.addWidget(again)
    again.resize(800, 400)
    again.show()
    wait(qtbot, again)
    fresh = again.view.header
    assert fresh.logicalIndex(0) == again.model.column_place("code")
    assert fresh.sectionSize(again.model.column_place("code")) == 143
    assert not again.view.isColumnHidden(again.model.column_place("note"))
    again.laying.usual()
    assert again.view.isColumnHidden(again.model.column_place("note"))
    again.finish()


def test_what_cannot_be_read_of_remembered_columns_is_the_usual(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.ini")
    kept = Columns(("a", "b"), {"a": False}, {"a": 90})
    remember(preferences, "staffing", kept)
    assert remembered(preferences, "staffing") == kept
    preferences.remember_layout("table-people", b"{broken")
    assert remembered(preferences, "people") == Columns()


# blocks


def test_a_block_from_a_spreadsheet_is_one_step_with_a_report(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    before = [post_at(panel, row) for row in range(3)]
    go(panel, 0, "grade")
    QGuiApplication.clipboard().setText("C-1\t4-7\r\nC-2\tlots\r\nQ-7\t~9\r\n")
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    after = [posts(panel)[post.id] for post in before]
    assert [post.established.quantity for post in after] == [
        between(4, 7),
        before[1].established.quantity,
        about(9),
    ]
    dialog = panel.window().findChild(ReportDialog)
    assert [dialog.list.topLevelItem(row).text(2) for row in range(dialog.list.topLevelItemCount())] == [
        "lots",
        "Q-7",
    ]
    dialog.list.itemActivated.emit(dialog.list.topLevelItem(1), 0)
    assert panel.view.currentIndex().row() == 2
    assert "There is no grade “Q-7”" in panel.foot.why.text()
    dialog.close()
    panel.desk.session.undo()
    assert [posts(panel)[post.id] for post in before] == before


def test_a_copied_block_comes_back_the_same(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    panel.view.setFocus()
    panel.view.selectAll()
    press(panel, Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert len(text.splitlines()) == panel.model.rowCount()
    panel.view.go_to(0, panel.view.seen_columns()[0])
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    assert not panel.desk.session.document.can_undo
    assert not panel.model.unsettled.cells


def test_headings_that_were_copied_are_passed_over(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    at = panel.model.column_place("code")
    codes = [post_at(panel, row).code for row in range(3)]
    panel.view.setFocus()
    panel.view.go_to(0, at)
    for _ in range(2):
        press(panel, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text().splitlines() == ["Code", *codes]
    panel.view.go_to(5, at)
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    assert [post_at(panel, row).code for row in range(5, 8)] == codes


def test_headings_say_which_columns_are_meant_also_in_an_empty_table(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.session.show(Document.new())
    window.work.show_page("people")
    panel = window.work.tabs.page("people")
    assert isinstance(panel, TablePanel)
    wait(qtbot, panel)
    monkeypatch.setattr(panel.clerk, "_ask", lambda *_: "add")
    panel.view.setFocus()
    QGuiApplication.clipboard().setText("Специальность\tCode\nThe law\tP-1\nEconomics\tP-2\n")
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    people = window.desk.session.plan.people.values()
    assert {(row.code, str(row.profession)) for row in people} == {("P-1", "The law"), ("P-2", "Economics")}
    assert panel.model.rowCount() == 2


def test_one_copied_cell_fills_all_that_are_selected(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    QGuiApplication.clipboard().setText("B-1\n")
    at = panel.model.column_place("code")
    panel.view.setFocus()
    panel.view.go_to(2, at)
    for _ in range(3):
        press(panel, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    assert [post_at(panel, row).code for row in range(2, 6)] == ["B-1"] * 4


def test_ctrl_d_fills_down_and_backspace_empties(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    type_into(panel, 0, "established", "4-7")
    panel.view.go_to(0, panel.model.column_place("established"))
    for _ in range(2):
        press(panel, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Key.Key_D, CONTROL)
    assert [str(post_at(panel, row).established.quantity) for row in range(3)] == ["4–7"] * 3
    press(panel, Key.Key_Backspace)
    assert [post_at(panel, row).established.quantity for row in range(3)] == [None] * 3


def test_rows_beyond_the_end_become_new_ones_after_a_question(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened()
    asked: list[str] = []
    given = iter(("cancel", "fits", "add"))

    def answer(question: object, *_: object) -> str:
        asked.append(str(question))
        return next(given)

    monkeypatch.setattr(panel.clerk, "_ask", answer)
    rows, last = panel.model.rowCount(), panel.model.rowCount() - 1
    counts = []
    for _ in range(3):
        go(panel, last, "title:en")
        QGuiApplication.clipboard().setText("Renamed\nNew one\nNew two\n")
        press(panel, Key.Key_V, CONTROL)
        wait(qtbot, panel)
        counts.append((titles(panel)[last], panel.model.rowCount()))
    assert counts[0][0] != "Renamed"
    assert counts[1:] == [("Renamed", rows), ("Renamed", rows + 2)]
    assert all("2" in question for question in asked)
    new = [post for post in posts(panel).values() if str(post.title) in ("New one", "New two")]
    assert {post.unit for post in new} == {post_at(panel, last).unit}


def test_many_rows_are_pasted_beside_the_window_and_undone_as_one(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.session.show(Document.new(generate(1500, 1)))
    window.work.show_page("staffing")
    panel = window.work.tabs.page("staffing")
    assert isinstance(panel, TablePanel)
    wait(qtbot, panel)
    before = dict(posts(panel))
    go(panel, 0, "title:en")
    lines = ["Same" if row % 500 else "Other" for row in range(len(before))]
    QGuiApplication.clipboard().setText("\r\n".join(lines))
    press(panel, Key.Key_V, CONTROL)
    assert panel.clerk.busy
    assert not panel.foot.progress.isHidden()
    qtbot.waitUntil(lambda: not panel.busy and posts(panel) != before, timeout=20000)
    assert {post.title.exactly("en") for post in posts(panel).values()} == {"Same", "Other"}
    window.desk.session.undo()
    qtbot.waitUntil(lambda: posts(panel) == before, timeout=20000)
    wait(qtbot, panel)


def test_a_paste_that_is_called_off_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.session.show(Document.new(generate(1500, 1)))
    window.work.show_page("staffing")
    panel = window.work.tabs.page("staffing")
    assert isinstance(panel, TablePanel)
    wait(qtbot, panel)
    before = dict(posts(panel))
    go(panel, 0, "title:en")
    QGuiApplication.clipboard().setText("Same\n" * 1400)
    press(panel, Key.Key_V, CONTROL)
    qtbot.mouseClick(panel.foot.cancel, Qt.MouseButton.LeftButton)
    wait(qtbot, panel)
    assert posts(panel) == before
    assert panel.foot.progress.isHidden()


# rows


def test_insert_adds_a_row_that_is_kept_once_something_is_typed(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    rows, above = panel.model.rowCount(), post_at(panel, 7)
    go(panel, 7, "title:en")
    press(panel, Key.Key_Insert)
    assert panel.model.rowCount() == rows + 1
    assert not panel.desk.session.document.can_undo
    line = editor(panel)
    type_text(line, "Adviser")
    QTest.keyClick(line, Key.Key_Return)
    new = post_at(panel, 8)
    assert (str(new.title), new.unit) == ("Adviser", above.unit)
    assert "Adviser" in str(panel.desk.session.document.undo_label)
    panel.desk.session.undo()
    wait(qtbot, panel)
    assert panel.model.rowCount() == rows


def test_a_block_goes_into_new_rows_with_what_was_typed_before(opened: Opened, qtbot: QtBot) -> None:
    panel = opened("links")
    count = panel.model.rowCount()
    go(panel, count - 1, "kind")
    press(panel, Key.Key_Insert)
    QTest.keyClick(editor(panel), Key.Key_Escape)
    go(panel, count, "kind")
    QGuiApplication.clipboard().setText("advises\tTariff of nowhere\n")
    press(panel, Key.Key_V, CONTROL)
    wait(qtbot, panel)
    assert "once it has where the link ends" in " ".join(
        str(typed.why) for typed in panel.model.unsettled.cells.values()
    )
    type_into(panel, count, "target", "WTO affairs")
    made = panel.desk.session.state.links[panel.model.id_at(count)]
    assert (made.kind, str(panel.desk.session.state.units[made.target].name)) == ("advises", "WTO affairs")
    assert made.origin == panel.desk.session.state.links[panel.model.id_at(count - 1)].origin
    for dialog in panel.window().findChildren(ReportDialog):
        dialog.close()


def test_a_unit_selected_elsewhere_is_brought_into_view(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    panel.resize(600, 260)
    last = post_at(panel, panel.model.rowCount() - 1)
    panel.desk.session.select(last.unit)
    assert panel.view.rowViewportPosition(panel.model.place_of(last.id)) < panel.view.viewport().height() + 200
    assert panel.view.verticalScrollBar().value() > 0


def test_delete_closes_the_selected_posts_and_undo_brings_them_back(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    before, ids = dict(posts(panel)), panel.model.ids(range(4, 7))
    go(panel, 4, "title:en")
    for _ in range(2):
        press(panel, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Key.Key_Delete)
    assert not posts(panel).keys() & set(ids)
    assert panel.model.place_of(ids[0]) < 0
    panel.desk.session.undo()
    wait(qtbot, panel)
    assert posts(panel) == before
    assert panel.model.ids(range(4, 7)) == ids


def test_a_new_rating_waits_for_its_skill(opened: Opened, qtbot: QtBot) -> None:
    panel = opened("skills")
    count = len(panel.desk.session.plan.ratings)
    go(panel, 0, "level")
    press(panel, Key.Key_Insert)
    QTest.keyClick(editor(panel), Key.Key_Escape)
    row = panel.view.currentIndex().row()
    type_into(panel, row, "level", "2")
    assert len(panel.desk.session.plan.ratings) == count
    assert "once it has a skill" in str(panel.model.why(panel.model.index(row, panel.model.column_place("level"))))
    type_into(panel, row, "skill", "WITS")
    assert len(panel.desk.session.plan.ratings) == count + 1
    made = panel.desk.session.plan.ratings[panel.model.id_at(row)]
    assert made.level == 2
    assert not panel.model.unsettled.rows
    assert not panel.model.unsettled.cells


def test_somebody_who_holds_a_post_is_not_deleted_but_told(opened: Opened, qtbot: QtBot) -> None:
    panel = opened("people")
    people = dict(panel.desk.session.plan.people)
    go(panel, 0, "code")
    with qtbot.waitSignal(panel.desk.session.refused) as refused:
        press(panel, Key.Key_Delete)
    assert "is still used" in str(refused.args[0])
    assert panel.desk.session.plan.people == people


def test_functions_are_given_to_units_by_name(opened: Opened) -> None:
    panel = opened("functions")
    function = panel.model.id_at(0)
    type_into(panel, 0, "supports", "EEC affairs; WTO affairs")
    state = panel.desk.session.state
    units = {str(state.units[row.unit].name) for row in state.where("responsibilities", "function", function)
             if row.role == "supports"}  # fmt: skip
    assert units == {"EEC affairs", "WTO affairs"}


# with the rest of the window


def test_the_selection_goes_to_the_session_and_comes_back(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    session = panel.desk.session
    go(panel, 3, "title:en")
    press(panel, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: session.selection == tuple(panel.model.ids((3, 4))))
    session.select(panel.model.id_at(20))
    assert panel.view.currentIndex().row() == 20
    assert panel.view.selected_rows() == [20]


def test_changes_elsewhere_are_seen_and_nothing_jumps_while_typing(opened: Opened, qtbot: QtBot) -> None:
    from orgplanner.edits import add_post, change_post
    from orgplanner.model import names

    panel = opened()
    session, post = panel.desk.session, post_at(panel, 5)
    session.do(change_post, post.id, title=names(en="Renamed elsewhere"))
    assert titles(panel)[5] == "Renamed elsewhere"
    go(panel, 9, "title:en")
    press(panel, Key.Key_F2)
    line = editor(panel)
    type_text(line, "half typed")
    session.do(change_post, post.id, title=names(en="Renamed again"))
    assert line.text().endswith("half typed")
    session.do(add_post, post.unit, title=names(en="Added elsewhere"))
    qtbot.wait(120)
    assert line.isVisible()
    assert line.text().endswith("half typed")
    QTest.keyClick(line, Key.Key_Return)
    wait(qtbot, panel)
    assert "Added elsewhere" in titles(panel)
    assert "half typed" in titles(panel)


def test_rows_are_handed_out_to_be_dropped_elsewhere(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = opened()
    handed = []
    monkeypatch.setattr("ui.dragging.QDrag.exec", lambda drag, _: handed.append(read_rows(drag.mimeData())))
    panel.view.select_rows([2, 3], current=2)
    panel.view.startDrag(Qt.DropAction.MoveAction)
    assert handed[0].table == "posts"
    assert handed[0].ids == tuple(panel.model.ids((2, 3)))


def test_selected_rows_are_dragged_by_their_numbers_to_where_what_is_not_placed_waits(
    opened: Opened, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, unplaced = opened(), window.work.unplaced
    seen = []
    monkeypatch.setattr(
        "ui.dragging.QDrag.exec", lambda drag, _: seen.append((read_rows(drag.mimeData()), unplaced.isVisible()))
    )
    numbers = panel.view.verticalHeader()
    four, nine = (QPoint(8, numbers.sectionViewportPosition(row) + 6) for row in (3, 8))
    for start, end in ((four, nine), (four, nine)):
        QTest.mousePress(numbers.viewport(), LEFT, NONE, start)
        QTest.mouseMove(numbers.viewport(), (start + end) / 2)
        QTest.mouseMove(numbers.viewport(), end)
        QTest.mouseRelease(numbers.viewport(), LEFT, NONE, end)
    [(rows, offered)] = seen
    assert rows.ids == tuple(panel.model.ids(range(3, 9))), "the first drag selects, the second hands out"
    assert offered
    assert not unplaced.isVisible()
    QTest.mouseClick(numbers.viewport(), LEFT, NONE, four)
    assert panel.view.selected_rows() == [3]


def test_what_is_held_over_the_tab_of_the_chart_can_be_dropped_on_a_box(
    opened: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    opened()
    session = window.desk.session
    post = next(post for post in session.state.posts.values() if post.unit == unit_of_code(window, "ITD").id)
    session.select(post.id)
    mime, bar = rows_mime(session, "posts", [post.id]), window.work.tabs.tabBar()
    assert bar.acceptDrops()
    given = (Qt.DropAction.MoveAction, mime, LEFT, NONE)
    for held in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(bar, held(bar.tabRect(0).center(), *given))
    qtbot.waitUntil(lambda: window.work.tabs.currentIndex() == 0)
    settle(window, qtbot)
    canvas, target = canvas_of(window), unit_of_code(window, "DIP")
    place = canvas.box_place(target.id).center()
    QApplication.sendEvent(canvas, QDragEnterEvent(place.toPoint(), *given))
    QApplication.sendEvent(canvas, QDropEvent(place, *given))
    qtbot.waitUntil(lambda: session.state.posts[post.id].unit == target.id)
    outline = window.work.outline
    assert outline.model.id_of(outline.view.currentIndex()) == target.id, "the outline shows where it is now"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_table_speaks_the_language_of_the_window(opened: Opened, qtbot: QtBot, language: str) -> None:
    panel = opened()
    panel.window().speak(language)
    wait(qtbot, panel)
    heading = panel.model.headerData(panel.model.column_place("established"), Qt.Orientation.Horizontal)
    words = str(panel.model.headerData(panel.model.column_place("established"), Qt.Orientation.Horizontal, 0))
    assert words == panel.desk.words(panel.model.columns[panel.model.column_place("established")].heading)
    assert heading == words != "Established, FTE"
    type_into(panel, 0, "established", "0,5")
    panel.view.go_to(0, panel.model.column_place("established"))
    press(panel, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().strip() == "0,5"


def test_menus_offer_what_can_be_done(opened: Opened, qtbot: QtBot) -> None:
    panel = opened()
    go(panel, 0, "status")
    panel.view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = panel.findChild(QMenu, "context")
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"Copy", "Paste", "Fill down", "Add row", "Delete rows"} <= set(words)
    only = next(action for action in menu.actions() if action.text().startswith("Only rows"))
    only.trigger()
    menu.close()
    wait(qtbot, panel)
    assert {shown(panel, row, "status") for row in range(panel.model.rowCount())} == {"established"}
    at = panel.model.column_place("status")
    panel.view.header.customContextMenuRequested.emit(QPoint(panel.view.header.sectionViewportPosition(at) + 4, 4))
    menu = panel.findChildren(QMenu, "context")[-1]
    hide = next(action for action in menu.actions() if action.text().startswith("Hide"))
    hide.trigger()
    menu.close()
    assert panel.view.isColumnHidden(at)
