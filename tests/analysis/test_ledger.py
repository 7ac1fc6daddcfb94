"""The ledger balances whatever is done, and says what became of every line."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.ledger import MEASURES, Account, Ledger, Line, Lines, keep_ledger
from orgplanner.analysis.totals import Totals
from orgplanner.document import open_plan
from orgplanner.generate import generate
from orgplanner.model import NOTHING, ZERO, Figure, Plan, Total, about, between, exactly, names, total
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform
from tests.analysis.small_plans import held, plan_of, post, unit, with_proposal

POSTS = st.lists(st.integers(0, len(FIGURES) - 1), max_size=14)


def changed(before: str, after: str) -> Account:
    """The account of a plan whose only line changes its number."""
    plan = with_proposal(plan_of(unit("u"), post("p", "u", before)), unit("u"), post("p", "u", after))
    return compare(plan, "now", "then").established.whole


def parts(account: Account) -> tuple[str, str, str]:
    return str(account.carried), str(account.closed), str(account.created)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("6", "6", ("6", "–", "–")),
        ("4-7", "4-7", ("4–7", "–", "–")),
        ("?", "?", ("–", "–", "–")),
        ("6", "8", ("6", "–", "2")),
        ("6", "4.5", ("4.5", "1.5", "–")),
        ("4-7", "5", ("–", "4–7", "5")),
        ("~5", "5", ("–", "~5", "5")),
        ("?", "3", ("–", "–", "3")),
    ],
)
def test_a_line_is_carried_or_resized(before: str, after: str, expected: tuple[str, str, str]) -> None:
    account = changed(before, after)
    assert parts(account) == expected
    assert account.is_balanced


def test_an_unknown_number_that_becomes_known_is_named_on_the_old_side() -> None:
    account = changed("?", "3")
    assert (account.old, account.closed, account.new) == (Total(None, 1), Total(None, 1), Total(exactly(3)))
    assert account.difference == Total(exactly(3), 1)


def test_a_range_that_moves_changes_a_total_by_nothing() -> None:
    rows = [unit("m"), unit("a", "m"), unit("b", "m")]
    plan = with_proposal(plan_of(*rows, post("p", "a", "4-7")), *rows, post("p", "b", "4-7"))
    ledger = compare(plan, "now", "then").established
    assert ledger.whole.difference == ledger.of_unit("m").difference == Total(exactly(0))
    assert ledger.pairs == {("a", "b"): Total(between(4, 7))}
    assert ledger.of_unit("a").leaves == ledger.of_unit("b").comes == Total(between(4, 7))
    assert ledger.of_unit("b").difference == Total(between(4, 7))


def test_what_is_uncertain_makes_a_difference_uncertain_unless_it_is_carried() -> None:
    old = plan_of(unit("u"), post("p", "u", "4-7"), post("q", "u", "2-3"))
    ledger = compare(with_proposal(old, unit("u"), post("p", "u", "4-7"), post("r", "u", "1")), "now", "then")
    assert ledger.established.whole.difference == Total(between(-2, -1), 0)


def test_unplaced_and_lost_lines_are_undecided_and_closed_ones_are_closed() -> None:
    plan = ministry([2] * 6)
    plan.apply(edits.unplace_unit(plan, "then", "a2"))
    plan.apply(edits.close_post(plan, "then", "p0"))
    del plan.states["then"].posts["p1"]
    ledger = compare(plan, "now", "then").established
    assert [entry.old for entry in ledger.behind("undecided")] == ["p1", "p5"]
    assert [entry.old for entry in ledger.behind("closed")] == ["p0"]
    assert ledger.of_unit("a").undecided == Total(exactly(12))


def test_a_line_split_by_share_is_carried_to_its_pieces() -> None:
    plan = ministry([4, 4, 4, 2])
    for line in ("p1", "p3"):
        plan.apply(edits.split_post(plan, "then", line, [("b", exactly("0.5").low)]))
    ledger = compare(plan, "now", "then").established
    assert ledger.whole.created == ledger.whole.closed == NOTHING
    assert str(ledger.pairs["a", "b"]) == str(ledger.pairs["a", "a"])
    assert ledger.pairs["a1", "b"] == Total(exactly(3))


def test_people_are_counted_once_where_they_hold_most() -> None:
    rows = [unit("m"), unit("a", "m"), post("p", "m"), post("q", "a")]
    plan = plan_of(*rows, held("p", "ann", "0.2"), held("q", "ann", "0.8"), held("q", "bek"))
    with_proposal(plan, *rows, held("p", "ann"))
    ledger = compare(plan, "now", "then").ledger("people")
    assert ledger.of_unit("a").old == Total(exactly(2))
    assert ledger.pairs == {("a", "m"): Total(exactly(1))}
    assert ledger.whole.closed == Total(exactly(1))


def test_pay_follows_the_grade_and_is_unknown_without_one() -> None:
    plan = plan_of(unit("u"), post("p", "u", "2", grade="g"), post("q", "u", "1"))
    plan.apply(edits.add_grade(plan, names(en="C-4"), id="g", pay=Figure(between(100, 120))))
    with_proposal(plan, unit("u"), post("p", "u", "3", grade="g"), post("q", "u", "1"))
    account = compare(plan, "now", "then").ledger("pay").whole
    assert (account.old, account.new) == (Total(between(200, 240), 1), Total(between(300, 360), 1))
    assert account.is_balanced


def test_a_ledger_that_is_at_fault_names_the_lines() -> None:
    comparison = compare(with_proposal(plan_of(unit("u"), post("p", "u", "6")), unit("u")), "now", "then")
    sound = comparison.established
    broken = Ledger(sound.old, sound.new, sound.trees, ())
    assert not broken.is_balanced
    assert [(row.line, row.stands, row.entered) for row in broken.unexplained] == [
        ("p", Total(exactly(6)), NOTHING)
    ]


def test_lines_without_a_unit_in_common_are_created_and_closed() -> None:
    trees = compare(with_proposal(plan_of(unit("a")), unit("b")), "now", "then").trees
    old, new = Lines({"p": Line("a", exactly(1))}, frozenset()), Lines({"q": Line("b", about(2))}, frozenset())
    ledger = keep_ledger((old, new), trees)
    assert ledger.whole.difference == Total(about(1))
    assert ledger.is_balanced


def assert_balances(found: Comparison) -> None:
    """Every account of every measure balances, and its ends are the totals of the scenarios."""
    for measure in MEASURES:
        ledger = found.ledger(measure)
        assert ledger.is_balanced, measure
        assert ledger.unexplained == ()
    totals, ledger = found.totals, found.established
    assert ledger.whole.old == totals[0].of_scenario().established
    assert ledger.whole.new == totals[1].of_scenario().established
    for side, tree in enumerate(found.trees):
        for id in tree.chains:
            for whole in (True, False):
                account = ledger.of_unit(id, whole)
                assert (account.old, account.new)[side] == totals[side].of_unit(id, whole).established
    assert_pairs_add_up(found)
    assert_staffing_adds_up(found)


def assert_pairs_add_up(found: Comparison) -> None:
    ledger = found.established
    for id in found.trees[0].chains:
        account = ledger.of_unit(id, whole=False)
        carried = [each for (old, _), each in ledger.pairs.items() if old == id]
        assert sum((*carried, account.closed, account.undecided), NOTHING) == account.old


def assert_staffing_adds_up(found: Comparison) -> None:
    """A unit that stays had what it had; every figure after is that of the new scenario."""
    rows = [row for row in found.staffing if row.fate == "placed"]
    assert [row.unit.id for row in rows] == list(found.trees[1].chains)
    for row in rows:
        assert row.after == found.totals[1].of_unit(row.unit.id).established
        if row.unit.id in found.trees[0].chains:
            assert row.before == found.totals[0].of_unit(row.unit.id).established


@settings(max_examples=150, deadline=None)
@given(POSTS, STEPS)
def test_it_balances_for_random_plans_and_random_edits(
    figures: list[int], steps: list[tuple[int, int, int]]
) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    assert_balances(compare(plan, "now", "then"))
    assert_balances(compare(plan, "then", "now"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([1, 2, 3, 6]), max_size=14), STEPS)
def test_exact_staffing_differs_by_what_it_says(figures: list[int], steps: list[tuple[int, int, int]]) -> None:
    plan = ministry(figures)
    reform(plan, "then", [step for step in steps if step[0] not in (8, 9)])
    found = compare(plan, "now", "then")
    for row in found.staffing:
        if row.fate == "placed":
            before, after = (side.quantity or ZERO for side in (row.before, row.after))
            assert (row.difference.quantity or ZERO) == after - before
    assert found.established.whole.difference.quantity in (
        None,
        (found.established.whole.new.quantity or ZERO) - (found.established.whole.old.quantity or ZERO),
    )


@settings(max_examples=100, deadline=None)
@given(POSTS, STEPS, STEPS, st.booleans())
def test_it_balances_over_several_scenarios(
    figures: list[int], steps: list[tuple[int, int, int]], more: list[tuple[int, int, int]], beside: bool
) -> None:
    plan = ministry(figures)
    base = "now" if beside else "then"
    reform(plan, "then", steps)
    plan.apply(edits.copy_scenario(plan, base, names(en="Later"), id="later"))
    reform(plan, "later", more)
    for old, new in (("now", "later"), ("then", "later"), ("later", "then")):
        assert_balances(compare(plan, old, new))


@pytest.mark.parametrize("seed", [1, 2])
def test_it_balances_for_a_large_organisation(seed: int) -> None:
    plan = generate(1500, seed)
    old, new = (row.id for row in plan.ordered_scenarios())
    assert_balances(compare(plan, old, new))


@pytest.mark.parametrize("name", ["mebp-trade", "trade-coordination", "trade-institutions", "export-support"])
def test_it_balances_between_any_scenarios_of_the_samples(name: str) -> None:
    plan: Plan = open_plan(samples() / f"{name}.orgplan")
    ids = [row.id for row in plan.ordered_scenarios()]
    for old in ids[:4]:
        for new in ids[:4]:
            assert_balances(compare(plan, old, new))


def test_the_totals_of_a_part_are_those_of_its_lines() -> None:
    plan = ministry([2, 4, 0, 1])
    ledger = compare(plan, "now", "then").established
    entries = ledger.behind("carried", "a")
    assert (
        total(entry.part for entry in entries)
        == ledger.of_unit("a").carried
        == Totals(plan, "now").of_unit("a").established
    )
