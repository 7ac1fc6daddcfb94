"""Posts, their holders, and what is asked of them."""

from decimal import Decimal
from typing import Any

import pytest

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Plan, between, exactly, names


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def notes(changes: Any) -> list[str]:
    return [str(note) for note in changes.notes]


def test_the_head_stands_first_and_others_in_order(plan: Plan, do: Any) -> None:
    do("add_post", "then", "dftr", title=names(en="Clerk"), after="head-dftr", id="clerk")
    do("add_post", "then", "dftr", title=names(en="Deputy"), before="expert-dftr", id="deputy")
    assert ids(plan.states["then"].posts_of("dftr")) == ["head-dftr", "clerk", "deputy", "expert-dftr"]
    do("reorder_post", "then", "clerk")
    assert ids(plan.states["then"].posts_of("dftr")) == ["head-dftr", "deputy", "expert-dftr", "clerk"]


def test_filled_may_exceed_established(plan: Plan, do: Any) -> None:
    do("change_post", "then", "expert-dftr", filled=Figure(exactly(9), "stated"))
    assert plan.states["then"].posts["expert-dftr"].filled.quantity == exactly(9)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"established": Figure(exactly(-1))}, "“Expert dftr”, established: negative."),
        ({"established": Figure(between(7, 4))}, "runs from the larger to the smaller number"),
        ({"established": Figure(exactly("NaN"))}, "not a number"),
        ({"established": Figure(exactly(1), "rumoured")}, "not a figure"),
        ({"established": Figure(exactly(1), "stated", "nowhere")}, "“nowhere”"),
        ({"grade": "nowhere"}, "grade “nowhere”"),
        ({"reports_to": "expert-dftr"}, "cannot stand under itself"),
        ({"unit": "diei"}, "cannot be set in this way"),
    ],
)
def test_a_post_refuses_what_may_not_be(plan: Plan, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        edits.change_post(plan, "then", "expert-dftr", **fields)
    assert sentence in refusal.value.sentence()


def test_superiors_form_no_ring(plan: Plan, do: Any) -> None:
    do("change_post", "then", "expert-dftr", reports_to="expert-wto")
    do("change_post", "then", "expert-wto", reports_to="expert-tariff")
    with pytest.raises(RuleBroken, match="under itself"):
        edits.change_post(plan, "then", "expert-tariff", reports_to="expert-dftr")


def test_a_second_head_is_noted(plan: Plan, do: Any) -> None:
    changes = do("change_post", "then", "expert-dftr", is_head=True)
    assert notes(changes) == ["“DFTR” has another head: “Head of DFTR”."]


def test_a_post_moves_and_waits_and_returns(plan: Plan, do: Any) -> None:
    do("move_post", "then", "expert-tariff", "diei", before="expert-diei")
    state = plan.states["then"]
    assert ids(state.posts_of("diei")) == ["head-diei", "expert-tariff", "expert-diei"]
    do("unplace_post", "then", "expert-tariff")
    assert ids(state.unplaced_posts()) == ["expert-tariff"]
    assert list(state.where("assignments", "post", "expert-tariff"))
    do("move_post", "then", "expert-tariff", "wto")
    assert state.posts["expert-tariff"].unit == "wto"
    assert not state.posts["expert-tariff"].unplaced


def test_a_copied_line_has_no_holders_and_is_no_second_head(plan: Plan, do: Any) -> None:
    do("add_requirement", "then", "english", post="expert-tariff", level=5)
    do("copy_post", "then", "expert-tariff", id="copy")
    do("copy_post", "then", "head-dftr", unit="diei", id="second")
    do("copy_post", "then", "head-dftr", unit="wto", id="first")
    state = plan.states["then"]
    assert ids(state.posts_of("tariff")) == ["expert-tariff", "copy"]
    assert state.holders("copy") == []
    assert [need.level for need in state.where("requirements", "post", "copy")] == [5]
    assert not state.posts["second"].is_head
    assert state.posts["first"].is_head


def test_two_posts_of_one_person_and_two_persons_on_one_post(plan: Plan, do: Any) -> None:
    half = Decimal("0.5")
    do("assign", "then", "ann", "expert-wto", share=half, kind="acting")
    changes = do("assign", "then", "bek", "expert-tariff", share=half)
    assert {row.person for row in plan.states["then"].holders("expert-tariff")} == {"ann", "bek"}
    assert changes.notes == ()
    assert notes(do("assign", "then", "bek", "expert-wto")) == ["“Bek” now holds 1.5 posts in all."]


def test_more_holders_than_posts_are_noted(plan: Plan, do: Any) -> None:
    do("assign", "then", "ann", "head-diei")
    assert "“Head of DIEI” now has more holders than posts: 2." in notes(
        do("assign", "then", "bek", "head-diei")
    )


@pytest.mark.parametrize(
    ("person", "post", "fields", "sentence"),
    [
        ("ann", "expert-wto", {"share": Decimal(0)}, "must be more than nothing"),
        ("ann", "expert-wto", {"share": Decimal(-1)}, "negative"),
        ("ann", "expert-wto", {"share": 0.5}, "not a number"),
        ("ann", "expert-wto", {"since": "2014-05", "until": "2013"}, "cannot end before it begins"),
        ("ann", "expert-wto", {"since": "spring"}, "not a date"),
        ("ann", "expert-tariff", {}, "holds this post already"),
        ("cid", "expert-tariff", {}, "no such person: “cid”"),
        ("ann", "nothing", {}, "no such post: “nothing”"),
    ],
)
def test_an_assignment_refuses_what_may_not_be(
    plan: Plan, person: str, post: str, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        edits.assign(plan, "then", person, post, **fields)
    assert sentence in refusal.value.sentence()


def test_an_assignment_ends_with_or_without_a_date(plan: Plan, do: Any) -> None:
    do("end_assignment", "then", "ann-tariff", until="2013-12")
    assert plan.states["then"].assignments["ann-tariff"].until == "2013-12"
    do("end_assignment", "then", "ann-tariff")
    assert plan.states["then"].assignments == {}


def test_levels_stay_on_their_scale(plan: Plan, do: Any) -> None:
    do("add_rating", "ann", "english", 6, rater="test", id="rating")
    with pytest.raises(RuleBroken, match="ends at 6"):
        edits.change_rating(plan, "rating", level=7)
    with pytest.raises(RuleBroken, match="in use above 5"):
        edits.change_skill(plan, "english", scale="0-5")
    with pytest.raises(RuleBroken, match="ends at 6"):
        edits.add_requirement(plan, "then", "english", post="expert-wto", level=7)
    do("change_skill", "english", scale="own", levels=())
    do("change_rating", "rating", level=12)


def test_a_requirement_belongs_to_one_of_unit_and_post(plan: Plan) -> None:
    for ends in ({}, {"unit": "wto", "post": "expert-wto"}):
        with pytest.raises(RuleBroken, match="to one of the two"):
            edits.add_requirement(plan, "then", "english", **ends)


def test_links_join_two_ends_once(plan: Plan) -> None:
    for origin, target, sentence in (
        ("dftr", "dftr", "two different ends"),
        ("dftr", "diei", "such a link already"),
        ("dftr", "policy", "no unit or post “policy”"),
        ("ghost", "diei", "no unit or post “ghost”"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            edits.add_link(plan, "then", origin, target)
    with pytest.raises(RuleBroken, match="not functions"):
        edits.change_link(plan, "then", "link", target="policy")


def test_a_function_led_twice_is_noted_and_a_part_given_twice_refused(plan: Plan, do: Any) -> None:
    changes = do("add_responsibility", "then", "policy", "rules", "leads")
    assert notes(changes) == ["“Policy” is also led by “DFTR”."]
    with pytest.raises(RuleBroken, match="has a part in “Policy” already"):
        edits.add_responsibility(plan, "then", "policy", "rules", "supports")
