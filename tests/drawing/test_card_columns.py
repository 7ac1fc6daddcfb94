"""Boxes with very many rows stand them in columns, all of them inside the box and none over another."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.drawing.book.rows import in_one_column
from orgplanner.drawing.card import BOTTOM, HIGHEST_ROWS, LEFT, RIGHT, WORDS, Bar, Facts, Row, card_of
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.typeface import bundled

SETTER = Setter(bundled())
TITLES = st.sampled_from(["Expert", "Chief expert on questions of tariffs and quotas", "Бас сарапшы", "Head"])


def row(words: str, with_details: bool) -> Row:
    return Row(words, "4–7", "Aigerim Omarova" * with_details, "AO" * with_details)


rows = st.lists(st.builds(row, TITLES, st.booleans()), max_size=90).map(tuple)


@given(rows, st.lists(TITLES, max_size=4).map(tuple))
@settings(max_examples=60)
def test_rows_stay_inside_their_box_and_apart(some: tuple[Row, ...], chips: tuple[str, ...]) -> None:
    card = card_of(Facts("Department", numbers="3 of 5", bar=Bar(0.2, 0.5, 1), rows=some, chips=chips), 190, SETTER)
    places = [(each.left, each.top, each.left + each.room, each.top + each.height) for each in card.rows]
    lowest = min((chip.y for chip in card.chips), default=card.height)
    for left, top, right, bottom in places:
        assert left >= 0
        assert LEFT + right + RIGHT <= card.width + 0.01
        assert bottom <= lowest
        assert top > card.bar_top
    for one, other in combinations(places, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
    assert all(chip.y + chip.height <= card.height - BOTTOM + 0.01 for chip in card.chips)
    assert [each.number for each in card.rows] == [each.number for each in some]


@given(rows)
@settings(max_examples=40)
def test_a_box_of_one_column_is_as_wide_as_it_would_be_without_rows(some: tuple[Row, ...]) -> None:
    wide = card_of(Facts("Department", rows=some, chips=("wave 1",)), 190, SETTER)
    narrow = in_one_column(wide)
    assert narrow.width == 190
    assert not any(each.left for each in narrow.rows)
    assert narrow.height - wide.height == max(0, narrow.chips[0].y - wide.chips[0].y)


def test_a_unit_with_sixty_posts_is_a_box_that_paper_has_room_for() -> None:
    posts = tuple(row(f"Chief expert on questions of sector {number}", number % 3 == 0) for number in range(60))
    card = card_of(Facts("Department with a long list", rows=posts), 190, SETTER)
    assert card.height < 1.5 * HIGHEST_ROWS
    assert 0.6 < card.width / card.height < 1.6
    few = card_of(Facts("Department", rows=posts[:12]), 190, SETTER)
    assert few.width == 190


def test_long_figures_are_not_cut() -> None:
    told = "толтырылғаны 1258.25–1296.25 / 1370.25–1418.25 (+ 12 белгісіз)"
    for delta in ("", "+2", "−112.5–118.5"):
        card = card_of(Facts("Қаржы министрлігі", numbers=told, delta=delta), 190, SETTER)
        assert " ".join(card.numbers).strip() == told
        room = card.width - LEFT - RIGHT - SETTER.width(delta, WORDS, bold=True)
        assert SETTER.width(card.numbers[0], WORDS) <= room
