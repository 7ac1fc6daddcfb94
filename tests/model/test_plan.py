"""The plan: all or nothing, indexes that follow, snapshots that stay."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.errors import RuleBroken
from orgplanner.model import (
    Change,
    ChangeSet,
    Plan,
    Post,
    Scenario,
    Succession,
    Unit,
    derived_id,
    gather,
    names,
    new_id,
)
from orgplanner.model.rules import DEEPEST, plan_problems
from orgplanner.text import say


def added(table: str, *rows: Any, scenario: str | None = "s") -> ChangeSet:
    return ChangeSet(say("Add"), tuple(Change(table, scenario, row.id, None, row) for row in rows))


def small_plan() -> Plan:
    plan = Plan("p")
    plan.apply(added("scenarios", Scenario("s", names(en="Current", kk="Қазіргі")), scenario=None))
    top, low = Unit("top", rank="B"), Unit("low", parent="top", rank="C")
    plan.apply(added("units", top, low, Unit("first", parent="top", rank="A")))
    plan.apply(added("posts", Post("expert", "top", rank="A"), Post("head", "top", rank="B", is_head=True)))
    return plan


def test_a_failing_change_leaves_nothing_behind() -> None:
    plan = small_plan()
    list(plan.states["s"].where("units", "parent", "top"))
    before = plan.snapshot()
    good, stale = Unit("new", parent="top"), Change("units", "s", "top", Unit("top"), None)
    for bad in (
        stale,
        Change("units", "s", "x", None, Unit("y")),
        Change("units", "s", "x", None, Post("x")),
        Change("units", "nowhere", "x", None, Unit("x")),
        Change("scenarios", None, "s", plan.scenarios["s"], None),
        Change("scenarios", None, "other", Scenario("other"), None),
        Change("planets", "s", "x", None, Unit("x")),
    ):
        with pytest.raises((ValueError, RuleBroken, KeyError)):
            plan.apply(ChangeSet(say("Bad"), (Change("units", "s", "new", None, good), bad)))
        assert plan == before
        assert [row.id for row in plan.states["s"].children("top")] == ["first", "low"]


def test_a_snapshot_stays_while_the_plan_goes_on() -> None:
    plan = small_plan()
    kept = plan.snapshot()
    plan.apply(added("units", Unit("new", parent="low")))
    assert "new" not in kept.states["s"].units
    assert kept != plan


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["copy", "a", "b", "c"])), max_size=30))
def test_plans_that_were_one_go_on_apart(steps: list[tuple[int, str]]) -> None:
    plans, expected = [small_plan()], [{"top", "low", "first"}]
    for place, what in steps:
        which = place % len(plans)
        plan, state = plans[which], plans[which].states["s"]
        list(state.where("units", "parent", "top"))
        if what == "copy":
            plans.append(plan.snapshot())
            expected.append(set(expected[which]))
            continue
        before, after = state.units.get(what), Unit(what, parent="top") if what not in state.units else None
        plan.apply(ChangeSet(say("Step"), (Change("units", "s", what, before, after),)))
        expected[which] ^= {what}
    for plan, ids in zip(plans, expected, strict=True):
        state = plan.states["s"]
        assert set(state.units) == ids
        assert {row.id for row in state.where("units", "parent", "top")} == ids - {"top"}
        assert list(state.posts) == ["expert", "head"]


def test_a_scenario_goes_when_it_is_empty_and_comes_back_by_the_inverse() -> None:
    plan = small_plan()
    before = plan.snapshot()
    state = plan.states["s"]
    rows = [(table, row) for table in ("posts", "units") for row in state.tables[table].values()]
    gone = [Change(table, "s", row.id, row, None) for table, row in rows]
    whole = ChangeSet(say("Delete"), (*gone, Change("scenarios", None, "s", plan.scenarios["s"], None)))
    plan.apply(whole)
    assert plan.states == {}
    plan.apply(whole.inverse())
    assert plan == before


def test_siblings_stand_by_rank_and_heads_first() -> None:
    state = small_plan().states["s"]
    assert [unit.id for unit, _ in state.walk()] == ["top", "first", "low"]
    assert [post.id for post in state.posts_of("top")] == ["head", "expert"]
    assert [unit.id for unit in state.ancestors("low")] == ["top"]


def test_units_below_an_unplaced_one_are_not_placed() -> None:
    plan = small_plan()
    top = plan.states["s"].units["top"]
    plan.apply(ChangeSet(say("Aside"), (Change("units", "s", "top", top, replace(top, unplaced=True)),)))
    state = plan.states["s"]
    assert not state.is_placed("low")
    assert state.children(None) == []
    assert [row.id for row in state.unplaced_units()] == ["top"]


def test_an_index_finds_what_a_list_or_a_figure_names() -> None:
    plan = small_plan()
    state = plan.states["s"]
    one = Succession("one", "x", targets=(("low", None), ("top", None)))
    assert list(state.where("successions", "targets", "low")) == []
    plan.apply(added("successions", one))
    assert list(state.where("successions", "targets", "low")) == [one]
    other = replace(one, targets=(("top", None),))
    plan.apply(ChangeSet(say("Change"), (Change("successions", "s", "one", one, other),)))
    assert list(state.where("successions", "targets", "low")) == []
    assert list(state.where("successions", "targets", "top")) == [other]


def test_scenarios_are_found_by_name_in_any_language() -> None:
    plan = small_plan()
    assert plan.find_scenario("қазіргі ").id == "s"
    with pytest.raises(RuleBroken, match="Current"):
        plan.find_scenario("Proposed")


def test_the_id_of_a_scenario_comes_before_names_and_may_have_capitals() -> None:
    plan = Plan()
    for id, called in (("A1", "B2"), ("B2", "A1")):
        row = Scenario(id, names(en=called), rank=id)
        plan.apply(ChangeSet(say("Add"), (Change("scenarios", None, id, None, row),)))
    assert [plan.find_scenario(wanted).id for wanted in ("A1", "B2", "a1", "b2")] == ["A1", "B2", "A1", "A1"]


steps = st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from(["x", "y", "z"])), max_size=12)


def walk(plan: Plan, moves: list[tuple[str, str | None]]) -> list[ChangeSet]:
    done = []
    for id, code in moves:
        before = plan.states["s"].units.get(id)
        after = None if code is None else Unit(id, code)
        if before != after:
            changes = ChangeSet(say("Step"), (Change("units", "s", id, before, after),))
            plan.apply(changes)
            done.append(changes)
    return done


@given(steps)
def test_many_steps_as_one_lead_to_the_same_plan_and_back(moves: list[tuple[str, str | None]]) -> None:
    start = Plan("p")
    start.apply(added("scenarios", Scenario("s"), scenario=None))
    end = start.snapshot()
    whole = gather(say("All"), walk(end, moves))
    assert start.after(whole) == end
    assert end.after(whole.inverse()) == start
    assert len({change.key for change in whole}) == len(whole.changes)
    assert all(change.before != change.after for change in whole)


def test_steps_that_make_and_unmake_a_scenario_are_nothing_together() -> None:
    make = added("scenarios", Scenario("t"), scenario=None).followed_by(
        added("units", Unit("u"), scenario="t")
    )
    assert [change.table for change in make] == ["scenarios", "units"]
    assert not make.followed_by(make.inverse())


def test_a_scenario_comes_before_its_rows_and_goes_after_them_in_many_steps_as_one() -> None:
    plan = Plan("p")
    made, renamed = Scenario("t", names(en="New")), Scenario("t", names(en="Other"))
    steps = [
        added("scenarios", made, scenario=None),
        added("units", Unit("u"), scenario="t"),
        ChangeSet(say("Rename"), (Change("scenarios", None, "t", made, renamed),)),
    ]
    whole = gather(say("All"), steps)
    end = plan.after(whole)
    assert end.scenarios["t"] == renamed
    assert end.after(whole.inverse()) == plan


def test_rings_and_depth_are_found() -> None:
    plan = Plan("p")
    plan.apply(
        added("scenarios", Scenario("s"), Scenario("t", base="u"), Scenario("u", base="t"), scenario=None)
    )
    chain = [Unit(f"c{n}", parent=f"c{n - 1}" if n else None) for n in range(DEEPEST + 1)]
    plan.apply(added("units", *chain, Unit("a", parent="b"), Unit("b", parent="a")))
    plan.apply(added("posts", Post("p", "nowhere"), Post("q"), Post("r", "a", reports_to="r")))
    said = {(problem.place, str(problem.message)) for problem in plan_problems(plan)}
    for place, field in [
        ("units a", "units.parent: stands in a ring"),
        (f"units c{DEEPEST}", "units.parent: stands deeper"),
        ("posts p", "posts.unit: refers to something"),
        ("posts q", "posts.unplaced: is placed"),
        ("posts r", "posts.reports_to: stands in a ring"),
        ("scenarios t", "scenarios.base: stands in a ring"),
    ]:
        assert any(where == place and message.startswith(field) for where, message in said), place


def test_ids_are_random_or_follow_from_their_parts() -> None:
    assert new_id() != new_id()
    assert derived_id("a", "bc") == derived_id("a", "bc") != derived_id("ab", "c")


def test_names_fall_back_through_the_languages() -> None:
    name = names(ru="Отдел", kk="Бөлім")
    assert name.best("en", "kk") == "Бөлім"
    assert name.best("en") in ("Бөлім", "Отдел")
    assert name.including("ru", "").items == (("kk", "Бөлім"),)
