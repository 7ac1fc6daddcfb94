"""What stands around a chart or table: all of it is there, nothing lies on anything else, nothing is too small."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.drawing.card import WORDS_LINE, Facts, card_of
from orgplanner.drawing.chart import chart
from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.picture import Image, Picture, Text
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.sheet import Approver, Figure, Logo, PaperOptions
from orgplanner.drawing.sheet.frame import frame_of, sheet_of
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled
from orgplanner.model import Unit, names, ranks
from tests.drawing.plans import S, plan_of

KAZAKH = "Қазақстан Республикасы Экономика және бюджеттік жоспарлау министрлігінің орталық аппаратының құрылымы"
RUSSIAN = "Структура центрального аппарата Министерства экономики и бюджетного планирования Республики Казахстан"
FULL = PaperOptions(
    title=KAZAKH,
    subtitle="Ұсынылатын құрылым",
    date="2026 жылғы 22 қараша",
    footer="Штат саны 32–35 · бос 6",
    classification="Қызмет бабында пайдалану үшін",
    legend=tuple(Entry(f"Бөлімше {number} / Подразделение {number}", "#1F3A5F") for number in range(6)),
    approval=True,
    language="kk",
    languages=("kk", "ru"),
    also={
        KAZAKH: RUSSIAN,
        "Ұсынылатын құрылым": "Предлагаемая структура",
        "2026 жылғы 22 қараша": "22 ноября 2026 г.",
        "Штат саны 32–35 · бос 6": "Штатная численность 32–35 · вакантно 6",
        "Қызмет бабында пайдалану үшін": "Для служебного пользования",
    },
    number="12-3/456",
    version="2.1",
    notes=("Штат саны лимит шегінде көрсетілген.", "Численность показана в пределах лимита.\nСм. приложение."),
    logo=Logo(b"", "png", 400, 200),
    approver=Approver((), ("Экономика министрі", "Министр экономики"), ("А. Бекітуші",)),
    figures=(Figure("32–35", ("штат бойынша", "по штату")), Figure("6", ("бос", "вакантно"))),
)
SIZES = [(paper, turned) for paper in ("A5", "A4", "A3", "A0") for turned in (False, True)]

Bounds = tuple[float, float, float, float]


def sheet(options: PaperOptions, paper: str = "A4", turned: bool = True) -> Picture:
    short, long = PAPERS[paper]
    size = (long, short) if turned else (short, long)
    return sheet_of(frame_of(*size, options, bundled()), options, bundled())


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes() if isinstance(shape, Text)]


def solid(picture: Picture) -> Iterator[Bounds]:
    """The bounds of texts, from the height of small letters to the baseline, and of pictures."""
    for shape in picture.shapes():
        if isinstance(shape, Text):
            width = text_width(bundled(), shape)
            left = left_of(shape, width)
            yield left, shape.y - shape.size * 0.7, left + width, shape.y + shape.size * 0.15
        elif isinstance(shape, Image):
            yield shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check(options: PaperOptions, paper: str, turned: bool) -> None:
    short, long = PAPERS[paper]
    frame = frame_of(*((long, short) if turned else (short, long)), options, bundled())
    picture = sheet_of(frame, options, bundled())
    bounds = list(solid(picture))
    for left, top, right, bottom in bounds:
        assert frame.margin - 0.1 <= left <= right <= frame.width - frame.margin + 0.1
        assert 0 <= top <= bottom <= frame.height
        assert bottom <= frame.top or top >= frame.bottom
    assert not [pair for pair in combinations(bounds, 2) if overlap(*pair)]
    assert all(shape.size >= 7 for shape in picture.shapes() if isinstance(shape, Text))


@pytest.mark.parametrize(("paper", "turned"), SIZES)
def test_everything_at_once_has_its_place(paper: str, turned: bool) -> None:
    check(FULL, paper, turned)
    check(replace(FULL, languages=(), also={}, notes=FULL.notes[:1]), paper, turned)
    check(replace(FULL, approver=Approver(), logo=None), paper, turned)


words = st.text(st.sampled_from("абвгғдқЖW–-/ .,()iі"), max_size=220)


@given(words, words, words, words, st.sampled_from(SIZES), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_words_have_their_place(
    one: str, other: str, mark: str, note: str, size: tuple[str, bool], two: bool
) -> None:
    options = replace(
        FULL, title=one, subtitle=other, classification=mark, notes=(note, one), number=note[:40],
        version=mark[:20], also={one: other, mark: note} if two else {}, languages=("kk", "ru") if two else (),
        approver=Approver((mark[:60],), (one, other) if two else (one,), (note[:50],), (other[:30],)),
    )  # fmt: skip
    check(options, *size)


def test_both_languages_say_all_of_it() -> None:
    said = " ".join(texts(sheet(FULL, "A3")))
    for part in (
        "құрылымы", "Республики Казахстан", "Ұсынылатын құрылым", "Предлагаемая структура",
        "БЕКІТЕМІН / УТВЕРЖДАЮ", "Экономика министрі", "Министр экономики", "А. Бекітуші", "Подпись", "Қолы",
        "22 ноября 2026 г.", "№ 12-3/456", "2.1-нұсқа", "версия 2.1", "1 беттің 1-беті", "стр. 1 из 1",
        "вакантно 6", "по штату", "Ескертпелер", "Примечания",
        "Қызмет бабында пайдалану үшін / Для служебного пользования",
    ):  # fmt: skip
        assert part in said


def test_only_the_first_page_of_a_set_is_approved() -> None:
    later = replace(FULL, page=2, pages=3)
    picture = sheet(later)
    said = " ".join(texts(picture))
    assert not any(isinstance(shape, Image) for shape in picture.shapes())
    for part in ("БЕКІТЕМІН", "Ескертпелер", "по штату"):
        assert part not in said
    for part in ("12-3/456", "2.1", "Қызмет бабында", "2026 жылғы 22 қараша", "стр. 2 из 3"):
        assert part in said
    assert "БЕКІТЕМІН / УТВЕРЖДАЮ" in texts(sheet(replace(later, first=True)))
    assert frame_of(842, 595, later, bundled()).top < frame_of(842, 595, FULL, bundled()).top


def test_sheets_of_a_set_leave_the_same_room() -> None:
    others = replace(FULL, page=2), replace(FULL, page=3, footer="")
    first = frame_of(842, 595, replace(FULL, others=others), bundled())
    later = frame_of(842, 595, replace(others[0], others=(FULL, others[1])), bundled())
    assert (first.top, first.bottom) == (later.top, later.bottom)


def test_the_block_is_headed_in_three_languages_where_nothing_else_is_said() -> None:
    plain = PaperOptions(title="Ministry", approval=True)
    assert "APPROVED / БЕКІТЕМІН / УТВЕРЖДАЮ" in texts(sheet(plain))
    assert {"Position", "Full name", "Signature", "Date"} <= set(texts(sheet(plain)))
    approver = Approver(("AGREED",), ("Head of Staff",), ("A. Name",), ("5 May 2014",))
    said = texts(sheet(replace(plain, approver=approver)))
    assert {"AGREED", "Head of Staff", "A. Name", "5 May 2014"} <= set(said)
    assert "Position" not in said


def test_long_titles_become_smaller_rather_than_cut() -> None:
    title = "Қазақстан Республикасының " * 7
    said = " ".join(texts(sheet(PaperOptions(title=title, approval=True), "A5")))
    assert said.count("Республикасының") == 7
    assert "…" not in said


def test_names_in_two_languages_stay_in_their_boxes() -> None:
    long = names(kk="Халықаралық экономикалық интеграция және реттеу департаменті", ru=RUSSIAN)
    order = ranks(3)
    plan = plan_of([
        Unit("a", name=long, rank=order[0]),
        Unit("b", name=names(kk="Тариф", ru="Тариф"), parent="a", rank=order[1]),
        Unit("c", name=names(kk="Басқарма"), parent="a", rank=order[2]),
    ])  # fmt: skip
    drawn = chart(plan, S, ChartOptions(theme=PAPER, language="kk", second="ru"))
    assert " ".join(drawn.cards["a"].second) == RUSSIAN
    assert drawn.cards["b"].second == drawn.cards["c"].second == ()
    for item in drawn.picture.items:
        for shape in item.shapes:
            if isinstance(shape, Text) and item.kind == "unit":
                assert item.x <= shape.x <= item.x + item.width - text_width(bundled(), shape)
                assert item.y + shape.size * 0.7 <= shape.y <= item.y + item.height - shape.size * 0.2


def test_a_second_name_makes_a_box_higher() -> None:
    setter = Setter(bundled())
    one, both = (card_of(Facts("Тариф", second=second), 190, setter) for second in ("", "Tariff"))
    assert both.height == one.height + WORDS_LINE
