"""A page or picture as a bitmap: the PDF of the same page, rasterised strip by strip, so that little is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from math import ceil
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING
from zlib import compressobj, crc32

from orgplanner.drawing.picture import Page, Picture, page_of
from orgplanner.errors import NotWritten
from orgplanner.exporters.pdf.writing import draw_pdf
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.text import say

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

LARGEST_BITMAP = 200_000_000  # pixels
MOST_IN_STRIP = 8_000_000
POINTS_PER_INCH, INCH = 72, 0.0254  # metres
PACKING = 6


def write_png(page: Page | Picture, target: Path, *, dpi: float = 144, title: str = "") -> Report:
    """Write a page or picture to a PNG file with `dpi` pixels per inch.

    Raises NotWritten when the bitmap would be too large or the file cannot be put in place.
    """
    import pypdfium2

    paper = page_of(page) if isinstance(page, Picture) else page
    _check_size(paper, dpi)
    pdf = BytesIO()
    report = draw_pdf([paper], pdf, title=title)
    document = pypdfium2.PdfDocument(pdf.getvalue())
    try:
        sheet = document[0]
        scale = paper.width / sheet.get_width() * dpi / POINTS_PER_INCH
        width, height = ceil(sheet.get_width() * scale), ceil(sheet.get_height() * scale)
        with replacing(target) as stream:
            stream.writelines(_chunks(width, height, dpi, _strips(sheet, width, height, scale)))
    finally:
        document.close()
    return report


def _strips(sheet: PdfPage, width: int, height: int, scale: float) -> Iterator[bytes]:
    """Yield the rows of a page from the top down in strips, three bytes a pixel with a byte before each row."""
    rows = max(MOST_IN_STRIP // width, 1)
    for top in range(0, height, rows):
        below = max(height - top - rows, 0)
        away = [(number - 0.5) / scale if number else 0.0 for number in (below, top)]
        strip = sheet.render(scale=scale, crop=(0, away[0], 0, away[1]), rev_byteorder=True)
        seen, stride = memoryview(strip.buffer).cast("B"), strip.stride
        starts = range(0, strip.height * stride, stride)
        yield b"".join(b"\0%b" % bytes(seen[start : start + width * 3]) for start in starts)
        strip.close()


def _chunks(width: int, height: int, dpi: float, strips: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a PNG file of rows without a filter: header, resolution, packed rows, end (ISO/IEC 15948)."""
    yield b"\x89PNG\r\n\x1a\n"
    yield _chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    metre = round(dpi / INCH)
    yield _chunk(b"pHYs", pack(">IIB", metre, metre, 1))
    packer = compressobj(PACKING)
    for strip in strips:
        if packed := packer.compress(strip):
            yield _chunk(b"IDAT", packed)
    yield _chunk(b"IDAT", packer.flush())
    yield _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content))


def pixels(page: Page, dpi: float) -> tuple[int, int]:
    """Return the width and height of the bitmap of a page."""
    return round(page.width * dpi / POINTS_PER_INCH), round(page.height * dpi / POINTS_PER_INCH)


def _check_size(page: Page, dpi: float) -> None:
    """Refuse a bitmap that would not fit into memory, and name a resolution that would."""
    width, height = pixels(page, dpi)
    if width * height <= LARGEST_BITMAP:
        return
    possible = int(dpi * (LARGEST_BITMAP / (width * height)) ** 0.5)
    raise NotWritten(
        say("A bitmap of {width} × {height} pixels is too large.", width=width, height=height),
        say("Choose at most {dpi} dots per inch, or export to PDF or SVG.", dpi=possible)
        if possible
        else say("Export to PDF or SVG, or fold some branches first."),
    )
