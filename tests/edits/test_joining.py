"""Joining lines of posts and functions, requirements that meet, and the place of what was merged."""

from decimal import Decimal
from typing import Any

import pytest

from orgplanner import edits
from orgplanner.edits import Group, Merger
from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, Figure, Plan, between, exactly, names


def test_two_lines_become_one_with_their_holders(plan: Plan, do: Any) -> None:
    do("add_post", "then", "dftr", title=names(en="Expert"), id="more", established=Figure(exactly(2)))
    do("assign", "then", "ann", "more", share=Decimal("0.5"))
    do("assign", "then", "bek", "more")
    do("change_post", "then", "more", reports_to="expert-tariff")
    do("add_post", "then", "dftr", title=names(en="Clerk"), id="clerk", reports_to="more")
    do("join_posts", "then", ["expert-tariff", "more"], title=names(en="Experts"), reason=names(en="Alike"))
    state = plan.states["then"]
    joined = state.posts["expert-tariff"]
    assert (joined.title, joined.unit) == (names(en="Experts"), "tariff")
    assert (joined.established.quantity, joined.established.basis) == (between(6, 9), "derived")
    assert {(row.person, row.share) for row in state.holders("expert-tariff")} == {
        ("ann", Decimal("1.5")), ("bek", Decimal(1)),
    }  # fmt: skip
    assert "more" not in state.posts
    assert state.posts["clerk"].reports_to == "expert-tariff"
    assert joined.reports_to is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"is_head": True}, "A head is not joined"),
        ({"status": "frozen"}, "differ in grade, status or funding"),
        ({"established": UNKNOWN}, "number of a line is unknown"),
        ({"filled": Figure(exactly(2))}, "not known alike"),
    ],
)
def test_lines_that_cannot_be_added_stay(plan: Plan, do: Any, fields: dict[str, Any], sentence: str) -> None:
    known = {"established": Figure(exactly(2)), **fields}
    do("add_post", "then", "dftr", title=names(en="Expert"), id="more", **known)
    with pytest.raises(RuleBroken, match=sentence):
        edits.join_posts(plan, "then", ["expert-dftr", "more"])
    with pytest.raises(RuleBroken, match="at least two"):
        edits.join_posts(plan, "then", ["expert-dftr", "expert-dftr"])


def test_functions_become_one_and_the_stronger_part_stays(plan: Plan, do: Any) -> None:
    do("join_functions", "then", ["archives", "policy"], name=names(en="Records"))
    state = plan.states["then"]
    assert str(state.functions["archives"].name) == "Records"
    assert "policy" not in state.functions
    roles = {row.unit: row.role for row in state.where("responsibilities", "function", "archives")}
    assert roles == {"dftr": "leads", "diei": "leads"}
    [row] = state.where("successions", "subject", "policy")
    assert (row.decision, row.targets) == ("merge", (("archives", None),))


def test_the_same_requirement_is_there_once_for_the_people_of_both(plan: Plan, do: Any) -> None:
    for unit, people in (("dftr", 2), ("diei", 3)):
        do("add_requirement", "then", "english", unit=unit, level=4, people=Figure(exactly(people)))
    changes = do("merge_units", "then", ["dftr", "diei"], id="itd")
    [need] = plan.states["then"].where("requirements", "unit", "itd")
    assert need.people.quantity == exactly(5)
    assert "“English” was needed by both; it is now there once." in [str(note) for note in changes.notes]


@pytest.mark.parametrize("into", [None, "diei"])
def test_the_result_stands_where_it_is_wanted(plan: Plan, do: Any, into: str | None) -> None:
    do("add_unit", "then", name=names(en="Centre"), under="meb", id="centre")
    do("add_unit", "then", name=names(en="Office"), under="centre", id="office")
    do("add_unit", "then", name=names(en="Desk"), under="centre", id="desk")
    merger = Merger(("dftr", "diei"), into, "itd", names(en="ITD"), "division", under="centre", after="office")
    do("merge_by_choice", "then", merger)
    state = plan.states["then"]
    result = into or "itd"
    assert [row.id for row in state.children("centre")] == ["office", result, "desk"]
    assert (str(state.units[result].name), state.units[result].kind) == ("ITD", "division")


def test_nothing_is_chosen_for_twice(plan: Plan) -> None:
    twice = (Group("units", ("tariff", "rules")), Group("units", ("rules",)))
    with pytest.raises(RuleBroken, match="chosen for twice"):
        edits.merge_by_choice(plan, "then", Merger(("dftr", "diei"), groups=twice))
    with pytest.raises(RuleBroken, match="no such choice"):
        edits.merge_by_choice(plan, "then", Merger(("dftr", "diei"), groups=(Group("units", ("wto",), "sell"),)))
