"""Merging units as a guided act, with mouse and keyboard, on the trade departments of the sample."""

from collections.abc import Callable, Iterator

import pytest
from driving import settle, type_text, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.analysis.totals import Totals
from orgplanner.model import between, names
from ui.acts.merge import MergeDialog
from ui.acts.merge_tree import WHAT
from ui.window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def draft(open_sample: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The sample with a draft made from its current scenario, which is chosen."""
    window = open_sample()
    session = window.desk.session
    session.do(edits.copy_scenario, names(en="Draft"), id="draft")
    session.choose("draft")
    settle(window, qtbot)
    return window


@pytest.fixture
def dialog(draft: MainWindow, qtbot: QtBot) -> Iterator[MergeDialog]:
    """The dialog as the keys open it with DFTR and DIEI selected."""
    session = draft.desk.session
    session.select_many([unit_of_code(draft, code).id for code in ("DFTR", "DIEI")])
    qtbot.keyClick(draft, Qt.Key.Key_M, CONTROL | SHIFT)
    opened = draft.findChild(MergeDialog)
    assert opened is not None
    yield opened
    if draft.findChild(MergeDialog) is not None and opened.isVisible():
        opened.reject()


def on(qtbot: QtBot, dialog: MergeDialog) -> None:
    """Goes one step on and waits for what is reckoned."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, CONTROL)
    qtbot.waitUntil(lambda: not dialog.pairs.busy and not dialog.outcome.busy)


def click(qtbot: QtBot, dialog: MergeDialog, member: str, held: Qt.KeyboardModifier) -> None:
    """Clicks the row in which something stands."""
    tree = dialog.pairs.tree
    [item] = [
        item for item in tree._rows()
        if member in (item.data(0, WHAT) if isinstance(item.data(0, WHAT), str) else item.data(0, WHAT).members)
    ]  # fmt: skip
    tree.scrollToItem(item)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, held, tree.visualItemRect(item).center())


def merged(qtbot: QtBot, dialog: MergeDialog) -> None:
    """Through all steps: two sub-units put together by hand, a name typed, done."""
    state = dialog.work.state
    ids = {unit.code: unit.id for unit in state.units.values()}
    on(qtbot, dialog)
    click(qtbot, dialog, ids["DFTR-TAR"], Qt.KeyboardModifier.NoModifier)
    click(qtbot, dialog, ids["DFTR-NTM"], CONTROL)
    qtbot.keyClick(dialog.pairs.tree, Qt.Key.Key_Plus)
    box = dialog.pairs.name.boxes["en"]
    box.setFocus()
    box.selectAll()
    type_text(box, "Customs, tariff and non-tariff matters")
    on(qtbot, dialog)
    type_text(dialog.unit.name.boxes["en"], "International Trade Department")
    type_text(dialog.unit.name.boxes["kk"], "Халықаралық сауда департаменті")
    type_text(dialog.unit.grounds.fields["reason"].boxes["en"], "One voice")
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)


def test_what_a_sub_unit_holds_is_looked_into_with_the_arrow(dialog: MergeDialog, qtbot: QtBot) -> None:
    tariff = next(unit.id for unit in dialog.work.state.units.values() if unit.code == "DFTR-TAR")
    dialog.go(2)
    assert "still being compared" in dialog.problem()
    qtbot.waitUntil(lambda: not dialog.pairs.busy)
    assert dialog.problem() == ""
    tree = dialog.pairs.tree
    assert "looks alike stands beside" in dialog.pairs._hint.text(), "both have a part in two functions"
    click(qtbot, dialog, tariff, Qt.KeyboardModifier.NoModifier)
    row = tree.currentItem()
    assert row.text(0) == "Tariff  ·  ~6"
    assert not row.isExpanded()
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert [row.child(place).text(0) for place in range(row.childCount())] == [
        "Chief of the unit  ·  1", "Staff of the unit besides its chief  ·  ~5", "Administration of tariffs",
    ]  # fmt: skip
    qtbot.keyClick(tree, Qt.Key.Key_2)
    click(qtbot, dialog, tariff, Qt.KeyboardModifier.NoModifier)
    assert tree.currentItem().isExpanded(), "it stays open when something is chosen"


def test_two_departments_become_the_international_trade_department(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    session = draft.desk.session
    before = session.plan.snapshot()
    old = {unit.code: unit.id for unit in session.state.units.values()}
    merged(qtbot, dialog)
    account = dialog.outcome.outcome.accounts["established"]
    assert account.old.quantity == between(34, 43, approximate=True)
    assert account.old == account.carried == account.new
    assert len(dialog.outcome.outcome.charts[1][0].boxes) == 7
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    state = session.state
    [made] = [unit for unit in state.units.values() if unit.name.exactly("en") == "International Trade Department"]
    assert session.selected == made.id
    assert {old["DFTR"], old["DIEI"], old["DFTR-TAR"]}.isdisjoint(state.units)
    assert len(state.children(made.id)) == 6
    assert str(state.units[old["DFTR-NTM"]].name) == "Customs, tariff and non-tariff matters"
    assert Totals(session.plan, "draft").of_unit(made.id).established.quantity == between(34, 43, approximate=True)
    [row] = state.where("successions", "subject", old["DFTR"])
    assert (row.decision, row.targets, str(row.reason)) == ("merge", ((made.id, None),), "One voice")
    after = session.plan.snapshot()
    draft.activateWindow()
    qtbot.waitUntil(draft.isActiveWindow)
    qtbot.keyClick(draft, Qt.Key.Key_Z, CONTROL)
    assert session.plan == before
    qtbot.keyClick(draft, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert session.plan == after


def test_the_head_of_only_one_of_them_is_listed_too(dialog: MergeDialog, qtbot: QtBot) -> None:
    state = dialog.work.state
    ids = {unit.code: unit.id for unit in state.units.values()}
    on(qtbot, dialog)
    head = state.head_of(ids["DFTR"]).id
    assert state.head_of(ids["DIEI"]) is None
    click(qtbot, dialog, head, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(dialog.pairs.tree, Qt.Key.Key_4)
    assert dict(dialog.work.merger.heads)[head] == "close"


def test_keys_lead_from_step_to_step_out_of_a_list(dialog: MergeDialog, qtbot: QtBot) -> None:
    on(qtbot, dialog)
    qtbot.waitUntil(dialog.pairs.tree.hasFocus)
    qtbot.keyClick(dialog.pairs.tree, Qt.Key.Key_PageDown, CONTROL)
    assert dialog.step == 2
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_PageUp, CONTROL)
    assert dialog.step == 1
    qtbot.waitUntil(lambda: not dialog.pairs.busy)
    on(qtbot, dialog)
    type_text(dialog.unit.name.boxes["en"], "Trade")
    reason = dialog.unit.grounds.fields["reason"].boxes["en"]
    reason.setFocus()
    qtbot.waitUntil(reason.hasFocus)
    type_text(reason, "One voice")
    qtbot.keyClick(reason, Qt.Key.Key_Return, CONTROL)
    assert dialog.step == 3, "a field does not keep the key for itself"
    qtbot.waitUntil(lambda: not dialog.outcome.busy)


def test_two_heads_are_seen_and_one_becomes_a_deputy(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    state = dialog.work.state
    ids = {unit.code: unit.id for unit in state.units.values()}
    on(qtbot, dialog)
    click(qtbot, dialog, ids["DFTR-TAR"], Qt.KeyboardModifier.NoModifier)
    click(qtbot, dialog, ids["DFTR-WTO"], CONTROL)
    qtbot.mouseClick(dialog.pairs.together, Qt.MouseButton.LeftButton)
    heads = [state.head_of(ids[code]).id for code in ("DFTR-WTO", "DFTR-TAR")]
    assert sorted(role for post, role in dialog.work.merger.heads if post in heads) == ["deputy", "head"]
    deputy = next(post for post, role in dialog.work.merger.heads if post in heads and role == "deputy")
    click(qtbot, dialog, deputy, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(dialog.pairs.tree, Qt.Key.Key_1)
    assert [role for post, role in dialog.work.merger.heads if post == deputy] == ["head"]
    assert sum(role == "head" for post, role in dialog.work.merger.heads if post in heads) == 1


def test_a_unit_can_go_on_and_others_close_inside_it(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    state = dialog.work.state
    ids = {unit.code: unit.id for unit in state.units.values()}
    dialog.units.into.setCurrentIndex(2)
    dialog.units.into.activated.emit(2)
    on(qtbot, dialog)
    click(qtbot, dialog, ids["DIEI-AM"], Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(dialog.pairs.tree, Qt.Key.Key_2)
    dialog.pairs.fate.setCurrentIndex(2)
    dialog.pairs.fate.activated.emit(2)
    on(qtbot, dialog)
    assert dialog.unit.name.value() == state.units[ids["DIEI"]].name
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    account = dialog.outcome.outcome.accounts["established"]
    assert account.undecided.quantity == between(4, 7)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert ids["DIEI-AM"] not in draft.desk.session.state.units
    assert len(draft.desk.session.state.unplaced_posts()) == 1
    assert ids["DIEI"] in draft.desk.session.state.units


def test_nothing_goes_on_without_two_units_and_a_name(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.units.list, Qt.Key.Key_Delete)
    on(qtbot, dialog)
    assert "at least two" in dialog.problem()
    field = dialog.units.finder
    field.setFocus()
    type_text(field.line, "Investment Policy")
    qtbot.waitUntil(lambda: field.is_listing())
    qtbot.keyClick(field.list, Qt.Key.Key_Return)
    assert dialog.units.list.topLevelItemCount() == 2
    on(qtbot, dialog)
    on(qtbot, dialog)
    on(qtbot, dialog)
    assert dialog.step == 2
    assert "needs a name" in dialog.problem()


def test_a_change_from_outside_closes_the_dialog_with_a_sentence(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    said: list[str] = []
    draft.desk.session.done.connect(lambda message: said.append(str(message)))
    on(qtbot, dialog)
    draft.desk.session.undo()
    assert not dialog.isVisible()
    assert any("nothing of it was done" in sentence for sentence in said)


def test_a_source_added_for_the_grounds_leaves_the_dialog_open(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    on(qtbot, dialog)
    on(qtbot, dialog)
    type_text(dialog.unit.name.boxes["en"], "ITD")
    draft.desk.session.do_shared(edits.add_source, names(en="Order 12"), id="order")
    assert dialog.isVisible()
    dialog.unit.grounds.fields["source"].set_value("order")
    on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.outcome.outcome is not None)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    state = draft.desk.session.state
    assert {row.source for row in state.successions.values() if row.decision == "merge"} == {"order"}


def test_closing_the_dialog_early_ends_what_goes_on_beside_the_window(
    draft: MainWindow, dialog: MergeDialog, qtbot: QtBot
) -> None:
    before = draft.desk.session.plan.snapshot()
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, CONTROL)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert draft.findChild(MergeDialog) is None
    assert draft.desk.session.plan == before


def test_where_no_decision_is_recorded_none_is_asked_for(draft: MainWindow, qtbot: QtBot) -> None:
    session = draft.desk.session
    session.choose(session.plan.ordered_scenarios()[0].id)
    settle(draft, qtbot)
    session.select_many([unit_of_code(draft, code).id for code in ("DFTR", "DIEI")])
    qtbot.keyClick(draft, Qt.Key.Key_M, CONTROL | SHIFT)
    dialog = draft.findChild(MergeDialog)
    assert dialog is not None
    on(qtbot, dialog)
    on(qtbot, dialog)
    grounds = dialog.unit.grounds
    assert not any(field.isVisible() for field in grounds.fields.values())
    assert "copy it first" in grounds._none.text()
    dialog.reject()
