"""A chart book of random organisations: every unit is in it, references lead where they say, all can be read."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from orgplanner.drawing.picture import Item, Page, Text
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.typeface import bundled
from orgplanner.exporters import ExportOptions, export, lay_out
from orgplanner.model import Figure, Plan, Post, Unit, exactly, names, ranks
from orgplanner.text import render
from tests.drawing.plans import S, plan_of

WORDS = ["Trade", "Сауда-саттық", "саясаты", "department", "қызметінің", "of", "экспорттық", "и", "Өңірлік"]
SMALLEST = 7.0


@st.composite
def organisations(draw: st.DrawFn, most: int = 60) -> Plan:
    """Units with names of their own, long and short, in trees of any shape, some not placed, with posts."""
    count = draw(st.integers(1, most))
    reach = draw(st.sampled_from([1, 3, 1000]))  # a chain, something like it, or anything
    units, posts = [], []
    for place, rank in enumerate(ranks(count)):
        parent = f"u{draw(st.integers(max(0, place - reach), place - 1))}" if place else None
        several = st.lists(st.sampled_from(WORDS), min_size=1, max_size=draw(st.sampled_from([2, 25])))
        words = " ".join(draw(several))
        lost = place > 0 and draw(st.integers(0, 9)) == 0
        role = draw(st.sampled_from(["line"] * 6 + ["assistant", "advisory"])) if parent else "line"
        name = names(kk=f"{words} N{place}N")
        units.append(
            Unit(f"u{place}", "", name, "unit", None if lost else parent, rank, role=role, unplaced=lost)
        )
        for number in range(draw(st.sampled_from([0, 0, 1, 3, 60 if place == 0 else 2]))):
            posts.append(
                ("posts", Post(f"p{place}-{number}", f"u{place}", title=names(kk=f"Сарапшы {number}"),
                               established=Figure(exactly(1)), rank=rank))
            )  # fmt: skip
    return plan_of(units, *posts)


def boxes(page: Page) -> list[tuple[Item, tuple[float, float, float, float]]]:
    """The boxes of a page with their left, top, right and bottom on the paper."""
    return [
        (item, (
            part.x + item.x * part.scale,
            part.y + item.y * part.scale,
            part.x + (item.x + item.width) * part.scale,
            part.y + (item.y + item.height) * part.scale,
        ))
        for part in page.parts
        for item in part.picture.items
        if item.kind in ("unit", "post")
    ]  # fmt: skip


def texts(page: Page) -> list[tuple[Text, float, tuple[float, float, float, float]]]:
    """The texts of a page, their size, and their left, top, right and bottom on the paper."""
    found = []
    for part in page.parts:
        for shape in part.picture.shapes():
            if isinstance(shape, Text):
                width = text_width(bundled(), shape)
                left = part.x + left_of(shape, width) * part.scale
                base = part.y + shape.y * part.scale
                size = shape.size * part.scale
                found.append((shape, size, (left, base - size, left + width * part.scale, base + size * 0.3)))
    return found


def check_pages(pages: tuple[Page, ...]) -> None:
    """All can be read, nothing stands on anything else, all boxes are on one scale."""
    parts = [part for page in pages for part in page.parts if any(item.subject for item in part.picture.items)]
    assert len({part.scale for part in parts}) == 1
    for page in pages:
        for _, size, (left, top, right, bottom) in texts(page):
            assert size >= SMALLEST - 0.01
            assert min(left, top, page.width - right, page.height - bottom) >= -0.1
        found = [where for _, where in boxes(page)]
        for place, (left, top, right, bottom) in enumerate(found):
            assert min(left, top, page.width - right, page.height - bottom) >= 20
            for other_left, other_top, other_right, other_bottom in found[:place]:
                assert (
                    left >= other_right - 0.1 or other_left >= right - 0.1
                    or top >= other_bottom - 0.1 or other_top >= bottom - 0.1
                )  # fmt: skip


def check_references(pages: tuple[Page, ...], parents: Mapping[str, str | None]) -> None:
    """A box that goes on elsewhere stands there, too, or else boxes that are directly below it."""
    for page in pages:
        for item, _ in boxes(page):
            for shape in item.shapes:
                if isinstance(shape, Text) and shape.link:
                    number = int(shape.link.removeprefix("#page:"))
                    assert str(number) in shape.text
                    there = [other for other, _ in boxes(pages[number - 1])]
                    above = {parents.get(other.subject or "") for other in there}
                    assert item.title in {other.title for other in there} or item.subject in above


def plain(words: str) -> str:
    """A text without what line breaks add to it."""
    return "".join(letter for letter in words if letter.isalnum())


def read(file: Path) -> tuple[list[str], list[list[int]]]:
    """What a viewer finds on each page of a document, and to which pages the links on it lead, from 1."""
    found, led = [], []
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            found.append(plain(page.get_textpage().get_text_range()))
            place, link, targets = pdfium.c_int(0), pdfium.FPDF_LINK(), []
            while pdfium.FPDFLink_Enumerate(page, place, link):
                target = pdfium.FPDFLink_GetDest(document, link)
                targets.append(pdfium.FPDFDest_GetDestPageIndex(document, target) + 1)
            led.append(targets)
    return found, led


@settings(max_examples=60, phases=[Phase.generate])
@given(
    organisations(),
    st.sampled_from(["density", "level", "unit"]),
    st.sampled_from(["units", "both", "posts"]),
    st.sampled_from([("A4", None), ("A4", False), ("A5", None), ("A5", False), ("A3", None)]),
    st.sampled_from(["en", "ru", "kk"]),
)
def test_books_of_random_organisations(tmp_path_factory, plan, break_by, kind, paper, language) -> None:
    options = ExportOptions(
        form="book", paper=paper[0], landscape=paper[1], break_by=break_by, chart=kind, language=language,
        classification="<b>ДСП</b>",
    )  # fmt: skip
    sheets = lay_out(plan, S, options)
    if not sheets.chart.boxes:
        assert len(sheets.pages) == 1
        assert "nothing to draw" in render(sheets.notes[-1])
        return
    check_pages(sheets.pages)
    check_references(sheets.pages, sheets.chart.parents)
    file = tmp_path_factory.mktemp("book") / "a.pdf"
    export(plan, S, file, options)
    found, led = read(file)
    whole = "".join(found)
    for id in sheets.chart.boxes:
        if id in plan.states[S].units:
            assert plain(plan.states[S].units[id].name.best("kk")) in whole
    for page, targets in zip(sheets.pages, led, strict=True):
        links = [text.link for text, _, _ in texts(page)]
        links += [item.link for part in page.parts for item in part.picture.items]
        meant = [int(link.removeprefix("#page:")) for link in links if link]
        assert Counter(targets) == Counter(meant)
    for number in range(1, len(found) + 1):
        assert "ДСП" in found[number - 1]
