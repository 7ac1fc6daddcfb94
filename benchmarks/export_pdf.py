"""A chart of 2,000 boxes to PDF, beside reportlab drawing the same shapes without any of our nouns."""

from __future__ import annotations

from io import BytesIO
from statistics import median
from time import perf_counter

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from orgplanner.drawing.picture import Box, Item, Line, Page, Picture, Shape, Text, page_of
from orgplanner.drawing.typeface import bundled, wrap
from orgplanner.exporters.pdf.fonts import FACES, register_bundled
from orgplanner.exporters.pdf.writing import draw_pdf

BOXES, COLUMNS, ROUNDS = 2_000, 50, 7
TO_REACH = 1.5


def shapes_of(number: int) -> tuple[Shape, ...]:
    """Return the shapes of one box of an ordinary chart: edge, stripe, title, head, figures, connector."""
    x, y = number % COLUMNS * 190.0, number // COLUMNS * 110.0
    title = wrap(bundled(), f"Сауда саясаты және экспорт бөлімі № {number}", 12.5, 150, 3, bold=True)
    return (
        Line(((x + 80, y - 20), (x + 80, y - 10), (x + 90, y - 10), (x + 90, y)), "#8A98AA"),
        Box(x, y, 170, 80, "#FFFFFF", "#D5DBE3", radius=3),
        Box(x, y, 4, 80, "#2F6DB5"),
        *(Text(x + 12, y + 16 + 15 * place, line, 12.5, "#1D2733", bold=True) for place, line in enumerate(title)),
        Text(x + 12, y + 52, "Head of department", 11, "#5B6A7D"),
        Text(x + 160, y + 70, f"{number % 40} / 4–7", 11, "#1D2733", anchor="end"),
        Box(x + 12, y + 72, 100, 3, "#5B9BD5"),
    )


def chart() -> Picture:
    """Return the chart with all its shapes made."""
    shapes = [shapes_of(number) for number in range(BOXES)]
    return Picture(
        COLUMNS * 190,
        BOXES / COLUMNS * 110 + 20,
        [
            Item(f"{place}", "unit", some[1].x, some[1].y, 170, 80, f"Unit {place}", 0, lambda some=some: some)
            for place, some in enumerate(shapes)
        ],
    )


def plain(page: Page) -> None:
    """Draw the shapes as anybody would with reportlab."""
    picture = page.parts[0].picture
    canvas = Canvas(BytesIO(), pagesize=(page.width, page.height), pageCompression=1, invariant=1)
    for item in picture.items:
        canvas.bookmarkHorizontal(item.title, item.x, picture.height - item.y)
        canvas.addOutlineEntry(item.title, item.title, 0)
        for shape in item.shapes:
            draw_plainly(canvas, shape, picture.height)
    canvas.save()


def draw_plainly(canvas: Canvas, shape: Shape, height: float) -> None:
    """Draw one shape, setting what it needs each time."""
    if isinstance(shape, Text):
        canvas.setFillColor(HexColor(shape.colour))
        canvas.setFont(FACES[shape.bold, shape.italic], shape.size)
        draw = canvas.drawRightString if shape.anchor == "end" else canvas.drawString
        draw(shape.x, height - shape.y, shape.text)
    elif isinstance(shape, Line):
        canvas.setStrokeColor(HexColor(shape.stroke))
        canvas.setLineWidth(shape.line_width)
        path = canvas.beginPath()
        path.moveTo(shape.points[0][0], height - shape.points[0][1])
        for x, y in shape.points[1:]:
            path.lineTo(x, height - y)
        canvas.drawPath(path)
    else:
        canvas.setFillColor(HexColor(shape.fill or "#FFFFFF"))
        canvas.setStrokeColor(HexColor(shape.stroke or "#FFFFFF"))
        canvas.setLineWidth(shape.line_width)
        bottom, stroked, filled = height - shape.y - shape.height, bool(shape.stroke), bool(shape.fill)
        if shape.radius:
            canvas.roundRect(shape.x, bottom, shape.width, shape.height, shape.radius, stroked, filled)
        else:
            canvas.rect(shape.x, bottom, shape.width, shape.height, stroked, filled)


def seconds(times: list[float], start: float) -> None:
    """Append the time since `start`."""
    times.append(perf_counter() - start)


def main() -> None:
    """Print both times, taken in turn, and their ratio."""
    register_bundled()
    page = page_of(chart())
    ours: list[float] = []
    theirs: list[float] = []
    for _round in range(ROUNDS):
        start = perf_counter()
        draw_pdf([page], BytesIO(), title="Chart")
        seconds(ours, start)
        start = perf_counter()
        plain(page)
        seconds(theirs, start)
    ratio = median(ours) / median(theirs)
    print(f"PDF of {BOXES:,} boxes: {median(ours) * 1000:.0f} ms, reportlab alone {median(theirs) * 1000:.0f} ms")
    print(f"ratio {ratio:.2f} (to reach: at most {TO_REACH})")


if __name__ == "__main__":
    main()
