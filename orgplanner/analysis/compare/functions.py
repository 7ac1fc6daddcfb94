"""What becomes of functions from one scenario to another: by the units that lead them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare.lineage import Lineage
from orgplanner.analysis.tree import Tree
from orgplanner.model import State

Leaders = Mapping[str, Sequence[str]]
"""The units that lead each function."""


@dataclass(frozen=True, slots=True)
class FunctionChanges:
    """Ids of functions: `moved` are led by another unit, `orphaned` by none, `doubled` by several.

    `orphaned` are also those that the new scenario lost without a decision.
    """

    new: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


def function_changes(
    sides: tuple[Leaders, Leaders], lineage: Lineage, became: Mapping[str, str]
) -> FunctionChanges:
    """What became of every function; `became` has the new ids of units that go on under another one."""
    before, after = sides
    carried = {id: {became.get(unit, unit) for unit in units} for id, units in before.items()}
    gone = [id for id in before if id not in after and not lineage.ends(id)]
    lost = [id for id in gone if not lineage.is_decided(id)]
    moved = (id for id in after if carried.get(id) and after[id] and carried[id] != set(after[id]))
    return FunctionChanges(
        new=tuple(id for id in after if id not in before and not lineage.origins(id)),
        closed=tuple(id for id in gone if id not in lost),
        moved=tuple(moved),
        orphaned=(*(id for id, units in after.items() if not units), *lost),
        doubled=tuple(id for id, units in after.items() if len(units) > 1),
    )


def leaders(state: State, tree: Tree) -> Leaders:
    """The units of the tree that lead each function."""
    found: dict[str, list[str]] = {id: [] for id in state.functions}
    for row in state.responsibilities.values():
        if row.role == "leads" and tree.holds(row.unit) and row.unit not in found[row.function]:
            found[row.function].append(row.unit)
    return found
