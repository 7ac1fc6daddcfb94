"""“Stop” in every step of an import, and a workbook of the program as a whole plan; with mouse and keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from driving import click, opened
from pytestqt.qtbot import QtBot

from orgplanner.exporters import ExportOptions
from orgplanner.exporters.workbook import write_workbook
from orgplanner.generate import generate
from orgplanner.importers.lists import building, proposing, taking
from ui.importing.dialog import TARGET_STEP, UPDATES_STEP, ImportDialog
from ui.importing.opening import show_import
from ui.importing.sources import Source
from ui.window import MainWindow

STAFF = "Unit;Unit above;Post;FTE\nMinistry;;Minister;1\nTrade;Ministry;Director;1\nTrade;Ministry;Expert;4\n"
PATIENCE = 20000


@pytest.fixture
def closing(window: MainWindow) -> Iterator[None]:
    yield
    for dialog in window.findChildren(ImportDialog):
        dialog.reject()


def shown(window: MainWindow, qtbot: QtBot, file: Path) -> ImportDialog:
    show_import(window, [Source(file)])
    return opened(window, qtbot, ImportDialog)


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.wait(30)
    qtbot.waitUntil(dialog.is_ready, timeout=PATIENCE)


def endless(tick: Callable[..., object]) -> None:
    """Goes on until somebody stops it."""
    while True:
        tick()
        sleep(0.005)


def stop(qtbot: QtBot, dialog: ImportDialog, doing: str = "") -> None:
    """Presses “Stop” once it is there and this is being done; after that one can go on."""
    qtbot.waitUntil(
        lambda: dialog._stop.isVisible() and dialog._stop.text() == "Stop" and doing in dialog._status.text(),
        timeout=PATIENCE,
    )
    click(dialog._stop)
    qtbot.waitUntil(dialog.is_ready, timeout=PATIENCE)


def test_each_step_of_an_import_can_be_stopped_and_gone_on_with(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, closing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    with monkeypatch.context() as slow:
        slow.setattr(proposing, "propose", lambda *_, tick, **more: endless(tick))
        dialog = shown(window, qtbot, file)
        stop(qtbot, dialog, "Recognising")
        assert (dialog._stop.text(), dialog.work.proposal) == ("Go on", None)
    with monkeypatch.context() as slow:
        slow.setattr(building, "build", lambda *_, tick: endless(tick))
        click(dialog._stop)
        qtbot.waitUntil(lambda: dialog.work.proposal is not None, timeout=PATIENCE)
        stop(qtbot, dialog, "Putting")
        assert dialog.work.made is None
        assert not dialog.finish_button.isEnabled()
    click(dialog._stop)
    settle(qtbot, dialog)
    assert dialog.work.made.counts.posts == 3
    assert not dialog._stop.isVisible()
    click(dialog.finish_button)
    with monkeypatch.context() as slow:
        slow.setattr(taking, "as_new_plan", lambda *_: sleep(0.3))
        click(dialog.next_button)
        stop(qtbot, dialog)
    assert window.desk.session.document is None
    click(dialog.next_button)
    qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=PATIENCE)


def test_a_new_scenario_and_an_update_can_be_stopped_before_they_are_in_the_plan(
    open_sample: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_sample()
    session = window.desk.session
    before = session.plan.snapshot()
    file = tmp_path / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    dialog = shown(window, qtbot, file)
    settle(qtbot, dialog)
    click(dialog.finish_button)
    click(dialog.target.buttons["scenario"])
    with monkeypatch.context() as slow:
        slow.setattr(taking, "as_new_scenario", lambda *_, tell, **more: endless(lambda: tell(1, 4)))
        click(dialog.next_button)
        qtbot.waitUntil(lambda: dialog._bar.maximum() == 4, timeout=PATIENCE)
        stop(qtbot, dialog)
    assert (session.plan, dialog.step, dialog.next_button.isEnabled()) == (before, TARGET_STEP, True)
    click(dialog.target.buttons["update"])
    with monkeypatch.context() as slow:
        slow.setattr(taking, "find_updates", lambda *_, tell, **more: endless(lambda: tell(1, 4)))
        click(dialog.next_button)
        assert dialog.step == UPDATES_STEP
        stop(qtbot, dialog)
        assert dialog._stop.text() == "Go on"
        assert not dialog.next_button.isEnabled()
    click(dialog._stop)
    qtbot.waitUntil(dialog.updates.is_ready, timeout=PATIENCE)
    click(dialog.updates.all_button)
    assert len(dialog.updates.accepted()) == len(dialog.updates.updates().updates)
    with monkeypatch.context() as slow:
        slow.setattr(taking, "take_updates", lambda *_, tick, **more: endless(lambda: tick(1, 4)))
        click(dialog.next_button)
        stop(qtbot, dialog)
    assert session.plan == before
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=PATIENCE)
    click(dialog.next_button)
    qtbot.waitUntil(lambda: session.plan != before, timeout=PATIENCE)


def test_a_workbook_of_the_program_becomes_a_whole_plan(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, closing: None
) -> None:
    plan = generate(30, 4)
    file = tmp_path / "staffing.xlsx"
    write_workbook(plan, plan.ordered_scenarios()[0].id, file, ExportOptions(everything=True))
    dialog = shown(window, qtbot, file)
    settle(qtbot, dialog)
    own = dialog.files.own
    assert own.isVisible()
    assert not own.changes_button.isVisible()
    click(own.whole_button)
    session = window.desk.session
    qtbot.waitUntil(lambda: session.document is not None, timeout=PATIENCE)
    assert session.plan.states.keys() == plan.states.keys()
    assert session.plan.people.keys() == plan.people.keys()
