"""`import` makes a plan of lists, takes them into one, and says what is wrong with which row."""

import json
from pathlib import Path

import pytest

from orgplanner.document import open_plan, save_plan
from orgplanner.edits import rename_unit
from tests.cli.conftest import Run
from tests.importers.small_lists import JUNIOR, SENIOR

STAFF = """ID;Name;Position;Department;Manager ID
1;Ann Low;Director;Trade;
2;Ben Hill;Expert;Trade;1
3;Cat Mill;Expert;Legal;1
"""
KEYS = {"severity", "file", "sheet", "row", "column", "value", "message", "remedy"}


def write(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.write_bytes(text.lstrip("\n").encode(encoding))
    return path


def test_two_lists_become_a_plan_with_the_counts_of_the_answer(run: Run, here: Path) -> None:
    write("senior.csv", SENIOR.replace(";", ","))
    write("junior.csv", JUNIOR.replace(";", ","))
    answer = run("import", "senior.csv", "junior.csv", "-o", "uk.orgplan", "--json")
    found = answer.document
    assert answer.status == 0
    assert list(found) == ["rows", "units", "posts", "people", "roots", "layers", "problems"]
    assert [found[key] for key in list(found)[:6]] == [9, 2, 8, 3, 1, 4]
    assert all(set(problem) == KEYS for problem in found["problems"])
    plan = open_plan("uk.orgplan")
    state = plan.states[plan.ordered_scenarios()[0].id]
    assert (len(state.units), len(state.posts)) == (2, 8)


def test_what_could_be_placed_is_written_and_the_errors_are_told_by_cell(run: Run, here: Path) -> None:
    write("staff.csv", STAFF.replace("Legal;1", "Legal;77"))
    answer = run("import", "staff.csv", "-o", "x.orgplan", "--json")
    assert answer.status == 1
    problem = next(each for each in answer.document["problems"] if each["severity"] == "error")
    assert (problem["file"], problem["sheet"], problem["row"], problem["column"], problem["value"]) == (
        "staff.csv", "staff.csv", 4, "E", "77"
    )  # fmt: skip
    plan = open_plan("x.orgplan")
    assert len(next(iter(plan.states.values())).posts) == 3


def test_a_dry_run_tells_how_the_list_is_read_and_writes_nothing(run: Run, here: Path) -> None:
    write("staff.csv", STAFF)
    answer = run("import", "staff.csv", "-o", "x.orgplan", "--dry-run")
    assert answer.status == 0
    assert "C “Position” → title: Post (its heading is “Position”)" in answer.out
    assert "Rows: 3. Units: 2, posts: 3, people: 3; roots: 1, layers: 2." in answer.out
    assert not Path("x.orgplan").exists()


@pytest.mark.parametrize("column", ["what they do", "C", "3"])
def test_a_column_is_named_by_heading_letter_or_number(run: Run, here: Path, column: str) -> None:
    write("odd.csv", "Who;Where;What they do\nAnn Low;Trade;this\nBen Hill;Legal;that\n")
    words = ("--map", "person=Who", "--map", "unit=B", "--map", f"title={column}", "--map", "note=")
    assert run("import", "odd.csv", "-o", "x.orgplan", *words).status == 0
    plan = open_plan("x.orgplan")
    titles = {plan.words(post.title) for post in next(iter(plan.states.values())).posts.values()}
    assert titles == {"this", "that"}


def test_rows_and_tree_can_be_said(run: Run, here: Path) -> None:
    write("staff.csv", STAFF)
    flat = run("import", "staff.csv", "--dry-run", "--json", "--tree", "none").document
    assert flat["roots"] == 2
    assert run("import", "staff.csv", "--dry-run", "--tree", "oak").status == 2
    assert run("import", "staff.csv", "--dry-run", "--rows", "trees").status == 2


def test_a_sheet_by_name_or_number(run: Run, here: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Cover"])
    for name, count in (("North", 2), ("South", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["Unit", "Post", "Name"])
        for number in range(count):
            sheet.append([name, "Expert", f"{'ABC'[number]}nn Low"])
    book.save("two.xlsx")
    assert run("import", "two.xlsx", "--dry-run", "--json").document["rows"] == 5
    assert run("import", "two.xlsx", "--dry-run", "--json", "--sheet", "south").document["rows"] == 3
    assert run("import", "two.xlsx", "--dry-run", "--json", "--sheet", "2").document["rows"] == 2
    refused = run("import", "two.xlsx", "--dry-run", "--sheet", "East")
    assert refused.status == 2
    assert "North, South" in refused.err


def test_a_recipe_is_kept_and_used(run: Run, here: Path) -> None:
    write("odd.csv", "Who;Where;What they do\nAnn Low;Trade;this\nBen Hill;Legal;that\n")
    words = ("--map", "person=Who", "--map", "unit=Where", "--map", "title=3", "--save-recipe", "Odd list")
    assert run("import", "odd.csv", "--dry-run", *words).status == 0
    write("next.csv", "Where;What they do;Who;Room\nTrade;this;Ann Low;1\nLegal;other;Cat Mill;2\n")
    answer = run("import", "next.csv", "--dry-run", "--recipe", "odd list")
    assert answer.status == 0
    assert "C “Who” → person" in answer.out
    assert "“Room” is new" in answer.out
    assert run("import", "next.csv", "--dry-run", "--recipe", "no such").status == 1


def test_a_list_goes_into_a_plan_as_a_scenario_and_later_as_its_update(run: Run, here: Path) -> None:
    write("staff.csv", STAFF)
    assert run("sample", "mebp-trade", "-o", "plan.orgplan").status == 0
    words = ("import", "staff.csv", "--into", "plan.orgplan")
    assert run(*words).status == 2
    assert run(*words, "--scenario", "Staff today").status == 0
    plan = open_plan("plan.orgplan")
    today = plan.find_scenario("Staff today").id
    assert (len(plan.states), len(plan.states[today].posts)) == (4, 3)
    write("staff.csv", STAFF.replace("3;Cat Mill;Expert", "3;Cat Mill;Lawyer") + "4;Dan Moor;Expert;Legal;3\n")
    assert run(*words, "--scenario", "staff today").status == 0
    plan = open_plan("plan.orgplan")
    posts = plan.states[today].posts.values()
    assert sorted(plan.words(post.title) for post in posts) == ["Director", "Expert", "Expert", "Lawyer"]
    assert "nothing was changed" in run(*words, "--scenario", "Staff today").out


def test_another_plan_is_copied_or_its_scenario_brought(run: Run, here: Path) -> None:
    write("staff.csv", STAFF)
    assert run("sample", "mebp-trade", "-o", "plan.orgplan").status == 0
    assert run("import", "staff.csv", "-o", "staff.orgplan").status == 0
    copied = run("import", "plan.orgplan", "-o", "copy.orgplan", "--json")
    assert copied.status == 0
    assert copied.document["units"] == 12
    assert open_plan("copy.orgplan").scenarios == open_plan("plan.orgplan").scenarios
    assert run("import", "staff.orgplan", "--into", "copy.orgplan", "--scenario", "Brought").status == 0
    plan = open_plan("copy.orgplan")
    assert len(plan.states[plan.find_scenario("Brought").id].posts) == 3
    assert run("export", "plan.orgplan", "-o", "plan.json").status == 0
    assert run("import", "plan.json", "-o", "again.orgplan").status == 0
    assert open_plan("again.orgplan").states.keys() == open_plan("plan.orgplan").states.keys()


def test_scenarios_of_the_same_plan_are_brought_up_to_date_each_with_its_base(run: Run, here: Path) -> None:
    assert run("sample", "mebp-trade", "-o", "plan.orgplan").status == 0
    plan = open_plan("plan.orgplan")
    scenario = next(row for row in plan.ordered_scenarios() if row.base is not None)
    unit = next(iter(plan.states[scenario.id].units))
    save_plan(plan.after(rename_unit(plan, scenario.id, unit, "en", "Customs Policy")), "edited.orgplan")
    assert run("import", "edited.orgplan", "--into", "plan.orgplan").status == 0
    taken = open_plan("plan.orgplan")
    assert taken.states[scenario.id].units[unit].name.exactly("en") == "Customs Policy"
    assert taken.states.keys() == plan.states.keys()
    assert taken.states[scenario.base].units == plan.states[scenario.base].units


def test_a_dry_run_of_a_plan_tells_what_it_holds_and_writes_nothing(run: Run, here: Path) -> None:
    write("staff.csv", STAFF)
    assert run("import", "staff.csv", "-o", "staff.orgplan").status == 0
    answer = run("import", "staff.orgplan", "-o", "copy.orgplan", "--dry-run")
    assert answer.status == 0
    assert "units 2, posts 3, assignments 3" in answer.out
    assert not Path("copy.orgplan").exists()


def test_our_own_workbook_becomes_a_plan(run: Run, here: Path) -> None:
    assert run("sample", "mebp-trade", "-o", "plan.orgplan").status == 0
    assert run("export", "plan.orgplan", "-o", "plan.xlsx", "--scenario", "Current, April 2013").status == 0
    found = run("import", "plan.xlsx", "-o", "again.orgplan", "--json")
    assert found.status == 0
    assert [found.document[key] for key in ("units", "posts", "roots", "problems")] == [12, 17, 1, []]
    words = ("--scenario", "Worked example", "--against", "Current, April 2013", "-o", "both.xlsx")
    assert run("export", "plan.orgplan", *words).status == 0
    told = run("import", "both.xlsx", "-o", "both.orgplan")
    assert (told.status, "Worked example: units 17, posts 34, assignments 34." in told.out) == (0, True)
    before, after = open_plan("plan.orgplan"), open_plan("both.orgplan")
    assert len(after.states) == 2
    assert [len(plan.people) for plan in (before, after)] == [34, 34]
    assert after.ratings.keys() == before.ratings.keys()


def test_columns_of_units_nest_in_the_order_in_which_they_are_named(run: Run, here: Path) -> None:
    write("beside.csv", "Place;Branch;Title\nNorth;Trade;Expert\nSouth;Trade;Expert\nNorth;Legal;Head\n")
    for first, second in (("Branch", "Place"), ("Place", "Branch")):
        words = ("--map", f"unit={first}", "--map", f"unit={second}", "-o", f"{first}.orgplan", "--json")
        found = run("import", "beside.csv", *words).document
        assert (found["units"], found["roots"]) == (5, 2)
        state = next(iter(open_plan(f"{first}.orgplan").states.values()))
        assert {row.name.best("en") for row in state.children(None)} == (
            {"Trade", "Legal"} if first == "Branch" else {"North", "South"}
        )


def test_fields_are_listed(run: Run, here: Path) -> None:
    assert "reports_to" in run("import", "--fields").out
    listed = json.loads(run("import", "--fields", "--json").out)["fields"]
    assert {"field", "of", "several", "meaning"} == set(listed[0])


def test_letters_that_can_be_read_in_two_ways_are_asked_about(run: Run, here: Path) -> None:
    write("short.csv", "Имя;Отдел\nАнна;Кадры\n", "cp866")
    answer = run("import", "short.csv", "--dry-run", "--encoding", "cp866", "--json")
    assert answer.status == 0
    assert run("import", "short.csv", "--dry-run", "--encoding", "klingon").status == 2
    Path("few.csv").write_bytes(b"A;B\n\xb7\xe9;\xe1\n")
    asked = run("import", "few.csv", "--dry-run")
    assert (asked.status, "--encoding" in asked.err) == (1, True)


def test_a_list_without_rows_writes_nothing(run: Run, here: Path) -> None:
    write("head.csv", "Unit;Post;Name\n")
    assert run("import", "head.csv", "-o", "x.orgplan").status == 1
    assert not Path("x.orgplan").exists()


@pytest.mark.parametrize("words", [
    (), ("staff.csv",), ("-o", "x.orgplan"), ("staff.csv", "-o", "x.orgplan", "--into", "y.orgplan"),
    ("staff.csv", "--dry-run", "--map", "who"), ("staff.csv", "--dry-run", "--map", "nothing=Name"),
    ("staff.csv", "--dry-run", "--map", "title=Nowhere"), ("staff.csv", "--dry-run", "--map", "title=99"),
    ("staff.csv", "-o", "x.orgplan", "--scenario", "S"), ("staff.csv", "-o", "staff.csv"),
])  # fmt: skip
def test_wrong_words_are_refused(run: Run, here: Path, words: tuple[str, ...]) -> None:
    write("staff.csv", STAFF)
    answer = run("import", *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err


def test_columns_without_a_heading_are_told_by_their_letters(run: Run, here: Path) -> None:
    write("bare.csv", "1,,Minister,zz\n2,1,Director,zz\n3,2,Expert,yy\n4,1,Director,yy\n")
    told = run("import", "bare.csv", "--dry-run", "--map", "unit=")
    assert "bare.csv: columns that are not read: D" in told.out
    refused = run("import", "bare.csv", "--dry-run", "--map", "unit=Q")
    assert (refused.status, "A, B, C, D" in refused.err) == (2, True)
