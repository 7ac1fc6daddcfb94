"""What single values of a list become, and what holds for any list however dirty."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.building.amounts import is_negative, read_amount
from orgplanner.importers.lists.building.dates import order_of, read_day
from orgplanner.importers.lists.fields import ALL
from orgplanner.importers.lists.recipe import ROWS, TREES, Recipe
from orgplanner.importers.lists.trouble import REMEDIES, Fix
from orgplanner.importers.reading.book import Book, Odd
from orgplanner.model.rules import plan_problems
from tests.importers.listing import TODAY, book, kinds, read, staffing, state_of, table, tree, trouble


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("6", "6"), ("0,5", "0.5"), ("4-7", "4–7"), ("~50", "~50"), ("≈ 50", "~50"), ("1 234,50 ₸", "1234.5"),
        ("£140,000 - £144,999", "140000–144999"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,234", "1234"),
        ("0,125", "0.125"), ("от 4 до 7", "4–7"), ("4 to 7", "4–7"), ("6 шт. ед.", "6"), ("50%", "0.5"),
        ("1½", "1.5"),
        ("12.000.000", "12000000"), ("100 000-120 000 тг.", "100000–120000"), ("1’250", "1250"), ("-", "None"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, meant: str) -> None:
    assert str(read_amount(text)) == meant


def test_the_decimal_sign_of_a_table_is_used_where_a_number_could_be_read_in_two_ways() -> None:
    assert str(read_amount("1.234", ",")) == "1234"
    assert str(read_amount("1,234", ",")) == "1.234"
    assert str(read_amount("0.5", ",")) == "0.5"
    assert str(read_amount("0,5", ".")) == "0.5"
    assert is_negative("(12)")
    assert is_negative("−3")
    assert not is_negative("4-7")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-05", "2024-01-05"), ("2003-07-16T19:00:00.000Z", "2003-07-16"), ("31.12.2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"), ("1 января 2024 г.", "2024-01-01"), ("2024 жылғы 1 қаңтар", "2024-01-01"),
        ("45292", "2024-01-01"), ("Jan 1, 2024", "2024-01-01"), ("1-Jan-24", "2024-01-01"),
        ("02.2026", "2026-02"),
        ("сентябрь 2023", "2023-09"), ("2014-06-30 00:00:00.000", "2014-06-30"), ("н.в.", ""),
        ("1.2.98", "1998-02-01"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, day: str) -> None:
    assert read_day(text) == day


def test_day_and_month_are_judged_by_the_whole_column() -> None:
    assert order_of(["1/2/2024", "12/31/2024"], "dmy") == "mdy"
    assert order_of(["1/2/2024", "31/12/2024"], "mdy") == "dmy"
    rows = [["A", "Clerk", "Ann", "1/2/2024"], ["A", "Cook", "Bo", "12/31/2024"], ["A", "Guard", "Cy", "31 foo"]]
    result = read(["unit", "title", "person", "since"], rows, "posts", "none")
    held = sorted(each.since for each in state_of(result).assignments.values())
    assert held == ["", "2024-01-02", "2024-12-31"]
    assert trouble(result, "date").value == "31 foo"


STAFF = ["unit", "title", "person", "established", "until"]


@pytest.mark.parametrize(
    ("person", "figures", "note"),
    [
        ("вакансия", ("1", "0"), ""), ("Vacant ", ("1", "0"), ""), ("бос", ("1", "0"), ""), ("", ("1", "0"), ""),
        ("N/D", ("1", "1"), "disclose"), ("Eliminated", ("0", "0"), "Eliminated"), ("Ann Lee", ("1", "1"), ""),
    ],
)  # fmt: skip
def test_a_post_without_a_holder_has_no_person(person: str, figures: tuple[str, str], note: str) -> None:
    result = read(STAFF, [["A", "Clerk", person, "1", ""]], "posts", "none")
    (post,) = state_of(result).posts.values()
    assert (str(post.established.quantity), str(post.filled.quantity)) == figures
    assert len(result.plan.people) == (person == "Ann Lee")
    assert note in post.note
    assert result.placed == 1


def test_people_who_left_are_told() -> None:
    rows = [["A", "Clerk", "Ann Lee", "1", "31.12.2025"], ["A", "Cook", "Bo Kim", "1", "31.12.2099"]]
    result = read(STAFF, rows, "posts", "none")
    assert staffing(result) == [("A", "Clerk", "", "", "1", "0"), ("A", "Cook", "Bo Kim 1", "", "1", "1")]
    assert trouble(result, "left").spot.row == 1
    people = read(STAFF, rows, "people", "none")
    assert (people.rows, people.placed, people.listed) == (2, 1, 1)
    assert trouble(people, "left").severity == "note"


def test_people_of_one_title_and_unit_hold_one_post() -> None:
    fields = ["id", "parent", "person", "title", "unit", "share"]
    rows = [
        ["1", "", "Ann", "Director", "A", "1"], ["2", "1", "Bo", "Clerk", "A", "0.5"], ["3", "1", "Cy",
        "clerk", "A", "1"],
        ["4", "1", "вакансия", "Clerk", "A", "1"], ["5", "1", "Di", "Clerk", "B", "1"],
    ]  # fmt: skip
    result = read(fields, rows, "people", "parent")
    assert staffing(result) == [
        ("A", "Clerk", "Bo 0.5, Cy 1", "Director", "2.5", "1.5"),
        ("A", "Director", "Ann 1", "", "1", "1"),
        ("A/B", "Clerk", "Di 1", "Director", "1", "1"),
    ]
    assert result.placed == 5


def test_figures_say_where_they_come_from() -> None:
    fields = ["unit", "title", "person", "established", "person_pay_low", "person_pay_high"]
    rows = [["A", "Clerk", "Ann", "~2", "£120,000", "£126,000"], ["A", "Cook", "Bo", "", "", ""]]
    result = read(fields, rows, "posts", "none", recipe={"pay_period": "year"})
    clerk, cook = state_of(result).posts.values()
    (source,) = result.plan.sources.values()
    assert (str(source.title), source.date) == ("staff.xlsx", "")
    assert (clerk.established.basis, clerk.established.source, str(clerk.established.quantity)) == (
        "stated",
        source.id,
        "~2",
    )
    assert cook.established.quantity is None
    ann = next(person for person in result.plan.people.values() if str(person.name) == "Ann")
    assert (str(ann.pay.quantity), ann.pay.basis) == ("10000–10500", "derived")
    assert result.plan.settings.currency == "GBP"


def test_grades_span_what_rows_say_of_them() -> None:
    fields = ["unit", "title", "grade", "pay_low", "pay_high", "established"]
    rows = [
        ["A", "Clerk", "C-1", "100", "120", "2"],
        ["A", "Cook", "C-1", "90", "110", "1"],
        ["A", "Guard", "C-2", "", "", "1"],
    ]
    result = read(fields, rows, "groups", "none")
    first, second = sorted(result.plan.grades.values(), key=lambda grade: grade.rank)
    assert (first.code, str(first.pay.quantity), first.pay.basis) == ("C-1", "90–120", "derived")
    assert second.pay.quantity is None
    assert "grade pay" in kinds(result, "note")


def test_a_unit_with_a_number_and_a_head_has_both() -> None:
    fields = ["id", "unit", "parent", "established", "person", "unit_kind", "unit_ru"]
    rows = [
        ["1", "Ministry", "", "10", "Ann Lee", "ministry", "Министерство"],
        ["2", "Trade", "1", "4-7", "", "Департамент", ""],
    ]
    result = read(fields, rows, "units", "parent")
    assert staffing(result) == [
        ("Ministry", "Head", "Ann Lee 1", "", "1", "1"), ("Ministry", "Posts", "", "", "9", "None"),
        ("Ministry/Trade", "Posts", "", "", "4–7", "None"),
    ]  # fmt: skip
    ministry, trade = state_of(result).units.values()
    assert (ministry.kind, trade.kind) == ("ministry", "department")
    assert dict(ministry.name.items) == {"en": "Ministry", "ru": "Министерство"}


def test_a_matrix_of_posts_and_units_becomes_groups() -> None:
    fields = ["title", "grade", "unit_count", "unit_count"]
    rows = [["Clerk", "C-1", 2, ""], ["Cook", "", 1, 3], ["Guard", "", "", ""]]
    sheet = book([["Post", "Grade", "Trade", "Transit"], *rows])
    result = build([sheet], Recipe((table(fields, "groups", "none"),)), today=TODAY)
    assert staffing(result) == [
        ("Trade", "Clerk", "", "", "2", "None"), ("Trade", "Cook", "", "", "1", "None"),
        ("Transit", "Cook", "", "", "3", "None"),
    ]  # fmt: skip
    assert (result.rows, result.placed, result.listed) == (3, 2, 1)


def test_blanks_are_filled_down_until_something_begins_anew() -> None:
    rows = [["Trade", "Tariffs", "Clerk"], ["", "", "Cook"], ["", "Transit", "Guard"], ["Audit", "", "Driver"]]
    result = read(["unit", "unit", "title"], rows, "posts", "columns", down=frozenset({0, 1}))
    assert [row[:2] for row in staffing(result)] == [
        ("Audit", "Driver"), ("Trade/Tariffs", "Clerk"), ("Trade/Tariffs", "Cook"), ("Trade/Transit", "Guard"),
    ]  # fmt: skip


def test_bits_of_a_path_are_read_as_a_database_writes_them() -> None:
    rows = [["", "A"], ["58", "B"], ["5AC0", "C"], ["5AE158", "D"], ["68", "E"], ["5AE1", "F"]]
    result = read(["path", "unit"], rows, "units", "path")
    assert tree(result) == ["A", "A/B", "A/B/C", "A/B/C/F", "A/B/C/F/D", "A/E"]
    assert not result.troubles


def test_a_path_without_the_one_above_it_hangs_on_the_next() -> None:
    result = read(["path", "unit"], [["1", "A"], ["1.1.1", "B"], ["2.1", "C"]], "units", "path", separator=".")
    assert tree(result) == ["A", "A/B"]
    assert [(each.value, each.severity) for each in result.troubles] == [("2.1", "error"), ("1.1.1", "warning")]


def test_rows_that_list_those_below_them() -> None:
    rows = [["Cell A", "a", "b,c,d"], ["Cell B", "b", ""], ["Cell C", "c", "b,d"], ["Cell D", "d", ""]]
    result = read(["label", "id", "children"], rows, "units", "parent", list_separator=",")
    assert tree(result) == ["Cell A", "Cell A/Cell B", "Cell A/Cell C", "Cell A/Cell D"]
    assert len(state_of(result).links) == 2


def test_heads_are_known_by_their_titles_where_nothing_else_tells() -> None:
    rows = [
        ["A", "Руководитель управления"],
        ["A", "Заместитель руководителя"],
        ["B", "Head"],
        ["B", "Head of audit"],
    ]
    result = read(["unit", "title"], rows, "posts", "columns")
    heads = [str(post.title) for post in state_of(result).posts.values() if post.is_head]
    assert heads == ["Руководитель управления"]
    assert "heads" in kinds(result, "note")


def test_a_long_import_can_be_stopped() -> None:
    class Stopped(Exception):
        """Somebody changed their mind."""

    def stop() -> None:
        raise Stopped

    made = book([["unit", "title"], *([f"Unit {number}", "Clerk"] for number in range(2000))])
    recipe = Recipe((table(["unit", "title"], "posts", "none"),))
    with pytest.raises(Stopped):
        build([made], recipe, tick=stop)
    ticks: list[None] = []
    build([made], recipe, tick=lambda: ticks.append(None))
    assert len(ticks) > 20


WORDS = st.sampled_from((
    "1", "2", "3", "4", " 2", "A", "a ", "B", "A/B", "A/B/C", "1.2", "1.2.3", "5AC0", "58", "",
    "Ivan Petrov", "Petrov, Ivan",
    "Petrov I.", "vacant", "N/D", "бос", "eliminated", "left", "XX", "-", "4-7", "~5", "1 234,5 ₸", "-3",
    "31.12.2020",
    "12/31/2025", "2 января 2024 г.", "45292", "Директор", "yes", "no", "department", "x\0y", "\ud800",
    "9" * 14, "=SUM(1)",
    "0", "Level 2", "frozen", "units", "posts", "people", " ", "  Indented", "a\nb", "1e5", "nan",
))  # fmt: skip
CELLS = st.one_of(
    WORDS, st.none(), st.integers(-2, 5), st.floats(), st.booleans(), st.just(Odd("date", "2025-01-01")),
    st.text(max_size=5), st.just("z" * 2001),
)  # fmt: skip
NAMES = st.sampled_from([field.id for field in ALL] + [""])


@st.composite
def dirty(draw: st.DrawFn) -> tuple[list[Book], Recipe]:
    """One or two tables of anything, read by any recipe."""
    tables, books = [], []
    for number in range(draw(st.integers(1, 2))):
        fields = draw(st.lists(NAMES, min_size=1, max_size=8))
        rows: list[list[Any]] = draw(st.lists(st.lists(CELLS, max_size=len(fields)), max_size=9))
        levels = draw(st.dictionaries(st.integers(0, 9), st.integers(0, 4)))
        books.append(book([fields, *rows], f"{number}.xlsx", levels))
        tables.append(
            table(
                fields,
                draw(st.sampled_from(ROWS)),
                draw(st.sampled_from(TREES)),
                number,
                separator=draw(st.sampled_from(("", "/", "."))),
                list_separator=draw(st.sampled_from(("", ","))),
                skip=frozenset(draw(st.sets(st.integers(0, 9), max_size=2))),
                titles=draw(st.dictionaries(st.integers(1, 9), st.integers(1, 3), max_size=2)),
                down=frozenset(draw(st.sets(st.integers(0, 7), max_size=2))),
                decimal=draw(st.sampled_from(("", ".", ","))),
            )
        )
    return books, Recipe(tuple(tables), pay_period=draw(st.sampled_from(("month", "year"))))


@given(dirty(), st.data())
def test_no_list_breaks_a_rule_or_loses_a_row(lists: tuple[list[Book], Recipe], data: st.DataObject) -> None:
    books, recipe = lists
    result = build(books, recipe, today=TODAY)
    again = build(books, recipe, today=TODAY)
    assert (again.plan, again.troubles) == (result.plan, result.troubles)
    fixes: list[Fix] = []
    if result.troubles:
        found = data.draw(st.sampled_from(result.troubles))
        choices = [key for key, _ in found.choices] + list(result.keys.values()) + ["1", "Ivan Petrov", ""]
        fixes = [
            Fix(found.kind, found.spot, remedy, data.draw(st.sampled_from(choices))) for remedy in found.remedies
        ]
    for made in (result, *(build(books, recipe, [fix], today=TODAY) for fix in fixes)):
        assert not list(plan_problems(made.plan))
        assert (made.rows, made.placed + made.listed) == (result.rows, result.rows)
        assert {remedy for each in made.troubles for remedy in each.remedies} <= REMEDIES.keys()
        for id, key in made.keys.items():
            assert key
            assert made.origins[id].row >= 0
    for fix in fixes:
        if fix.remedy not in ("value", "choose above", "cut here", "skip"):
            settled = build(books, recipe, [fix], today=TODAY)
            assert (fix.kind, fix.spot) not in [(each.kind, each.spot) for each in settled.troubles]
            assert bool(settled.kept) == (fix.remedy == "to-do") == bool(state_of(settled).todos)


def test_pay_of_no_grade_and_of_nobody_is_kept_as_a_note() -> None:
    fields = ["unit", "title", "grade", "pay_low", "person", "person_pay_low"]
    rows = [
        ["A", "Clerk", "", "1200", "Ann", "1300"],
        ["A", "Cook", "C-1", "900", "N/D", "950"],
        ["A", "Guard", "", "", "", "0"],
    ]
    result = read(fields, rows, "posts", "none", recipe={"pay_period": "year"})
    notes = [post.note for post in state_of(result).posts.values()]
    assert notes == [
        "Pay per month: 100",
        "The list does not disclose who holds the post.\nPay per month: 79.17",
        "",
    ]


def test_a_table_may_be_of_one_unit_and_name_things_in_several_languages() -> None:
    fields = ["title", "title_ru", "title_kk", "established"]
    rows = [["Clerk", "Делопроизводитель", "Іс жүргізуші", "2"]]
    result = read(fields, rows, "groups", "none", unit="Trade")
    assert tree(result) == ["Trade"]
    (post,) = state_of(result).posts.values()
    assert dict(post.title.items) == {"en": "Clerk", "ru": "Делопроизводитель", "kk": "Іс жүргізуші"}
    units = read(["unit", "unit_ru", "title"], [["Trade", "Торговля", "Clerk"]], "posts", "none")
    (unit,) = state_of(units).units.values()
    assert dict(unit.name.items) == {"en": "Trade", "ru": "Торговля"}


def test_rows_say_whether_they_are_units_posts_or_people() -> None:
    fields = ["id", "row_kind", "label", "parent"]
    rows = [
        ["O1", "O", "Ministry", ""], ["O2", "O", "Trade", "O1"], ["S1", "S", "Director", "O2"],
        ["S2", "S", "Clerk", "O2"], ["P1", "P", "Ann Lee", "S1"], ["P2", "P", "Bo Kim", "S2"],
    ]  # fmt: skip
    recipe = {"meanings": {"row_kind": {"o": "units", "s": "posts", "p": "people"}}}
    result = read(fields, rows, "posts", "parent", recipe=recipe)
    assert [row[:3] for row in staffing(result)] == [
        ("Ministry/Trade", "Clerk", "Bo Kim 1"), ("Ministry/Trade", "Director", "Ann Lee 1"),
    ]  # fmt: skip
    assert result.placed == 6
    assert not kinds(result, "error")


def test_indented_names_beside_titles_are_of_people() -> None:
    rows = [["Ann Lee", "Director"], ["Bo Kim", "Clerk"], ["vacant", "Cook"]]
    result = read(["label", "title"], rows, "posts", "levels", levels={2: 2, 3: 2})
    assert [row[1:4] for row in staffing(result)] == [
        ("Clerk", "Bo Kim 1", "Director"), ("Cook", "", "Director"), ("Director", "Ann Lee 1", ""),
    ]  # fmt: skip


def test_one_post_for_each_row_follows_only_from_a_list_that_has_vacant_ones() -> None:
    rows = [["A", "Clerk", "Ann"], ["A", "Cook", "vacant"]]
    for listed, basis in ((rows, "derived"), (rows[:1], "inferred")):
        result = read(["unit", "title", "person"], listed, "posts", "none")
        assert {post.established.basis for post in state_of(result).posts.values()} == {basis}


def test_names_are_written_as_they_are_said() -> None:
    fields = ["unit", "title", "person"]
    names = ["Lee, Ann", "Ким, Елена", "Smith, PhD", "Ann Lee-Ray", "Ray, Di, Jr."]
    result = read(fields, [["A", f"Clerk {name}", name] for name in names], "posts", "none")
    said = [str(person.name) for person in result.plan.people.values()]
    assert said == ["Ann Lee", "Ким Елена", "Smith, PhD", "Ann Lee-Ray", "Ray, Di, Jr."]
    parts = ["unit", "first_name", "middle_name", "last_name"]
    rows = [["A", "Ann", "M.", "Lee"], ["A", "Елена", "Ивановна", "Ким"]]
    split = read(parts, rows, "posts", "none")
    assert [str(person.name) for person in split.plan.people.values()] == ["Ann M. Lee", "Ким Елена Ивановна"]
