"""Parts of the window by themselves: background work, finding, plain text, the binding to Qt."""

import sys
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QLabel
from pytestqt.qtbot import QtBot

from orgplanner.document import open_plan
from orgplanner.paths import samples
from ui.background import Lane
from ui.files import safe_name
from ui.find import entries, search
from ui.plain import Elided, label, tooltip


def test_a_void_call_keeps_the_reference_to_none(qapp: QApplication) -> None:
    item = QGraphicsRectItem()
    before = sys.getrefcount(None)
    for number in range(500):
        item.setPos(number, number)
    assert sys.getrefcount(None) > before - 100


def test_the_newest_job_of_a_lane_wins(qtbot: QtBot) -> None:
    lane, let, results = Lane(), Event(), []
    lane.start(lambda _: let.wait(5), lambda _: results.append("first"))
    lane.start(lambda _: "second", results.append)
    lane.start(lambda _: "third", results.append)
    let.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert results == ["third"]
    lane.finish()


def test_a_job_that_was_called_off_delivers_nothing(qtbot: QtBot) -> None:
    lane, results = Lane(), []

    def work(stop: object) -> None:
        while True:
            stop.progress(1, 2)

    lane.start(work, results.append, results.append)
    lane.cancel()
    qtbot.waitUntil(lambda: not lane.busy)
    assert results == []
    lane.finish()


def test_a_failing_job_tells_its_error(qtbot: QtBot) -> None:
    lane, errors = Lane(), []

    def work(_: object) -> None:
        raise OSError("disk")

    lane.start(work, errors.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)
    lane.finish()


@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src='file:///etc/passwd'>", "&lt;", "a\nb"])
def test_words_of_a_plan_are_never_rich_text(qapp: QApplication, text: str) -> None:
    for made in (label(text), Elided(text)):
        assert made.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in tooltip(text)
    assert "<img" not in tooltip(text)


def test_a_long_name_is_shortened_and_told_whole(qtbot: QtBot) -> None:
    name = "Көрсетілетін қызметтер, инвестициялар және зияткерлік меншік құқығы мәселелері басқармасы"
    made = Elided(name)
    qtbot.addWidget(made)
    made.resize(120, 20)
    made.show()
    assert QLabel.text(made).endswith("…")
    assert made.accessibleName() == name
    assert "зияткерлік" in made.toolTip()


def test_every_word_of_a_search_must_fit() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    scenario = plan.ordered_scenarios()[2].id
    found = list(entries(plan, scenario, "en"))
    assert {each.kind for each in found} == {"unit", "post", "person", "skill"}
    assert search(found, "wto affairs")[0].name == "WTO affairs"
    assert search(found, "itd-tac-wto")[0].name == "WTO affairs"
    assert search(found, "вопросы вто")[0].kind == "unit"
    assert search(found, "wto nowhere") == []
    assert search(found, "  ") == []


@pytest.mark.parametrize(
    ("title", "name"),
    [("a/b: c?", "a b c"), ("..", ""), ("Жоспар «2013»", "Жоспар «2013»"), ("x" * 200, "x" * 80)],
)
def test_a_title_becomes_the_name_of_a_file(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_job_that_begins_later_is_busy_from_the_start_and_may_be_called_off(qtbot: QtBot) -> None:
    lane, begun, results = Lane(after=30), [], []
    lane.start(lambda _: begun.append("first"), results.append)
    assert (lane.busy, begun) == (True, [])
    lane.start(lambda _: begun.append("second"), results.append)
    qtbot.waitUntil(lambda: not lane.busy)
    assert (begun, results) == (["second"], [None])
    lane.start(lambda _: begun.append("third"), results.append)
    lane.finish()
    qtbot.waitUntil(lambda: not lane.busy)
    assert begun == ["second"]
