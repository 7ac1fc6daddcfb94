import csv
from itertools import pairwise
from pathlib import Path

import pytest

from orgplanner import edits
from orgplanner.document import open_plan, save_plan
from orgplanner.generate import generate
from orgplanner.model import names
from tests.analysis.small_plans import plan_of, post, unit, with_proposal, words
from tests.cli.conftest import Answer, Run

CURRENT, PROPOSED, WORKED = "Current, April 2013", "Proposed (source)", "Worked example"


def compared(run: Run, plan: Path | str, old: str, new: str, *more: object) -> Answer:
    return run("compare", plan, "--from", old, "--to", new, *more)


def quantity(low: float, high: float, approximate: bool = False, **more: int) -> dict[str, object]:
    return {"low": low, "high": high, "approximate": approximate, **more}


def by_code(rows: list[dict[str, object]], code: str) -> dict[str, object]:
    [found] = [row for row in rows if row["unit"]["code"] == code]
    return found


def test_the_answer_has_the_agreed_words(run: Run, mebp: Path) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED, "--json")
    document = answer.document
    assert answer.status == 0
    assert (document["from"], document["to"]) == (CURRENT, PROPOSED)
    assert document.keys() == {"from", "to", "units", "posts", "people", "staffing", "ledger", "skills"}
    assert document["units"].keys() == {
        "new", "closed", "moved", "renamed", "merged", "split", "changed", "undecided", "unchanged",
    }  # fmt: skip
    assert document["posts"] == {
        "new": 5, "closed": 0, "moved": 5, "changed": 0, "undecided": 2, "unchanged": 10,
    }  # fmt: skip
    assert document["people"] == {"moved": 0, "new": 0, "left": 0, "without_place": 0}


def test_units_of_the_note(run: Run, mebp: Path) -> None:
    units = compared(run, mebp, CURRENT, PROPOSED, "--json").document["units"]
    merged = {row["to"]["code"]: [part["code"] for part in row["from"]] for row in units["merged"]}
    assert merged == {"ITD": ["DFTR", "DIEI"], "ITD-MA-CTN": ["DFTR-NTM", "DFTR-TAR"]}
    assert {row["code"] for row in units["moved"]} == {"ITD-REM", "ITD-TAC-WTO", "ITD-TAC-EEC"}
    assert {row["name"] for row in units["undecided"]} == {"CU rules development", "Analysis and monitoring"}
    assert (units["closed"], units["split"], units["unchanged"]) == ([], [], 3)


def test_ledger_and_staffing_of_the_note(run: Run, mebp: Path) -> None:
    document = compared(run, mebp, CURRENT, PROPOSED, "--json").document
    assert document["ledger"] == {
        "from": quantity(84, 93, True, unknown=4),
        "carried": quantity(76, 79, True, unknown=4),
        "created": quantity(15, 20, unknown=4),
        "closed": quantity(0, 0),
        "undecided": quantity(8, 14),
        "to": quantity(91, 99, True, unknown=8),
        "balanced": True,
    }
    centre = by_code(document["staffing"], "CTPD")
    assert centre["difference"] == quantity(15, 20)
    assert centre["gap"] == quantity(15, 20, unknown=1)
    assert by_code(document["staffing"], "ITD")["from"] == quantity(26, 29, True)
    open_unit = by_code(document["staffing"], "DIEI-CU")
    assert (open_unit["from"], open_unit["to"], open_unit["difference"]) == (quantity(4, 7), None, None)


def test_skills_of_the_worked_example(run: Run, mebp: Path) -> None:
    skills = compared(run, mebp, CURRENT, WORKED, "--json").document["skills"]
    [english] = [row for row in skills if row["skill"] == "English" and row["unit"]["code"] == "ITD-MA"]
    assert (english["level"], english["needed"], english["held"], english["gap"]) == ("B2", 11, 7, 4)


def test_a_split_is_told_from_what_to_what(run: Run, mebp: Path) -> None:
    split = compared(run, mebp, PROPOSED, CURRENT, "--json").document["units"]["split"]
    assert [(row["from"]["code"], [part["code"] for part in row["to"]]) for row in split] == [
        ("ITD", ["DFTR", "DIEI"]), ("ITD-MA-CTN", ["DFTR-NTM", "DFTR-TAR"]),
    ]  # fmt: skip


def test_in_words(run: Run, mebp: Path) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED)
    assert answer.status == 0
    assert "2 undecided" in answer.out
    assert "The ledger balances" in answer.out
    [centre] = [line for line in answer.out.splitlines() if "  CTPD  " in line]
    assert "15–20" in centre


def test_scenarios_must_be_there(run: Run, mebp: Path) -> None:
    answer = compared(run, mebp, CURRENT, "Tomorrow")
    assert answer.status == 2
    assert WORKED in answer.err
    assert run("compare", mebp, "--from", CURRENT).status == 2


@pytest.mark.parametrize("name", ["changes.docx", "changes", "changes.orgplan"])
def test_other_endings_are_wrong_use_and_say_which_there_are(run: Run, mebp: Path, here: Path, name: str) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED, "-o", name)
    assert answer.status == 2
    assert ".csv" in answer.err
    assert list(here.iterdir()) == []


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_tables_in_one_csv_file(run: Run, mebp: Path, here: Path) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED, "-o", "changes.csv")
    assert (answer.status, answer.out.strip()) == (0, "Wrote changes.csv.")
    rows = read(here / "changes.csv")
    titles = [after[0] for before, after in pairwise(rows) if not before]
    assert titles == [
        "Ledger", "Staffing by unit", "Units", "Posts", "People", "Functions", "Links", "Skills needed and held",
    ]  # fmt: skip
    [established] = [row for row in rows if row[:1] == ["Established FTE"]]
    assert established[1:5] == ["84", "93", "~", "4"]
    heads = next(row for row in rows if row[:2] == ["Level", "Code"])
    [centre] = [row for row in rows if row[1:2] == ["CTPD"]]
    known = dict(zip(heads, centre, strict=True))
    assert (known["Difference, low"], known["Difference, high"]) == ("15", "20")


def test_a_folder_that_is_not_there(run: Run, mebp: Path, here: Path) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED, "-o", "no/changes.csv")
    assert answer.status == 1
    assert "no" in answer.err


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_becomes_a_formula(run: Run, here: Path, text: str) -> None:
    plan = with_proposal(plan_of(unit("m")), unit("m", name=words(text)), unit("n", "m", code=text))
    save_plan(plan, here / "small.orgplan")
    assert compared(run, "small.orgplan", "now", "then", "-o", "changes.csv").status == 0
    cells = [cell for row in read(here / "changes.csv") for cell in row]
    assert any(cell.startswith("'" + text[0]) for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_negative_number_stays_a_number(run: Run, here: Path) -> None:
    plan = with_proposal(plan_of(unit("m"), post("p", "m", "2.5")), unit("m"), post("p", "m", "1"))
    save_plan(plan, here / "small.orgplan")
    compared(run, "small.orgplan", "now", "then", "-o", "changes.csv")
    [established] = [row for row in read(here / "changes.csv") if row[:1] == ["Established FTE"]]
    assert established[-4:-2] == ["-1.5", "-1.5"]


def test_generated_plans_have_every_kind_of_change_and_every_table(run: Run, here: Path) -> None:
    save_plan(generate(3000, 1), here / "large.orgplan")
    plan = open_plan(here / "large.orgplan")
    old, new = (row.id for row in plan.ordered_scenarios())
    document = compared(run, "large.orgplan", old, new, "--json").document
    assert all(document["units"][kind] for kind in ("new", "moved", "renamed", "merged", "split", "undecided"))
    assert document["ledger"]["balanced"]
    posts = document["posts"]
    assert posts["moved"] > 0
    assert posts["changed"] > 0
    assert compared(run, "large.orgplan", old, new, "-o", "changes.csv").status == 0
    assert compared(run, "large.orgplan", new, old).status == 0


def test_what_a_comparison_says_can_be_said_of_every_field(run: Run, here: Path) -> None:
    """Every changed field has words; a change of any one of them is told."""
    plan = plan_of(unit("m"), post("p", "m"))
    plan.apply(edits.copy_scenario(plan, "now", names(en="Then"), id="then"))
    plan.apply(edits.change_unit(plan, "then", "m", work="policy", role="advisory", mandate=names(en="M")))
    plan.apply(edits.change_post(plan, "then", "p", is_head=True, status="frozen", funded=False))
    save_plan(plan, here / "small.orgplan")
    compared(run, "small.orgplan", "now", "then", "-o", "changes.csv")
    cells = [cell for row in read(here / "changes.csv") for cell in row]
    assert "role, kind of work, mandate" in cells
    assert "head, status, funded" in cells
