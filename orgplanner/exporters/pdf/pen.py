"""Draws shapes on a page of the PDF library, changing its state only where it must."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from orgplanner.drawing.picture import Box, Image, Line, Shape, Text
from orgplanner.drawing.shaping.letters import is_usual
from orgplanner.drawing.strokes import (
    HATCH_WIDTH,
    arrow_head,
    hatching,
    left_of,
    outline,
    struck_line,
    text_width,
)
from orgplanner.drawing.typeface import Typeface, visible
from orgplanner.exporters.pdf.code import (
    PAINT,
    box_code,
    colour_code,
    corners_code,
    dash_code,
    strokes_code,
    way_code,
)
from orgplanner.exporters.pdf.fonts import FACES, Fallbacks, Run
from orgplanner.exporters.pdf.letters import Letters
from orgplanner.exporters.pdf.shaping import Piece

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """Return a #rrggbb colour as three numbers from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


class Pen:
    """Draws in a picture of a given height, turning its y downwards into the paper's y upwards."""

    def __init__(
        self, canvas: Canvas, typeface: Typeface, fallbacks: Fallbacks, letters: Letters, height: float
    ) -> None:
        self._canvas, self._typeface, self._fallbacks, self._height = canvas, typeface, fallbacks, height
        self._letters, self._write = letters, canvas.addLiteral
        self._fill: str | None = None
        self._stroke: tuple[str, float, tuple[float, ...]] | None = None
        self._font: tuple[str, float] | None = None

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        if isinstance(shape, Text):
            self.text(shape)
        elif isinstance(shape, Box):
            self.box(shape)
        elif isinstance(shape, Line):
            self.line(shape)
        else:
            self.image(shape)

    def image(self, image: Image) -> None:
        """Draw a bitmap, what shines through included; the same one stands in the file once."""
        from reportlab.lib.utils import ImageReader

        bottom = self._height - image.y - image.height
        self._canvas.drawImage(
            ImageReader(BytesIO(image.data)), image.x, bottom, image.width, image.height, mask="auto"
        )

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
        self._write(f"{self._outline_of(box)} {PAINT[fill is not None, stroke is not None]}")

    def _outline_of(self, box: Box) -> str:
        radius = min(box.radius, box.width / 2, box.height / 2)
        return box_code(box.x, self._height - box.y - box.height, box.width, box.height, radius)

    def _hatch(self, box: Box, colour: str) -> None:
        """Draw diagonal lines clipped to the box."""
        kept = self._fill, self._stroke, self._font
        self._write(f"q {self._outline_of(box)} W n")
        self._use_stroke(colour, HATCH_WIDTH, ())
        self._write(f"{strokes_code(hatching(box), self._height)} S Q")
        self._fill, self._stroke, self._font = kept

    def line(self, line: Line) -> None:
        """Draw a line, and its arrow head."""
        if len(line.points) < 2:
            return
        self._use_stroke(line.stroke, line.line_width, line.dash)
        start, steps = outline(line)
        self._write(f"{way_code(start, steps, self._height)} S")
        head = arrow_head(line) if line.arrow else None
        if head is not None:
            self._use_fill(line.stroke)
            self._write(f"{corners_code(head, self._height)} f")

    def text(self, text: Text) -> None:
        """Draw a text, letters that the bundled font lacks in a stand-in that is fitted to the measured room."""
        self._use_fill(text.colour)
        width = 0.0 if text.anchor == "start" and not text.struck else text_width(self._typeface, text)
        left, base = left_of(text, width), self._height - text.y
        if is_usual(text.text):
            self._letter(text.text, FACES[text.bold, text.italic], text.size, left, base)
        else:
            self._unusual(text, left, base)
        if text.struck:
            self.line(struck_line(text, left_of(text, width), width))

    def _unusual(self, text: Text, left: float, base: float) -> None:
        """Draw a text with letters that join, or that the bundled font lacks."""
        pieces = self._fallbacks.pieces(text)
        if pieces is not None:
            self._pieces(pieces, left, base, text)
            return
        shown = visible(text.text)
        for run in self._fallbacks.runs(shown, FACES[text.bold, text.italic]):
            if run.text is shown:
                self._letter(shown, run.font, text.size, left, base)
            else:
                left += self._run(run, left, base, text)

    def _pieces(self, pieces: tuple[Piece, ...], left: float, base: float, text: Text) -> None:
        """Draw clusters of letters in the order in which they are seen."""
        for piece in pieces:
            font, x = piece.font or FACES[text.bold, text.italic], left + piece.right * text.size / 1000
            self._letter(piece.letters, font, text.size, x, base, piece.narrowed)

    def _run(self, run: Run, left: float, base: float, text: Text) -> float:
        """Draw a run, narrowed if its font is wider than was measured, and return its measured width."""
        room = self._typeface.width(run.measured, text.size, text.bold, text.italic)
        natural = self._canvas.stringWidth(run.text, run.font, text.size)
        self._letter(run.text, run.font, text.size, left, base, room / natural if natural > room > 0 else 1.0)
        return room

    def _letter(self, text: str, font: str, size: float, left: float, base: float, narrowed: float = 1.0) -> None:
        """Write letters all of which are in a font, in as many of its cut-outs as they need."""
        self._write(f"BT {left:.2f} {base:.2f} Td")
        if narrowed < 1:
            self._write(f"{narrowed * 100:.2f} Tz")
        for cut, letters in self._letters.code(text, font):
            self._use_font(cut, size)
            self._write(f"({letters}) Tj")
        self._write("100 Tz ET" if narrowed < 1 else "ET")

    def _use_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._write(f"{colour_code(*rgb(colour))} rg")
            self._fill = colour

    def _use_stroke(self, colour: str, width: float, dash: tuple[float, ...]) -> None:
        wanted = (colour, width, dash)
        if wanted == self._stroke:
            return
        self._write(f"{colour_code(*rgb(colour))} RG {width:.4g} w {dash_code(dash)}")
        self._stroke = wanted

    def _use_font(self, name: str, size: float) -> None:
        if (name, size) != self._font:
            self._write(f"{name} {size:.4g} Tf")
            self._font = (name, size)
