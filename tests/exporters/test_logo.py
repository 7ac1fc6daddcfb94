"""Logos: SVG, PNG and JPEG become pictures; what reaches outside or is no picture is refused."""

import base64
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from orgplanner.errors import FileProblem
from orgplanner.exporters.logo.files import read_logo
from orgplanner.exporters.logo.picture import LARGEST_SIDE, logo_of
from orgplanner.text import render

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"'
PLAIN = f'{HEAD}><rect width="40" height="20" fill="#1F5FA8"/></svg>'


def svg(inside: str) -> str:
    return f"{HEAD}>{inside}</svg>"


def bitmap(kind: str, size: tuple[int, int] = (60, 30), mode: str = "RGB") -> str:
    stream = BytesIO()
    Image.new(mode, size, 0).save(stream, kind)
    return base64.b64encode(stream.getvalue()).decode()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff",
                                  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'])  # fmt: skip
def test_a_drawing_becomes_a_picture_of_high_resolution(head: str) -> None:
    logo = logo_of(head + PLAIN)
    assert (logo.kind, logo.width, logo.height) == ("png", 1200, 600)
    assert opened(logo.data).convert("RGB").getpixel((600, 300)) == (0x1F, 0x5F, 0xA8)


@pytest.mark.parametrize("size", ['width="40mm" height="20mm"', 'width="30pt" height="15pt"', 'width="100%"'])
def test_lengths_of_a_drawing_are_in_any_unit(size: str) -> None:
    logo = logo_of(PLAIN.replace("viewBox", f"{size} viewBox"))
    assert logo.width == 1200
    assert 590 <= logo.height <= 610


def test_bitmaps_stay_as_they_are_where_all_outputs_draw_them() -> None:
    for kind, mode in (("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "L")):
        text = bitmap(kind, mode=mode)
        logo = logo_of(text)
        assert (logo.kind, logo.width, logo.height) == (kind.lower(), 60, 30)
        assert base64.b64encode(logo.data).decode() == text
    assert logo_of(bitmap("JPEG", mode="CMYK")).kind == "png"
    large = logo_of(bitmap("PNG", (4000, 1000), "L"))
    assert (large.width, large.height) == (LARGEST_SIDE, LARGEST_SIDE // 4)


@pytest.mark.parametrize("inside", [
    '<image href="file:///etc/hostname" width="9" height="9"/>',
    '<image xlink:href="https://example.org/x.png" width="9" height="9"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
    '<use href="other.svg#a"/>',
    '<rect width="9" height="9" fill="url(https://example.org/a.svg#b)"/>',
    '<rect width="9" height="9" style="fill:u\\72l(x.svg)"/>',
    "<style>@import 'x.css';</style>",
    "<style>rect { fill: url(file:///x) }</style>",
    '<g id="a"><use href="#a"/></g>',
    "<g>" * 80 + "</g>" * 80,
    '<g id="a0"><rect/></g>' + "".join(
        f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9)) + '<use href="#a8"/>',
    "".join(f'<pattern id="p{n}">{f"""<rect fill="url(#p{n + 1})"/>""" * 9}</pattern>' for n in range(9)),
])  # fmt: skip
def test_what_reaches_outside_or_unfolds_without_end_is_refused(inside: str) -> None:
    with pytest.raises(FileProblem) as problem:
        logo_of(svg(inside))
    for language in ("en", "ru", "kk"):
        assert render(problem.value.message, language)


def styled(number: int) -> str:
    """A pattern of boxes that a style fills with the pattern before it."""
    box = f'<rect class="c{number - 1}" width="1" height="1"/>'
    return f'<pattern id="p{number}" width="1" height="1">{box * 9}</pattern>'


STYLES = "".join(f".c{number}{{fill:url(#p{number})}}" for number in range(9))
PATTERNS = "".join(map(styled, range(9))) + '<rect class="c8" width="40" height="20"/>'
MARKER = '<marker id="m" overflow="visible">' + '<path d="M0 0L5 5"/>' * 2000 + "</marker>"
MARKED = f'<path marker-mid="url(#m)" d="M0 0{"L1 1L9 9" * 80_000}"/>'


ENDLESS = [f"<style>{STYLES}</style>{PATTERNS}", MARKER + MARKED]


@pytest.mark.parametrize("inside", ENDLESS, ids=["styles", "markers"])
def test_a_drawing_that_takes_without_end_is_given_up(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgplanner.exporters.logo.drawing.SECONDS", 0.5)
    with pytest.raises(FileProblem) as problem:
        logo_of(svg(inside))
    assert "simpler" in render(problem.value.message)


def test_definitions_of_words_are_refused_before_they_are_read() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>")
    with pytest.raises(FileProblem):
        logo_of(bomb)


def test_what_runs_is_left_out_and_the_rest_is_drawn() -> None:
    rest = '<rect width="40" height="20" fill="#FF0000" onload="alert(1)"/>'
    run = "<script>alert(1)</script><foreignObject><p>x</p></foreignObject>"
    logo = logo_of(svg(f"{run}<a href='https://example.org'>{rest}</a>"))
    assert opened(logo.data).convert("RGB").getpixel((600, 300)) == (255, 0, 0)


@pytest.mark.parametrize("text", ["", "x", "<svg", "<html/>", "aGVsbG8=", bitmap("PNG")[:60], bitmap("GIF")])
def test_what_is_no_picture_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(FileProblem) as problem:
        logo_of(text)
    assert render(problem.value.message).endswith(".")


def turned(exif: bytes) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 20)).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def test_a_photo_stands_as_its_camera_was_held(tmp_path: Path) -> None:
    held = Image.Exif()
    held[0x0112] = 6
    file = tmp_path / "logo.jpg"
    file.write_bytes(turned(held.tobytes()))
    for logo in (logo_of(base64.b64encode(file.read_bytes()).decode()), logo_of(read_logo(file))):
        assert (logo.width, logo.height) == (20, 40)


def test_a_photo_whose_camera_says_nonsense_stands_as_its_points_do(tmp_path: Path) -> None:
    file = tmp_path / "logo.jpg"
    file.write_bytes(turned(b"Exif\0\0nonsense"))
    logo = logo_of(read_logo(file))
    assert (logo.width, logo.height) == (40, 20)


def test_a_picture_of_too_many_points_is_not_opened() -> None:
    with pytest.raises(FileProblem) as problem:
        logo_of(bitmap("PNG", (8_000, 8_000), "1"))
    assert "too large" in render(problem.value.message)


@given(st.binary(max_size=80), st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_bytes_and_any_drawing_are_a_logo_or_a_sentence(data: bytes, words: str) -> None:
    header = b"\x89PNG\r\n\x1a\n"
    for text in (base64.b64encode(header + data).decode(), words, svg(words), f"<{words}"):
        with suppress(FileProblem):
            assert opened(logo_of(text).data).width > 0
