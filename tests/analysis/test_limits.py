"""Limits: certain and possible crossings told apart, by unit, by kind and for the whole."""

from dataclasses import replace
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given

from orgplanner.analysis.checks import check_plan
from orgplanner.analysis.limit_words import MEASURED, SENTENCES, VERDICT_WORDS, verdict_sentence
from orgplanner.analysis.limits import VERDICTS, Measured, judge, measure_limits, unknown_posts
from orgplanner.model import Figure, Grade, Limit, Plan, Quantity, exactly, total
from orgplanner.model.choices import MEASURES
from orgplanner.text import render
from tests.analysis.small_plans import figure, head, held, plan_of, post, unit

NUMBERS = st.integers(0, 9)
PARTS = st.lists(st.one_of(st.none(), st.tuples(NUMBERS, NUMBERS).map(sorted)), max_size=5)
ENDS = st.one_of(st.none(), st.integers(0, 30))


@given(PARTS, ENDS, ENDS)
def test_a_verdict_is_what_every_possible_number_says(parts: list, least: int | None, most: int | None) -> None:
    known = [part for part in parts if part is not None]
    low, high = sum(part[0] for part in known), sum(part[1] for part in known)
    reachable = range(low, 61 if len(known) < len(parts) else high + 1)

    def crosses(number: int) -> bool:
        return (most is not None and number > most) or (least is not None and number < least)

    found = total(None if part is None else Quantity(Decimal(part[0]), Decimal(part[1])) for part in parts)
    ends = (None if end is None else Decimal(end) for end in (least, most))
    verdict, _ = judge(found, *ends)
    if least is None or most is None or least <= most:
        assert (verdict == "kept") == (not any(crosses(number) for number in reachable))
    if verdict == "crossed":
        assert all(crosses(number) for number in reachable)
    elif least is None or most is None:
        assert not all(crosses(number) for number in reachable)
    if verdict == "unsure":
        assert found.unknown


@given(PARTS, ENDS, ENDS, st.integers(0, 9))
def test_a_wider_limit_is_never_judged_harder(parts: list, least: int | None, most: int | None, more: int) -> None:
    found = total(None if part is None else Quantity(Decimal(part[0]), Decimal(part[1])) for part in parts)
    one = judge(found, None if least is None else Decimal(least), None if most is None else Decimal(most))[0]
    other = judge(
        found,
        None if least is None else Decimal(max(0, least - more)),
        None if most is None else Decimal(most + more),
    )[0]
    assert one == "crossed" or other != "crossed"
    assert one != "kept" or other == "kept"


def organisation(*limits: Limit) -> Plan:
    """A ministry of two departments, one of them with a division and two deputies."""
    plan = plan_of(
        unit("m", kind="ministry"), unit("d", "m"), unit("e", "m"), unit("v", "d", kind="division"),
        head("h", "d"), post("y", "d", is_deputy=True), post("z", "d", is_deputy=True),
        post("a", "v", "4-7", "3"), post("x", "v", "2", "1", is_deputy=True), post("b", "e", "?", "?"),
        held("h", "somebody", "0.5"),
    )  # fmt: skip
    plan.states["now"].limits.update((limit.id, limit) for limit in limits)
    return plan


def measured(plan: Plan) -> dict[tuple[str, str | None], Measured]:
    return {(each.limit.id, each.unit): each for each in measure_limits(plan, "now")}


def test_posts_and_staff_count_with_sub_units_deputies_without() -> None:
    plan = organisation(
        Limit("posts", "d", most=Decimal(8)), Limit("staff", "d", measure="staff", least=Decimal(7)),
        Limit("deputies", "d", measure="deputies", most=Decimal(1)),
        Limit("all", measure="deputies", most=Decimal(4)),
    )  # fmt: skip
    found = measured(plan)
    assert (str(found["posts", "d"].total), found["posts", "d"].verdict) == ("9–12", "crossed")
    assert (str(found["staff", "d"].total), found["staff", "d"].verdict) == ("6.5", "crossed")
    assert (str(found["deputies", "d"].total), found["deputies", "d"].verdict) == ("2", "crossed")
    assert (str(found["all", None].total), found["all", None].verdict) == ("4", "kept")
    assert found["posts", "d"].above
    assert not found["staff", "d"].above


def test_a_limit_of_a_kind_holds_for_each_unit_of_it() -> None:
    plan = organisation(
        Limit("each", kind="department", least=Decimal(3)),
        Limit("below", unit="d", kind="division", measure="staff", least=Decimal(5)),
        Limit("none", unit="e", kind="division", measure="staff", least=Decimal(5)),
    )
    found = measured(plan)
    assert {key: each.verdict for key, each in found.items()} == {
        ("each", "d"): "kept", ("each", "e"): "unsure", ("below", "v"): "crossed",
    }  # fmt: skip


def test_pay_is_by_grade_and_unknown_without() -> None:
    limits = Limit("pay", "v", measure="pay", most=Decimal(900)), Limit("m", measure="pay", most=Decimal(1))
    plan = organisation(*limits)
    plan.grades["g"] = Grade("g", pay=Figure(exactly(100), "stated"))
    state = plan.states["now"]
    for id in ("a", "x"):
        state.posts[id] = replace(state.posts[id], grade="g")
    found = measured(plan)
    assert (str(found["pay", "v"].total), found["pay", "v"].verdict) == ("600–900", "kept")
    assert found["m", None].verdict == "crossed"
    assert {row.id for row in unknown_posts(plan, "now", found["m", None])} == {"h", "y", "z", "b"}


def test_what_is_not_yet_placed_does_not_count_for_the_whole() -> None:
    plan = organisation(Limit("whole", most=Decimal(1)))
    state = plan.states["now"]
    for id in list(state.units):
        state.units[id] = replace(state.units[id], parent=None, unplaced=True)
    [found] = measure_limits(plan, "now")
    assert found.verdict == "kept"


def test_a_range_and_an_unknown_number_leave_a_limit_open() -> None:
    plan = organisation(Limit("range", "v", most=Decimal(8)), Limit("unknown", "e", most=Decimal(8)))
    found = measured(plan)
    assert found["range", "v"].verdict == "possible"
    assert found["unknown", "e"].verdict == "unsure"
    assert [row.id for row in unknown_posts(plan, "now", found["unknown", "e"])] == ["b"]


def test_the_checks_list_crossings_and_name_what_is_unknown() -> None:
    plan = organisation(
        Limit("a", "d", most=Decimal(8)), Limit("b", "e", most=Decimal(8)), Limit("c", "v", most=Decimal(8))
    )
    mine = [each for each in check_plan(plan, "now") if each.check.startswith("limit")]
    assert [(each.check, each.severity, each.subject.id) for each in mine] == [
        ("limit-crossed", "warning", "d"), ("limit-open", "note", "v"), ("limit-open", "note", "e"),
    ]  # fmt: skip
    assert str(mine[0].message) == "Unit d: Established FTE 9–12, above the ceiling of 8."
    assert "Post b (Unit e)" in str(mine[2].remedy)
    warnings = [each.check for each in check_plan(plan, "now") if each.severity == "warning"]
    assert warnings[0] == "limit-crossed", "before what is merely missing"


def test_limits_that_do_not_block_are_crossed_and_kept_again() -> None:
    plan = organisation(Limit("a", "v", most=Decimal(9)))
    assert measure_limits(plan, "now")[0].verdict == "kept"
    state = plan.states["now"]
    state.posts["a"] = replace(state.posts["a"], established=figure("10"))
    assert measure_limits(plan, "now")[0].verdict == "crossed"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_verdict_can_be_said(language: str) -> None:
    assert tuple(MEASURED) == MEASURES
    assert tuple(VERDICT_WORDS) == VERDICTS
    assert set(SENTENCES) == {(verdict, above) for verdict in VERDICTS for above in (True, False)}
    for verdict, above in SENTENCES:
        limit = Limit("x", measure="staff", least=Decimal(2), most=Decimal(5))
        said = render(verdict_sentence(Measured(limit, None, total([exactly(3)]), verdict, above), "D"), language)
        assert "3" in said
