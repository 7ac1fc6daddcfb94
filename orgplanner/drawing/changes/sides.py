"""One of the scenarios of a picture of changes: which of its boxes are shown, and what they say by themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from orgplanner.analysis.totals import Totals
from orgplanner.drawing.card import Facts
from orgplanner.drawing.changes.union import row_of
from orgplanner.drawing.facts import Teller
from orgplanner.drawing.figures import figures_of
from orgplanner.drawing.options import NO_MARKS, ChartOptions
from orgplanner.drawing.shown import Shown, shown_boxes
from orgplanner.model import Plan, Post, State, Unit


@dataclass(frozen=True, slots=True)
class Side:
    """A scenario with its boxes."""

    scenario: str
    state: State
    shown: Shown
    teller: Teller

    def row(self, id: str) -> Unit | Post:
        """Return the unit or post of a box."""
        return self.state.units.get(id) or self.state.posts[id]

    def facts(self, id: str) -> Facts:
        """Return what a box says by itself."""
        row = self.row(id)
        return self.teller.of_post(row) if isinstance(row, Post) else self.teller.of_unit(row)

    def name(self, id: str) -> str:
        """Return the name of a unit or the title of a post."""
        return self.teller.name(self.row(id))

    def stands(self, id: str) -> bool:
        """Tell whether a box is shown in the tree."""
        return id in self.shown.parents and id not in self.shown.apart


def side_of(
    plan: Plan, scenario: str, totals: Totals, options: ChartOptions, roots: Sequence[str] | None
) -> Side:
    """Return a scenario, from its roots down or (None) whole, with the branches folded that are to be."""
    state = plan.states[scenario]
    plain = replace(options, marks=NO_MARKS, root=None)
    shown = [shown_boxes(state, plain if root is None else replace(plain, root=root)) for root in roots or (None,)]
    if roots == ():
        shown = [Shown((), {}, {}, {})]
    teller = Teller(plan, scenario, plain, figures_of(plan, scenario, totals))
    return Side(scenario, state, _together(shown), teller)


def folded_in_both(folded: Collection[str], became: Mapping[str, str]) -> frozenset[str]:
    """Return the boxes whose branches are folded, by the ids that they have in either scenario."""
    rows = {row_of(box) for box in folded}
    ends = {end for origin, end in became.items() if origin in rows}
    return frozenset(rows | ends | {origin for origin, end in became.items() if end in rows})


def _together(trees: Sequence[Shown]) -> Shown:
    if len(trees) == 1:
        return trees[0]
    parents = {id: parent for tree in trees for id, parent in tree.parents.items()}
    levels = {id: level for tree in trees for id, level in tree.levels.items()}
    hidden = {id: count for tree in trees for id, count in tree.hidden.items()}
    return Shown(tuple(parents), parents, levels, hidden)
