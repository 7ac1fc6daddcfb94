"""Closing units and posts: what happens to what they hold, and what is recorded."""

from typing import Any

import pytest

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import Plan, names


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def notes(changes: Any) -> list[str]:
    return [str(note) for note in changes.notes]


def decision(plan: Plan, subject: str) -> Any:
    [row] = plan.states["then"].where("successions", "subject", subject)
    return row


def test_posts_and_units_move_up_and_functions_with_them(plan: Plan, do: Any) -> None:
    changes = do("close_unit", "then", "dftr", reason=names(en="Merged away"), wave=2)
    state = plan.states["then"]
    assert ids(state.children("meb")) == ["tariff", "wto", "diei"]
    assert ids(state.posts_of("meb")) == ["head-meb", "head-dftr", "expert-dftr"]
    assert {row.function for row in state.where("responsibilities", "unit", "meb")} == {"policy", "accounts"}
    assert state.links == {}
    assert notes(changes) == [
        "“Head of DFTR” is no longer a head: its new unit has “Head of MEB”.",
        "Links of “DFTR” that end: 1.",
    ]
    closed = decision(plan, "dftr")
    assert (closed.decision, closed.targets, closed.wave) == ("close", (), 2)
    assert closed.reason == names(en="Merged away")
    assert closed.review == "not reviewed"


def test_all_of_a_branch_closes(plan: Plan, do: Any) -> None:
    changes = do("close_unit", "then", "dftr", posts="close", units="close")
    state = plan.states["then"]
    assert set(state.units) == {"meb", "diei", "rules"}
    assert "expert-tariff" not in state.posts
    assert state.assignments == {}
    assert state.requirements == {}
    for gone in ("dftr", "tariff", "wto", "head-dftr", "expert-tariff"):
        assert decision(plan, gone).decision == "close"
    assert "No longer in “Expert tariff”: Ann." in notes(changes)
    assert "Nobody leads “Accounts” any more." in notes(changes)


def test_posts_wait_unplaced_and_units_move_to_another(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "dftr", posts="unplaced", units="diei")
    state = plan.states["then"]
    assert ids(state.children("diei")) == ["rules", "tariff", "wto"]
    assert {post.id for post in state.unplaced_posts()} == {"head-dftr", "expert-dftr"}
    assert state.posts["head-dftr"].is_head
    assert state.where("successions", "subject", "head-dftr")


def test_posts_of_a_closed_branch_go_up_past_it(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "dftr", posts="up", units="close")
    assert plan.states["then"].posts["expert-tariff"].unit == "meb"
    assert list(plan.states["then"].where("assignments", "post", "expert-tariff"))
    assert [row.unit for row in plan.states["then"].requirements.values()] == ["meb"]


def test_units_below_an_unplaced_one_become_unplaced(plan: Plan, do: Any) -> None:
    do("unplace_unit", "then", "dftr")
    do("close_unit", "then", "dftr")
    assert ids(plan.states["then"].unplaced_units()) == ["tariff", "wto"]
    assert {post.id for post in plan.states["then"].unplaced_posts()} == {"head-dftr", "expert-dftr"}


def test_a_top_unit_with_posts_says_that_nothing_is_above(plan: Plan, do: Any) -> None:
    with pytest.raises(RuleBroken, match="no unit above “MEB”"):
        edits.close_unit(plan, "then", "meb")
    do("close_unit", "then", "meb", posts="dftr")
    assert ids(plan.states["then"].children(None)) == ["dftr", "diei"]


@pytest.mark.parametrize("fate", [{"posts": "tariff"}, {"posts": "dftr"}])
def test_nothing_goes_into_what_closes_too(plan: Plan, fate: dict[str, str]) -> None:
    with pytest.raises(RuleBroken, match="closes too"):
        edits.close_unit(plan, "then", "dftr", units="close", **fate)


def test_units_do_not_go_below_themselves_when_their_parent_closes(plan: Plan) -> None:
    with pytest.raises(RuleBroken, match="under itself"):
        edits.close_unit(plan, "then", "dftr", units="tariff")


def test_what_was_to_go_into_a_closed_unit_is_undecided_again(plan: Plan, do: Any) -> None:
    do("merge_units", "then", ["tariff", "wto"], name=names(en="Market access"), id="market")
    changes = do("close_unit", "then", "market")
    assert decision(plan, "tariff").decision == "undecided"
    assert "What becomes of “Tariff” is undecided again." in notes(changes)


def test_without_a_base_nothing_is_recorded(plan: Plan, do: Any) -> None:
    do("close_unit", "now", "dftr", posts="close", units="close")
    assert plan.states["now"].successions == {}
    do("add_unit", "then", name=names(en="New"), under="meb", id="new")
    do("close_unit", "then", "new")
    assert plan.states["then"].successions == {}


def test_a_post_closes_with_all_that_hangs_on_it(plan: Plan, do: Any) -> None:
    do("change_post", "then", "expert-wto", reports_to="expert-tariff")
    do("add_link", "then", "expert-tariff", "diei", "advises")
    do("add_requirement", "then", "english", post="expert-tariff", level=6)
    changes = do("close_post", "then", "expert-tariff", reason=names(en="Done"))
    state = plan.states["then"]
    assert state.posts["expert-wto"].reports_to is None
    assert len(state.links) == 1
    assert [need.unit for need in state.requirements.values()] == ["tariff"]
    assert notes(changes) == [
        "No longer in “Expert tariff”: Ann.",
        "Posts that no longer report to “Expert tariff”: 1.",
        "Links of “Expert tariff” that end: 1.",
    ]
    assert decision(plan, "expert-tariff").reason == names(en="Done")


def test_many_close_as_one_step(plan: Plan, do: Any) -> None:
    do("close_many", "then", ["tariff", "wto", "expert-dftr"], posts="up", wave=1)
    state = plan.states["then"]
    assert ids(state.posts_of("dftr")) == ["head-dftr", "expert-tariff", "expert-wto"]
    assert decision(plan, "tariff").wave == decision(plan, "expert-dftr").wave == 1
    with pytest.raises(RuleBroken, match="no unit or post “ghost”"):
        edits.close_many(plan, "then", ["rules", "ghost"])


def test_a_function_that_ceases_is_recorded(plan: Plan, do: Any) -> None:
    do("close_function", "then", "policy", legal_basis=names(en="Decree 1"))
    assert decision(plan, "policy").decision == "close"
    assert {row.function for row in plan.states["then"].responsibilities.values()} == {"accounts", "archives"}
