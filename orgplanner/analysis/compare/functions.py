"""What becomes of functions from one scenario to another: by the units that lead them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from orgplanner.analysis.compare.lineage import Lineage
from orgplanner.analysis.tree import Tree
from orgplanner.model import State


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
    old: State, new: State, trees: tuple[Tree, Tree], lineage: Lineage, became: Mapping[str, str]
) -> FunctionChanges:
    """What became of every function; `became` has the new ids of units that go on under another one."""
    before, after = _leaders(old, trees[0]), _leaders(new, trees[1])
    carried = {id: {became.get(unit, unit) for unit in units} for id, units in before.items()}
    gone = [id for id in old.functions if id not in new.functions and not lineage.ends(id)]
    lost = [id for id in gone if not lineage.is_decided(id)]
    moved = (id for id in after if id in carried and carried[id] and after[id] and carried[id] != after[id])
    return FunctionChanges(
        new=tuple(id for id in new.functions if id not in old.functions and not lineage.origins(id)),
        closed=tuple(id for id in gone if id not in lost),
        moved=tuple(moved),
        orphaned=(*(id for id, units in after.items() if not units), *lost),
        doubled=tuple(id for id, units in after.items() if len(units) > 1),
    )


def _leaders(state: State, tree: Tree) -> dict[str, Collection[str]]:
    """The units of the tree that lead each function."""
    leaders: dict[str, set[str]] = {id: set() for id in state.functions}
    for row in state.responsibilities.values():
        if row.role == "leads" and tree.holds(row.unit) and row.function in leaders:
            leaders[row.function].add(row.unit)
    return dict(leaders)
