"""What a person made of a matching: which pairs hold, which were chosen otherwise."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgplanner.analysis.matching.pairs import SURE, Pair, Twins, twins_of
from orgplanner.text import say

Key = tuple[str, str, str]
TAKEN_AWAY = say("Its partner was given to another one by hand.")


class Choices:
    """Pairs by place; `decided` is what was said by hand, and outlives another matching of the same scenarios.

    `held` and `olds` count, by table, the pairs that are accepted and the rows of the old side.
    """

    def __init__(self, certainty: float = SURE) -> None:
        self.certainty = certainty
        self.pairs: Sequence[Pair] = ()
        self.decided: dict[str, dict[str, str]] = {}
        self.held: Counter[str] = Counter()
        self.olds: Counter[str] = Counter()
        self._on: dict[Key, bool] = {}

    def show(self, pairs: Sequence[Pair]) -> None:
        """Takes other pairs; what was said of single ones by hand holds on where they are among them."""
        self.pairs = pairs
        if self._on:
            known = set(map(_key, pairs))
            self._on = {key: on for key, on in self._on.items() if key in known}
        self.olds = Counter([pair.table for pair in pairs if pair.old])
        self._count()

    def _count(self) -> None:
        if self._on:
            self.held = Counter([pair.table for pair in self.pairs if self.holds(pair)])
            return
        least = self.certainty
        self.held = Counter(
            [pair.table for pair in self.pairs if pair.certainty >= least and pair.old and pair.new]
        )

    def holds(self, pair: Pair) -> bool:
        """Whether a pair is accepted."""
        said = self._on.get(_key(pair))
        return pair.is_whole and (pair.certainty >= self.certainty if said is None else said)

    def accepted(self) -> int:
        """How many pairs are accepted."""
        return self.held.total()

    def accept(self, pairs: Iterable[Pair], on: bool) -> None:
        """Accepts pairs by hand, or not."""
        for pair in pairs:
            if pair.is_whole:
                self.held[pair.table] += on - self.holds(pair)
                self._on[_key(pair)] = on

    def accept_from(self, certainty: float) -> None:
        """Accepts every pair of at least this certainty and no other; what was said of single pairs goes."""
        self.certainty = certainty
        self._on.clear()
        self._count()

    def choose(self, place: int, new: str) -> None:
        """Another partner for the old row of a pair, "" for none; whoever had that partner is left without."""
        pair = self.pairs[place]
        self._decide(pair.table, pair.old, new)
        kept: list[Pair] = []
        for at, each in enumerate(self.pairs):
            if at == place:
                kept.append(_by_hand(pair, new))
            elif not new or each.new != new or each.table != pair.table:
                kept.append(each)
            elif each.old:
                kept.append(replace(each, new="", by="", certainty=0.0, reason=TAKEN_AWAY))
                self._on.pop(_key(each), None)
        if pair.new and pair.new != new:
            kept.append(Pair(pair.table, "", pair.new))
        self._on.pop(_key(pair), None)
        self.show(kept)

    def _decide(self, table: str, old: str, new: str) -> None:
        by_hand = self.decided.setdefault(table, {})
        self.decided[table] = {id: chosen for id, chosen in by_hand.items() if not new or chosen != new} | {
            old: new
        }

    def twins(self) -> Twins:
        """The old ids by the new ones of all accepted pairs, by table."""
        return twins_of(filter(self.holds, self.pairs))


def _by_hand(pair: Pair, new: str) -> Pair:
    reason = say("Chosen by hand.") if new else say("No partner, chosen by hand.")
    return replace(pair, new=new, by="hand", certainty=1.0, reason=reason)


def _key(pair: Pair) -> Key:
    return (pair.table, pair.old, pair.new)


def is_doubtful(pair: Pair) -> bool:
    """Whether a pair calls for a look: it is open, or whole and not sure."""
    return pair.is_open or (pair.is_whole and pair.certainty < SURE)


def doubtful_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Open ones first, then the whole from the least certain on, then what stands alone."""
    return sorted(pairs, key=_doubt)


def _doubt(pair: Pair) -> tuple[int, float]:
    if pair.is_open:
        return (0, -pair.certainty)
    if pair.is_whole:
        return (1, pair.certainty)
    return (2, 0.0)
