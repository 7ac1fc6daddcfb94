"""Names whose letters join or run leftward are drawn as wide as measured and found again, in every format."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgplanner.exporters.pdf.writing as pdf_module
from orgplanner.drawing.picture import Item, Picture, Text, page_of
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.typeface import bundled, wrap
from orgplanner.exporters.fonts.installed import SystemFonts
from orgplanner.exporters.pdf.writing import draw_pdf, write_pdf
from orgplanner.exporters.png import write_png
from orgplanner.exporters.svg import write_svg
from orgplanner.text import render

NAMES = ["وزارة التجارة والصناعة", "משרד המסחר והתעשייה", "قسم التدقيق", "व्यापार विभाग", "до́говор", "إدارة لا"]
MIXED = ["Отдел العربية 5 (עברית)", "إدارة الموارد البشرية 2026 (HR)", "Department of مكتب"]
STOOD_IN = ["ქართული კანცელარია", "部門統計"]
LETTERS = st.characters(min_codepoint=0x300, max_codepoint=0x1100)
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def drawing(*texts: Text) -> Picture:
    """A picture of these texts."""
    return Picture(600, 400, [Item(None, "decoration", 0, 0, 600, 400, draw=lambda: texts)], "t")


def column(names: list[str], size: float = 12) -> Picture:
    """A picture with a name on each line, in each face."""
    faces = [(False, False), (True, False), (False, True)]
    return drawing(*(
        Text(20 + 190 * side, 30 + 25 * place, name, size, "#000000", *face)
        for place, name in enumerate(names) for side, face in enumerate(faces)
    ))  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_by_the_search_of_a_pdf(tmp_path: Path, name: str) -> None:
    write_pdf([page_of(drawing(Text(20, 30, name, 12, "#000000")))], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert document[0].get_textpage().search(name).get_next()
    if which("pdftotext"):
        command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"]
        told = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
        assert name in DIRECTIONS.sub("", told)


@pytest.mark.parametrize("name", MIXED)
def test_the_words_of_a_name_of_both_directions_are_found(tmp_path: Path, name: str) -> None:
    write_pdf([page_of(drawing(Text(20, 30, name, 12, "#000000")))], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        page = document[0].get_textpage()
        assert all(page.search(word).get_next() for word in re.findall(r"\w+", name))


def test_a_wrapped_name_is_found_line_by_line(tmp_path: Path) -> None:
    name = "إدارة العلاقات الدولية والتعاون الإقليمي والاتفاقيات التجارية متعددة الأطراف"
    lines = wrap(bundled(), name, 12, 120, 9, bold=True)
    texts = (Text(20, 30 + 16 * place, line, 12, "#000000", bold=True) for place, line in enumerate(lines))
    write_pdf([page_of(drawing(*texts))], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        page = document[0].get_textpage()
        assert len(lines) > 2
        assert all(page.search(line).get_next() for line in lines)


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("name", [*NAMES, *MIXED, *STOOD_IN])
def test_ink_stays_where_it_was_measured(tmp_path: Path, name: str, anchor: str) -> None:
    text = Text(300, 50, name, 20, "#000000", bold=True, anchor=anchor)
    write_png(drawing(text), tmp_path / "a.png", dpi=72)
    from PIL import Image

    with Image.open(tmp_path / "a.png") as image:
        left, top, right, bottom = image.convert("L").point(lambda light: 255 if light < 160 else 0).getbbox()
    width = text_width(bundled(), text)
    start = left_of(text, width)
    assert start - 2 <= left < start + 8
    assert start + width - 8 < right or name in STOOD_IN
    assert right <= start + width + 2
    assert 50 - bundled().ascent(20) <= top < bottom <= 50 + bundled().descent(20) + 6


def test_letters_of_a_document_are_cut_out_once(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdf([page_of(column([*NAMES, *MIXED]))], tmp_path / name, title="t")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    fonts = set(re.findall(rb"/BaseFont /\w+\+(NotoSans\w+)", (tmp_path / "a.pdf").read_bytes()))
    assert fonts >= {b"NotoSansArabicRegular", b"NotoSansArabicSemiBold", b"NotoSansHebrewRegular"}
    assert (tmp_path / "a.pdf").stat().st_size < 120_000


@settings(max_examples=4)
@given(st.lists(st.one_of(st.text(LETTERS, max_size=40), st.text(max_size=20)), max_size=4))
def test_whatever_is_written_can_be_drawn(names: list[str]) -> None:
    stream = BytesIO()
    draw_pdf([page_of(column(["\ufe0f\u200d", "\u0301", *names]))], stream, title="t")
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        document[0].render(scale=0.2)


def test_joining_letters_that_no_font_has_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "installed", lambda: SystemFonts([tmp_path]))
    report = write_pdf([page_of(column(["Сауда ܐܒܓ бөлімі"]))], tmp_path / "a.pdf", title="t")
    assert report.missing == frozenset("ܐܒܓ")
    assert "ܐ (U+0710)" in render(report.notes[0], "kk")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert document[0].get_textpage().search("Сауда ��� бөлімі").get_next()


def test_an_svg_says_which_names_run_leftward(tmp_path: Path) -> None:
    names = ["إدارة (HR) 2026", "Отдел العربية", "Сауда"]
    write_svg(drawing(*(Text(9, 9, name, 9, "#000000") for name in names)), tmp_path / "a.svg", title="t")
    texts = [text.text for text in ElementTree.parse(tmp_path / "a.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert texts == [f"\u202b{names[0]}\u202c", *names[1:]]
