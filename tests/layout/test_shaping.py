"""The arrangement of every branch for a page: sizes that hold, choices that are kept, and no better ones missed."""

from dataclasses import replace
from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.layout import Node, Spacing, arrange
from orgplanner.layout.shaping import shaped, shapings

SPACING = Spacing(wide=inf)
ROOM = (1100.0, 700.0)


def tree(parents, sizes=((190, 60),)):
    """Boxes n0, n1 … below earlier ones by place (-1: a tree of its own), of some sizes in turn."""
    return [
        Node(f"n{place}", f"n{parent}" if 0 <= parent < place else None, *sizes[place % len(sizes)])
        for place, parent in enumerate(parents)
    ]


TREES = st.builds(
    tree,
    st.lists(st.integers(0, 30), min_size=1, max_size=26).map(
        lambda found: [-1, *(number % (place + 1) for place, number in enumerate(found))]
    ),
    st.lists(st.tuples(st.integers(60, 260), st.integers(30, 140)), min_size=1, max_size=4),
)


def scale(size):
    return min(ROOM[0] / size[0], ROOM[1] / size[1])


def size_of(nodes, spacing=SPACING):
    arranged = arrange(nodes, spacing)
    return arranged.width, arranged.height


@settings(max_examples=60)
@given(TREES)
def test_the_layout_is_no_larger_than_promised(nodes):
    for shaping in shapings(nodes, SPACING):
        width, height = size_of(shaped(nodes, shaping), replace(SPACING, wrap=shaping.wrap))
        assert height <= shaping.height * 1.02 + 1
        assert width <= shaping.width * 1.1 + 2 * SPACING.stack_indent


@settings(max_examples=60)
@given(TREES)
def test_sizes_go_from_high_to_wide(nodes):
    found = shapings(nodes, SPACING)
    assert min(shaping.height for shaping in found) <= size_of(nodes)[1] + 1
    stacked = [Node(n.id, n.parent, n.width, n.height, arrangement="stacked", columns=1) for n in nodes]
    assert min(shaping.width for shaping in found) <= size_of(stacked)[0] + 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=11).map(lambda found: tree([-1, *found])))
def test_hardly_anything_better_is_missed(nodes):
    heads = sorted({node.parent for node in nodes if node.parent})[:5]
    best = 0.0
    for ways in product((("side", 0), ("stacked", 1), ("stacked", 2), ("stacked", 3)), repeat=len(heads)):
        chosen = dict(zip(heads, ways, strict=True))
        made = [Node(n.id, n.parent, n.width, n.height, "line", *chosen.get(n.id, ("side", 0))) for n in nodes]
        best = max(best, scale(size_of(made)))
    found = max(scale(size_of(shaped(nodes, shaping))) for shaping in shapings(nodes, SPACING))
    assert found >= 0.85 * best


@pytest.mark.parametrize(("arrangement", "columns"), [("side", 0), ("stacked", 2)])
def test_what_is_set_for_a_box_stays(arrangement, columns):
    nodes = tree([-1, 0, 0, 0, 0, 1, 1, 1, 1])
    nodes[1] = Node("n1", "n0", 190, 60, "line", arrangement, columns)
    assert {shaping.families["n1"][:2] for shaping in shapings(nodes, SPACING)} == {(arrangement, columns)}


def test_assistants_hang_beside_in_every_size():
    nodes = [Node("a", None, 190, 60), Node("b", "a", 190, 60, "assistant"), Node("c", "a", 190, 60)]
    for shaping in shapings(nodes, SPACING):
        width, height = size_of(shaped(nodes, shaping))
        assert (width, height) <= (shaping.width + 1, shaping.height + 1)


def test_trees_beside_each_other_are_wrapped_in_rows():
    nodes = tree([-1] * 6)
    sizes = {(round(each.width), round(each.height)) for each in shapings(nodes, SPACING)}
    assert len({width for width, _ in sizes}) > 2
    for each in shapings(nodes, SPACING):
        wrapped = size_of(shaped(nodes, each), Spacing(wide=inf, wrap=each.wrap))
        assert wrapped == pytest.approx((each.width, each.height), abs=1)
