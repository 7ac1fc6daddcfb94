"""The figures of what a list became."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.structure import layers, superiors
from orgplanner.analysis.totals import Totals
from orgplanner.importers.lists.result import Result
from orgplanner.model import Total


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows, those placed and listed; units, posts, people, roots and layers of the tree, and its FTE."""

    rows: int
    placed: int
    listed: int
    units: int
    posts: int
    people: int
    roots: int
    layers: int
    established: Total
    filled: Total


def count(result: Result) -> Counts:
    """Counts a result; roots are posts without a superior, or units without one above where there are no posts."""
    state, totals = result.plan.states[result.scenario], Totals(result.plan, result.scenario)
    above, whole = superiors(state), totals.of_scenario()
    tops = sum(1 for each in above.values() if each is None)
    roots = tops if above else len(list(state.children(None)))
    return Counts(
        result.rows, result.placed, result.listed, len(state.units), len(state.posts), totals.people, roots,
        layers(state), whole.established, whole.filled,
    )  # fmt: skip
