"""Moves of both sides that together put something above itself, or too deep: one side's are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.analysis.three_way.reasons import ring_reason
from orgplanner.analysis.three_way.troubles import CHAINS, Chained
from orgplanner.model.change import Key

if TYPE_CHECKING:
    from orgplanner.analysis.three_way.settling import Settling

SHOWN = 20
"""Rows of a ring by which its question is known."""


def meet_chain(work: Settling, found: Chained) -> bool:
    """Asks whose moves are made; whether anything moved."""
    field = CHAINS[found.table]
    keys: list[Key] = [(found.table, found.scenario, id) for id in found.ids]
    atoms = [atom for key in keys for atom in work.copies.at(key) if atom.is_row or field in atom.fields]
    theirs = [atom for atom in atoms if work.sides.side(atom) != "mine" and atom.changed("theirs")]
    ours = [atom for atom in atoms if work.sides.side(atom) == "mine" and atom.changed("mine")]
    if not theirs or not ours:
        return work.turn(theirs, "mine") or work.turn(ours, "theirs")
    dispute = work.ask("ring", theirs[0], *sorted(found.ids)[:SHOWN])
    dispute.moves = [*ours, *theirs[1:]]
    dispute.why = lambda: ring_reason(work.copies, found, ours, theirs)
    dispute.names.update(dict.fromkeys(atom.name for atom in (*theirs, *ours)))
    return work.turn(theirs if dispute.chosen == "mine" else ours, dispute.chosen, dispute)
