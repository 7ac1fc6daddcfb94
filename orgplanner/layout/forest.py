"""The trees as plain lists by slot: one number per box, so that 50,000 boxes stay quick."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TypeAlias

from orgplanner.layout.contour import Cell, Rest
from orgplanner.layout.shapes import Node

NO_PARENT = -1

Body: TypeAlias = tuple[Rest, Rest, float, float, float]
"""What hangs below a head, in the head's frame: left and right contour, how far it reaches left, right and down."""


def plant(nodes: Sequence[Node]) -> "Forest":
    """A forest of nodes, nothing placed yet. Raises ValueError when two nodes have one id."""
    count = len(nodes)
    slot_of = dict(zip(map(attrgetter("id"), nodes), range(count), strict=True))
    if len(slot_of) != count:
        raise ValueError("two nodes have the same id")
    parent = [slot_of.get(name, NO_PARENT) for name in map(attrgetter("parent"), nodes)]
    kids, roots = _families(parent)
    widths = [node.width for node in nodes]
    heights = [node.height for node in nodes]
    forest = Forest(
        list(nodes), slot_of, parent, kids, roots, [],
        _heads_with_staff(nodes, parent),
        widths, heights, [0.0] * count, [0.0] * count,
        [0.0] * count, widths.copy(), heights.copy(), [None] * count, [None] * count,
        [0] * count, [False] * count, heights.copy(),
    )  # fmt: skip
    forest.walk()
    return forest


def _heads_with_staff(nodes: Sequence[Node], parent: Sequence[int]) -> set[int]:
    roles = [node.role for node in nodes]
    if roles.count("line") == len(roles):
        return set()
    return {parent[slot] for slot, role in enumerate(roles) if role != "line"}


def _families(parent: Sequence[int]) -> tuple[list[list[int] | None], list[int]]:
    kids: list[list[int] | None] = [None] * len(parent)
    roots: list[int] = []
    for slot, above in enumerate(parent):
        if above < 0:
            roots.append(slot)
        elif (family := kids[above]) is None:
            kids[above] = [slot]
        else:
            family.append(slot)
    return kids, roots


@dataclass(slots=True)
class Forest:
    """Trees by slot. Nothing in it is altered once it is arranged: a later layout works on a `copy`."""

    nodes: list[Node]
    slot_of: dict[str, int]
    parent: list[int]
    kids: list[list[int] | None]
    roots: list[int]
    order: list[int]
    """all slots in use, parents before children"""
    staffed: set[int]
    """parents that may have assistants or advisory bodies beside their line"""
    width: list[float]
    height: list[float]
    dx: list[float]
    """from the parent's left edge; of a root from the left of the picture"""
    dy: list[float]
    left: list[float]
    """how far the subtree reaches, from the left edge of its head (never positive)"""
    right: list[float]
    bottom: list[float]
    left_side: list["Cell | None"]
    """contours, see `contour`; None for a single box and for one with a rectangle below it: see `sides`"""
    right_side: list["Cell | None"]
    columns: list[int]
    """columns the children are stacked in; 0 when they stand side by side"""
    in_stack: list[bool]
    """whether a box is in a column, and met from the left, or in a row, and met from above"""
    trunk: list[float]
    """how far below the head's top its children begin to be connected: below its assistants"""
    had_rings: bool = False

    def copy(self) -> "Forest":
        """A forest that can be altered without altering this one."""
        lists = [field.name for field in fields(self) if field.name != "had_rings"]
        return replace(self, **{name: getattr(self, name).copy() for name in lists})

    def walk(self) -> None:
        """List all slots, parents before children; a ring of parents is opened at its first box."""
        order = self._reach(self.roots)
        self.had_rings = len(order) < len(self.slot_of)
        if self.had_rings:
            order = self._open_rings(order)
        self.order = order

    def _reach(self, start: Iterable[int]) -> list[int]:
        kids = self.kids
        order = list(start)
        for slot in order:
            family = kids[slot]
            if family:
                order += family
        return order

    def _open_rings(self, order: list[int]) -> list[int]:
        seen = set(order)
        for slot in self.slot_of.values():
            if slot not in seen:
                family = self.kids[self.parent[slot]] or []
                self.kids[self.parent[slot]] = [kid for kid in family if kid != slot] or None
                self.parent[slot] = NO_PARENT
                self.roots.append(slot)
                ring = self._reach([slot])
                seen.update(ring)
                order += ring
        return order

    def add(self, node: Node) -> int:
        """A slot for a new box, which has no place yet."""
        slot = len(self.nodes)
        self.slot_of[node.id] = slot
        self.nodes.append(node)
        self.parent.append(NO_PARENT)
        for empty in (self.kids, self.left_side, self.right_side):
            empty.append(None)
        for numbers in (self.width, self.height, self.dx, self.dy, self.left, self.right, self.bottom, self.trunk):
            numbers.append(0.0)
        self.columns.append(0)
        self.in_stack.append(False)
        return slot

    def head_of(self, slot: int, family: list[int] | None) -> None:
        """Let a box be the head of a family, or of none."""
        self.kids[slot] = family
        if family is None:
            self.bare(slot)
        elif any(self.nodes[kid].role != "line" for kid in family):
            self.staffed.add(slot)

    def block(self, slot: int, left: float, right: float, bottom: float) -> None:
        """Note that a box has nothing but a rectangle below it, so that its contours need not be kept."""
        width = self.width[slot]
        self.left[slot] = left if left < 0.0 else 0.0
        self.right[slot] = right if right > width else width
        self.bottom[slot] = bottom
        self.left_side[slot] = self.right_side[slot] = None

    def sides(self, slot: int) -> tuple[Cell, Cell]:
        """The left and the right contour of a subtree."""
        left, right = self.left_side[slot], self.right_side[slot]
        if left is not None and right is not None:
            return left, right
        height, bottom = self.height[slot], self.bottom[slot]
        below_left: Cell | None = None
        below_right: Cell | None = None
        if bottom > height:
            below_left = bottom, self.left[slot], None, 0.0, 0.0
            below_right = bottom, self.right[slot], None, 0.0, 0.0
        return (height, 0.0, below_left, 0.0, 0.0), (height, self.width[slot], below_right, 0.0, 0.0)

    def bare(self, slot: int) -> None:
        """Forget what hung below a box: it is a single box again."""
        self.left[slot] = 0.0
        self.right[slot] = self.width[slot]
        self.bottom[slot] = self.trunk[slot] = self.height[slot]
        self.left_side[slot] = self.right_side[slot] = None
        self.columns[slot] = 0

    def position_lists(self) -> tuple[list[float], list[float]]:
        """Left and top of every box in the picture, by slot."""
        x, y = self.dx.copy(), self.dy.copy()
        kids = self.kids
        for slot in self.order:
            family = kids[slot]
            if family:
                across, down = x[slot], y[slot]
                for kid in family:
                    x[kid] += across
                    y[kid] += down
        return x, y
