"""What a person corrects holds whatever is proposed anew, settled troubles move with their files."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.correcting import Corrections, corrected
from orgplanner.importers.lists.found_values import choices_of, found_values
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.settled import Settled, alike, fix_of, key_of_trouble, without_book
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.importers.reading import Book, read_clipboard
from orgplanner.text import say

LIST = """ID\tManager\tUnit\tPost\tName\tGrade\tStatus
1\t\tMinistry\tMinister\tAda Brown\tA\tfilled
2\t1\tDepartment A\tDirector\tBen Clark\tB\tfilled
3\t9\tDepartment A\tExpert\tCid Davis\tC\tfrozen
4\t9\tDepartment A\tExpert\tDan Evans\tC\todd
5\t8\tDepartment A\tExpert\tEva Frost\tC\tfilled
"""
PLACES = st.tuples(st.integers(0, 3), st.integers(0, 2))


def book() -> Book:
    return read_clipboard(LIST)


def test_a_column_chosen_by_hand_stays_while_the_rest_is_proposed_around_it() -> None:
    by_hand = Corrections().with_column((0, 0), 6, "").with_column((0, 0), 5, "note")
    table = propose([book()], given=by_hand.given).recipe.tables[0]
    assert 6 not in table.columns
    assert table.columns[5] == "note"
    again = by_hand.with_given((0, 0), rows="people")
    table = propose([book()], given=again.given).recipe.tables[0]
    assert (table.rows, table.columns[5]) == ("people", "note")


def test_a_heading_by_hand_says_where_data_begin() -> None:
    table = propose([book()], given=Corrections().with_given((0, 0), heading=(0, 1, 3)).given).recipe.tables[0]
    assert (table.heading, table.heading_rows, table.first) == (0, 1, 3)


def test_parts_of_a_recipe_and_meanings_are_corrected_and_others_stay() -> None:
    recipe = propose([book()]).recipe
    by_hand = Corrections().with_part((0, 0), "decimal", ",").with_whole("language", "kk")
    made = corrected(recipe, by_hand.with_meaning("status", " ODD ", "vacant"))
    assert (made.tables[0].decimal, made.language) == (",", "kk")
    assert made.meanings["status"]["odd"] == "vacant"
    assert replace(made, language="en", meanings=recipe.meanings, tables=recipe.tables) == recipe
    plain = corrected(recipe, Corrections().with_meaning("status", "frozen", ""))
    state = build([book()], plain).plan.states
    assert {post.status for rows in state.values() for post in rows.posts.values()} == {"established"}


@given(st.dictionaries(PLACES, st.sampled_from(("posts", "people")), max_size=6), st.integers(0, 3))
def test_taking_a_file_away_keeps_what_was_said_of_the_others(said: dict[tuple[int, int], str], gone: int) -> None:
    by_hand = Corrections()
    for place, rows in said.items():
        by_hand = by_hand.with_given(place, rows=rows)
    left = by_hand.without_book(gone)
    wanted = {(at - (at > gone), sheet): rows for (at, sheet), rows in said.items() if at != gone}
    assert {place: each.rows for place, each in left.given.items()} == wanted


def test_values_are_listed_with_their_count_and_meaning() -> None:
    books = [book()]
    found = {(each.field, each.text): each for each in found_values(books, propose(books).recipe)}
    assert found["grade", "C"].count == 3
    assert found["status", "frozen"].meaning == "frozen"
    assert found["status", "odd"].meaning == ""
    assert not any(field == "person" for field, _ in found)
    assert "vacant" in choices_of("status")
    assert choices_of("head") == ("yes", "no")


def test_alike_are_those_of_a_kind_and_with_something_said_those_about_the_same_value() -> None:
    troubles = build([book()], propose([book()]).recipe).troubles
    nines = [each for each in troubles if each.kind == "missing parent" and each.value == "9"]
    eights = [each for each in troubles if each.kind == "missing parent" and each.value == "8"]
    assert len(nines) == 2
    assert alike(troubles, nines[0], "choose above") == nines
    assert alike(troubles, nines[0], "top") == [each for each in troubles if each in (*nines, *eights)]


def test_a_fix_settles_its_trouble_and_taken_back_nothing_is_left_of_it() -> None:
    books, recipe = [book()], propose([book()]).recipe
    before = build(books, recipe)
    for trouble in before.troubles:
        for remedy in trouble.remedies:
            if remedy in ("value", "choose above"):
                continue
            after = build(books, recipe, [fix_of(trouble, remedy)])
            assert key_of_trouble(trouble) not in map(key_of_trouble, after.troubles), (trouble.kind, remedy)
            assert after.rows == after.placed + after.listed == before.rows
    assert build(books, recipe).plan == before.plan


@given(st.lists(PLACES, unique=True, max_size=6), st.integers(0, 3))
def test_settled_troubles_move_up_with_their_files(places: list[tuple[int, int]], gone: int) -> None:
    def settled(book: int, row: int) -> Settled:
        trouble = Trouble("cycle", "error", Spot(book, 0, row), "", say(""), say(""), ring=(Spot(book, 0, row),))
        return Settled(trouble, fix_of(trouble, "top"))

    left = without_book([settled(*place) for place in places], gone)
    wanted = [settled(book - (book > gone), row) for book, row in places if book != gone]
    assert left == wanted
