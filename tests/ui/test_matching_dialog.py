"""Comparing with another file in the window: pairs looked at, corrected with the keys, one step, undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from driving import click, front, opened, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.document import save_plan
from orgplanner.model import names
from tests.analysis.strangers import Stranger
from ui.matching.dialog import MatchingDialog
from ui.matching.partner import PartnerDialog
from ui.models.pairs import CERTAINTY, NEW, REASON
from ui.pages.compare.page import ComparePage
from ui.window import MainWindow


@pytest.fixture
def stranger(open_sample: Callable[..., MainWindow], tmp_path: Path) -> tuple[MainWindow, Stranger, Path]:
    """The open sample, and a file of the same organisation without codes, common ids and decisions."""
    window = open_sample()
    other = Stranger(window.desk.session.plan, 3, codes=False)
    for row in list(other.plan.scenarios.values()):
        other.plan.scenarios[row.id] = replace(row, base=None)
    save_plan(other.plan, tmp_path / "other.orgplan")
    return window, other, tmp_path / "other.orgplan"


def ask(window: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch) -> MatchingDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window.commands.by_id["compare_file"].trigger()
    dialog = opened(window, qtbot, MatchingDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=20000)
    return dialog


def compare_page(window: MainWindow, qtbot: QtBot) -> ComparePage:
    qtbot.waitUntil(lambda: isinstance(window.work.tabs.page("compare"), ComparePage), timeout=15000)
    page = window.work.tabs.page("compare")
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.isVisible() and not page.busy, timeout=15000)
    return page


def test_another_file_is_matched_corrected_and_compared_as_one_step(
    stranger: tuple[MainWindow, Stranger, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, other, file = stranger
    session = window.desk.session
    current, proposed = (row.id for row in session.plan.ordered_scenarios()[:2])
    session.choose(current)
    dialog = ask(window, qtbot, file, monkeypatch)
    dialog.new.setCurrentIndex(dialog.new.findData(other.ids[proposed]))
    dialog.new.activated.emit(dialog.new.currentIndex())
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.shown.currentData() == "doubtful", timeout=20000)
    assert dialog.model.rowCount() == 4
    assert "open" in dialog.model.text(0, NEW)
    assert dialog.model.text(0, REASON)

    pair = dialog.model.pair(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    partner = opened(window, qtbot, PartnerDialog)
    type_text(partner.field, "international trade")
    QTest.keyClick(partner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.choices.decided) and dialog.is_ready(), timeout=20000)
    assert dialog.model.row_of(pair) == -1
    chosen = dialog.choices.decided["units"][pair.old]
    assert other.plan.states[other.ids[proposed]].units[chosen].name.best("en") == "International Trade Department"

    dialog.shown.setCurrentIndex(dialog.shown.findData("functions"))
    dialog.shown.activated.emit(dialog.shown.currentIndex())
    type_text(dialog.filter, "tariffs administration")
    assert dialog.model.rowCount() == 1
    assert dialog.model.text(0, CERTAINTY).endswith("%")
    accepted = dialog.choices.accepted()
    untied = dialog.model.pair(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.choices.accepted() == accepted - 1
    assert str(accepted - 1) in dialog.take_button.text()

    steps, known = session.document.history.place, set(session.plan.scenarios)
    click(dialog.take_button)
    page = compare_page(window, qtbot)
    [made] = set(session.plan.scenarios) - known
    assert (session.scenario, page.against.currentData()) == (made, current)
    assert not page.few_ids.isVisible()
    assert session.document.history.place == steps + 1
    assert pair.old in session.plan.states[made].units
    assert untied.old not in session.plan.states[made].functions
    session.undo()
    qtbot.waitUntil(lambda: set(session.plan.scenarios) == known)


def test_scenarios_without_common_ids_are_matched_from_the_comparison(
    stranger: tuple[MainWindow, Stranger, Path], qtbot: QtBot
) -> None:
    window, other, _ = stranger
    session = window.desk.session
    current = session.plan.ordered_scenarios()[0].id
    bring = (current, other.plan, other.ids[current], {})
    assert session.do_shared(edits.bring_scenario, *bring, name=names(en="Import"), id="import")
    session.choose("import")
    assert session.do(edits.lock_scenario)
    window.work.show_page("compare")
    page = compare_page(window, qtbot)
    page.hold_against(current)
    qtbot.waitUntil(lambda: not page.busy)
    assert page.few_ids.isVisible()
    click(page.few_ids.button)
    dialog = opened(window, qtbot, MatchingDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=20000)
    assert (dialog.old.currentData(), dialog.new.currentData()) == (current, "import")
    dialog.least.setCurrentIndex(dialog.least.findData("100"))
    dialog.least.activated.emit(dialog.least.currentIndex())
    assert dialog.choices.accepted() == 0
    assert not dialog.take_button.isEnabled()
    dialog.least.setCurrentIndex(dialog.least.findData("80"))
    dialog.least.activated.emit(dialog.least.currentIndex())
    steps = session.document.history.place
    click(dialog.take_button)
    assert "locked" in dialog.told.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    front(window, qtbot)
    assert session.do(edits.lock_scenario, locked=False)
    qtbot.waitUntil(lambda: not page.busy)
    click(page.few_ids.button)
    dialog = opened(window, qtbot, MatchingDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=20000)
    click(dialog.take_button)
    qtbot.waitUntil(lambda: session.document.history.place == steps + 2, timeout=15000)
    qtbot.waitUntil(lambda: not page.busy and not page.few_ids.isVisible(), timeout=15000)
    assert session.plan.states["import"].units.keys() == session.plan.states[current].units.keys()
    front(window, qtbot)
    session.undo()
    qtbot.waitUntil(lambda: page.few_ids.isVisible(), timeout=15000)


def test_a_file_that_is_no_plan_is_refused_with_a_sentence(
    open_sample: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_sample()
    file = tmp_path / "letter.orgplan"
    file.write_text("Dear colleague", encoding="utf-8")
    dialog = ask(window, qtbot, file, monkeypatch)
    assert "letter.orgplan" in dialog.told.text()
    assert not dialog.take_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(MatchingDialog))
