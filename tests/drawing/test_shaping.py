"""Letters that join or run leftward: their order, their width, and lines that no reader has to read backwards."""

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.card import Facts, card_of
from orgplanner.drawing.card_shapes import Style, draw_card
from orgplanner.drawing.picture import Text
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.shaping.direction import levels, seen_order
from orgplanner.drawing.shaping.faces import bundled_faces, face
from orgplanner.drawing.shaping.letters import is_mark, is_usual, needs_shaping, runs_leftward
from orgplanner.drawing.shaping.setting import stretches
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.theme import LIGHT
from orgplanner.drawing.typeface import ELLIPSIS, bundled, shorten, visible, wrap

FACE = bundled()
MARKS = "\u200e\u200f"
SIGNS = "abc АБ אבג عربي 0123٠١٢ ()[]{}<>«» ,.-+/%$№:;!?  \u0301\u05b0\u064b\u200f\u200e–—…&"
NAMES = st.text(st.sampled_from("وزارةالتجارة משרד 12/٤٥ (HR) Отдел-й\u0301 كِتَاب हिन्दी กรม «»"), max_size=70)
KAZAKH = (
    "Сауда саясатын қалыптастыру, экспортты ілгерілету және инвестициялық ынтымақтастық саласындағы мемлекеттік "
    "бағдарламаларды әзірлеу, үйлестіру, бақылау мен бағалау жөніндегі ведомствоаралық жұмыс тобының хатшылығы"
)


def letters_of(text: str) -> str:
    """Return what a reader must find again: all but spaces, hyphens at the ends of lines and marks of direction."""
    return "".join(letter for letter in text if letter not in f" -{MARKS}")


@given(st.text(st.sampled_from(SIGNS), max_size=16))
def test_letters_are_seen_in_the_order_of_the_standard(text: str) -> None:
    shown = "".join(text[place] for place in seen_order(levels(text)))
    assert shown == get_display(text)


def test_usual_letters_are_in_every_face_and_stand_by_themselves() -> None:
    usual = "".join(filter(is_usual, map(chr, range(0x110000))))
    assert len(usual) > 1000
    assert not FACE.missing(usual)
    assert visible(usual) == usual
    assert not any(is_mark(letter) or unicodedata.bidirectional(letter) in {"R", "AL"} for letter in usual)
    assert is_usual(KAZAKH + " № 1 «А» – Ё…")


@pytest.mark.parametrize("text", ["وزارة", "שלום", "до́говор", "हिन्दी", "กรม", "א", "Отдел ع", "q\u0307"])
def test_letters_that_join_or_sit_on_others_are_known(text: str) -> None:
    assert needs_shaping(text)
    assert not is_usual(text)


def test_joined_letters_are_narrower_than_letters_by_themselves() -> None:
    apart = sum(FACE.width(letter, 10) for letter in "ببب")
    assert 0 < FACE.width("ببب", 10) < apart
    assert FACE.width("شَدَّة", 10) == pytest.approx(FACE.width("شدة", 10)), "vowels have no width of their own"
    assert FACE.width("شدة", 20) == pytest.approx(2 * FACE.width("شدة", 10))
    assert FACE.width("שלום", 10, bold=True) > FACE.width("שלום", 10)


def test_each_letter_is_drawn_by_a_font_of_the_program_that_has_it() -> None:
    for bold, italic in ((False, False), (True, False), (False, True)):
        for stretch in stretches("Отдел العربية 5 (עברית) हिन्दी", bold, italic):
            assert stretch.path in bundled_faces(bold, italic)
            assert all(face(stretch.path).has(letter) for letter in stretch.text)


def test_a_line_of_both_directions_is_set_from_the_left_as_it_is_seen() -> None:
    assert [stretch.text.strip() for stretch in stretches("Отдел عرب 5", False, False) if stretch.text != " "] == [
        "Отдел", "5", "عرب",
    ]  # fmt: skip
    assert [stretch.text for stretch in stretches("عرب HR", False, False)] == ["HR", " ", "عرب"]


@given(NAMES, st.floats(1, 200), st.integers(1, 5), st.booleans())
def test_no_line_is_wider_than_its_room_and_none_is_lost(text: str, width: float, most: int, bold: bool) -> None:
    lines = wrap(FACE, text, 12, width, most, bold)
    assert len(lines) <= most
    assert all(FACE.width(line, 12, bold) <= width + 1e-6 for line in lines)
    if lines and not lines[-1].endswith(ELLIPSIS) and width > 60:
        assert letters_of("".join(lines)) == letters_of(visible(text))


@given(NAMES, st.floats(5, 200))
def test_a_cut_line_fits_and_ends_with_a_sign(text: str, width: float) -> None:
    line = shorten(FACE, text, 10, width)
    assert FACE.width(line, 10) <= width + 1e-6
    if letters_of(line) != letters_of(visible(text)) and line:
        assert line.endswith(ELLIPSIS)


@given(NAMES)
def test_every_line_of_a_name_runs_the_way_the_name_does(text: str) -> None:
    shown = " ".join(visible(text).split(" ")).strip(" ")
    if needs_shaping(shown):
        assert {runs_leftward(line) for line in wrap(FACE, shown, 12, 70, 99)} <= {runs_leftward(shown)}


def test_words_are_not_parted_from_their_marks() -> None:
    for line in wrap(FACE, "مُحَمَّدٌ" * 20, 12, 40, 99):
        assert not is_mark(line[0])
    hyphenated = wrap(FACE, "до́говороспосо́бность" * 3, 12, 60, 99)
    assert all(line.endswith("-") for line in hyphenated[:-1])


def test_letters_that_no_font_of_the_program_has_get_the_room_of_their_kind() -> None:
    assert FACE.width("กก", 10) == pytest.approx(13)
    assert stretches("ก", False, False)[0].path is None


def test_a_name_of_200_letters_is_whole_in_its_box() -> None:
    assert len(KAZAKH) > 200
    card = card_of(Facts(KAZAKH), 200, Setter(FACE))
    assert letters_of("".join(card.title)) == letters_of(KAZAKH)
    assert card.height >= len(card.title) * 15


def test_a_name_stands_at_the_side_of_its_box_that_it_is_read_from() -> None:
    for name, anchor in (("إدارة العلاقات الدولية والتعاون الإقليمي (HR)", "end"), ("Отдел العربية", "start")):
        card = card_of(Facts(name), 200, Setter(FACE))
        shapes = draw_card(card, 10, 10, Style(LIGHT, "#1F3A5F"))
        found = [shape for shape in shapes if isinstance(shape, Text) and shape.bold]
        assert {text.anchor for text in found} == {anchor}
        for text in found:
            left = left_of(text, text_width(FACE, text))
            assert 10 < left < left + text_width(FACE, text) < 10 + card.width
