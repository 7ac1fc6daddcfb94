"""The figures on boxes, kept up to date: after an edit only those of the touched units are summed again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, cast

from orgplanner.analysis.totals import Totals, has_ended
from orgplanner.model import NOTHING, Assignment, Plan, Post, Quantity, State, Total, total


class Numbers(NamedTuple):
    """Established and filled FTE of a unit with its sub-units, and how many lines of posts they come from."""

    established: Total = NOTHING
    filled: Total = NOTHING
    posts: int = 0


def figures_of(plan: Plan, scenario: str, totals: Totals | None = None) -> Figures:
    """Return the figures of a scenario; units are summed, unless they are, when the first one is asked for."""
    figures = Figures(plan, scenario, totals)
    by_post: dict[str, list[Assignment]] = {}
    for row in plan.states[scenario].assignments.values():
        by_post.setdefault(row.post, []).append(row)
    on = _day(plan, scenario)
    for post, rows in by_post.items():
        figures.take(post, rows, on)
    return figures


def _day(plan: Plan, scenario: str) -> str:
    return plan.scenarios[scenario].as_of or date.today().isoformat()


@dataclass(slots=True)
class Figures:
    """Holders and shares by post, and the totals of units with those that were summed again laid over them."""

    _plan: Plan
    _scenario: str
    _totals: Totals | None = None
    _summed: dict[str, Numbers] = field(default_factory=dict)
    _running: dict[str, list[Assignment]] = field(default_factory=dict)
    _shares: dict[str, Quantity] = field(default_factory=dict)

    def of_unit(self, unit: str) -> Numbers:
        """Return the figures of a unit with its sub-units."""
        found = self._summed.get(unit)
        if found is None:
            if self._totals is None:
                self._totals = Totals(self._plan, self._scenario)
            base = self._totals.of_unit(unit)
            found = self._summed[unit] = Numbers(base.established, base.filled, base.posts)
        return found

    def filled_of_post(self, post: Post) -> Quantity | None:
        """Return what is filled of a post: the shares that run if it has any assignment, else its own figure."""
        share = self._shares.get(post.id)
        return post.filled.quantity if share is None else share

    def holders_of_post(self, post: Post) -> list[Assignment]:
        """Return the assignments to a post that have not ended."""
        return self._running.get(post.id, [])

    def take(self, post: str, rows: Iterable[Assignment], on: str) -> None:
        """Take note of all assignments to a post, as they are on a day."""
        running = [row for row in rows if not has_ended(row, on)]
        share = sum((row.share for row in running), Decimal(0))
        self._running[post], self._shares[post] = running, Quantity(share, share)

    def after(self, plan: Plan, scenario: str, units: Collection[str], posts: Collection[str]) -> Figures:
        """Return the figures after an edit of these units, with all above them, and of holders of these posts."""
        later = Figures(
            plan, scenario, self._totals, self._summed.copy(), self._running.copy(), self._shares.copy()
        )
        state, on = plan.states[scenario], _day(plan, scenario)
        for post in posts:
            later._running.pop(post, None)
            later._shares.pop(post, None)
            if rows := state.holders(post):
                later.take(post, rows, on)
        if self._totals is not None:
            later._sum_again(state, units)
        return later

    def _sum_again(self, state: State, units: Collection[str]) -> None:
        here = [id for id in units if id in state.units]
        for id in sorted(here, key=lambda id: -_depth(state, id)):
            self._summed[id] = self._sum(state, id)

    def _sum(self, state: State, unit: str) -> Numbers:
        posts = [cast(Post, row) for row in state.where("posts", "unit", unit)]
        established = total(post.established.quantity for post in posts)
        filled = total(self.filled_of_post(post) for post in posts)
        count = len(posts)
        for child in state.where("units", "parent", unit):
            below = self.of_unit(child.id)
            established, filled, count = established + below.established, filled + below.filled, count + below.posts
        return Numbers(established, filled, count)


def _depth(state: State, unit: str) -> int:
    return sum(1 for _ in state.ancestors(unit))
