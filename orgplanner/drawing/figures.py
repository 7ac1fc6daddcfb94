"""The figures on boxes, kept up to date: after an edit only those of the touched units are summed again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


class Figures:
    """The totals of a scenario, with those that were summed again since laid over them."""

    def __init__(
        self,
        plan: Plan,
        scenario: str,
        totals: Totals | None = None,
        summed: Mapping[str, Numbers] | None = None,
        shares: Mapping[str, Quantity | None] | None = None,
    ) -> None:
        self._state = plan.states[scenario]
        self._on = plan.scenarios[scenario].as_of or date.today().isoformat()
        self._totals = totals or Totals(plan, scenario)
        self._summed = dict(summed or {})
        self._shares = dict(shares or {})

    def of_unit(self, unit: str) -> Numbers:
        """Return the figures of a unit with its sub-units."""
        found = self._summed.get(unit)
        if found is None:
            base = self._totals.of_unit(unit)
            found = self._summed[unit] = Numbers(base.established, base.filled, base.posts)
        return found

    def filled_of_post(self, post: Post) -> Quantity | None:
        """Return what is filled of a post."""
        if post.id in self._shares:
            share = self._shares[post.id]
            return post.filled.quantity if share is None else share
        return self._totals.filled_of_post(post)

    def holders_of_post(self, post: Post) -> list[Assignment]:
        """Return the assignments to a post that have not ended."""
        if not self._state.assignments:
            return []
        return [row for row in self._state.holders(post.id) if not has_ended(row, self._on)]

    def after(self, plan: Plan, scenario: str, units: Collection[str], posts: Collection[str]) -> Figures:
        """Return the figures after an edit of these units, with all above them, and of holders of these posts."""
        later = Figures(plan, scenario, self._totals, self._summed, self._shares)
        later._share_again(posts)
        later._sum_again(units)
        return later

    def _share_again(self, posts: Collection[str]) -> None:
        for id in posts:
            rows = self._state.holders(id)
            share = sum((row.share for row in rows if not has_ended(row, self._on)), Decimal(0))
            self._shares[id] = Quantity(share, share) if rows else None

    def _sum_again(self, units: Collection[str]) -> None:
        here = [id for id in units if id in self._state.units]
        for id in sorted(here, key=lambda id: -_depth(self._state, id)):
            self._summed[id] = self._sum(id)

    def _sum(self, unit: str) -> Numbers:
        posts = [cast(Post, row) for row in self._state.where("posts", "unit", unit)]
        established = total(post.established.quantity for post in posts)
        filled = total(self.filled_of_post(post) for post in posts)
        count = len(posts)
        for child in self._state.where("units", "parent", unit):
            below = self.of_unit(child.id)
            established, filled, count = established + below.established, filled + below.filled, count + below.posts
        return Numbers(established, filled, count)


def _depth(state: State, unit: str) -> int:
    return sum(1 for _ in state.ancestors(unit))
