"""Building and changing a structure with the keyboard and the commands, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.model import State, Unit, new_id
from orgplanner.model import names as english
from orgplanner.model.rules import plan_problems
from tests.ui.driving import pick, settle, type_text, unit_of_code
from ui import clipboard
from ui.acts.closing import CloseDialog
from ui.acts.convert import ConvertDialog
from ui.acts.convert_post import ConvertPostDialog
from ui.acts.dialog import ActDialog
from ui.acts.move import MoveDialog
from ui.acts.template import TemplateDialog
from ui.acts.transfer import TransferDialog
from ui.commands import CONTEXT
from ui.dialogs.source import SourceDialog
from ui.fields.name_field import NameField
from ui.plain import bare_text
from ui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def drawn(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window on a new, empty plan."""
    window.files.new()
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    qtbot.waitUntil(window.work.chart.empty.hasFocus)
    return window


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def name_it(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Types a name into the editor that an added unit opens, on its box or in the outline, and keeps it."""
    views = (window.work.chart.canvas, window.work.outline.view)

    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NameField | QLineEdit), timeout=5000)
    type_text(QApplication.focusWidget(), name)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: any(view.hasFocus() for view in views), timeout=5000)
    assert window.desk.words(chosen(window).name.best("en")) == name


def state_of(window: MainWindow) -> State:
    state = window.desk.session.state
    assert state is not None
    return state


def chosen(window: MainWindow) -> Unit:
    return state_of(window).units[window.desk.session.selected]


def said(window: MainWindow) -> str:
    """The sentence at the foot of the window."""
    return window.work.totals._message.whole()


def names(window: MainWindow, parent: str | None = None) -> list[str]:
    return [str(unit.name) for unit in state_of(window).children(parent)]


def test_a_plan_without_a_name_is_called_new(drawn: MainWindow, qtbot: QtBot) -> None:
    assert drawn.windowTitle().startswith("New plan[*]")


def test_thirty_units_are_drawn_with_the_keyboard_alone(drawn: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Insert)
    name_it(drawn, qtbot, "Ministry")
    for number in range(1, 6):
        press(qtbot, Key.Key_Insert if number == 1 else Key.Key_Return)
        name_it(drawn, qtbot, f"Department {number}")
        press(qtbot, Key.Key_Insert)
        name_it(drawn, qtbot, f"Division {number}.1")
        for part in range(2, 6 if number < 5 else 5):
            press(qtbot, Key.Key_Return)
            name_it(drawn, qtbot, f"Division {number}.{part}")
        press(qtbot, Key.Key_Up)
    [ministry] = state_of(drawn).children(None)
    departments = state_of(drawn).children(ministry.id)
    assert len(state_of(drawn).units) == 30
    assert names(drawn, ministry.id) == [f"Department {number}" for number in range(1, 6)]
    assert names(drawn, departments[2].id) == [f"Division 3.{part}" for part in range(1, 6)]
    assert [unit.kind for unit in (ministry, departments[0])] == ["ministry", "department"]
    document = drawn.desk.session.document
    assert document is not None
    assert str(document.undo_label) == "Add unit “Division 5.4”"
    assert document.history.place == 30, "adding a unit and naming it is one step"
    for _ in range(30):
        drawn.desk.session.undo()
    assert not state_of(drawn).units


def test_letters_typed_before_the_editor_is_there_are_not_lost(drawn: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Insert)
    for _ in range(2):
        for letter in "Trade and Services":
            qtbot.keyClick(QApplication.focusWidget(), letter)
        press(qtbot, Key.Key_Return)
        settle(drawn, qtbot)
        qtbot.waitUntil(drawn.work.chart.canvas.hasFocus)
        press(qtbot, Key.Key_Insert)
    settle(drawn, qtbot)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NameField))
    [top] = state_of(drawn).children(None)
    assert str(top.name) == "Trade and Services"
    assert names(drawn, top.id) == ["Trade and Services"]
    assert len(state_of(drawn).units) == 3, "the space between the words was no command"


@pytest.fixture
def trade(open_sample: Callable[[str], MainWindow], qtbot: QtBot) -> MainWindow:
    """The ministry with its proposal, unlocked and chosen, the chart with the keys."""
    window = open_sample("mebp-trade")
    session = window.desk.session
    assert session.plan is not None
    proposed = next(id for id, row in session.plan.scenarios.items() if row.kind == "proposed")
    session.choose(proposed)
    session.do(edits.lock_scenario, locked=False)
    settle(window, qtbot)
    window.work.chart.take_keys()
    return window


def run(window: MainWindow, qtbot: QtBot, command: str) -> None:
    """Runs a command as a menu does, and waits for the chart."""
    window.commands.enable()
    assert window.commands.by_id[command].isEnabled()
    window.commands.by_id[command].trigger()
    settle(window, qtbot)


def dialog(window: MainWindow, qtbot: QtBot, kind: type[ActDialog]) -> ActDialog:
    """The dialog that is open over the window."""
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    found = window.findChildren(kind)[-1]
    qtbot.waitUntil(found.isVisible)
    return found


def test_units_are_ordered_and_lifted_with_alt_and_arrows(trade: MainWindow, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.AltModifier
    itd = unit_of_code(trade, "ITD")
    before = names(trade, itd.id)
    second = state_of(trade).children(itd.id)[1]
    trade.desk.session.select(second.id)
    press(qtbot, Key.Key_Up, held)
    assert names(trade, itd.id) == [before[1], before[0], *before[2:]]
    press(qtbot, Key.Key_Up, held)
    assert "first already" in said(trade)
    press(qtbot, Key.Key_Down, held)
    assert names(trade, itd.id) == before
    press(qtbot, Key.Key_Right, held)
    assert chosen(trade).parent == state_of(trade).children(itd.id)[0].id
    press(qtbot, Key.Key_Left, held)
    assert names(trade, itd.id) == before


def test_a_branch_goes_by_the_clipboard_within_and_between_scenarios(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    ctrl = Qt.KeyboardModifier.ControlModifier
    assert session.plan is not None
    itd = unit_of_code(trade, "ITD")
    session.select(itd.id)
    press(qtbot, Key.Key_C, ctrl)
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[0].startswith("Level\tUnit\tCode")
    assert len(text) > 8
    press(qtbot, Key.Key_V, ctrl)
    assert [str(unit.name) for unit in state_of(trade).children(itd.parent)].count(str(itd.name)) == 2
    copy = chosen(trade)
    assert copy.id != itd.id
    assert len(list(state_of(trade).branch(copy.id))) == len(list(state_of(trade).branch(itd.id)))
    session.undo()
    current = next(id for id, row in session.plan.scenarios.items() if row.kind == "current")
    session.choose(current)
    session.do(edits.lock_scenario, locked=False)
    settle(trade, qtbot)
    root = state_of(trade).children(None)[0]
    session.select(root.id)
    trade.work.chart.take_keys()
    press(qtbot, Key.Key_V, ctrl)
    assert state_of(trade).units[itd.id].parent == root.id, "it keeps its id where it was not"


def shown(window: MainWindow, id: str) -> int:
    """The colour of the stripe of a box, as it is painted."""
    canvas = window.work.chart.canvas
    place = canvas.box_place(id).toRect()
    return canvas.grab().toImage().pixel(place.left() + 2, place.center().y())


def test_what_was_cut_moves_with_its_people(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    ctrl = Qt.KeyboardModifier.ControlModifier
    itd = unit_of_code(trade, "ITD")
    first, second = state_of(trade).children(itd.id)[:2]
    posts = [post.id for post in state_of(trade).posts_of(first.id)]
    session.select(first.id)
    press(qtbot, Key.Key_X, ctrl)
    assert first.id in state_of(trade).units, "nothing goes before it is pasted"
    canvas = trade.work.chart.canvas
    assert first.id in canvas.faded, "what is to go is shown paler"
    session.select(second.id)
    press(qtbot, Key.Key_V, ctrl)
    assert state_of(trade).units[first.id].parent == second.id
    assert [post.id for post in state_of(trade).posts_of(first.id)] == posts
    settle(trade, qtbot)
    assert not canvas.faded


def test_what_was_cut_is_pale_with_all_below_until_something_else_is_copied(
    trade: MainWindow, qtbot: QtBot
) -> None:
    session, canvas = trade.desk.session, trade.work.chart.canvas
    itd = unit_of_code(trade, "ITD")
    session.select(itd.id)
    before = shown(trade, itd.id)
    run(trade, qtbot, "cut")
    assert set(canvas.faded) == {unit.id for unit in state_of(trade).branch(itd.id)} & set(trade.work.chart.boxes)
    assert shown(trade, itd.id) != before
    proposed, other = session.scenario, next(id for id in session.plan.states if id != session.scenario)
    for scenario, pale in ((other, False), (proposed, True)):
        session.choose(scenario)
        settle(trade, qtbot)
        assert bool(canvas.faded) is pale, "in the other scenario nothing was cut"
    session.select(itd.id)
    run(trade, qtbot, "copy")
    assert not canvas.faded


def test_other_text_becomes_units_and_strange_branches_are_refused(trade: MainWindow, qtbot: QtBot) -> None:
    itd = unit_of_code(trade, "ITD")
    trade.desk.session.select(itd.id)
    QGuiApplication.clipboard().setText("Standards\n\tTesting\n\tLabels\n")
    run(trade, qtbot, "paste")
    made = state_of(trade).children(itd.id)[-1]
    assert (str(made.name), names(trade, made.id)) == ("Standards", ["Testing", "Labels"])
    assert trade.desk.session.selection == (made.id,)
    count = len(state_of(trade).units)
    data = QMimeData()
    data.setData(clipboard.FORMAT, b'{"format": "orgplanner-branch", "version": 1}\n{}')
    QGuiApplication.clipboard().setMimeData(data)
    run(trade, qtbot, "paste")
    assert len(state_of(trade).units) == count
    assert "cannot be read" in said(trade)


def test_copies_stand_beside_and_are_selected(trade: MainWindow, qtbot: QtBot) -> None:
    itd = unit_of_code(trade, "ITD")
    first, second = state_of(trade).children(itd.id)[:2]
    trade.desk.session.select_many([first.id, second.id])
    before = names(trade, itd.id)
    run(trade, qtbot, "duplicate")
    assert names(trade, itd.id)[:4] == [before[0], before[0], before[1], before[1]]
    assert len(trade.desk.session.selection) == 2
    assert not {first.id, second.id} & set(trade.desk.session.selection)


def test_a_new_empty_unit_closes_at_once_and_one_that_holds_something_asks(trade: MainWindow, qtbot: QtBot) -> None:
    itd = unit_of_code(trade, "ITD")
    trade.desk.session.select(itd.id)
    press(qtbot, Key.Key_Insert)
    name_it(trade, qtbot, "Passing thought")
    made = trade.desk.session.selected
    press(qtbot, Key.Key_Delete)
    assert made not in state_of(trade).units
    assert "Passing thought" in said(trade)
    trade.desk.session.select(itd.id)
    settle(trade, qtbot)
    press(qtbot, Key.Key_Delete)
    asked = dialog(trade, qtbot, CloseDialog)
    assert itd.id in state_of(trade).units
    asked.reject()
    assert itd.id in state_of(trade).units


def test_closing_says_what_is_held_and_records_why(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    assert session.plan is not None
    remedies = unit_of_code(trade, "ITD-REM")
    posts = [post.id for post in state_of(trade).posts_of(remedies.id)]
    assert posts
    session.select(remedies.id)
    settle(trade, qtbot)
    press(qtbot, Key.Key_Delete)
    asked = dialog(trade, qtbot, CloseDialog)
    said = "\n".join(label.text() for label in asked.findChildren(QLabel))
    assert "Posts: 2, established: ~4" in said
    assert "People in these posts: 4" in said
    asked.posts.choose("into")
    asked.accept_button.click()
    assert asked.isVisible(), "a unit has to be chosen"
    pick(qtbot, asked.posts.unit, "services")
    reason = asked.grounds.fields["reason"].boxes["en"]
    reason.setFocus()
    type_text(reason, "Two of a kind")
    press(qtbot, Key.Key_Return)
    assert asked.isVisible(), "Enter ends typing only"
    press(qtbot, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(trade, qtbot)
    state = state_of(trade)
    assert remedies.id not in state.units
    assert state.posts[posts[0]].unit == asked.posts.unit.value()
    [row] = state.where("successions", "subject", remedies.id)
    assert (row.decision, row.reason.exactly("en")) == ("close", "Two of a kind")
    assert session.selected, "the next unit is selected"
    session.undo()
    assert remedies.id in state_of(trade).units


def test_a_unit_is_moved_transferred_and_converted_by_dialogs(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    itd = unit_of_code(trade, "ITD")
    first, second = state_of(trade).children(itd.id)[:2]
    session.select(second.id)
    run(trade, qtbot, "move_to")
    moving = dialog(trade, qtbot, MoveDialog)
    pick(qtbot, moving.under, str(first.name)[:12])
    moving.accept_button.click()
    assert state_of(trade).units[second.id].parent == first.id
    run(trade, qtbot, "transfer")
    transfer = dialog(trade, qtbot, TransferDialog)
    pick(qtbot, transfer.under, str(first.name)[:12])
    transfer.accept_button.click()
    assert "under" in transfer.problem(), "it is there already, which the dialog says"
    transfer.reject()
    run(trade, qtbot, "convert")
    convert = dialog(trade, qtbot, ConvertDialog)
    convert.accept_button.click()
    assert "nothing would be converted" in convert.problem()
    convert.kind.box.setCurrentIndex(convert.kind.box.findData("centre"))
    convert.kind.box.activated.emit(convert.kind.box.currentIndex())
    convert.accept_button.click()
    assert state_of(trade).units[second.id].kind == "centre"


def test_a_post_becomes_a_unit_by_the_same_command(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    post = state_of(trade).posts_of(unit_of_code(trade, "ITD-REM").id)[1]
    session.select(post.id)
    run(trade, qtbot, "convert")
    asked = dialog(trade, qtbot, ConvertPostDialog)
    qtbot.waitUntil(asked.isActiveWindow)
    asked.name.boxes["en"].setFocus()
    asked.name.boxes["en"].selectAll()
    type_text(asked.name.boxes["en"], "Secretariat")
    press(qtbot, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = chosen(trade)
    assert (str(made.name), made.kind) == ("Secretariat", "secretariat")
    head = state_of(trade).head_of(made.id)
    assert head is not None
    assert head.id == post.id
    session.undo()
    assert state_of(trade).posts[post.id] == post


def test_a_template_makes_a_department_in_one_step(drawn: MainWindow, qtbot: QtBot) -> None:
    drawn.work.chart.empty.buttons["template"].click()
    asked = dialog(drawn, qtbot, TemplateDialog)
    asked.counts["divisions"].setValue(2)
    for box in asked.name.boxes.values():
        if box.property("language") == "en":
            box.setPlainText("Trade")
    type_text(asked.reason.focusProxy(), "By the new law")
    asked.accept_button.click()
    settle(drawn, qtbot)
    [top] = state_of(drawn).children(None)
    assert (str(top.name), top.note) == ("Trade", "By the new law")
    assert names(drawn, top.id) == ["Division 1", "Division 2"]
    drawn.desk.session.undo()
    assert not state_of(drawn).units


def test_a_locked_scenario_says_so_and_what_to_do(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    itd = unit_of_code(trade, "ITD")
    session.do(edits.lock_scenario, locked=True)
    session.select(itd.id)
    settle(trade, qtbot)
    units = dict(state_of(trade).units)
    commands = ("add_below", "duplicate", "cut", "unit_up", "unplace", "close", "move_to", "transfer", "template")
    for command in commands:
        trade.work.totals.tell("")
        run(trade, qtbot, command)
        assert "locked" in said(trade), command
        assert "copy it" in said(trade)
    assert state_of(trade).units == units
    assert not trade.findChildren(ActDialog)


def test_kind_colour_and_grade_of_many_are_chosen_in_menus(trade: MainWindow, qtbot: QtBot) -> None:
    session = trade.desk.session
    itd = unit_of_code(trade, "ITD")
    units = [unit.id for unit in state_of(trade).children(itd.id)[:3]]
    session.select_many(units)
    menu = trade.commands.context_menu(CONTEXT["several"])
    usable = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert (usable[">kind"], usable[">grade"]) == (True, False), "no posts are selected"
    kinds = next(action.menu() for action in menu.actions() if action.objectName() == ">kind")
    kinds.aboutToShow.emit()
    next(action for action in kinds.actions() if bare_text(action.text()) == "Centre").trigger()
    assert {state_of(trade).units[id].kind for id in units} == {"centre"}
    colours = next(action.menu() for action in menu.actions() if action.objectName() == ">colour")
    colours.aboutToShow.emit()
    assert [bare_text(action.text()) for action in colours.actions() if action.isChecked()] == ["As its kind"]
    menu.close()
    session.undo()
    assert {state_of(trade).units[id].kind for id in units} != {"centre"}


def test_posts_are_added_and_named_with_the_keyboard(trade: MainWindow, qtbot: QtBot) -> None:
    itd = unit_of_code(trade, "ITD")
    trade.desk.session.select(itd.id)
    settle(trade, qtbot)
    before = len(state_of(trade).posts_of(itd.id))
    for title in ("Adviser", "Analyst"):
        press(qtbot, Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NameField), timeout=5000)
        type_text(QApplication.focusWidget(), title)
        press(qtbot, Key.Key_Return)
        qtbot.waitUntil(trade.work.chart.canvas.hasFocus, timeout=5000)
    made = state_of(trade).posts_of(itd.id)[before:]
    assert [str(post.title) for post in made] == ["Adviser", "Analyst"]
    assert {(post.status, post.established.basis) for post in made} == {("proposed", "assumed")}
    assert trade.desk.session.selected == made[-1].id
    run(trade, qtbot, "mark_deputy")
    assert state_of(trade).posts[made[-1].id].is_deputy
    press(qtbot, Key.Key_Delete)
    assert made[-1].id not in state_of(trade).posts, "a new post that holds nothing goes at once"


def test_a_branch_goes_into_another_plan_with_what_it_names(
    trade: MainWindow, open_sample: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    itd = unit_of_code(trade, "ITD")
    trade.desk.session.select(itd.id)
    run(trade, qtbot, "copy")
    units = len(list(state_of(trade).branch(itd.id)))
    trade.desk.session.document.close(discard=True)
    trade.desk.session.show(None)
    trade.files.new()
    qtbot.waitUntil(lambda: trade.desk.session.document is not None)
    qtbot.waitUntil(trade.work.chart.empty.hasFocus)
    press(qtbot, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(trade, qtbot)
    plan = trade.desk.session.plan
    assert plan is not None
    [top] = state_of(trade).children(None)
    assert (str(top.name), len(state_of(trade).units)) == (str(itd.name), units)
    assert top.id != itd.id
    assert plan.grades, "the grades of its posts came along"
    assert not list(plan_problems(plan))


def test_a_large_branch_is_copied_and_pasted_beside_the_window(drawn: MainWindow, qtbot: QtBot) -> None:
    session = drawn.desk.session
    QGuiApplication.clipboard().setText("Ministry\n" + "".join(f"\tUnit {number}\n" for number in range(1200)))
    run(drawn, qtbot, "paste")
    qtbot.waitUntil(lambda: len(state_of(drawn).units) == 1201, timeout=10000)
    settle(drawn, qtbot)
    assert names(drawn) == ["Ministry"]
    QGuiApplication.clipboard().clear()
    drawn.commands.enable()
    drawn.commands.by_id["copy"].trigger()
    qtbot.waitUntil(lambda: bool(clipboard.branch_on_clipboard()), timeout=10000)
    run(drawn, qtbot, "paste")
    qtbot.waitUntil(lambda: len(state_of(drawn).units) == 2402, timeout=10000)
    settle(drawn, qtbot)
    assert names(drawn) == ["Ministry", "Ministry"]
    assert session.selected == state_of(drawn).children(None)[1].id


def test_no_key_means_two_commands(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for id, action in window.commands.by_id.items():
        for keys in action.shortcuts():
            assert taken.setdefault(keys.toString(), id) == id, keys.toString()


def test_a_source_is_added_where_the_grounds_are_asked(
    trade: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = trade.desk.session
    assert session.plan is not None

    def fill(asked: SourceDialog) -> int:
        assert asked.parent() is not None
        asked.id = new_id()
        session.do_shared(edits.add_source, english(en="Decree 12"), id=asked.id)
        return 1

    monkeypatch.setattr(SourceDialog, "exec", fill)
    remedies = unit_of_code(trade, "ITD-REM")
    session.select(remedies.id)
    settle(trade, qtbot)
    press(qtbot, Key.Key_Delete)
    asked = dialog(trade, qtbot, CloseDialog)
    field = asked.grounds.fields["source"]
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    for letter in "Decree 12":
        qtbot.keyClick(field.line, letter)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    popup.setCurrentIndex(popup.model().index(popup.model().rowCount() - 1, 0))
    qtbot.keyClick(popup, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(field.value()))
    asked.accept_button.click()
    [row] = state_of(trade).where("successions", "subject", remedies.id)
    assert str(session.plan.sources[row.source].title) == "Decree 12"


def test_enter_adds_nothing_where_nothing_is_selected(trade: MainWindow, qtbot: QtBot) -> None:
    trade.desk.session.select("")
    before = len(state_of(trade).units)
    trade.work.chart.canvas.setFocus()
    press(qtbot, Key.Key_Return)
    assert len(state_of(trade).units) == before
    assert not trade.commands.by_id["add_beside"].isEnabled()
