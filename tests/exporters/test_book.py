"""A chart book of random organisations: every unit is in it, references lead where they say, all can be read."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from orgplanner.cli import main
from orgplanner.document import open_plan
from orgplanner.drawing.picture import Item, Page, Text
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.typeface import bundled
from orgplanner.exporters import ExportOptions, export, lay_out
from orgplanner.generate import generate
from orgplanner.model import Figure, Plan, Post, Unit, exactly, names, ranks
from orgplanner.paths import samples
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


@settings(max_examples=30, phases=[Phase.generate])
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


def wide(count: int) -> Plan:
    """A unit with so many directly below it."""
    units = [Unit("top", "", names(en="Top of all"), "ministry")]
    for number, rank in enumerate(ranks(count)):
        units.append(Unit(f"k{number}", "", names(en=f"Unit K{number}K"), "unit", "top", rank))
    return plan_of(units)


def deep(count: int) -> Plan:
    """Units each of which has one below it."""
    return plan_of([
        Unit(f"d{n}", "", names(en=f"Unit D{n}D"), "unit", f"d{n - 1}" if n else None) for n in range(count)
    ])


@pytest.mark.parametrize("break_by", ["density", "level", "unit"])
@pytest.mark.parametrize("plan", [wide(200), deep(12), deep(40), wide(1), deep(1)])
def test_wide_deep_and_tiny_organisations(tmp_path: Path, plan: Plan, break_by: str) -> None:
    options = ExportOptions(form="book", paper="A5", break_by=break_by)
    sheets = lay_out(plan, S, options)
    check_pages(sheets.pages)
    check_references(sheets.pages, sheets.chart.parents)
    export(plan, S, tmp_path / "a.pdf", options)
    whole = "".join(read(tmp_path / "a.pdf")[0])
    for unit in plan.states[S].units.values():
        assert plain(unit.name.best("en")) in whole


def test_a_family_of_many_goes_on_over_pages() -> None:
    found = lay_out(wide(200), S, ExportOptions(form="book", paper="A4")).pages
    words = {text.text for page in found for text, _, _ in texts(page)}
    assert {"Top of all (continued)", "continued on page 3", "continued from page 2"} <= words


def test_sixty_posts_are_listed_in_smaller_boxes(tmp_path: Path) -> None:
    posts = [
        ("posts", Post(f"p{n}", "o", title=names(en=f"Expert X{n}X"), established=Figure(exactly(1)), rank=rank))
        for n, rank in enumerate(ranks(60))
    ]
    plan = plan_of([Unit("o", "", names(en="Only"))], *posts)
    export(plan, S, tmp_path / "a.pdf", ExportOptions(form="book", paper="A5", chart="both"))
    found, led = read(tmp_path / "a.pdf")
    lists = [number for number, words in enumerate(found, 1) if "inthechartpage2" in words]
    assert lists[0] in led[1]  # from the box to its list
    assert all(2 in led[number - 1] for number in lists)  # and back
    assert all(any(f"ExpertX{n}X" in found[number - 1] for number in lists) for n in range(60))


def test_nothing_to_draw_says_so() -> None:
    sheets = lay_out(plan_of([]), S, ExportOptions(form="book"))
    assert len(sheets.pages) == 1
    assert "nothing to draw" in render(sheets.notes[-1])


def test_bookmarks_are_the_tree_and_lead_to_the_page_of_each_branch(tmp_path: Path) -> None:
    plan = generate(700, 3)
    scenario = plan.ordered_scenarios()[0].id
    sheets = lay_out(plan, scenario, ExportOptions(form="book", paper="A4"))
    export(plan, scenario, tmp_path / "a.pdf", ExportOptions(form="book", paper="A4"))
    found, _ = read(tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc(99)]
    assert [title for _, title, _ in marks[:1] + marks[-1:]] == ["Contents", "Index"]
    units = list(sheets.chart.levels.items())
    assert [level for level, _, _ in marks[1:-1]] == [level for _, level in units]
    assert all(plain(title) in found[page] for _, title, page in marks[1:-1])


def test_a_book_can_be_called_off() -> None:
    plan = generate(2_000, 3)
    scenario = plan.ordered_scenarios()[0].id
    told = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lay_out(plan, scenario, ExportOptions(form="book"), stop)
    assert told[0] == (0, 1)
    assert 0 < told[-1][0] < told[-1][1]


@pytest.mark.parametrize("words", [["a.png", "--book"], ["a.pdf", "--break-by", "unit"]])
def test_the_command_line_makes_a_book_of_a_pdf_only(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    plan = str(tmp_path / "p.orgplan")
    assert main(["generate", "--posts", "100", "-o", plan]) == 0
    usual = ["export", plan, "--scenario", "Current", "-o"]
    assert main([*usual, str(tmp_path / words[0]), *words[1:]]) != 0
    assert "book" in capsys.readouterr().err
    assert not (tmp_path / words[0]).exists()
    assert main([*usual, str(tmp_path / "b.pdf"), "--book", "--break-by", "unit"]) == 0
    assert len(read(tmp_path / "b.pdf")[0]) > 3


def test_a_book_of_the_changes_of_posts() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    old, _, new = (row.id for row in plan.ordered_scenarios())
    options = ExportOptions(form="book", paper="A5", chart="posts", show="changes", against=old)
    pages = lay_out(plan, new, options).pages
    words = {text.text for page in pages for text, _, _ in texts(page)}
    assert any(text.startswith("Posts (") for text in words)


def test_a_head_stands_alone_on_no_page_when_its_family_goes_on() -> None:
    long = "Department for the development of trade policy and for its international coordination"
    units = [Unit("top", "", names(en=long), "unit", None, "0")]
    for place, rank in enumerate(ranks(9)):
        units.append(Unit(f"k{place}", "", names(en=f"{long} {place}"), "unit", "top", rank))
        units += [Unit(f"k{place}{rest}", "", names(en=long), "unit", f"k{place}", rest) for rest in "abcdefgh"]
        units.append(Unit(f"s{place}", "", names(en=f"{long} {place}"), "unit", "top", rank + "m"))
        units.append(Unit(f"t{place}", "", names(en=long), "unit", f"s{place}", "a"))
    posts = [("posts", Post(f"p{unit.id}", unit.id, established=Figure(exactly(1)))) for unit in units]
    sheets = lay_out(plan_of(units, *posts), S, ExportOptions(form="book", paper="A5", landscape=True))
    check_pages(sheets.pages)
    assert "top" not in [found[0][0].subject for page in sheets.pages if len(found := boxes(page)) == 1]
