"""Paints pictures and pages with Qt, for the screen and for previews."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from orgplanner.drawing.picture import Box, Item, Line, Page, Picture, Shape, Text
from orgplanner.drawing.typeface import bundled, visible
from orgplanner.paths import resource

FAMILY = "Noto Sans"
LEGIBLE = 3.0
"""Texts of fewer pixels than this are painted as grey bars."""


@cache
def load_fonts() -> None:
    """Makes the bundled font known to Qt; needs an application, does it once."""
    for style in ("Regular", "SemiBold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/NotoSans-{style}.ttf")))


def chart_font(size: float, bold: bool, italic: bool, dots: float) -> QFont:
    """The bundled font at a size in points of the picture, on a device of so many dots an inch."""
    font = QFont(FAMILY)
    font.setPointSizeF(max(size * 72 / dots, 0.1))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setItalic(italic and not bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


class Brushwork:
    """Paints shapes with one painter; pens, colours and fonts are made once and kept.

    `scale` is the number of device-independent pixels of a point; it decides what is worth painting.
    """

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter = painter
        self._scale = scale
        self._dots = painter.device().logicalDpiY()
        self._pens: dict[tuple[str | None, float, tuple[float, ...]], QPen] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._paint: dict[type, Callable[[Any], None]] = {
            Box: self._box, Line: self._line, Text: self._text,
        }  # fmt: skip

    def item(self, item: Item) -> None:
        """Paints all shapes of an item."""
        for shape in item.shapes:
            self._paint[type(shape)](shape)

    def shape(self, shape: Shape) -> None:
        """Paints one shape."""
        self._paint[type(shape)](shape)

    def _box(self, box: Box) -> None:
        painter = self._painter
        area = QRectF(box.x, box.y, box.width, box.height)
        painter.setPen(self._pen(box.stroke, box.line_width, box.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush if box.fill is None else self._colour(box.fill))
        self._outline(area, box.radius)
        if box.hatch is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._hatch(box.hatch))
            self._outline(area, box.radius)

    def _outline(self, area: QRectF, radius: float) -> None:
        if radius * self._scale > 0.6:
            self._painter.drawRoundedRect(area, radius, radius)
        else:
            self._painter.drawRect(area)

    def _hatch(self, colour: str) -> QBrush:
        brush = QBrush(self._colour(colour), Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform.fromScale(0.6 / max(self._scale, 0.01), 0.6 / max(self._scale, 0.01)))
        return brush

    def _line(self, line: Line) -> None:
        painter = self._painter
        painter.setPen(self._pen(line.stroke, line.line_width, line.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if line.curve or line.radius * self._scale > 1:
            painter.drawPath(_curve(line) if line.curve else _rounded(line))
        else:
            painter.drawPolyline([QPointF(x, y) for x, y in line.points])
        if line.arrow and len(line.points) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(line.stroke))
            painter.drawPolygon(_arrow(line))

    def _text(self, text: Text) -> None:
        painter = self._painter
        font = self._font(text)
        words = visible(text.text)
        width = 0.0 if text.anchor == "start" else bundled().width(words, text.size, text.bold, text.italic)
        left = text.x - (width if text.anchor == "end" else width / 2)
        if text.size * self._scale < LEGIBLE:
            self._bar(text, left, len(words) * text.size * 0.5)
            return
        painter.setFont(font)
        painter.setPen(self._colour(text.colour))
        painter.drawText(QPointF(left, text.y), words)

    def _bar(self, text: Text, left: float, width: float) -> None:
        colour = QColor(text.colour)
        colour.setAlphaF(0.25)
        self._painter.fillRect(QRectF(left, text.y - text.size * 0.6, width, text.size * 0.5), colour)

    def _font(self, text: Text) -> QFont:
        key = (text.size, text.bold, text.italic)
        if key not in self._fonts:
            self._fonts[key] = chart_font(*key, self._dots)
        font = self._fonts[key]
        if text.struck or text.link:
            font = QFont(font)
            font.setStrikeOut(text.struck)
        return font

    def _colour(self, colour: str) -> QColor:
        if colour not in self._colours:
            self._colours[colour] = QColor(colour)
        return self._colours[colour]

    def _pen(self, stroke: str | None, width: float, dash: tuple[float, ...]) -> QPen:
        key = (stroke, width, dash)
        if key not in self._pens:
            self._pens[key] = _make_pen(*key)
        return self._pens[key]


def _make_pen(stroke: str | None, width: float, dash: tuple[float, ...]) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([part / width for part in (dash if len(dash) % 2 == 0 else dash * 2)])
    return pen


def _curve(line: Line) -> QPainterPath:
    first, *rest = (QPointF(x, y) for x, y in line.points)
    path = QPainterPath(first)
    for start in range(0, len(rest) - 2, 3):
        path.cubicTo(*rest[start : start + 3])
    return path


def _rounded(line: Line) -> QPainterPath:
    """A polyline with its corners rounded by the radius, or by half the shorter side where that is less."""
    points = [QPointF(x, y) for x, y in line.points]
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before, line.radius))
        path.quadTo(corner, _towards(corner, after, line.radius))
    path.lineTo(points[-1])
    return path


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    way = end - start
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return start if length == 0 else start + way * (min(distance, length / 2) / length)


def _arrow(line: Line) -> QPolygonF:
    (x0, y0), (x1, y1) = line.points[-2:]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    size = 3 + 2.5 * line.line_width
    back = QPointF(x1 - dx * size, y1 - dy * size)
    side = QPointF(-dy * size * 0.45, dx * size * 0.45)
    return QPolygonF([QPointF(x1, y1), back + side, back - side])


def paint_items(painter: QPainter, items: Iterable[Item], scale: float) -> Iterator[None]:
    """Paints items one by one; each step of the iterator is one item, so that painting can pause."""
    brushwork = Brushwork(painter, scale)
    for item in items:
        brushwork.item(item)
        yield


def paint_picture(painter: QPainter, picture: Picture, scale: float = 1.0) -> None:
    """Paints a whole picture, a point being a unit of the painter."""
    if picture.background is not None:
        painter.fillRect(QRectF(0, 0, picture.width, picture.height), QColor(picture.background))
    for _ in paint_items(painter, picture.items, scale):
        pass


def paint_page(painter: QPainter, page: Page, scale: float = 1.0) -> None:
    """Paints a page as white paper with its pictures, a point being a unit of the painter."""
    painter.fillRect(QRectF(0, 0, page.width, page.height), Qt.GlobalColor.white)
    for part in page.parts:
        painter.save()
        if part.clip is not None:
            painter.setClipRect(QRectF(part.clip.x, part.clip.y, part.clip.width, part.clip.height))
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        paint_picture(painter, part.picture, scale * part.scale)
        painter.restore()
