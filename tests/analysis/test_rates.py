"""What a grade costs: exact against fractions, ranges end by end, nothing invented where something is unknown."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.limits import measure_limits
from orgplanner.analysis.pay import pay_of
from orgplanner.analysis.rates import PARTS, part_rate, percentages, plus
from orgplanner.analysis.views.cost import cost_grid, part_grid
from orgplanner.model import UNKNOWN, Figure, Grade, Plan, Quantity, Total, exactly, names
from tests.analysis.small_plans import figure, plan_of, post, unit, with_proposal

MONEY = st.decimals(0, 10**7, places=2)
PERCENTS = st.decimals(0, 100, places=2)
SHARES = st.decimals(0, 50, places=2)


@st.composite
def amounts(draw, numbers):
    low, high = sorted((draw(numbers), draw(numbers)))
    return Figure(Quantity(low, high), "assumed")


@st.composite
def priced(draw, known: bool = True):
    """A plan with the grades g and h, percentages for one or both of them, and posts with either grade or none."""
    plan = plan_of(
        unit("a"), unit("b", "a"),
        *(post(f"p{at}", draw(st.sampled_from("ab")), "?") for at in range(draw(st.integers(0, 5)))),
    )  # fmt: skip
    rates = amounts(MONEY) if known else st.just(UNKNOWN) | amounts(MONEY)
    for id in "gh":
        plan.apply(edits.add_grade(plan, names(en=id), id=id, pay=draw(rates)))
    for at in range(draw(st.integers(0, 4))):
        plan.apply(edits.add_allowance(
            plan, names(en=f"on {at}"), id=f"x{at}", kind=draw(st.sampled_from(["allowance", "contribution"])),
            percent=draw(amounts(PERCENTS) if known else st.just(UNKNOWN) | amounts(PERCENTS)),
            grade=draw(st.sampled_from([None, "g", "h"])),
        ))  # fmt: skip
    for id in list(plan.states["now"].posts):
        fields = {"grade": draw(st.sampled_from(["g", "h"])), "established": draw(amounts(SHARES))}
        plan.apply(edits.change_post(plan, "now", id, **fields))
    return plan


def in_fractions(plan: Plan, grade: str, end: str) -> dict[str, Fraction]:
    """The parts of a grade's cost by the arithmetic of the definition."""

    def percent(kind: str) -> Fraction:
        rows = (row for row in plan.allowances.values() if row.kind == kind and row.grade in (None, grade))
        return sum((Fraction(getattr(row.percent.quantity, end)) for row in rows), Fraction(0)) / 100

    base = Fraction(getattr(plan.grades[grade].pay.quantity, end))
    allowances = base * percent("allowance")
    contributions = (base + allowances) * percent("contribution")
    return {"pay": base, "allowances": allowances, "contributions": contributions,
            "cost": base + allowances + contributions}  # fmt: skip


@given(priced())
@settings(max_examples=60, deadline=None)
def test_every_part_is_exact_at_both_ends(plan: Plan) -> None:
    for grade in "gh":
        for end in ("low", "high"):
            expected = in_fractions(plan, grade, end)
            for part in PARTS:
                rate = part_rate(plan, grade, part)
                assert rate is not None
                assert Fraction(getattr(rate, end)) == expected[part]


@given(priced(known=False))
@settings(max_examples=60, deadline=None)
def test_parts_add_up_and_what_is_unknown_stays_unknown(plan: Plan) -> None:
    for grade in "gh":
        parts = [part_rate(plan, grade, part) for part in ("pay", "allowances", "contributions")]
        assert part_rate(plan, grade, "cost") == plus(plus(parts[0], parts[1]), parts[2])
        for sort, kind in (("allowances", "allowance"), ("contributions", "contribution")):
            single = [part_rate(plan, grade, row.id) for row in percentages(plan, grade, kind)]
            whole = part_rate(plan, grade, sort)
            if parts[0] is None:
                assert whole is None
            elif whole is None:
                assert None in single or part_rate(plan, grade, "allowances") is None
            else:
                assert sum((Fraction(each.low) for each in single if each), Fraction(0)) == Fraction(whole.low)


@given(priced(known=False))
@settings(max_examples=40, deadline=None)
def test_units_posts_ceilings_and_the_ledger_count_the_same(plan: Plan) -> None:
    plan.apply(edits.copy_scenario(plan, "now", names(en="Then"), id="then"))
    found = compare(plan, "now", "then")
    for measure in ("pay", "cost"):
        plan.apply(edits.add_limit(plan, "now", measure=measure, most=Decimal(1)))
    for part in PARTS:
        whole = found.ledger(part).whole
        assert found.ledger(part).is_balanced
        assert whole.old == pay_of(plan, "now", part).of_unit.get("a", Total())
        assert whole.difference.quantity in (None, exactly(0))
    measured = {each.limit.measure: each.total for each in measure_limits(plan, "now")}
    assert measured == {part: found.ledger(part).whole.old for part in ("pay", "cost")}


@given(priced())
@settings(max_examples=40, deadline=None)
def test_a_year_is_twelve_months_and_units_are_the_whole(plan: Plan) -> None:
    found = compare(with_proposal(plan, *plan.states["now"].units.values()), "now", "then")
    month, year = (cost_grid(found, "cost", per_year).rows for per_year in (False, True))
    assert len(month) == len(year)
    for one, twelve in zip(month, year, strict=True):
        ends = [cell.quantity.low for cell in one.cells[1:7] if isinstance(cell, Total) and cell.quantity]
        times = [cell.quantity.low for cell in twelve.cells[1:7] if isinstance(cell, Total) and cell.quantity]
        assert [Fraction(end) * 12 for end in ends] == [Fraction(end) for end in times]


def test_parts_of_pay_are_listed_with_their_percentages() -> None:
    plan = plan_of(unit("a"), post("p", "a", "2", grade="g"), post("q", "a", "1"))
    plan.shared.tables["grades"]["g"] = Grade("g", "C-4", names(en="Expert"), coefficient=Decimal("2.5"))
    plan.apply(edits.change_settings(plan, base_pay=figure("1000")))
    plan.apply(edits.add_allowance(plan, names(en="Risk"), id="risk", percent=figure("5-10")))
    plan.apply(edits.add_allowance(
        plan, names(en="Fund"), id="fund", percent=figure("10"), kind="contribution", grade="g"
    ))  # fmt: skip
    found = compare(with_proposal(plan, unit("a"), post("p", "a", "2", grade="g")), "now", "then")
    rows = {row.id: row for row in part_grid(found).rows}
    lows = {id: row.cells[3].quantity.low for id, row in rows.items()}
    assert lows == {"cost": Decimal("5775"), "pay": 5000, "allowances": 250, "risk": 250,
                    "contributions": 525, "fund": 525}  # fmt: skip
    assert rows["cost"].cells[7] == 1, "the post without a grade"
    assert [row.cells[0] for row in rows.values()][3] == "Risk, 5–10 %"
