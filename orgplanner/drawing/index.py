"""Finds the items of a picture near a place, through a grid, so that only what is visible is painted."""

from collections.abc import Iterable, Iterator, Sequence

from orgplanner.drawing.picture import Item

CELL_WIDTH = 480.0
CELL_HEIGHT = 320.0
MOST_CELLS = 64
"""An item over more cells than this, such as the bus under a wide family, is kept in a list of its own."""


class ItemIndex:
    """The items of a picture by grid cell; bounds are in points of the picture."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._wide: list[int] = []
        for number, item in enumerate(items):
            self._enter(number, item)

    def _enter(self, number: int, item: Item) -> None:
        left, right = int(item.x // CELL_WIDTH), int((item.x + item.width) // CELL_WIDTH)
        top, bottom = int(item.y // CELL_HEIGHT), int((item.y + item.height) // CELL_HEIGHT)
        if left == right and top == bottom:
            self._cells.setdefault((left, top), []).append(number)
        elif (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
            self._wide.append(number)
        else:
            for column in range(left, right + 1):
                for row in range(top, bottom + 1):
                    self._cells.setdefault((column, row), []).append(number)

    def within(self, left: float, top: float, right: float, bottom: float) -> list[Item]:
        """The items that touch a rectangle, in painting order."""
        found = sorted(set(self._near(left, top, right, bottom)))
        items = (self._items[number] for number in found)
        return [
            item
            for item in items
            if item.x <= right and item.x + item.width >= left and item.y <= bottom and item.y + item.height >= top
        ]

    def unsorted(self, left: float, top: float, right: float, bottom: float) -> Iterator[Item]:
        """The items near a rectangle, each once and one by one, in no order; for many small ones."""
        seen: set[int] = set()
        for number in self._near(left, top, right, bottom):
            if number not in seen:
                seen.add(number)
                yield self._items[number]

    def _near(self, left: float, top: float, right: float, bottom: float) -> Iterable[int]:
        columns = range(int(left // CELL_WIDTH), int(right // CELL_WIDTH) + 1)
        rows = range(int(top // CELL_HEIGHT), int(bottom // CELL_HEIGHT) + 1)
        yield from self._wide
        if len(columns) * len(rows) > len(self._cells):
            for (column, row), numbers in self._cells.items():
                if column in columns and row in rows:
                    yield from numbers
            return
        for column in columns:
            for row in rows:
                yield from self._cells.get((column, row), ())

    def at(self, x: float, y: float) -> Item | None:
        """The topmost item that stands for a unit or post at a point."""
        near = reversed(self.within(x, y, x, y))
        return next((item for item in near if item.subject and item.kind in ("unit", "post")), None)
