"""Links of large charts: routed area by area, as well as in small ones, and the same with and without memory."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgplanner.layout import Link, Node, RoutedLink, arrange, route_links, routing
from orgplanner.layout.areas import Known
from tests.layout.boxes import boxes_of, crosses, overlap
from tests.layout.test_links import on_border
from tests.layout.trees import nodes_of_tree

SIZES = st.tuples(st.integers(20, 400), st.integers(20, 160))


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts of a few boxes count as large."""
    monkeypatch.setattr(routing, "LARGE", 2)


def routed(nodes: list[Node], links: list[Link], known: Known | None = None) -> list[RoutedLink]:
    return route_links(arrange(nodes), {node.id: (node.width, node.height) for node in nodes}, links, known)


@st.composite
def linked(draw: st.DrawFn) -> tuple[list[Node], list[Link]]:
    """A tree with links between some of its boxes."""
    nodes = draw(nodes_of_tree(most=30))
    names = st.sampled_from([node.id for node in nodes])
    pairs = draw(st.lists(st.tuples(names, names), min_size=1, max_size=10))
    return nodes, [Link(f"l{place}", *pair, 40.0, 12.0) for place, pair in enumerate(pairs) if pair[0] != pair[1]]


@given(linked(), st.lists(st.tuples(st.integers(0, 29), SIZES), max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_memory_changes_nothing(
    drawn: tuple[list[Node], list[Link]], edits: list[tuple[int, tuple[int, int]]]
) -> None:
    nodes, links = drawn
    known: Known = {}
    assert routed(nodes, links, known) == routed(nodes, links)
    for place, (width, height) in edits:
        if place < len(nodes):
            nodes[place] = replace(nodes[place], width=float(width), height=float(height))
            assert routed(nodes, links, known) == routed(nodes, links)


@given(linked())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_links_of_large_charts_go_from_box_to_box_and_through_none(drawn: tuple[list[Node], list[Link]]) -> None:
    nodes, links = drawn
    boxes = boxes_of(nodes, arrange(nodes))
    found = routed(nodes, links)
    assert [way.id for way in found] == [link.id for link in links]
    for link, way in zip(links, found, strict=True):
        assert on_border(way.points[0], boxes[link.origin])
        assert on_border(way.points[-1], boxes[link.target])
        assert not any(crosses(part, box) for part in pairwise(way.points) for box in boxes.values())
        caption = (*way.caption_at, way.caption_at[0] + 40.0, way.caption_at[1] + 12.0)
        assert not any(overlap(caption, box) for box in boxes.values())


def test_an_area_that_only_moved_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [Node("top", None, 200.0, 50.0, arrangement="side")]
    nodes += [Node(f"d{place}", "top", 200.0, 50.0) for place in range(8)]
    links = [Link("left", "d0", "d1"), Link("right", "d6", "d7")]
    known: Known = {}
    first = routed(nodes, links, known)
    nodes[4] = replace(nodes[4], width=300.0)
    monkeypatch.setattr(routing, "_search", lambda *words: pytest.fail("a way was sought again"))
    again = routed(nodes, links, known)
    moved = [after.points[0][0] - before.points[0][0] for before, after in zip(first, again, strict=True)]
    assert moved == [0.0, 100.0]
