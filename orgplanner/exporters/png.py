"""A page or picture as a bitmap: the PDF of the same page, rasterised."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from orgplanner.drawing.picture import Page, Picture, page_of
from orgplanner.errors import NotWritten
from orgplanner.exporters.pdf import draw_pdf
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.text import say

LARGEST_BITMAP = 200_000_000  # pixels
POINTS_PER_INCH = 72


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
        image = sheet.render(scale=scale, rev_byteorder=True).to_pil()
    finally:
        document.close()
    with replacing(target) as stream:
        image.save(stream, format="PNG", dpi=(dpi, dpi))
    return report


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
