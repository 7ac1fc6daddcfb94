"""What a move would do to the skill gaps is what it does, and the plan is left alone until it is done."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.rating_age import age_of, day_of, is_old
from orgplanner.analysis.skill_gaps import levels_missing, skill_gaps
from orgplanner.analysis.views.moving import Moving
from orgplanner.analysis.what_if import WhatIf, main_assignment, saved, what_if
from orgplanner.document import open_plan
from orgplanner.errors import RuleBroken
from orgplanner.model import Assignment, Person, Plan, Rating, Requirement, Settings, Skill, between, exactly, total
from orgplanner.paths import samples
from tests.analysis.small_plans import figure, plan_of, post, unit, words

UNITS = {"a": None, "b": "a", "c": "a", "d": "c"}
PEOPLE, SKILLS = "ABCD", ("law", "tax")


@st.composite
def staffed(draw):
    """Four units with two posts each, four people somewhere or nowhere, needs of units and posts, ratings."""
    places = {f"{home}{at}": home for home in UNITS for at in "12"}
    posts = [post(id, home, draw(st.sampled_from("123"))) for id, home in places.items()]
    plan = plan_of(*(unit(*pair) for pair in UNITS.items()), *posts)
    state, ends = plan.states["now"], [*UNITS, *places]
    for id in SKILLS:
        plan.skills[id] = Skill(id, words(id))
    for id in PEOPLE:
        plan.people[id] = Person(id, words(id))
        for at in draw(st.lists(st.sampled_from(ends[4:]), max_size=2, unique=True)):
            state.assignments[f"{id}{at}"] = Assignment(f"{id}{at}", id, at, Decimal("0.5"))
        for skill in draw(st.sets(st.sampled_from(SKILLS))):
            plan.ratings[id + skill] = Rating(id + skill, id, skill, draw(st.integers(0, 5)))
    for at, end in enumerate(draw(st.lists(st.sampled_from(ends), max_size=6))):
        level, skill = draw(st.none() | st.integers(1, 5)), draw(st.sampled_from(SKILLS))
        need = Requirement(f"n{at}", skill, level=level, essential=draw(st.booleans()))
        people = figure(draw(st.sampled_from(["2", "1-3", "?"])))
        field = {"unit": end, "people": people} if end in UNITS else {"post": end}
        state.requirements[need.id] = replace(need, **field)
    return plan


@given(staffed(), st.sampled_from(PEOPLE), st.sampled_from([f"{home}1" for home in UNITS] + list(UNITS)))
@settings(max_examples=120, deadline=None)
def test_what_is_told_is_what_happens(plan: Plan, person: str, end: str) -> None:
    before, untouched = skill_gaps(plan, "now"), plan.snapshot()
    try:
        tried = what_if(plan, "now", person, end)
    except RuleBroken:
        return
    assert plan == untouched
    plan.apply(edits.move_person(plan, "now", tried.person, tried.post, assignment=tried.assignment))
    after = skill_gaps(plan, "now")
    moved = {(row.unit, row.skill, row.level, row.essential): row for row in after.rows}
    for pair in tried.pairs:
        real = moved[pair.key]
        assert (pair.after.held, pair.after.gap, pair.after.levels) == (real.held, real.gap, real.levels)
        assert set(pair.after.holders) == set(real.holders)
    told = {pair.key for pair in tried.pairs}
    for row in before.rows:
        key = (row.unit, row.skill, row.level, row.essential)
        assert key in told or set(moved[key].holders) == set(row.holders)
    for place, essential in enumerate((True, False)):
        for field, sums in (("gap", tried.missing), ("levels", tried.levels)):
            rows = [[row for row in gaps.rows if row.essential is essential] for gaps in (before, after)]
            assert sums[place] == tuple(total(getattr(row, field) for row in each) for each in rows)


@pytest.fixture
def worked() -> tuple[Plan, str]:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    return plan, plan.find_scenario("Worked example").id


def tried(worked: tuple[Plan, str], person: str, end: str) -> WhatIf:
    plan, scenario = worked
    state = plan.states[scenario]
    who = next(row.id for row in plan.people.values() if row.code == person)
    ends = {row.code: row.id for row in (*state.posts.values(), *state.units.values())}
    return what_if(plan, scenario, who, ends[end])


def test_the_services_expert_moves_to_the_new_unit(worked: tuple[Plan, str]) -> None:
    plan, scenario = worked
    move = tried(worked, "H-18", "ITD-SI-2")
    rows = {(str(plan.states[scenario].units[pair.key[0]].code), str(plan.skills[pair.key[1]].name)): pair
            for pair in move.pairs if pair.differs}  # fmt: skip
    services = rows["ITD-SI", "Trade in services"]
    assert (services.before.gap, services.after.gap) == (exactly(2), exactly(1))
    left = rows["ITD-TAC-WTO", "Trade in services"]
    assert (left.before.gap, left.after.gap) == (exactly(1), exactly(2))
    said = [str(line) for line in Moving(plan, scenario).said(move)]
    assert said[0].startswith("“Holder 18” would leave “Chief expert, WTO” (ITD-TAC-WTO WTO affairs) for “Chief")
    assert "meets 2 of 5" in said[2]
    grid = Moving(plan, scenario).grid(move)
    assert ("0 → 1", "2 → 1", "8 → 4") in [row.cells[5:] for row in grid.rows]


def test_a_unit_gives_its_vacant_post_that_fits_best_or_says_it_has_none(worked: tuple[Plan, str]) -> None:
    plan, scenario = worked
    move = tried(worked, "H-18", "ITD-SI")
    assert not plan.states[scenario].posts[move.post].is_head
    plan.apply(edits.add_unit(plan, scenario, name=words("Empty"), kind="division", code="EMPTY"))
    with pytest.raises(RuleBroken, match="no other post"):
        tried(worked, "H-18", "EMPTY")


def test_a_move_keeps_the_share_and_is_assumed(worked: tuple[Plan, str]) -> None:
    plan, scenario = worked
    move = tried(worked, "H-18", "ITD-SI-2")
    done = edits.move_person(plan, scenario, move.person, move.post, assignment=move.assignment)
    plan.apply(done)
    row = main_assignment(plan, scenario, move.person)
    assert row is not None
    assert (row.post, row.share, row.basis, row.source) == (move.post, Decimal(1), "assumed", None)
    plan.apply(done.inverse())
    assert main_assignment(plan, scenario, move.person).post != move.post


@given(st.lists(st.integers(0, 6), max_size=8), st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))
def test_levels_missing_are_those_of_the_best(held: list[int], level: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    found = levels_missing(between(low, high), level, held)
    for end, seats in ((found.low, low), (found.high, high)):
        best = [*sorted(held, reverse=True), *[0] * seats][:seats]
        assert end == sum(max(level - each, 0) for each in best)


@pytest.mark.parametrize(
    ("rated", "on", "months"),
    [
        ("2010-06", "2013-04", 34), ("2013-04", "2013-04", 0), ("2012", "2013-04", 4), ("2013", "2013-04", 0),
        ("2012-05-20", "2013-05-19", 11), ("2012-05-20", "2013-05-20", 12), ("", "2013", None),
        ("2012", "2014", 13),
    ],
)  # fmt: skip
def test_a_rating_is_never_made_older_than_it_is(rated: str, on: str, months: int | None) -> None:
    assert age_of(Rating("r", "p", "s", 3, date=rated), on) == months


def test_old_is_what_the_settings_say_on_the_day_of_the_base() -> None:
    plan = plan_of(unit("a"), as_of="2013-04")
    plan.apply(edits.copy_scenario(plan, "now", words("Then"), id="then", as_of=""))
    rating = Rating("r", "p", "s", 3, date="2011-03")
    assert day_of(plan, "then") == "2013-04"
    verdicts = []
    for months in (None, 24, 25):
        plan.shared.tables["settings"]["settings"] = Settings("settings", rating_months=months)
        verdicts.append(is_old(plan, rating, day_of(plan, "then")))
    assert verdicts == [False, True, False]
    assert saved(total([exactly(3)]), total([])) == 3
