"""Staffing unit by unit: established FTE before and after, their difference, what is filled and the gap.

A unit of both scenarios has before what it had, with its sub-units. A unit that is new, or that others became, has
before what came into it from units that are no more; what is undecided of these has rows of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare.rows import RowChanges
from orgplanner.analysis.ledger import CARRIED, CREATED, UNDECIDED, Entry, Flow, Ledger, difference
from orgplanner.analysis.ledger.account import Chains
from orgplanner.analysis.ledger.behind import entries_behind
from orgplanner.analysis.tally import Sum
from orgplanner.analysis.totals import Totals
from orgplanner.model import NOTHING, State, Total, Unit

PLACED, OPEN, GONE = "placed", "undecided", "closed"


@dataclass(frozen=True, slots=True)
class StaffingRow:
    """A unit with its sub-units; `fate` is placed, undecided or closed, and `level` counts from the root, 1.

    What is undecided has no figure after, and its difference is open. `gap` is vacant in the new scenario; it is
    unknown where the establishment was only inferred from the staff. Before = same + taken, after = same + added.
    """

    unit: Unit
    fate: str
    level: int
    before: Total
    after: Total = NOTHING
    difference: Total = NOTHING
    filled: Total = NOTHING
    gap: Total = NOTHING
    same: Total = NOTHING
    added: Total = NOTHING
    taken: Total = NOTHING


class Moves:
    """What stood in a unit before, what was added and taken, and what is the same line before and after."""

    __slots__ = ("added", "before", "same", "taken")

    def __init__(self) -> None:
        self.before, self.added, self.taken, self.same = Sum(), Sum(), Sum(), Sum()

    def difference(self) -> Total:
        """What was added less what was taken; the same lines cancel."""
        return difference(self.added.total(), self.taken.total(), self.same.total())


def staffing_rows(
    ledger: Ledger, units: RowChanges, states: tuple[State, State], totals: tuple[Totals, Totals]
) -> list[StaffingRow]:
    """The units of the new tree as printed, then the undecided and the closed units with what they had."""
    moves = _moves(ledger, heirs_of(units))
    placed = [
        _placed(states[1].units[id], chain, moves[id], totals[1]) for id, chain in ledger.trees[1].chains.items()
    ]
    return [*placed, *_undecided(ledger, units, states, totals[1]), *_closed(ledger, units, states[0])]


def _placed(unit: Unit, chain: Sequence[str], moves: Moves, totals: Totals) -> StaffingRow:
    figures = totals.of_unit(unit.id)
    before = moves.before.total()
    return StaffingRow(
        unit, PLACED, len(chain), before, figures.established, moves.difference(), figures.filled, figures.vacant,
        moves.same.total(), moves.added.total(), moves.taken.total(),
    )  # fmt: skip


def entries_of(ledger: Ledger, units: RowChanges, row: StaffingRow, part: str) -> list[Entry]:
    """The entries of the ledger that add up to a figure of a row: “old”, “new” or “difference”."""
    if row.fate != PLACED:
        figure = "undecided" if row.fate == OPEN else "old"
        return list(entries_behind(ledger, figure, row.unit.id)) if part != "new" else []
    heirs, (old, new) = heirs_of(units), (tree.chains for tree in ledger.trees)
    wanted = set()
    for flow in ledger.flows:
        before = row.unit.id in counted_before(flow, heirs, old, new)
        after = flow.new is not None and row.unit.id in new[flow.new]
        if {"old": before, "new": after}.get(part, before != after):
            wanted.add(flow)
    return [each for each in ledger.entries if (each.kind, each.old_unit, each.new_unit) in wanted]


def _undecided(
    ledger: Ledger, units: RowChanges, states: tuple[State, State], totals: Totals
) -> Iterator[StaffingRow]:
    """The topmost of the undecided units, each with what is undecided of it."""
    chains, open_ = ledger.trees[0].chains, set(units.undecided)
    for id in units.undecided:
        if open_.isdisjoint(chains.get(id, ())[:-1]):
            unit = states[1].units.get(id) or states[0].units[id]
            yield StaffingRow(unit, OPEN, 1, ledger.of_unit(id).undecided, filled=totals.of_unit(id).filled)


def _closed(ledger: Ledger, units: RowChanges, old: State) -> Iterator[StaffingRow]:
    for id in units.closed:
        had = ledger.of_unit(id).old
        yield StaffingRow(old.units[id], GONE, 1, had, difference=difference(NOTHING, had))


def heirs_of(units: RowChanges) -> dict[str, str]:
    """The unit that each merged or renumbered unit became."""
    merged = {origin: joined.end for joined in units.merged for origin in joined.origins}
    return {**merged, **units.became}


def _moves(ledger: Ledger, heirs: Mapping[str, str]) -> dict[str, Moves]:
    old, new = (tree.chains for tree in ledger.trees)
    moves = {unit: Moves() for unit in new}
    for flow, part in ledger.flows.items():
        before = set(counted_before(flow, heirs, old, new))
        after = set(new[flow.new]) if flow.new is not None else set()
        for unit in before:
            moves[unit].before.take(part)
            (moves[unit].same if unit in after else moves[unit].taken).take(part)
        for unit in after - before:
            moves[unit].added.take(part)
    return moves


def counted_before(flow: Flow, heirs: Mapping[str, str], old: Chains, new: Chains) -> Iterator[str]:
    """The units of the new tree that had these lines before."""
    if flow.kind == CREATED or flow.old is None:
        return
    stayed = [unit for unit in old[flow.old] if unit in new]
    yield from stayed
    for unit in new.get(_home(flow, heirs, new) or "", ()):
        if unit not in old and all(unit in new[other] or other in new[unit] for other in stayed):
            yield unit


def _home(flow: Flow, heirs: Mapping[str, str], new: Chains) -> str | None:
    """The unit of the new tree to which the lines of an old unit count."""
    if flow.old in new:
        return flow.old
    if flow.kind == UNDECIDED:
        return None
    return flow.new if flow.kind == CARRIED else heirs.get(flow.old or "")
