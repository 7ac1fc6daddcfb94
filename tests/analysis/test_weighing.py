"""Weighted scores: sums with ranges, ties, and how far a weight may go until another scenario is first."""

from decimal import Decimal
from fractions import Fraction

import hypothesis.strategies as st
from hypothesis import assume, given, settings

from orgplanner import edits
from orgplanner.analysis.appraisal.weighing import Scoring, equal_weights, scoring, swings, verdict
from orgplanner.model import Criterion, Figure, Plan, Quantity, Total, between, exactly, names

OPTIONS = ("a", "b", "c")
NUMBERS = st.integers(0, 20).map(lambda number: Decimal(number) / 2)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity | None:
    ends = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    kind = draw(st.sampled_from(["exact", "exact", "exact", "range", "missing"]))
    return None if kind == "missing" else Quantity(ends[0], ends[0 if kind == "exact" else 1])


@st.composite
def scorings(draw: st.DrawFn) -> Scoring:
    weights = draw(st.lists(NUMBERS, min_size=1, max_size=4))
    criteria = tuple(Criterion(f"k{place}", weight=weight) for place, weight in enumerate(weights))
    scores = {(row.id, each): draw(quantities()) for row in criteria for each in OPTIONS}
    return Scoring(criteria, OPTIONS, scores)


@settings(max_examples=150, deadline=None)
@given(scorings(), st.randoms())
def test_whatever_the_scores_are_in_their_ranges_the_first_is_first(found: Scoring, random: object) -> None:
    said = verdict(found.weighed())
    sums = {}
    for each in found.weighed():
        picked = Fraction(0)
        for row in found.criteria:
            low, high = found.ends(row.id, each.scenario)
            picked += Fraction(row.weight) * Fraction(random.choice([low, high, (low + high) / 2]))  # type: ignore[attr-defined]
        assert each.low <= picked <= each.high
        sums[each.scenario] = picked
    best = {scenario for scenario, number in sums.items() if number == max(sums.values())}
    if said.kind == "first":
        assert best == set(said.scenarios)
    elif said.kind == "tie":
        assert best == set(said.scenarios)
        assert len(best) > 1
    elif said.kind == "open":
        assert best <= set(said.scenarios)


@settings(max_examples=200, deadline=None)
@given(scorings(), st.fractions(0, 30))
def test_within_a_swing_the_same_scenario_stays_first_and_outside_it_is_not_sure(
    found: Scoring, weight: Fraction
) -> None:
    said = verdict(found.weighed())
    assume(said.kind == "first")
    for swing in swings(found):
        assert swing.holds(Fraction(found.weights[swing.criterion]))
        again = verdict(found.weighed({**found.weights, swing.criterion: weight}))
        if again.kind != "none":
            assert swing.holds(weight) == (again.kind == "first" and again.scenarios == said.scenarios)
        for end, rivals in ((swing.least, swing.rivals_below), (swing.most, swing.rivals_above)):
            if end is not None:
                level = {each.scenario: each for each in found.weighed({**found.weights, swing.criterion: end})}
                assert all(level[each].high == level[said.scenarios[0]].low for each in rivals)
                assert rivals


def plan_with_scores() -> Plan:
    plan = Plan("plan")
    for id in OPTIONS:
        plan.apply(edits.add_scenario(plan, names(en=id.upper()), "proposed", id=id))
    for id, weight in (("cost", "3"), ("speed", "1")):
        plan.apply(edits.add_criterion(plan, names(en=id), weight=Decimal(weight), id=id))
    given = {("cost", "a"): exactly(5), ("speed", "a"): exactly(5), ("cost", "b"): between(6, 7)}
    for (criterion, scenario), score in {**given, ("speed", "b"): exactly(4)}.items():
        plan.apply(edits.set_score(plan, criterion, scenario, Figure(score)))
    return plan


def test_sums_keep_ranges_and_missing_scores_leave_it_open() -> None:
    plan = plan_with_scores()
    found = scoring(plan, OPTIONS)
    sums = {each.scenario: each for each in found.weighed()}
    assert sums["a"].total == Total(exactly(20))
    assert sums["b"].total == Total(between(22, 25))
    assert sums["c"].total == Total(None, 2)
    assert verdict(found.weighed()).kind == "open"
    two = scoring(plan, ("a", "b"))
    assert verdict(two.weighed()).scenarios == ("b",)
    cost, speed = swings(two)
    assert (cost.least, cost.most) == (Fraction(1), None)
    assert (speed.least, speed.most, speed.rivals_above) == (None, Fraction(3), ("a",))
    assert equal_weights(two).kind == "open"


def test_equal_sums_are_a_tie() -> None:
    plan = plan_with_scores()
    for criterion in ("cost", "speed"):
        for scenario in OPTIONS:
            plan.apply(edits.set_score(plan, criterion, scenario, Figure(exactly(6))))
    found = scoring(plan, OPTIONS)
    assert verdict(found.weighed()).kind == "tie"
    assert swings(found) == []
    assert verdict(scoring(Plan("empty"), ()).weighed()).kind == "none"
