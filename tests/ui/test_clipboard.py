"""What the keys do with branches: cut and pasted between scenarios, added beside what waits."""

from driving import canvas_of, press, settle, unit_of_code
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgplanner import edits
from ui.window import MainWindow

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_what_was_cut_in_another_scenario_moves_here_in_one_step(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    proposed, itd = session.scenario, unit_of_code(work, "ITD")
    session.select(itd.id)
    canvas_of(work).setFocus()
    press(Key.Key_X, CONTROL)
    current = next(id for id, row in session.plan.scenarios.items() if row.kind == "current")
    session.choose(current)
    session.do(edits.lock_scenario, locked=False)
    settle(work, qtbot)
    session.select(session.state.children(None)[0].id)
    canvas_of(work).setFocus()
    press(Key.Key_V, CONTROL)
    assert itd.id in session.state.units
    assert itd.id not in session.plan.states[proposed].units
    assert not work.work.copier.cut
    session.undo()
    assert itd.id in session.plan.states[proposed].units
    assert itd.id not in session.state.units


def test_what_is_added_beside_something_not_yet_placed_is_of_its_kind(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    waiting = session.state.unplaced_units()[0]
    session.select(waiting.id)
    canvas_of(work).setFocus()
    press(Key.Key_Return)
    made = session.state.units[session.selected]
    assert made.id != waiting.id
    assert (made.unplaced, made.kind) == (True, waiting.kind)
