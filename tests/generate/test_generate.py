import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.analysis.checks import check_plan
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import Plan, State
from orgplanner.model.rules import plan_problems


def both(plan: Plan) -> tuple[State, State]:
    current, proposed = plan.ordered_scenarios()
    assert (current.kind, proposed.kind, proposed.base) == ("current", "proposed", current.id)
    return plan.states[current.id], plan.states[proposed.id]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 700), st.integers(0, 3))
def test_both_scenarios_have_about_the_posts_asked_for_and_obey_the_rules(posts: int, seed: int) -> None:
    plan = generate(posts, seed)
    current, proposed = both(plan)
    assert len(current.posts) == posts
    assert abs(len(proposed.posts) - posts) * 10 <= posts
    assert list(plan_problems(plan)) == []


def test_several_ministries_stand_under_a_government() -> None:
    plan = generate(6_000, 1)
    current, proposed = both(plan)
    assert len(current.posts) == 6_000
    assert abs(len(proposed.posts) - 6_000) <= 600
    (root,) = current.children(None)
    assert root.kind == "government"
    assert {unit.kind for unit in current.children(root.id)} == {"ministry"}
    assert list(plan_problems(plan)) == []


def test_the_same_seed_gives_the_same_plan_and_another_seed_another() -> None:
    assert generate(300, 7) == generate(300, 7)
    assert generate(300, 7).id == generate(300, 7).id
    assert generate(300, 7) != generate(300, 8)


def test_the_proposal_holds_every_kind_of_change_and_loses_nothing() -> None:
    plan = generate(3_000, 2)
    current, proposed = both(plan)
    decisions = {row.decision for row in proposed.successions.values()}
    assert {"move", "merge", "split", "close", "change"} <= decisions
    assert proposed.units.keys() - current.units.keys()
    assert proposed.unplaced_units()
    assert proposed.unplaced_posts()
    base = plan.ordered_scenarios()[1].id
    lost = [row for row in check_plan(plan, base) if row.check == "undecided" and "is gone" in str(row.message)]
    assert lost == []


def test_it_is_plausible() -> None:
    plan = generate(2_000, 3)
    current, _ = both(plan)
    established = [post.established.quantity for post in current.posts.values()]
    assert any(number is not None and number.low != number.high for number in established)
    assert any(number is not None and number.low < 1 for number in established)
    assert None in established
    assert current.assignments
    assert plan.ratings
    assert current.requirements
    assert current.functions
    assert current.links
    heads = {post.unit for post in current.posts.values() if post.is_head}
    assert heads == current.units.keys()
    assert all({"en", "ru", "kk"} <= set(unit.name.languages) for unit in current.units.values())


@pytest.mark.parametrize("posts", [0, -1, 10_000_000])
def test_numbers_that_make_no_organisation_are_refused(posts: int) -> None:
    with pytest.raises(RuleBroken, match="from 1 to"):
        generate(posts)
