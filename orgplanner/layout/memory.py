"""What a layout remembers of the last one, and finding out what changed since."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import compress, count
from operator import eq, is_not

from orgplanner.layout.forest import NO_PARENT, Forest, plant
from orgplanner.layout.shapes import Node, Spacing

OFTEN = 8
"""a layout starts afresh when more than one box in so many changed"""


class Memory:
    """Keeps the subtrees of the last layout, so that the next one places only those that changed.

    One memory belongs to one picture; results given before stay as they were.
    """

    __slots__ = ("_forest", "_nodes", "_spacing")

    def __init__(self) -> None:
        self._forest: Forest | None = None
        self._nodes: Sequence[Node] = ()
        self._spacing: Spacing | None = None

    def recall(
        self, nodes: Sequence[Node], spacing: Spacing, changed: Set[str] | None
    ) -> tuple[Forest, Iterable[int]]:
        """A forest of these nodes, and which boxes have to be settled, children before parents.

        `changed` are the ids that were altered, added, removed or moved, where the caller knows them.
        """
        nodes = tuple(nodes)
        result: tuple[Forest, Iterable[int]] | None = None
        if self._forest is not None and spacing == self._spacing:
            result = _taken_over(self._forest, self._nodes, nodes, changed)
        if result is None:
            forest = plant(nodes)
            result = forest, reversed(forest.order)
        self._forest, self._nodes, self._spacing = result[0], nodes, spacing
        return result


def _taken_over(
    old: Forest, kept: Sequence[Node], nodes: Sequence[Node], changed: Set[str] | None
) -> tuple[Forest, list[int]] | None:
    """The forest brought up to the new nodes, and the boxes to settle; None when it is better to start afresh."""
    touched = _touched(kept, nodes) if changed is None else changed
    if old.had_rings or len(touched) > len(nodes) // OFTEN + 1:
        return None
    forest = old.copy()
    before = {name: old.nodes[old.slot_of[name]] for name in touched if name in old.slot_of}
    after = {node.id: node for node in nodes if node.id in touched}
    dirty = {_write(forest, node) for node in after.values()}
    for name in before.keys() - after.keys():
        del forest.slot_of[name]
    if len(forest.slot_of) != len(nodes) or len(forest.nodes) > 2 * len(nodes):
        return None
    if not _same_places(kept, nodes, before, after):
        dirty |= _regroup(forest, nodes, _families_touched(before, after))
        forest.walk()
        if forest.had_rings:
            return None
    return forest, _upwards(forest, dirty)


def _touched(old: Sequence[Node], new: Sequence[Node]) -> Set[str]:
    """Ids of nodes that are not the same, or not in the same place, in two lists."""
    if len(old) == len(new):
        pairs = compress(zip(old, new, strict=True), map(is_not, old, new))
        return {node.id for pair in pairs if pair[0] != pair[1] for node in pair}
    shorter = min(len(old), len(new))
    head = next(compress(count(), map(_differ, old, new)), shorter)
    tail = next(compress(count(), map(_differ, reversed(old), reversed(new))), shorter)
    tail = min(tail, shorter - head)
    return {node.id for nodes in (old, new) for node in nodes[head : len(nodes) - tail]}


def _differ(one: Node, other: Node) -> bool:
    return one is not other and one != other


def _write(forest: Forest, node: Node) -> int:
    """Put a new or altered node into its slot."""
    slot = forest.slot_of.get(node.id)
    if slot is None:
        slot = forest.add(node)
    forest.nodes[slot] = node
    forest.width[slot], forest.height[slot] = node.width, node.height
    if forest.kids[slot] is None:
        forest.bare(slot)
    if node.role != "line":
        forest.staffed.add(forest.parent[slot])
    return slot


def _same_places(
    kept: Sequence[Node], nodes: Sequence[Node], before: dict[str, Node], after: dict[str, Node]
) -> bool:
    return (
        before.keys() == after.keys()
        and all(before[name].parent == after[name].parent for name in before)
        and all(map(eq, [node.id for node in kept], [node.id for node in nodes]))
    )


def _families_touched(before: dict[str, Node], after: dict[str, Node]) -> set[str | None]:
    heads = {node.parent for node in (*before.values(), *after.values())}
    return heads | (before.keys() ^ after.keys())


def _regroup(forest: Forest, nodes: Sequence[Node], heads: set[str | None]) -> set[int]:
    """Gather the children of these heads again; which boxes have to be settled for it."""
    slot_of = forest.slot_of
    families: dict[str | None, list[int]] = defaultdict(list)
    for node in [node for node in nodes if node.parent in heads]:
        families[node.parent].append(slot_of[node.id])
    dirty: set[int] = set()
    for name in heads:
        above = NO_PARENT if name is None else slot_of.get(name, NO_PARENT)
        family = families.get(name)
        for slot in family or ():
            if forest.parent[slot] != above:
                forest.parent[slot] = above
                dirty.add(slot)
        if above != NO_PARENT:
            forest.head_of(above, family)
            dirty.add(above)
    forest.roots = [slot_of[node.id] for node in nodes if node.parent is None or node.parent not in slot_of]
    return dirty


def _upwards(forest: Forest, dirty: set[int]) -> list[int]:
    """These boxes and all above them, children before parents."""
    reached: set[int] = set()
    for start in dirty:
        slot = start
        while slot != NO_PARENT and slot not in reached:
            reached.add(slot)
            slot = forest.parent[slot]
    return [slot for slot in reversed(forest.order) if slot in reached]
