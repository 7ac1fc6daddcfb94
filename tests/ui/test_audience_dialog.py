"""File > Audience copy…: what is left out is chosen and counted, the copy says what it is, JSON is opened."""

import csv
import json
from pathlib import Path

import pytest
from driving import settle, type_text
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orgplanner.document import open_plan
from orgplanner.errors import Damaged
from orgplanner.exporters.json.plan import write_json
from orgplanner.paths import samples
from ui.dialogs.ask import Answer
from ui.dialogs.audience import AudienceDialog
from ui.files.errands import Errands
from ui.window import MainWindow

MEBP = samples() / "mebp-trade.orgplan"


def opened(window: MainWindow, qtbot: QtBot) -> AudienceDialog:
    window.files.open_sample(MEBP)
    qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=15000)
    settle(window, qtbot)
    window.commands.by_id["audience_copy"].trigger()
    dialog = window.findChild(AudienceDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    return dialog


def test_a_copy_is_chosen_written_searched_and_opened(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[tuple[str, str]],
) -> None:
    dialog = opened(window, qtbot)
    assert [key for key, box in dialog.without.items() if box.isChecked()] == ["pay", "names"]
    assert ("People", "34", "34") in dialog.sizes.rows
    qtbot.keyClick(dialog.without["skills"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.is_ready() and len(dialog.counts.rows) == 3, timeout=15000)
    dialog.scenario.setCurrentIndex(dialog.scenario.findText("Worked example"))
    dialog.unit.box.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.sizes.rows[0][2] == "1", timeout=15000)
    assert dialog.sizes.rows[-1][1] == dialog.sizes.rows[-1][2], "the total of the unit is the same"
    targets = [tmp_path / "copy.orgplan", tmp_path / "key.csv"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(targets.pop(0)), ""))
    qtbot.mouseClick(dialog.foot.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.exports[".pdf"].isVisible(), timeout=15000)
    assert "none is in it" in dialog.told.text()
    copy = open_plan(tmp_path / "copy.orgplan")
    rows = list(csv.DictReader((tmp_path / "key.csv").open(encoding="utf-8-sig")))
    assert {row["Id in the copy"] for row in rows} == copy.people.keys() != set()
    targets.append(tmp_path / "copy.pdf")
    qtbot.mouseClick(dialog.exports[".pdf"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready() and "copy.pdf" in dialog.told.text(), timeout=15000)
    assert (tmp_path / "copy.pdf").read_bytes()[:4] == b"%PDF"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    answers.append(("is another copy of the plan", "open"))
    window.files.open(tmp_path / "copy.orgplan")
    qtbot.waitUntil(lambda: "(audience copy)" in window.windowTitle(), timeout=15000)
    assert window.notice.isVisible()
    assert "without: names of people, pay, skills" in window.notice._text.text()


def test_nothing_chosen_is_said_and_cannot_be_saved(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for box in dialog.without.values():
        box.setChecked(False)
    qtbot.waitUntil(lambda: "Choose what" in dialog.told.text(), timeout=5000)
    assert not dialog.foot.go.isEnabled()
    assert not dialog.key.isEnabled()
    fields = (dialog.scenario, dialog.unit.box, dialog.size_view, dialog.count_view)
    assert all(field.accessibleName() for field in fields)


def test_of_many_units_any_is_found_by_typing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.audience_unit.MOST_LISTED", 30)
    dialog = opened(window, qtbot)
    unit = dialog.unit
    assert (unit.is_sought, unit.unit()) == (True, "")
    assert "whole organisation" in unit.picker.line.placeholderText()
    unit.picker.line.setFocus()
    type_text(unit.picker.line, "remedies")
    qtbot.waitUntil(lambda: unit.picker.is_listing() and not unit._finder.busy, timeout=15000)
    qtbot.keyClick(unit.picker.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.is_ready() and unit.unit() != "", timeout=15000)
    chosen = unit.unit()
    assert dialog.audience().unit == chosen
    assert "remedies" in window.desk.session.plan.words(
        next(state.units[chosen].name for state in dialog._plan.states.values() if chosen in state.units)
    )
    dialog.scenario.setCurrentIndex(dialog.scenario.findText("Worked example"))
    assert not unit.is_sought
    assert unit.unit() in ("", chosen)
    dialog.scenario.setCurrentIndex(0)
    unit.picker.line.clear()
    unit.picker.line.textEdited.emit("")
    unit.picker.commit()
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    assert dialog.audience().unit is None


def test_a_plan_as_json_is_opened_to_be_saved(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(errands: Errands, error: Damaged, choices: tuple[Answer, ...]) -> str:
        return errands.ask(error.sentence("en"), *choices)

    monkeypatch.setattr(Errands, "ask_about", asked)
    write_json(open_plan(MEBP), tmp_path / "plan.json")
    window.files.open(tmp_path / "plan.json")
    qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=15000)
    settle(window, qtbot)
    assert window.desk.session.plan == open_plan(MEBP)
    assert window.isWindowModified()
    assert window.desk.session.document.path is None
    document = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    document["scenarios"][0]["kind"] = "castle"
    (tmp_path / "bad.json").write_text(json.dumps(document), encoding="utf-8")
    answers += [("not saved", "discard"), ("breaks the rules (1)", "ok")]
    QTimer.singleShot(0, lambda: window.files.open(tmp_path / "bad.json"))
    qtbot.waitUntil(lambda: not answers and not window.files.busy, timeout=15000)
    assert window.desk.session.document is None
