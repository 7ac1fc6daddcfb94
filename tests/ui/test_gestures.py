"""Gestures on the chart and the outline, with real events of mouse and keys in a real window."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from driving import canvas_of, drag, hold, settle, type_text, unit_of_code
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from orgplanner import edits
from orgplanner.text import say
from ui.canvas.chart_canvas import ChartCanvas
from ui.canvas.editor import BoxField
from ui.canvas.ghost import Ghost
from ui.dragging import Courier, read_rows, rows_mime
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def middle(window: MainWindow, code: str) -> QPoint:
    return canvas_of(window).box_place(unit_of_code(window, code).id).center().toPoint()


def edge(window: MainWindow, code: str, share: float) -> QPoint:
    """A place inside a box, at a share of its width."""
    box = canvas_of(window).box_place(unit_of_code(window, code).id)
    return QPointF(box.x() + share * box.width(), box.center().y()).toPoint()


def menu_at(window: MainWindow, qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Takes the choice of the open menu that begins with these words, with the keys."""
    menu = menu_at(window, qtbot)
    place = [action.text() for action in menu.actions()].index(
        next(action.text() for action in menu.actions() if action.text().startswith(words))
    )
    for _ in range(place - 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def parent(window: MainWindow, code: str) -> str:
    unit = unit_of_code(window, code)
    above = window.desk.session.state.units.get(unit.parent or "")
    return above.code if above is not None else ""


def children(window: MainWindow, code: str) -> list[str]:
    return [row.code for row in window.desk.session.state.children(unit_of_code(window, code).id)]


def codes(window: MainWindow) -> list[str]:
    return [window.desk.session.state.units[id].code for id in window.desk.session.selection]


def test_a_box_without_posts_moves_at_once_when_it_is_dropped_on_another(work: MainWindow, qtbot: QtBot) -> None:
    drag(canvas_of(work), middle(work, "CTPD-LEG"), middle(work, "DIP"))
    assert parent(work, "CTPD-LEG") == "DIP"
    assert codes(work) == ["CTPD-LEG"]
    work.desk.session.undo()
    assert parent(work, "CTPD-LEG") == "CTPD"


@pytest.mark.parametrize(
    ("words", "moved", "stays"),
    [("The whole branch", True, False), ("The unit only", True, True), ("The posts only", False, True)],
)
def test_what_comes_along_is_asked_after_the_drop(
    work: MainWindow, qtbot: QtBot, words: str, moved: bool, stays: bool
) -> None:
    state, unit = work.desk.session.state, unit_of_code(work, "ITD-MA")
    if not state.posts_of(unit.id):
        work.desk.session.do(edits.add_post, unit.id, title=unit.name)
        settle(work, qtbot)
    drag(canvas_of(work), middle(work, "ITD-MA"), middle(work, "DIP"))
    choose(work, qtbot, words)
    assert (parent(work, "ITD-MA") == "DIP") is moved
    assert (parent(work, "ITD-MA-CTN") != "ITD-MA" or not moved) is stays
    posts = work.desk.session.state.posts_of(unit_of_code(work, "DIP" if not moved else "ITD-MA").id)
    assert posts


def test_escape_in_the_menu_and_escape_while_dragging_change_nothing(work: MainWindow, qtbot: QtBot) -> None:
    before = dict(work.desk.session.state.units)
    drag(canvas_of(work), middle(work, "ITD-MA"), middle(work, "DIP"))
    QTest.keyClick(menu_at(work, qtbot), Qt.Key.Key_Escape)
    hold(canvas_of(work), middle(work, "ITD-SI"), middle(work, "DIP"))
    QTest.keyClick(canvas_of(work), Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas_of(work), LEFT, NONE, middle(work, "DIP"))
    assert work.desk.session.state.units == before
    assert not work.desk.session.document.can_undo


def test_dropping_where_nothing_is_changes_nothing(work: MainWindow, qtbot: QtBot) -> None:
    drag(canvas_of(work), middle(work, "ITD-SI"), QPoint(6, 6))
    assert not work.desk.session.document.can_undo


def test_a_box_dropped_beside_what_is_not_yet_placed_waits_there(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    box = canvas.box_place(unit_of_code(work, "DIEI-CU").id)
    drag(canvas, middle(work, "CTPD-LEG"), (box.topLeft() + QPointF(-10, -4)).toPoint())
    assert unit_of_code(work, "CTPD-LEG").unplaced


def test_an_overview_is_moved_and_its_small_boxes_are_not(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    canvas.zoom_to(0.1)
    before = canvas.box_place(unit_of_code(work, "DIP").id).topLeft()
    drag(canvas, middle(work, "CTPD-LEG"), middle(work, "CTPD-LEG") + QPoint(40, 10))
    assert (canvas.box_place(unit_of_code(work, "DIP").id).topLeft() - before).toPoint() == QPoint(40, 10)
    assert not work.desk.session.document.can_undo


def test_a_box_dragged_between_two_others_stands_there(work: MainWindow, qtbot: QtBot) -> None:
    assert children(work, "ITD") == ["ITD-MA", "ITD-SI", "ITD-REM", "ITD-TAC"]
    above = canvas_of(work).box_place(unit_of_code(work, "ITD").id)
    drag(canvas_of(work), middle(work, "ITD-REM"), edge(work, "ITD-SI", 0.06))
    assert children(work, "ITD") == ["ITD-MA", "ITD-REM", "ITD-SI", "ITD-TAC"]
    settle(work, qtbot)
    now = canvas_of(work).box_place(unit_of_code(work, "ITD").id)
    assert (now.topLeft() - above.topLeft()).manhattanLength() < 1


def test_in_a_column_the_upper_and_lower_ends_of_a_box_mean_before_and_after(
    work: MainWindow, qtbot: QtBot
) -> None:
    assert children(work, "CTPD") == ["CTPD-RES", "CTPD-LEG", "CTPD-TG", "CTPD-EVAL"]
    box = canvas_of(work).box_place(unit_of_code(work, "CTPD-TG").id)
    drag(canvas_of(work), middle(work, "CTPD-RES"), QPointF(box.center().x(), box.bottom() - 2).toPoint())
    assert children(work, "CTPD") == ["CTPD-LEG", "CTPD-TG", "CTPD-RES", "CTPD-EVAL"]


def test_a_locked_scenario_says_so_under_the_pointer_and_stays_as_it_is(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    session.do(edits.lock_scenario, locked=True)
    settle(work, qtbot)
    before = dict(session.state.units)
    hold(canvas_of(work), middle(work, "CTPD-LEG"), middle(work, "DIP"))
    shown = [label.text() for label in work.findChild(Ghost).findChildren(QLabel) if label.isVisible()]
    assert any("locked" in text for text in shown)
    QTest.mouseRelease(canvas_of(work), LEFT, NONE, middle(work, "DIP"))
    assert session.state.units == before


def test_a_plan_open_for_reading_says_so_under_the_pointer(work: MainWindow, qtbot: QtBot) -> None:
    work.desk.session.document.file.read_only_reason = say("It was opened for reading only.")
    hold(canvas_of(work), middle(work, "CTPD-LEG"), middle(work, "DIP"))
    shown = [label.text() for label in work.findChild(Ghost).findChildren(QLabel) if label.isVisible()]
    assert any("for reading only" in text for text in shown)
    QTest.mouseRelease(canvas_of(work), LEFT, NONE, middle(work, "DIP"))
    assert parent(work, "CTPD-LEG") == "CTPD"


def test_an_undo_during_a_drag_calls_the_drag_off(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    session.do(edits.rename_unit, unit_of_code(work, "DIP").id, "en", "Investments")
    settle(work, qtbot)
    before = {id: unit.parent for id, unit in session.state.units.items()}
    end = middle(work, "DIP")
    hold(canvas_of(work), middle(work, "CTPD-LEG"), end)
    session.undo()
    assert canvas_of(work).gesture is None
    QTest.mouseRelease(canvas_of(work), LEFT, NONE, end)
    assert {id: unit.parent for id, unit in session.state.units.items()} == before
    settle(work, qtbot)


def test_a_drag_goes_on_while_the_chart_is_drawn_anew(work: MainWindow, qtbot: QtBot) -> None:
    hold(canvas_of(work), middle(work, "CTPD-LEG"), middle(work, "DIP"))
    work.speak("ru")
    settle(work, qtbot)
    assert canvas_of(work).gesture is not None
    QTest.mouseMove(canvas_of(work), middle(work, "DIP"))
    QTest.mouseRelease(canvas_of(work), LEFT, NONE, middle(work, "DIP"))
    assert parent(work, "CTPD-LEG") == "DIP"


def test_several_are_chosen_with_control_and_move_in_one_step(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    QTest.mouseClick(canvas, LEFT, NONE, middle(work, "CTPD-RES"))
    for code in ("CTPD-LEG", "CTPD-TG", "CTPD-LEG", "CTPD-EVAL"):
        QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.ControlModifier, middle(work, code))
    assert codes(work) == ["CTPD-RES", "CTPD-TG", "CTPD-EVAL"]
    marked = {work.work.outline.model.unit(i).code for i in work.work.outline.view.selectionModel().selectedRows()}
    assert marked == {"CTPD-RES", "CTPD-TG", "CTPD-EVAL"}
    drag(canvas, middle(work, "CTPD-TG"), middle(work, "DIP"))
    assert children(work, "DIP") == ["CTPD-RES", "CTPD-TG", "CTPD-EVAL"]
    work.desk.session.undo()
    assert len(children(work, "CTPD")) == 4


def test_a_frame_with_shift_selects_and_a_plain_drag_moves_the_chart(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    one = canvas.box_place(unit_of_code(work, "CTPD-RES").id)
    two = canvas.box_place(unit_of_code(work, "CTPD-TG").id)
    start, end = (one.topRight() + QPointF(12, 0)).toPoint(), (two.center()).toPoint()
    drag(canvas, start, end, Qt.KeyboardModifier.ShiftModifier)
    assert codes(work) == ["CTPD-RES", "CTPD-LEG", "CTPD-TG"]
    before = canvas.box_place(unit_of_code(work, "DIP").id).topLeft()
    drag(canvas, start, start + QPoint(-40, 30))
    assert (canvas.box_place(unit_of_code(work, "DIP").id).topLeft() - before).toPoint() == QPoint(-40, 30)
    assert len(codes(work)) == 3


def test_keys_walk_extend_select_all_and_clear(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    canvas.setFocus()
    QTest.mouseClick(canvas, LEFT, NONE, middle(work, "CTPD-RES"))
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert codes(work) == ["CTPD-RES", "CTPD-LEG", "CTPD-TG"]
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(codes(work)) == len(work.desk.session.state.units)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert codes(work) == []
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_dragging_out_of_the_chart_waits_as_not_yet_placed_and_comes_back(work: MainWindow, qtbot: QtBot) -> None:
    session, panel, canvas = work.desk.session, work.work.unplaced, canvas_of(work)
    for unit in session.state.unplaced_units():
        session.do(edits.move_unit, unit.id, unit_of_code(work, "MEBP").id)
    settle(work, qtbot)
    assert not panel.isVisible()
    hold(canvas, middle(work, "ITD-TAC-WTO"), middle(work, "DIP"))
    assert panel.isVisible()
    QApplication.processEvents()
    place = canvas.mapFromGlobal(panel.mapToGlobal(panel.rect().center()))
    QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, NONE, place)
    qtbot.waitUntil(lambda: unit_of_code(work, "ITD-TAC-WTO").unplaced)
    settle(work, qtbot)
    qtbot.waitUntil(lambda: panel.names() == ["WTO affairs"])
    bring(canvas, rows_mime(session, "units", [unit_of_code(work, "ITD-TAC-WTO").id]), middle(work, "DIP"))
    choose(work, qtbot, "The unit")
    assert parent(work, "ITD-TAC-WTO") == "DIP"
    assert codes(work) == ["ITD-TAC-WTO"]


def bring(canvas: ChartCanvas, mime: QMimeData, place: QPoint) -> bool:
    """Drops rows on the chart as the window system does; tells whether they were taken."""
    given = (Qt.DropAction.MoveAction, mime, LEFT, NONE)
    entered = QDragEnterEvent(place, *given)
    QApplication.sendEvent(canvas, entered)
    dropped = QDropEvent(QPointF(place), *given)
    QApplication.sendEvent(canvas, dropped)
    return entered.isAccepted() and dropped.isAccepted()


def test_a_post_from_a_list_moves_into_the_unit_it_is_dropped_on(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    post = next(iter(session.state.posts_of(unit_of_code(work, "ITD").id)))
    assert bring(canvas_of(work), rows_mime(session, "posts", [post.id]), middle(work, "DIP"))
    qtbot.waitUntil(lambda: session.state.posts[post.id].unit == unit_of_code(work, "DIP").id)


def test_a_person_from_a_list_gets_a_vacant_post_or_hears_that_there_is_none(
    work: MainWindow, qtbot: QtBot
) -> None:
    session = work.desk.session
    unit = next(unit for unit in session.state.units.values() if not session.state.posts_of(unit.id))
    session.do_shared(edits.add_person, name=unit.name, id="p" * 32)
    mime = rows_mime(session, "people", ["p" * 32])
    assert not bring(canvas_of(work), mime, middle(work, unit.code))
    session.do(edits.add_post, unit.id, title=unit.name, id="q" * 32)
    settle(work, qtbot)
    assert bring(canvas_of(work), mime, middle(work, unit.code))
    qtbot.waitUntil(lambda: [row.person for row in session.state.holders("q" * 32)] == ["p" * 32])


def test_rows_of_another_plan_or_made_up_ones_are_not_taken(work: MainWindow, qtbot: QtBot) -> None:
    session = work.desk.session
    mime = rows_mime(session, "units", [unit_of_code(work, "ITD").id])
    session.choose(session.plan.ordered_scenarios()[0].id)
    settle(work, qtbot)
    place = canvas_of(work).rect().center()
    assert not bring(canvas_of(work), mime, place)
    for text in (
        b"",
        b"[]",
        b'{"plan": 1}',
        b'{"plan":"","scenario":"","table":"units","ids":[[]]}',
        b"\xff",
        b"[" * 9999,
    ):
        made_up = QMimeData()
        made_up.setData("application/x-orgplanner-rows", text)
        assert read_rows(made_up) is None
        assert not bring(canvas_of(work), made_up, place)


def field_of(window: MainWindow) -> BoxField | None:
    return window.work.chart.findChild(BoxField)


def test_f2_opens_the_name_on_the_box_and_enter_keeps_it(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    canvas.zoom_to(1.0)
    QTest.mouseClick(canvas, LEFT, NONE, middle(work, "ITD-REM"))
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    field = field_of(work)
    assert field is not None
    assert field.hasFocus()
    place = canvas.box_place(unit_of_code(work, "ITD-REM").id)
    assert abs(field.width() - place.width()) <= 1
    type_text(field, "Қорғау шаралары")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert unit_of_code(work, "ITD-REM").name.exactly("en") == "Қорғау шаралары"
    assert canvas.hasFocus()
    settle(work, qtbot)
    assert (canvas.box_place(unit_of_code(work, "ITD-REM").id).topLeft() - place.topLeft()).manhattanLength() < 1


def test_a_double_click_opens_the_name_and_escape_leaves_it_as_it_was(work: MainWindow, qtbot: QtBot) -> None:
    canvas, unit = canvas_of(work), unit_of_code(work, "ITD-REM")
    canvas.zoom_to(1.0)
    canvas.bring(unit.id)
    QTest.mouseDClick(canvas, LEFT, NONE, middle(work, "ITD-REM"))
    type_text(field_of(work), "x")
    QTest.keyClick(field_of(work), Qt.Key.Key_Escape)
    assert not work.desk.session.document.can_undo


def test_a_box_too_small_to_read_is_named_in_the_outline(work: MainWindow, qtbot: QtBot) -> None:
    canvas_of(work).zoom_to(0.2)
    work.desk.session.select(unit_of_code(work, "ITD-REM").id)
    work.work.chart.rename(unit_of_code(work, "ITD-REM").id)
    assert field_of(work) is None
    assert work.focusWidget() in work.work.outline.view.findChildren(type(work.focusWidget()))


def test_what_was_added_is_named_once_it_is_drawn(work: MainWindow, qtbot: QtBot) -> None:
    canvas_of(work).zoom_to(1.0)
    session, made = work.desk.session, "n" * 32
    session.do(edits.add_unit, under=unit_of_code(work, "DIP").id, name=unit_of_code(work, "DIP").name, id=made)
    session.select(made)
    work.work.chart.rename(made)
    assert field_of(work) is None
    qtbot.waitUntil(lambda: field_of(work) is not None)
    box = canvas_of(work).box_place(made)
    assert canvas_of(work).rect().contains(box.toRect())
    type_text(field_of(work), "New unit")
    QTest.keyClick(field_of(work), Qt.Key.Key_Tab)
    assert session.state.units[made].name.exactly("en") == "New unit"


def test_a_post_is_named_on_its_box_and_where_it_has_none_in_the_inspector(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas = work.desk.session, canvas_of(work)
    post = session.state.posts_of(unit_of_code(work, "ITD").id)[0]
    session.select(post.id)
    settle(work, qtbot)
    work.work.chart.rename(post.id)
    assert work.work.inspector.isAncestorOf(QApplication.focusWidget())
    work.work.chart.choose_kind("posts")
    settle(work, qtbot)
    canvas.zoom_to(1.0)
    canvas.setFocus()
    work.work.chart.rename(post.id)
    type_text(field_of(work), "Director")
    QTest.keyClick(field_of(work), Qt.Key.Key_Return)
    assert session.state.posts[post.id].title.exactly("en") == "Director"


def test_the_chart_and_an_undo_may_change_while_a_name_is_typed(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas = work.desk.session, canvas_of(work)
    made = "n" * 32
    session.do(edits.add_unit, under=unit_of_code(work, "DIP").id, name=unit_of_code(work, "DIP").name, id=made)
    session.select(made)
    settle(work, qtbot)
    canvas.zoom_to(1.0)
    work.work.chart.rename(made)
    canvas.push(-30, 20)
    place = canvas.mapTo(field_of(work).parentWidget(), canvas.box_place(made).topLeft().toPoint())
    assert field_of(work).pos() == place
    session.undo()
    settle(work, qtbot)
    qtbot.waitUntil(lambda: field_of(work) is None)
    assert made not in session.state.units


def test_a_link_is_drawn_from_the_handle_found_by_its_line_and_selected(work: MainWindow, qtbot: QtBot) -> None:
    canvas, session = canvas_of(work), work.desk.session
    links = set(session.state.links)
    QTest.mouseClick(canvas, LEFT, NONE, middle(work, "ITD-REM"))
    handle = canvas.sight.link_handle(unit_of_code(work, "ITD-REM").id)
    drag(canvas, handle.center().toPoint(), middle(work, "CTPD-LEG"))
    choose(work, qtbot, "advises")
    made = next(iter(set(session.state.links) - links))
    row = session.state.links[made]
    assert (row.kind, row.origin) == ("advises", unit_of_code(work, "ITD-REM").id)
    assert session.selected == made
    settle(work, qtbot)
    points = canvas.sight.links[made].shapes[0].points
    half = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(points)]
    place = next(
        spot for x, y in half
        if canvas.box_at(spot := QPointF(*canvas.sight.camera.to_window(x, y))) is None
        and canvas.rect().contains(spot.toPoint()) and canvas.sight.link_at(spot) == made
    )  # fmt: skip
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert session.selected == ""
    QTest.mouseClick(canvas, LEFT, NONE, place.toPoint())
    assert session.selected == made


def test_posts_are_dragged_in_the_chart_of_posts(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas = work.desk.session, canvas_of(work)
    work.work.chart.choose_kind("posts")
    settle(work, qtbot)
    posts = [post for post in session.state.posts.values() if post.id in work.work.chart.boxes]
    one = next(post for post in posts if not post.is_head)
    other = next(post for post in posts if not post.is_head and post.unit != one.unit)
    places = [canvas.box_place(post.id).center().toPoint() for post in (one, other)]
    drag(canvas, *places)
    choose(work, qtbot, "Report to")
    assert session.state.posts[one.id].reports_to == other.id
    assert session.state.posts[one.id].unit == one.unit


def test_the_chart_scrolls_while_something_is_held_at_its_edge(work: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(work)
    canvas.zoom_to(1.5)
    canvas.centre(unit_of_code(work, "ITD").id)
    canvas.bring(unit_of_code(work, "ITD").id)
    start = middle(work, "ITD")
    before = canvas.sight.camera.x
    hold(canvas, start, QPoint(canvas.width() - 3, start.y()))
    qtbot.waitUntil(lambda: canvas.sight.camera.x < before - 30)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    stopped = canvas.sight.camera.x
    qtbot.wait(60)
    assert canvas.sight.camera.x == stopped


def test_units_are_dragged_in_the_outline_with_the_same_rules(work: MainWindow, qtbot: QtBot) -> None:
    model, session = work.work.outline.model, work.desk.session
    move = Qt.DropAction.MoveAction
    wto, dip = unit_of_code(work, "ITD-TAC-WTO"), unit_of_code(work, "DIP")
    mime = model.mimeData([model.index_of(wto.id)])
    assert model.canDropMimeData(mime, move, -1, 0, model.index_of(dip.id))
    itself = model.mimeData([model.index_of(dip.id)])
    assert not model.canDropMimeData(itself, move, -1, 0, model.index_of(dip.id))
    row = model.index_of(unit_of_code(work, "ITD-MA").id).row()
    rem = model.mimeData([model.index_of(unit_of_code(work, "ITD-REM").id)])
    model.dropMimeData(rem, move, row, 0, model.index_of(unit_of_code(work, "ITD").id))
    qtbot.waitUntil(lambda: children(work, "ITD")[0] == "ITD-REM")
    model.dropMimeData(mime, move, -1, 0, model.index_of(dip.id))
    choose(work, qtbot, "The unit with its posts")
    assert session.state.units[wto.id].parent == dip.id


def test_over_the_outline_only_what_may_not_be_is_refused_and_says_why(work: MainWindow, qtbot: QtBot) -> None:
    view, model = work.work.outline.view, work.work.outline.model
    rem = unit_of_code(work, "ITD-REM")
    mime = model.mimeData([model.index_of(rem.id)])
    given = (Qt.DropAction.MoveAction, mime, LEFT, NONE)

    def held(code: str, down: int) -> bool:
        row = view.visualRect(model.index_of(unit_of_code(work, code).id))
        place = QPoint(row.center().x(), row.top() + down if down >= 0 else row.bottom() + down)
        QApplication.sendEvent(view.viewport(), QDragEnterEvent(place, *given))
        moved = QDragMoveEvent(place, *given)
        QApplication.sendEvent(view.viewport(), moved)
        return moved.isAccepted()

    before = dict(work.desk.session.state.units)
    assert held("DIP", 9)
    assert held("ITD-TAC", 0), "between itself and the next it stands already, which is no refusal"
    assert not QToolTip.isVisible()
    assert not held("ITD-REM", 9)
    assert "itself" in QToolTip.text()
    assert work.desk.session.state.units == before


def test_what_is_selected_in_the_outline_is_selected_on_the_chart(work: MainWindow, qtbot: QtBot) -> None:
    view, model = work.work.outline.view, work.work.outline.model
    for code, held in (("ITD-REM", NONE), ("DIP", Qt.KeyboardModifier.ControlModifier)):
        index = model.index_of(unit_of_code(work, code).id)
        QTest.mouseClick(view.viewport(), LEFT, held, view.visualRect(index).center())
    assert codes(work) == ["ITD-REM", "DIP"]
    assert [work.desk.session.state.units[id].code for id in canvas_of(work).chosen] == ["ITD-REM", "DIP"]


def test_what_is_above_stays_where_it_is_seen_when_a_unit_goes(work: MainWindow, qtbot: QtBot) -> None:
    session, canvas, unit = work.desk.session, canvas_of(work), unit_of_code(work, "DIP")
    canvas.zoom_to(1.0)
    session.do(edits.add_unit, under=unit.id, name=unit.name, id="n" * 32)
    session.select("n" * 32)
    settle(work, qtbot)
    before = canvas.box_place(unit.id).topLeft()
    session.undo()
    settle(work, qtbot)
    assert "n" * 32 not in work.work.chart.boxes
    assert (canvas.box_place(unit.id).topLeft() - before).manhattanLength() < 1


def test_undo_names_what_was_moved(work: MainWindow, qtbot: QtBot) -> None:
    drag(canvas_of(work), middle(work, "CTPD-LEG"), middle(work, "DIP"))
    label = work.desk.session.document.undo_label
    expected = say(
        "Move “{name}” under “{under}”", name="Legal Department", under="Department of Investment Policy"
    )
    assert str(label) == str(expected)


class Taker(QLabel):
    """Takes what is held over it, or not; counts the moves that it hears of."""

    def __init__(self, ground: QWidget, place: int, takes: bool) -> None:
        super().__init__(ground)
        self.takes, self.moves = takes, 0
        self.setAcceptDrops(True)
        self.setGeometry(place, 0, 100, 100)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.takes)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.moves += 1


def test_what_is_held_may_lose_the_place_it_is_held_over(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(200, 100)
    first, second = Taker(ground, 0, takes=True), Taker(ground, 100, takes=False)
    with qtbot.waitExposed(ground):
        ground.show()
    courier = Courier(QMimeData())
    assert courier.over(ground.mapToGlobal(QPoint(50, 50)))
    delete(first)
    assert not courier.over(ground.mapToGlobal(QPoint(150, 50)))
    assert not courier.over(ground.mapToGlobal(QPoint(151, 50)))
    assert second.moves == 0
    courier.deliver(ground.mapToGlobal(QPoint(151, 50)))
