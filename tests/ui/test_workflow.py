"""From an empty plan to the restructured trade ministry, with the mouse and the keyboard alone."""

from pathlib import Path

from driving import (
    back,
    canvas_of,
    choose,
    click,
    drag,
    front,
    name_it,
    opened,
    pick,
    press,
    settle,
    type_text,
    with_file,
    write,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgplanner.analysis.compare import compare
from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, Unit, between
from orgplanner.model.rules import plan_problems
from ui.acts.closing import CloseDialog
from ui.acts.merge import MergeDialog
from ui.acts.move import MoveDialog
from ui.dialogs.scenario import ScenarioDialog
from ui.tables.panel import TablePanel
from ui.window import MainWindow

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
MINISTRY = "Ministry of Economy and Budget Planning"
DFTR, DIEI = "Foreign Trade Regulations", "International Economic Integration and Regulations"
DIP, CTPD = "Investment Policy", "Center for Trade Policy Development"
ITD = "International Trade Department"
DEPARTMENTS = {
    DFTR: ("World Trade Organization", "Non-tariff measures", "Trade remedies", "Tariff"),
    DIEI: ("CU rules development", "Common Economic Space", "Analysis and monitoring"),
    DIP: (),
    CTPD: (),
}
STAFF = {
    "World Trade Organization": "~5", "Non-tariff measures": "~4", "Trade remedies": "~3", "Tariff": "~5",
    **dict.fromkeys(DEPARTMENTS[DIEI], "4-7"), CTPD: "~50",
}  # fmt: skip


def unit(window: MainWindow, name: str) -> Unit:
    found = [row for row in window.desk.session.state.units.values() if str(row.name) == name]
    assert len(found) == 1, name
    return found[0]


def middle(window: MainWindow, name: str) -> QPoint:
    return canvas_of(window).box_place(unit(window, name).id).center().toPoint()


def parent(window: MainWindow, name: str) -> str:
    return str(window.desk.session.state.units[unit(window, name).parent].name)


def copy_of(window: MainWindow) -> Plan:
    plan = window.desk.session.plan
    assert not list(plan_problems(plan))
    return plan.snapshot()


def add_posts(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """A head where a department or a unit of the first has one, and a line of staff."""
    if name in (DFTR, *DEPARTMENTS[DFTR]):
        press(Key.Key_Insert, ALT | SHIFT)
        name_it(window, qtbot, "Chief")
    if name in STAFF:
        press(Key.Key_Insert, ALT)
        name_it(window, qtbot, "Staff")


def draw(window: MainWindow, qtbot: QtBot) -> None:
    """The ministry, typed top down; Up leads from a unit to its department."""
    press(Key.Key_Insert)
    name_it(window, qtbot, MINISTRY)
    for number, (department, units) in enumerate(DEPARTMENTS.items()):
        press(Key.Key_Return if number else Key.Key_Insert)
        name_it(window, qtbot, department)
        add_posts(window, qtbot, department)
        for place, name in enumerate(units):
            press(Key.Key_Return if place else Key.Key_Insert)
            name_it(window, qtbot, name)
            add_posts(window, qtbot, name)
        if units:
            settle(window, qtbot)
            press(Key.Key_Up)


def type_numbers(window: MainWindow, qtbot: QtBot) -> None:
    """The established posts, typed into the list of staff as people write them."""
    bar = window.work.tabs.tabBar()
    click(bar, bar.tabRect(1).center())
    panel = window.work.tabs.page("staffing")
    assert isinstance(panel, TablePanel)
    qtbot.waitUntil(lambda: not panel.busy and panel.model.rowCount() > 0)
    column = panel.model.column_place("established")
    for row in range(panel.model.rowCount()):
        post = window.desk.session.state.posts[panel.model.id_at(row)]
        home = str(window.desk.session.state.units[post.unit].name)
        panel.view.scrollTo(panel.model.index(row, column))
        click(panel.view.viewport(), panel.view.visualRect(panel.model.index(row, column)).center())
        write("1" if post.is_head else STAFF[home])
        press(Key.Key_Return)
    click(bar, bar.tabRect(0).center())
    settle(window, qtbot)
    window.work.chart.take_keys()


def copy_as_proposal(window: MainWindow, qtbot: QtBot) -> None:
    press(Key.Key_D, CTRL | SHIFT)
    dialog = opened(window, qtbot, ScenarioDialog)
    click(dialog.names["en"])
    write("Proposal")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.session.plan.scenarios) == 2)
    back(window, qtbot)


def merge(window: MainWindow, qtbot: QtBot) -> None:
    """Two boxes clicked, then the steps of the dialog."""
    click(canvas_of(window), middle(window, DFTR))
    click(canvas_of(window), middle(window, DIEI), CTRL)
    press(Key.Key_M, CTRL | SHIFT)
    dialog = opened(window, qtbot, MergeDialog)
    for _ in range(2):
        click(dialog.next_button)
        qtbot.waitUntil(lambda: not dialog.pairs.busy)
    type_text(dialog.unit.name.boxes["en"], ITD)
    type_text(dialog.unit.grounds.fields["reason"].boxes["en"], "One voice in negotiations")
    click(dialog.next_button)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    click(dialog.next_button)
    back(window, qtbot)


def move_and_close(window: MainWindow, qtbot: QtBot) -> None:
    """A box is dragged, a unit moved by typing where to, another closed with its question."""
    drag(canvas_of(window), middle(window, "Trade remedies"), middle(window, DIP))
    choose(qtbot, "The unit with its posts")
    back(window, qtbot)
    assert parent(window, "Trade remedies") == DIP
    click(canvas_of(window), middle(window, "Tariff"))
    press(Key.Key_M, CTRL)
    moving = opened(window, qtbot, MoveDialog)
    pick(qtbot, moving.under, "Non-tariff")
    click(moving.accept_button)
    back(window, qtbot)
    assert parent(window, "Tariff") == "Non-tariff measures"
    click(canvas_of(window), middle(window, "Analysis and monitoring"))
    press(Key.Key_Delete)
    closing = opened(window, qtbot, CloseDialog)
    QTest.keyClick(closing.posts.choice, Key.Key_Home)
    type_text(closing.grounds.fields["reason"].boxes["en"], "Every unit does it for itself")
    click(closing.accept_button)
    back(window, qtbot)


def check_proposal(window: MainWindow) -> None:
    session = window.desk.session
    state, plan = session.state, session.plan
    names = {str(row.name) for row in state.units.values()}
    assert ITD in names
    assert names.isdisjoint({DFTR, DIEI, "Analysis and monitoring"})
    assert {row.decision for row in state.successions.values()} == {"merge", "close"}
    current, proposal = (row.id for row in plan.ordered_scenarios())
    for scenario, name, expected in (
        (current, MINISTRY, between(84, 93, approximate=True)),
        (proposal, MINISTRY, between(84, 93, approximate=True)),
        (proposal, ITD, between(30, 39, approximate=True)),
    ):
        [top] = [row for row in plan.states[scenario].units.values() if str(row.name) == name]
        assert Totals(plan, scenario).of_unit(top.id).established.quantity == expected
    ledger = compare(plan, current, proposal).established
    assert ledger.is_balanced
    assert ledger.whole.old == ledger.whole.carried == ledger.whole.new


def test_a_ministry_is_drawn_restructured_undone_done_again_saved_and_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    qtbot.waitUntil(window.work.chart.empty.hasFocus)
    session, empty = window.desk.session, copy_of(window)
    draw(window, qtbot)
    type_numbers(window, qtbot)
    copy_as_proposal(window, qtbot)
    merge(window, qtbot)
    move_and_close(window, qtbot)
    check_proposal(window)
    done, steps = copy_of(window), session.document.history.place

    for _ in range(steps):
        press(Key.Key_Z, CTRL)
    assert copy_of(window) == empty
    assert not session.document.can_undo
    for _ in range(steps):
        press(Key.Key_Z, CTRL | SHIFT)
    assert copy_of(window) == done
    settle(window, qtbot)

    path = tmp_path / "ministry.orgplan"
    with_file(path, lambda: press(Key.Key_S, CTRL))
    qtbot.waitUntil(lambda: path.exists() and not session.document.is_modified)
    back(window, qtbot)
    press(Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: session.document is None)
    front(window, qtbot)
    with_file(path, lambda: press(Key.Key_O, CTRL))
    qtbot.waitUntil(lambda: session.document is not None)
    assert copy_of(window) == done
