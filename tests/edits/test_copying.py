"""Copies of branches: into other places, scenarios and plans, and beside themselves."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.edits import take_branch
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import Figure, Limit, Plan, about, exactly, names
from orgplanner.model.rules import plan_problems


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def notes(changes: Any) -> list[str]:
    return [str(note) for note in changes.notes]


def called(rows: Any) -> list[str]:
    return [str(row.name) for row in rows]


def test_a_duplicate_stands_beside_its_original_with_all_below_it(plan: Plan, do: Any) -> None:
    changes = do("duplicate_many", "then", ["dftr"])
    state = plan.states["then"]
    assert called(state.children("meb")) == ["DFTR", "DFTR", "DIEI"]
    copy = state.children("meb")[1]
    assert copy.id != "dftr"
    assert called(state.children(copy.id)) == ["Tariff", "Wto"]
    assert [str(post.title) for post in state.posts_of(copy.id)] == ["Head of DFTR", "Expert dftr"]
    assert state.posts_of(copy.id)[0].is_head
    assert [need.level for need in state.requirements.values()] == [4, 4]
    assert len(state.links) == 1, "a link to what is not copied is not copied"
    assert notes(changes) == [
        "The copy has no holders; people who stay where they are: 1.",
        "Functions that more than one unit leads now: 2.",
    ]
    assert len(state.assignments) == 1


def test_a_copy_is_an_assumption_that_nobody_fills(plan: Plan, do: Any) -> None:
    do("add_source", names(en="Note"), id="note")
    do("change_post", "then", "expert-wto", established=Figure(about(5), "stated", "note"), source="note",
       filled=Figure(exactly(5), "stated", "note"), basis="stated", code="77")  # fmt: skip
    do("change_unit", "then", "wto", code="D-2", source="note", basis="stated")
    do("duplicate_many", "then", ["wto"])
    state = plan.states["then"]
    [copy] = [unit for unit in state.children("dftr") if unit.id not in ("tariff", "wto")]
    [post] = state.posts_of(copy.id)
    assert (copy.code, copy.source, copy.basis) == ("", None, "assumed")
    assert post.established == Figure(about(5), "assumed")
    assert post.filled == Figure(exactly(0), "assumed")
    assert (post.code, post.source) == ("", None)


def test_the_limits_of_a_unit_come_with_it(plan: Plan, do: Any) -> None:
    do("add_source", names(en="Order"), id="order")
    do("add_limit", "then", "wto", most=Decimal(12), source="order")
    do("duplicate_many", "then", ["wto"])
    state = plan.states["then"]
    [copy] = [unit for unit in state.children("dftr") if unit.id not in ("tariff", "wto")]
    [limit] = state.where("limits", "unit", copy.id)
    assert (limit.most, limit.source) == (12, None), "the source says it of the original alone"


def test_what_was_cut_in_another_plan_stays_there_and_that_is_said(plan: Plan, do: Any) -> None:
    cut = take_branch(plan, "now", ["wto"], cut=True)
    cut = replace(cut, plan="other")
    assert any("what was cut stays" in note for note in notes(do("paste_branch", "then", cut, "diei")))
    assert "wto" in plan.states["now"].units
    here = take_branch(plan, "then", ["wto"], cut=True)
    assert not any("what was cut stays" in note for note in notes(do("paste_branch", "then", here, "diei")))


def test_what_was_cut_in_another_scenario_moves_with_its_people(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "dftr", posts="close", units="close")
    changes = do("carry_over", "then", "now", ["dftr"], "diei")
    now, then = plan.states["now"], plan.states["then"]
    assert ids(then.children("diei")) == ["rules", "dftr"]
    assert [(row.person, row.post) for row in then.assignments.values()] == [("ann", "expert-tariff")]
    assert not {"dftr", "tariff", "wto"} & now.units.keys()
    assert "expert-tariff" not in now.posts
    assert not now.assignments
    assert not list(plan_problems(plan))
    plan.apply(changes.inverse())
    assert "wto" in plan.states["now"].units
    assert "dftr" not in plan.states["then"].units


def test_where_a_scenario_has_it_already_what_was_cut_comes_as_a_copy_and_a_locked_one_keeps_it(
    plan: Plan, do: Any
) -> None:
    changes = do("carry_over", "then", "now", ["tariff"], "diei")
    assert called(plan.states["then"].children("diei")) == ["Rules", "Tariff"]
    assert "tariff" not in plan.states["now"].units
    assert "people who lose their post: 1" in " ".join(notes(changes))
    do("lock_scenario", "now")
    for origin in ("now", "then", "nowhere"):
        with pytest.raises(RuleBroken):
            do("carry_over", "then", origin, ["wto"], "diei")


def test_links_between_copied_units_join_the_copies(plan: Plan, do: Any) -> None:
    do("duplicate_many", "then", ["dftr", "diei"])
    state = plan.states["then"]
    assert called(state.children("meb")) == ["DFTR", "DFTR", "DIEI", "DIEI"]
    first, second = state.children("meb")[1].id, state.children("meb")[3].id
    assert {(link.origin, link.target) for link in state.links.values()} == {("dftr", "diei"), (first, second)}


def test_a_chosen_unit_below_another_chosen_one_is_copied_once(plan: Plan) -> None:
    branch = take_branch(plan, "then", ["tariff", "expert-tariff", "head-diei", "dftr"])
    assert branch.tops == ("dftr", "head-diei")
    assert len(branch.of("units")) == 3


def test_a_unit_that_the_scenario_lacks_comes_back_under_its_id(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "dftr", posts="close", units="close")
    branch = take_branch(plan, "now", ["dftr"])
    changes = do("paste_branch", "then", branch, "diei")
    state = plan.states["then"]
    assert ids(state.children("diei")) == ["rules", "dftr"]
    assert ids(state.children("dftr")) == ["tariff", "wto"]
    assert state.posts["expert-tariff"] == plan.states["now"].posts["expert-tariff"]
    assert {row.decision for row in state.successions.values()} == {"undecided"}
    assert "Decisions that are open again, as their subjects are back: 7." in notes(changes)


def test_what_the_scenario_has_is_pasted_as_new(plan: Plan, do: Any) -> None:
    do("paste_branch", "then", take_branch(plan, "now", ["wto"]), "diei", after="rules")
    state = plan.states["then"]
    assert ids(state.children("dftr")) == ["tariff", "wto"]
    assert called(state.children("diei")) == ["Rules", "Wto"]


def other_plan() -> Plan:
    """Another ministry with a department, its grade, skill and source."""
    plan = Plan("other")

    def do(name: str, /, *arguments: Any, **fields: Any) -> None:
        plan.apply(edits.EDITS[name](plan, *arguments, **fields))

    do("add_source", names(en="Order 5"), id="order")
    do("add_grade", names(en="Chief"), id="g1", code="C-3")
    do("add_skill", names(en="English"), id="s1", scale="CEFR")
    do("add_skill", names(en="Law"), id="s2")
    do("add_scenario", names(en="Now"), "current", id="s")
    do("add_unit", "s", name=names(en="Customs"), id="dftr", code="CU", source="order")
    do("add_post", "s", "dftr", title=names(en="Head"), id="h", is_head=True, grade="g1",
       established=Figure(exactly(1), "stated", "order"))  # fmt: skip
    do("add_post", "s", "dftr", title=names(en="Expert"), id="e", reports_to="h")
    for skill in ("s1", "s2"):
        do("add_requirement", "s", skill, post="e", level=3)
    do("add_function", "s", names(en="Policy"), id="f", kind="policy")
    do("add_responsibility", "s", "f", "dftr", "leads")
    return plan


def test_a_branch_of_another_plan_brings_what_it_names(plan: Plan, do: Any) -> None:
    do("add_grade", names(en="Senior"), id="mine", code="c-3")
    changes = do("paste_branch", "then", take_branch(other_plan(), "s", ["dftr"]), "meb")
    state = plan.states["then"]
    made = state.children("meb")[-1]
    head, expert = state.posts_of(made.id)
    assert made.id != "dftr", "the id is that of another unit here"
    assert made.code == "CU"
    assert plan.sources[made.source or ""].title == names(en="Order 5")
    assert head.grade == "mine", "a grade is known by its code"
    assert head.established == Figure(exactly(1), "stated", made.source)
    assert expert.reports_to == head.id
    skills = {plan.skills[need.skill].id for need in state.where("requirements", "post", expert.id)}
    assert skills == {"english", "s2"}, "a skill of the same name and scale is the same"
    [part] = state.where("responsibilities", "unit", made.id)
    assert part.function == "policy"
    assert notes(changes)[:2] == ["Brought along: source × 1.", "Brought along: skill × 1."]


def test_a_skill_of_another_scale_is_another_skill(plan: Plan, do: Any) -> None:
    source = other_plan()
    source.apply(edits.change_skill(source, "s1", scale="EQF"))
    do("paste_branch", "then", take_branch(source, "s", ["dftr"]), "meb")
    assert len(plan.skills) == 3


def test_a_head_that_is_pasted_yields_to_the_head_there(plan: Plan, do: Any) -> None:
    changes = do("paste_branch", "then", take_branch(plan, "then", ["head-dftr"]), "diei")
    assert [post.is_head for post in plan.states["then"].posts_of("diei")] == [True, False, False]
    assert any("no longer a head" in note for note in notes(changes))


def test_posts_need_a_unit_to_be_pasted_into(plan: Plan) -> None:
    with pytest.raises(RuleBroken, match="Posts stand in a unit"):
        edits.paste_branch(plan, "then", take_branch(plan, "then", ["head-dftr"]), None)


def test_a_unit_can_be_copied_into_itself(plan: Plan, do: Any) -> None:
    do("paste_branch", "then", take_branch(plan, "then", ["dftr"]), "tariff")
    below = plan.states["then"].children("tariff")
    assert called(below) == ["DFTR"]
    assert called(plan.states["then"].children(below[0].id)) == ["Tariff", "Wto"]


def test_a_waiting_unit_is_duplicated_beside_itself(plan: Plan, do: Any) -> None:
    do("unplace_many", "then", ["dftr", "head-diei", "tariff"])
    do("duplicate_many", "then", ["dftr", "head-diei"])
    state = plan.states["then"]
    assert called(state.unplaced_units()) == ["DFTR", "DFTR"]
    assert len(state.unplaced_posts()) == 2


@given(seed=st.integers(0, 40), picks=st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_branch_pasted_anywhere_keeps_the_rules_and_its_shape(seed: int, picks: list[int]) -> None:
    plan = generate(posts=60, seed=seed)
    scenarios = sorted(plan.states)
    origin, target = (scenarios[pick % len(scenarios)] for pick in (picks[0], picks[-1]))
    known = sorted(plan.states[origin].units)
    branch = take_branch(plan, origin, [known[pick % len(known)] for pick in picks])
    under = sorted(plan.states[target].units)[picks[0] % len(plan.states[target].units)]
    plan.apply(edits.lock_scenario(plan, target, locked=False))
    changes = edits.paste_branch(plan, target, branch, under)
    after = plan.after(changes)
    assert not list(plan_problems(after))
    added = [change for change in changes if change.before is None and change.scenario == target]
    for table in ("units", "posts", "requirements"):
        assert len([change for change in added if change.table == table]) == len(branch.of(table))
    titles = sorted(str(row.title) for row in branch.of("posts"))
    assert sorted(str(change.after.title) for change in added if change.table == "posts") == titles
    assert after.after(changes.inverse()) == plan


def test_a_branch_with_loose_ends_is_at_fault(plan: Plan) -> None:
    branch = take_branch(plan, "then", ["dftr"])
    assert not edits.branch_fault(branch)
    for wrong in (
        {"tops": ()},
        {"tops": ("nobody",)},
        {"rows": {**branch.rows, "people": (plan.people["ann"],)}},
        {"rows": {**branch.rows, "units": branch.of("posts")}},
        {"rows": {**branch.rows, "units": branch.of("units") * 2}},
        {"rows": {**branch.rows, "units": branch.of("units")[1:]}, "tops": ("tariff",)},
        {"rows": {**branch.rows, "limits": (Limit("l"),)}},
    ):
        assert edits.branch_fault(replace(branch, **wrong))
