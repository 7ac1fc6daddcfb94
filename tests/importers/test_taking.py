"""A list goes into a plan: as a new one, as a scenario, as updates of which each may be refused."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.edits.new_plan import new_plan
from orgplanner.importers.lists.recipe import Recipe, TableRecipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import (
    Update,
    Updates,
    as_new_plan,
    as_new_scenario,
    find_updates,
    take_updates,
)
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.model import Assignment, Figure, Plan, Todo, exactly, names
from orgplanner.model.rules import plan_problems
from tests.analysis.small_plans import head, held, plan_of, post, unit
from tests.importers.lists_taken import listed, next_month, organisation, planned, shape

FIRST = organisation()
SMALL = (
    unit("top"), unit("a", "top"), unit("b", "top"), head("boss", "top", code="1"), post("clerk", "a", code="2"),
    post("typist", "b", code="3"), held("clerk", "Anna"), held("typist", "Berik"),
)  # fmt: skip


def small(*changed: object, without: tuple[str, ...] = ()) -> Result:
    """The small list, with rows in place of those with their ids, more rows, and without some."""
    rows = {row.id: row for row in (*SMALL, *changed)}
    return listed(plan_of(*(row for id, row in rows.items() if id not in without)))


def updates(plan: Plan, result: Result, **more: object) -> Updates:
    return find_updates(plan, result.scenario, result, **more)


def taken(plan: Plan, found: Updates, *ids: str, **more: object) -> Plan:
    return plan.after(take_updates(plan, found.scenario, found, ids or tuple(found.by_id), **more))


def only(found: Updates) -> Update:
    assert len(found.updates) == 1, found.updates
    return found.updates[0]


# a plan, a scenario


def test_a_new_plan_has_the_list_as_its_current_scenario() -> None:
    plan = as_new_plan(FIRST, "Министерство", "ru")
    row = plan.scenarios[FIRST.scenario]
    assert (plan.settings.title.exactly("ru"), plan.settings.languages[0]) == ("Министерство", "ru")
    assert row.kind == "current"
    assert (row.name.exactly("en"), row.name.exactly("ru")) == ("Current", "Действующая структура")
    assert [each.widest_span for each in plan.thresholds.values()] == [15]
    assert not list(plan_problems(plan))
    assert shape(plan, FIRST.scenario) == shape(FIRST.plan, FIRST.scenario)
    assert plan.id != FIRST.plan.id
    assert not FIRST.plan.thresholds


def test_a_list_beside_a_plan_can_be_compared_by_ids() -> None:
    plan, second = planned(FIRST), next_month(FIRST, 3)
    step = as_new_scenario(plan, second, names(en="Current", ru="Февраль"), id="february")
    made = plan.after(step)
    assert not list(plan_problems(made))
    assert shape(made, "february") == shape(second.plan, second.scenario)
    assert made.scenarios["february"].name.exactly("en") == "Current (Generated figures)"
    before, after = plan.states[FIRST.scenario].posts, second.plan.states[second.scenario].posts
    found = compare(made, FIRST.scenario, "february").posts
    assert len(found.new) == len(after.keys() - before.keys())
    assert len(found.closed) == len(before.keys() - after.keys())
    assert made.after(step.inverse()) == plan


def test_a_list_with_other_ids_meets_its_twins_by_code_and_name() -> None:
    plan = planned(small())
    other = listed(plan_of(*(
        replace(row, **{field: "x" + value for field in ("id", "parent", "unit", "post", "person")
                        if isinstance(value := getattr(row, field, None), str)})
        for row in SMALL
    )))  # fmt: skip
    for person in list(other.plan.people.values()):
        other.plan.people[person.id] = replace(person, name=names(en=person.id[1:]))
    made = plan.after(as_new_scenario(plan, other, names(en="February"), id="february"))
    assert made.states["february"].units.keys() == plan.states["now"].units.keys()
    assert made.states["february"].posts.keys() == plan.states["now"].posts.keys()
    assert made.people.keys() == plan.people.keys()
    assert not updates(plan, other).updates


def test_a_person_without_a_post_is_not_brought_twice() -> None:
    plan = planned(small())
    plan.apply(edits.end_assignment(plan, "now", "Anna-clerk"))
    made = plan.after(as_new_scenario(plan, small(), names(en="February"), id="february"))
    assert made.people.keys() == plan.people.keys()


# updates


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["close", "unplaced"]))
def test_accepting_all_makes_the_scenario_what_the_list_says(seed: int, gone: str) -> None:
    plan, second = planned(FIRST), next_month(FIRST, seed)
    found = updates(plan, second)
    step = take_updates(plan, found.scenario, found, list(found.by_id), gone=gone)
    after = plan.after(step)
    assert not list(plan_problems(after))
    assert gone == "unplaced" or shape(after, found.scenario) == shape(second.plan, second.scenario)
    assert not updates(after, second).updates
    assert after.after(step.inverse()) == plan


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["close", "unplaced"]))
def test_what_was_refused_can_be_had_later(seed: int, gone: str) -> None:
    plan, second, random = planned(FIRST), next_month(FIRST, seed), Random(seed)
    found = updates(plan, second)
    some = taken(plan, found, *(each.id for each in found.updates if random.random() < 0.5), gone=gone)
    assert not list(plan_problems(some))
    whole = taken(some, updates(some, second))
    assert not updates(whole, second).updates
    assert gone == "unplaced" or shape(whole, found.scenario) == shape(second.plan, second.scenario)


def test_the_same_list_again_says_nothing_new() -> None:
    plan = planned(FIRST)
    assert updates(plan, FIRST).updates == ()
    empty = new_plan()
    scenario = next(iter(empty.scenarios))
    found = find_updates(empty, scenario, FIRST)
    filled = taken(empty, found)
    assert shape(filled, scenario) == shape(FIRST.plan, FIRST.scenario)
    assert find_updates(filled, scenario, FIRST).updates == ()


def test_each_sort_of_update_is_told_in_words() -> None:
    book = Book("staff.csv", "text", (Sheet("staff.csv", [[None]] * 20),))
    found = updates(
        planned(small()),
        small(unit("c", "top"), unit("b", "a"), post("typist", "b", "2", code="3"), held("boss", "Anna"),
              without=("Anna-clerk",)),
        books=[book],
    )  # fmt: skip
    told = {(row.kind, row.table, row.name, str(row.heading), row.before, row.after) for row in found.updates}
    assert told == {
        ("new", "units", "Unit c", "new", "", "Unit top"),
        ("moved", "units", "Unit b", "Below", "Unit top", "Unit a"),
        ("changed", "posts", "Post typist (Unit b)", "Established posts (FTE)", "1", "2"),
        ("moved", "assignments", "Anna", "Post", "Post clerk (Unit a)", "Post boss (Unit top)"),
    }
    assert {each.place for each in found.updates if each.table == "units"} == {"staff.csv, 3", "staff.csv, 4"}


def test_a_column_that_the_list_has_not_empties_nothing() -> None:
    plan = planned(small(post("clerk", "a", code="2", note="Look", profession=names(en="Lawyer"), is_deputy=True)))
    found = updates(plan, small(post("clerk", "a", code="2")))
    assert found.updates == ()
    one = updates(plan, small(post("clerk", "a", code="2"), post("typist", "b", code="3", note="New")))
    assert {(each.name, each.is_ticked) for each in one.updates} == {
        ("Post clerk (Unit a)", False), ("Post typist (Unit b)", True)
    }  # fmt: skip


def test_a_column_of_the_recipe_counts_even_if_every_row_says_the_usual() -> None:
    plan = planned(small(post("clerk", "a", code="2", status="frozen")))
    assert updates(plan, small()).updates == ()
    recipe = Recipe((TableRecipe(0, 0, 0, 1, 1, {0: "status"}, "posts", "none"),))
    assert only(updates(plan, small(), recipe=recipe)).field == "status"


def test_a_number_set_by_hand_is_not_overwritten_unasked() -> None:
    plan = planned(small(replace(post("clerk", "a", code="2"), established=Figure(exactly(1), "stated"))))
    plan.apply(edits.change_part(plan, "now", "posts", ["clerk"], "established", "quantity", exactly(3)))
    each = only(updates(plan, small()))
    assert (each.before, each.after, each.is_ticked) == ("3", "1", False)


def test_other_languages_of_a_name_stay() -> None:
    plan = planned(small())
    found = updates(plan, small(unit("a", "top", name=names(en="Audit"))))
    name = taken(plan, found).states["now"].units["a"].name
    assert (name.exactly("en"), name.exactly("ru")) == ("Audit", "Unit a")


def test_what_needs_something_refused_is_told_and_left_out() -> None:
    plan = planned(small())
    result = small(unit("c", "top"), unit("d", "c"), post("new", "d"), held("new", "Anna"), without=("Anna-clerk",))
    found = updates(plan, result)
    rest = [id for id in found.by_id if id != "new:units:c"]
    assert set(found.lacking(rest).values()) == {"new:units:c"}
    step = take_updates(plan, "now", found, rest)
    assert not step.changes
    assert any("Unit c" in str(note) for note in step.notes)


def test_a_move_that_would_close_a_circle_alone_is_told() -> None:
    plan = planned(small(unit("b", "a")))
    found = updates(plan, small(unit("b", "top"), unit("a", "b")))
    down = next(each.id for each in found.updates if each.row == "a")
    step = take_updates(plan, "now", found, [down])
    assert not step.changes
    assert "under" in str(step.notes[0])
    assert taken(plan, found).states["now"].units["a"].parent == "b"


def test_a_unit_in_which_something_stays_does_not_close() -> None:
    plan = planned(small())
    found = updates(plan, small(without=("b", "typist", "Berik-typist")))
    assert {each.id for each in found.updates} == {"gone:units:b", "gone:posts:typist"}
    step = take_updates(plan, "now", found, ["gone:units:b"])
    assert not step.changes
    assert "stays" in str(step.notes[0])
    waiting = taken(plan, found, gone="unplaced").states["now"]
    assert waiting.units["b"].unplaced
    assert waiting.holders("typist")


def test_a_list_of_a_part_closes_nothing_unasked() -> None:
    plan = planned(FIRST)
    branch = next(row.id for row in FIRST.plan.states[FIRST.scenario].units.values() if row.parent is not None)
    part = FIRST.plan.snapshot()
    state = part.states[FIRST.scenario]
    kept = {row.id for row in state.branch(branch)}
    part.apply(edits.move_unit(part, FIRST.scenario, branch, None))
    for row in [row for row in part.states[FIRST.scenario].children(None) if row.id != branch]:
        part.apply(edits.close_unit(part, FIRST.scenario, row.id, posts="close", units="close"))
    found = updates(plan, listed(part, FIRST.scenario))
    assert found.is_partial
    assert {each.kind for each in found.updates} == {"gone"}
    assert not found.ticked()
    assert kept.isdisjoint(each.row for each in found.updates)


def test_a_list_without_people_sends_nobody_away() -> None:
    plan = planned(small())
    assert updates(plan, small(without=("Anna-clerk", "Berik-typist"))).updates == ()


def test_an_assignment_that_ends_by_itself_is_only_offered() -> None:
    plan = planned(small(held("boss", "Chris", until="2026-03-01")))
    each = only(updates(plan, small()))
    assert (each.kind, each.is_ticked) == ("gone", False)


def test_both_days_of_an_assignment_change_together() -> None:
    def sat(since: str, until: str) -> Assignment:
        return replace(held("clerk", "Anna"), since=since, until=until)

    plan = planned(small(sat("2024-01-01", "2024-12-31")))
    found = updates(plan, small(sat("2026-01-01", "2026-12-31")))
    row = taken(plan, found).states["now"].assignments["Anna-clerk"]
    assert (row.since, row.until) == ("2026-01-01", "2026-12-31")


def test_of_posts_without_a_number_that_one_is_gone_whose_holder_is() -> None:
    def experts(*people: str) -> list[object]:
        rows = [replace(post(f"expert{place}", "a"), title=names(en="Expert")) for place, _ in enumerate(people)]
        return [*rows, *(held(row.id, person) for row, person in zip(rows, people, strict=True))]

    plan = planned(small(*experts("Dana", "Erlan", "Fatima")))
    each = only(updates(plan, small(*experts("Erlan", "Fatima"))))
    assert (each.id, each.before) == ("gone:posts:expert0", "Dana")


def test_a_list_in_a_file_of_another_name_is_the_same_list() -> None:
    def monthly(month: str) -> Result:
        whole = unit(f"whole {month}", name=names(en=month), basis="inferred", code="")
        result = listed(plan_of(whole, post("p", whole.id), post("q", whole.id, title=names(en="Clerk"))))
        result.plan.apply(edits.add_source(result.plan, names(en=f"{month}.csv"), id=month))
        return result

    plan = planned(monthly("January"))
    assert updates(plan, monthly("February")).updates == ()


def test_that_a_superior_is_gone_is_said_once() -> None:
    plan = planned(small(post("chief", "a"), post("clerk", "a", code="2", reports_to="chief")))
    found = updates(plan, small(post("clerk", "a", code="2")))
    assert only(found).id == "gone:posts:chief"
    assert taken(plan, found).states["now"].posts["clerk"].reports_to is None


def test_todos_of_a_list_come_once() -> None:
    result = small()
    result.plan.states["now"].todos["one"] = Todo("one", "clerk", "Whose clerk?", "staff.csv: 4", "?")
    plan = planned(small())
    found = updates(plan, result)
    assert only(found).place == "staff.csv: 4"
    after = taken(plan, found)
    assert after.states["now"].todos["one"].subject == "clerk"
    assert updates(after, result).updates == ()


def test_pay_of_grades_and_sources_come_along() -> None:
    plan = planned(small())
    result = small()
    result.plan.apply(edits.add_source(result.plan, names(en="February.csv"), id="src"))
    result.plan.apply(edits.add_grade(result.plan, names(en="C-1"), code="C-1", id="g"))
    result.plan.apply(edits.change_grade(result.plan, "g", pay=Figure(exactly(900), "stated", "src")))
    result.plan.apply(edits.change_post(
        result.plan, "now", "clerk", grade="g", established=Figure(exactly(2), "stated", "src")
    ))  # fmt: skip
    after = taken(plan, updates(plan, result))
    assert after.grades["g"].pay == Figure(exactly(900), "stated", "src")
    assert after.states["now"].posts["clerk"].established.source == "src"
    result.plan.apply(edits.change_grade(result.plan, "g", pay=Figure(exactly(950), "stated", "src")))
    each = only(updates(after, result))
    assert (each.table, each.before, each.after, each.is_ticked) == ("grades", "900", "950", False)


def test_a_locked_scenario_takes_nothing() -> None:
    plan = planned(small())
    found = updates(plan, small(unit("c", "top")))
    plan.apply(edits.lock_scenario(plan, "now"))
    with pytest.raises(edits.cells.RuleBroken):
        take_updates(plan, "now", found, list(found.by_id))


def test_finding_and_taking_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    plan = planned(small())
    with pytest.raises(Stopped):
        updates(plan, small(unit("c", "top")), tell=stop)
    found = updates(plan, small(unit("c", "top")))
    with pytest.raises(Stopped):
        take_updates(plan, "now", found, list(found.by_id), tick=stop)


