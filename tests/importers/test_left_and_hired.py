"""Columns “Left” and “Hired” in three languages, with days or yes and no; those who left are listed or out."""

from dataclasses import replace

import pytest

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.recipe_json import as_json, from_json
from orgplanner.importers.lists.result import Result
from orgplanner.importers.reading.book import Book
from tests.importers.listing import TODAY, kinds, read, state_of, trouble
from tests.importers.small_lists import listed

HEADINGS = {
    "en": "Name;Department;Job title;Hired;Left", "ru": "ФИО;Подразделение;Должность;Принят;Уволен",
    "kk": "Аты-жөні;Бөлімше;Лауазымы;Қабылданған;Кетті",
}  # fmt: skip
DAYS = """
Ann Low;Trade;Director;2019-03-01;
Ben Hill;Trade;Expert;2020-04-15;2025-06-30
Cat Mill;Trade;Expert;2021-05-01;2099-01-01
Dan Moor;Legal;Lawyer;2018-01-09;
"""
WORDS = """
Ann Low;Trade;Director;yes;
Ben Hill;Trade;Expert;yes;yes
Cat Mill;Trade;Expert;yes;no
Dan Moor;Legal;Lawyer;no;
"""
FIELDS = ("person", "unit", "title", "left")
ROWS = [("Ann Low", "Trade", "Director", ""), ("Ben Hill", "Trade", "Expert", "resigned"),
        ("Cat Mill", "Trade", "Expert", "0"), ("Dan Moor", "Legal", "Lawyer", "x")]  # fmt: skip


def proposed(heading: str, rows: str) -> tuple[Book, Result, dict[int, str]]:
    book = listed(heading + rows)
    recipe = propose([book]).recipe
    return book, build([book], recipe, today=TODAY), dict(recipe.tables[0].columns)


def names_in(result: Result) -> set[str]:
    plan = result.plan
    return {plan.words(plan.people[row.person].name) for row in state_of(result).assignments.values()}


@pytest.mark.parametrize("language", HEADINGS)
def test_days_are_read_under_bare_headings(language: str) -> None:
    _, result, columns = proposed(HEADINGS[language], DAYS)
    assert (columns[3], columns[4]) == ("since", "until")
    assert names_in(result) == {"Ann Low", "Cat Mill", "Dan Moor"}
    since = {row.since for row in state_of(result).assignments.values()}
    assert since == {"2019-03-01", "2021-05-01", "2018-01-09"}
    assert trouble(result, "left").value == "Ben Hill"


@pytest.mark.parametrize("language", HEADINGS)
def test_yes_and_no_are_read_under_bare_headings(language: str) -> None:
    rows = WORDS.replace("yes", {"en": "yes", "ru": "да", "kk": "иә"}[language])
    _, result, columns = proposed(HEADINGS[language], rows)
    assert (columns[3], columns[4]) == ("status", "left")
    assert "Ben Hill" not in names_in(result)
    assert {"Ann Low", "Cat Mill"} <= names_in(result)


def test_another_column_that_says_since_when_goes_before() -> None:
    heading = "Name;Department;Job title;Hire date;In the post since"
    rows = "\nAnn Low;Trade;Director;2001-01-01;2019-03-01\nB C;Trade;Expert;2003-01-01;"
    _, result, columns = proposed(heading, rows)
    assert columns.get(3) is None
    assert columns[4] == "since"
    assert {row.since for row in state_of(result).assignments.values()} == {"2019-03-01", ""}


@pytest.mark.parametrize("kind", ["people", "posts"])
def test_those_who_left_are_listed_or_out(kind: str) -> None:
    told = read(FIELDS, ROWS, kind, "none")
    assert kinds(told).count("left") == 2
    out = read(FIELDS, ROWS, kind, "none", recipe={"leavers": "out"})
    assert (kinds(out).count("left"), "2" in str(trouble(out, "leavers out").message)) == (0, True)
    assert names_in(out) == names_in(told) == {"Ann Low", "Cat Mill"}
    assert (out.rows, out.placed, out.listed) == (4, 2, 2)
    assert told.placed == (2 if kind == "people" else 4)


def test_what_is_no_day_and_no_known_word_is_told() -> None:
    result = read(FIELDS, [*ROWS, ("Eva Pond", "Legal", "Clerk", "perhaps")], "people", "none")
    assert trouble(result, "date").value == "perhaps"
    assert "Eva Pond" in names_in(result)


def test_a_recipe_keeps_the_choice() -> None:
    book, _, _ = proposed(HEADINGS["en"], WORDS)
    recipe = replace(propose([book]).recipe, leavers="out")
    assert from_json(as_json(recipe)).leavers == "out"
    assert propose([book], from_json(as_json(recipe))).recipe.leavers == "out"
