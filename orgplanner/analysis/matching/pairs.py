"""What a matching consists of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orgplanner.analysis.matching.sides import Side
from orgplanner.text import Message, say

Twins = Mapping[str, Mapping[str, str]]
"""By table: the id in the old scenario of what has another id in the new one."""
SURE = 0.8
"""From here on a pair holds unless somebody says otherwise."""
NOTHING_FITS = say("Nothing on the other side fits.")
LITTLE_FITS = say("Something is a little like it, nothing surely.")
SEVERAL_FIT = say("Several fit about equally: choose one.")


@dataclass(frozen=True, slots=True)
class Rival:
    """A row of the new scenario that an old one could be, from 0 to 1 how surely, and why."""

    id: str
    certainty: float
    reason: Message


@dataclass(frozen=True, slots=True)
class Pair:
    """`old` and `new` are the same thing; one of them is "" where a row stands alone or is left open.

    `by` is hand, id, code, name, title or place, "" for none; `others` are runners-up for the old row, best first.
    """

    table: str
    old: str
    new: str
    by: str = ""
    certainty: float = 0.0
    reason: Message = NOTHING_FITS
    others: tuple[Rival, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether both sides have it."""
        return bool(self.old and self.new)

    @property
    def is_open(self) -> bool:
        """Whether something fits and none was chosen."""
        return not self.new and self.by != "hand" and bool(self.others)


@dataclass(frozen=True, slots=True)
class Matching:
    """A pair for every row of both scenarios, table by table; rows of the new one alone come last."""

    sides: tuple[Side, Side]
    pairs: tuple[Pair, ...] = ()

    def sure_twins(self, certainty: float) -> Twins:
        """The pairs of at least this certainty."""
        return twins_of(pair for pair in self.pairs if pair.certainty >= certainty)


def twins_of(pairs: Iterable[Pair]) -> Twins:
    """The old ids by the new ones of those pairs that are whole."""
    found: dict[str, dict[str, str]] = {}
    for pair in pairs:
        if pair.is_whole:
            found.setdefault(pair.table, {})[pair.new] = pair.old
    return found
