"""What the pages of an export say around their charts: of the plan, of the template, and as chosen."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from orgplanner.drawing.picture import Image, Page, Text
from orgplanner.exporters.choices.options import ExportOptions, Form
from orgplanner.exporters.choices.page_templates import with_template
from orgplanner.exporters.html.page import write_html
from orgplanner.exporters.pages.laying import lay_out
from orgplanner.exporters.pages.sheets import sheet_of_words, title_of
from orgplanner.exporters.pdf.writing import draw_pdf
from orgplanner.exporters.slides.deck import write_pptx
from orgplanner.exporters.svg import write_svg
from orgplanner.model import Figure, PageTemplate, Plan, Post, Unit, exactly, names, ranks
from tests.drawing.plans import S, plan_of
from tests.drawing.test_sheet import Bounds, overlap, solid

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#FF0000"/></svg>'
TEMPLATE = PageTemplate(
    "t",
    languages=("kk", "ru"),
    approval=True,
    title=names(kk="Құрылым", ru="Структура"),
    approver_post=names(kk="Министр", ru="Министр"),
    number="77-п",
    version="3",
    date="2026-02",
    classification=names(kk="Құпия <b>&", ru="Секретно <b>&"),
    notes=names(kk="Бірінші ескертпе", ru="Первое примечание"),
    logo=LOGO,
)
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def plan() -> Plan:
    order = ranks(13)
    top = Unit("top", name=names(kk="Министрлік", ru="Министерство", en="Ministry"), kind="ministry", rank=order[0])
    units = [
        Unit(f"u{n}", "", names(kk=f"{n}-басқарма", ru=f"Управление {n}"), "unit", "top" if n < 5 else "u1", rank)
        for n, rank in enumerate(order[1:], 1)
    ]
    return plan_of([top, *units])


def texts(page: Page) -> list[str]:
    return [shape.text for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)]


def said(page: Page) -> str:
    return " ".join(texts(page))


def images(page: Page) -> list[Image]:
    return [shape for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Image)]


def test_a_sheet_says_what_its_template_says_in_both_languages(plan: Plan) -> None:
    (page,) = lay_out(plan, S, replace(with_template(ExportOptions(paper="A4"), TEMPLATE), paper="A4")).pages
    for words in (
        "Құрылым", "Структура", "БЕКІТЕМІН / УТВЕРЖДАЮ", "Министр", "№ 77-п", "3-нұсқа", "версия 3",
        "2026 жылғы ақпан", "февраль 2026 г.", "Құпия <b>& / Секретно <b>&", "Бірінші ескертпе",
        "Первое примечание", "Министрлік", "Министерство", "3-басқарма", "Управление 3", "штат бойынша", "по штату",
    ):  # fmt: skip
        assert words in said(page), words
    assert len(images(page)) == 1


def test_what_is_chosen_wins_over_the_template(plan: Plan) -> None:
    options = replace(
        with_template(ExportOptions(), TEMPLATE), title="Own", subtitle="Below", classification="", date=DAY,
        paper="A4", language="en", languages=(), approval=False,
    )  # fmt: skip
    (page,) = lay_out(plan, S, options).pages
    assert {"Own", "Below"} <= set(texts(page))
    assert "22 November 2026" in said(page)
    for words in ("Құпия", "Құрылым", "БЕКІТЕМІН", "Министерство"):
        assert words not in said(page)


def test_totals_say_that_something_in_them_is_unknown() -> None:
    known, unknown = Figure(exactly(2)), Figure(None)
    filled = {"a": known, "b": unknown}
    posts = [Post(id, unit="top", established=known, filled=each) for id, each in filled.items()]
    plan = plan_of([Unit("top", name=names(en="Ministry"))], *(("posts", post) for post in posts))
    line, box = (
        said(lay_out(plan, S, ExportOptions(paper="A4", template=each)).pages[0])
        for each in (None, PageTemplate("t"))
    )
    assert "filled 2 + ?" in line
    assert "2 + ?" in box


def test_without_a_template_totals_are_a_line_and_with_one_a_box(plan: Plan) -> None:
    options = ExportOptions(paper="A4", date=DAY)
    plain, boxed, bare = (
        said(lay_out(plan, S, replace(options, template=each)).pages[0])
        for each in (None, PageTemplate("t"), PageTemplate("t", totals=False))
    )
    assert "Established" in plain
    assert "Established" not in boxed
    assert "established" in boxed
    assert "stablished" not in bare


def test_a_name_without_a_second_language_stands_once(plan: Plan) -> None:
    options = replace(ExportOptions(paper="A4", language="en", languages=("en", "ru")), date=DAY)
    (page,) = lay_out(plan, S, options).pages
    assert texts(page).count("Ministry") == 2  # title and box
    assert "Министерство" in texts(page)
    assert "1-басқарма" not in said(page).replace("Управление", "")


def test_the_first_page_of_a_book_alone_is_approved(plan: Plan) -> None:
    options = replace(with_template(ExportOptions(form="book", break_by="unit"), TEMPLATE), paper="A5")
    first, *others = lay_out(plan, S, options).pages
    assert "БЕКІТЕМІН / УТВЕРЖДАЮ" in texts(first)
    assert len(images(first)) == 1
    assert others
    for page in others:
        assert not images(page)
        assert "БЕКІТЕМІН" not in said(page)
        assert "№ 77-п" in said(page)
        assert "Құпия" in said(page)


@pytest.mark.parametrize("form", ["sheet", "book"])
def test_nothing_lies_on_anything_else_on_small_paper(plan: Plan, form: Form) -> None:
    template = replace(TEMPLATE, title=names(kk="Құрылымы туралы " * 9, ru="О структуре " * 9))
    options = with_template(ExportOptions(form=form, break_by="unit"), template)
    for page in lay_out(plan, S, replace(options, paper="A5", landscape=False)).pages:
        bounds = list(placed(page))
        assert all(0 <= left <= right <= page.width for left, _, right, _ in bounds)
        assert not [pair for pair in combinations(bounds, 2) if overlap(*pair)]


def placed(page: Page) -> Iterator[Bounds]:
    """The bounds of all texts and pictures in points of the page."""
    for part in page.parts:
        for left, top, right, bottom in solid(part.picture):
            yield (
                part.x + left * part.scale, part.y + top * part.scale,
                part.x + right * part.scale, part.y + bottom * part.scale,
            )  # fmt: skip


def test_pages_without_a_chart_say_the_same(plan: Plan) -> None:
    options = with_template(ExportOptions(), TEMPLATE)
    sheet = sheet_of_words(plan, options, subtitle="Words", footer="Foot")
    assert (sheet.title, sheet.subtitle, sheet.footer) == ("Құрылым", "Words", "Foot")
    assert sheet.also["Құрылым"] == "Структура"
    assert "Words" not in sheet.also
    assert (sheet.number, sheet.version, sheet.approval) == ("77-п", "3", True)
    assert sheet_of_words(plan, options, "Own").title == "Own"


def test_titles_come_from_the_unit_the_template_the_plan_or_the_only_root(plan: Plan) -> None:
    options = ExportOptions(language="ru")
    assert title_of(plan, S, options) == "Министерство"
    titled = with_template(options, replace(TEMPLATE, languages=()))
    assert title_of(plan, S, titled) == "Структура"
    assert title_of(plan, S, replace(titled, unit="u2")) == "Управление 2"
    assert title_of(plan, S, replace(titled, title="Own")) == "Own"


def test_every_output_has_the_logo(plan: Plan, tmp_path: Path) -> None:
    options = replace(with_template(ExportOptions(date=DAY), TEMPLATE), paper="A4", landscape=True)
    pages = lay_out(plan, S, options).pages
    stream = BytesIO()
    draw_pdf(pages, stream, title="x")
    document = pypdfium2.PdfDocument(stream.getvalue())
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    image = images(pages[0])[0]
    middle = int(image.x + image.width / 2), int(image.y + image.height / 2)
    assert picture.getpixel(middle) == (255, 0, 0)
    write_svg(pages[0], tmp_path / "x.svg", title="x")
    assert 'href="data:image/png;base64,' in (tmp_path / "x.svg").read_text(encoding="utf-8")
    write_html(plan, S, tmp_path / "x.html", options)
    html = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert 'src="data:image/png;base64,' in html
    assert "img-src data:;" in html
    assert "Құпия &lt;b&gt;&amp; / Секретно &lt;b&gt;&amp;" in html
    for words in ("Структура", "Первое примечание", "БЕКІТЕМІН / УТВЕРЖДАЮ", "№ 77-п", "Управление 3"):
        assert words in html
    write_pptx(plan, S, tmp_path / "x.pptx", options)
    import pptx

    first, *others = pptx.Presentation(str(tmp_path / "x.pptx")).slides
    assert [shape.shape_type for shape in first.shapes].count(13) == 1
    assert all(shape.shape_type != 13 for slide in others for shape in slide.shapes)
