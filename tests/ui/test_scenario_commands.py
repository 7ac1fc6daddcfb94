"""Scenarios in the window: copied, described, locked, put in order, deleted, and all of it undone."""

from collections.abc import Callable

import pytest
from driving import settle, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.dialogs.scenario import ScenarioDialog
from ui.plain import with_letters
from ui.window import MainWindow

Opener = Callable[..., MainWindow]


def dialog_of(window: MainWindow, command: str) -> ScenarioDialog:
    window.commands.by_id[command].trigger()
    (found,) = window.findChildren(ScenarioDialog)
    return found


def fill(field: QLineEdit, text: str) -> None:
    field.clear()
    type_text(field, text)


def press_first(dialog: ScenarioDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QDialogButtonBox)
    button = next(each for each in box.buttons() if box.buttonRole(each) == box.ButtonRole.AcceptRole)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_copy_is_shown_at_once_and_can_be_undone(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    before, units = set(session.plan.scenarios), len(session.state.units)
    dialog = dialog_of(window, "copy_scenario")
    note = session.scenario_row.note
    fill(dialog.names["en"], "Variant B")
    fill(dialog.names["kk"], "Б нұсқасы")
    press_first(dialog, qtbot)
    qtbot.waitUntil(lambda: session.scenario not in before)
    settle(window, qtbot)
    assert note
    assert session.scenario_row.note == note, "where the figures come from holds for the copy too"
    assert session.plan.words(session.scenario_row.name, "kk") == "Б нұсқасы"
    assert len(session.state.units) == units
    assert window.top.scenario.currentText() == "Variant B"
    session.undo()
    assert set(session.plan.scenarios) == before


def test_a_copy_comes_though_its_dialog_was_closed_meanwhile(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    before = set(session.plan.scenarios)
    dialog = dialog_of(window, "copy_scenario")
    fill(dialog.names["en"], "Variant B")
    press_first(dialog, qtbot)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(ScenarioDialog))
    qtbot.waitUntil(lambda: session.scenario not in before)
    assert str(session.scenario_row.name) == "Variant B"


def test_a_copy_without_a_name_is_refused_in_the_dialog(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    before = set(window.desk.session.plan.scenarios)
    dialog = dialog_of(window, "copy_scenario")
    fill(dialog.as_of, "2014-01-01")
    press_first(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.problem()))
    assert "needs a name" in dialog.problem()
    assert dialog.as_of.text() == "2014-01-01"
    assert set(window.desk.session.plan.scenarios) == before


def test_a_dialog_says_what_is_wrong_and_keeps_what_was_typed(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    dialog = dialog_of(window, "new_scenario")
    fill(dialog.as_of, "soon")
    press_first(dialog, qtbot)
    assert dialog.isVisible()
    assert "as of" in dialog.problem()
    assert dialog.as_of.text() == "soon"
    fill(dialog.as_of, "")
    press_first(dialog, qtbot)
    assert "needs a name" in dialog.problem()
    fill(dialog.names["en"], "From nothing")
    fill(dialog.as_of, "2030-01-01")
    press_first(dialog, qtbot)
    assert window.desk.session.scenario_row.as_of == "2030-01-01"


def test_a_locked_scenario_refuses_and_can_be_unlocked(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    by_id, session = window.commands.by_id, window.desk.session
    by_id["lock_scenario"].trigger()
    assert session.is_locked
    assert not by_id["lock_scenario"].isEnabled()
    dialog = dialog_of(window, "edit_scenario")
    fill(dialog.as_of, "2014-01-01")
    press_first(dialog, qtbot)
    assert "locked" in dialog.problem()
    dialog.reject()
    by_id["unlock_scenario"].trigger()
    assert not session.is_locked


def test_the_order_of_scenarios_is_the_planners(open_sample: Opener) -> None:
    window = open_sample()
    session = window.desk.session
    order = [row.id for row in session.plan.ordered_scenarios()]
    session.choose(order[0])
    window.commands.by_id["scenario_down"].trigger()
    assert [row.id for row in session.plan.ordered_scenarios()] == [order[1], order[0], *order[2:]]
    window.commands.by_id["next_scenario"].trigger()
    assert session.scenario == order[2]


def test_deleting_asks_and_undo_brings_it_back(
    open_sample: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_sample()
    session, given = window.desk.session, iter(("keep", "delete"))
    monkeypatch.setattr("ui.dialogs.ask.ask", lambda *_: next(given))
    last = session.plan.ordered_scenarios()[-1].id
    session.choose(last)
    units = dict(session.state.units)
    window.commands.by_id["delete_scenario"].trigger()
    assert last in session.plan.scenarios
    window.commands.by_id["delete_scenario"].trigger()
    qtbot.waitUntil(lambda: last not in session.plan.scenarios)
    assert session.scenario in session.plan.scenarios
    settle(window, qtbot)
    session.undo()
    assert session.plan.states[last].units == units


def test_letters_of_a_menu_are_its_own() -> None:
    marked = with_letters(["Save", "Save as…", "R&D", "", "…", "S"])
    assert marked[0] == "&Save"
    assert marked[2] == "&R&&D"
    plain = [text.replace("&&", "##") for text in marked]
    letters = [text[text.index("&") + 1].casefold() for text in plain if "&" in text]
    assert len(set(letters)) == len(letters) == 3


def test_a_note_of_a_scenario_is_not_called_what_a_finding_is(open_sample: Opener) -> None:
    window = open_sample()
    window.speak("ru")
    dialog = dialog_of(window, "edit_scenario")
    assert "Примечание" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()
