"""What every unit, or every post, gained or lost in established FTE, so that it can be said on its box.

Units count with their sub-units, as in `staffing`: the delta of a unit of both scenarios is the difference of its
account in the ledger, and those of all posts add up to that of the whole. What is undecided stands apart.
"""

from collections import defaultdict
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.staffing import counted_before, heirs_of
from orgplanner.analysis.ledger import CARRIED, CLOSED, CREATED, UNDECIDED, difference
from orgplanner.analysis.ledger.account import add
from orgplanner.analysis.tally import Sum
from orgplanner.model import NOTHING, Total


@dataclass(frozen=True, slots=True)
class Delta:
    """What was surely added less what was taken, what is still open, and what of a unit that ended goes on."""

    decided: Total = NOTHING
    open: Total = NOTHING
    carried: Total = NOTHING


class Parts:
    """The sums behind one delta."""

    __slots__ = ("added", "carried", "open", "same", "taken")

    def __init__(self) -> None:
        self.added, self.taken, self.same, self.open, self.carried = Sum(), Sum(), Sum(), Sum(), Sum()

    def delta(self) -> Delta:
        """The sums as they stand; where nothing was added or taken from what is there, 0."""
        decided = difference(self.added.total(), self.taken.total(), (self.same.total() + self.carried.total()))
        return Delta(decided, self.open.total(), self.carried.total())


def unit_deltas(found: Comparison) -> dict[str, Delta]:
    """The deltas of the units of the new tree, and of those of the old one that are not in it any more."""
    ledger, heirs = found.established, heirs_of(found.units)
    old, new = (tree.chains for tree in found.trees)
    parts: dict[str, Parts] = defaultdict(Parts)
    for flow, part in ledger.flows.items():
        chain = old[flow.old] if flow.old is not None else ()
        after = set(new[flow.new]) if flow.new is not None else set()
        before = set(counted_before(flow, heirs, old, new))
        lost = "open" if flow.kind == UNDECIDED else "taken"
        for unit in before | after:
            name = "added" if unit not in before else "same" if unit in after else lost
            getattr(parts[unit], name).take(part)
        is_inherited = any(unit not in chain for unit in before)
        for unit in chain:
            if unit not in new:
                name = "carried" if is_inherited else lost
                getattr(parts[unit], name).take(part)
                if flow.kind == CARRIED and not is_inherited:
                    parts[unit].carried.take(part)
    return {unit: each.delta() for unit, each in parts.items()}


def post_deltas(found: Comparison) -> dict[str, Delta]:
    """The deltas of the posts of the new scenario, and of those of the old one that are gone."""
    became = found.posts.became
    parts: dict[str, Parts] = defaultdict(Parts)
    for entry in found.established.entries:
        old, new = became.get(entry.old or "", entry.old or ""), entry.new or ""
        if entry.kind == CREATED:
            add(parts[new].added, entry.part)
        elif entry.kind == CLOSED:
            add(parts[old].taken, entry.part)
        elif entry.kind == UNDECIDED:
            add(parts[old].open, entry.part)
        else:
            add(parts[new].same, entry.part)
            if old != new:
                add(parts[old].carried, entry.part)
    return {post: each.delta() for post, each in parts.items()}
