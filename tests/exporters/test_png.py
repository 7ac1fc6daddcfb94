"""The bitmap has the size that was asked for, shows the picture, and is refused before it fills the memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from orgplanner.drawing.picture import Box, Item, Picture
from orgplanner.errors import NotWritten
from orgplanner.exporters import png
from orgplanner.exporters.png import write_png

Chart = Callable[..., Picture]


def rectangle(width: float, height: float) -> Picture:
    """Return a picture that is blue in its left half."""
    box = Box(0, 0, width / 2, height, "#1F5FA8")
    return Picture(width, height, [Item(None, "decoration", 0, 0, width, height, draw=lambda: (box,))])


@pytest.mark.parametrize("dpi", [72, 144, 300])
def test_size_and_resolution_are_as_asked(tmp_path: Path, dpi: int) -> None:
    write_png(rectangle(200, 100), tmp_path / "a.png", dpi=dpi)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == pytest.approx((200 * dpi / 72, 100 * dpi / 72), abs=1)
        assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


def test_colours_and_places_are_those_of_the_picture(tmp_path: Path) -> None:
    write_png(rectangle(200, 100), tmp_path / "a.png", dpi=72)
    with Image.open(tmp_path / "a.png") as image:
        shown = image.convert("RGB")
        assert shown.getpixel((50, 50)) == (0x1F, 0x5F, 0xA8)
        assert shown.getpixel((150, 50)) == (255, 255, 255)


def test_hostile_names_do_not_matter(tmp_path: Path, chart: Chart, hostile: str) -> None:
    write_png(chart(hostile), tmp_path / "a.png", dpi=36, title=hostile)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (110, 55)


def test_a_bitmap_too_large_is_refused_with_a_resolution_that_works(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as raised:
        write_png(rectangle(20_000, 10_000), tmp_path / "a.png", dpi=144)
    assert "40000 × 20000" in raised.value.sentence()
    assert "at most 72 dots" in raised.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_a_picture_too_large_at_any_resolution_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="too large"):
        write_png(rectangle(2e9, 1e6), tmp_path / "a.png")


def test_a_picture_wider_than_a_pdf_keeps_its_size(tmp_path: Path) -> None:
    write_png(rectangle(20_000, 50), tmp_path / "a.png", dpi=36)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == pytest.approx((10_000, 25), abs=1)


def test_strips_make_the_same_bitmap_as_the_whole(
    tmp_path: Path, chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = chart("Ministry of Trade", "Сауда саясаты", "Экспорт")
    write_png(page, tmp_path / "whole.png", dpi=200)
    monkeypatch.setattr(png, "MOST_IN_STRIP", 40_000)
    write_png(page, tmp_path / "strips.png", dpi=200)
    with Image.open(tmp_path / "whole.png") as one, Image.open(tmp_path / "strips.png") as other:
        assert one.size == other.size
        assert one.mode == other.mode == "RGB"
        most = max(most for _, most in ImageChops.difference(one, other).getextrema())
        assert most <= 2  # of 255: edges of letters are rounded otherwise
