"""Dotted links go around boxes, and their captions do not hide anything."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.layout import Link, Node, Spacing, arrange, route_links
from tests.layout.boxes import boxes_of, crosses, overlap
from tests.layout.trees import nodes_of_tree

Segment = tuple[tuple[float, float], tuple[float, float]]


def on_border(point: tuple[float, float], box: tuple[float, ...]) -> bool:
    """Whether a point is on one of the sides of a box."""
    x, y = point
    return (
        box[0] <= x <= box[2]
        and box[1] <= y <= box[3]
        and (min(abs(x - box[0]), abs(x - box[2]), abs(y - box[1]), abs(y - box[3])) < 1e-6)
    )


def run_together(one: Segment, other: Segment) -> bool:
    """Whether two horizontal or vertical lines lie on each other for more than a point."""
    for along, across in ((0, 1), (1, 0)):
        if one[0][across] == one[1][across] and other[0][across] == other[1][across] == one[0][across]:
            ends = sorted(point[along] for point in one), sorted(point[along] for point in other)
            return min(ends[0][1], ends[1][1]) > max(ends[0][0], ends[1][0])
    return False


def links_between(data: st.DataObject, nodes: list[Node], most: int = 8) -> list[Link]:
    """Random links among nodes, none back to its own box."""
    names = st.sampled_from([node.id for node in nodes])
    pairs = data.draw(st.lists(st.tuples(names, names), max_size=most))
    return [Link(f"l{index}", *pair, 40.0, 12.0) for index, pair in enumerate(pairs) if pair[0] != pair[1]]


@given(nodes_of_tree(most=25), st.data())
@settings(max_examples=120, deadline=None)
def test_every_link_is_drawn_from_box_to_box_and_through_none(nodes: list[Node], data: st.DataObject) -> None:
    arranged = arrange(nodes)
    boxes = boxes_of(nodes, arranged)
    links = links_between(data, nodes)
    routed = route_links(arranged, {node.id: (node.width, node.height) for node in nodes}, links)
    assert [way.id for way in routed] == [link.id for link in links]
    for link, way in zip(links, routed, strict=True):
        assert on_border(way.points[0], boxes[link.origin])
        assert on_border(way.points[-1], boxes[link.target])
        for segment in pairwise(way.points):
            assert segment[0][0] == segment[1][0] or segment[0][1] == segment[1][1]
            assert not any(crosses(segment, box) for box in boxes.values())


@given(nodes_of_tree(most=25), st.data())
@settings(max_examples=80, deadline=None)
def test_no_caption_sits_on_a_box_or_on_another_caption(nodes: list[Node], data: st.DataObject) -> None:
    arranged = arrange(nodes)
    links = links_between(data, nodes)
    routed = route_links(arranged, {node.id: (node.width, node.height) for node in nodes}, links)
    captions = [(x, y, x + 40.0, y + 12.0) for x, y in (way.caption_at for way in routed)]
    boxes = boxes_of(nodes, arranged).values()
    assert not any(overlap(caption, box) for caption in captions for box in boxes)
    assert not any(overlap(one, other) for one, other in combinations(captions, 2))


def test_captions_have_their_own_place_where_there_is_room() -> None:
    nodes = [Node("top", None, 160, 50)] + [Node(f"d{index}", "top", 160, 50) for index in range(4)]
    nodes += [Node(f"u{index}", f"d{index % 4}", 140, 40) for index in range(16)]
    links = [Link(f"l{index}", f"u{index}", f"u{15 - index}", 60.0, 12.0) for index in range(8)]
    arranged = arrange(nodes, Spacing(sibling=90, cousin=90, stack_gap=26))
    boxes = boxes_of(nodes, arranged)
    routed = route_links(arranged, {node.id: (node.width, node.height) for node in nodes}, links)
    captions = [(x, y, x + 60.0, y + 12.0) for x, y in (way.caption_at for way in routed)]
    assert not any(overlap(caption, box) for caption in captions for box in boxes.values())
    assert not any(overlap(one, other) for one, other in combinations(captions, 2))


@given(nodes_of_tree(most=25), st.data())
@settings(max_examples=40, deadline=None)
def test_captions_leave_room_above_boxes_where_it_is_wanted(nodes: list[Node], data: st.DataObject) -> None:
    arranged = arrange(nodes)
    sizes = {node.id: (node.width, node.height) for node in nodes}
    routed = route_links(arranged, sizes, links_between(data, nodes), None, 9.0)
    for x, y in (way.caption_at for way in routed):
        for left, top, right, bottom in boxes_of(nodes, arranged).values():
            assert not overlap((x, y, x + 40.0, y + 12.0), (left, top - 9.0, right, bottom))


def test_no_link_runs_along_a_line_of_the_tree() -> None:
    nodes = [Node("top", None, 160, 50)] + [Node(f"d{index}", "top", 160, 50) for index in range(5)]
    nodes += [Node(f"u{index}", f"d{index % 5}", 140, 40) for index in range(20)]
    links = [Link(f"l{index}", f"u{index}", f"d{(index + 2) % 5}") for index in range(20)]
    links += [Link(f"t{index}", "top", f"d{index}") for index in range(5)]
    arranged = arrange(nodes)
    routed = route_links(arranged, {node.id: (node.width, node.height) for node in nodes}, links)
    tree = [segment for line in arranged.connectors for segment in pairwise(line.points)]
    for way in routed:
        assert not any(run_together(part, segment) for part in pairwise(way.points) for segment in tree)


def test_links_of_boxes_that_are_folded_away_are_left_out() -> None:
    nodes = [Node("a", None, 100, 40), Node("b", "a", 100, 40)]
    sizes = {"a": (100.0, 40.0), "b": (100.0, 40.0)}
    links = [Link("hidden", "a", "folded"), Link("own", "a", "a"), Link("shown", "a", "b")]
    assert [way.id for way in route_links(arrange(nodes), sizes, links)] == ["shown"]


def test_boxes_that_touch_each_other_still_get_their_link() -> None:
    nodes = [Node(name, None, 50, 40) for name in "abc"]
    arranged = arrange(nodes)
    tight = type(arranged)({"a": (0.0, 0.0), "b": (50.0, 0.0), "c": (100.0, 0.0)}, (), 150.0, 40.0)
    sizes = dict.fromkeys("abc", (50.0, 40.0))
    (way,) = route_links(tight, sizes, [Link("l", "a", "c")])
    boxes = {"a": (0, 0, 50, 40), "b": (50, 0, 100, 40), "c": (100, 0, 150, 40)}
    assert on_border(way.points[0], boxes["a"])
    assert not any(crosses(segment, box) for segment in pairwise(way.points) for box in boxes.values())
