"""Rows that a rule does not allow beside each other: both are shown, and one side's stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgplanner.analysis.three_way.atoms import Atom, Side, other
from orgplanner.analysis.three_way.partners import is_same_but_for_id, partners
from orgplanner.analysis.three_way.troubles import Broken, row_at
from orgplanner.model import Names, Row
from orgplanner.model.change import Key

if TYPE_CHECKING:
    from orgplanner.analysis.three_way.settling import Settling


def meet_rule(work: Settling, broken: Broken) -> bool:
    """Asks whose row stays; a row that both added under two ids is there once. Whether anything moved."""
    row, atoms = row_at(work.sides.plan, broken.key), work.copies.at(broken.key)
    if row is None or not atoms:
        return False
    near = partners(work.sides.plan, broken.key, row)
    if _is_new(atoms) and broken.key[0] == "scenarios":
        return work.sides.repair(broken.key, name=_free_name(work, row))
    if _is_there_already(work, atoms, row, near):
        work.twins.add(atoms[0].name)
        return work.turn(atoms, "mine")
    about = next((atom for atom in atoms if work.sides.side(atom) != "mine"), atoms[0])
    dispute = work.ask("rule", about)
    rest = [atom for key in near for atom in work.copies.at(key)]
    dispute.moves = [atom for atom in rest if atom.changed("mine")]
    dispute.why = lambda: broken.why
    dispute.names.update(dict.fromkeys(atom.name for atom in (*atoms, *dispute.moves)))
    side: Side = other(dispute.chosen) if dispute.id in work.tried else dispute.chosen
    work.tried.add(dispute.id)
    return work.turn((atom for atom in (*atoms, *rest) if atom.changed(other(side))), side, dispute)


def _is_there_already(work: Settling, atoms: tuple[Atom, ...], row: Row, near: list[Key]) -> bool:
    """Whether a row that they added is one that mine has too, under another id."""
    twins = (row_at(work.sides.plan, key) for key in near)
    return _is_new(atoms) and any(twin is not None and is_same_but_for_id(twin, row) for twin in twins)


def _is_new(atoms: tuple[Atom, ...]) -> bool:
    return atoms[0].is_row and atoms[0].mine is None


def _free_name(work: Settling, row: Any) -> Names:
    """The name of a scenario with a number behind it that no other has."""
    rows = (each for each in work.sides.plan.scenarios.values() if each.id != row.id)
    taken = {words.casefold().strip() for each in rows for _, words in each.name.items}

    def free(words: str) -> str:
        tries = (words, *(f"{words} ({number})" for number in range(2, len(taken) + 3)))
        return next(each for each in tries if each.casefold().strip() not in taken)

    return Names(tuple((language, free(words)) for language, words in row.name.items))
