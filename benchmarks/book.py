"""A book of 2,000 units with its index, layout included, beside reportlab drawing the same shapes and links."""

from __future__ import annotations

import resource
from io import BytesIO
from statistics import median
from time import perf_counter

from export_pdf import draw_plainly, seconds
from reportlab.pdfgen.canvas import Canvas

from orgplanner.drawing.picture import Item, Page, Part
from orgplanner.exporters import ExportOptions, Sheets, lay_out
from orgplanner.exporters.pdf.fonts import register_bundled
from orgplanner.exporters.pdf.writing import draw_pdf
from orgplanner.generate import generate

POSTS, ROUNDS = 24_700, 5
"""a generated organisation of so many posts has 2,000 units"""
TO_REACH = 2.0


def plain(sheets: Sheets, *, links: bool) -> None:
    """Draw the shapes of all pages as anybody would with reportlab."""
    canvas = Canvas(BytesIO(), pageCompression=1, invariant=1)
    for number, page in enumerate(sheets.pages, 1):
        canvas.setPageSize((page.width, page.height))
        canvas.bookmarkPage(f"p{number}")
        for part in page.parts:
            _part(canvas, page, part, links)
        canvas.showPage()
    canvas.save()


def _part(canvas: Canvas, page: Page, part: Part, links: bool) -> None:
    canvas.saveState()
    canvas.translate(part.x, page.height - part.y - part.picture.height * part.scale)
    canvas.scale(part.scale, part.scale)
    for item in part.picture.items:
        for shape in item.shapes:
            draw_plainly(canvas, shape, part.picture.height)
        if links and item.link:
            _link(canvas, item, part.picture.height)
    canvas.restoreState()


def _link(canvas: Canvas, item: Item, height: float) -> None:
    place = f"p{(item.link or '').removeprefix('#page:')}"
    area = (item.x, height - item.y - item.height, item.x + item.width, height - item.y)
    canvas.linkRect("", place, area, relative=1)


def main() -> None:
    """Print the times, taken in turn, and their ratios."""
    register_bundled()
    plan = generate(POSTS, 5)
    scenario = plan.ordered_scenarios()[0].id
    laid, ours, theirs, bare = list[float](), list[float](), list[float](), list[float]()
    for _round in range(ROUNDS):
        start = perf_counter()
        sheets = lay_out(plan, scenario, ExportOptions(form="book", paper="A4"))
        seconds(laid, start)
        draw_pdf(sheets.pages, BytesIO(), title="Book", outline=sheets.outline)
        seconds(ours, start)
        for links, times in ((True, theirs), (False, bare)):
            start = perf_counter()
            plain(sheets, links=links)
            seconds(times, start)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"memory at most {memory} MB")
    units, pages = len(plan.states[scenario].units), len(sheets.pages)
    print(f"book of {units:,} units and {POSTS:,} posts, {pages} pages: {median(ours):.2f} s")
    print(f"of which layout {median(laid):.2f} s")
    print(f"reportlab alone {median(theirs):.2f} s, without links {median(bare):.2f} s")
    ratio, without = median(ours) / median(theirs), median(ours) / median(bare)
    print(f"ratio {ratio:.2f}, to the shapes without links {without:.2f} (to reach: at most {TO_REACH})")


if __name__ == "__main__":
    main()
