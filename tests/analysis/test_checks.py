from dataclasses import replace

import pytest

from orgplanner.analysis.checks import CHECKS, Finding, check_plan
from orgplanner.model import (
    Figure,
    Function,
    Plan,
    Responsibility,
    Succession,
    Threshold,
    Todo,
    names,
)
from orgplanner.text import render
from tests.analysis.small_plans import (
    figure,
    head,
    held,
    plan_of,
    post,
    unit,
    with_proposal,
    words,
)


def found(plan: Plan, check: str, scenario: str = "now") -> list[Finding]:
    return [finding for finding in check_plan(plan, scenario) if finding.check == check]


def subjects(plan: Plan, check: str, scenario: str = "now") -> list[tuple[str, str]]:
    return sorted((finding.subject.kind, finding.subject.id) for finding in found(plan, check, scenario))


def sound() -> Plan:
    """A department that no check has anything to say about."""
    limits = Threshold("any", "", 2, 5, 3)
    return plan_of(unit("d"), head("h", "d"), post("a", "d"), post("b", "d"), thresholds=[limits])


def test_a_sound_plan_has_no_findings() -> None:
    assert check_plan(sound()) == []


def test_rings_of_units_and_of_superiors_are_errors_named_by_their_members() -> None:
    plan = plan_of(unit("a", "b"), unit("b", "a"), unit("d"), head("h", "d", reports_to="p"), post("p", "d"))
    assert subjects(plan, "cycles") == [("post", "h"), ("unit", "a")]
    finding = next(finding for finding in found(plan, "cycles") if finding.subject.kind == "unit")
    assert finding.severity == "error"
    assert str(finding.message) == "Circular reporting line: Unit a → Unit b → Unit a."


def test_units_and_posts_below_something_that_is_not_there() -> None:
    plan = plan_of(unit("a", "gone"), post("p", "gone"))
    assert subjects(plan, "cycles") == [("post", "p"), ("unit", "a")]


def test_a_unit_with_staff_needs_a_head_whatever_its_kind() -> None:
    plan = plan_of(unit("d"), post("p", "d"), unit("c", kind="committee"), post("q", "c"))
    assert subjects(plan, "no-head") == [("unit", "c"), ("unit", "d")]


def test_a_body_without_posts_of_its_own_needs_no_head() -> None:
    plan = plan_of(unit("c", kind="working group"), unit("x", unplaced=True), unit("e", kind="external"))
    assert subjects(plan, "no-head") == []


def test_a_foreign_model_without_posts_needs_no_heads() -> None:
    plan = plan_of(unit("a"), unit("b"), post("p", "b"))
    plan.scenarios["now"] = replace(plan.scenarios["now"], kind="reference")
    assert subjects(plan, "no-head") == [("unit", "b")]


def test_two_heads() -> None:
    plan = plan_of(unit("d"), head("h", "d"), head("i", "d"), unit("e"), head("j", "e"))
    assert subjects(plan, "several-heads") == [("unit", "d")]


def test_a_post_without_a_number_is_found_even_where_it_is_filled() -> None:
    plan = plan_of(unit("d"), post("p", "d", "?", "1"), post("q", "d", "0", "0"))
    assert subjects(plan, "no-number") == [("post", "p")]


@pytest.mark.parametrize(
    ("established", "filled", "expected"),
    [("4", "5", True), ("4", "4", False), ("4-7", "8", True), ("4-7", "5-9", False), ("?", "5", False)],
)
def test_established_below_filled(established: str, filled: str, expected: bool) -> None:
    plan = plan_of(unit("d"), post("p", "d", established, filled))
    assert bool(found(plan, "overfilled")) is expected


def test_two_holders_of_one_post_overfill_it() -> None:
    plan = plan_of(unit("d"), post("p", "d", "1", "0"), held("p", "ann"), held("p", "bob", "0.5"))
    assert str(found(plan, "overfilled")[0].message) == "“Post p” in “Unit d”: 1 established but 1.5 filled."


def test_spans_are_measured_against_the_threshold_of_the_kind_of_work() -> None:
    rows = [unit("d"), head("h", "d"), post("six", "d", "6")]
    narrow, wide = Threshold("any", "", 7, 20, 5), Threshold("policy", "policy", 3, 5, 5)
    assert "below the threshold of 7" in str(found(plan_of(*rows, thresholds=[narrow, wide]), "span")[0].message)
    rows[0] = replace(rows[0], work="policy")
    assert "above the threshold of 5" in str(found(plan_of(*rows, thresholds=[narrow, wide]), "span")[0].message)


def test_a_range_that_may_be_within_the_threshold_is_not_a_finding() -> None:
    plan = plan_of(unit("d"), head("h", "d"), post("p", "d", "4-7"), thresholds=[Threshold("any", "", 6, 5, 5)])
    assert found(plan, "span") == []


def test_without_thresholds_nothing_is_too_wide_or_too_deep() -> None:
    plan = plan_of(unit("d"), head("h", "d"), post("p", "d", "400"))
    assert found(plan, "span") == found(plan, "depth") == []


def test_the_first_unit_beyond_the_most_layers_is_named() -> None:
    rows = [unit("a"), head("ha", "a"), unit("b", "a"), head("hb", "b"), unit("c", "b"), head("hc", "c")]
    rows += [unit("e", "c"), head("he", "e")]
    plan = plan_of(*rows, thresholds=[Threshold("any", "", None, None, 2)])
    assert subjects(plan, "depth") == [("unit", "c")]
    assert str(found(plan, "depth")[0].message) == "“Unit c” reaches layer 3; the threshold is 2."


def test_depth_of_units_where_there_are_no_posts() -> None:
    plan = plan_of(unit("a"), unit("b", "a"), thresholds=[Threshold("any", "", None, None, 1)])
    assert subjects(plan, "depth") == [("unit", "b")]


def test_a_unit_of_one_is_one_whose_number_is_known() -> None:
    rows = [unit("one"), head("p", "one"), unit("maybe"), head("q", "maybe"), post("r", "maybe", "?")]
    rows += [unit("top"), head("s", "top"), unit("below", "top"), head("t", "below", established="2")]
    assert subjects(plan_of(*rows), "unit-of-one") == [("unit", "one")]


def test_what_is_not_placed_is_undecided() -> None:
    plan = plan_of(unit("d"), unit("x", unplaced=True), unit("y", "x"), post("p", None, unplaced=True))
    assert subjects(plan, "undecided") == [("post", "p"), ("unit", "x")]


def test_what_was_put_off_is_told_of_its_row_or_of_the_scenario() -> None:
    plan = plan_of(unit("d"), post("p", "d"))
    state = plan.states["now"]
    for id, subject in (("1", "p"), ("2", None), ("3", "gone")):
        state.todos[id] = Todo(id, subject, "Which grade?", "staff.xlsx, Sheet1!D14")
    assert subjects(plan, "to-do") == [("post", "p"), ("scenario", "now"), ("scenario", "now")]


def test_what_vanished_from_the_base_needs_a_decision() -> None:
    base = [unit("kept"), unit("closed"), unit("lost"), unit("open"), post("p", "lost")]
    plan = with_proposal(
        plan_of(*base),
        unit("kept"), unit("new"),
        Succession("s1", "closed", (), "close"), Succession("s2", "open", (), "undecided"),
    )  # fmt: skip
    assert subjects(plan, "undecided", "then") == [("post", "p"), ("unit", "lost"), ("unit", "open")]
    assert subjects(plan, "undecided", "now") == []


def test_a_function_led_by_two_names_both() -> None:
    rows = [unit("a"), unit("b"), Function("f", name=words("Tariffs")), Function("g", name=words("Quotas"))]
    rows += [Responsibility("1", "f", "a"), Responsibility("2", "f", "b"), Responsibility("3", "g", "a")]
    rows += [Responsibility("4", "g", "b", "supports"), Responsibility("5", "g", "a")]
    plan = plan_of(*rows)
    assert subjects(plan, "led-twice") == [("function", "f")]
    assert str(found(plan, "led-twice")[0].message) == "“Tariffs” is led by 2 units: Unit a; Unit b."


def test_names_missing_in_a_language_of_the_plan_are_listed() -> None:
    plan = plan_of(unit("d", name=names(en="Tariffs")), post("p", "d"))
    assert str(found(plan, "missing-names")[0].message) == "“Tariffs” has no name in: Русский, Қазақша."
    settings = replace(plan.settings, languages=("en",))
    plan.shared.tables["settings"]["settings"] = settings
    assert found(plan, "missing-names") == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (Figure(figure("1").quantity, "stated"), True),
        (Figure(figure("1").quantity, ""), True),
        (Figure(figure("1").quantity, "stated", "note"), False),
        (Figure(figure("1").quantity, "assumed"), False),
        (Figure(None, ""), False),
    ],
)
def test_a_figure_needs_a_source_or_is_an_assumption(known: Figure, expected: bool) -> None:
    plan = plan_of(unit("d"), post("p", "d", filled="?", established="1"))
    row = replace(plan.states["now"].posts["p"], established=known)
    plan.states["now"].posts["p"] = row
    assert bool(found(plan, "no-source")) is expected


def test_the_gravest_come_first_and_every_scenario_is_asked() -> None:
    plan = with_proposal(plan_of(unit("d"), post("p", "d", "?"), unit("x", "gone")), unit("e"))
    findings = check_plan(plan)
    ranks = [["error", "warning", "note"].index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    assert {finding.subject.scenario for finding in findings} == {"now", "then"}


def test_findings_speak_the_language_asked_for() -> None:
    plan = plan_of(unit("d", name=names(en="Tariffs", ru="Тарифы", kk="Тарифтер")), post("p", "d"))
    message = next(finding for finding in check_plan(plan, "now", "ru") if finding.check == "no-head").message
    assert render(message, "ru") == "В подразделении «Тарифы» нет должности руководителя."


def test_every_check_has_words_and_an_id_of_its_own() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 16
    assert all(str(check.name) and str(check.explanation) for check in CHECKS)
