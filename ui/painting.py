"""Paints pictures and pages with Qt, for the screen and for previews."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from orgplanner.drawing.picture import Box, Image, Item, Line, Page, Picture, Shape, Text
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
from orgplanner.drawing.typeface import bundled, visible
from ui.fonts import FAMILIES

LEGIBLE = 3.0
"""Texts of fewer pixels than this are painted as grey bars."""


def pixels_of(size: float) -> int:
    """The size at which Qt has letters for a size in points of the picture: it knows whole numbers only."""
    return max(round(size), 1)


def chart_font(size: float, bold: bool, italic: bool, dots: float) -> QFont:
    """The bundled font at the whole size nearest to one of the picture, on a device of so many dots an inch."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(pixels_of(size) * 72 / dots)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setItalic(italic and not bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


def smooth(painter: QPainter) -> None:
    """Lets an open painter smooth the edges of lines and letters."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)


class Brushwork:
    """Paints shapes with one painter; pens, colours and fonts are made once and kept.

    `scale` is the number of device-independent pixels of a point; it decides what is worth painting.
    """

    def __init__(self, painter: QPainter, scale: float) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a widget's would turn Arabic around
        self._painter = painter
        self._scale = scale
        self._dots = painter.device().logicalDpiY()
        self._pens: dict[tuple[str | None, float, tuple[float, ...]], QPen] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self._paint: dict[type, Callable[[Any], None]] = {
            Box: self._box, Line: self._line, Text: self._text, Image: self._image,
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
        if box.hatch is not None and self._scale > 0.2:
            self._hatch(box, area)

    def _image(self, image: Image) -> None:
        picture = QImage.fromData(image.data)
        if not picture.isNull():
            hints, smoothly = self._painter.renderHints(), QPainter.RenderHint.SmoothPixmapTransform
            self._painter.setRenderHint(smoothly)
            self._painter.drawImage(QRectF(image.x, image.y, image.width, image.height), picture)
            self._painter.setRenderHint(smoothly, bool(hints & smoothly))

    def _outline(self, area: QRectF, radius: float) -> None:
        if radius * self._scale > 0.6:
            self._painter.drawRoundedRect(area, radius, radius)
        else:
            self._painter.drawRect(area)

    def _hatch(self, box: Box, area: QRectF) -> None:
        painter = self._painter
        rounded = QPainterPath()
        rounded.addRoundedRect(area, box.radius, box.radius)
        painter.save()
        painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
        painter.setPen(self._pen(box.hatch, HATCH_WIDTH, ()))
        painter.drawLines([QLineF(QPointF(*start), QPointF(*end)) for start, end in hatching(box)])
        painter.restore()

    def _line(self, line: Line) -> None:
        painter = self._painter
        painter.setPen(self._pen(line.stroke, line.line_width, line.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if line.curve or line.arrow or line.radius * self._scale > 1:
            painter.drawPath(_path(line))
        else:
            painter.drawPolyline([QPointF(x, y) for x, y in line.points])
        head = arrow_head(line) if line.arrow else None
        if head is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(line.stroke))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in head]))

    def _text(self, text: Text) -> None:
        painter = self._painter
        usual = is_usual(text.text)
        words = text.text if usual else visible(text.text)
        width = 0.0 if text.anchor == "start" and not text.struck else text_width(bundled(), text)
        left = left_of(text, width)
        if text.size * self._scale < LEGIBLE:
            self._bar(text, left, len(words) * text.size * 0.5)
            return
        painter.setFont(self._font(text))
        painter.setPen(self._colour(text.colour))
        stood_in = not usual and bool(bundled().missing(words))
        if text.size == round(text.size) and not stood_in:
            painter.drawText(QPointF(left, text.y), words)
        else:
            self._fitted(text, left, words, self._share(text, words) if stood_in else 1.0)
        if text.struck:
            self._line(struck_line(text, left, width))

    def _fitted(self, text: Text, left: float, words: str, share: float) -> None:
        """Paints words at their very size, of which Qt takes the nearest whole number of pixels, and narrowed."""
        painter, whole = self._painter, text.size / pixels_of(text.size)
        painter.save()
        painter.translate(left, text.y)
        painter.scale(whole * share, whole)
        painter.drawText(QPointF(0, 0), words)
        painter.restore()

    def _share(self, text: Text, words: str) -> float:
        """How far words with letters of a font of the computer are narrowed to the room that was measured."""
        natural = QFontMetricsF(self._font(text), self._painter.device()).horizontalAdvance(words)
        natural, room = natural * text.size / pixels_of(text.size), text_width(bundled(), text)
        return room / natural if natural > room > 0 else 1.0

    def _bar(self, text: Text, left: float, width: float) -> None:
        colour = QColor(text.colour)
        colour.setAlphaF(0.25)
        self._painter.fillRect(QRectF(left, text.y - text.size * 0.6, width, text.size * 0.5), colour)

    def _font(self, text: Text) -> QFont:
        key = (text.size, text.bold, text.italic)
        if key not in self._fonts:
            self._fonts[key] = chart_font(*key, self._dots)
        return self._fonts[key]

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


def _path(line: Line) -> QPainterPath:
    start, steps = outline(line)
    path = QPainterPath(QPointF(*start))
    for step in steps:
        points = [QPointF(x, y) for x, y in step.points]
        if len(points) == 1:
            path.lineTo(points[0])
        else:
            path.cubicTo(*points)
    return path


def paint_items(painter: QPainter, items: Iterable[Item], scale: float) -> Iterator[None]:
    """Paints items one by one; each step of the iterator is one item, so that painting can pause."""
    brushwork = Brushwork(painter, scale)
    for item in items:
        brushwork.item(item)
        yield


def paint_picture(painter: QPainter, picture: Picture, scale: float = 1.0) -> None:
    """Paints a whole picture, a point being a unit of the painter."""
    smooth(painter)
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
