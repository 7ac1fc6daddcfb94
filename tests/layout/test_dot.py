"""Coordination pictures by `dot`, and machines without it."""

import shutil
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from orgplanner.errors import Missing
from orgplanner.layout import Link, Node
from orgplanner.layout.dot import arrange_with_dot
from tests.layout.boxes import boxes_of, crosses, middles, near, overlap

NODES = [Node('the "council" -> {x}', None, 160, 50), Node("комиссия", None, 180, 60)]
NODES += [Node(f"group {index}", NODES[index % 2].id, 140, 40 + index) for index in range(9)]
LINKS = [Link("chairs", NODES[0].id, "комиссия", 50, 12)]
LINKS += [Link(f"member {index}", f"group {index}", f"group {(index * 4) % 9}", 50, 12) for index in (1, 2, 4)]
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@needs_dot
def test_dot_places_boxes_apart_and_lines_around_them() -> None:
    arranged, routed = arrange_with_dot(NODES, LINKS)
    boxes = boxes_of(NODES, arranged)
    assert not any(overlap(one, other) for one, other in combinations(boxes.values(), 2))
    assert min(min(box) for box in boxes.values()) >= 0.0
    assert {way.id for way in routed} == {link.id for link in LINKS}
    assert {line.child for line in arranged.connectors} == {node.id for node in NODES if node.parent}
    for line in arranged.connectors:
        assert near(line.points[0], middles(boxes[line.parent]))
        assert near(line.points[-1], middles(boxes[line.child]))
    for way in [line.points for line in (*arranged.connectors, *routed)]:
        assert not any(crosses(part, box) for part in pairwise(way) for box in boxes.values())


@needs_dot
def test_a_group_is_placed_below_the_body_it_belongs_to() -> None:
    arranged, _ = arrange_with_dot(NODES, LINKS)
    for node in NODES:
        if node.parent:
            assert arranged.positions[node.id][1] > arranged.positions[node.parent][1]


def test_without_graphviz_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing) as caught:
        arrange_with_dot(NODES, LINKS)
    assert "установите graphviz" in caught.value.sentence("ru").lower()
