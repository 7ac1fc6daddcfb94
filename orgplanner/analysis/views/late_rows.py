"""Rows of very many things, each made when it is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from orgplanner.analysis.views.grid import GridRow

_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class LateRows(Sequence[GridRow], Generic[_Thing]):
    """As many rows as there are things; `make` may be called beside the window."""

    things: Sequence[_Thing]
    make: Callable[[_Thing], GridRow]

    def __len__(self) -> int:
        return len(self.things)

    @overload
    def __getitem__(self, place: int) -> GridRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[GridRow]: ...

    def __getitem__(self, place: int | slice) -> GridRow | list[GridRow]:
        if isinstance(place, slice):
            return [self.make(thing) for thing in self.things[place]]
        return self.make(self.things[place])
