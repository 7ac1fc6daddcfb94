"""Merging and splitting units and lines of posts."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.edits import Part
from orgplanner.edits.shares import divided
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Plan, Quantity, Total, between, exactly, names, total


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def notes(changes: Any) -> list[str]:
    return [str(note) for note in changes.notes]


def decision(plan: Plan, subject: str) -> Any:
    [row] = plan.states["then"].where("successions", "subject", subject)
    return row


def established(plan: Plan, scenario: str = "then") -> Total:
    return total(post.established.quantity for post in plan.states[scenario].posts.values())


def test_two_departments_become_a_new_one(plan: Plan, do: Any) -> None:
    changes = do(
        "merge_units", "then", ["dftr", "diei"], name=names(en="ITD"), id="itd", reason=names(en="Para 32")
    )
    state = plan.states["then"]
    assert str(changes.label) == "Merge “DFTR”, “DIEI” into “ITD”"
    assert ids(state.children("meb")) == ["itd"]
    assert ids(state.children("itd")) == ["tariff", "wto", "rules"]
    assert {post.id for post in state.posts_of("itd")} == {
        "head-dftr",
        "expert-dftr",
        "head-diei",
        "expert-diei",
    }
    assert state.links == {}
    roles = {row.function: row.role for row in state.where("responsibilities", "unit", "itd")}
    assert roles == {"policy": "leads", "accounts": "leads", "archives": "leads"}
    assert notes(changes) == [
        "“ITD” has support functions from 2 units.",
        "“Policy” was with both; it is now there once.",
        "Links between the merged units that end: 1.",
        "“ITD” has several heads: “Head of DFTR”, “Head of DIEI”.",
    ]
    for unit in ("dftr", "diei"):
        assert (decision(plan, unit).decision, decision(plan, unit).targets) == ("merge", (("itd", None),))
        assert decision(plan, unit).reason == names(en="Para 32")
    assert established(plan) == established(plan, "now")


def test_an_existing_unit_takes_the_other_in_and_its_head_stays(plan: Plan, do: Any) -> None:
    changes = do("merge_units", "then", ["dftr"], into="diei", name=names(en="ITD"))
    state = plan.states["then"]
    assert str(changes.label) == "Merge “DFTR”, “DIEI” into “ITD”"
    assert (state.units["diei"].name, state.units["diei"].kind) == (names(en="ITD"), "department")
    assert state.head_of("diei") == state.posts["head-diei"]
    assert not state.posts["head-dftr"].is_head
    assert "“Head of DFTR” is no longer a head: its new unit has “Head of DIEI”." in notes(changes)
    assert decision(plan, "dftr").targets == decision(plan, "diei").targets == (("diei", None),)
    roles = {row.function: row.role for row in state.where("responsibilities", "unit", "diei")}
    assert roles == {"policy": "leads", "accounts": "leads", "archives": "leads"}


def test_a_unit_merges_into_its_own_sub_unit(plan: Plan, do: Any) -> None:
    do("merge_units", "then", ["dftr"], into="wto")
    state = plan.states["then"]
    assert ids(state.ancestors("wto")) == ["meb"]
    assert ids(state.children("wto")) == ["tariff"]


def test_a_unit_and_its_sub_unit_become_one(plan: Plan, do: Any) -> None:
    do("merge_units", "then", ["tariff", "dftr", "rules"], name=names(en="All"), id="all")
    state = plan.states["then"]
    assert ids(state.ancestors("all")) == ["meb"]
    assert ids(state.children("all")) == ["wto"]
    assert plan.states["then"].requirements["need"].unit == "all"


def test_units_that_hang_apart_below_one_another_become_one(plan: Plan, do: Any) -> None:
    do("unplace_unit", "then", "dftr")
    do("add_unit", "then", name=names(en="Deep"), under="wto", id="deep")
    do("merge_units", "then", ["deep", "dftr"], id="all")
    state = plan.states["then"]
    assert ids(state.unplaced_units()) == ["all"]
    assert ids(state.children("all")) == ["tariff", "wto"]


def test_links_follow_once(plan: Plan, do: Any) -> None:
    do("add_link", "then", "tariff", "meb", "informs")
    do("add_link", "then", "wto", "meb", "informs")
    changes = do("merge_units", "then", ["tariff", "wto"], id="both")
    informing = [link for link in plan.states["then"].links.values() if link.kind == "informs"]
    assert [(link.origin, link.target) for link in informing] == [("both", "meb")]
    assert "Links that were there twice and are there once: 1." in notes(changes)


def test_sub_units_of_one_name_are_reported(plan: Plan, do: Any) -> None:
    for unit in ("dftr", "diei"):
        do("add_unit", "then", name=names(en="Registry"), under=unit)
    changes = do("merge_units", "then", ["dftr", "diei"], name=names(en="ITD"))
    assert "“ITD” has 2 times “Registry”." in notes(changes)


def test_a_second_merger_carries_the_first_along(plan: Plan, do: Any) -> None:
    do("merge_units", "then", ["tariff", "wto"], id="one")
    do("merge_units", "then", ["one", "rules"], id="two")
    assert [decision(plan, unit).targets for unit in ("tariff", "wto", "rules")] == [(("two", None),)] * 3


def test_one_unit_alone_does_not_merge(plan: Plan) -> None:
    for units, into in ((["dftr", "dftr"], None), (["dftr"], "dftr"), ([], None)):
        with pytest.raises(RuleBroken, match="at least two"):
            edits.merge_units(plan, "then", units, into=into)
    with pytest.raises(RuleBroken, match="merged itself"):
        edits.merge_units(plan, "then", ["dftr", "diei"], under="diei")


def test_a_unit_splits_and_the_rest_stays(plan: Plan, do: Any) -> None:
    parts = [
        Part(
            names(en="Market access"),
            posts=("expert-dftr",),
            units=("tariff",),
            share=Decimal("0.4"),
            id="market",
        ),
        Part(
            names(en="Agreements"),
            "centre",
            units=("wto",),
            functions=("policy",),
            share=Decimal("0.5"),
            id="agr",
        ),
    ]
    do("split_unit", "then", "dftr", parts)
    state = plan.states["then"]
    assert ids(state.children("meb")) == ["dftr", "market", "agr", "diei"]
    assert ids(state.children("market")) == ["tariff"]
    assert ids(state.posts_of("dftr")) == ["head-dftr"]
    assert state.units["agr"].kind == "centre"
    assert [row.unit for row in state.where("responsibilities", "function", "policy")] == ["agr", "diei"]
    ends = (("market", Decimal("0.4")), ("agr", Decimal("0.5")), ("dftr", Decimal("0.1")))
    assert (decision(plan, "dftr").decision, decision(plan, "dftr").targets) == ("split", ends)


def test_a_unit_that_gives_all_away_can_close(plan: Plan, do: Any) -> None:
    part = Part(names(en="A"), posts=("head-dftr", "expert-dftr"), units=("tariff",), id="a")
    with pytest.raises(RuleBroken, match="cannot close while it has “Wto”"):
        edits.split_unit(plan, "then", "dftr", [part], close=True)
    other = Part(names(en="B"), units=("wto",), id="b")
    do("split_unit", "then", "dftr", [part, other], close=True)
    state = plan.states["then"]
    assert "dftr" not in state.units
    assert decision(plan, "dftr").targets == (("a", None), ("b", None))
    assert {row.function for row in state.where("responsibilities", "unit", "a")} == {"policy", "accounts"}


def test_a_line_is_split_by_share_between_parts(plan: Plan, do: Any) -> None:
    half = (("expert-tariff", Decimal("0.5")),)
    do(
        "split_unit",
        "then",
        "tariff",
        [Part(names(en="A"), posts=half, id="a"), Part(names(en="B"), posts=half, id="b")],
    )
    state = plan.states["then"]
    [one], [other] = state.posts_of("a"), state.posts_of("b")
    assert one.established == Figure(between(2, "3.5"), "derived")
    assert other.id == "expert-tariff"
    assert state.posts_of("tariff") == []
    assert decision(plan, "expert-tariff").targets == (
        (one.id, Decimal("0.5")),
        ("expert-tariff", Decimal("0.5")),
    )
    assert established(plan) == established(plan, "now")


def test_what_is_left_of_a_line_stays_with_its_holders(plan: Plan, do: Any) -> None:
    changes = do("split_post", "then", "expert-tariff", [("wto", Decimal("0.25"))])
    state = plan.states["then"]
    assert state.posts["expert-tariff"].established.quantity == between(3, "5.25")
    assert [post.established.quantity for post in state.posts_of("wto")][-1] == between(1, "1.75")
    assert notes(changes) == ["Stays with the rest of “Expert tariff”: Ann."]


@pytest.mark.parametrize(
    ("pieces", "sentence"),
    [
        ([], "Say which units"),
        ([("wto", Decimal(0))], "more than nothing"),
        ([("wto", Decimal("0.6")), ("dftr", Decimal("0.6"))], "more than the whole"),
        ([("ghost", Decimal("0.6"))], "no such unit"),
    ],
)
def test_a_line_refuses_shares_that_may_not_be(plan: Plan, pieces: Any, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        edits.split_post(plan, "then", "expert-tariff", pieces)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([], "Say into which parts"),
        ([Part(names(en="A"), posts=("expert-diei",))], "is not in “DFTR”"),
        ([Part(names(en="A"), units=("rules",))], "is not right below “DFTR”"),
        ([Part(names(en="A"), functions=("archives",))], "has no part in “Archives”"),
        (
            [Part(names(en="A"), units=("wto",)), Part(names(en="B"), units=("wto",))],
            "“Wto” is given to two parts",
        ),
        ([Part(names(en="A"), posts=(("head-dftr", Decimal("0.5")),))], "is a head"),
    ],
)
def test_a_split_refuses_what_may_not_be(plan: Plan, parts: list[Part], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        edits.split_unit(plan, "then", "dftr", parts)


numbers = st.decimals(0, 10**6, places=6)


@given(numbers, numbers, st.lists(st.decimals("0.01", "0.2", places=6), min_size=1, max_size=5))
def test_shares_of_a_line_always_add_up_to_it(low: Decimal, width: Decimal, shares: list[Decimal]) -> None:
    whole = Quantity(low, low + width, True)
    parts = divided(Figure(whole, "stated"), shares)
    assert len(parts) == len(shares) + 1
    assert total(part.quantity for part in parts).quantity == whole
    assert all(part.quantity is not None and 0 <= part.quantity.low <= part.quantity.high for part in parts)


def test_many_small_shares_leave_no_less_than_nothing() -> None:
    parts = divided(Figure(between(0, "0.00001")), [Decimal("0.15")] * 6)
    assert [str(part.quantity) for part in parts] == ["0–0.000001"] * 6 + ["0–0.000004"]


def test_an_unknown_line_splits_into_unknown_lines() -> None:
    assert divided(Figure(None, "stated"), [Decimal("0.5")]) == [Figure(None, "stated")] * 2
    assert divided(Figure(exactly(1)), [Decimal(1) / 3])[0].quantity == exactly("0.333333")
