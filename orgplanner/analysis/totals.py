"""Established, filled and vacant FTE by unit, with and without sub-units, and of a whole scenario.

A part is a post (a line of the establishment); a total counts the parts that are unknown and never takes a
midpoint. What is not yet placed stays outside the totals of the scenario and is summed apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from orgplanner.analysis.tally import Tally, gap
from orgplanner.model import NOTHING, Assignment, Figure, Plan, Post, Quantity, State, Total, Unit


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """FTE established, filled and vacant; the number of posts (lines) and of different people who hold them."""

    established: Total = NOTHING
    filled: Total = NOTHING
    vacant: Total = NOTHING
    posts: int = 0
    people: int = 0


class Totals:
    """The totals of a scenario as it was when this was made; linear in posts, units and assignments.

    An assignment has ended when its `until` lies before `on`: the as-of date of the scenario, else today.
    """

    def __init__(self, plan: Plan, scenario: str, on: str = "") -> None:
        plan.home(scenario)
        self._state = plan.states[scenario]
        self._on = on or plan.scenarios[scenario].as_of or date.today().isoformat()
        self._shares = _shares(self._state, self._on)
        self._own = _own(self._state, self._shares, self._on)
        self._whole = _rolled_up(self._state, self._own)

    def of_unit(self, unit: str, whole: bool = True) -> UnitTotals:
        """The totals of a unit: with its sub-units or, not `whole`, of its own posts only."""
        tally = (self._whole if whole else self._own).get(unit)
        return UnitTotals() if tally is None else _closed(tally)

    def of_scenario(self) -> UnitTotals:
        """The totals of everything that is placed in the tree."""
        return self.together(root.id for root in self._state.children(None))

    def of_unplaced(self) -> UnitTotals:
        """The totals of the units and posts that are not yet placed."""
        units = [self._whole[unit.id] for unit in self._state.unplaced_units()]
        return _closed(_added([*units, self._own.get(None, Tally())]))

    @property
    def people(self) -> int:
        """How many different people hold a post of the scenario, placed or not."""
        units = [*self._state.children(None), *self._state.unplaced_units()]
        return _added([*(self._whole[unit.id] for unit in units), self._own.get(None, Tally())]).people

    def together(self, units: Iterable[str]) -> UnitTotals:
        """The totals of several units as one; none of them may stand below another."""
        return _closed(_added(self._whole[unit] for unit in units if unit in self._whole))

    def of_posts(self, posts: Iterable[Post]) -> UnitTotals:
        """The totals of some posts, without the number of people."""
        return _closed(Tally(posts, self._shares))

    def lines(self, unit: str, whole: bool = True) -> list[Post]:
        """The posts behind a unit's figures, in the order of a printed list."""
        if not whole or unit not in self._whole:
            return self._state.posts_of(unit)
        return [post for part in self._state.branch(unit) for post in self._state.posts_of(part.id)]

    def filled_of_post(self, post: Post) -> Quantity | None:
        """What is filled of a post: the shares that run if it has any assignment, else its own figure."""
        share = self._shares.get(post.id)
        return post.filled.quantity if share is None else Quantity(share, share)

    def vacant_of_post(self, post: Post) -> Quantity | None:
        """What is vacant of a post, None when unknown; see `vacancy`."""
        return vacancy(post.established, self.filled_of_post(post))

    def holders_of_post(self, post: str) -> list[Assignment]:
        """The assignments to a post that have not ended."""
        return [row for row in self._state.holders(post) if not has_ended(row, self._on)]


def vacancy(established: Figure, filled: Quantity | None) -> Quantity | None:
    """Established less filled, at its widest and never below 0.

    Unknown (None) when either is, and when the establishment was only inferred from the staff.
    """
    known = established.quantity
    if known is None or filled is None or established.basis == "inferred":
        return None
    low, high = gap(known, filled.low, filled.high)
    return Quantity(low, high, known.approximate or filled.approximate)


def filled_of(state: State, post: Post, on: str) -> Quantity | None:
    """What is filled of one post on a day, without the totals: as `Totals.filled_of_post` tells it."""
    holders = state.holders(post.id)
    if not holders:
        return post.filled.quantity
    share = sum((row.share for row in holders if not has_ended(row, on)), Decimal(0))
    return Quantity(share, share)


def has_ended(row: Assignment, on: str) -> bool:
    """Whether an assignment ended before a date; dates may be a year or a month, which end with their last day."""
    if not row.until:
        return False
    length = min(len(row.until), len(on))
    return row.until[:length] < on[:length]


def units_down(state: State) -> Iterator[Unit]:
    """Every unit, placed or not, after the unit above it; units in a ring are left out."""
    for unit, _ in state.walk():
        yield unit
    for root in state.unplaced_units():
        yield from state.branch(root.id)


def _shares(state: State, on: str) -> dict[str, Decimal]:
    """The sum of the running shares of every post that has any assignment, running or ended."""
    shares: dict[str, Decimal] = {}
    for row in state.assignments.values():
        share = Decimal(0) if has_ended(row, on) else row.share
        shares[row.post] = shares[row.post] + share if row.post in shares else share
    return shares


def _own(state: State, shares: dict[str, Decimal], on: str) -> dict[str | None, Tally]:
    """The posts and people of every unit without its sub-units; under None those of posts in no unit."""
    lines: dict[str | None, list[Post]] = {}
    for post in state.posts.values():
        lines.setdefault(post.unit, []).append(post)
    own = {unit: Tally(posts, shares) for unit, posts in lines.items()}
    running = [row for row in state.assignments.values() if not has_ended(row, on)]
    posts_held = Counter(row.person for row in running)
    for row in running:
        holder = state.posts.get(row.post)
        if holder is not None:
            tally = own[holder.unit]
            if posts_held[row.person] == 1:
                tally.single += 1
            else:
                tally.several |= {row.person}
    return own


def _rolled_up(state: State, own: dict[str | None, Tally]) -> dict[str, Tally]:
    """Every unit with its sub-units, from the leaves up."""
    whole: dict[str, Tally] = {}
    for unit in reversed(list(units_down(state))):
        mine = whole.setdefault(unit.id, Tally())
        if unit.id in own:
            mine.take(own[unit.id])
        if unit.parent is not None:
            whole.setdefault(unit.parent, Tally()).take(mine)
    return whole


def _added(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.take(tally)
    return whole


def _closed(tally: Tally) -> UnitTotals:
    established, filled, vacant = (part.total() for part in (tally.established, tally.filled, tally.vacant))
    return UnitTotals(established, filled, vacant, tally.posts, tally.people)
