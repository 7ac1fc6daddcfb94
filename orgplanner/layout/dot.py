"""A second layout, by Graphviz `dot`, for pictures of bodies with many links; nothing else needs `dot`."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from orgplanner.errors import Missing, OrgPlannerError
from orgplanner.layout.captions import Squares
from orgplanner.layout.free_space import Box
from orgplanner.layout.routing import route_connectors, route_links
from orgplanner.layout.shapes import Arranged, Connector, Link, Node, Point, RoutedLink, Spacing
from orgplanner.text import say

INCH = 72.0
HAIR = 0.5
ROOM_FOR_LINKS = 1.5
"""how much farther apart rows are than in a tree"""
WEIGHT_OF_LINE = "4"
"""how much more the tree counts than a link"""


def arrange_with_dot(
    nodes: Sequence[Node],
    links: Sequence[Link],
    spacing: Spacing = Spacing(),  # noqa: B008 (frozen)
    timeout: float = 20.0,
) -> tuple[Arranged, list[RoutedLink]]:
    """Place boxes by `dot`, which minds links as well as the tree, and route all lines around them.

    Waits at most `timeout` seconds. Raises Missing when Graphviz is not installed, OrgPlannerError when it fails or
    takes too long.
    """
    if not nodes:
        return Arranged({}, (), 0.0, 0.0), []
    names = {node.id for node in nodes}
    pairs = [(str(node.parent), node.id) for node in nodes if node.parent in names and node.parent != node.id]
    source = _source(nodes, pairs, [link for link in links if {link.origin, link.target} <= names], spacing)
    boxes = _boxes(_run_dot(source, timeout), nodes)
    arranged = Arranged(
        {name: (box[0], box[1]) for name, box in boxes.items()},
        _connectors(boxes, pairs, spacing),
        max(box[2] for box in boxes.values()),
        max(box[3] for box in boxes.values()),
    )
    return arranged, route_links(arranged, {node.id: (node.width, node.height) for node in nodes}, links)


def _source(
    nodes: Sequence[Node], pairs: Sequence[tuple[str, str]], links: Sequence[Link], spacing: Spacing
) -> str:
    """The graph in the DOT language; only ids made here and numbers get into it."""
    import graphviz  # loaded when first needed: most sessions never do

    safe = {node.id: f"n{index}" for index, node in enumerate(nodes)}
    graph = graphviz.Digraph(
        graph_attr={
            "nodesep": _inches(spacing.cousin),
            "ranksep": _inches(spacing.level * ROOM_FOR_LINKS),
            "splines": "false",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
    )
    for node in nodes:
        graph.node(safe[node.id], width=_inches(node.width), height=_inches(node.height))
    for parent, child in pairs:
        graph.edge(safe[parent], safe[child], weight=WEIGHT_OF_LINE)
    in_line = {name for pair in pairs for name in pair}
    for link in links:
        # between boxes that have a place in the line a link draws them near but does not change their rank
        ranks = "false" if {link.origin, link.target} <= in_line else "true"
        graph.edge(safe[link.origin], safe[link.target], constraint=ranks)
    return str(graph.source)


def _inches(points: float) -> str:
    return f"{points / INCH:.4f}"


def _run_dot(source: str, timeout: float) -> dict[str, Any]:
    import subprocess

    remedy = say("Show fewer boxes, or choose the tree layout.")
    no_console = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows, where `dot` would open one
    try:
        done = subprocess.run(
            ["dot", "-Tjson"], input=source.encode("utf-8"), capture_output=True, timeout=timeout, check=True,
            creationflags=no_console,
        )  # fmt: skip
    except FileNotFoundError as missing:
        install = say("Install Graphviz, or choose the tree layout.")
        raise Missing(say("Graphviz (“dot”) is not installed on this machine."), install) from missing
    except subprocess.TimeoutExpired as late:
        message = say("“dot” did not finish within {seconds} seconds.", seconds=round(timeout))
        raise OrgPlannerError(message, remedy) from late
    except (subprocess.CalledProcessError, OSError) as failed:
        raise OrgPlannerError(say("“dot” could not arrange this chart."), remedy) from failed
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _boxes(answer: dict[str, Any], nodes: Sequence[Node]) -> dict[str, Box]:
    """Boxes by id from the centres that dot gives, which count upwards; none negative."""
    centres = [tuple(map(float, item["pos"].split(","))) for item in answer["objects"][: len(nodes)]]
    left = min(x - node.width / 2 for node, (x, _) in zip(nodes, centres, strict=True))
    top = max(y + node.height / 2 for node, (_, y) in zip(nodes, centres, strict=True))
    boxes = {}
    for node, (x, y) in zip(nodes, centres, strict=True):
        x, y = x - node.width / 2 - left, top - y - node.height / 2
        boxes[node.id] = x, y, x + node.width, y + node.height
    return boxes


def _connectors(boxes: dict[str, Box], pairs: Sequence[tuple[str, str]], spacing: Spacing) -> tuple[Connector, ...]:
    """One bus below each parent where it meets no box; children it cannot reach get a way of their own."""
    squares = Squares()
    for box in boxes.values():
        squares.add(box)
    ways = {pair: _by_bus(boxes[pair[0]], boxes[pair[1]], spacing.level / 2) for pair in pairs}
    barred = [pair for pair, way in ways.items() if way[1][1] >= way[-1][1] or _meets(way, squares)]
    ways |= route_connectors(boxes, barred)
    return tuple(Connector(parent, child, way) for (parent, child), way in ways.items())


def _by_bus(parent: Box, child: Box, drop: float) -> tuple[Point, ...]:
    middle, across, bus = (parent[0] + parent[2]) / 2, (child[0] + child[2]) / 2, parent[3] + drop
    return (middle, parent[3]), (middle, bus), (across, bus), (across, child[1])


def _meets(way: Sequence[Point], squares: Squares) -> bool:
    """Whether a line runs through or along a box, apart from its two ends."""
    (x, y), (to_x, to_y) = way[0], way[-1]
    return any(
        squares.covered(_around(start, end)) > 0.0
        for start, end in pairwise([(x, y + HAIR), *way[1:-1], (to_x, to_y - HAIR)])
    )


def _around(start: Point, end: Point) -> Box:
    half = HAIR / 2
    left, right = min(start[0], end[0]), max(start[0], end[0])
    top, bottom = min(start[1], end[1]), max(start[1], end[1])
    return left - half, top - half, right + half, bottom + half
