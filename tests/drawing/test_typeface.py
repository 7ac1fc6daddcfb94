"""Measuring, wrapping and shortening: what fits a box stays readable, and nothing is lost without a sign."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.typeface import ELLIPSIS, UNKNOWN, bundled, shorten, visible, wrap
from orgplanner.paths import resource

FACE = bundled()
MEASURING = Path(__file__).parents[2] / "packaging" / "measure_fonts.py"
LETTERS = st.sampled_from("абвгғқңөұүһіӘ ABC wm-/–—.,0123456789«»中文ქ👩\u0301\n\x00")
NAMES = st.one_of(st.text(LETTERS, max_size=80), st.text(max_size=60))


def letters_of(text: str) -> str:
    """Return what a reader must find again: all but spaces and the hyphens at the ends of lines."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize(
    ("file", "bold", "italic"),
    [("Regular", False, False), ("SemiBold", True, False), ("Italic", False, True), ("SemiBold", True, True)],
)
def test_the_table_agrees_with_the_font_files(file: str, bold: bool, italic: bool) -> None:
    measured, _font = runpy.run_path(str(MEASURING))["measured"](resource(f"fonts/NotoSans-{file}.ttf"))
    for code, advance in measured.items():
        assert FACE.advances(bold, italic)[chr(code)] == advance


def test_signs_have_the_width_of_the_bundled_symbols() -> None:
    measured, _font = runpy.run_path(str(MEASURING))["measured"](resource("fonts/NotoSansMath-Symbols.ttf"))
    assert {ord(sign) for sign in "←→⇄≈≤≥≠▲▼●■✓"} <= measured.keys()
    for code, advance in measured.items():
        assert FACE.advances(bold=True)[chr(code)] == advance
        assert FACE.missing(chr(code)), "text faces first"


def test_heights_are_those_of_the_font() -> None:
    _advances, font = runpy.run_path(str(MEASURING))["measured"](resource("fonts/NotoSans-Regular.ttf"))
    assert FACE.ascent(1000) == pytest.approx(font["hhea"].ascent)
    assert FACE.descent(1000) == pytest.approx(-font["hhea"].descent)


def test_the_font_has_every_kazakh_and_russian_letter_and_the_signs_of_figures() -> None:
    alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    assert FACE.missing(alphabet + alphabet.lower() + "–−×~…«»№₸�") == set()


def test_missing_letters_are_named() -> None:
    assert FACE.missing("Сауда საქ 中") == set("საქ中")


def test_width_grows_with_size_and_weight() -> None:
    assert FACE.width("Қазына", 20) == pytest.approx(2 * FACE.width("Қазына", 10))
    assert FACE.width("Қазына", 10, bold=True) > FACE.width("Қазына", 10)
    assert FACE.width("", 10) == 0


@given(NAMES, st.floats(5, 40), st.floats(20, 300), st.integers(1, 5), st.booleans())
def test_lines_are_never_too_wide_nor_too_many(
    text: str, size: float, width: float, lines: int, bold: bool
) -> None:
    wrapped = wrap(FACE, text, size, width, lines, bold)
    assert len(wrapped) <= lines
    for line in wrapped:
        assert FACE.width(line, size, bold) <= width + 1e-6


@given(NAMES, st.floats(60, 300), st.integers(1, 5))
def test_letters_are_lost_only_behind_an_ellipsis(text: str, width: float, lines: int) -> None:
    shown, wrapped = letters_of(visible(text)), wrap(FACE, text, 11, width, lines)
    found = letters_of("".join(wrapped))
    if found != shown:
        assert wrapped[-1].endswith(ELLIPSIS)
        assert len(wrapped) == lines
        assert shown.startswith(found.removesuffix(ELLIPSIS))


@given(NAMES, st.floats(5, 40))
def test_a_text_fits_the_width_it_was_measured_to_have(text: str, size: float) -> None:
    whole = " ".join(filter(None, visible(text).split(" ")))
    assert wrap(FACE, text, size, FACE.width(whole, size), 1) == ((whole,) if whole else ())


@given(NAMES, st.floats(20, 200))
def test_shortened_text_fits_and_is_a_beginning(text: str, width: float) -> None:
    short = shorten(FACE, text, 11, width)
    assert FACE.width(short, 11) <= width + 1e-6
    whole = " ".join(filter(None, visible(text).split(" ")))
    assert short == whole or (short.endswith(ELLIPSIS) and whole.startswith(short.removesuffix(ELLIPSIS)))


def test_breaks_at_spaces_and_after_hyphens() -> None:
    assert wrap(FACE, "Департамент внешней торговли", 10, 100, 3) == ("Департамент", "внешней торговли")
    assert wrap(FACE, "Импорт-экспорт", 10, 50, 2) == ("Импорт-", "экспорт")


def test_a_range_is_not_broken() -> None:
    assert wrap(FACE, "Staff 15–20", 10, FACE.width("Staff 15–", 10) + 1, 2) == ("Staff", "15–20")


def test_a_no_break_space_holds_words_together() -> None:
    assert wrap(FACE, "Unit №\u00a07 of", 10, FACE.width("Unit №\u00a0", 10), 3) == ("Unit", "№\u00a07 of")


def test_a_word_too_long_is_broken_with_a_hyphen() -> None:
    first, *_rest = wrap(FACE, "Сыртқыэкономикалықбайланыстар", 12, 80, 5)
    assert first.endswith("-")


def test_chinese_is_broken_without_hyphens() -> None:
    assert wrap(FACE, "对外贸易管理司", 10, 40, 2) == ("对外贸易", "管理司")


def test_an_accent_stays_with_its_letter() -> None:
    accented = "e\u0301" * 40
    assert all(line[0] == "e" for line in wrap(FACE, accented, 10, 50, 10))


def test_control_characters_are_shown_and_not_obeyed() -> None:
    assert visible("a\nb\x00c\u202ed\u2028e") == f"a{UNKNOWN}b{UNKNOWN}c{UNKNOWN}d{UNKNOWN}e"
    assert wrap(FACE, "a\nb", 10, 500, 3) == (f"a{UNKNOWN}b",)


def test_invisible_hyphens_are_left_out() -> None:
    assert visible("Мини\u00adстер\u200bство") == "Министерство"


def test_no_room_gives_no_lines_instead_of_overflow() -> None:
    assert wrap(FACE, "Министерство", 12, 1, 3) == ()
    assert shorten(FACE, "Министерство", 12, 1) == ""


def test_a_very_long_name_is_cut() -> None:
    wrapped = wrap(FACE, "я" * 10_000, 12, 100, 3)
    assert len(wrapped) == 3
    assert wrapped[-1].endswith(ELLIPSIS)
