"""Draws shapes on a page of the PDF library, changing its state only where it must."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from orgplanner.drawing.picture import Box, Line, Shape, Text
from orgplanner.drawing.strokes import (
    HATCH_WIDTH,
    Step,
    arrow_head,
    hatching,
    left_of,
    outline,
    struck_line,
    text_width,
)
from orgplanner.drawing.typeface import Typeface, visible
from orgplanner.exporters.pdf_fonts import FACES, Fallbacks, Run

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """Return a #rrggbb colour as three numbers from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


class Pen:
    """Draws in a picture of a given height, turning its y downwards into the paper's y upwards."""

    def __init__(self, canvas: Canvas, typeface: Typeface, fallbacks: Fallbacks, height: float) -> None:
        self._canvas, self._typeface, self._fallbacks, self._height = canvas, typeface, fallbacks, height
        self._fill: str | None = None
        self._stroke: tuple[str, float, tuple[float, ...]] | None = None
        self._font: tuple[str, float] | None = None

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        if isinstance(shape, Text):
            self.text(shape)
        elif isinstance(shape, Box):
            self.box(shape)
        else:
            self.line(shape)

    def box(self, box: Box) -> None:
        """Draw a rectangle: fill, hatching, edge."""
        if box.hatch is None:
            self._rectangle(box, box.fill, box.stroke)
            return
        self._rectangle(box, box.fill, None)
        self._hatch(box, box.hatch)
        self._rectangle(box, None, box.stroke)

    def _rectangle(self, box: Box, fill: str | None, stroke: str | None) -> None:
        if fill is not None:
            self._use_fill(fill)
        if stroke is not None:
            self._use_stroke(stroke, box.line_width, box.dash)
        elif fill is None:
            return
        bottom, filled, stroked = self._height - box.y - box.height, fill is not None, stroke is not None
        if box.radius > 0:
            radius = min(box.radius, box.width / 2, box.height / 2)
            self._canvas.roundRect(box.x, bottom, box.width, box.height, radius, stroked, filled)
        else:
            self._canvas.rect(box.x, bottom, box.width, box.height, stroked, filled)

    def _hatch(self, box: Box, colour: str) -> None:
        """Draw diagonal lines clipped to the box."""
        kept = self._fill, self._stroke, self._font
        self._canvas.saveState()
        clip, bottom = self._canvas.beginPath(), self._height - box.y - box.height
        clip.roundRect(box.x, bottom, box.width, box.height, min(box.radius, box.width / 2, box.height / 2))
        self._canvas.clipPath(clip, stroke=0, fill=0)
        self._use_stroke(colour, HATCH_WIDTH, ())
        top = self._height
        self._canvas.lines([(x, top - y, to_x, top - to_y) for (x, y), (to_x, to_y) in hatching(box)])
        self._canvas.restoreState()
        self._fill, self._stroke, self._font = kept

    def line(self, line: Line) -> None:
        """Draw a line, and its arrow head."""
        if len(line.points) < 2:
            return
        self._use_stroke(line.stroke, line.line_width, line.dash)
        start, steps = outline(line)
        top, path = self._height, self._canvas.beginPath()
        path.moveTo(start[0], top - start[1])
        for step in steps:
            self._add(path, step)
        self._canvas.drawPath(path, stroke=1, fill=0)
        if line.arrow:
            self._arrow(line)

    def _add(self, path: PDFPathObject, step: Step) -> None:
        flat = [value for x, y in step.points for value in (x, self._height - y)]
        if len(flat) == 2:
            path.lineTo(*flat)
        else:
            path.curveTo(*flat)

    def _arrow(self, line: Line) -> None:
        head = arrow_head(line)
        if head is None:
            return
        self._use_fill(line.stroke)
        path = self._canvas.beginPath()
        path.moveTo(head[0][0], self._height - head[0][1])
        for x, y in head[1:]:
            path.lineTo(x, self._height - y)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def text(self, text: Text) -> None:
        """Draw a text, letters that the bundled font lacks in a stand-in that is fitted to the measured room."""
        self._use_fill(text.colour)
        face, shown = FACES[text.bold, text.italic], visible(text.text)
        width = 0.0 if text.anchor == "start" and not text.struck else text_width(self._typeface, text)
        left, base = left_of(text, width), self._height - text.y
        for run in self._fallbacks.runs(shown, face):
            self._use_font(run.font, text.size)
            left += self._run(run, left, base, text) if run.text is not shown else self._plain(shown, left, base)
        if text.struck:
            self.line(struck_line(text, left_of(text, width), width))

    def _plain(self, shown: str, left: float, base: float) -> float:
        self._canvas.drawString(left, base, shown)
        return 0.0

    def _run(self, run: Run, left: float, base: float, text: Text) -> float:
        """Draw a run, narrowed if its font is wider than was measured, and return its measured width."""
        room = self._typeface.width(run.measured, text.size, text.bold, text.italic)
        natural = self._canvas.stringWidth(run.text, run.font, text.size)
        writer = self._canvas.beginText(left, base)
        if natural > room > 0:
            writer.setHorizScale(100 * room / natural)
        writer.textOut(run.text)
        if natural > room > 0:
            writer.setHorizScale(100)
        self._canvas.drawText(writer)
        return room

    def _use_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas.setFillColorRGB(*rgb(colour))
            self._fill = colour

    def _use_stroke(self, colour: str, width: float, dash: tuple[float, ...]) -> None:
        wanted = (colour, width, dash)
        if wanted == self._stroke:
            return
        self._canvas.setStrokeColorRGB(*rgb(colour))
        self._canvas.setLineWidth(width)
        self._canvas.setDash(list(dash))
        self._stroke = wanted

    def _use_font(self, name: str, size: float) -> None:
        if (name, size) != self._font:
            self._canvas.setFont(name, size)
            self._font = (name, size)
