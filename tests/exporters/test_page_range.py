"""Which pages are meant by what is typed, and the PDF of some pages of a document."""

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import paths
from orgplanner.document import open_plan
from orgplanner.errors import RuleBroken
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.choices.page_range import pages_of

RANGES = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "pages"),
    [("2-5, 8", (2, 3, 4, 5, 8)), (" 3 ", (3,)), ("8;2–3,3", (2, 3, 8)), ("5-3", (3, 4, 5)), ("1,", (1,))],
)
def test_pages_are_understood(text: str, pages: tuple[int, ...]) -> None:
    assert pages_of(text, 9) == pages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Say which pages"), (" , ", "Say which pages"), ("two", "“two” is no page"), ("2-", "“2-” is no page"),
        ("1 2", "“1 2” is no page"), ("0", "There is no page 0"), ("2-12", "no page 12; the last one is 9."),
        ("9" * 40, "is no page"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said(text: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as fault:
        pages_of(text, 9)
    assert sentence in fault.value.sentence("en")


@given(RANGES)
def test_each_page_comes_once_and_in_order(ranges: list[tuple[int, int]]) -> None:
    found = pages_of(", ".join(f"{first}-{last}" for first, last in ranges), 40)
    assert set(found) == {page for ends in ranges for page in range(min(ends), max(ends) + 1)}
    assert list(found) == sorted(set(found))


def test_some_pages_of_a_book_are_those_of_the_whole_book(tmp_path: Path) -> None:
    plan = open_plan(paths.samples() / "mebp-trade.orgplan")
    scenario = plan.ordered_scenarios()[1].id
    whole, some = tmp_path / "whole.pdf", tmp_path / "some.pdf"
    for file, pages in ((whole, ()), (some, (2, 4))):
        export(plan, scenario, file, ExportOptions(paper="A4", form="book", pages=pages))
    book, leaves = pypdfium2.PdfDocument(whole), pypdfium2.PdfDocument(some)
    texts = [page.get_textpage().get_text_range() for page in book]
    assert [page.get_textpage().get_text_range() for page in leaves] == [texts[1], texts[3]]
    marks = list(leaves.get_toc())
    assert 0 < len(marks) < len(list(book.get_toc()))
    assert {mark.get_dest().get_index() for mark in marks} <= {0, 1}
