"""Scores of scenarios times the weights of their criteria: sums, which is first, and how long it stays first.

A score may be a range, and one that is missing may be anything from 0 to 10; so a sum has a low and a high end,
and a scenario is first only where its low end is above the high end of every other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from orgplanner.model import Criterion, Plan, Quantity, Total, in_order, total

WORST, BEST = Decimal(0), Decimal(10)
Ends = tuple[Decimal, Decimal]
Weights = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum of a scenario: as far as it is known, and from where to where it may be."""

    scenario: str
    total: Total
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is first (one of `scenarios` for certain), tie (they are equal), open (any of them may be first), or
    none (nothing is scored)."""

    kind: str
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swing:
    """Between which weights of a criterion, the others as they are, the same scenario stays first for certain.

    At the ends, which do not belong to it, the `rivals` draw level; None: there is no such end.
    """

    criterion: str
    least: Fraction | None
    most: Fraction | None
    rivals_below: tuple[str, ...] = ()
    rivals_above: tuple[str, ...] = ()

    def holds(self, weight: Fraction) -> bool:
        """Whether the same scenario is first with this weight."""
        return (self.least is None or weight > self.least) and (self.most is None or weight < self.most)


@dataclass(frozen=True)
class Scoring:
    """Criteria in their order with the scores of some scenarios."""

    criteria: tuple[Criterion, ...]
    scenarios: tuple[str, ...]
    scores: Mapping[tuple[str, str], Quantity | None]

    @property
    def weights(self) -> dict[str, Decimal]:
        """The weight of every criterion by its id."""
        return {row.id: row.weight for row in self.criteria}

    def score(self, criterion: str, scenario: str) -> Quantity | None:
        """What a scenario was given; None where nothing was."""
        return self.scores.get((criterion, scenario))

    def ends(self, criterion: str, scenario: str) -> Ends:
        """From where to where a score may be."""
        known = self.score(criterion, scenario)
        return (WORST, BEST) if known is None else (known.low, known.high)

    def weighed(self, weights: Weights | Mapping[str, Fraction] | None = None) -> list[Weighed]:
        """The sum of every scenario, with these weights or their own."""
        given = self.weights if weights is None else weights
        return [self._weighed(scenario, given) for scenario in self.scenarios]

    def _weighed(self, scenario: str, weights: Mapping[str, Decimal] | Mapping[str, Fraction]) -> Weighed:
        low = high = Fraction(0)
        parts: list[Quantity | None] = []
        for row in self.criteria:
            weight = Fraction(weights[row.id])
            ends = self.ends(row.id, scenario)
            low += weight * Fraction(ends[0])
            high += weight * Fraction(ends[1])
            if weight:
                parts.append(_times(self.score(row.id, scenario), row.weight))
        return Weighed(scenario, total(parts), low, high)


def scoring(plan: Plan, scenarios: Sequence[str]) -> Scoring:
    """The criteria of a plan and the scores of some of its scenarios."""
    criteria = tuple(in_order(plan.criteria.values()))
    scores = {(row.criterion, row.scenario): row.score.quantity for row in plan.scores.values()}
    return Scoring(criteria, tuple(scenarios), scores)


def _times(score: Quantity | None, weight: Decimal) -> Quantity | None:
    if score is None:
        return None
    return Quantity(score.low * weight, score.high * weight, score.approximate)


def verdict(sums: Iterable[Weighed]) -> Verdict:
    """Which scenario is first; none where none has a known score that counts."""
    options = list(sums)
    if len(options) < 2 or all(each.total.quantity is None for each in options):
        return Verdict("none")
    top = max(each.low for each in options)
    able = [each for each in options if each.high >= top]
    if len(able) == 1:
        return Verdict("first", (able[0].scenario,))
    level = all(each.low == each.high == top for each in able)
    return Verdict("tie" if level else "open", tuple(each.scenario for each in able))


def swings(found: Scoring) -> list[Swing]:
    """How far the weight of each criterion may go until another draws level; nothing where none is surely first."""
    best = verdict(found.weighed())
    if best.kind != "first":
        return []
    return [_swing(found, row, best.scenarios[0]) for row in found.criteria]


def _swing(found: Scoring, row: Criterion, best: str) -> Swing:
    """The lead on every rival is a straight line in the weight; where it crosses 0 the rival draws level."""
    at = {each.scenario: each for each in found.weighed({**found.weights, row.id: WORST})}
    below: dict[Fraction, list[str]] = {}
    above: dict[Fraction, list[str]] = {}
    for rival in found.scenarios:
        if rival == best:
            continue
        lead = at[best].low - at[rival].high
        slope = Fraction(found.ends(row.id, best)[0]) - Fraction(found.ends(row.id, rival)[1])
        if slope and -lead / slope >= 0:
            (below if slope > 0 else above).setdefault(-lead / slope, []).append(rival)
    least, most = max(below, default=None), min(above, default=None)
    return Swing(
        row.id, least, most,
        tuple(below[least]) if least is not None else (), tuple(above[most]) if most is not None else (),
    )  # fmt: skip


def equal_weights(found: Scoring) -> Verdict:
    """Which scenario is first when every criterion weighs the same."""
    return verdict(found.weighed(dict.fromkeys(found.weights, Decimal(1))))
