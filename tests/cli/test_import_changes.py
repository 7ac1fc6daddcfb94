"""`import` takes what was edited in an exported workbook into its plan."""

import json
from pathlib import Path

from openpyxl import load_workbook

from orgplanner.document import open_plan, save_plan
from orgplanner.model import Plan
from tests.cli.conftest import Run


def exported(run: Run) -> None:
    assert run("sample", "mebp-trade", "-o", "plan.orgplan").status == 0
    assert run("export", "plan.orgplan", "-o", "plan.xlsx", "--scenario", "Worked example").status == 0


def test_a_dry_run_lists_and_a_run_takes(run: Run, here: Path) -> None:
    exported(run)
    book = load_workbook("plan.xlsx")
    book["Worked example"]["D10"] = "Another title"
    book["Worked example"].delete_rows(15)
    book.save("plan.xlsx")
    before = Path("plan.orgplan").read_bytes()
    listed = run("import", "plan.xlsx", "--into", "plan.orgplan", "--dry-run")
    assert listed.status == 0
    assert "→ Another title (Worked example!D10)" in listed.out
    assert "deleted row" in listed.out
    assert Path("plan.orgplan").read_bytes() == before
    assert run("import", "plan.xlsx", "--into", "plan.orgplan").status == 0
    plan = open_plan("plan.orgplan")
    posts = plan.states[plan.find_scenario("Worked example").id].posts.values()
    assert "Another title" in {plan.words(post.title) for post in posts}
    again = run("import", "plan.xlsx", "--into", "plan.orgplan", "--json")
    assert json.loads(again.out)["changes"] == []


def test_units_and_ratings_come_back_with_the_scenario_that_is_asked_for(run: Run, here: Path) -> None:
    exported(run)
    book = load_workbook("plan.xlsx")
    book["Units Worked example"]["C8"] = "Another unit"
    book["Ratings"]["E7"] = "B1"
    book.save("plan.xlsx")
    words = ("import", "plan.xlsx", "--into", "plan.orgplan", "--scenario", "Worked example", "--json")
    answer = json.loads(run(*words).out)
    assert {(each["table"], each["after"]) for each in answer["changes"]} == {
        ("units", "Another unit"), ("ratings", "B1"),
    }  # fmt: skip
    assert (answer["units"], answer["posts"], answer["problems"]) == (1, 0, [])
    plan = open_plan("plan.orgplan")
    units = plan.states[plan.find_scenario("Worked example").id].units.values()
    assert "Another unit" in {plan.words(unit.name) for unit in units}


def test_tables_and_comparisons_are_written_by_the_ending(run: Run, here: Path) -> None:
    exported(run)
    words = ("export", "plan.orgplan", "--scenario", "Worked example", "-o", "units.csv", "--table", "units")
    assert run(*words).status == 0
    assert Path("units.csv").read_text("utf-8-sig").startswith("Id,Code,Name,")
    sides = ("--from", "Current, April 2013", "--to", "Proposed (source)")
    assert run("compare", "plan.orgplan", *sides, "-o", "compared.xlsx").status == 0
    assert {"Comparison", "Ledger", "List of changes"} <= set(load_workbook("compared.xlsx").sheetnames)


def test_what_is_not_understood_is_told_by_its_cell_and_status(run: Run, here: Path) -> None:
    exported(run)
    book = load_workbook("plan.xlsx")
    book["Worked example"]["G12"] = "several"
    book.save("plan.xlsx")
    answer = run("import", "plan.xlsx", "--into", "plan.orgplan", "--dry-run", "--json")
    assert answer.status == 1
    (problem,) = json.loads(answer.out)["problems"]
    assert (problem["sheet"], problem["column"], problem["row"], problem["value"]) == (
        "Worked example", "G", 12, "several"
    )  # fmt: skip


def test_other_files_and_layouts_are_refused_with_a_sentence(run: Run, here: Path) -> None:
    exported(run)
    assert run("import", "plan.orgplan", "--into", "plan.orgplan").status == 2
    assert run("import", "nowhere.xlsx", "--into", "plan.orgplan").status == 1
    refused = run("export", "plan.orgplan", "-o", "x.xlsx", "--layout", "dot")
    assert refused.status == 2
    assert "establishment, t3, compact" in refused.err


def test_a_plan_without_scenarios_takes_nothing_and_says_why(run: Run, here: Path) -> None:
    exported(run)
    save_plan(Plan(), "empty.orgplan")
    answer = run("import", "plan.xlsx", "--into", "empty.orgplan", "--json").document
    assert (answer["changes"], answer["roots"], answer["layers"]) == ([], 0, 0)
    assert {problem["message"] for problem in answer["problems"]} >= {"The plan has no such scenario."}
    Path("staff.csv").write_text("Unit,Post\nTrade,Expert\nLegal,Lawyer\n")
    refused = run("import", "staff.csv", "--into", "empty.orgplan", "--scenario", "Staff")
    assert (refused.status, refused.err.strip()) == (2, "The plan has no scenario yet.")
