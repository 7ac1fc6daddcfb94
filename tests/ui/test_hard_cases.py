"""What few plans hold and every plan may: names that try to steer, things that go while they are looked at."""

from collections.abc import Callable

from driving import settle, unit_of_code
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgplanner import edits
from ui.models.outline import OutlineModel
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
TURNED = "\u202eevil\u202c"


def outline_names(model: OutlineModel, under: QModelIndex) -> list[str]:
    rows = [model.index(row, 0, under) for row in range(model.rowCount(under))]
    return [name for row in rows for name in (str(row.data()), *outline_names(model, row))]


def test_a_name_that_turns_the_direction_is_shown_and_not_obeyed(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP").id
    session.do(edits.rename_unit, unit, "en", TURNED)
    session.select(unit)
    settle(window, qtbot)
    seen = "\N{REPLACEMENT CHARACTER}evil\N{REPLACEMENT CHARACTER}"
    assert seen in outline_names(window.work.outline.model, QModelIndex())
    qtbot.waitUntil(lambda: any(seen in label.text() for label in window.work.inspector.findChildren(QLabel)))
    assert not [label.text() for label in window.findChildren(QLabel) if TURNED in label.text()]
    assert TURNED not in window.commands.by_id["undo"].text()
    assert session.state.units[unit].name.exactly("en") == TURNED, "what is kept is what was written"


def test_names_of_the_thirtieth_level_are_seen_in_the_outline(window: MainWindow, qtbot: QtBot) -> None:
    window.files.new()
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    session, outline = window.desk.session, window.work.outline
    QGuiApplication.clipboard().setText("".join("\t" * level + f"Level {level}\n" for level in range(31)))
    window.commands.enable()
    window.commands.by_id["paste"].trigger()
    qtbot.waitUntil(lambda: len(session.state.units) == 31)
    settle(window, qtbot)
    [lowest] = [row.id for row in session.state.units.values() if str(row.name) == "Level 30"]
    session.select(lowest)
    place = outline.view.visualRect(outline.model.index_of(lowest))
    assert place.width() > outline.view.fontMetrics().horizontalAdvance("Level 30")
    assert place.right() <= outline.view.viewport().width()
