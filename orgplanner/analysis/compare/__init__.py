"""Two scenarios of a plan beside each other: what changed, the ledger, staffing, skill gaps; nothing is touched."""

from dataclasses import dataclass
from functools import cached_property

from orgplanner.analysis.compare.functions import FunctionChanges, Leaders, function_changes, leaders
from orgplanner.analysis.compare.holders import PeopleChanges, Places, people_changes, places_of_people
from orgplanner.analysis.compare.lineage import Lineage
from orgplanner.analysis.compare.links import LinkChanges, link_changes
from orgplanner.analysis.compare.rows import Divided, Joined, RowChanges, RowComparison
from orgplanner.analysis.compare.staffing import StaffingRow, staffing_rows
from orgplanner.analysis.ledger import Group, Ledger, Lines, keep_ledger, lines_of
from orgplanner.analysis.ledger.lines import Case
from orgplanner.analysis.skill_gaps import SkillGaps, skill_gaps
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.tree import Tree, tree_of
from orgplanner.model import Plan, State, Unit


@dataclass
class Comparison:
    """The scenario `new` against the scenario `old`, by id; each part is worked out when it is asked for.

    Holds while the plan stays as it is; take a snapshot of a plan that goes on.
    """

    plan: Plan
    old: str
    new: str

    @cached_property
    def states(self) -> tuple[State, State]:
        """The rows of both scenarios."""
        return self.plan.states[self.old], self.plan.states[self.new]

    @cached_property
    def trees(self) -> tuple[Tree, Tree]:
        """Where the units of both stand."""
        return tree_of(self.states[0]), tree_of(self.states[1])

    @cached_property
    def totals(self) -> tuple[Totals, Totals]:
        """The totals of both."""
        return Totals(self.plan, self.old), Totals(self.plan, self.new)

    @cached_property
    def lineage(self) -> Lineage:
        """What becomes of a row by the decisions between the two."""
        return Lineage(self.plan, self.old, self.new)

    @cached_property
    def units(self) -> RowChanges:
        """What became of the units, in the order of a printed list."""
        old, new = (_in_order(state, tree) for state, tree in zip(self.states, self.trees, strict=True))
        loose = [id for id in new if id in self.trees[1].loose]
        rows = RowComparison(old, new, self.lineage, dict.fromkeys(loose))
        return rows.changes(rows.became)

    @cached_property
    def posts(self) -> RowChanges:
        """What became of the posts."""
        old, new = self.states
        rows = RowComparison(old.posts, new.posts, self.lineage, self._loose_posts)
        return rows.changes({**self.units.became, **rows.became})

    @cached_property
    def people(self) -> PeopleChanges:
        """What became of the people."""
        return people_changes(*self.holders, self.states[1].posts.keys() - self._loose_posts.keys())

    @cached_property
    def holders(self) -> tuple[Places, Places]:
        """The posts, each with its unit, that everybody holds in both."""
        old, new = self.trees
        return places_of_people(self.plan, self.old, old), places_of_people(self.plan, self.new, new)

    @cached_property
    def functions(self) -> FunctionChanges:
        """What became of the functions."""
        return function_changes(self.leaders, self.lineage, self.units.became)

    @cached_property
    def leaders(self) -> tuple[Leaders, Leaders]:
        """The units of the tree that lead each function, in both."""
        (old, new), (before, after) = self.states, self.trees
        return leaders(old, before), leaders(new, after)

    @cached_property
    def links(self) -> LinkChanges:
        """What became of the links."""
        return link_changes(*self.states)

    @property
    def established(self) -> Ledger:
        """The ledger of established FTE."""
        return self.ledger("established")

    def ledger(self, measure: str) -> Ledger:
        """The ledger of one of MEASURES: established, filled, posts, people or pay; or of a part of pay."""
        if measure not in self._ledgers:
            self._ledgers[measure] = self._keep(measure)
        return self._ledgers[measure]

    @cached_property
    def _ledgers(self) -> dict[str, Ledger]:
        return {}

    def _keep(self, measure: str) -> Ledger:
        sides = self._lines(0, measure), self._lines(1, measure)
        if measure == "people":
            return keep_ledger(sides, self.trees)
        return keep_ledger(sides, self.trees, _groups(self.posts), self.lineage.is_decided)

    @cached_property
    def staffing(self) -> list[StaffingRow]:
        """Staffing unit by unit: those of the new scenario, then the undecided, then the closed."""
        return staffing_rows(self.established, self.units, self.states, self.totals)

    @cached_property
    def _loose_posts(self) -> dict[str, None]:
        """The posts of the new scenario that stand in no unit of the tree."""
        new = self.states[1]
        below = (post for unit in self.trees[1].loose for post in new.posts_of(unit))
        return {post.id: None for post in (*new.unplaced_posts(), *below)}

    @cached_property
    def skills(self) -> SkillGaps:
        """The skills that the new scenario needs against those its people hold."""
        return skill_gaps(self.plan, self.new)

    def _lines(self, side: int, measure: str) -> Lines:
        scenario = (self.old, self.new)[side]
        return lines_of(Case(self.plan, scenario, self.totals[side], self.trees[side]), measure)


def compare(plan: Plan, old: str, new: str) -> Comparison:
    """Two scenarios of a plan, by their ids; RuleBroken when there is no such scenario."""
    for scenario in (old, new):
        plan.home(scenario)
    return Comparison(plan, old, new)


def _in_order(state: State, tree: Tree) -> dict[str, Unit]:
    """The units as printed, then those without a place."""
    units = state.units
    return {id: units[id] for id in (*tree.chains, *(id for id in units if id in tree.loose))}


def _groups(posts: RowChanges) -> list[Group]:
    """The lines that go on otherwise than each as itself, those that hang together in one group."""
    edges = [(origin, joined.end) for joined in posts.merged for origin in joined.origins]
    edges += [(divided.origin, end) for divided in posts.split for end in divided.ends]
    edges += posts.became.items()
    together: dict[str, list[tuple[str, str]]] = {}
    for edge in dict.fromkeys(edges):
        met = [together[id] for id in dict.fromkeys(edge) if id in together]
        group = [edge, *(other for each in {id(each): each for each in met}.values() for other in each)]
        for origin, end in group:
            together[origin] = together[end] = group
    return [Group(tuple(group)) for group in {id(group): group for group in together.values()}.values()]


__all__ = ["Comparison", "Divided", "Joined", "RowChanges", "StaffingRow", "compare"]
