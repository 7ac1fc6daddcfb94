"""What is seen is what is printed: the chart, a table, the review list."""

import pytest
from driving import back, opened, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.dialogs.printing import PrintDialog
from ui.dialogs.report import ReportDialog
from ui.pages.review import ReviewPage
from ui.tables.panel import TablePanel
from ui.tables.paper import section_of
from ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def printed(window: MainWindow, qtbot: QtBot, page: str) -> ReportDialog:
    """The pages that the print command shows of a page, once they are laid out."""
    window.work.show_page(page)
    shown = window.work.tabs.current()
    assert isinstance(shown, TablePanel | ReviewPage)
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0 and not shown.busy, timeout=10000)
    press(Qt.Key.Key_P, CONTROL)
    dialog = opened(window, qtbot, ReportDialog)
    qtbot.waitUntil(lambda: not dialog.busy and bool(dialog.pages), timeout=10000)
    return dialog


@pytest.fixture
def staffing(work: MainWindow, qtbot: QtBot) -> TablePanel:
    """The staffing table of the proposal, grouped by unit."""
    work.work.show_page("staffing")
    panel = work.work.tabs.current()
    assert isinstance(panel, TablePanel)
    panel.group("unit")
    qtbot.waitUntil(lambda: panel.model.is_laid and not panel.busy)
    return panel


def test_a_table_is_printed_as_it_is_seen(work: MainWindow, staffing: TablePanel, qtbot: QtBot) -> None:
    columns, established = staffing.view.seen_columns(), staffing.model.column_place("established")
    section = section_of(staffing)
    assert section.grid is not None
    rows = section.grid.rows
    headings = [staffing.model.columns[at].heading for at in columns]
    assert [column.title for column in section.grid.columns] == headings
    assert len(rows) == staffing.model.rowCount() + 1
    at = columns.index(established)
    seen = [staffing.model.index(row, established).data() for row in range(staffing.model.rowCount())]
    assert [row.cells[at] for row in rows[:-1]] == seen
    assert (rows[-1].cells[0], rows[-1].cells[at]) == ("Total", staffing.model.sums["established"].told)
    assert rows[0].is_bold, "the head of a group"
    dialog = printed(work, qtbot, "staffing")
    assert len(dialog.pages) > 1
    dialog.reject()
    back(work, qtbot)


def test_a_table_that_is_not_there_yet_is_printed_once_it_is(work: MainWindow, qtbot: QtBot) -> None:
    work.work.show_page("links")
    work.commands.by_id["print"].trigger()
    dialog = opened(work, qtbot, ReportDialog)
    qtbot.waitUntil(lambda: not dialog.busy and bool(dialog.pages), timeout=10000)
    dialog.reject()


def test_the_review_list_and_the_chart_are_printed(work: MainWindow, qtbot: QtBot) -> None:
    dialog = printed(work, qtbot, "review")
    assert dialog._sections[0].title == "Review list"
    grid = dialog._sections[0].grid
    assert grid is not None
    assert grid.rows[0].cells[0] == "Ministry of Economy and Budget Planning"
    dialog.reject()
    back(work, qtbot)
    work.work.show_page("chart")
    press(Qt.Key.Key_P, CONTROL)
    opened(work, qtbot, PrintDialog).reject()
