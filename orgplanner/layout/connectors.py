"""Lines between heads and their children: one bus per head, middle of a side to middle of a side."""

from collections.abc import Iterator, Sequence
from typing import overload

from orgplanner.layout.collection import collection_paused
from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Connector, Point, Spacing

STRAIGHT = 1e-6


class Connectors(Sequence[Connector]):
    """The connectors of an arranged forest, worked out when they are first asked for."""

    __slots__ = ("_all", "_forest", "_spacing")

    def __init__(self, forest: Forest, spacing: Spacing) -> None:
        self._forest = forest
        self._spacing = spacing
        self._all: list[Connector] | None = None

    def _resolved(self) -> list[Connector]:
        if self._all is None:
            with collection_paused():
                self._all = list(connect(self._forest, self._spacing))
        return self._all

    @overload
    def __getitem__(self, index: int) -> Connector: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Connector]: ...
    def __getitem__(self, index: int | slice) -> Connector | Sequence[Connector]:
        return self._resolved()[index]

    def __iter__(self) -> Iterator[Connector]:
        return iter(self._resolved())

    def __len__(self) -> int:
        return len(self._forest.slot_of) - len(self._forest.roots)


def connect(forest: Forest, spacing: Spacing) -> Iterator[Connector]:
    """All connectors of a forest, parents before their children."""
    x, y = forest.position_lists()
    nodes, kids = forest.nodes, forest.kids
    for slot in forest.order:
        family = kids[slot]
        if not family:
            continue
        parent = nodes[slot].id
        for kid in family:
            if nodes[kid].role != "line":
                points = _to_the_side(forest, slot, kid, x, y)
            elif forest.in_stack[kid]:
                points = _into_a_stack(forest, slot, kid, x, y, spacing)
            else:
                points = _down(forest, slot, kid, x, y, spacing)
            yield Connector(parent, nodes[kid].id, points)


def _to_the_side(forest: Forest, slot: int, kid: int, x: list[float], y: list[float]) -> tuple[Point, ...]:
    middle = x[slot] + forest.width[slot] / 2
    across = x[kid] if x[kid] > middle else x[kid] + forest.width[kid]
    down = y[kid] + forest.height[kid] / 2
    return (middle, y[slot] + forest.height[slot]), (middle, down), (across, down)


def _into_a_stack(
    forest: Forest, slot: int, kid: int, x: list[float], y: list[float], spacing: Spacing
) -> tuple[Point, ...]:
    middle = x[slot] + forest.width[slot] / 2
    joint = y[slot] + forest.trunk[slot] + _drop(forest, slot, spacing) / 2
    bus = x[kid] + forest.left[kid] - spacing.stack_indent / 2
    down = y[kid] + forest.height[kid] / 2
    start = (middle, y[slot] + forest.height[slot])
    if abs(bus - middle) < STRAIGHT:
        return start, (middle, down), (x[kid], down)
    return start, (middle, joint), (bus, joint), (bus, down), (x[kid], down)


def _drop(forest: Forest, slot: int, spacing: Spacing) -> float:
    """How far below a head its children begin, in points."""
    return spacing.stack_drop if forest.columns[slot] else spacing.level


def _down(
    forest: Forest, slot: int, kid: int, x: list[float], y: list[float], spacing: Spacing
) -> tuple[Point, ...]:
    middle = x[slot] + forest.width[slot] / 2
    across = x[kid] + forest.width[kid] / 2
    start, end = (middle, y[slot] + forest.height[slot]), (across, y[kid])
    if abs(across - middle) < STRAIGHT:
        return start, (middle, y[kid])
    bus = y[slot] + forest.trunk[slot] + _drop(forest, slot, spacing) / 2
    return start, (middle, bus), (across, bus), end
