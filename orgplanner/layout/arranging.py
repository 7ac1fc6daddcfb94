"""Where every box goes: subtrees from the leaves up, each placed against its own head, then the trees in a row."""

from collections.abc import Iterable, Sequence, Set

from orgplanner.layout.beside import Band, hang_beside
from orgplanner.layout.collection import collection_paused
from orgplanner.layout.connectors import Connectors
from orgplanner.layout.contour import Cell, Rest
from orgplanner.layout.forest import Body, Forest
from orgplanner.layout.memory import Memory
from orgplanner.layout.positions import Positions
from orgplanner.layout.rows_of_trees import stand_together
from orgplanner.layout.shapes import Arranged, Node, Spacing
from orgplanner.layout.side_by_side import stand_below, stand_side_by_side
from orgplanner.layout.stacking import is_stacked, stack

NOTHING = None, 0.0, 0.0


def arrange(
    nodes: Sequence[Node],
    spacing: Spacing = Spacing(),  # noqa: B008 (frozen)
    memory: Memory | None = None,
    changed: Set[str] | None = None,
) -> Arranged:
    """Place boxes as trees, siblings in the order given; positions and connectors are worked out when asked for.

    With a memory only subtrees that changed since its last use are placed. `changed` spares looking for them: the
    ids altered, added, removed or moved. Raises ValueError when two nodes have one id.
    """
    with collection_paused():
        forest, dirty = (memory or Memory()).recall(nodes, spacing, changed)
        settle(forest, dirty, spacing)
    width = max((forest.dx[root] + forest.right[root] for root in forest.roots), default=0.0)
    height = max((forest.dy[root] + forest.bottom[root] for root in forest.roots), default=0.0)
    return Arranged(Positions(forest), Connectors(forest, spacing), width, height)


def settle(forest: Forest, slots: Iterable[int], spacing: Spacing) -> None:
    """Arrange the children of these boxes (children come before parents), and the trees beside each other."""
    kids = forest.kids
    for slot in slots:
        family = kids[slot]
        if family:
            _place_family(forest, slot, family, spacing)
    stand_together(forest, spacing)


def _place_family(forest: Forest, slot: int, line: Sequence[int], spacing: Spacing) -> None:
    band = None
    if slot in forest.staffed and (staff := [kid for kid in line if forest.nodes[kid].role != "line"]):
        band = hang_beside(forest, slot, staff, spacing)
        line = [kid for kid in line if forest.nodes[kid].role == "line"]
    forest.trunk[slot] = band.bottom if band else forest.height[slot]
    forest.columns[slot] = 0
    all_bare = not any(map(forest.kids.__getitem__, line))
    if not line:
        _outline(forest, slot, band, None)
    elif is_stacked(forest, slot, line, all_bare, spacing):
        left, right, bottom = stack(forest, slot, line, all_bare, spacing)
        if band is None:
            forest.block(slot, left, right, bottom)
        else:
            _outline(forest, slot, band, _rectangle(left, right, bottom))
    elif len(line) == 1:
        _outline(forest, slot, band, stand_below(forest, slot, line[0], spacing))
    else:
        _outline(forest, slot, band, stand_side_by_side(forest, slot, line, all_bare, spacing))


def _rectangle(left: float, right: float, bottom: float) -> Body:
    left_side, right_side = (bottom, left, None, 0.0, 0.0), (bottom, right, None, 0.0, 0.0)
    return (left_side, 0.0, 0.0), (right_side, 0.0, 0.0), left, right, bottom


def _outline(forest: Forest, slot: int, band: Band | None, body: Body | None) -> None:
    """Join head, assistants and children into the contours of the subtree."""
    width, height = forest.width[slot], forest.height[slot]
    left_side, right_side, left, right, bottom = body or (NOTHING, NOTHING, 0.0, width, height)
    if band is not None:
        left, right, bottom = min(left, band.left), max(right, band.right), max(bottom, band.bottom)
        left_side = _cell(band.bottom, band.left, left_side), 0.0, 0.0
        right_side = _cell(band.bottom, band.right, right_side), 0.0, 0.0
    forest.left[slot] = left if left < 0.0 else 0.0
    forest.right[slot] = right if right > width else width
    forest.bottom[slot] = bottom
    forest.left_side[slot] = _cell(height, 0.0, left_side)
    forest.right_side[slot] = _cell(height, width, right_side)


def _cell(bottom: float, edge: float, rest: Rest | tuple[None, float, float]) -> Cell:
    return bottom, edge, rest[0], rest[1], rest[2]
