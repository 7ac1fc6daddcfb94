"""The accounts of the ledger: what a unit, or the whole, had and has, and how the one became the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgplanner.analysis.ledger.entries import CARRIED, CREATED, Entry
from orgplanner.analysis.ledger.lines import Line
from orgplanner.analysis.tally import Sum
from orgplanner.model import NOTHING, ZERO, Quantity, Total

Chains = Mapping[str, Sequence[str]]


class Flow(NamedTuple):
    """A kind of entry, from one unit to another; only what is carried has both."""

    kind: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """old = stays + leaves + closed + undecided, and new = stays + comes + created.

    `stays` is carried within the unit, `leaves` to and `comes` from another; of the whole nothing leaves or comes.
    """

    old: Total = NOTHING
    stays: Total = NOTHING
    leaves: Total = NOTHING
    closed: Total = NOTHING
    undecided: Total = NOTHING
    comes: Total = NOTHING
    created: Total = NOTHING
    new: Total = NOTHING

    @property
    def carried(self) -> Total:
        """What of the old is carried, here or to elsewhere."""
        return self.stays + self.leaves

    @property
    def is_balanced(self) -> bool:
        """Whether both equations hold, unknown parts and all."""
        before = self.carried + self.closed + self.undecided
        return self.old == before and self.new == self.stays + self.comes + self.created

    @property
    def difference(self) -> Total:
        """New less old: what stays cancels, however uncertain it is; the rest is low − high to high − low."""
        taken = self.leaves + self.closed + self.undecided
        return difference(self.comes + self.created, taken, self.stays)


def difference(added: Total, taken: Total, same: Total = NOTHING) -> Total:
    """What was added less what was taken; nothing of either is 0 where something stayed the `same`."""
    unknown = added.unknown + taken.unknown
    if added.quantity is None and taken.quantity is None:
        stayed = same.quantity is not None or same.unknown > 0
        return Total(ZERO if stayed and not unknown else None, unknown)
    return Total((added.quantity or ZERO) - (taken.quantity or ZERO), unknown)


def known_difference(account: Account) -> Total:
    """The difference of an account; unknown where a side has lines and of none of them anything is known."""
    open_ = any(side.quantity is None and side.unknown for side in (account.old, account.new))
    return Total(None, account.difference.unknown or 1) if open_ else account.difference


class Sums:
    """The sums behind one account while it is added up."""

    __slots__ = ("closed", "comes", "created", "leaves", "new", "old", "stays", "undecided")

    def __init__(self) -> None:
        self.old, self.stays, self.leaves, self.closed = Sum(), Sum(), Sum(), Sum()
        self.undecided, self.comes, self.created, self.new = Sum(), Sum(), Sum(), Sum()

    def account(self) -> Account:
        """The sums as they stand."""
        return Account(**{name: getattr(self, name).total() for name in self.__slots__})


def flows_of(entries: Iterable[Entry]) -> dict[Flow, Sum]:
    """The entries summed by kind and pair of units."""
    flows: dict[tuple[str, str | None, str | None], Sum] = {}
    for entry in entries:
        key = (entry.kind, entry.old_unit, entry.new_unit)
        if key not in flows:
            flows[key] = Sum()
        add(flows[key], entry.part)
    return {Flow(*key): each for key, each in flows.items()}


def own_sums(lines: Mapping[str, Line]) -> dict[str, Sum]:
    """The lines summed by the unit they stand in."""
    sums: dict[str, Sum] = {}
    for unit, quantity in lines.values():
        if unit not in sums:
            sums[unit] = Sum()
        add(sums[unit], quantity)
    return sums


def add(into: Sum, part: Quantity | None) -> None:
    """One part more."""
    if part is None:
        into.unknown += 1
        return
    into.low += part.low
    into.high += part.high
    into.approximate |= part.approximate
    into.known += 1


def accounts_of(
    flows: Mapping[Flow, Sum], old: Mapping[str, Sum], new: Mapping[str, Sum], olds: Chains, news: Chains
) -> dict[str, Account]:
    """An account for every unit of both trees; `olds` and `news` say to which units a unit's lines count."""
    sums = {unit: Sums() for unit in (*olds, *news)}
    for own, chains, side in ((old, olds, "old"), (new, news, "new")):
        for unit, each in own.items():
            for above in chains[unit]:
                getattr(sums[above], side).take(each)
    for flow, each in flows.items():
        _enter(sums, flow, each, olds, news)
    return {unit: each.account() for unit, each in sums.items()}


def _enter(sums: Mapping[str, Sums], flow: Flow, each: Sum, olds: Chains, news: Chains) -> None:
    before = olds[flow.old] if flow.old is not None else ()
    after = news[flow.new] if flow.new is not None else ()
    if flow.kind != CARRIED:
        for unit in after if flow.kind == CREATED else before:
            getattr(sums[unit], flow.kind).take(each)
        return
    for unit in before:
        (sums[unit].stays if unit in after else sums[unit].leaves).take(each)
    for unit in after:
        if unit not in before:
            sums[unit].comes.take(each)
