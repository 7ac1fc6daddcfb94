"""Fonts of the computer: found by letter, cut to what is needed, broken ones passed over."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from orgplanner.exporters.fonts.installed import FontFile, SystemFonts, cut_out, symbols
from orgplanner.paths import resource

SQUARE = [(100, 0), (100, 700), (600, 700), (600, 0)]


def postscript_font(file: Path, letters: str) -> None:
    """Write a font with PostScript outlines, as most Chinese and Japanese fonts have them."""
    builder = FontBuilder(1000, isTTF=False)
    names = {ord(letter): f"g{place}" for place, letter in enumerate(letters)}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = T2CharStringPen(700, None)
    pen.moveTo(SQUARE[0])
    for point in SQUARE[1:]:
        pen.lineTo(point)
    pen.closePath()
    outline = pen.getCharString()
    builder.setupCFF("Square", {}, dict.fromkeys([".notdef", *names.values()], outline), {})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (700, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": "Square"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)


def forbidding_font(file: Path) -> None:
    """Write a font whose maker forbids embedding."""
    with TTFont(resource("fonts/NotoSans-Regular.ttf")) as font:
        font["OS/2"].fsType = 2
        font.save(file)


def test_a_font_is_found_by_its_letters(tmp_path: Path) -> None:
    postscript_font(tmp_path / "Square.otf", "中文")
    found = SystemFonts([tmp_path]).font_for("文")
    assert found is not None
    assert found.path.name == "Square.otf"
    assert SystemFonts([tmp_path]).font_for("字") is None


def test_signs_of_the_program_need_no_font_of_the_computer(tmp_path: Path) -> None:
    fonts = SystemFonts([tmp_path], [symbols()])
    assert [fonts.font_for(sign) for sign in "⇄→≈≥"] == [FontFile(symbols(), 0)] * 4


def test_plain_styles_come_before_bold_ones(tmp_path: Path) -> None:
    for name in ("ABold.ttf", "Zebra.ttf"):
        shutil.copy(resource("fonts/NotoSans-Regular.ttf"), tmp_path / name)
    found = SystemFonts([tmp_path]).font_for("Ә")
    assert found is not None
    assert found.path.name == "Zebra.ttf"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00" + b"\xff" * 60, b"OTTO" + b"\x00" * 200])
def test_broken_font_files_are_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(content)
    (tmp_path / "broken.ttc").write_bytes(content)
    postscript_font(tmp_path / "Square.otf", "中")
    assert SystemFonts([tmp_path, tmp_path / "missing"]).font_for("中") is not None


def test_fonts_that_may_not_be_embedded_are_passed_over(tmp_path: Path) -> None:
    forbidding_font(tmp_path / "forbidding.ttf")
    assert SystemFonts([tmp_path]).font_for("Ә") is None


def test_postscript_outlines_become_a_font_that_pdf_can_embed(tmp_path: Path) -> None:
    postscript_font(tmp_path / "Square.otf", "中文字")
    found = SystemFonts([tmp_path]).font_for("中")
    assert found is not None
    cut = cut_out(found, "中文")
    assert PdfFont("cut", BytesIO(cut)).stringWidth("中文", 10) == pytest.approx(14)
    with TTFont(BytesIO(cut)) as font:
        assert set(font.getBestCmap()) == {ord("中"), ord("文")}
        glyph = font["glyf"][font.getBestCmap()[ord("中")]]
        assert set(glyph.coordinates) == set(SQUARE)
