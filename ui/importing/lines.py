"""Troubles of a list as they are listed: what is open first, then what was settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgplanner.importers.lists.settled import Settled, key_of_trouble
from orgplanner.importers.lists.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Line:
    """A trouble, and what was decided about it, if anything was and it helped."""

    trouble: Trouble
    settled: Settled | None = None

    @property
    def sort(self) -> str:
        """Its severity, or that it is settled."""
        return self.trouble.severity if self.settled is None else "settled"


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines, and how many there are of each sort."""

    lines: list[Line]
    counts: Mapping[str, int]


def lines_of(troubles: Sequence[Trouble], settled: Sequence[Settled]) -> Lines:
    """The troubles of a result, and those that its fixes settled; what did not help is still open."""
    still = {key_of_trouble(each) for each in troubles} if settled else set()
    lines = [Line(each) for each in troubles]
    lines += [Line(each.trouble, each) for each in settled if key_of_trouble(each.trouble) not in still]
    return Lines(lines, Counter(each.sort for each in lines))
