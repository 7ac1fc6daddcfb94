"""The ledger between two scenarios: old = carried + closed + undecided, and new = carried + created.

It holds for the whole, for every unit with or without its sub-units, and for every pair of units.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from orgplanner.analysis.ledger.account import (
    Account,
    Chains,
    Flow,
    accounts_of,
    add,
    difference,
    flows_of,
    own_sums,
)
from orgplanner.analysis.ledger.entries import (
    CARRIED,
    CLOSED,
    CREATED,
    UNDECIDED,
    Entry,
    Group,
    entries_of,
)
from orgplanner.analysis.ledger.lines import MEASURES, Line, Lines, lines_of
from orgplanner.analysis.tally import Sum
from orgplanner.analysis.tree import Tree
from orgplanner.model import NOTHING, Total


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A line whose entries do not add up to it: its id, what it is and what the entries say."""

    line: str
    stands: Total
    entered: Total


@dataclass
class Ledger:
    """The entries and accounts between the lines of two scenarios; worked out when asked for."""

    old: Lines
    new: Lines
    trees: tuple[Tree, Tree]
    entries: tuple[Entry, ...] = field(repr=False)

    @cached_property
    def whole(self) -> Account:
        """The account of everything that stands in the trees."""
        chains = {unit: ("",) for tree in self.trees for unit in tree.chains}
        return self._accounts({**chains, "": ("",)}, {**chains, "": ("",)})[""]

    def of_unit(self, unit: str, whole: bool = True) -> Account:
        """The account of a unit of either scenario: with its sub-units or, not `whole`, of its own lines."""
        return (self._with_sub_units if whole else self._own).get(unit, Account())

    @property
    def pairs(self) -> dict[tuple[str, str], Total]:
        """What is carried from each unit itself to each unit itself."""
        return {
            (flow.old or "", flow.new or ""): each.total()
            for flow, each in self.flows.items()
            if flow.kind == CARRIED
        }

    @cached_property
    def flows(self) -> Mapping[Flow, Sum]:
        """The entries summed by kind and pair of units."""
        return flows_of(self.entries)

    @property
    def is_balanced(self) -> bool:
        """Whether every account balances, and every line is explained."""
        accounts = (self.whole, *self._own.values(), *self._with_sub_units.values())
        return all(account.is_balanced for account in accounts) and not self.unexplained

    @cached_property
    def unexplained(self) -> tuple[Unexplained, ...]:
        """The lines that the entries do not explain: none, unless the ledger itself is at fault."""
        before = _unlike(self.old.placed, ((entry.old, entry) for entry in self.entries))
        return (*before, *_unlike(self.new.placed, ((entry.new, entry) for entry in self.entries)))

    def behind(self, kind: str, unit: str | None = None) -> list[Entry]:
        """The entries of a kind, of a unit with its sub-units or of the whole: the lines behind a figure."""
        old, new = (tree.chains for tree in self.trees)
        return [
            entry
            for entry in self.entries
            if entry.kind == kind
            and (
                unit is None
                or unit in old.get(entry.old_unit or "", ())
                or unit in new.get(entry.new_unit or "", ())
            )
        ]

    @cached_property
    def _own(self) -> Mapping[str, Account]:
        olds, news = ({unit: (unit,) for unit in tree.chains} for tree in self.trees)
        return self._accounts(olds, news)

    @cached_property
    def _with_sub_units(self) -> Mapping[str, Account]:
        return self._accounts(self.trees[0].chains, self.trees[1].chains)

    def _accounts(self, olds: Chains, news: Chains) -> dict[str, Account]:
        return accounts_of(self.flows, own_sums(self.old.placed), own_sums(self.new.placed), olds, news)


def keep_ledger(
    lines: tuple[Lines, Lines],
    trees: tuple[Tree, Tree],
    groups: Iterable[Group] = (),
    is_decided: Callable[[str], bool] = lambda _id: True,
) -> Ledger:
    """The ledger between two sides; `groups` are lines that were split, joined or go on under another id."""
    return Ledger(*lines, trees, tuple(entries_of(*lines, groups, is_decided)))


def _unlike(lines: Mapping[str, Line], entries: Iterable[tuple[str | None, Entry]]) -> list[Unexplained]:
    entered: dict[str, Sum] = {}
    for id, entry in entries:
        if id is not None:
            add(entered.setdefault(id, Sum()), entry.part)
    found = []
    for id, line in lines.items():
        stands, said = Sum(), entered.pop(id, None)
        add(stands, line.quantity)
        if said is None or said.total() != stands.total():
            found.append(Unexplained(id, stands.total(), NOTHING if said is None else said.total()))
    return found + [Unexplained(id, NOTHING, said.total()) for id, said in entered.items()]


__all__ = [
    "CARRIED", "CLOSED", "CREATED", "MEASURES", "UNDECIDED",
    "Account", "Entry", "Flow", "Group", "Ledger", "Line", "Lines", "Unexplained",
    "difference", "keep_ledger", "lines_of",
]  # fmt: skip
