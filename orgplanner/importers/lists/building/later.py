"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Made = TypeVar("Made")


class Later(Mapping[str, Made]):
    """A mapping that knows a number for each key and makes the value from it."""

    def __init__(self, numbers: Mapping[str, int], make: Callable[[int], Made]) -> None:
        self._numbers, self._make = numbers, make

    def __getitem__(self, key: str) -> Made:
        return self._make(self._numbers[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
