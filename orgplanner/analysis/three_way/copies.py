"""The copies that are merged."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.three_way.atoms import Atom, Side
from orgplanner.model import Plan
from orgplanner.model.change import Key


@dataclass(frozen=True, slots=True)
class Copies:
    """The three plans, of which the base may not be known, and what mine and theirs hold differently, by row."""

    base: Plan | None
    mine: Plan
    theirs: Plan
    atoms: Mapping[Key, tuple[Atom, ...]]

    def of(self, side: Side) -> Plan:
        """The plan of a side."""
        return self.mine if side == "mine" else self.theirs

    def at(self, key: Key) -> tuple[Atom, ...]:
        """What is held differently in a row, nothing where it is the same."""
        return self.atoms.get(key, ())
