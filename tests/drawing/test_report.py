"""Reports on pages: nothing is lost, headings come again on every page, nothing leaves its page or its column."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.table import Column, figures, words
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.document import open_plan
from orgplanner.drawing.picture import Item, Page, Picture, Text
from orgplanner.drawing.report import Section, report_pages
from orgplanner.drawing.report.comparison import comparison_sections
from orgplanner.drawing.report.cutting import cut_below
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.drawing.typeface import bundled
from orgplanner.model import Total, between
from orgplanner.paths import samples
from orgplanner.text import say

OPTIONS = PaperOptions(paper="A4", title="Ministry", subtitle="Now compared with then", date="1 May")
NAMES = st.text("abc деф", min_size=1, max_size=60).map(lambda text: text.strip() or "x")


def texts_of(page: Page) -> list[Text]:
    return [shape for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)]


def grid_of(names: list[str]) -> Grid:
    columns = (*words(say("Unit"), say("Reason")), *figures(say("Before"), say("After")))
    rows = [
        GridRow((f"#{at} {name}", name, Total(between(at, at + 3)), None), str(at), at % 4)
        for at, name in enumerate(names)
    ]
    return Grid(columns, (200, 100, 80, 80), rows)


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, max_size=90), st.booleans())
def test_every_row_is_on_one_page_below_headings(names: list[str], landscape: bool) -> None:
    grid = grid_of(names)
    options = PaperOptions(paper="A5", title="Ministry", landscape=landscape)
    pages = report_pages([Section("Staffing", grid=grid)], options)
    seen: list[str] = []
    for number, page in enumerate(pages, 1):
        texts = [text.text for text in texts_of(page)]
        assert texts.count("Before") == 1
        assert any(f"page {number} of {len(pages)}" in text for text in texts)
        seen += [text.split()[0] for text in texts if text.startswith("#")]
        contents = page.parts[-1].picture
        assert all(item.y >= 0 and item.y + item.height <= page.height for item in contents.items)
        assert all(item.x + item.width <= page.width for item in contents.items)
    assert seen == [f"#{at}" for at in range(len(names))]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40))
def test_columns_that_do_not_fit_go_on_beside_the_first(count: int) -> None:
    titles = tuple(Column(say("{name}", name=f"Scenario{at}"), "figure") for at in range(count))
    rows = [GridRow(("Ministry", *(Total(between(1000, 2000)) for _ in titles)))]
    grid = Grid((*words(say("Unit")), *titles), (200, *(80 for _ in titles)), rows)
    pages = report_pages([Section("Beside", grid=grid)], OPTIONS)
    found = [text.text for page in pages for text in texts_of(page) if text.text.startswith("Scenario")]
    assert found == [f"Scenario{at}" for at in range(count)]
    assert all(any(text.text == "Ministry" and not text.bold for text in texts_of(page)) for page in pages)


def test_only_the_rows_that_are_listed_are_printed() -> None:
    pages = report_pages([Section("List", ("A sentence.",), grid=grid_of(["x"] * 9), places=[2, 5])], OPTIONS)
    texts = [text.text for text in texts_of(pages[0])]
    assert "A sentence." in texts
    assert [text for text in texts if text.startswith("#")] == ["#2 x", "#5 x"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(15, 60), min_size=1, max_size=40), st.integers(80, 300))
def test_a_high_drawing_is_cut_so_that_every_label_is_whole_on_a_page(heights: list[int], room: int) -> None:
    items, y = [], 0.0
    for height in heights:
        items.append(Item(None, "unit", 0, y, 50, height))
        y += height + 4
    picture, start, seen, cuts = Picture(100, y, tuple(items)), 0.0, set(), 0
    while True:
        end, following = cut_below(picture, start, room)
        assert start < end <= start + room + 0.01
        seen |= {at for at, item in enumerate(items) if start <= item.y and item.y + item.height <= end + 0.1}
        cuts += 1
        assert cuts < 200
        if end >= picture.height:
            break
        assert start < following <= end
        start = following
    assert seen == set(range(len(items)))


@pytest.mark.parametrize("language", ["en", "kk"])
def test_a_whole_comparison_is_printed_in_readable_letters(language: str) -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    rows = plan.ordered_scenarios()
    sections = list(comparison_sections(compare(plan, rows[0].id, rows[2].id), language))
    pages = report_pages(sections, OPTIONS)
    assert len({section.title for section in sections}) == len(sections)
    for page in pages:
        for part in page.parts:
            for text in (shape for shape in part.picture.shapes() if isinstance(shape, Text)):
                assert text.size * part.scale >= SMALLEST_TEXT - 0.01
                wide = bundled().width(text.text, text.size, text.bold) if text.anchor == "start" else 0.0
                assert part.x + (text.x + wide) * part.scale <= page.width
