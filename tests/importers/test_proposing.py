"""What is proposed for lists: where they begin, what columns mean, what a row is and how the tree is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import Given, propose
from orgplanner.importers.reading.book import Book, Sheet
from tests.importers.small_lists import JUNIOR, KAZAKH, SENIOR, T3, TITLED, fields, listed, read

SHAPES = {
    "employees of 1C": (
        "Сотрудник;Таб. №;Подразделение;Должность;Дата приема;Вид занятости;Кол-во ставок\n"
        "Иванов Иван Иванович;0001;Отдел кадров;Начальник отдела;01.02.2020;Основное место работы;1\n"
        "Петрова Анна Сергеевна;;Отдел кадров;Специалист;15.03.2021;Основное место работы;1\n"
        "Ахметова Айгуль Маратовна;0004;Бухгалтерия;Бухгалтер;11.10.2019;Внутреннее совместительство;0,5",
        "posts", "none",
        {"Сотрудник": "person", "Таб. №": "person_code", "Подразделение": "unit", "Должность": "title",
         "Дата приема": "since",
         "Вид занятости": "assignment_kind", "Кол-во ставок": "established"},
    ),
    "objects of SAP": (
        "Object type;Object ID;Object name;Parent object ID\nO;50000001;Ministry of Trade;\n"
        "O;50000002;Department of Analysis;50000001\nS;50001001;Head of Department;50000002\n"
        "P;00001234;Smith John;50001001",
        "posts", "parent",
        {"Object type": "row_kind", "Object ID": "id", "Object name": "label", "Parent object ID": "parent"},
    ),
    "staff of SAP, numbers beside names": (
        "Pers.No.;Personnel Number;Org.unit;Organizational Unit;Job;Chief\n"
        "001;Ann Low;50000010;Trade Department;Director;X\n002;Ben Hill;50000010;Trade Department;Analyst;\n"
        "003;Cat Mill;50000011;Legal Department;Director;X\n004;Dan Moor;50000011;Legal Department;Lawyer;",
        "posts", "none",
        {"Pers.No.": "person_code", "Personnel Number": "person", "Org.unit": "unit_code",
         "Organizational Unit": "unit", "Job": "title", "Chief": "head"},
    ),
    "workers of Workday": (
        "Worker;Employee ID;Supervisory Organization;Business Title;Manager;FTE;Email - Work\n"
        "Ann Low;1001;Trade;Director;;1;a@x.org\nBen Hill;1002;Trade;Analyst;Ann Low;1;b@x.org\n"
        "Cat Mill;1003;Policy;Lead;Ann Low;0.5;c@x.org",
        "posts", "superior",
        {"Worker": "person", "Employee ID": "id", "Supervisory Organization": "unit", "Business Title": "title",
         "Manager": "reports_to", "FTE": "established"},
    ),
    "assignments of Oracle": (
        "Person Number;Display Name;Position Code;Position Name;Department Name;Manager Person Number;Grade Name\n"
        "300001;Low, Ann;POS01;Director;Trade;;G9\n300002;Hill, Ben;POS02;Analyst;Trade;300001;G5\n"
        "300003;Mill, Cat;POS03;Analyst;Legal;300001;G5",
        "posts", "superior",
        {"Person Number": "id", "Display Name": "person", "Position Code": "post_code", "Position Name": "title",
         "Department Name": "unit", "Manager Person Number": "reports_to", "Grade Name": "grade"},
    ),
    "organisation chart of Visio": (
        "Unique_ID;Department;E-mail;Name;Telephone;Title;Reports_To;Master_Shape\n"
        "ID1;Executive;a@x.org;Ann Low;1;President;;0\nID2;Trade;b@x.org;Ben Hill;2;Director;ID1;1\n"
        "ID3;Trade;c@x.org;Cat Mill;3;Analyst;ID2;2",
        "posts", "superior",
        {"Unique_ID": "id", "Department": "unit", "Name": "person", "Title": "title", "Reports_To": "reports_to"},
    ),
    "units with names in two languages": (
        "Code;Name (English);Name (Russian);Kind;Parent;Head\n"
        "MT;Ministry of Trade;Министерство торговли;Ministry;;Ann Low\n"
        "DA;Department of Analysis;Департамент анализа;Department;MT;Ben Hill\n"
        "DP;Department of Policy;Департамент политики;Department;MT;Cat Mill",
        "units", "parent",
        {"Code": "unit_code", "Name (English)": "unit", "Name (Russian)": "unit_ru", "Kind": "unit_kind",
         "Parent": "parent", "Head": "person"},
    ),
    "headings in two languages at once": (
        "Құрылымдық бөлімше / Структурное подразделение;Лауазымы / Должность;Штат бірлігі / Кол-во шт. ед.\n"
        "Сауда департаменті;Директор;1\nСауда департаменті;Сарапшы;6\nҚұқық басқармасы;Басқарма басшысы;1",
        "groups", "none",
        {"Құрылымдық бөлімше / Структурное подразделение": "unit", "Лауазымы / Должность": "title",
         "Штат бірлігі / Кол-во шт. ед.": "established"},
    ),
    "names in two languages, which only the headings tell": (
        "Бөлімше атауы;Наименование подразделения;Код;Лауазым;Должность;Саны\n"
        "Сауда департаменті;Департамент торговли;01;Директор;Директор;1\n"
        "Сауда департаменті;Департамент торговли;01;Сарапшы;Эксперт;4\n"
        "Құқық басқармасы;Управление права;02;Заңгер;Юрист;2",
        "groups", "none",
        {"Бөлімше атауы": "unit", "Наименование подразделения": "unit_ru", "Код": "unit_code", "Лауазым": "title",
         "Должность": "title_ru", "Саны": "established"},
    ),
    "units in columns of their own, with others below": (
        "Department;Division;Post;Number\nTrade;;;\n;Exports;;\n;;Head;1\n;;Expert;4\nLegal;;;\n;;Lawyer;3",
        "groups", "sections", {"Post": "title", "Number": "established"},
    ),
    "names in steps": (
        "Ministry of Trade;;\n;Department of Analysis;\n;;Division of Statistics\n"
        ";Department of Policy;\n;;Division of Tariffs",
        "units", "levels", {"A": "label", "B": "label", "C": "label"},
    ),
    "a matrix of posts and units": (
        "Position;Department of Trade;Department of Analysis;Legal Division;Total\nDirector;1;1;;2\n"
        "Deputy director;2;1;;3\nHead of division;;;1;1\nTotal;3;2;1;6",
        "groups", "none",
        {"Position": "title", "Department of Trade": "unit_count", "Department of Analysis": "unit_count",
         "Legal Division": "unit_count"},
    ),
    "units numbered by their place": (
        "№;Наименование;Численность\n1.;Министерство торговли;40\n1.1.;Департамент анализа;20\n"
        "1.1.1.;Управление статистики;8\n1.2.;Департамент политики;20",
        "units", "path", {"№": "path", "Наименование": "unit", "Численность": "established"},
    ),
    "codes that go on from those above them": (
        "Org code;Org name;Headcount\n10;Ministry;100\n1010;Trade Department;40\n101010;Exports Division;10\n"
        "101020;Imports Division;12\n1020;Legal Department;20",
        "units", "path", {"Org code": "path", "Org name": "unit", "Headcount": "established"},
    ),
    "units written with all that is above them": (
        "Place;Employee;Job;Vacant\nMinistry > Trade > Exports;Ann Low;Lead;no\n"
        "Ministry > Trade > Imports;;Lead;yes\n"
        "Ministry > Legal;Cat Mill;Lawyer;no",
        "posts", "path", {"Place": "path", "Employee": "person", "Job": "title", "Vacant": "status"},
    ),
    "superiors by their mail, a heading of two rows below a preface": (
        "Organisation:;Ministry of Trade;;;\nDate:;01.01.2026;;;\n;;;;\n;Position data;;Employee data;\n"
        ";Unit;Title;Name;Email;Manager email\n;Board;Chief;Ann Low;ann@x.org;\n"
        ";Trade;Head;Ben Hill;ben@x.org;ann@x.org\n"
        ";Trade;Analyst;Cat Mill;cat@x.org;ben@x.org\n;Trade;Analyst;Dan Moor;dan@x.org;ben@x.org",
        "posts", "superior",
        {"Position data Unit": "unit", "Position data Title": "title", "Employee data Name": "person",
         "Employee data Email": "id", "Employee data Manager email": "reports_to"},
    ),
    "hexadecimal places, a login for a name": (
        "BusinessEntityID;LoginID;OrganizationNode_hex;OrganizationLevel;JobTitle;BirthDate\n1;house\\ann0;;;Chief;1969-01-29\n"
        "2;house\\ben0;58;1;Vice President;1971-08-01\n3;house\\cat0;5AC0;2;Manager;1974-11-12\n"
        "4;house\\dan0;5AD6;3;Designer;1974-12-23\n5;house\\eva0;5ADA;3;Designer;1952-09-27",
        "posts", "path",
        {"BusinessEntityID": "id", "LoginID": "person", "OrganizationNode_hex": "path",
         "OrganizationLevel": "level", "JobTitle": "title"},
    ),
    "numbers of posts that look like places in a tree": (
        "Unit;Post;Number;Holder\nDept A;Director;1;Low Ann\nDept A;Expert;7;Hill Ben\nDept A;Clerk;1.5;Mill Cat",
        "posts", "none", {"Unit": "unit", "Post": "title", "Number": "established", "Holder": "person"},
    ),
    "a counter that numbers of posts of another file meet by chance": (
        ";Unit;Reporting Senior Post;Post;FTE\n0;Trade;1;Clerk;2\n1;Trade;2;Expert;1\n2;Legal;1;Lawyer;3\n"
        "3;Legal;1;Clerk;1.5\n4;Legal;2;Driver;1",
        "groups", "superior",
        {"Unit": "unit", "Reporting Senior Post": "reports_to", "Post": "title", "FTE": "established"},
    ),
    "no heading": (
        "100;;Ann Low;Director\n101;100;Ben Hill;Expert\n102;100;Cat Mill;Expert\n103;101;Dan Moor;Assistant\n"
        "104;101;Eva Pond;Assistant",
        "posts", "parent", {"A": "id", "B": "parent", "C": "person", "D": "title"},
    ),
    "the lowest unit first": (
        "Отдел;Управление;Департамент;Должность;ФИО\nАнализ;Торговля;Экономика;Начальник;Иванов И.И.\n"
        "Статистика;Торговля;Экономика;Эксперт;Сидоров С.С.\nПраво;Защита;Экономика;Юрист;Ахметов А.А.\n"
        "Кадры;Люди;Поддержка;Юрист;Ибраев И.И.",
        "posts", "columns",
        {"Департамент": "unit", "Управление": "unit", "Отдел": "unit", "Должность": "title", "ФИО": "person"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_columns_rows_and_tree_of_many_shapes(shape: str) -> None:
    text, rows, tree, meant = SHAPES[shape]
    found = read(text)
    table = found.recipe.tables[0]
    assert fields(found) == meant
    assert (table.rows, table.tree) == (rows, tree)
    assert list(fields(found)) == list(meant) or tree != "columns"
    assert found.rows[0][0] == rows
    assert found.trees[0][0] == tree
    assert all(found.why(0, "column", place) is not None for place in table.columns)


def test_units_in_columns_stand_from_the_highest_to_the_lowest() -> None:
    found = read(SHAPES["the lowest unit first"][0])
    assert [place for place, field in found.recipe.tables[0].columns.items() if field == "unit"] == [2, 1, 0]


def test_a_staffing_table_of_form_t3() -> None:
    found = read(T3)
    table = found.recipe.tables[0]
    assert (table.heading, table.heading_rows, table.first) == (3, 2, 6)
    assert table.skip == {10, 11}
    assert table.down == {0, 1}
    assert (table.rows, found.recipe.language, found.recipe.pay_period) == ("groups", "ru", "month")
    assert list(fields(found).values()) == ["unit", "unit_code", "title", "established", "pay_low"]
    assert found.recipe.headings[0][1] == "Структурное подразделение код"


def test_titles_of_units_stand_above_their_posts_by_their_kind() -> None:
    table = read(TITLED).recipe.tables[0]
    assert dict(table.titles) == {1: 1, 3: 1, 4: 2, 8: 2}
    assert table.skip == {7, 10}
    assert (table.tree, table.decimal) == ("sections", ",")
    result = build([listed(TITLED)], read(TITLED).recipe)
    assert not [trouble for trouble in result.troubles if trouble.severity != "note"]


def test_posts_below_a_subtotal_are_data_and_signatures_below_the_total_are_not() -> None:
    lines = "Отдел;Должность;ФИО\nКадры;Начальник;Ким И.И.\nИтого;;1\nПраво;Юрист;Ахметов А.А.\nПраво;Юрист;Ли В.В."
    assert not {3, 4} & read(lines).recipe.tables[0].skip
    assert read(f"{lines}\nИтого;;2\n;;\nНачальник;________;").recipe.tables[0].skip == {2, 5, 7}


def test_a_kazakh_staffing_table() -> None:
    found = read(KAZAKH)
    assert list(fields(found).values()) == ["unit", "title", "grade", "established", "pay_low"]
    assert (found.recipe.language, found.recipe.tables[0].down) == ("kk", {0})
    assert found.recipe.tables[0].skip == {6}


def test_an_outline_of_units_and_posts_in_one_column() -> None:
    text = ("Подразделение / должность;Ставок;Занято\nМинистерство торговли;16;14\nДепартамент анализа;10;9\n"
            "Директор;1;1\nЭксперт;9;8\nДепартамент политики;6;5\nДиректор;1;1\nЭксперт;5;4")  # fmt: skip
    found = read(text, levels={1: 0, 2: 1, 3: 2, 4: 2, 5: 1, 6: 2, 7: 2})
    table = found.recipe.tables[0]
    assert dict(table.titles) == {1: 1, 2: 2, 5: 2}
    assert (table.rows, table.tree) == ("groups", "sections")
    result = build([listed(text, levels={1: 0, 2: 1, 3: 2, 4: 2, 5: 1, 6: 2, 7: 2})], found.recipe)
    posts = result.plan.states[result.scenario].posts.values()
    assert sum(post.established.quantity.low for post in posts) == 16


def test_a_unit_whose_number_is_the_sum_of_the_posts_below_it_is_no_post() -> None:
    lines = ("Департамент анализа;5", "Директор;1", "Эксперт;4", "Департамент права;3", "Директор;1", "Юрист;2")
    found = read("\n".join(["Наименование;Шт. ед.", *lines, "Всего;8"]))
    assert fields(found) == {"Наименование": "title", "Шт. ед.": "established"}
    assert dict(found.recipe.tables[0].titles) == {1: 1, 4: 1}
    sums = read("\n".join(["Наименование;Шт. ед.", *(line.replace(";5", ";50") for line in lines[:3]), "Отдел;7"]))
    assert not sums.recipe.tables[0].titles


def test_units_and_posts_share_a_column_in_staffing_tables_of_ministries() -> None:
    lines = (
        ";Басшылық;;", "1;Министр;;1", "2;Вице-министр;;2", ";Талдау департаменті;;",
        "3;Департамент директоры;C-1;1",
        "4;Сарапшы;C-5;3", ";Жиыны;;7",
    )  # fmt: skip
    found = read("\n".join(["Р/с;Құрылымдық бөлімшелер мен лауазымдардың атауы;Санаты;Саны", *lines]))
    assert list(fields(found).values()) == ["title", "grade", "established"]
    assert (dict(found.recipe.tables[0].titles), found.recipe.tables[0].skip) == ({1: 1, 4: 1}, {7})
    assert found.recipe.language == "kk"


@pytest.mark.parametrize("text", [
    "Unit;Unit above\nMinistry;\nDepartment A;Ministry\nDivision A1;Department A",
    "Unit;Unit above;Remark\nTrade;;\nExports;Trade;new\nImports;Trade;new\nAsia;Exports;",
    "Name;Parent;Number of posts\nTrade;;\nExports;Trade;4\nImports;Trade;5\nAsia;Exports;2",
])  # fmt: skip
def test_the_highest_unit_of_a_list_of_units_is_no_title(text: str) -> None:
    found = read(text)
    table = found.recipe.tables[0]
    assert not table.titles
    assert (table.rows, table.tree, table.columns[0], table.columns[1]) == ("units", "parent", "unit", "parent")


def test_senior_posts_and_junior_groups_together() -> None:
    books = [listed(SENIOR, name="senior.csv"), listed(JUNIOR, name="junior.csv")]
    found = propose(books)
    senior, junior = found.recipe.tables
    assert (senior.rows, senior.tree, junior.rows, junior.tree) == ("posts", "superior", "groups", "superior")
    assert fields(found, 1)["Reporting Senior Post"] == "reports_to"
    assert "A" not in fields(found, 1)  # a mere count of the rows is no number that anything names
    assert found.recipe.pay_period == "year"
    assert found.recipe.meanings == {
        "person": {"n/d": "not disclosed", "eliminated": "eliminated", "vacant": "vacant"},
        "reports_to": {"xx": "none"},
    }
    result = build(books, found.recipe)
    state = result.plan.states[result.scenario]
    assert (result.rows, len(state.units), len(state.posts)) == (9, 2, 8)
    assert not [trouble for trouble in result.troubles if trouble.severity == "error"]


def test_directives_above_a_table_of_draw_io_tell_what_columns_are() -> None:
    lines = (
        '# connect: {"from": "boss of", "to": "id", "invert": true}', '# connect: {"from": "more", "to": "id"}',
        "# label: %name%", "# connect: {not json",
    )  # fmt: skip
    text = "name;id;boss of;more\nTrade;a;;b,c\nExports;b;a;\nImports;c;a;b"
    found = read(text, directives=lines)
    assert fields(found) == {"name": "unit", "id": "id", "boss of": "parent", "more": "also"}
    assert found.recipe.tables[0].list_separator == ","


def test_sheets_that_are_no_lists_are_left_out_with_a_reason() -> None:
    units = listed("Code;Unit;Parent\nA;Ministry;\nB;Trade Department;A").sheets[0].rows
    posts = listed("Unit;Post;Number of posts\nTrade Department;Director;1\nTrade Department;Expert;4")
    book = Book("plan.xlsx", "workbook", (
        Sheet("Cover", [["A plan"], ["of 2026"]]), Sheet("Units", units),
        Sheet("Posts", posts.sheets[0].rows), Sheet("Empty", []),
        Sheet("Lists", [["Director"], ["Expert"]], hidden=True),
    ))  # fmt: skip
    found = propose([book])
    assert [(table.sheet, table.rows) for table in found.recipe.tables] == [(1, "units"), (2, "groups")]
    assert [(each.sheet, bool(str(each.message))) for each in found.left_out] == [(0, True), (3, True), (4, True)]
    only = propose([book], sheets={(0, 4)})
    assert [table.sheet for table in only.recipe.tables] == [4]


def test_what_a_person_corrects_holds_and_the_rest_follows() -> None:
    lines = ("Ann;;Director;Trade", "Ben;Ann;Expert;Trade", "Cat;Ann;Expert;Legal")
    book = listed("\n".join(["Name;Manager;Position;Department", *lines]))
    assert propose([book]).recipe.tables[0].tree == "superior"
    corrected = propose([book], given={(0, 0): Given({1: "", 3: "note"}, rows="people")})
    table = corrected.recipe.tables[0]
    assert table.columns == {0: "person", 2: "title", 3: "note"}
    assert (table.rows, table.tree) == ("people", "none")


@pytest.mark.parametrize(("heading", "values", "meant"), [
    ("Manager", ["Ann Low", "", "Ann Low", "Ben Hill"], "parent"), ("Manager", ["yes", "no", "no", "yes"], "head"),
    ("Level", ["1", "2", "2", "3"], "level"), ("Status", ["Full-time", "Part-time", "Full-time", ""], "contract"),
    ("Status", ["Active", "Vacant", "Active", "Active"], "status"), ("Принят", ["01.02.2020"] * 4, "since"),
    ("Salary", ["1000", "1200", "1300", "900"], "person_pay_low"), ("Phone", ["1", "2", "3", "4"], None),
])  # fmt: skip
def test_the_same_heading_means_what_stands_below_it(heading: str, values: list[str], meant: str | None) -> None:
    people = ["Ann Low", "Ben Hill", "Cat Mill", "Dan Moor"]
    lines = [f"{name};Expert;{value}" for name, value in zip(people, values, strict=True)]
    found = read("\n".join([f"Full name;Job title;{heading}", *lines]))
    assert fields(found).get(heading) == meant


SAID = {
    "id": ("Employee ID", "Код записи", "Жазба нөмірі"),
    "person": ("Full name", "Ф.И.О.", "Тегі, аты, әкесінің аты"),
    "title": ("Job title", "Наименование должности", "Лауазымы"),
    "unit": ("Department", "Структурное подразделение", "Құрылымдық бөлімше"),
    "reports_to": ("Manager ID", "Код руководителя", "Басшының коды"),
    "grade": ("Grade", "Категория", "Санаты"),
    "note": ("Remarks", "Примечание", "Ескерту"),
}
ROWS = {
    "id": ["11", "12", "13", "14"], "person": ["Ann Low", "Ben Hill", "Cat Mill", "Dan Moor"],
    "title": ["Director", "Head of division", "Expert", "Expert"], "unit": ["Trade", "Trade", "Legal", "Legal"],
    "reports_to": ["", "11", "11", "12"], "grade": ["C-1", "C-3", "C-4", "C-4"],
    "note": ["", "since May", "", "on leave"],
}  # fmt: skip


@given(order=st.permutations(list(SAID)), languages=st.lists(st.integers(0, 2), min_size=7, max_size=7),
       written=st.sampled_from([str, str.upper, str.lower, lambda text: f"  {text} :"]))  # fmt: skip
def test_columns_in_any_order_and_language_mean_the_same(order, languages, written) -> None:
    heading = ";".join(written(SAID[field][language]) for field, language in zip(order, languages, strict=True))
    lines = [";".join(ROWS[field][row] for field in order) for row in range(4)]
    found = read("\n".join([heading, *lines]))
    table = found.recipe.tables[0]
    assert {field: order[place] for place, field in table.columns.items()} == {field: field for field in SAID}
    assert (table.rows, table.tree) == ("posts", "superior")


CELLS = st.one_of(
    st.none(), st.integers(-5, 300), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
    st.sampled_from(["Total", "Unit", "ID", "Parent", "Ann Low", "1.2", "A/B", "x", "Trade Department", "12;13"]),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=60)
@given(rows=st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=14))
def test_a_sheet_never_seen_gets_a_proposal_that_can_be_used(rows) -> None:
    book = Book("odd.csv", "text", (Sheet("odd.csv", rows),))
    found = propose([book])
    assert len(found.recipe.tables) + len(found.left_out) == 1
    if found.recipe.tables:
        result = build([book], found.recipe)
        assert result.rows == result.placed + result.listed
