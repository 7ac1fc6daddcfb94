"""The rows of one table that still look for a partner, and the pairs made so far."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgplanner.analysis.matching.pairs import LITTLE_FITS, NOTHING_FITS, SEVERAL_FIT, SURE, Pair, Rival
from orgplanner.model import Row
from orgplanner.text import Message, chained, say

MARGIN = 0.06
"""What the next one must be less certain than the best, or both are left open."""
NAMED = 5
"""Runners-up that are kept of a row."""
LEAST = 0.3
"""Below this nothing is even a runner-up."""

Key = Callable[[Row], Hashable]
"""What both rows of a pair have alike; None for none."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that could be."""

    certainty: float
    old: str
    new: str
    by: str
    reason: Message


def both(*sentences: Message) -> Message:
    """Sentences one after the other."""
    return chained(sentences, " ")


class Board:
    """`old` and `new` are the rows without a partner by id; a pair takes both away."""

    def __init__(self, table: str, old: Mapping[str, Row], new: Mapping[str, Row]) -> None:
        self.table = table
        self.all_old, self.all_new = old, new
        self.old, self.new = dict(old), dict(new)
        self.pairs: dict[str, Pair] = {}
        self.twin: dict[str, str] = {}
        """The old id of a new one."""
        self._rivals: dict[str, dict[str, Rival]] = {}

    def join(self, old: str, new: str, by: str, certainty: float, reason: Message) -> None:
        """Makes a pair of two rows that have none."""
        del self.old[old], self.new[new]
        self.pairs[old] = Pair(self.table, old, new, by, round(min(certainty, 1.0), 2), reason)
        self.twin[new] = old

    def restate(self, old: str, certainty: float, reason: Message) -> None:
        """Says otherwise how sure a pair is, and why."""
        self.pairs[old] = replace(self.pairs[old], certainty=certainty, reason=reason)

    def leave_alone(self, old: str) -> None:
        """An old row that is to have no partner."""
        del self.old[old]
        self.pairs[old] = Pair(self.table, old, "", "hand", 1.0, say("No partner, chosen by hand."))

    def trust(self, old: str | None) -> float:
        """What the partner of a place leaves of the certainty of what stands in it: all where that one is sure."""
        certainty = 1.0 if old is None else self.pairs[old].certainty if old in self.pairs else 0.0
        return 1.0 if certainty >= SURE else certainty

    def unique(self, key: Key, other: Key | None = None) -> list[tuple[str, str]]:
        """The free rows that alone have a key on both sides; `other` is the key of new rows where it differs."""
        return alone(by_key(self.old.values(), key), by_key(self.new.values(), other or key))

    def free_old(self, ids: Iterable[str]) -> list[Row]:
        """Those of these old rows that have no partner."""
        return [self.old[id] for id in ids if id in self.old]

    def free_new(self, ids: Iterable[str]) -> list[Row]:
        """Those of these new rows that have no partner."""
        return [self.new[id] for id in ids if id in self.new]

    def consider(self, edges: Iterable[Edge]) -> None:
        """Remembers runners-up."""
        for edge in edges:
            known = self._rivals.setdefault(edge.old, {})
            if edge.certainty >= LEAST and edge.certainty > (known[edge.new].certainty if edge.new in known else 0):
                known[edge.new] = Rival(edge.new, round(min(edge.certainty, 1.0), 2), edge.reason)

    def settle(self, edges: Sequence[Edge], least: float) -> None:
        """Joins the most certain first, from `least` up; where another is about as certain, nothing is joined."""
        self.consider(edges)
        order = sorted((edge for edge in edges if edge.certainty >= least), key=lambda edge: -edge.certainty)
        by_old, by_new = _grouped(order, "old"), _grouped(order, "new")
        before = -1
        while before != len(self.pairs):
            before = len(self.pairs)
            for edge in order:
                if self._is_free(edge) and not self._is_doubtful(edge, (*by_old[edge.old], *by_new[edge.new])):
                    self.join(edge.old, edge.new, edge.by, edge.certainty, edge.reason)

    def _is_free(self, edge: Edge) -> bool:
        return edge.old in self.old and edge.new in self.new

    def _is_doubtful(self, edge: Edge, others: Iterable[Edge]) -> bool:
        least = edge.certainty - MARGIN
        return any(
            (other.old, other.new) != (edge.old, edge.new) and other.certainty > least and self._is_free(other)
            for other in others
        )

    def finished(self) -> Iterator[Pair]:
        """A pair for every row, with runners-up; new rows alone last."""
        for old in self.all_old:
            yield self._finished(old)
        for new in self.new:
            yield Pair(self.table, "", new)

    def _finished(self, old: str) -> Pair:
        pair = self.pairs.get(old)
        rivals = sorted(self._rivals.get(old, {}).values(), key=lambda each: (-each.certainty, each.id))
        if pair is not None:
            others = tuple(each for each in rivals if each.id != pair.new)[:NAMED]
            return replace(pair, others=others) if others else pair
        free = tuple(each for each in rivals if each.id in self.new)[:NAMED]
        if not free:
            return Pair(self.table, old, "", "", 0.0, NOTHING_FITS)
        several = len(free) > 1 and free[0].certainty - free[1].certainty < MARGIN
        return Pair(self.table, old, "", "", free[0].certainty, SEVERAL_FIT if several else LITTLE_FITS, free)


def by_key(rows: Iterable[Row], key: Key) -> dict[Hashable, list[str]]:
    """The ids of rows by what they have alike, each in order."""
    found: dict[Hashable, list[str]] = {}
    for row in rows:
        mark = key(row)
        if mark is not None:
            found.setdefault(mark, []).append(row.id)
    return found


def alone(olds: Mapping[Hashable, list[str]], news: Mapping[Hashable, list[str]]) -> list[tuple[str, str]]:
    """The pairs of ids of which each is the only one with its mark."""
    return [(ids[0], news[mark][0]) for mark, ids in olds.items() if len(ids) == 1 == len(news.get(mark, ()))]


def _grouped(edges: Iterable[Edge], end: str) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(getattr(edge, end), []).append(edge)
    return found
