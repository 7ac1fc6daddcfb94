"""Lists as they come: shapes for which no layout was made still give a proposal that one can go on with."""

from collections.abc import Mapping

import pytest

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.result import Result
from orgplanner.importers.reading import read_clipboard
from orgplanner.importers.reading.levels import levels_of, signed
from tests.importers.listing import TODAY, kinds, staffing, tree
from tests.importers.small_lists import fields, listed

SUBTOTALS = """
Department;Position;Positions;Occupied;%
Trade;Director;1;1;100%
Trade;Expert;6;4;67%
Trade total;;7;5;71%
Legal;Director;1;1;100%
Legal, subtotal;;1;1;100%
Grand total;;8;6;75%
"""
LEVELS = """
L1,L2,L3,Job,Incumbent,Count
Ministry,,,Minister,Ada Brown,1
Ministry,Trade,,Director,Ben Clark,1
Ministry,Trade,Tariffs,Head,Cid Davis,1
Ministry,Trade,Tariffs,Expert,,3
Ministry,Legal,,Director,Dan Evans,1
""".replace(",", ";")
SUPERVISORY = """
Worker;Supervisory Organization;Superior Organization;Position ID;Business Title;FTE
Ada Brown;Ministry (Ada Brown);;P-1;Minister;1
Ben Clark;Trade (Ben Clark);Ministry (Ada Brown);P-2;Director;1
Cid Davis;Trade (Ben Clark);Ministry (Ada Brown);P-3;Expert;0.5
;Trade (Ben Clark);Ministry (Ada Brown);P-4;Expert;1
Dan Evans;Legal (Dan Evans);Ministry (Ada Brown);P-5;Director;1
"""
HEADS = """
Unit;Head;Staff;Subordinate to
Ministry of Trade;Ada Brown;85;
Trade department;Ben Clark;40;Ministry of Trade
Tariffs division;Cid Davis;12;Trade department
Legal department;Dan Evans;20;Ministry of Trade
"""
DIRECTORY = """
Ministry of Trade - phone list
Department;Name;Position;Room
Management;Brown, Ada;Minister;101
Management;Clark, Ben;Deputy Minister;102
Trade department;Davis, Cid;Director;201
;Evans, Dan;Expert;202
;Frost, Eva;Expert;202
Legal department;Grant, Flo;Director;301
"""
LINES = """
Unit;Parent;Head;Place
------;--------;------;---
Ministry;;Ada Brown;Astana
Trade;Ministry;Ben Clark;Astana
Legal;Ministry;Dan Evans;Almaty
"""
HEADLESS = """
МИНИСТЕРСТВО ТОРГОВЛИ;;
РУКОВОДСТВО;;
Министр;1;A1
Вице-министр;2;A2
ДЕПАРТАМЕНТ ТОРГОВЛИ;;
Директор;1;B1
Эксперт;6;C1
Специалист;6;C1
ПРАВОВОЙ ДЕПАРТАМЕНТ;;
Директор;1;B1
Юрист;3;C1
"""
CODES = "PERNR;ENAME;ORGEH;ORGTX;PLSTX;UORGEH\n" + "".join(
    f"{100 + n};{name};{unit};{words};{title};{above}\n" for n, (name, unit, words, title, above) in enumerate([
        ("Brown Ada", 5001, "Ministry", "Minister", ""), ("Clark Ben", 5002, "Trade dept", "Director", 5001),
        ("Davis Cid", 5002, "Trade dept", "Expert", 5001), ("Evans Dan", 5003, "Tariffs", "Head", 5002),
        ("Frost Eva", 5003, "Tariffs", "Expert", 5002), ("Grant Flo", 5003, "Tariffs", "Expert", 5002),
        ("Hill Gus", 5004, "Legal dept", "Director", 5001), ("Ives Hal", 5004, "Legal dept", "Lawyer", 5001),
    ]))  # fmt: skip
PAY = """
Unit;Post;Grade;Monthly salary;Posts
Ministry;Minister;A1;1 250 000 ₸;1
Trade;Director;B1;KZT 850,000.00;1
Trade;Expert;C1;from 350 000 to 420 000;6
"""


def made(text: str) -> tuple[Mapping[str, str], Result]:
    """What the columns of a text mean by heading, and what it becomes."""
    book = listed(text)
    found = propose([book])
    return fields(found), build([book], found.recipe, today=TODAY)


def test_subtotals_named_by_their_unit_are_no_units() -> None:
    _, result = made(SUBTOTALS)
    assert tree(result) == ["Trade", "Legal"]
    assert (result.rows, kinds(result)) == (3, ["heads", "no data"])


def test_a_unit_of_all_rows_is_read_where_some_rows_name_no_other() -> None:
    means, result = made(LEVELS)
    assert [heading for heading, field in means.items() if field == "unit"] == ["L1", "L2", "L3"]
    assert tree(result) == ["Ministry", "Ministry/Trade", "Ministry/Trade/Tariffs", "Ministry/Legal"]
    assert kinds(result, "error") == []


def test_a_column_of_units_above_is_known_by_its_values() -> None:
    means, result = made(SUPERVISORY)
    assert means["Superior Organization"] == "unit_parent"
    assert len(tree(result)) == 3
    assert all(path.startswith("Ministry (Ada Brown)") for path in tree(result))


def test_units_with_their_heads_are_a_list_of_units() -> None:
    means, result = made(HEADS)
    assert (means["Subordinate to"], means["Head"]) == ("parent", "person")
    assert tree(result)[2] == "Ministry of Trade/Trade department/Tariffs division"


def test_a_unit_written_for_some_of_its_rows_holds_for_the_others() -> None:
    _, result = made(DIRECTORY)
    assert kinds(result, "error") == []
    assert sum(row[0] == "Trade department" for row in staffing(result)) == 3


def test_lines_between_heading_and_rows_are_no_data() -> None:
    means, result = made(LINES)
    assert means["Head"] == "person"
    assert tree(result) == ["Ministry", "Ministry/Trade", "Ministry/Legal"]
    assert kinds(result, "error") == []


def test_management_below_the_title_of_a_ministry_stands_beside_its_departments() -> None:
    _, result = made(HEADLESS)
    top = "МИНИСТЕРСТВО ТОРГОВЛИ"
    assert tree(result) == [top, f"{top}/РУКОВОДСТВО", f"{top}/ДЕПАРТАМЕНТ ТОРГОВЛИ", f"{top}/ПРАВОВОЙ ДЕПАРТАМЕНТ"]
    assert sum(int(row[4]) for row in staffing(result)) == 20


def test_codes_of_units_and_of_those_above_are_known_by_their_values() -> None:
    means, result = made(CODES)
    assert (means["ORGEH"], means["UORGEH"]) == ("unit_code", "unit_parent")
    assert tree(result) == [
        "Ministry", "Ministry/Trade dept", "Ministry/Trade dept/Tariffs", "Ministry/Legal dept",
    ]  # fmt: skip


def test_pay_may_have_its_currency_and_from_and_to() -> None:
    means, result = made(PAY)
    assert means["Monthly salary"] == "pay_low"
    grades = {row.code: str(row.pay.quantity) for row in result.plan.grades.values()}
    assert grades == {"A1": "1250000", "B1": "850000", "C1": "350000–420000"}


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Trade\n- Trade department\n-- Tariffs division\n-- Quotas division\n- Legal department\n",
        "1. Ministry of Trade\n1.1. Trade department\n1.1.1. Tariffs division\n1.1.2 Quotas division\n"
        "1.2. Legal department\n",
        "Unit;Posts\n• Ministry of Trade;2\n•• Trade department;3\n••• Tariffs division;4\n••• Quotas division;5\n"
        "•• Legal department;6\n",
    ],
)  # fmt: skip
def test_dashes_and_numbers_before_names_tell_the_level(text: str) -> None:
    book = read_clipboard(text.replace(";", "\t"))
    result = build([book], propose([book]).recipe, today=TODAY)
    top, trade = "Ministry of Trade", "Ministry of Trade/Trade department"
    assert tree(result) == [
        top, trade, f"{trade}/Tariffs division", f"{trade}/Quotas division", f"{top}/Legal department",
    ]  # fmt: skip


def test_numbers_and_dashes_of_other_texts_tell_no_level() -> None:
    rows = [["Unit", "Note"], *([f"Unit {n}", f"{'-' * (1 + n % 2)} seen"] for n in range(9)), ["2 Trade", "1. x"]]
    assert not levels_of(rows)
    assert signed("1st department") == (0, "1st department")
    assert signed("01.02.2020") == (0, "01.02.2020")


def test_the_number_of_a_unit_whose_posts_are_listed_counts_nothing_twice() -> None:
    summary = listed("Department;Posts\nTrade;3\nLegal;4\nArchive;2", name="Summary")
    trade = listed("Department;Position;Name\nTrade;Director;Ben Clark\nTrade;Expert;Cid Davis\nTrade;Expert;\n"
                   "Legal;Director;Dan Evans", name="Posts")  # fmt: skip
    books = [summary, trade]
    result = build(books, propose(books, sheets={(0, 0), (1, 0)}).recipe, today=TODAY)
    numbers = dict.fromkeys(("Trade", "Legal", "Archive"), 0)
    for unit, _, _, _, established, _ in staffing(result):
        numbers[unit] += int(established)
    assert numbers == {"Trade": 3, "Legal": 1, "Archive": 2}
    told = [each for each in result.troubles if each.kind == "total"]
    assert [(each.value, str(each.message)) for each in told] == [
        ("4", "The list says 4 in all; its rows add up to 1."),
    ]  # fmt: skip


def test_numbers_below_grades_are_posts_of_these() -> None:
    means, result = made("Unit;A1;B1;B2;C1;Total\nManagement;1;2;;;3\nTrade department;;1;2;8;11\nTotal;1;3;2;8;14")
    assert [heading for heading, field in means.items() if field == "grade_count"] == ["A1", "B1", "B2", "C1"]
    posts = result.plan.states[result.scenario].posts.values()
    assert sorted((result.plan.grades[post.grade].code, str(post.established.quantity)) for post in posts) == [
        ("A1", "1"), ("B1", "1"), ("B1", "2"), ("B2", "2"), ("C1", "8"),
    ]  # fmt: skip
    assert (result.rows, result.placed, kinds(result, "error")) == (2, 2, [])


def test_numbers_of_quarters_are_no_grades() -> None:
    means, _ = made("Unit;Q1;Q2;Q3;Q4\nManagement;1;2;3;4\nTrade department;5;1;2;8")
    assert "grade_count" not in means.values()


def test_headings_of_another_language_are_no_obstacle_to_names_above_names() -> None:
    means, result = made("Vorgesetzter;Name;Titel\n;Braun, Ada;Minister\nBraun, Ada;Clark, Ben;Director\n"
                         "Clark, Ben;Davis, Cid;Expert\nClark, Ben;Evans, Dan;Expert")  # fmt: skip
    assert (means["Vorgesetzter"], means["Name"]) == ("parent", "person")
    assert len(result.plan.people) == 4
    assert kinds(result, "error") == []
