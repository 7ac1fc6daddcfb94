"""A picture is cheap until it is looked at, and its outlines are the same for every renderer."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.picture import Box, Item, Line, Picture, Shape, Text, page_of
from orgplanner.drawing.strokes import arrow_head, hatching, left_of, outline, struck_line


def test_shapes_are_drawn_when_asked_for_and_only_once() -> None:
    drawn: list[str] = []

    def draw() -> tuple[Shape, ...]:
        drawn.append("drawn")
        return (Box(0, 0, 1, 1, "#000000"),)

    picture = Picture(10, 10, [Item("u", "unit", 0, 0, 1, 1, draw=draw)])
    assert drawn == []
    assert list(picture.shapes()) == list(picture.shapes()) == [Box(0, 0, 1, 1, "#000000")]
    assert drawn == ["drawn"]


def test_a_page_of_a_picture_has_its_size() -> None:
    page = page_of(Picture(30, 20, []))
    assert (page.width, page.height, page.parts[0].scale) == (30, 20, 1)


def test_rounded_corners_keep_the_ends_and_touch_half_of_short_lines() -> None:
    start, steps = outline(Line(((0, 0), (0, 4), (100, 4)), "#000000", radius=10))
    assert start == (0, 0)
    assert steps[0].points == ((0, 2),)
    assert steps[1].points[-1] == (10, 4)
    assert steps[-1].points == ((100, 4),)


def test_a_curve_goes_through_its_end_points() -> None:
    start, steps = outline(Line(((0, 0), (1, 1), (2, 1), (3, 0), (4, -1), (5, -1), (6, 0)), "#000000", curve=True))
    assert start == (0, 0)
    assert [step.points[-1] for step in steps] == [(3, 0), (6, 0)]


POINTS = st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000))


@given(POINTS, POINTS)
def test_an_arrow_points_at_its_target_and_the_line_ends_inside_its_head(start: tuple, end: tuple) -> None:
    line = Line((start, end), "#000000", arrow=True)
    head = arrow_head(line)
    if head is None:
        assert dist(start, end) < 1e-6
        return
    tip, left, right = head
    assert tip == end
    assert dist(tip, left) == pytest.approx(dist(tip, right), abs=1e-6)
    assert dist(outline(line)[1][-1].points[-1], end) < dist(tip, left)


@given(st.floats(0, 300), st.floats(0, 300))
def test_hatching_stays_in_its_box(width: float, height: float) -> None:
    for start, end in hatching(Box(5, 7, width, height)):
        for x, y in (start, end):
            assert 5 - 1e-6 <= x <= 5 + width + 1e-6
            assert 7 - 1e-6 <= y <= 7 + height + 1e-6


def test_hatching_covers_the_whole_box() -> None:
    ends = [point for pair in hatching(Box(0, 0, 100, 20)) for point in pair]
    assert min(x for x, _y in ends) < 5
    assert max(x for x, _y in ends) > 95


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 80), ("end", 60)])
def test_struck_text_is_struck_where_it_stands(anchor: str, left: float) -> None:
    text = Text(100, 50, "closed", 10, "#B5532A", anchor=anchor, struck=True)
    line = struck_line(text, left_of(text, 40), 40)
    assert [x for x, _y in line.points] == [left, left + 40]
    assert all(40 < y < 50 for _x, y in line.points)
