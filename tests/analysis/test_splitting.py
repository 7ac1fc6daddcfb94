"""What goes to which part of a unit that is split, by hand and by rule."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.splitting import (
    Splitting,
    contents_of,
    evenly,
    grades_of,
    one_each,
    parts_for,
    shares_of_numbers,
    start_splitting,
    with_grade,
    with_words,
)
from orgplanner.analysis.trial import try_out
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Plan, between, exactly, names


def department() -> Plan:
    """A department with a head, four lines of posts, three sub-units and a function."""
    plan = Plan("plan")

    def do(name: str, /, *arguments: Any, **fields: Any) -> None:
        plan.apply(edits.EDITS[name](plan, *arguments, **fields))

    do("add_grade", names(en="C-4"), id="c4")
    do("add_scenario", names(en="Current"), "current", id="now")
    do("add_unit", "now", name=names(en="Trade"), kind="department", id="u")
    for id in ("wto", "tariff", "services"):
        do("add_unit", "now", name=names(en=id.upper()), under="u", id=id)
    do("add_post", "now", "u", title=names(en="Head"), id="head", is_head=True, established=Figure(exactly(1)))
    for id, number, words in (
        ("six", exactly(6), names(en="Expert")), ("range", between(4, 7), names(ru="Эксперт по тарифам")),
        ("three", exactly(3), names(kk="Тариф жөніндегі сарапшы")), ("open", None, names(en="Adviser")),
    ):  # fmt: skip
        grade = "c4" if id == "six" else None
        do("add_post", "now", "u", title=words, id=id, established=Figure(number), grade=grade)
    do("add_function", "now", names(en="Tariff policy"), id="f")
    do("add_responsibility", "now", "f", "u")
    do("copy_scenario", "now", names(en="Proposed"), id="then")
    return plan


@pytest.fixture
def plan() -> Plan:
    """The department."""
    return department()


def named(splitting: Splitting) -> Splitting:
    for number in range(1, len(splitting.pieces) + 1):
        splitting = splitting.named(number, names(en=f"Part {number}"), "")
    return splitting


def test_everything_is_found_and_words_in_any_language(plan: Plan) -> None:
    state = plan.states["then"]
    assert len(contents_of(state, "u")) == 9
    assert with_words(state, "u", "тариф") == ["range", "three"]
    assert with_words(state, "u", "TARIFF") == ["tariff", "f"]
    assert with_words(state, "u", " ") == []
    assert (grades_of(state, "u"), with_grade(state, "u", "c4")) == (["c4"], ["six"])
    assert one_each(state, "u", 2) == {"wto": 1, "tariff": 2, "services": 1}


def test_evenly_leaves_no_part_far_behind(plan: Plan) -> None:
    places = evenly(plan, "then", "u", 2)
    weights = {"six": 6, "range": 7, "three": 3, "open": 1, "wto": 1, "tariff": 1, "services": 1}
    loads = [sum(weights[id] for id, part in places.items() if part == number) for number in (1, 2)]
    assert sum(loads) == 20
    assert abs(loads[0] - loads[1]) <= 1
    assert "head" not in places


def test_a_part_without_a_name_is_refused(plan: Plan) -> None:
    with pytest.raises(RuleBroken, match="Part 1 needs a name"):
        parts_for(plan.states["then"], start_splitting("u"))


@pytest.mark.parametrize(("whole", "numbers"), [(3, (1, 1, 1)), (6, (4, 2)), (7, (1, 2, 3)), (6, (0, 5, 0))])
def test_numbers_of_a_line_are_kept_to_the_hair(plan: Plan, whole: int, numbers: tuple[int, ...]) -> None:
    shares = shares_of_numbers(Decimal(whole), [Decimal(number) for number in numbers])
    plan.apply(edits.change_post(plan, "then", "six", established=Figure(exactly(whole))))
    splitting = named(start_splitting("u").resized(len(numbers))).dividing("six", shares)
    plan.apply(edits.split_unit(plan, "then", "u", parts_for(plan.states["then"], splitting)))
    state = plan.states["then"]
    found = [
        sum((post.established.quantity.low for post in state.posts_of(piece.id)), Decimal(0))
        for piece in splitting.pieces
    ]
    assert found == list(numbers)


def test_more_than_the_line_has_is_refused() -> None:
    with pytest.raises(RuleBroken, match="more than the line has"):
        shares_of_numbers(Decimal(3), [Decimal(2), Decimal(2)])


THINGS = ("wto", "tariff", "services", "six", "range", "three", "open", "head", "f")
PLACES = st.dictionaries(st.sampled_from(THINGS), st.integers(0, 4))
PARTS = st.sampled_from([Decimal(0), Decimal("0.25"), Decimal("0.2"), Decimal(1) / 3])
SHARES = st.lists(PARTS, min_size=3, max_size=3)


@given(places=PLACES, count=st.integers(1, 5), shares=SHARES)
def test_whatever_goes_where_the_ledger_balances(places: dict[str, int], count: int, shares: list[Decimal]) -> None:
    made = department()
    splitting = named(start_splitting("u").resized(3)).dividing("range", shares).placing(places).resized(count)
    splitting = named(splitting)
    parts = parts_for(made.states["then"], splitting)
    trial = try_out(made, "then", ["u"], lambda copy, id: edits.split_unit(copy, id, "u", parts))
    account = trial.account("established")
    assert account.is_balanced
    assert account.new.quantity == account.old.quantity == between(14, 17)
    before = made.snapshot()
    changes = edits.split_unit(made, "then", "u", parts)
    assert made.after(changes).after(changes.inverse()) == before
