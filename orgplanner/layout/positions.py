"""The positions of an arranged forest, worked out when they are first asked for."""

from collections.abc import ItemsView, Iterator, Mapping

from orgplanner.layout.collection import collection_paused
from orgplanner.layout.forest import Forest
from orgplanner.layout.shapes import Point


class Positions(Mapping[str, Point]):
    """Top-left corners by id. `within` finds the boxes of a rectangle without working out all others."""

    __slots__ = ("_all", "_forest")

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        self._all: dict[str, Point] | None = None

    def _resolved(self) -> dict[str, Point]:
        if self._all is None:
            with collection_paused():
                self._all = self._work_out()
        return self._all

    def _work_out(self) -> dict[str, Point]:
        x, y = self._forest.position_lists()
        slots = self._forest.slot_of
        if len(slots) == len(x):
            return dict(zip(slots, zip(x, y, strict=True), strict=True))
        return {name: (x[slot], y[slot]) for name, slot in slots.items()}

    def __getitem__(self, name: str) -> Point:
        known = self._all
        return (self._resolved() if known is None else known)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forest.slot_of)

    def __len__(self) -> int:
        return len(self._forest.slot_of)

    def __contains__(self, name: object) -> bool:
        return name in self._forest.slot_of

    def items(self) -> ItemsView[str, Point]:
        """Ids and corners, without a look-up for each."""
        return self._resolved().items()

    def within(self, left: float, top: float, right: float, bottom: float) -> Iterator[tuple[str, float, float]]:
        """Id, left and top of every box that touches a rectangle; takes time by what is in it, not by the whole."""
        forest = self._forest
        pending = [(root, forest.dx[root], forest.dy[root]) for root in forest.roots]
        while pending:
            slot, x, y = pending.pop()
            if x + forest.left[slot] > right or x + forest.right[slot] < left:
                continue
            if y > bottom or y + forest.bottom[slot] < top:
                continue
            if x <= right and x + forest.width[slot] >= left and y + forest.height[slot] >= top:
                yield forest.nodes[slot].id, x, y
            pending += [(kid, x + forest.dx[kid], y + forest.dy[kid]) for kid in forest.kids[slot] or ()]
