"""Places among siblings: texts that sort, and between any two of which there is always room for another."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Ranked(Protocol):
    """A row that has a place among others."""

    @property
    def id(self) -> str: ...

    @property
    def rank(self) -> str: ...


_Some = TypeVar("_Some", bound=Ranked)
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""In the order in which texts compare. A rank never ends in the first digit, so there is room before it."""


def rank_between(before: str = "", after: str = "") -> str:
    """A rank after `before` and ahead of `after`; "" stands for the open end on either side."""
    if after and before >= after:
        raise ValueError(f"no room between {before!r} and {after!r}")
    first, last, prefix = not before, not after, ""
    while True:
        place = len(prefix)
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if place < len(after) else len(DIGITS)
        if high - low > 1:
            return prefix + DIGITS[_step(low, high, first, last)]
        prefix += DIGITS[low]
        if high > low:
            after = ""


def _step(low: int, high: int, first: bool, last: bool) -> int:
    """A digit between two: halfway, or next to the neighbour at an open end, so that a list can grow long there."""
    if first == last:
        return (low + high) // 2
    return high - 1 if first else low + 1


def in_order(rows: Iterable[_Some]) -> list[_Some]:
    """Siblings, or the rows of a list, by their ranks; those of one rank always in the same order."""
    return sorted(rows, key=lambda row: (row.rank, row.id))


def ranks(count: int) -> list[str]:
    """Evenly spread ranks, in order, of equal length, for `count` siblings."""
    base = len(DIGITS)
    length = 1
    while base**length < 2 * (count + 1):
        length += 1
    step = base**length // (count + 1)
    return [_written(step * number, length) for number in range(1, count + 1)]


def _written(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(DIGITS))
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)).rstrip(DIGITS[0])
