"""How boxes stand on a page of a book: the plainest arrangement that has room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from orgplanner.drawing.fitting import DENSE
from orgplanner.layout import Arranged, Node, Spacing, arrange
from orgplanner.layout.shapes import Size
from orgplanner.layout.shaping import shaped, shapings

FULL = 0.82
"""Boxes that take more of a page than this do not fit, with the lines between them."""
WORTH_LOOKING = 0.62
"""Boxes that take more than this are not worth looking for the best arrangement."""
MOST_LOOKED_AT = 70
"""boxes"""


def stands(nodes: Sequence[Node], room: Size, spacing: Spacing = DENSE) -> Arranged | None:
    """Return boxes arranged in a room of this width and height in points; None where that cannot be."""
    width, height = room
    area = sum(node.width * node.height for node in nodes)
    if len(nodes) > 1 and area > FULL * width * height:
        return None
    if any(node.width > width or node.height > height for node in nodes):
        return None
    fitted = replace(spacing, wide=width, wrap=width)
    found = _first(_plain(nodes, fitted), room)
    if found is None and area <= WORTH_LOOKING * width * height and len(nodes) <= MOST_LOOKED_AT:
        found = _looked_for(nodes, room, fitted)
    return found or _first(_in_columns(nodes, fitted), room)


def _first(ways: Iterable[Arranged], room: Size) -> Arranged | None:
    return next((arranged for arranged in ways if _is_in(arranged, room)), None)


def _is_in(arranged: Arranged, room: Size) -> bool:
    return arranged.width <= room[0] + 0.01 and arranged.height <= room[1] + 0.01


def _plain(nodes: Sequence[Node], spacing: Spacing) -> Iterator[Arranged]:
    """Yield a tree all branches of which stand side by side, then one with columns of single boxes."""
    yield arrange(nodes, spacing)
    heads = {node.parent for node in nodes}
    above_heads = {node.parent for node in nodes if node.id in heads}
    yield arrange([_stacked(node, node.id not in above_heads) for node in nodes], spacing)


def _in_columns(nodes: Sequence[Node], spacing: Spacing) -> Iterator[Arranged]:
    """Yield trees whose branches stand below each other, too."""
    yield arrange([_stacked(node, node.parent is not None) for node in nodes], spacing)
    yield arrange([_stacked(node, True) for node in nodes], spacing)


def _stacked(node: Node, wanted: bool) -> Node:
    return replace(node, arrangement="stacked") if wanted and node.arrangement == "auto" else node


def _looked_for(nodes: Sequence[Node], room: Size, spacing: Spacing) -> Arranged | None:
    free = [replace(node, arrangement="auto", columns=0, starts=()) for node in nodes]
    for way in ([nodes] if free == list(nodes) else [nodes, free]):
        found = [each for each in shapings(way, spacing) if each.width <= room[0] and each.height <= room[1]]
        for shaping in sorted(found, key=lambda each: each.width, reverse=True)[:3]:
            arranged = arrange(shaped(way, shaping), replace(spacing, wrap=shaping.wrap, wide=inf))
            if _is_in(arranged, room):
                return arranged
    return None
