"""What a person made of a matching: which pairs hold, which were chosen otherwise."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from orgplanner.analysis.matching.pairs import SURE, Matching, Pair, Twins
from orgplanner.text import say


class Choices:
    """Pairs by place; `decided` is what was said by hand, and outlives another matching of the same scenarios."""

    def __init__(self, certainty: float = SURE) -> None:
        self.certainty = certainty
        self.pairs: list[Pair] = []
        self.decided: dict[str, dict[str, str]] = {}
        self._on: dict[tuple[str, str, str], bool] = {}

    def show(self, matching: Matching) -> None:
        """Takes the pairs of a matching, the least certain first."""
        self.pairs = sorted(matching.pairs, key=_doubt)

    def holds(self, pair: Pair) -> bool:
        """Whether a pair is accepted."""
        return pair.is_whole and self._on.get((pair.table, pair.old, pair.new), pair.certainty >= self.certainty)

    def accept(self, pairs: Iterable[Pair], on: bool) -> None:
        """Accepts pairs by hand, or not."""
        self._on |= {(pair.table, pair.old, pair.new): on for pair in pairs if pair.is_whole}

    def accept_from(self, certainty: float) -> None:
        """Accepts every pair of at least this certainty and no other; what was said of single pairs goes."""
        self.certainty = certainty
        self._on.clear()

    def choose(self, place: int, new: str) -> None:
        """Another partner for the old row of a pair, "" for none; whoever had that partner is left without."""
        pair = self.pairs[place]
        by_hand = self.decided.setdefault(pair.table, {})
        by_hand.update({old: "" for old, chosen in by_hand.items() if chosen == new and new})
        by_hand[pair.old] = new
        taken = {pair.new, new} - {""}
        rest = [
            each for at, each in enumerate(self.pairs) if at != place and not self._ends(each, pair.table, taken)
        ]
        left = [each for at, each in enumerate(self.pairs) if at != place and self._ends(each, pair.table, taken)]
        rest += [Pair(pair.table, each.old, "", "hand", 1.0) for each in left if each.old]
        reason = say("Chosen by hand.") if new else say("No partner, chosen by hand.")
        rest.insert(min(place, len(rest)), replace(pair, new=new, by="hand", certainty=1.0, reason=reason))
        if pair.new and pair.new != new:
            rest.append(Pair(pair.table, "", pair.new))
        self._on.pop((pair.table, pair.old, new), None)
        self.pairs = rest

    def _ends(self, pair: Pair, table: str, taken: set[str]) -> bool:
        return pair.table == table and pair.new in taken

    def twins(self) -> Twins:
        """The old ids by the new ones of all accepted pairs, by table."""
        found: dict[str, dict[str, str]] = {}
        for pair in self.pairs:
            if self.holds(pair):
                found.setdefault(pair.table, {})[pair.new] = pair.old
        return found

    def count(self, wanted: Callable[[Pair], bool]) -> int:
        """How many pairs are so."""
        return sum(map(wanted, self.pairs))

    def doubtful(self) -> int:
        """How many call for a look: open, or whole and not sure."""
        return self.count(is_doubtful)


def is_doubtful(pair: Pair) -> bool:
    """Whether a pair calls for a look."""
    return pair.is_open or (pair.is_whole and pair.certainty < SURE)


def _doubt(pair: Pair) -> tuple[int, float]:
    """Open ones first, then the whole by certainty, then what stands alone, then what is surely the same."""
    if pair.is_open:
        return (0, pair.certainty)
    if pair.is_whole:
        return (1 if pair.certainty < SURE else 3, pair.certainty)
    return (2, 0.0)
