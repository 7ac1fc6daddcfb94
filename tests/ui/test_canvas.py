"""The chart canvas under real mouse and keys."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgplanner.document import open_plan
from orgplanner.drawing.chart import chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.theme import LIGHT
from orgplanner.model import Change, ChangeSet, Plan, Scenario, Unit, names, ranks
from orgplanner.paths import samples
from orgplanner.text import say
from ui.canvas import ChartCanvas
from ui.canvas.camera import Camera, fitted
from ui.canvas.drop import drop_at, drop_line, target_of
from ui.canvas.sight import Sight
from ui.fonts import load_fonts

SCENARIO = "s"


def family(children: int) -> Plan:
    """A root with children, the first of which has one child."""
    plan = Plan()
    places = ranks(children)
    units = [Unit("root", name=names(en="Ministry"), kind="ministry", rank="V")]
    units += [Unit(f"c{n}", name=names(en=f"Dept {n}"), parent="root", rank=places[n]) for n in range(children)]
    units.append(Unit("leaf", name=names(en="Division"), parent="c0", rank="V"))
    rows = [Change("units", SCENARIO, unit.id, None, unit) for unit in units]
    first = Change("scenarios", None, SCENARIO, None, Scenario(SCENARIO, names(en="Current"), "current"))
    plan.apply(ChangeSet(say("Build"), (first, *rows)))
    return plan


@pytest.fixture
def canvas(qtbot: QtBot) -> ChartCanvas:
    load_fonts()
    widget = ChartCanvas()
    widget.resize(900, 600)
    qtbot.addWidget(widget)
    widget.show()
    widget.show_chart(chart(family(3), SCENARIO, ChartOptions(arrangement="side")), LIGHT, keep_view=False)
    return widget


def centre(canvas: ChartCanvas, id: str) -> QPoint:
    return canvas.box_place(id).center().toPoint()


def turn_wheel(canvas: ChartCanvas, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_click_selects_and_click_beside_selects_nothing(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.chosen_changed) as told:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=centre(canvas, "c1"))
    assert told.args == [("c1",)]
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 598))
    assert canvas.selected() is None


def test_zoom_keeps_the_point_under_the_pointer(canvas: ChartCanvas) -> None:
    at = centre(canvas, "c2")
    turn_wheel(canvas, at, -3)
    assert canvas.scale() < 1
    assert (centre(canvas, "c2") - at).manhattanLength() <= 2
    turn_wheel(canvas, at, 6)
    assert (centre(canvas, "c2") - at).manhattanLength() <= 3


def test_dragging_moves_the_chart_and_selects_no_other_box(canvas: ChartCanvas) -> None:
    before, start = canvas.box_place("root"), QPoint(20, 580)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(30, -40))
    QTest.mouseMove(canvas, start + QPoint(60, -80))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(60, -80))
    moved = canvas.box_place("root").topLeft() - before.topLeft()
    assert moved.toPoint() == QPoint(60, -80)


def test_arrows_walk_the_tree(canvas: ChartCanvas) -> None:
    canvas.select("root")
    visited = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(canvas, key)
        visited.append(canvas.selected())
    assert visited == ["c1", "c0", "leaf", "c0", "c1", "root"]


def test_the_handle_below_a_selected_box_folds_it(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.select("c0")
    box = canvas.box_place("c0")
    with qtbot.waitSignal(canvas.folded_toggled) as told:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(int(box.center().x()), int(box.bottom())))
    assert told.args == ["c0"]
    assert canvas.selected() == "c0"


def test_the_selected_box_stays_where_it_is_when_the_chart_changes(canvas: ChartCanvas) -> None:
    turn_wheel(canvas, centre(canvas, "c1"), 2)
    canvas.select("c1")
    before = canvas.box_place("c1").topLeft()
    canvas.show_chart(chart(family(6), SCENARIO, ChartOptions(arrangement="side")), LIGHT)
    assert (canvas.box_place("c1").topLeft() - before).manhattanLength() < 0.01


def test_painting_ends_with_every_box_on_the_screen(canvas: ChartCanvas, qtbot: QtBot) -> None:
    def painted() -> None:
        image = canvas.grab().toImage()
        ratio = image.devicePixelRatio()
        for id in ("root", "c0", "leaf"):
            stripe = (canvas.box_place(id).topLeft() + QPointF(2, 12)) * ratio
            assert image.pixelColor(stripe.toPoint()).name() != LIGHT.canvas.lower()

    qtbot.waitUntil(painted, timeout=3000)


def test_a_picture_cannot_be_lost_out_of_the_window() -> None:
    camera = fitted(1000, 500, (800, 600)).moved(50_000, -50_000).kept_near(1000, 500, (800, 600))
    left, top = camera.x, camera.y
    assert left < 800
    assert top + 500 * camera.scale > 0
    assert Camera(1.0, 0, 0).zoomed(1e9, 0, 0).scale <= 4


def test_showing_a_box_that_is_seen_moves_nothing(canvas: ChartCanvas) -> None:
    before = canvas.box_place("root")
    canvas.select("c1", centre=True)
    assert canvas.box_place("root") == before


def test_showing_a_box_that_is_far_off_brings_it_to_the_middle(canvas: ChartCanvas) -> None:
    turn_wheel(canvas, centre(canvas, "c2"), 6)
    canvas.select("c0", centre=True)
    assert (centre(canvas, "c0") - canvas.rect().center()).manhattanLength() <= 2


def sight_of(children: int, arrangement: str) -> Sight:
    drawn = chart(family(children), SCENARIO, ChartOptions(arrangement=arrangement))
    return Sight(drawn, ItemIndex(drawn.picture.items))


SIGHTS = {way: sight_of(12, way) for way in ("side", "stacked")}
BOXES = sorted(SIGHTS["side"].chart.boxes)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(sorted(SIGHTS)),
    st.lists(st.sampled_from(BOXES), min_size=1, max_size=3, unique=True),
    st.floats(0, 1), st.floats(0, 1), st.booleans(),
)  # fmt: skip
def test_a_drop_is_never_on_what_is_dragged_nor_where_it_stands(
    way: str, ids: list[str], across: float, down: float, ordered: bool
) -> None:
    sight = SIGHTS[way]
    picture = sight.chart.picture
    place = QPointF(*sight.camera.to_window(across * picture.width, down * picture.height))
    drop = drop_at(sight, place, tuple(ids), ordered=ordered)
    if drop is None:
        return
    assert target_of(drop) not in ids
    line = drop_line(sight, drop)
    assert (line is not None) == bool(drop.before or drop.after)
    if line is not None:
        assert ordered
        row = sight.family(target_of(drop))
        place_in_row = row.index(target_of(drop)) + (1 if drop.after else 0)
        assert ids not in ([row[place_in_row - 1]] if place_in_row else [], row[place_in_row : place_in_row + 1])


@pytest.mark.parametrize(("way", "horizontal"), [("side", False), ("stacked", True)])
def test_the_line_lies_in_the_middle_between_two_boxes(way: str, horizontal: bool) -> None:
    sight = SIGHTS[way]
    row = sight.family("c3")
    one, two = sight.place_of(row[3]), sight.place_of(row[4])
    gap = (one.center() + two.center()) / 2
    line = drop_line(sight, drop_at(sight, gap, ("leaf",), ordered=True))
    assert (line.dy() == 0) is horizontal
    assert not line.isNull()
    across = line.y1() if horizontal else line.x1()
    low, high = (one.bottom(), two.top()) if horizontal else (one.right(), two.left())
    assert low < across < high


def test_the_middle_between_two_siblings_means_between_them_however_wide_their_branches() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    drawn = chart(plan, plan.ordered_scenarios()[-1].id, ChartOptions())
    sight = Sight(drawn, ItemIndex(drawn.picture.items))
    heads = [id for id in drawn.boxes if len(sight.below(id)) > 1 and not sight.is_apart(id)]
    for one, two in (pair for head in heads for pair in pairwise(sight.below(head))):
        gap = (sight.place_of(one).center() + sight.place_of(two).center()) / 2
        if sight.box_at(gap) is None:
            drop = drop_at(sight, gap, ("something new",), ordered=True)
            assert drop is not None
            assert target_of(drop) in (one, two)


def test_a_fault_while_painting_does_not_bring_the_program_down(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = ChartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    with monkeypatch.context() as patch:
        patch.setattr(type(canvas), "_paint", lambda *_: {}["gone"])
        with pytest.raises(KeyError):
            canvas.grab()
    assert not canvas.paintingActive()
    assert canvas.grab().width() > 0
