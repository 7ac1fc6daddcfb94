"""The entries behind each figure of an account, and the sentence that says how the figure is made."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from orgplanner.analysis.ledger import CARRIED, CLOSED, CREATED, UNDECIDED, Account, Entry, Ledger
from orgplanner.model import Quantity, Total
from orgplanner.text import Message, say

Where = Callable[[Entry, bool, bool], bool]
"""Whether an entry belongs to a figure of a unit that had it before, and has it after."""

FIGURES: Mapping[str, Where] = MappingProxyType({
    "old": lambda _entry, before, _after: before,
    "stays": lambda entry, before, after: entry.kind == CARRIED and before and after,
    "leaves": lambda entry, before, after: entry.kind == CARRIED and before and not after,
    "closed": lambda entry, before, _after: entry.kind == CLOSED and before,
    "undecided": lambda entry, before, _after: entry.kind == UNDECIDED and before,
    "comes": lambda entry, before, after: entry.kind == CARRIED and after and not before,
    "created": lambda entry, _before, after: entry.kind == CREATED and after,
    "new": lambda _entry, _before, after: after,
    "difference": lambda _entry, before, after: before != after,
})  # fmt: skip
"""The figures of an account, in the order of its equations."""


def entries_behind(ledger: Ledger, figure: str, unit: str | None) -> Iterator[Entry]:
    """The entries that add up to a figure of a unit with its sub-units, or (None) of the whole."""
    belongs = FIGURES[figure]
    old, new = (tree.chains for tree in ledger.trees)
    for entry in ledger.entries:
        before, after = entry.old_unit is not None, entry.new_unit is not None
        if unit is not None:
            before = before and unit in old[entry.old_unit or ""]
            after = after and unit in new[entry.new_unit or ""]
        if belongs(entry, before, after):
            yield entry


def formula(account: Account, figure: str, said: Callable[[Quantity], str] = str) -> Message:
    """How a figure of an account follows from the others, with their numbers as they are `said`."""
    numbers = {part: number_words(getattr(account, part), said) for part in FIGURES}
    if figure in ("new", "stays", "comes", "created"):
        return say("After {new} = stays {stays} + from other units {comes} + created {created}", **numbers)
    if figure == "difference":
        return say(
            "Difference {difference} = from other units {comes} + created {created} − to other units {leaves} "
            "− closed {closed} − undecided {undecided}; what stays cancels",
            **numbers,
        )
    return say(
        "Before {old} = stays {stays} + to other units {leaves} + closed {closed} + undecided {undecided}",
        **numbers,
    )


def number_words(total: Total, said: Callable[[Quantity], str] = str) -> Message | str:
    """A total in a sentence: 0 where there is nothing, its unknown parts counted."""
    known = "0" if total.quantity is None else said(total.quantity)
    if not total.unknown:
        return known
    return say("{known} ({count} unknown)", known=known, count=total.unknown)
