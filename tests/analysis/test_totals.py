from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, Post, Quantity, Total, total
from tests.analysis.small_plans import figure, head, held, plan_of, post, quantity, unit


def department() -> Plan:
    """The department of the note: a head and four units, numbers of staff only."""
    rows = [unit("d"), post("h", "d", "~1", "~1", is_head=True)]
    for name, number in (("wto", 6), ("ntm", 5), ("rem", 4), ("tar", 6)):
        rows.append(unit(name, "d"))
        rows.append(post(f"p{name}", name, established="", filled=f"~{number}"))
        rows[-1] = replace(rows[-1], established=figure(f"~{number}", "inferred"))
    return plan_of(*rows)


def test_an_approximate_department_adds_up_and_stays_approximate() -> None:
    found = Totals(department(), "now").of_unit("d")
    assert found.filled == Total(quantity(22, 22, approximate=True))
    assert str(found.established) == "~22"
    assert found.posts == 5


def test_ranges_add_up_to_a_range_without_a_midpoint() -> None:
    rows = [
        unit("d"),
        *(unit(name, "d") for name in "abc"),
        *(post(f"p{name}", name, "4-7", "4-7") for name in "abc"),
    ]
    totals = Totals(plan_of(*rows), "now")
    assert totals.of_unit("d").established == Total(quantity(12, 21))
    assert totals.together(["a", "b"]).filled == Total(quantity(8, 14))


def test_what_is_unknown_is_counted_and_not_taken_for_zero() -> None:
    totals = Totals(plan_of(unit("d"), post("a", "d", "3", "2"), post("b", "d", "?", "?")), "now")
    assert totals.of_unit("d").established == Total(quantity(3, 3), 1)
    assert totals.of_unit("d").vacant == Total(quantity(1, 1), 1)


def test_a_unit_without_posts_has_no_total_at_all() -> None:
    found = Totals(plan_of(unit("d")), "now").of_unit("d")
    assert found.established == Total(None, 0)
    assert (found.posts, found.people) == (0, 0)


@pytest.mark.parametrize(
    ("established", "filled", "basis", "vacant"),
    [
        ("4", "3", "stated", (1, 1)),
        ("4", "5", "stated", (0, 0)),
        ("4-7", "4-7", "stated", (0, 3)),
        ("4-7", "3", "stated", (1, 4)),
        ("?", "3", "stated", None),
        ("4", "?", "stated", None),
        ("22", "22", "inferred", None),
    ],
)
def test_vacancies(established: str, filled: str, basis: str, vacant: tuple[int, int] | None) -> None:
    row = post("p", "d", filled=filled, established="1")
    row = replace(row, established=figure(established, basis))
    totals = Totals(plan_of(unit("d"), row), "now")
    expected = None if vacant is None else quantity(*vacant)
    assert totals.vacant_of_post(row) == expected
    assert totals.of_unit("d").vacant == total([expected])


def test_assignments_say_what_is_filled_until_they_end() -> None:
    rows = [
        unit("d"),
        post("shared", "d", "1", "?"), held("shared", "ann", "0.5"), held("shared", "bob", "0.25"),
        post("left", "d", "1", "1"), held("left", "cho", until="2025-12-31"),
        post("last", "d", "1", "0"), held("last", "dan", until="2026-01"),
    ]  # fmt: skip
    plan = plan_of(*rows)
    totals = Totals(plan, "now")
    filled = {id: totals.filled_of_post(row) for id, row in plan.states["now"].posts.items()}
    assert filled == {
        "shared": Quantity(Decimal("0.75"), Decimal("0.75")), "left": quantity(0, 0), "last": quantity(1, 1)
    }  # fmt: skip
    assert totals.of_unit("d").people == 3
    assert [row.person for row in totals.holders_of_post("left")] == []


def test_a_person_with_two_posts_counts_once_wherever_they_meet() -> None:
    rows = [unit("d"), unit("a", "d"), unit("b", "d"), post("pa", "a"), post("pb", "b"), post("pc", "b")]
    rows += [held("pa", "ann", "0.5"), held("pb", "ann", "0.5"), held("pc", "bob")]
    totals = Totals(plan_of(*rows), "now")
    assert [totals.of_unit(id).people for id in "dab"] == [2, 1, 2]
    assert totals.people == 2


def test_what_is_not_placed_stays_apart() -> None:
    rows = [unit("d"), head("h", "d"), unit("x", None, unplaced=True), unit("y", "x"), post("py", "y", "5", "5")]
    rows.append(post("loose", None, "2", "2", unplaced=True))
    rows.append(held("py", "ann"))
    totals = Totals(plan_of(*rows), "now")
    assert totals.of_scenario().established == Total(quantity(1, 1))
    assert totals.of_unplaced().established == Total(quantity(7, 7))
    assert totals.of_unit("x").established == Total(quantity(5, 5))
    assert (totals.of_scenario().people, totals.of_unplaced().people, totals.people) == (0, 1, 1)


def test_the_lines_behind_a_figure_come_in_printed_order() -> None:
    rows = [unit("d"), unit("a", "d"), post("p1", "d"), head("p2", "d"), post("p3", "a")]
    totals = Totals(plan_of(*rows), "now")
    assert [line.id for line in totals.lines("d")] == ["p2", "p1", "p3"]
    assert [line.id for line in totals.lines("d", whole=False)] == ["p2", "p1"]


numbers = st.sampled_from(["?", "0", "1", "0.25", "6", "4-7", "~25", "~3-5"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Up to 12 units under one another or not placed, with posts and holders of several of them."""
    count = draw(st.integers(1, 12))
    rows: list[object] = []
    for number in range(count):
        parent = None if number == 0 else draw(st.one_of(st.none(), st.integers(0, number - 1)))
        above = None if parent is None else f"u{parent}"
        rows.append(unit(f"u{number}", above, unplaced=above is None and number > 0 and draw(st.booleans())))
    for number in range(draw(st.integers(0, 15))):
        home = f"u{draw(st.integers(0, count - 1))}"
        rows.append(post(f"p{number}", home, draw(numbers), draw(numbers)))
        if draw(st.booleans()):
            rows.append(held(f"p{number}", f"person{draw(st.integers(0, 4))}"))
    return plan_of(*rows)


@given(plans())
def test_a_unit_is_the_sum_of_its_lines_and_its_parts(plan: Plan) -> None:
    totals, state = Totals(plan, "now"), plan.states["now"]
    for id in state.units:
        lines = totals.lines(id)
        whole, own = totals.of_unit(id), totals.of_unit(id, whole=False)
        below = [totals.of_unit(child.id) for child in state.children(id)]
        assert whole.established == total(line.established.quantity for line in lines)
        assert whole.filled == total(totals.filled_of_post(line) for line in lines)
        assert whole.vacant == total(totals.vacant_of_post(line) for line in lines)
        assert whole.posts == own.posts + sum(part.posts for part in below)
        assert whole.people == _people(plan, lines)


@given(plans())
def test_placed_and_unplaced_together_are_everything(plan: Plan) -> None:
    totals, posts = Totals(plan, "now"), plan.states["now"].posts.values()
    both = totals.of_scenario().established + totals.of_unplaced().established
    assert both == total(line.established.quantity for line in posts)
    assert totals.people == _people(plan, list(posts))


def _people(plan: Plan, lines: list[Post]) -> int:
    ids = {line.id for line in lines}
    return len({row.person for row in plan.states["now"].assignments.values() if row.post in ids})
