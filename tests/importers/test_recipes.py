"""A recipe read on next month's file, kept as a file, and sent by a stranger."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import paths
from orgplanner.errors import FileProblem, NewerFormat, NotWritten
from orgplanner.importers.lists import recipe_files
from orgplanner.importers.lists.proposing import Given, propose
from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.recipe_json import MARK, as_json, from_json
from tests.importers.small_lists import JUNIOR, SENIOR, T3, fields, listed

JANUARY = """
Nr;Who;Where;What;Boss;Remark
11;Ann Low;Trade;Director;;
12;Ben Hill;Trade;Expert;11;on leave
13;Cat Mill;Legal;Lawyer;11;
"""
FEBRUARY = """
Staff of the ministry;;;;;;
Boss number;Nr;What;Where;Who;Room;Remark
;11;Director;Trade;Ann Low;1;
11;12;Expert;Trade;Ben Hill;2;
12;14;Expert;Trade;Dan Moor;3;
"""
MEANT = {0: "id", 1: "person", 2: "unit", 3: "title", 4: "reports_to", 5: "note"}


def january() -> Recipe:
    return propose([listed(JANUARY)], given={(0, 0): Given(MEANT, "posts", "superior")}).recipe


def test_columns_are_found_again_though_they_moved_and_one_was_renamed() -> None:
    found = propose([listed(FEBRUARY)], january())
    assert fields(found) == {
        "Boss number": "reports_to", "Nr": "id", "What": "title", "Where": "unit", "Who": "person",
        "Remark": "note",
    }  # fmt: skip
    table = found.recipe.tables[0]
    assert (table.heading, table.first, table.rows, table.tree) == (1, 2, "posts", "superior")
    notes = [str(note) for note in found.notes]
    assert [note for note in notes if "Boss number" in note and "Superior post" in note]
    assert [note for note in notes if "“Room” is new" in note]
    assert len(notes) == 2


def test_a_column_that_is_gone_is_told_and_another_file_is_found_anew() -> None:
    text = "\n".join(";".join(line.split(";")[:4]) for line in JANUARY.strip().split("\n"))
    found = propose([listed(text)], january())
    assert [str(note).count("no column") for note in found.notes] == [1, 1]
    other = propose([listed(T3)], january())
    assert fields(other)["Количество штатных единиц"] == "established"
    assert len(other.notes) == 1


def test_what_a_person_said_of_values_language_and_pay_stays() -> None:
    book = listed("Name;Post;Salary;Status\nAnn Low;Expert;1000;gone fishing\nBen Hill;Expert;1200;active")
    made = propose([book]).recipe
    known = from_json(as_json(made)).__class__(
        made.tables, "Personnel", "ru", pay_period="year", headings=made.headings,
        meanings={"status": {"gone fishing": "left"}},
    )  # fmt: skip
    again = propose([book], known).recipe
    assert (again.name, again.language, again.pay_period) == ("Personnel", "ru", "year")
    assert again.meanings["status"] == {"gone fishing": "left", "active": "established"}


def test_a_recipe_for_two_tables_knows_which_file_is_which() -> None:
    known = propose([listed(SENIOR, name="senior.csv"), listed(JUNIOR, name="junior.csv")]).recipe
    found = propose([listed(JUNIOR, name="b.csv"), listed(SENIOR, name="a.csv")], known)
    assert [(table.book, table.rows) for table in found.recipe.tables] == [(0, "groups"), (1, "posts")]
    assert not found.notes
    alone = propose([listed(SENIOR)], known)
    assert len(alone.notes) == 1


def test_recipes_are_kept_by_name_listed_and_deleted() -> None:
    recipe = january()
    first = recipe_files.save_recipe(recipe, "  Personnel   list ")
    recipe_files.save_recipe(recipe, "Кадры / 2026: всё")
    (paths.user_data() / "recipes" / "broken.json").write_text("{", encoding="utf-8")
    assert [saved.name for saved in recipe_files.recipes()] == ["Personnel list", "Кадры / 2026: всё"]
    assert recipe_files.load_recipe("personnel LIST").tables[0].columns == recipe.tables[0].columns
    assert recipe_files.load_recipe(str(first)).name == "Personnel list"
    recipe_files.save_recipe(recipe, "personnel list")
    assert len(recipe_files.recipes()) == 2
    recipe_files.delete_recipe("Personnel List")
    assert [saved.name for saved in recipe_files.recipes()] == ["Кадры / 2026: всё"]
    with pytest.raises(FileProblem, match="Кадры"):
        recipe_files.load_recipe("../../etc/passwd-of-nobody")
    with pytest.raises(NotWritten):
        recipe_files.save_recipe(recipe, "  ")


def test_a_recipe_comes_back_as_it_was_written() -> None:
    for text in (JANUARY, SENIOR, T3):
        made = propose([listed(text)]).recipe
        back = from_json(as_json(made))
        assert back.tables[0].columns == made.tables[0].columns
        assert (back.meanings, back.headings, back.pay_period) == (made.meanings, made.headings, made.pay_period)


def altered(**changes: object) -> str:
    document = json.loads(as_json(january()))
    for name, value in changes.items():
        where, _, part = name.partition("__")
        if part:
            document[where][0][part] = value
        else:
            document[where] = value
    return json.dumps(document)


@pytest.mark.parametrize("text", [
    "", "[]", "{}", "null", '{"a": 1}', "[" * 100_000, altered(tables="x"), altered(tables__rows="everything"),
    altered(tables__columns=[[0, "salary of the boss"]]), altered(tables__columns=[[-1, "id"]]),
    altered(tables__first=10**12), altered(tables__tree=["none"]), altered(language="x" * 50), altered(language=""),
    altered(pay_period="week"), altered(meanings={"status": {"a": "explode"}}), altered(meanings={"nobody": {}}),
    altered(name="x" * 5000), altered(name="a\0b"), altered(tables__dates="ydm"), altered(headings=[[1]]),
    altered(tables__book=True), altered(tables__sheet=float("nan")),
])  # fmt: skip
def test_what_no_recipe_can_say_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(FileProblem) as raised:
        from_json(text)
    assert raised.value.sentence().endswith(".")


def test_a_newer_recipe_is_refused_as_such() -> None:
    with pytest.raises(NewerFormat):
        from_json(altered(**{MARK: 99}))


@given(place=st.integers(0, 2000), letter=st.characters(codec="utf-8"))
def test_a_mutated_recipe_is_a_recipe_or_refused(place: int, letter: str) -> None:
    text = as_json(january())
    at = place % len(text)
    try:
        recipe = from_json(text[:at] + letter + text[at + 1 :])
    except FileProblem:
        return
    propose([listed(FEBRUARY)], recipe)
