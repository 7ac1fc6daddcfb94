"""Scenarios, decisions on what the base holds, lists of the plan, bulk changes."""

from decimal import Decimal
from typing import Any

import pytest

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, Figure, Plan, exactly, names


def test_a_copy_has_the_same_rows_and_remembers_its_base(plan: Plan, do: Any) -> None:
    now, then = plan.states["now"], plan.states["then"]
    assert all(now.tables[table] == then.tables[table] for table in SCENARIO)
    assert plan.scenarios["then"].base == "now"
    assert [row.id for row in plan.ordered_scenarios()] == ["now", "then"]
    do("close_unit", "then", "wto")
    do("copy_scenario", "then", names(en="Next step"), id="next")
    assert plan.scenarios["next"].base == "then"
    assert plan.states["next"].successions == {}


def test_an_alternative_keeps_base_and_decisions(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "wto")
    do("copy_scenario", "then", names(en="Variant B"), alternative=True, id="b")
    assert plan.scenarios["b"].base == "now"
    assert plan.states["b"].successions == plan.states["then"].successions != {}
    with pytest.raises(RuleBroken, match="nothing is an alternative"):
        edits.copy_scenario(plan, "now", names(en="C"), alternative=True)


def test_names_of_scenarios_are_given_once(plan: Plan) -> None:
    for refused in (
        lambda: edits.add_scenario(plan, names(en="current")),
        lambda: edits.copy_scenario(plan, "now", names(ru="Current ")),
        lambda: edits.rename_scenario(plan, "then", "en", "CURRENT"),
    ):
        with pytest.raises(RuleBroken, match="already"):
            refused()
    with pytest.raises(RuleBroken, match="needs a name"):
        edits.rename_scenario(plan, "then", "en", " ")


def test_a_locked_scenario_can_be_unlocked_renamed_and_copied_only(plan: Plan, do: Any) -> None:
    do("lock_scenario", "then")
    for refused in (
        lambda: edits.add_unit(plan, "then", name=names(en="X")),
        lambda: edits.close_post(plan, "then", "expert-wto"),
        lambda: edits.change_scenario(plan, "then", note="x"),
        lambda: edits.change_many(plan, "then", "posts", ["expert-wto"], note="x"),
        lambda: edits.review(plan, "then", "dftr", "unchanged"),
        lambda: edits.delete_decision(plan, "then", "dftr"),
        lambda: edits.delete_scenario(plan, "then"),
    ):
        with pytest.raises(RuleBroken, match="is locked"):
            refused()
    do("rename_scenario", "then", "ru", "Предложение")
    do("change_scenario", "then", name=names(en="Approved"))
    do("copy_scenario", "then", names(en="Copy"), id="copy")
    assert not plan.scenarios["copy"].locked
    do("lock_scenario", "then", locked=False)
    do("close_post", "then", "expert-wto")


def test_deleting_a_base_leaves_its_copies_whole(plan: Plan, do: Any) -> None:
    do("close_unit", "then", "wto")
    do("add_view", names(en="Comparison"), scenario="then", against="now", id="view")
    changes = do("delete_scenario", "now")
    assert list(plan.states) == ["then"]
    assert plan.scenarios["then"].base is None
    assert plan.states["then"].successions
    assert plan.views["view"].against is None
    assert [str(note) for note in changes.notes] == ["“Proposed” has no base any more."]


def test_the_base_of_a_locked_scenario_stays(plan: Plan, do: Any) -> None:
    do("lock_scenario", "then")
    with pytest.raises(RuleBroken, match="“Proposed” is locked and was made from “Current”"):
        edits.delete_scenario(plan, "now")


def test_bases_form_no_ring(plan: Plan) -> None:
    with pytest.raises(RuleBroken, match="under itself"):
        edits.change_scenario(plan, "now", base="then")


def test_a_decision_keeps_what_is_not_given(plan: Plan, do: Any) -> None:
    do("decide", "then", "dftr", decision="keep", reason=names(en="Works"), wave=1)
    do("decide", "then", "dftr", decision="move")
    do("review", "then", "dftr", "moved")
    [row] = plan.states["then"].successions.values()
    assert (row.decision, row.reason, row.wave, row.review) == ("move", names(en="Works"), 1, "moved")
    do("delete_decision", "then", "dftr")
    assert plan.states["then"].successions == {}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"decision": "abolish"}, "not one of the allowed words"),
        ({"targets": [("ghost", None)]}, "“ghost”"),
        ({"targets": [("wto", None), ("wto", None)]}, "named twice"),
        ({"targets": [("wto", Decimal("0.6")), ("diei", Decimal("0.6"))]}, "no more than the whole"),
        ({"wave": -1}, "negative"),
        ({"source": "ghost"}, "“ghost”"),
    ],
)
def test_a_decision_refuses_what_may_not_be(plan: Plan, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        edits.decide(plan, "then", "dftr", **fields)
    assert sentence in refusal.value.sentence()


def test_only_what_the_base_holds_is_decided_on(plan: Plan, do: Any) -> None:
    do("add_unit", "then", name=names(en="New"), id="new")
    with pytest.raises(RuleBroken, match="base scenario has no unit, post or function “new”"):
        edits.decide(plan, "then", "new", decision="keep")
    with pytest.raises(RuleBroken, match="was not made from another"):
        edits.review(plan, "now", "dftr", "unchanged")


def test_many_change_in_one_step_or_not_at_all(plan: Plan, do: Any) -> None:
    lines = ["expert-dftr", "expert-wto"]
    changes = do("change_many", "then", "posts", lines, status="frozen", established=Figure(exactly(2)))
    assert str(changes.label) == "Change 2 × post"
    assert {plan.states["then"].posts[id].status for id in lines} == {"frozen"}
    with pytest.raises(RuleBroken, match="no such post"):
        edits.change_many(plan, "then", "posts", ["expert-dftr", "ghost"], status="proposed")
    with pytest.raises(RuleBroken, match="cannot be set in this way"):
        edits.change_many(plan, "then", "units", ["dftr"], parent=None)
    do("review_many", "then", ["dftr", "diei", "expert-wto"], "unchanged")
    assert {row.review for row in plan.states["then"].successions.values()} == {"unchanged"}
    do("move_many", "then", ["wto", "expert-dftr"], "diei")
    assert plan.states["then"].posts["expert-dftr"].unit == plan.states["then"].units["wto"].parent == "diei"


def test_what_is_used_is_not_deleted_and_it_says_by_whom(plan: Plan, do: Any) -> None:
    do("add_source", names(en="Policy note"), id="note")
    do("add_grade", names(en="Chief"), id="chief")
    do("change_post", "then", "expert-wto", grade="chief", filled=Figure(exactly(1), "stated", "note"))
    for refused, sentence in (
        (lambda: edits.delete_source(plan, "note"), "“Policy note” is still used: post “Expert wto”."),
        (lambda: edits.delete_grade(plan, "chief"), "“Chief” is still used: post “Expert wto”."),
        (lambda: edits.delete_person(plan, "ann"), "“Ann” is still used: assignment “Ann” and 1 more."),
        (
            lambda: edits.delete_skill(plan, "english"),
            "“English” is still used: requirement “English” and 1 more.",
        ),
    ):
        with pytest.raises(RuleBroken) as refusal:
            refused()
        assert refusal.value.sentence() == sentence
    do("add_rating", "bek", "english", 2)
    do("delete_person", "bek")
    assert plan.ratings == {}


def test_grades_keep_their_order(plan: Plan, do: Any) -> None:
    for id in "abc":
        do("add_grade", names(en=id), id=id)
    do("reorder_grade", "c", before="a")
    do("add_grade", names(en="d"), after="c", id="d")
    assert sorted(plan.grades, key=lambda id: plan.grades[id].rank) == ["c", "d", "a", "b"]


def test_thresholds_are_kept_by_kind_of_work(plan: Plan, do: Any) -> None:
    do("set_threshold", "policy", narrowest_span=3, widest_span=10)
    do("set_threshold", "policy", most_layers=5)
    [row] = plan.thresholds.values()
    assert (row.narrowest_span, row.widest_span, row.most_layers) == (3, 10, 5)
    with pytest.raises(RuleBroken, match="wider than the widest"):
        edits.set_threshold(plan, "policy", narrowest_span=11)
    do("delete_threshold", row.id)
    assert plan.thresholds == {}


def test_settings_need_a_language(plan: Plan, do: Any) -> None:
    do("change_settings", title=names(en="Trade"), languages=("kk", "ru"))
    assert plan.words(names(en="No", ru="Нет", kk="Жоқ")) == "Жоқ"
    for languages in ((), ("en", "en")):
        with pytest.raises(RuleBroken, match="at least one language"):
            edits.change_settings(plan, languages=languages)


def test_limits_have_their_minimum_below_their_ceiling(plan: Plan, do: Any) -> None:
    do("add_limit", "then", "dftr", most=Decimal(20), id="limit")
    with pytest.raises(RuleBroken, match="above the ceiling"):
        edits.change_limit(plan, "then", "limit", least=Decimal(21))
    changes = do("close_unit", "then", "dftr")
    assert "Limits of “DFTR” that end: 1." in [str(note) for note in changes.notes]
