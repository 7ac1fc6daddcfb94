"""Where the units of a scenario stand, worked out once for a comparison."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from orgplanner.model import State, Unit


@dataclass(frozen=True, slots=True)
class Tree:
    """The chain of every placed unit, from the root down to itself, and the units that are in no place."""

    chains: Mapping[str, tuple[str, ...]]
    loose: frozenset[str]

    def holds(self, unit: str | None) -> bool:
        """Whether a unit stands in the tree."""
        return unit in self.chains


def tree_of(state: State) -> Tree:
    """The tree of a scenario, in one pass; `chains` is in the order of a printed list."""
    below: dict[str | None, list[Unit]] = {}
    for unit in sorted(state.units.values(), key=attrgetter("rank", "id"), reverse=True):
        if not unit.unplaced:
            below.setdefault(unit.parent, []).append(unit)
    chains: dict[str, tuple[str, ...]] = {}
    stack = list(below.get(None, ()))
    while stack:
        unit = stack.pop()
        chains[unit.id] = (unit.id,) if unit.parent is None else (*chains[unit.parent], unit.id)
        stack.extend(below.get(unit.id, ()))
    return Tree(chains, frozenset(state.units.keys() - chains.keys()))
