"""Sheets of paper: everything is on them, nothing is too small without a word about it."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.drawing.chart import chart, chart_nodes, chart_size
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.fitting import Measure, fit
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import MOST_SCALE, PAPERS, Composed, compose
from orgplanner.drawing.picture import Page, Picture, Text
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled
from orgplanner.model import Plan, Unit, names, ranks
from orgplanner.text import render
from tests.drawing.plans import S, ministry, plan_of

FULL = PaperOptions(
    title="Ministry of Economy and Budget Planning",
    subtitle="Proposed structure",
    date="22 November 2026",
    footer="Established 32–35 · filled 26–29 · vacant 6",
    classification="For official use",
    approval=True,
)


def wide_plan(count: int, arrangement: str = "auto") -> Plan:
    """A head with many departments of four units each."""
    order = ranks(count * 5 + 1)
    units = [Unit("top", name=names(en="Ministry"), kind="ministry", rank=order[0], arrangement=arrangement)]
    for number in range(count):
        head = f"d{number}"
        ranked = order[number * 5 + 1 : number * 5 + 6]
        units.append(Unit(head, name=names(en=f"Department {number}"), parent="top", rank=ranked[0]))
        for part in range(4):
            name = names(en=f"Unit {number} {part}")
            units.append(Unit(f"{head}-{part}", name=name, parent=head, rank=ranked[part + 1]))
    return plan_of(units)


def picture_of(plan: Plan) -> Picture:
    return chart(plan, S, ChartOptions(theme=PAPER)).picture


def texts(page: Page) -> list[str]:
    return [shape.text for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)]


def smallest(page: Page) -> float:
    return min(
        shape.size * part.scale for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)
    )


@given(
    st.floats(50, 20_000),
    st.floats(50, 20_000),
    st.sampled_from([*PAPERS, "fit"]),
    st.sampled_from([None, True, False]),
)
@settings(max_examples=80, deadline=None)
def test_the_chart_is_whole_on_the_page_below_the_title(
    width: float, height: float, paper: str, landscape: bool | None
) -> None:
    page = compose(Picture(width, height, ()), replace(FULL, paper=paper, landscape=landscape)).pages[0]
    frame, laid = page.parts
    assert laid.x >= 0
    assert laid.x + width * laid.scale <= page.width + 0.01
    assert laid.y + height * laid.scale <= page.height
    assert laid.scale <= MOST_SCALE
    title = next(
        shape for shape in frame.picture.shapes() if isinstance(shape, Text) and shape.text.startswith("Ministry")
    )
    assert laid.y > title.y


@given(st.text(max_size=400), st.text(max_size=200), st.sampled_from(list(PAPERS)))
@settings(max_examples=60, deadline=None)
def test_nothing_around_a_chart_leaves_the_page(words: str, mark: str, paper: str) -> None:
    options = PaperOptions(
        paper, title=words, subtitle=words, footer=words, classification=mark, date="22 November 2026"
    )
    page = compose(Picture(300, 200, ()), options).pages[0]
    for shape in page.parts[0].picture.shapes():
        if isinstance(shape, Text):
            width = text_width(bundled(), shape)
            assert left_of(shape, width) >= 0
            assert left_of(shape, width) + width <= page.width
            assert 0 <= shape.y <= page.height
            assert shape.size >= 7


def test_paper_sizes_and_directions() -> None:
    picture = picture_of(ministry())
    page = compose(picture, PaperOptions("A3", landscape=True)).pages[0]
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (420, 297)
    page = compose(picture, PaperOptions("A4", landscape=False)).pages[0]
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (210, 297)


def test_the_better_direction_is_chosen() -> None:
    assert compose(Picture(2000, 400, ()), PaperOptions("A4")).pages[0].width > 800
    assert compose(Picture(400, 2000, ()), PaperOptions("A4")).pages[0].width < 600


def test_the_smallest_readable_paper_is_chosen() -> None:
    sizes = []
    for count in (2, 8, 20, 60):
        composed = compose(picture_of(wide_plan(count)), PaperOptions())
        assert smallest(composed.pages[0]) >= 6.99
        assert composed.notes == ()
        sizes.append(composed.pages[0].width * composed.pages[0].height)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


def test_a_size_just_too_small_is_not_rounded_up_to_what_would_do() -> None:
    picture, options = picture_of(wide_plan(30)), replace(FULL, paper="A4")
    scale = compose(picture, options).scale
    (note,) = compose(picture, options, smallest=6.97 / scale).notes
    assert "6.9 pt, less than 7 pt" in render(note)


def test_too_small_is_said_with_what_to_do() -> None:
    composed = compose(picture_of(wide_plan(20)), PaperOptions("A5"))
    (note,) = composed.notes
    assert smallest(composed.pages[0]) < 7
    assert "larger paper" in render(note)
    assert "A5" in render(note, "ru")
    assert render(note, "kk") != render(note)


def test_other_arrangements_are_tried_before_giving_up() -> None:
    plan, options = wide_plan(20, "side"), ChartOptions(theme=PAPER, content=frozenset())

    def sheet(_drawn: object) -> PaperOptions:
        return PaperOptions("A3")

    def fitted(wanted: ChartOptions) -> Composed:
        measure = Measure(partial(chart_size, plan, S), partial(chart_nodes, plan, S))
        return fit(partial(chart, plan, S), measure, wanted, sheet)[1]

    plain = compose(chart(plan, S, options).picture, PaperOptions("A3"))
    assert not plain.readable
    assert fitted(options).smallest > plain.smallest


def test_a_sheet_says_what_it_is() -> None:
    page = compose(picture_of(ministry()), replace(FULL, paper="A4")).pages[0]
    for words in ("Proposed structure", "For official use", "22 November 2026 · page 1 of 1", FULL.footer):
        assert words in texts(page)
    page = compose(picture_of(ministry()), replace(FULL, paper="A4", language="ru", page=2, pages=3)).pages[0]
    assert "22 November 2026 · стр. 2 из 3" in texts(page)


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    options = ChartOptions(theme=PAPER)
    words = [entry.words for entry in legend_of(ministry(), S, chart(ministry(), S, options), options)]
    assert words == [
        "Ministry",
        "Department",
        "Unit",
        "Commission",
        "filled",
        "perhaps filled",
        "vacant",
        "relation outside the line",
    ]
    options = ChartOptions(theme=PAPER, root="A", links=False, content=frozenset(), language="ru")
    words = [entry.words for entry in legend_of(ministry(), S, chart(ministry(), S, options), options)]
    assert words == ["Департамент", "Подразделение"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "5 May 2014"), ("ru", "5 мая 2014 г."), ("kk", "2014 жылғы 5 мамыр")],
)
def test_dates_in_words(language: str, words: str) -> None:
    from datetime import date

    assert date_words(date(2014, 5, 5), language) == words
