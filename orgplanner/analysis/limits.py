"""Ceilings and minimums held against a scenario: what is certainly crossed, what may be, and what is not known.

A total is taken from its low to its high end; a part that is unknown may be anything from nothing up. An
approximate figure is taken at its word. Deputies are those of a unit itself; all else counts with its sub-units.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from orgplanner.analysis.ledger.lines import Case, Lines, lines_of
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.tree import Tree, tree_of
from orgplanner.model import Limit, Plan, Post, Quantity, Total, total

VERDICTS = ("kept", "unsure", "possible", "crossed")
"""Kept for certain; open because of parts that are unknown; crossed at one end of a range; crossed for certain."""
MONEY = ("pay", "cost")
"""Base pay alone, and with allowances and contributions."""
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Measured:
    """A limit held against one unit (None: the whole); `above` tells which of its two ends the verdict is about."""

    limit: Limit
    unit: str | None
    total: Total
    verdict: str
    above: bool

    @property
    def bound(self) -> Decimal | None:
        """The end of the limit that the verdict is about."""
        return self.limit.most if self.above else self.limit.least


def measure_limits(plan: Plan, scenario: str, totals: Totals | None = None) -> list[Measured]:
    """All limits of a scenario, the worst first; linear in its posts, and no work where there are no limits."""
    if not plan.states[scenario].limits:
        return []
    yard = Yard(plan, scenario, totals or Totals(plan, scenario))
    found = [yard.measure(row, unit) for row in plan.states[scenario].limits.values() for unit in yard.units(row)]
    return sorted(found, key=lambda each: -VERDICTS.index(each.verdict))


def unknown_posts(plan: Plan, scenario: str, measured: Measured, totals: Totals | None = None) -> list[Post]:
    """The posts whose part in what was measured is unknown."""
    return list(Yard(plan, scenario, totals or Totals(plan, scenario)).unknown(measured))


def judge(found: Total, least: Decimal | None, most: Decimal | None) -> tuple[str, bool]:
    """The verdict on a total, and whether it is about the ceiling."""
    above, below = _above(found, most), _below(found, least)
    return (below, False) if VERDICTS.index(below) > VERDICTS.index(above) else (above, most is not None)


def _ends(found: Total) -> tuple[Decimal, Decimal]:
    """What the known parts come to at least and at most."""
    return (NONE, NONE) if found.quantity is None else (found.quantity.low, found.quantity.high)


def _above(found: Total, most: Decimal | None) -> str:
    low, high = _ends(found)
    if most is None or (high <= most and not found.unknown):
        return "kept"
    if low > most:
        return "crossed"
    return "possible" if high > most else "unsure"


def _below(found: Total, least: Decimal | None) -> str:
    low, high = _ends(found)
    if least is None or low >= least:
        return "kept"
    if high < least:
        return "unsure" if found.unknown else "crossed"
    return "possible"


class Yard:
    """Measures a scenario; what several limits need is worked out once."""

    def __init__(self, plan: Plan, scenario: str, totals: Totals) -> None:
        self._plan, self._scenario, self._totals = plan, scenario, totals
        self._state = plan.states[scenario]
        self._lines: dict[str, Lines] = {}

    def units(self, limit: Limit) -> Iterator[str | None]:
        """The units that a limit holds for; None is the whole."""
        if not limit.kind:
            yield limit.unit
            return
        for unit in self._branch(limit.unit):
            if self._state.units[unit].kind == limit.kind:
                yield unit

    def measure(self, limit: Limit, unit: str | None) -> Measured:
        """A limit held against one of its units."""
        found = self.total(limit.measure, unit)
        verdict, above = judge(found, limit.least, limit.most)
        return Measured(limit, unit, found, verdict, above)

    def total(self, measure: str, unit: str | None) -> Total:
        """One of MEASURES of a unit, or of the whole: FTE, or money per month."""
        if measure in ("posts", "staff"):
            counted = self._totals.of_scenario() if unit is None else self._totals.of_unit(unit)
            return counted.established if measure == "posts" else counted.filled
        return total(value for _, value in self.parts(measure, unit))

    def parts(self, measure: str, unit: str | None) -> Iterator[tuple[Post, Quantity | None]]:
        """The posts behind a total, each with what it adds; None: unknown."""
        for post in self._posts(measure, unit):
            if measure == "staff":
                yield post, self._totals.filled_of_post(post)
            elif measure in MONEY:
                placed = self._money(measure).placed
                yield post, placed[post.id].quantity if post.id in placed else None
            else:
                yield post, post.established.quantity

    def unknown(self, measured: Measured) -> Iterator[Post]:
        """The posts whose part in what was measured is unknown."""
        parts = self.parts(measured.limit.measure, measured.unit) if measured.total.unknown else ()
        return (post for post, value in parts if value is None)

    def _posts(self, measure: str, unit: str | None) -> Iterator[Post]:
        only = measure == "deputies"
        for id in (unit,) if only and unit is not None else self._branch(unit):
            yield from (post for post in self._state.posts_of(id) if post.is_deputy or not only)

    def _branch(self, unit: str | None) -> Iterator[str]:
        """A unit and all below it; for None everything that is placed. Of a ring only the unit itself."""
        if unit is None:
            return iter(self._tree.chains)
        if not self._tree.holds(unit) and self._state.is_placed(unit):
            return iter((unit,))
        return (row.id for row in self._state.branch(unit))

    @cached_property
    def _tree(self) -> Tree:
        return tree_of(self._state)

    def _money(self, measure: str) -> Lines:
        if measure not in self._lines:
            self._lines[measure] = lines_of(Case(self._plan, self._scenario, self._totals, self._tree), measure)
        return self._lines[measure]
