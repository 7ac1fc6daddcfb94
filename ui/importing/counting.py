"""The figures of what a list became."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.structure import layers, roots
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
    """Counts a result."""
    state, totals = result.plan.states[result.scenario], Totals(result.plan, result.scenario)
    whole = totals.of_scenario()
    return Counts(
        result.rows, result.placed, result.listed, len(state.units), len(state.posts), totals.people, roots(state),
        layers(state), whole.established, whole.filled,
    )  # fmt: skip
