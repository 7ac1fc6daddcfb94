"""The review list: nothing of the base is missing, what became of it is right, and notes are followed."""

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.reviewing import (
    FATES,
    Item,
    Progress,
    Wanted,
    is_compared_anew,
    next_open,
    noted,
    offered,
    progress,
    review_list,
)
from orgplanner.analysis.reviewing_words import DECISION_WORDS, STATES, became_words
from orgplanner.document import open_plan
from orgplanner.edits import Part
from orgplanner.errors import RuleBroken
from orgplanner.model import Plan, Succession, names
from orgplanner.model.choices import DECISIONS, REVIEWS
from orgplanner.paths import samples

from .reforms import STEPS, ministry, reform

FIGURES = st.lists(st.integers(0, 6), min_size=10, max_size=10)


def items_of(plan: Plan) -> dict[str, Item]:
    return {item.id: item for item in review_list(plan, "then")[1]}


def words_of(plan: Plan, id: str, language: str = "en") -> str:
    found, items = review_list(plan, "then")
    return became_words(next(item for item in items if item.id == id), Wording(found, language))


@settings(max_examples=60, deadline=None)
@given(FIGURES, STEPS)
def test_every_unit_and_post_of_the_base_is_listed_once_with_its_fate(figures: list[int], steps: list) -> None:
    plan = ministry(figures)
    base = plan.states["now"]
    reform(plan, "then", steps)
    found, items = review_list(plan, "then")
    assert sorted(item.id for item in items) == sorted([*base.units, *base.posts])
    for rows, table in ((found.units, "units"), (found.posts, "posts")):
        mine = [item for item in items if item.table == table]
        assert {item.id for item in mine if item.fates[0] == "closed"} == set(rows.closed)
        lost = {id for id in rows.undecided if id in base.tables[table]}
        assert {item.id for item in mine if item.fates[0] == "undecided"} == lost
        assert {item.id for item in mine if "split" in item.fates} == {each.origin for each in rows.split}
        assert {item.id for item in mine if "merged" in item.fates} == {o for e in rows.merged for o in e.origins}
    for item in items:
        assert set(item.fates) <= set(FATES)
        assert item.chain == tuple(unit for unit in item.chain if unit in base.units)
        for language in ("en", "ru", "kk"):
            assert became_words(item, Wording(found, language))


@settings(max_examples=40, deadline=None)
@given(FIGURES, STEPS)
def test_what_follows_from_the_reform_can_be_accepted_and_then_agrees(figures: list[int], steps: list) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    _, items = review_list(plan, "then")
    states = offered(items)
    if states:
        plan.apply(edits.review_each(plan, "then", states))
    _, after = review_list(plan, "then")
    assert progress(after) == Progress(len(states), len(items), 0)
    assert {item.id for item in after if item.state == "not reviewed"} == {
        item.id for item in items if item.fates[0] == "undecided"
    }
    assert [item.fates for item in after] == [item.fates for item in items]


@settings(max_examples=40, deadline=None)
@given(FIGURES, STEPS, st.lists(st.tuples(st.sampled_from(REVIEWS), st.integers(0, 99)), max_size=6))
def test_a_change_that_is_only_noted_changes_no_fate(figures: list[int], steps: list, marks: list) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    before = items_of(plan)
    subjects = sorted(before)
    changes = [
        *(edits.review(plan, "then", subjects[number % len(subjects)], state) for state, number in marks),
        edits.decide(plan, "then", subjects[0], reason=names(en="Because"), wave=2),
    ]
    for change in changes:
        try:
            plan.apply(change)
        except ValueError:
            continue
        assert not is_compared_anew(change, plan, "then")
        for subject, row in noted(change, "then").items():
            before[subject] = replace(before[subject], recorded=row)
        assert items_of(plan) == before
        plan.apply(change.inverse())
        assert is_compared_anew(change.inverse(), plan, "then") is False
        for subject, row in noted(change.inverse(), "then").items():
            before[subject] = replace(before[subject], recorded=row)
        assert items_of(plan) == before


@settings(max_examples=40, deadline=None)
@given(FIGURES, STEPS)
def test_whatever_changes_a_fate_is_compared_anew(figures: list[int], steps: list) -> None:
    plan = ministry(figures)
    for step in steps:
        before, snapshot = items_of(plan), plan.snapshot()
        reform(plan, "then", [step])
        after = items_of(plan)
        if {id: item.fates for id, item in before.items()} != {id: item.fates for id, item in after.items()}:
            from orgplanner.model.difference import difference
            from orgplanner.text import say

            assert is_compared_anew(difference(snapshot, plan, say("")), plan, "then")


@given(st.lists(st.sampled_from(["not reviewed", "unchanged", "moved"]), max_size=20), st.integers(-1, 20))
def test_going_on_visits_what_is_open_and_ends(states: list[str], start: int) -> None:
    rows = [Succession(f"s{n}", str(n), review=state) for n, state in enumerate(states)]
    items = [Item("posts", row.subject, recorded=row) for row in rows]
    open_ = {n for n, state in enumerate(states) if state == "not reviewed"}
    place, seen = start, []
    for _ in open_:
        place = next_open(items, place)
        seen.append(place)
    assert set(seen) == open_
    assert next_open(items, place) in open_ or not open_


@pytest.mark.parametrize(
    ("state", "fates", "agrees"),
    [
        ("not reviewed", ("moved",), True), ("unchanged", ("unchanged",), True), ("unchanged", ("moved",), False),
        ("changed", ("moved", "changed"), True), ("moved", ("moved", "changed"), True),
        ("out of scope", ("unchanged",), True), ("out of scope", ("closed",), False),
        ("closed", ("undecided",), False),
    ],
)  # fmt: skip
def test_what_was_noted_is_held_against_what_happened(state: str, fates: tuple[str, ...], agrees: bool) -> None:
    assert Item("posts", "p", fates=fates, recorded=Succession("x", "p", review=state)).agrees is agrees


def test_the_list_says_where_things_went() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.move_unit(plan, "then", "a1", "b"))
    plan.apply(edits.rename_unit(plan, "then", "a1", "en", "New name"))
    plan.apply(edits.unplace_unit(plan, "then", "a2"))
    plan.apply(edits.close_unit(plan, "then", "b1", posts="close", reason=names(en="Reform")))
    plan.apply(edits.split_unit(plan, "then", "b2", [Part(names(en="One")), Part(names(en="Two"))]))
    assert words_of(plan, "a1") == "moved: A → B; changed: renamed"
    assert words_of(plan, "a2") == "not yet placed"
    assert words_of(plan, "b1") == "closed"
    assert "“One”" in words_of(plan, "b2")
    assert words_of(plan, "m") == "unchanged itself, something in it changed"
    assert words_of(plan, "p0") == "unchanged"


def test_the_list_is_narrowed_by_state_unit_and_words() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.move_unit(plan, "then", "a1", "b"))
    plan.apply(edits.review_each(plan, "then", {"a1": "unchanged", "b": "unchanged"}))
    items = list(items_of(plan).values())

    def listed(**wanted: str) -> list[str]:
        return [item.id for item in items if Wanted(**wanted).admits(item)]

    assert listed(state="differing") == ["a1"]
    assert listed(state="unchanged") == ["a1", "b"]
    assert set(listed(unit="a")) == {"a", "a1", "a2", "p1", "p3", "p4", "p5"}
    assert set(listed(text="expert b1")) == {"p6", "p7"}


def test_a_scenario_without_a_base_has_no_list() -> None:
    with pytest.raises(RuleBroken):
        review_list(ministry([1] * 10), "now")


def test_every_state_and_decision_has_words() -> None:
    assert tuple(STATES) == REVIEWS
    assert tuple(DECISION_WORDS) == DECISIONS


def test_the_sample_reads_as_its_source_says() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    found, items = review_list(plan, plan.find_scenario("Proposed (source)").id)
    by_code = {found.states[0].units[item.id].code: item for item in items if item.table == "units"}
    assert by_code["DFTR"].fates[0] == by_code["DIEI"].fates[0] == "merged"
    undecided = [item for item in items if item.table == "units" and item.fates[0] == "undecided"]
    assert len(undecided) == 2
    assert progress(items).differing == 0
