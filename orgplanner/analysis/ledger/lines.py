"""What the ledger adds up: the lines of a scenario by id, each with its unit and its quantity.

A line is a post or, where people are counted, a person. Only what stands in the tree has a place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from orgplanner.analysis.rates import part_rate, times
from orgplanner.analysis.running import running
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.tree import Tree
from orgplanner.model import Plan, Post, Quantity, State, exactly

ONE = exactly(1)


class Line(NamedTuple):
    """The unit in which a line stands, and how much it is; None: unknown."""

    unit: str
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario whose lines are wanted."""

    plan: Plan
    scenario: str
    totals: Totals
    tree: Tree

    @property
    def state(self) -> State:
        """The rows of the scenario."""
        return self.plan.states[self.scenario]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a scenario that have a place, and the ids of those that have none."""

    placed: Mapping[str, Line]
    loose: frozenset[str]


def lines_of(case: Case, measure: str) -> Lines:
    """The lines of a scenario for one of MEASURES, or for a part of pay as `part_rate` knows them."""
    count = MEASURES.get(measure)
    return count(case) if count is not None else _part_of_pay(case, measure)


def _of_posts(case: Case, value: Callable[[Post], Quantity | None]) -> Lines:
    chains = case.tree.chains
    placed = {
        id: Line(post.unit, value(post))
        for id, post in case.state.posts.items()
        if post.unit is not None and post.unit in chains
    }
    return Lines(placed, frozenset(case.state.posts.keys() - placed.keys()))


def _established(case: Case) -> Lines:
    return _of_posts(case, lambda post: post.established.quantity)


def _filled(case: Case) -> Lines:
    return _of_posts(case, case.totals.filled_of_post)


def _posts(case: Case) -> Lines:
    return _of_posts(case, lambda _post: ONE)


def _pay(case: Case) -> Lines:
    """Base pay per month of the established posts, by their grade."""
    return _part_of_pay(case, "pay")


def _part_of_pay(case: Case, part: str) -> Lines:
    rates = {id: part_rate(case.plan, id, part) for id in case.plan.grades}
    return _of_posts(case, lambda post: times(post.established.quantity, rates.get(post.grade or "")))


def _people(case: Case) -> Lines:
    """Each person once, where the largest share is held, a substantive post before others."""
    placed: dict[str, tuple[tuple[object, ...], Line]] = {}
    loose: set[str] = set()
    for row in running(case.plan, case.scenario):
        post = case.state.posts[row.post]
        if post.unit is None or not case.tree.holds(post.unit):
            loose.add(row.person)
            continue
        weight = (-row.share, row.kind != "substantive", row.id)
        if row.person not in placed or weight < placed[row.person][0]:
            placed[row.person] = (weight, Line(post.unit, ONE))
    return Lines({person: line for person, (_, line) in placed.items()}, frozenset(loose.difference(placed)))


MEASURES: Mapping[str, Callable[[Case], Lines]] = MappingProxyType({
    "established": _established,
    "filled": _filled,
    "posts": _posts,
    "people": _people,
    "pay": _pay,
})  # fmt: skip
"""What can be added up: established and filled FTE, lines of posts, people, and base pay per month."""
