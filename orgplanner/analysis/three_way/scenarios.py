"""Scenarios about which there is one question: deleted by one side and changed by the other, or locked in mine."""

from collections.abc import Iterator

from orgplanner.analysis.three_way.atoms import Atom, Side, other
from orgplanner.analysis.three_way.copies import Copies

Question = tuple[str, Atom, list[Atom]]
"""Its kind, what it is about, and all that it decides."""


def whole_scenarios(copies: Copies) -> list[Question]:
    """The questions about whole scenarios."""
    by_scenario: dict[str, list[Atom]] = {}
    for key, atoms in copies.atoms.items():
        if key[1] is not None:
            by_scenario.setdefault(key[1], []).extend(atoms)
        elif key[0] == "scenarios" and atoms[0].is_row:
            by_scenario.setdefault(key[2], []).extend(atoms)
    return [question for id, atoms in by_scenario.items() for question in _asked(copies, id, atoms)]


def _asked(copies: Copies, scenario: str, atoms: list[Atom]) -> Iterator[Question]:
    row = copies.mine.scenarios.get(scenario)
    is_locked = row is not None and row.locked
    own = next((atom for atom in atoms if atom.is_row and atom.key[0] == "scenarios"), None)
    if own is None:
        concerned = [atom for atom in atoms if atom.changed("theirs")] if is_locked else []
        if concerned:
            mine, theirs = (plan.scenarios.get(scenario) for plan in (copies.mine, copies.theirs))
            yield "locked", Atom(("scenarios", None, scenario), (), "", mine, mine, theirs), concerned
        return
    keeper: Side = "mine" if own.mine is not None else "theirs"
    is_changed = any(atom.changed(keeper) for atom in atoms) or (keeper == "mine" and is_locked)
    if is_changed and own.changed(other(keeper)):
        yield "scenario", own, atoms
