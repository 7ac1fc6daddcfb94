"""What a reader of a chart relies on, for trees of any shape."""

from itertools import pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.layout import Memory, Node, Spacing, arrange
from tests.layout.boxes import CLOSE, boxes_of, crosses, middles, near, overlap
from tests.layout.trees import SIZES, nodes_of_tree


def families_of(nodes: list[Node], role_line: bool = True) -> dict[str, list[Node]]:
    """Children in the line by parent, in the order given."""
    families: dict[str, list[Node]] = {}
    for node in nodes:
        if node.parent is not None and (node.role == "line" or not role_line):
            families.setdefault(node.parent, []).append(node)
    return families


SPACINGS = st.builds(
    Spacing,
    wide=st.sampled_from((1800.0, 350.0)),
    run=st.integers(2, 4),
    wrap=st.sampled_from((inf, 100.0, 500.0, 1500.0)),
)


@given(nodes_of_tree(), SPACINGS)
@settings(max_examples=200, deadline=None)
def test_no_boxes_overlap_and_all_are_inside(nodes: list[Node], spacing: Spacing) -> None:
    arranged = arrange(nodes, spacing)
    boxes = boxes_of(nodes, arranged)
    names = list(boxes)
    for index, name in enumerate(names):
        left, top, right, bottom = boxes[name]
        assert min(left, top) >= -CLOSE
        assert max(right - arranged.width, bottom - arranged.height) <= CLOSE
        for other in names[index + 1 :]:
            assert not overlap(boxes[name], boxes[other]), (name, other)


@given(nodes_of_tree(), SPACINGS)
@settings(max_examples=200, deadline=None)
def test_connectors_join_every_child_to_its_parent_and_cross_no_box(nodes: list[Node], spacing: Spacing) -> None:
    arranged = arrange(nodes, spacing)
    boxes = boxes_of(nodes, arranged)
    assert {(line.parent, line.child) for line in arranged.connectors} == {
        (node.parent, node.id) for node in nodes if node.parent is not None
    }
    assert len(arranged.connectors) == sum(node.parent is not None for node in nodes)
    for line in arranged.connectors:
        assert near(line.points[0], middles(boxes[line.parent]))
        assert near(line.points[-1], middles(boxes[line.child]))
        for segment in pairwise(line.points):
            assert segment[0][0] == segment[1][0] or segment[0][1] == segment[1][1]
            for name, box in boxes.items():
                assert not crosses(segment, box), (line, name)


@given(nodes_of_tree())
@settings(max_examples=100, deadline=None)
def test_siblings_keep_their_order(nodes: list[Node]) -> None:
    positions = arrange(nodes).positions
    for parent, family in families_of(nodes).items():
        head = next(node for node in nodes if node.id == parent)
        for one, other in pairwise(family):
            here, there = positions[one.id], positions[other.id]
            if head.arrangement == "side":
                assert there[0] > here[0]
                assert there[1] == here[1]
            else:
                assert there[1] > here[1] or there[0] > here[0]


@given(nodes_of_tree(sides_only=True))
@settings(max_examples=100, deadline=None)
def test_heads_stand_over_the_middle_of_children_side_by_side(nodes: list[Node]) -> None:
    boxes = boxes_of(nodes, arrange(nodes))
    for parent, family in families_of(nodes).items():
        first, last, head = boxes[family[0].id], boxes[family[-1].id], boxes[parent]
        assert abs((first[0] + first[2] + last[0] + last[2]) / 2 - head[0] - head[2]) < CLOSE
        assert all(boxes[kid.id][1] == first[1] > head[3] for kid in family)


@given(nodes_of_tree(), st.data())
@settings(max_examples=150, deadline=None)
def test_memory_gives_what_a_fresh_layout_gives(nodes: list[Node], data: st.DataObject) -> None:
    memory = Memory()
    for step in range(5):
        remembered = arrange(nodes, memory=memory)
        before = dict(remembered.positions)
        fresh = arrange(nodes)
        assert before == dict(fresh.positions)
        assert sorted(map(repr, remembered.connectors)) == sorted(map(repr, fresh.connectors))
        assert (remembered.width, remembered.height) == (fresh.width, fresh.height)
        nodes = edited(nodes, step, data)


def edited(nodes: list[Node], step: int, data: st.DataObject) -> list[Node]:
    """The nodes after one random edit: size, role, arrangement, order, parent, one more or one less."""
    index = data.draw(st.integers(0, len(nodes) - 1))
    node = nodes[index]
    before, after = nodes[:index], nodes[index + 1 :]
    kind = data.draw(st.sampled_from(("size", "role", "arrangement", "swap", "move", "add", "remove")))
    if kind == "size":
        node = Node(node.id, node.parent, data.draw(SIZES), node.height, node.role, node.arrangement, node.columns)
    elif kind == "role":
        node = Node(node.id, node.parent, node.width, node.height, "assistant", node.arrangement, node.columns)
    elif kind == "arrangement":
        node = Node(node.id, node.parent, node.width, node.height, node.role, "stacked", 2)
    elif kind == "swap":
        return [*after, node, *before]
    elif kind == "move":
        above = data.draw(st.sampled_from([None, "nowhere", *(other.id for other in before)]))
        node = Node(node.id, above, node.width, node.height, node.role, node.arrangement, node.columns)
    elif kind == "add":
        return [*before, Node(f"new{step}", node.parent, 50.0, 40.0), node, *after]
    elif len(nodes) > 1:
        return before + after
    return [*before, node, *after]
