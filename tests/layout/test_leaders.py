"""A caption that found no room at its line is led to it, and only then."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.chart_items import link_items
from orgplanner.drawing.picture import Line, Point
from orgplanner.drawing.placing import Placed, Route
from orgplanner.drawing.theme import PAPER
from orgplanner.layout.leaders import AWAY, leader

places = st.integers(-200, 200).map(float)


@st.composite
def ways(draw: st.DrawFn) -> list[Point]:
    """Lines of level and upright parts."""
    points = [(draw(places), draw(places))]
    for turn in range(draw(st.integers(1, 5))):
        x, y = points[-1]
        points.append((draw(places), y) if turn % 2 else (x, draw(places)))
    return points


def apart(box: tuple[float, float, float, float], part: tuple[Point, Point]) -> float:
    """How far a rectangle is from a level or upright line."""
    (x0, y0), (x1, y1) = part
    across = max(min(x0, x1) - box[2], box[0] - max(x0, x1), 0.0)
    down = max(min(y0, y1) - box[3], box[1] - max(y0, y1), 0.0)
    return float((across**2 + down**2) ** 0.5)


@given(ways(), places, places, st.integers(5, 90), st.integers(5, 40))
def test_a_leader_is_the_shortest_way_from_a_caption_to_its_line(
    way: list[Point], left: float, top: float, width: int, height: int
) -> None:
    box = (left, top, left + width, top + height)
    distance = min(apart(box, part) for part in pairwise(way))
    found = leader(way, left, top, width, height)
    assert (found is not None) == (distance > AWAY)
    if found is not None:
        (x0, y0), (x1, y1) = found
        assert abs(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 - distance) < 1e-6
        assert box[0] <= x0 <= box[2]
        assert box[1] <= y0 <= box[3]
        assert min(apart((x1, y1, x1, y1), part) for part in pairwise(way)) < 1e-6


def test_captions_away_from_their_line_are_led_to_it() -> None:
    near = Route("near", ((0, 0), (100, 0)), ("advises",), (30, -6), 40, False)
    away = Route("away", ((0, 50), (100, 50)), ("consults",), (30, 90), 40, False)
    items = list(link_items(Placed({}, (), (near, away), 100, 120), PAPER))
    assert [item.kind for item in items][-2:] == ["caption", "caption"]
    leads = [item for item in items if item.kind == "decoration"]
    assert len(leads) == 1
    (line,) = leads[0].shapes
    assert isinstance(line, Line)
    assert line.points == ((50, 90), (50, 50))
    assert (leads[0].x, leads[0].y, leads[0].width, leads[0].height) == (50, 50, 0, 40)
