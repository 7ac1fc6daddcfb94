"""Bringing a scenario of another plan in, and giving one of the same plan the ids of another: nothing is lost."""

from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.matching import match
from orgplanner.document import Document, open_plan
from orgplanner.edits.scenario_bring import free_name
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, Plan, Rating, Skill, exactly, names
from orgplanner.model.quantity import Figure
from orgplanner.model.rules import plan_problems
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform
from tests.analysis.small_plans import held, plan_of, post, unit, words
from tests.analysis.strangers import Stranger
from tests.storage.plans import plans

SOME = st.lists(st.integers(0, len(FIGURES) - 1), min_size=10, max_size=12)


def bring(plan: Plan, old: str, other: Plan, new: str, least: float = 0.0, **more: object) -> Plan:
    twins = match(plan, old, other, new).sure_twins(least)
    name = free_name(plan, other.scenarios[new].name, "other")
    change = edits.bring_scenario(plan, old, other, new, twins, name=name, id="theirs", **more)
    made = plan.after(change)
    assert made.after(change.inverse()) == plan
    assert not list(plan_problems(made))
    return made


def contents(plan: Plan, scenario: str) -> Counter[str]:
    """What every row says, without ids."""
    found: Counter[str] = Counter()
    for table in SCENARIO:
        for row in plan.states[scenario].tables[table].values():
            told = [str(getattr(row, field.name)) for field in fields(row) if _is_said(row, field.name)]
            found[f"{table} {told}"] += 1
    return found


def _is_said(row: object, field: str) -> bool:
    value = getattr(row, field)
    is_id = field in ("id", "parent", "unit", "post", "person", "grade", "source", "reports_to", "skill", "origin",
                      "target", "function", "subject", "targets")  # fmt: skip
    return not is_id and not isinstance(value, Figure)


@settings(max_examples=15, deadline=None)
@given(plans(3), st.sampled_from([0.0, 0.8, 1.1]))
def test_nothing_of_a_scenario_is_lost_whatever_it_holds(plan: Plan, least: float) -> None:
    for number, row in enumerate(list(plan.scenarios.values())):
        plan.scenarios[row.id] = replace(row, name=names(en=f"Scenario {number}"), rank=f"V{number + 1}")
    other = Stranger(plan).plan
    for new in list(other.states)[:1]:
        old = next(iter(plan.states))
        made = bring(plan, old, other, new, least)
        assert contents(made, "theirs") == contents(other, new)
        figures = [Counter(str(post.established.quantity) for post in state.posts.values())
                   for state in (made.states["theirs"], other.states[new])]  # fmt: skip
        assert figures[0] == figures[1]


@settings(max_examples=25, deadline=None)
@given(SOME, STEPS)
def test_a_scenario_of_the_plan_gets_the_ids_of_another_as_one_step(figures, steps) -> None:
    """As two imports of one organisation are: each with its own ids, its base and a copy."""
    plan, second = ministry(figures), ministry(figures)
    reform(second, "then", steps)
    other = Stranger(second, 4)
    before = bring(plan, "now", other.plan, other.ids["then"], 1.1)
    before.apply(edits.copy_scenario(before, "theirs", names(en="A copy"), id="copy"))
    twins = match(before, "now", before, "theirs").sure_twins(0.0)
    change = edits.match_scenarios(before, "now", "theirs", twins)
    after = before.after(change)
    assert after.after(change.inverse()) == before
    assert not list(plan_problems(after))
    assert contents(after, "theirs") == contents(before, "theirs")
    for pairs in (twins.get("units", {}), twins.get("posts", {})):
        assert all(
            old in {**after.states["theirs"].units, **after.states["theirs"].posts} for old in pairs.values()
        )
    copy = compare(after, "theirs", "copy")
    assert (copy.units.new, copy.units.closed, copy.units.moved) == ((), (), ())
    for measure in ("established", "people"):
        assert compare(after, "now", "theirs").ledger(measure).is_balanced


def test_what_a_scenario_needs_comes_along_once() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    worked = plan.ordered_scenarios()[2].id
    other = Stranger(plan, 1)
    made = bring(plan, worked, other.plan, other.ids[worked])
    for table in ("grades", "skills", "sources", "people", "ratings"):
        assert made.shared.tables[table] == plan.shared.tables[table]
    empty = plan_of(unit("m"))
    made = bring(empty, "now", other.plan, other.ids[worked])
    assert len(made.people) == len(plan.states[worked].assignments)
    assert len(made.ratings) == len(plan.ratings)
    assert made.grades


def test_scores_of_the_appraisal_come_along() -> None:
    plan = plan_of(unit("m"))
    plan.apply(edits.add_criterion(plan, names(en="Readiness"), id="c"))
    plan.apply(edits.set_score(plan, "c", "now", score=Figure(exactly(7))))
    made = bring(plan, "now", Stranger(plan).plan, Stranger(plan).ids["now"])
    assert sorted((row.criterion, row.scenario, str(row.score.quantity)) for row in made.scores.values()) == [
        ("c", "now", "7"),
        ("c", "theirs", "7"),
    ]


def test_a_person_is_completed_and_nothing_known_is_replaced() -> None:
    plan = plan_of(unit("m"), post("p", "m"), held("p", "x"))
    other = Stranger(plan)
    mine, theirs = plan.people["x"], other.plan.people[other.ids["x"]]
    plan.people["x"] = replace(mine, contract="permanent")
    other.plan.people[theirs.id] = replace(
        theirs, contract="temporary", pay=Figure(exactly(500)), languages=("kk",)
    )
    other.plan.skills["k"] = Skill("k", words("English"))
    other.plan.ratings["r"] = Rating("r", theirs.id, "k", 3, "test", "2026")
    made = bring(plan, "now", other.plan, other.ids["now"])
    person = made.people["x"]
    assert (person.contract, person.languages, str(person.pay.quantity)) == ("permanent", ("kk",), "500")
    assert [(row.person, row.level) for row in made.ratings.values()] == [("x", 3)]
    assert list(made.people) == ["x"]


def test_a_row_said_to_be_another_one_gets_another_id() -> None:
    plan = plan_of(unit("m"), unit("a", "m"))
    made = plan.after(edits.bring_scenario(plan, "now", plan.snapshot(), "now", {"units": {"m": "m"}},
                                           name=names(en="Theirs"), id="theirs"))  # fmt: skip
    units = compare(made, "now", "theirs").units
    assert (len(units.new), len(units.closed), units.unchanged) == (1, 1, 1)


def test_two_of_one_partner_are_refused() -> None:
    plan, other = plan_of(unit("m")), plan_of(unit("x"), unit("y"))
    with pytest.raises(RuleBroken):
        edits.bring_scenario(plan, "now", other, "now", {"units": {"x": "m", "y": "m"}}, name=names(en="Theirs"))


def test_a_locked_scenario_keeps_its_ids() -> None:
    plan = ministry([1] * 10)
    other = Stranger(plan)
    made = bring(plan, "now", other.plan, other.ids["now"], 1.1)
    made.apply(edits.lock_scenario(made, "theirs"))
    twins = match(made, "now", made, "theirs").sure_twins(0.8)
    with pytest.raises(RuleBroken):
        edits.match_scenarios(made, "now", "theirs", twins)


def test_people_of_two_imports_become_one_person_each() -> None:
    plan = plan_of(unit("m"), post("p", "m"), held("p", "x"))
    other = Stranger(plan)
    before = bring(plan, "now", other.plan, other.ids["now"], 1.1)
    assert len(before.people) == 2
    twins = match(before, "now", before, "theirs").sure_twins(0.8)
    after = before.after(edits.match_scenarios(before, "now", "theirs", twins))
    assert list(after.people) == ["x"]
    assert compare(after, "now", "theirs").people == compare(after, "now", "now").people


def test_both_are_one_step_of_a_document(tmp_path) -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    current, proposed = (row.id for row in plan.ordered_scenarios()[:2])
    other = Stranger(plan)
    document = Document(plan)
    before = plan.snapshot()
    twins = match(plan, current, other.plan, other.ids[proposed]).sure_twins(0.8)
    name = free_name(plan, other.plan.scenarios[other.ids[proposed]].name, "other.orgplan")
    document.commit(edits.bring_scenario(plan, current, other.plan, other.ids[proposed], twins, name=name))
    assert "other.orgplan" in name.exactly("en")
    document.undo()
    assert document.plan == before
    document.close(discard=True)
