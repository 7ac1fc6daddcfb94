from dataclasses import replace
from pathlib import Path

from orgplanner.document import save_plan
from tests.analysis.small_plans import head, plan_of, post, unit
from tests.cli.conftest import Run


def test_the_units_that_the_note_does_not_place_are_undecided(run: Run, mebp: Path) -> None:
    answer = run("check", mebp, "--scenario", "Proposed (source)", "--json")
    assert answer.status == 1
    undecided = [row for row in answer.document["findings"] if row["check"] == "undecided"]
    assert {row["subject"]["name"] for row in undecided} == {"CU rules development", "Analysis and monitoring"}


def test_a_finding_has_the_agreed_words(run: Run, here: Path) -> None:
    save_plan(plan_of(unit("d"), post("p", "d"), post("q", "d", "2", "2")), here / "small.orgplan")
    findings = run("check", "small.orgplan", "--json").document["findings"]
    assert findings == [
        {
            "check": "no-head",
            "severity": "warning",
            "subject": {"kind": "unit", "id": "d", "name": "Unit d"},
            "message": "Unit “Unit d” has no head post.",
            "remedy": "Mark one of its posts as the head, or add a head post.",
        }
    ]


def test_a_damaged_file_names_its_rows_in_one_sentence(run: Run, here: Path) -> None:
    plan = plan_of(*(unit(id) for id in "abcdefg"))
    for row in plan.ordered_scenarios():
        units = plan.states[row.id].units
        units.update({id: replace(unit, parent="nowhere") for id, unit in units.items()})
    save_plan(plan, "bad.orgplan")
    answer = run("check", "bad.orgplan", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert "Rows at fault (7): units a “Unit a”: " in answer.err
    assert answer.err.rstrip().endswith("….")


def test_a_sound_plan_is_done_and_says_so(run: Run, here: Path) -> None:
    save_plan(plan_of(unit("d"), head("h", "d"), post("p", "d")), here / "small.orgplan")
    answer = run("check", "small.orgplan")
    assert (answer.status, answer.out.strip()) == (0, "Nothing to report.")


def test_notes_alone_are_no_problems(run: Run, here: Path) -> None:
    save_plan(plan_of(unit("d"), head("h", "d")), here / "small.orgplan")
    answer = run("check", "small.orgplan")
    assert answer.status == 0
    assert "unit-of-one" in answer.out


def test_an_unknown_scenario_is_wrong_use_and_names_the_known_ones(run: Run, mebp: Path) -> None:
    answer = run("check", mebp, "--scenario", "Tomorrow")
    assert answer.status == 2
    assert "Worked example" in answer.err


def test_a_scenario_goes_by_name_or_id_capitals_aside(run: Run, mebp: Path) -> None:
    by_name = run("check", mebp, "--scenario", "worked EXAMPLE", "--json").document
    id = next(
        row["id"] for row in run("info", mebp, "--json").document["scenarios"] if row["name"] == "Worked example"
    )
    assert run("check", mebp, "--scenario", id, "--json").document == by_name
