"""How boxes stand on a page of a book: the plainest arrangement that has room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from orgplanner.drawing.fitting import DENSE
from orgplanner.layout import Arranged, Node, Spacing, arrange
from orgplanner.layout.rows_of_trees import places_of
from orgplanner.layout.shapes import Size
from orgplanner.layout.shaping import Shaping, shaped, shapings

Known = dict[tuple[Node, ...], Sequence[Shaping]]
"""The sizes that trees can have, by their boxes."""

FULL = 0.82
"""Boxes that take more of a page than this do not fit, with the lines between them."""
WORTH_LOOKING = 0.62
"""Boxes that take more than this are not worth looking for the best arrangement."""
MOST_LOOKED_AT = 70
"""boxes"""


def stands(
    nodes: Sequence[Node], room: Size, spacing: Spacing = DENSE, known: Known | None = None
) -> Arranged | None:
    """Return boxes arranged in a room of this width and height in points; None where that cannot be.

    What is set for single units is given up only where nothing else has room. `known` keeps what was found out
    about a tree, which may be tried again with others beside it.
    """
    width, height = room
    area = sum(node.width * node.height for node in nodes)
    if len(nodes) > 1 and area > FULL * width * height:
        return None
    if any(node.width > width or node.height > height for node in nodes):
        return None
    fitted = replace(spacing, wide=width, wrap=width)
    found = _first(_plain(nodes, fitted), room)
    if found is None and area <= WORTH_LOOKING * width * height and len(nodes) <= MOST_LOOKED_AT:
        found = _looked_for(nodes, room, fitted, {} if known is None else known)
    found = found or _first(_in_columns(nodes, fitted), room)
    free = [replace(node, arrangement="auto", columns=0, starts=()) for node in nodes]
    if found is None and free != list(nodes):
        return stands(free, room, spacing, known)
    return found


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


def _looked_for(nodes: Sequence[Node], room: Size, spacing: Spacing, known: Known) -> Arranged | None:
    """Return the widest of the arrangements that have room: each tree as narrow as a common height lets it be."""
    trees = [_shapings(tree, spacing, known) for tree in _trees(nodes)]
    heights = sorted({shaping.height for tree in trees for shaping in tree if shaping.height <= room[1]})
    for bound in heights if len(trees) > 1 else heights[:1]:
        chosen = [next((each for each in tree if each.height <= bound), None) for tree in trees]
        shapes = [shaping for shaping in chosen if shaping is not None]
        if len(shapes) < len(trees) or not _is_roomy([(each.width, each.height) for each in shapes], room, spacing):
            continue
        families = {id: family for shaping in shapes for id, family in shaping.families.items()}
        whole = Shaping(room[0], room[1], families)
        arranged = arrange(shaped(nodes, whole), replace(spacing, wide=inf))
        if _is_in(arranged, room):
            return arranged
    return None


def _trees(nodes: Sequence[Node]) -> list[tuple[Node, ...]]:
    """Return boxes tree by tree; they come in printed order."""
    found: list[list[Node]] = []
    for node in nodes:
        if node.parent is None:
            found.append([])
        found[-1].append(node)
    return [tuple(tree) for tree in found]


def _shapings(tree: tuple[Node, ...], spacing: Spacing, known: Known) -> Sequence[Shaping]:
    """Return the sizes that a tree can have no wider than a page, from narrow to wide."""
    found = known.get(tree)
    if found is None:
        wide = [each for each in shapings(tree, spacing) if each.width <= spacing.wrap]
        found = known[tree] = sorted(wide, key=lambda each: each.width)
    return found


def _is_roomy(sizes: Sequence[Size], room: Size, spacing: Spacing) -> bool:
    places = places_of(sizes, spacing.root_gap, spacing.wrap)
    return all(
        x + width <= room[0] and y + height <= room[1]
        for (x, y), (width, height) in zip(places, sizes, strict=True)
    )
