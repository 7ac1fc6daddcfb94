"""What a drop can mean: what is offered can be done, and what cannot be done says why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.drops import MOST_DRAGGED, Meaning, drop_choices, link_kinds, vacant_posts
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import Plan
from orgplanner.model.rules import plan_problems
from tests.analysis.small_plans import head, held, plan_of, post, unit

PLAN = generate(60, 3)
SCENARIO = PLAN.ordered_scenarios()[-1].id
STATE = PLAN.states[SCENARIO]
UNITS, POSTS, PEOPLE = sorted(STATE.units), sorted(STATE.posts), sorted(PLAN.people)
THINGS = st.one_of(
    *(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True) for ids in (UNITS, POSTS, UNITS + POSTS)),
    st.sampled_from(PEOPLE).map(lambda person: [person]),
)


def drop_meanings(plan: Plan, scenario: str, ids: list[str], **place: object) -> tuple[Meaning, ...]:
    return drop_choices(plan, scenario, ids, **place)[0]


@st.composite
def drops(draw: st.DrawFn) -> dict[str, object]:
    """Some things, and a place where they are dropped."""
    place = draw(st.sampled_from(("onto", "before", "after", "apart")))
    where: object = True if place == "apart" else draw(st.sampled_from(UNITS + POSTS))
    return {"ids": draw(THINGS), place: where}


def done(meaning: Meaning, plan: Plan = PLAN, scenario: str = SCENARIO) -> Plan:
    return plan.after(meaning.edit(plan, scenario, **meaning.given))


@settings(max_examples=150, deadline=None)
@given(drops())
def test_what_is_offered_can_be_done_and_leaves_a_sound_plan(drop: dict[str, object]) -> None:
    try:
        meanings = drop_meanings(PLAN, SCENARIO, **drop)
    except RuleBroken:
        return
    assert meanings
    for meaning in meanings:
        after = done(meaning)
        assert not list(plan_problems(after))
        assert after.states[SCENARIO].posts.keys() == STATE.posts.keys()
        assert after.states[SCENARIO].units.keys() == STATE.units.keys()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True), st.sampled_from(UNITS))
def test_units_dropped_before_another_stand_right_before_it_in_their_order(ids: list[str], beside: str) -> None:
    try:
        whole = drop_meanings(PLAN, SCENARIO, ids, before=beside)[0]
    except RuleBroken:
        return
    state = done(whole).states[SCENARIO]
    row = [unit.id for unit in state.children(state.units[beside].parent)]
    moved = list(whole.given["ids"])
    place = row.index(beside)
    assert row[place - len(moved) : place] == moved


def ministry() -> Plan:
    """A ministry with two departments; the first has a division and a post, the second a head alone."""
    return plan_of(
        unit("m"),
        unit("one", "m"),
        unit("two", "m"),
        unit("div", "one"),
        post("p", "one", "2", "1"),
        head("h", "two"),
    )


def said(plan: Plan, *ids: str, **place: object) -> list[str]:
    return [str(meaning.words) for meaning in drop_meanings(plan, "now", ids, **place)]


def test_a_unit_is_offered_with_its_branch_alone_and_its_posts_alone() -> None:
    assert said(ministry(), "one", onto="two") == [
        "The whole branch", "The unit only: what is below stays", "The posts only: the unit stays",
    ]  # fmt: skip
    assert said(ministry(), "div", onto="two") == ["The unit"]
    assert said(ministry(), "two", onto="one") == ["The unit with its posts", "The posts only: the unit stays"]


def test_below_what_is_below_it_a_unit_goes_only_alone() -> None:
    plan = ministry()
    assert "The whole branch" not in said(plan, "one", onto="div")
    alone = drop_meanings(plan, "now", ["one"], onto="div")[0]
    [(branch, why)] = drop_choices(plan, "now", ["one"], onto="div")[1]
    assert str(branch.words) == "The whole branch"
    assert "Unit one" in why.sentence("en")
    state = plan.after(alone.edit(plan, "now", **alone.given)).states["now"]
    assert (state.units["one"].parent, state.units["div"].parent) == ("div", "m")


@pytest.mark.parametrize(
    ("ids", "place"),
    [
        (["m"], {"onto": "m"}), (["div"], {"onto": "one"}), (["p"], {"onto": "one"}), (["p"], {"before": "two"}),
        (["nobody"], {"onto": "one"}), ([], {"onto": "one"}), (["div"], {"onto": "nothing"}),
        (["div"], {"before": "p"}),
        (["one"] * 2 + [f"x{n}" for n in range(MOST_DRAGGED)], {"onto": "two"}),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_in_a_sentence(ids: list[str], place: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as refused:
        drop_meanings(ministry(), "now", ids, **place)
    assert refused.value.sentence("kk") != refused.value.sentence("en")


def test_who_holds_a_post_moves_to_another_or_gets_it_as_well() -> None:
    rows = unit("u"), unit("v"), post("old", "u"), post("new", "v", "1", "0"), held("old", "ann")
    plan = plan_of(*rows)
    assert said(plan, "ann", onto="v") == ["Move to “Post new”", "Assign to “Post new” as well"]
    state = done(drop_meanings(plan, "now", ["ann"], onto="new")[0], plan, "now").states["now"]
    assert [(row.person, row.post) for row in state.assignments.values()] == [("ann", "new")]
    with pytest.raises(RuleBroken):
        drop_meanings(plan, "now", ["ann"], onto="old")


def test_a_post_with_room_and_one_of_unknown_number_are_vacant() -> None:
    rows = [unit("u"), post("full", "u"), post("room", "u", "4-7", "4"), post("unknown", "u", "", "")]
    assert [row.id for row in vacant_posts(plan_of(*rows), "now", "u")] == ["room", "unknown"]


def test_a_post_dropped_on_another_moves_there_or_reports_to_it() -> None:
    assert said(ministry(), "p", onto="h") == ["Move to “Unit two”", "Report to “Post h”, in the same unit as now"]


def test_kinds_of_link_that_there_are_already_are_not_offered() -> None:
    plan = ministry()
    first = link_kinds(plan, "now", "one", "two")
    plan.apply(edits.add_link(plan, "now", "one", "two", first[0]))
    assert link_kinds(plan, "now", "one", "two") == first[1:]
    with pytest.raises(RuleBroken):
        link_kinds(plan, "now", "one", "one")
