"""Before, after and changes on the chart, with mouse and keys: places, ghosts, waves, pages, saved views."""

from pathlib import Path

import pytest
from driving import canvas_of, click, drag, front, press, settle, type_text, unit_of_code
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from orgplanner.edits import decide_many
from ui.canvas.accessible import ChartAccess
from ui.canvas.camera import shift_between
from ui.canvas.editor import BoxField
from ui.canvas.glide import ways_between
from ui.dialogs.export import ExportDialog
from ui.dialogs.view import ViewDialog
from ui.inspection.bygone import BygonePage
from ui.motion import may_move
from ui.viewing import look_through
from ui.window import MainWindow

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def stage(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Presses a button of the switch and waits until all is painted."""
    click(window.work.chart.bar.stages.buttons[name])
    settle(window, qtbot)


def old_unit(window: MainWindow, code: str) -> str:
    plan = window.desk.session.plan
    return next(unit.id for unit in plan.states[plan.ordered_scenarios()[0].id].units.values() if unit.code == code)


def ghost_of(window: MainWindow, code: str) -> str:
    """The box that stands for the place that a unit of the current scenario left."""
    row = old_unit(window, code)
    return next(box for box, id in canvas_of(window).sight.chart.ghosts.items() if id == row)


def middle(window: MainWindow, box: str) -> QPoint:
    return canvas_of(window).box_place(box).center().toPoint()


def test_what_stays_keeps_its_place_on_the_screen(work: MainWindow, qtbot: QtBot) -> None:
    chart, canvas = work.work.chart, canvas_of(work)
    ministry, department = unit_of_code(work, "MEBP").id, unit_of_code(work, "DIP").id
    front(work, qtbot)
    canvas.setFocus()
    press(Qt.Key.Key_3, CTRL)
    settle(work, qtbot)
    assert (chart.choice.stage, chart.bar.stages.buttons["changes"].isChecked()) == ("changes", True)
    canvas.zoom_in()

    def places() -> list[QPointF]:
        return [canvas.box_place(id).topLeft() for id in (ministry, department)]

    seen, scale = places(), canvas.scale()
    for name in ("before", "after", "changes"):
        stage(work, qtbot, name)
        assert places() == seen
        assert canvas.scale() == scale
    moved = unit_of_code(work, "ITD-REM").id
    new = canvas.box_place(moved)
    stage(work, qtbot, "before")
    assert canvas.box_place(moved).topLeft() != new.topLeft()
    assert unit_of_code(work, "ITD").id not in chart.boxes
    stage(work, qtbot, "before")
    assert chart.choice.stage == ""
    assert not chart.bar.against.isVisible()


def test_a_ghost_tells_what_became_of_it_and_leads_there_and_cannot_be_changed(
    work: MainWindow, qtbot: QtBot
) -> None:
    session, canvas = work.desk.session, canvas_of(work)
    stage(work, qtbot, "changes")
    place = session.document.history.place
    ghost = ghost_of(work, "DFTR")
    click(canvas, middle(work, ghost))
    qtbot.waitUntil(lambda: isinstance(work.work.inspector.page, BygonePage))
    page = work.work.inspector.page
    assert page.title.text() == "Department of Foreign Trade Regulations"
    assert "Merged" in page.fate.text()
    assert "Department of International Economic Integration" in page.fate.text()
    assert (session.selection, canvas.chosen) == ((), (ghost,))
    assert not any(work.commands.by_id[id].isEnabled() for id in ("close", "rename", "add_below", "add_beside"))
    tree = ChartAccess(canvas)
    item = tree.focusChild()
    assert "Merged" in item.text(QAccessible.Text.Description)
    assert item.state().readOnly
    tree.forget()
    drag(canvas, middle(work, ghost), middle(work, unit_of_code(work, "MEBP").id))
    stage(work, qtbot, "changes")
    stage(work, qtbot, "changes")
    canvas.fit()
    drag(canvas, middle(work, unit_of_code(work, "DIP").id), middle(work, ghost))
    assert session.document.history.place == place
    QTest.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(work, ghost_of(work, "DFTR-REM")))
    assert session.selected == unit_of_code(work, "ITD-REM").id
    front(work, qtbot)
    canvas.setFocus()
    click(canvas, middle(work, ghost_of(work, "DIEI")))
    press(Qt.Key.Key_Return)
    assert session.selected == unit_of_code(work, "ITD").id
    click(canvas, middle(work, ghost_of(work, "DFTR-REM")))
    stage(work, qtbot, "before")
    assert canvas.chosen == (old_unit(work, "DFTR-REM"),)
    work.commands.by_id["to_new_place"].trigger()
    settle(work, qtbot)
    assert (work.work.chart.choice.stage, session.selected) == ("changes", unit_of_code(work, "ITD-REM").id)
    press(Qt.Key.Key_A, CTRL)
    assert set(session.selection) == {id for id in session.state.units if id in canvas.sight.chart.boxes}
    click(canvas, middle(work, ghost))
    qtbot.waitUntil(lambda: isinstance(work.work.inspector.page, BygonePage))
    click(work.work.inspector.page.links[0])
    assert session.selected == unit_of_code(work, "ITD").id


def test_what_is_selected_elsewhere_is_found_at_every_stage(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas = work.desk.session, canvas_of(work)
    stage(work, qtbot, "before")
    session.select(unit_of_code(work, "ITD").id)
    assert canvas.chosen == (old_unit(work, "DFTR"),)
    stage(work, qtbot, "changes")
    session.select(unit_of_code(work, "ITD-TAC-WTO").id)
    assert canvas.chosen == (unit_of_code(work, "ITD-TAC-WTO").id,)
    click(canvas, middle(work, unit_of_code(work, "DIP").id))
    assert session.selected == unit_of_code(work, "DIP").id


def test_boxes_are_edited_while_changes_are_shown(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas, unit = work.desk.session, canvas_of(work), unit_of_code(work, "DIP").id
    stage(work, qtbot, "changes")
    front(work, qtbot)
    canvas.zoom_to(1.0)
    canvas.bring(unit)
    QTest.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(work, unit))
    field = work.findChild(BoxField)
    field.selectAll()
    type_text(field, "Policy of investment")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(work, qtbot)
    assert work.work.chart.choice.stage == "changes"
    assert session.plan.words(session.state.units[unit].name, "en") == "Policy of investment"
    assert "enamed" in " ".join(entry.words for entry in work.work.chart.legend.list.entries)


def test_arrows_are_shown_on_demand(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    stage(work, qtbot, "changes")

    def arrows() -> int:
        return sum(item.kind == "decoration" for item in canvas.sight.chart.picture.items)

    before = arrows()
    work.commands.by_id["arrows"].trigger()
    settle(work, qtbot)
    assert arrows() > before
    assert work.work.chart.bar.arrows.isChecked()


def test_the_waves_are_played_one_by_one(work: MainWindow, qtbot: QtBot) -> None:
    session, chart = work.desk.session, work.work.chart
    for number, code in ((1, "DFTR-REM"), (2, "DFTR-WTO")):
        assert session.do(decide_many, [old_unit(work, code)], wave=number)
    settle(work, qtbot)
    front(work, qtbot)
    work.commands.by_id["play"].trigger()
    bar = chart.staging.play
    qtbot.waitUntil(bar.isVisible)
    settle(work, qtbot)
    assert not canvas_of(work).sight.chart.ghosts
    assert (bar.told.whole().split(":")[0], bar.buttons["back"].isEnabled()) == ("Before the first wave", False)
    press(Qt.Key.Key_Space)
    settle(work, qtbot)
    assert (bar.number.text(), bar.told.whole().split(":")[0], chart.choice.wave) == ("1 / 3", "Wave 1", 1)
    assert "1 moved" in bar.told.whole()
    assert ghost_of(work, "DFTR-REM")
    assert work.work.chart.canvas.is_fixed(unit_of_code(work, "MEBP").id)
    press(Qt.Key.Key_End)
    assert bar.buttons["back"].hasFocus()
    assert (bar.told.whole().split(":")[0], chart.choice.wave) == ("Decisions without a wave", None)
    click(bar.buttons["play"])
    assert (bar.plays, bar.step) == (True, 0)
    press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert (chart.choice.stage, chart.choice.wave) == ("changes", None)
    settle(work, qtbot)


def test_nothing_is_cut_or_pushed_out_of_a_small_window(work: MainWindow, qtbot: QtBot) -> None:
    bar = work.work.chart.bar
    stage(work, qtbot, "changes")
    work.resize(800, 480)
    qtbot.waitUntil(lambda: work.height() == 480)
    QApplication.processEvents()
    for language in ("kk", "en"):
        work.speak(language)
        settle(work, qtbot)
        for frame in (bar, work.top):
            buttons = [button for button in frame.findChildren(QToolButton) if button.isVisible()]
            assert len(buttons) > 3
            for button in buttons:
                assert button.width() >= button.minimumSizeHint().width()
                place = QRectF(QPointF(button.mapTo(frame, QPoint(0, 0))), button.size().toSizeF())
                assert QRectF(frame.rect()).contains(place)
        foot = work.work.totals
        assert foot.mapTo(work, QPoint(0, foot.height())).y() <= 480
    menu = bar.more.menu()
    menu.aboutToShow.emit()
    titles = [action.text().replace("&", "") for action in menu.actions()]
    assert titles[0] == "Which boxes the chart has"
    arrows = next(action for action in menu.actions() if "Arrows" in action.text().replace("&", ""))
    arrows.trigger()
    assert work.work.chart.choice.arrows
    settle(work, qtbot)


def test_a_view_keeps_the_comparison(work: MainWindow, qtbot: QtBot) -> None:
    session, chart = work.desk.session, work.work.chart
    third = session.plan.ordered_scenarios()[2].id
    chart.staging.hold_against(third)
    chart.staging.show_arrows(True)
    settle(work, qtbot)
    work.commands.by_id["save_view"].trigger()
    dialog = work.findChild(ViewDialog)
    qtbot.keyClicks(dialog.name, "What changes")
    click(dialog.save_button)
    assert work.top.views.text() == "What changes"
    stage(work, qtbot, "changes")
    assert work.top.views.text() == "What changes *"
    (id,) = session.plan.views
    look_through(work, id)
    settle(work, qtbot)
    assert (chart.choice.stage, chart.choice.against, chart.choice.arrows) == ("changes", third, True)


def test_what_is_shown_comes_out_and_all_three_on_request(work: MainWindow, qtbot: QtBot) -> None:
    stage(work, qtbot, "after")
    work.commands.by_id["export"].trigger()
    dialog = work.findChild(ExportDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    assert dialog.options().show == "after"
    dialog.fields.shown.setCurrentIndex(dialog.fields.shown.findData("all"))
    qtbot.waitUntil(lambda: "of 3" in dialog.turner.number.text(), timeout=15000)
    dialog.fields.shown.setCurrentIndex(0)
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    assert (dialog.options().show, dialog.fields.against.isEnabled()) == ("", False)
    dialog.reject()


def test_without_another_scenario_the_switch_says_what_to_do(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.files.new()
    qtbot.waitUntil(lambda: window.desk.session.document is not None)
    switch = window.work.chart.bar.stages
    assert not switch.buttons["changes"].isEnabled()
    assert "no other scenario" in switch.buttons["changes"].toolTip()
    window.work.show_page("chart")


def test_the_camera_follows_what_most_boxes_did() -> None:
    before = {id: (10.0 * place, 0.0, 8.0, 4.0) for place, id in enumerate("abcd")}
    after = {**{id: (x + 13, y, width, height) for id, (x, y, width, height) in before.items()}, "d": (90, 9, 8, 4)}
    assert shift_between(before, after) == (13.0, 0.0)
    assert shift_between({}, after) == (0.0, 0.0)


def test_boxes_slide_only_where_they_were_seen_and_few() -> None:
    room, box = QRectF(0, 0, 500, 500), QRectF(10, 10, 100, 40)
    places = {"stays": box, "moves": box, "came": box.translated(-300, 0)}
    after = {"stays": box, "moves": box.translated(50, 60), "came": box, "new": box}
    assert [way for _, way in ways_between(places, after, room, 1.0)] == [QPointF(50, 60)]
    many = {str(number): box for number in range(500)}
    moved = {id: each.translated(5, 5) for id, each in many.items()}
    assert ways_between(many, moved, room, 1.0) == []


def test_nothing_moves_by_itself_where_the_desktop_asks_for_calm(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert may_move()
    (tmp_path / "gtk-3.0").mkdir()
    (tmp_path / "gtk-3.0" / "settings.ini").write_text("[Settings]\ngtk-enable-animations=0\n")
    assert not may_move()
    (tmp_path / "gtk-3.0" / "settings.ini").write_text("this is no such file")
    assert may_move()


def test_changes_are_seen_on_a_chart_that_is_too_small_to_be_read(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    stage(work, qtbot, "changes")
    canvas.zoom_to(0.05)
    work.work.chart.show_legend(False)
    new = QColor(canvas.theme.tones["new"][2])

    def is_seen() -> bool:
        place = canvas.box_place(unit_of_code(work, "ITD-MA").id).center().toPoint()
        return canvas.grab().toImage().pixelColor(place) == new

    qtbot.waitUntil(is_seen)
