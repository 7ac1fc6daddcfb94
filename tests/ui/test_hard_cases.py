"""What few plans hold and every plan may: names that try to steer, things that go while they are looked at."""

from collections.abc import Callable

from driving import settle, unit_of_code
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.model import names
from orgplanner.text import say
from ui.inspection.line_row import LineRow
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
    window.work.outline.view.collapseAll()
    qtbot.waitUntil(lambda: outline.view.indentation() > 10)
    session.select(lowest)
    qtbot.waitUntil(lambda: outline.view.indentation() < 6)
    place = outline.view.visualRect(outline.model.index_of(lowest))
    assert place.width() > outline.view.fontMetrics().horizontalAdvance("Level 30")
    assert place.right() <= outline.view.viewport().width()


def test_a_long_figure_above_does_not_cut_the_names_beside_short_ones(open_sample: Opener) -> None:
    outline = open_sample().work.outline
    view, model = outline.view, outline.model
    top = model.index(0, 0)
    branch = model.index(0, 0, top)
    assert len(str(top.siblingAtColumn(1).data())) > len(str(branch.siblingAtColumn(1).data()))
    for index in (top, branch):
        room, figure = view.name_room(index), view.visualRect(index.siblingAtColumn(1))
        told = view.fontMetrics().horizontalAdvance(str(index.siblingAtColumn(1).data()))
        assert room.right() < figure.right() - told
    assert view.name_room(branch).right() > view.visualRect(branch.siblingAtColumn(0)).right()


def test_a_plan_without_a_scenario_has_no_chart_to_drag_in(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session, canvas = window.desk.session, window.work.chart.canvas
    while session.plan.scenarios:
        session.do(edits.delete_scenario)
    qtbot.waitUntil(lambda: not canvas.isVisible())
    assert not window.work.chart.boxes
    window.commands.by_id["undo"].trigger()
    settle(window, qtbot)
    assert canvas.isVisible()
    assert window.work.chart.boxes


def test_the_language_changes_after_something_that_kept_words_has_gone(window: MainWindow) -> None:
    gone, stays = QLabel(), QLabel(window)
    for each in (gone, stays):
        window.desk.words.keep(each.setText, say("File"))
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    window.speak("ru")
    assert stays.text() == "Файл"


def test_a_line_that_goes_while_it_is_pressed_leads_nowhere(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session, unit = window.desk.session, unit_of_code(window, "CTPD").id
    session.do(edits.add_post, unit, title=names(en="Passing"), id="passing")
    session.select(unit)
    settle(window, qtbot)
    inspector = window.work.inspector
    qtbot.waitUntil(lambda: any(row.line.target == "passing" for row in inspector.findChildren(LineRow)))
    [row] = [row for row in inspector.findChildren(LineRow) if row.line.target == "passing"]
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    session.undo()
    qtbot.waitUntil(lambda: not row.isVisible())
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert session.selected == unit
