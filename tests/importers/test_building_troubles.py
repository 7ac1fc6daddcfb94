"""What is wrong with a list is told with its place, placed so that least is lost, and gone once it is settled."""

from collections.abc import Sequence

import pytest

from orgplanner.analysis.totals import Totals
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.building.assembling import place
from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Fix, Spot
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.model.rules import DEEPEST, plan_problems
from orgplanner.text import render
from tests.importers.listing import TODAY, book, kinds, read, staffing, state_of, table, tree, trouble

PEOPLE = ["id", "parent", "person", "title", "unit"]
UNITS = ["id", "unit", "parent"]


def posts(rows: Sequence[Sequence[str]], *fixes: Fix) -> Result:
    """A list of posts by number."""
    return read(PEOPLE, rows, "posts", "parent", fixes)


def units(rows: Sequence[Sequence[str]], *fixes: Fix) -> Result:
    """A list of units by number."""
    return read(UNITS, rows, "units", "parent", fixes)


def fixed(result: Result, kind: str, remedy: str, value: str = "") -> Fix:
    """A decision about the one trouble of a kind."""
    found = trouble(result, kind)
    assert remedy in found.remedies
    return Fix(kind, found.spot, remedy, value)


def superior(result: Result, title: str) -> str:
    """The title of the superior of the post with a title."""
    (row,) = (row for row in staffing(result) if row[1] == title)
    return row[3]


LOST = [["1", "", "Ann Lee", "Director", "Top"], ["2", "7", "Bo Kim", "Clerk", "Desk"]]


def test_what_is_above_may_be_missing() -> None:
    result = posts(LOST)
    found = trouble(result, "missing parent")
    assert (found.severity, found.spot, found.value) == ("error", Spot(0, 0, 2, 1), "7")
    assert (result.rows, result.placed, result.listed) == (2, 2, 0)
    assert superior(result, "Clerk") == ""
    key = result.keys[next(iter(state_of(result).posts))]
    for value in (key, "1", "ann lee"):
        settled = posts(LOST, fixed(result, "missing parent", "choose above", value))
        assert superior(settled, "Clerk") == "Director"
        assert not settled.troubles
    assert not posts(LOST, fixed(result, "missing parent", "top")).troubles
    assert not posts(LOST, fixed(result, "missing parent", "value", "1")).troubles
    wrong = posts(LOST, fixed(result, "missing parent", "value", "8"))
    assert trouble(wrong, "missing parent").value == "8"


def test_a_row_can_be_left_out() -> None:
    result = posts(LOST)
    settled = posts(LOST, fixed(result, "missing parent", "skip"))
    assert (settled.rows, settled.placed, settled.listed) == (2, 1, 1)
    assert kinds(settled) == ["left out"]
    assert trouble(settled, "left out").spot == Spot(0, 0, 2)


def test_a_trouble_can_be_kept_as_a_to_do() -> None:
    result = posts(LOST)
    settled = posts(LOST, fixed(result, "missing parent", "to-do"))
    assert not settled.troubles
    assert [each.kind for each in settled.kept] == ["missing parent"]
    (todo,) = state_of(settled).todos.values()
    (clerk,) = (post for post in state_of(settled).posts.values() if post.code == "2")
    assert (todo.subject, todo.place, todo.value) == (clerk.id, "staff.xlsx, Staff!B3", "7")
    assert "7" in todo.text
    assert not list(plan_problems(settled.plan))


def test_a_unit_without_what_is_above_is_not_yet_placed() -> None:
    rows = [["1", "Ministry", ""], ["2", "Trade", "9"], ["3", "Tariffs", "2"]]
    result = units(rows)
    state = state_of(result)
    assert tree(result) == ["Ministry"]
    assert [str(unit.name) for unit in state.unplaced_units()] == ["Trade"]
    assert result.placed == 3
    settled = units(rows, fixed(result, "missing parent", "choose above", "Ministry"))
    assert tree(settled) == ["Ministry", "Ministry/Trade", "Ministry/Trade/Tariffs"]
    assert tree(units(rows, fixed(result, "missing parent", "top"))) == ["Ministry", "Trade", "Trade/Tariffs"]


def test_one_row_above_itself_is_put_at_the_top() -> None:
    rows = [["1", "Ministry", "1"], ["2", "Trade", "1"]]
    result = units(rows)
    assert tree(result) == ["Ministry", "Ministry/Trade"]
    assert trouble(result, "self parent").severity == "warning"
    assert not units(rows, fixed(result, "self parent", "top")).troubles


RING = [
    ["1", "", "Ann", "Director", "Top"], ["2", "4", "Bo", "Second", "A"], ["3", "2", "Cy", "Third", "A"],
    ["4", "3", "Di", "Fourth", "A"], ["5", "4", "Ed", "Fifth", "A"],
]  # fmt: skip


def test_a_circle_is_shown_and_cut_where_somebody_chooses() -> None:
    result = posts(RING)
    found = trouble(result, "cycle")
    assert [spot.row for spot in found.ring] == [2, 4, 3]
    assert [words.split(" · ")[0] for _, words in found.choices] == ["2", "4", "3"]
    assert result.placed == 5
    assert not list(plan_problems(result.plan))
    assert (superior(result, "Second"), superior(result, "Fifth")) == ("", "Fourth")
    settled = posts(RING, fixed(result, "cycle", "cut here", found.choices[1][0]))
    assert (superior(settled, "Fourth"), superior(settled, "Second")) == ("", "Fourth")
    assert not settled.troubles
    hung = posts(RING, fixed(result, "cycle", "choose above", "1"))
    assert superior(hung, "Second") == "Director"
    assert not hung.troubles


def test_units_in_a_circle_are_not_yet_placed() -> None:
    rows = [["1", "Ministry", ""], ["2", "Trade", "3"], ["3", "Tariffs", "2"]]
    result = units(rows)
    assert tree(result) == ["Ministry"]
    assert kinds(result) == ["cycle"]
    settled = units(rows, fixed(result, "cycle", "choose above", "1"))
    assert tree(settled) == ["Ministry", "Ministry/Trade", "Ministry/Trade/Tariffs"]


def test_chains_that_are_too_deep_are_cut() -> None:
    rows = [[str(number), f"Unit {number}", str(number - 1) if number else ""] for number in range(DEEPEST + 5)]
    result = units(rows)
    assert trouble(result, "too deep").spot.row == DEEPEST + 1
    assert result.placed == len(rows)
    assert not list(plan_problems(result.plan))
    assert len(state_of(result).unplaced_units()) == 1


def test_several_rows_at_the_top_are_told_but_for_the_main_one() -> None:
    rows = [["1", "", "", "Loner", "A"], ["2", "", "", "Director", "B"], ["3", "2", "", "Clerk", "B"]]
    result = posts(rows)
    found = trouble(result, "several roots")
    assert (found.severity, found.spot.row, found.value) == ("warning", 1, "Loner")
    assert not posts(rows, fixed(result, "several roots", "top")).troubles
    settled = posts(rows, fixed(result, "several roots", "choose above", "2"))
    assert superior(settled, "Loner") == "Director"
    assert tree(settled) == ["B", "B/A"]
    two = units([["1", "Ministry", ""], ["2", "Trade", "1"], ["3", "Agency", ""]])
    assert trouble(two, "several roots").value == "Agency"


def named_above(above: str, *fixes: Fix) -> Result:
    rows = [["Ministry", "Minister", ""], ["Office", "Head", "Ministry"], ["Desk", "Clerk", above]]
    return read(("unit", "title", "unit_parent"), rows, "posts", "none", fixes)


def test_a_unit_that_is_only_named_as_the_one_above_is_told() -> None:
    assert "only named" not in kinds(named_above("Office"))
    result = named_above("Ofice")
    found = trouble(result, "only named")
    assert (found.severity, found.spot, found.value) == ("warning", Spot(0, 0, 3, 2), "Ofice")
    assert "only named" not in kinds(named_above("Ofice", fixed(result, "only named", "value", "Office")))
    kept = named_above("Ofice", fixed(result, "only named", "to-do"))
    assert [todo.value for todo in state_of(kept).todos.values()] == ["Ofice"]


def test_numbers_that_differ_by_case_or_blanks_are_told() -> None:
    rows = [["AB 1", "", "", "Director", "A"], ["2", "ab1", "", "Clerk", "A"]]
    result = posts(rows)
    assert superior(result, "Clerk") == "Director"
    assert trouble(result, "other spelling").severity == "warning"
    assert not posts(rows, fixed(result, "other spelling", "merge")).troubles
    apart = posts(rows, fixed(result, "other spelling", "apart"))
    assert superior(apart, "Clerk") == ""


def test_a_name_of_two_is_a_choice_and_never_a_guess() -> None:
    rows = [
        ["1", "", "Ivan Kim", "Director", "A"],
        ["2", "", "Ivan Kim", "Deputy", "A"],
        ["3", "Kim, Ivan", "", "Clerk", "A"],
    ]
    result = posts(rows)
    found = trouble(result, "ambiguous parent")
    assert superior(result, "Clerk") == ""
    assert [words for _, words in found.choices] == ["1 · Director · Ivan Kim · (2)", "2 · Deputy · Ivan Kim · (3)"]
    settled = posts(rows, fixed(result, "ambiguous parent", "choose above", found.choices[1][0]))
    assert superior(settled, "Clerk") == "Deputy"


@pytest.mark.parametrize(
    "written", ["Petrov Ivan", "PETROV, IVAN", "Ivan Petrov", "Petrov I. S.", "I.S. Petrov",
     "Petrov Ivan Sergeevich", "Петров Иван Сергеевич", "Петров И.С."],
)  # fmt: skip
def test_people_are_known_by_other_ways_to_write_their_names(written: str) -> None:
    rows = [
        ["1", "", "Petrov Ivan Sergeevich", "Director", "A"],
        ["2", "", "Kim Ivan", "Other", "A"],
        ["3", written, "", "Clerk", "A"],
    ]
    assert superior(posts(rows), "Clerk") == "Director"


def test_a_misspelled_name_is_taken_and_told() -> None:
    rows = [["1", "", "Nurlanov Daniyar", "Director", "A"], ["2", "Nurlanov Danijar", "", "Clerk", "A"]]
    result = posts(rows)
    assert superior(result, "Clerk") == "Director"
    assert "other spelling" in kinds(result)


JOB_SHARE = ["post_code", "person", "title", "unit", "established", "reports_to"]


def share(*holders: str, titles: Sequence[str] = ("Director", "Director"), fixes: Sequence[Fix] = ()) -> Result:
    """Two rows with the number 39."""
    rows = [["1", "Ann", "Head", "Top", "1", ""]]
    rows += [["39", holder, title, "Strategy", "0.6", "1"] for holder, title in zip(holders, titles, strict=True)]
    return read(JOB_SHARE, rows, "posts", "superior", fixes)


def test_two_holders_of_one_number_share_a_job() -> None:
    result = share("Bo", "Cy")
    assert ("Top/Strategy", "Director", "Bo 0.6, Cy 0.6", "Head", "1.2", "1.2") in staffing(result)
    assert trouble(result, "repeated id").severity == "warning"
    assert (result.rows, result.placed) == (3, 3)
    assert not share("Bo", "Cy", fixes=[fixed(result, "repeated id", "job share")]).troubles
    apart = share("Bo", "Cy", fixes=[fixed(result, "repeated id", "apart")])
    assert len(state_of(apart).posts) == 3
    assert len(set(state_of(apart).posts)) == 3


def test_three_who_share_a_job_of_which_no_number_is_stated_have_equal_parts() -> None:
    rows = [["39", name, "Director", "Strategy"] for name in ("Ann", "Bo", "Cy")]
    result = read(["post_code", "person", "title", "unit"], rows, "posts", "none")
    holders = "Ann 0.333333, Bo 0.333333, Cy 0.333333"
    assert staffing(result) == [("Strategy", "Director", holders, "", "1", "1")]


def test_two_rows_of_one_holder_are_the_same_row_twice() -> None:
    result = share("Bo", "Bo")
    assert ("Top/Strategy", "Director", "Bo 0.6", "Head", "0.6", "0.6") in staffing(result)
    assert trouble(result, "repeated id").remedies[0] == "merge"
    assert result.placed == 3


def test_two_posts_with_one_number_are_a_mistake() -> None:
    result = share("Bo", "Cy", titles=("Director", "Driver"))
    assert trouble(result, "repeated id").severity == "error"
    assert len(state_of(result).posts) == 3
    joined = share("Bo", "Cy", titles=("Director", "Driver"), fixes=[fixed(result, "repeated id", "job share")])
    assert len(state_of(joined).posts) == 2


def test_holders_that_are_not_disclosed_share_a_job_too() -> None:
    result = share("N/D", "N/D")
    assert ("Top/Strategy", "Director", "", "Head", "1.2", "1.2") in staffing(result)
    assert "not disclosed" in kinds(result, "note")


def test_a_repeated_name_is_of_two_people_until_somebody_says_otherwise() -> None:
    fields = ["person", "title", "unit"]
    rows = [["Ann Lee", "Director", "A"], ["Ann Lee", "Editor", "B"]]
    result = read(fields, rows, "posts", "none")
    assert len(result.plan.people) == 2
    merged = read(fields, rows, "posts", "none", [fixed(result, "repeated name", "merge")])
    assert len(merged.plan.people) == 1
    assert len(state_of(merged).assignments) == 2
    assert not kinds(read(fields, rows, "posts", "none", [fixed(result, "repeated name", "apart")]), "warning")


def test_one_personnel_number_with_two_names_is_told() -> None:
    fields = ["person_code", "person", "title", "unit"]
    rows = [
        ["7", "Ann Lee", "Director", "A"],
        ["7", "Bo Kim", "Editor", "A"],
        ["8", "Cy", "Clerk", "A"],
        ["8", "Cy", "Cook", "A"],
    ]
    result = read(fields, rows, "posts", "none")
    assert kinds(result, "warning") == ["repeated person"]
    assert len(result.plan.people) == 3
    merged = read(fields, rows, "posts", "none", [fixed(result, "repeated person", "merge")])
    assert len(merged.plan.people) == 2


def test_the_same_unit_twice_is_one_until_somebody_says_otherwise() -> None:
    rows = [["Ministry", "", "1"], ["Ministry", "Trade", "2"], ["Ministry", "Trade", "3"]]
    result = read(["unit", "unit", "note"], rows, "units", "columns")
    assert tree(result) == ["Ministry", "Ministry/Trade"]
    assert (result.rows, result.placed) == (3, 3)
    apart = read(["unit", "unit", "note"], rows, "units", "columns", [fixed(result, "repeated unit", "apart")])
    assert tree(apart) == ["Ministry", "Ministry/Trade", "Ministry/Trade"]


NUMBERS = ["unit", "title", "established", "filled", "vacant"]


@pytest.mark.parametrize(
    ("row", "kind", "severity"),
    [
        (["A", "Clerk", "many", "", ""], "number", "error"),
        (["A", "Clerk", "-2", "", ""], "negative number", "error"),
        (["A", "Clerk", "7-4", "", ""], "number", "error"),
        (["A", "Clerk", "2", "3", ""], "more filled", "warning"),
        (["A", "Clerk", "5", "3", "1"], "numbers disagree", "warning"),
        (["A", "x" * 3000, "5", "", ""], "too long", "warning"),
    ],
)
def test_numbers_that_cannot_be(row: list[str], kind: str, severity: str) -> None:
    result = read(NUMBERS, [row, ["A", "Cook", "1", "1", "0"]], "groups", "none")
    found = trouble(result, kind)
    assert (found.severity, found.spot.row) == (severity, 1)
    assert result.placed == 2
    assert not list(plan_problems(result.plan))
    if severity == "error":
        assert ("A", "Clerk", "", "", "None", "None") in staffing(result)
        settled = read(
            NUMBERS, [row, ["A", "Cook", "1", "1", "0"]], "groups", "none", [fixed(result, kind, "value", "4-7")]
        )
        assert ("A", "Clerk", "", "", "4–7", "None") in staffing(settled)
        assert not settled.troubles


def test_one_holder_of_several_posts_fills_one_and_is_told() -> None:
    columns = ["unit", "title", "established", "person"]
    rows = [["A", "Expert", "7", "Low Ann"], ["A", "Clerk", "1.5", "Hill Ben"]]
    result = read(columns, rows, "posts", "none")
    assert trouble(result, "one holder").spot.row == 1
    filled = Totals(result.plan, next(iter(result.plan.scenarios))).of_scenario().filled
    assert str(filled) == "2.5"


def test_rows_that_say_nothing_are_listed() -> None:
    result = read(
        ["unit", "title", ""], [["A", "Clerk", ""], ["", "", "see page 4"], ["", "", ""]], "posts", "none"
    )
    assert (result.rows, result.placed, result.listed) == (2, 1, 1)
    assert trouble(result, "empty row").value == "see page 4"


def test_totals_that_do_not_agree_are_told_with_both_figures() -> None:
    rows = [["A", "Clerk", "2"], ["A", "Cook", "3"], ["", "Total", "6"]]
    fields = ["unit", "title", "established"]
    result = read(fields, rows, "groups", "none", skip=frozenset({3}))
    found = trouble(result, "total")
    assert (found.severity, found.spot, found.value) == ("warning", Spot(0, 0, 3, 2), "6")
    assert "6" in render(found.message)
    assert "5" in render(found.message)
    assert (result.rows, result.placed) == (2, 2)
    right = read(fields, [*rows[:2], ["", "Total", "5"]], "groups", "none", skip=frozenset({3}))
    assert kinds(right) == ["no data"]


def test_a_row_without_a_unit_goes_where_its_superior_is_or_stays_unplaced() -> None:
    rows = [["1", "", "Ann", "Director", "Top"], ["2", "1", "Bo", "Clerk", ""], ["3", "", "Cy", "Cook", ""]]
    result = posts(rows)
    assert [(each.kind, each.severity) for each in result.troubles if each.kind == "missing unit"] == [
        ("missing unit", "error"), ("missing unit", "note"),
    ]  # fmt: skip
    assert [str(post.title) for post in state_of(result).unplaced_posts()] == ["Cook"]
    assert result.placed == 3


def test_an_unknown_status_and_grade_are_told_once() -> None:
    fields = ["unit", "title", "status", "grade"]
    rows = [["A", "Clerk", "purple", "C-9"], ["A", "Cook", "purple", "C-9"], ["A", "Driver", "frozen", "C-1"]]
    recipe = {"meanings": {"grade": {"c-1": "C-1"}}}
    result = read(fields, rows, "posts", "none", recipe=recipe)
    assert sorted(kinds(result, "warning")) == ["unknown grade", "unknown status"]
    assert {post.status for post in state_of(result).posts.values()} == {"established", "frozen"}


def test_what_a_list_of_others_names_may_be_unknown() -> None:
    rows = [["1", "Top", ""], ["2", "Trade", "1, 9"]]
    result = read(["id", "unit", "also"], rows, "units", "none", list_separator=",")
    assert trouble(result, "unknown in list").value == "9"
    (link,) = state_of(result).links.values()
    assert link.kind == "also reports to"


def test_a_group_of_junior_posts_refers_to_another_table() -> None:
    senior = [["1", "Ann", "Director", "Top", ""], ["2", "Bo", "Head of trade", "Trade", "1"]]
    junior = [
        ["1", "Trade", "2", "Clerk", "12.5", "25,000", "29,000", "EO"],
        ["2", "Trade", "9", "Cook", "1", "", "", ""],
    ]
    fields = (
        ["post_code", "person", "title", "unit", "reports_to"],
        ["id", "unit", "reports_to", "title", "established", "pay_low", "pay_high", "grade"],
    )
    tables = (table(fields[0], "posts", "superior"), table(fields[1], "groups", "superior", 1))
    books = [book([fields[0], *senior], "senior.csv"), book([fields[1], *junior], "junior.csv")]
    result = build(books, Recipe(tables, pay_period="year"), today=TODAY)
    assert tree(result) == ["Top", "Top/Trade"]
    assert ("Top/Trade", "Clerk", "", "Head of trade", "12.5", "None") in staffing(result)
    assert trouble(result, "missing parent").spot == Spot(1, 0, 2, 2)
    (grade,) = result.plan.grades.values()
    assert (str(grade.pay.quantity), grade.pay.basis) == ("2083.333333–2416.666667", "derived")
    assert len(result.plan.sources) == 2


def test_a_unit_can_be_chosen_for_a_row_that_names_none() -> None:
    rows = [["1", "", "Ann", "Director", "Top"], ["3", "", "Cy", "Cook", ""]]
    result = posts(rows)
    (unit,) = state_of(result).units
    for value in (result.keys[unit], "top"):
        settled = posts(rows, fixed(result, "missing unit", "choose above", value))
        assert {row[0] for row in staffing(settled)} == {"Top"}
        assert "missing unit" not in kinds(settled)


def test_an_eliminated_post_can_be_read_as_vacant() -> None:
    fields = ["unit", "title", "person", "established"]
    rows = [["A", "Clerk", "Eliminated", "1"]]
    result = read(fields, rows, "posts", "none")
    settled = read(fields, rows, "posts", "none", [fixed(result, "eliminated", "value", "Vacant")])
    assert staffing(settled) == [("A", "Clerk", "", "", "1", "0")]
    assert not settled.troubles


def test_a_place_in_the_tree_may_be_given_twice() -> None:
    rows = [["1", "A"], ["1.1", "B"], ["1.1", "C"], ["1.1.1", "D"]]
    result = read(["path", "unit"], rows, "units", "path", separator=".")
    assert tree(result) == ["A", "A/B", "A/B/D", "A/C"]
    assert trouble(result, "repeated path").spot == Spot(0, 0, 3, 0)
    fix = fixed(result, "repeated path", "value", "1.2")
    assert not read(["path", "unit"], rows, "units", "path", [fix], separator=".").troubles


def test_rows_of_a_text_are_called_by_their_lines() -> None:
    rows = [PEOPLE, ["A8", "", "Ann", "Clerk", "Top"], ["a8", "", "Bo", "Clerk", "Top"]]
    sheet = Sheet("", [list(row) for row in rows], lines=(3, 4, 6))
    recipe = Recipe((table(PEOPLE, "posts", "parent"),))
    lists = [Book("staff.csv", "text", (sheet,))]
    result = build(lists, recipe, today=TODAY)
    assert "stands in row 4 too" in render(trouble(result, "repeated id").message, "en")
    assert place(lists, trouble(result, "repeated id").spot) == "staff.csv, A6"
