"""Percentages on pay, criteria and scores: their order, their limits, and what goes with them."""

import pytest

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Plan, between, exactly, names


@pytest.fixture
def plan() -> Plan:
    made = edits.new_plan()
    made.apply(edits.add_criterion(made, names(en="Readiness"), id="ready"))
    return made


def current(plan: Plan) -> str:
    return plan.ordered_scenarios()[0].id


def test_allowances_keep_the_order_they_are_put_in(plan: Plan) -> None:
    for id in ("first", "second"):
        plan.apply(edits.add_allowance(plan, names(en=id), id=id, percent=Figure(exactly(10), "assumed")))
    plan.apply(edits.add_allowance(plan, names(en="between"), id="between", after="first"))
    plan.apply(edits.reorder_allowance(plan, "second", before="first"))
    assert sorted(plan.allowances, key=lambda id: plan.allowances[id].rank) == ["second", "first", "between"]


def test_a_grade_that_an_allowance_is_for_stays(plan: Plan) -> None:
    plan.apply(edits.add_grade(plan, names(en="C-4"), id="c4"))
    plan.apply(edits.add_allowance(plan, names(en="Risk"), grade="c4"))
    with pytest.raises(RuleBroken, match=r"allowance “Risk”"):
        edits.delete_grade(plan, "c4")


@pytest.mark.parametrize("quantity", [exactly(11), between(9, 12)])
def test_a_score_is_from_0_to_10(plan: Plan, quantity) -> None:
    with pytest.raises(RuleBroken, match="from 0 to 10"):
        edits.set_score(plan, "ready", current(plan), Figure(quantity, "assumed"))


def test_a_score_is_set_changed_and_taken_away(plan: Plan) -> None:
    scenario = current(plan)
    plan.apply(edits.set_score(plan, "ready", scenario, Figure(between(6, 8), "assumed")))
    plan.apply(edits.set_score(plan, "ready", scenario, Figure(exactly(7), "stated"), note="asked in May"))
    (row,) = plan.scores.values()
    assert (row.score, row.note) == (Figure(exactly(7), "stated"), "asked in May")
    with pytest.raises(RuleBroken, match="already"):
        edits.add_score(plan, "ready", scenario, Figure(exactly(1)))
    plan.apply(edits.set_score(plan, "ready", scenario, note=""))
    assert not plan.scores


def test_scores_go_with_their_criterion_and_their_scenario(plan: Plan) -> None:
    scenario = current(plan)
    plan.apply(edits.copy_scenario(plan, scenario, names(en="Other"), id="other"))
    for each in (scenario, "other"):
        plan.apply(edits.set_score(plan, "ready", each, Figure(exactly(5))))
    plan.apply(edits.delete_scenario(plan, "other"))
    assert [row.scenario for row in plan.scores.values()] == [scenario]
    gone = edits.delete_criterion(plan, "ready")
    plan.apply(gone)
    assert (plan.scores, plan.criteria) == ({}, {})
    plan.apply(gone.inverse())
    assert len(plan.scores) == 1
