"""The chart as square pixmaps, painted piece by piece so that no frame takes long.

A tile is begun when it is first seen and goes on in the time each frame can spare. Until it is whole,
what was there before, enlarged or reduced, stands in for it.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from orgplanner.drawing.chart_items import CardDrawing
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.picture import Item, Picture
from orgplanner.drawing.theme import Theme
from ui.canvas.camera import Camera
from ui.painting import Brushwork, paint_items, smooth

SIDE = 384
MOST_TILES = 120
OVERVIEW = 2048
COARSE = 0.1
"""Below this scale boxes are plain rectangles: their texts could not be read."""
LINED = 0.03
"""Below this scale boxes have no line around them either."""
OUTSIDE = 9.0
"""Points that badges and marks stand out of their box at most."""

Place = tuple[float, int, int]


@dataclass(slots=True)
class Tile:
    """A pixmap and what remains to be painted on it; `work` is None when it is whole.

    The painter is open only while a frame paints, so that a tile can be dropped at any time.
    """

    pixmap: QPixmap
    transform: QTransform
    painter: QPainter
    work: Iterator[None] | None = field(default=None)

    def go_on(self, until: float) -> bool:
        """Paints until the moment `until` (perf_counter); tells whether the tile is whole."""
        if self.work is None or perf_counter() > until:
            return self.work is None
        self.painter.begin(self.pixmap)
        self.painter.setTransform(self.transform)
        smooth(self.painter)
        while self.work is not None and perf_counter() < until:
            if next(self.work, self) is self:
                self.work = None
        self.painter.end()
        return self.work is None


class Inks:
    """Pens and brushes by colour, each made once; no colour is none."""

    def __init__(self) -> None:
        self._pens = {"": QPen(Qt.PenStyle.NoPen)}
        self._brushes: dict[str, QBrush] = {}

    def pen(self, colour: str) -> QPen:
        """A line as thin as can be."""
        if colour not in self._pens:
            self._pens[colour] = QPen(QColor(colour), 0)
        return self._pens[colour]

    def brush(self, colour: str) -> QBrush:
        if colour not in self._brushes:
            self._brushes[colour] = QBrush(QColor(colour))
        return self._brushes[colour]


def _tinted(item: Item, lined: bool) -> tuple[str, str] | None:
    """The line and the fill of a box that has colours of its own, such as those of a change; a small one has none
    but a strong fill."""
    style = item.draw.style if isinstance(item.draw, CardDrawing) else None
    if style is None or (style.tint is None and not style.is_marked):
        return None
    if style.is_marked:
        strong, _, pale = style.theme.tones[style.tone]
    else:
        assert style.tint is not None
        strong, pale, _ = style.tint
    return (strong, pale) if lined else ("", strong)


class TileCache:
    """The tiles of one picture."""

    def __init__(self, picture: Picture, index: ItemIndex, theme: Theme, ratio: float) -> None:
        self._picture = picture
        self._index = index
        self._theme = theme
        self._ratio = ratio
        self._tiles: OrderedDict[Place, Tile] = OrderedDict()
        self._scale = self._sharp = 1.0
        self._over = min(1.0, OVERVIEW / max(picture.width, picture.height, 1.0))
        self._overview = self._begin(0, 0, self._over, picture.width * self._over, picture.height * self._over)

    def paint(self, painter: QPainter, camera: Camera, area: QRectF, seconds: float) -> bool:
        """Paints what is seen of the picture in `area` (pixels); tells whether it is all there and sharp."""
        until = perf_counter() + seconds
        self._leave(camera.scale)
        places = list(self._places(camera, area))
        whole = [place for place in places if self._go_on(place, until)]
        ready = len(whole) == len(places)
        if ready:
            self._sharp = camera.scale
        else:
            self._stand_in(painter, camera, area)
        for place in whole:
            painter.drawPixmap(self._corner(place, camera), self._tiles[place].pixmap)
        self._forget(len(places))
        return ready and (perf_counter() > until or self._overview.go_on(until)) and self._overview.work is None

    def _leave(self, scale: float) -> None:
        """Gives up what was begun at other scales than this one."""
        if scale == self._scale:
            return
        self._scale = scale
        for place in [place for place, tile in self._tiles.items() if tile.work is not None]:
            del self._tiles[place]

    def _stand_in(self, painter: QPainter, camera: Camera, area: QRectF) -> None:
        """The overview, and over it the tiles of the scale at which all was last sharp."""
        if self._overview.work is None:
            corner = QPointF(camera.x, camera.y)
            self._stretch(painter, self._overview.pixmap, corner, camera.scale / self._over, area)
        ratio = camera.scale / self._sharp
        for (scale, column, row), tile in self._tiles.items():
            if scale == self._sharp != camera.scale and tile.work is None:
                corner = QPointF(camera.x + column * SIDE * ratio, camera.y + row * SIDE * ratio)
                self._stretch(painter, tile.pixmap, corner, ratio, area)

    def _stretch(self, painter: QPainter, pixmap: QPixmap, corner: QPointF, ratio: float, area: QRectF) -> None:
        """Paints what lies in `area` of a pixmap that is enlarged by a ratio from its corner."""
        size = pixmap.deviceIndependentSize()
        seen = QRectF(corner, size * ratio).intersected(area)
        if not seen.isEmpty():
            dots = self._ratio / ratio
            part = QRectF((seen.topLeft() - corner) * dots, seen.size() * dots)
            painter.drawPixmap(seen, pixmap, part)

    def _places(self, camera: Camera, area: QRectF) -> Iterator[Place]:
        width, height = self._picture.width * camera.scale, self._picture.height * camera.scale
        left, right = max(area.left() - camera.x, 0.0), min(area.right() - camera.x, width)
        top, bottom = max(area.top() - camera.y, 0.0), min(area.bottom() - camera.y, height)
        if left >= right or top >= bottom:
            return
        for row in range(int(top // SIDE), int(bottom // SIDE) + 1):
            for column in range(int(left // SIDE), int(right // SIDE) + 1):
                yield (camera.scale, column, row)

    def _go_on(self, place: Place, until: float) -> bool:
        """Begins or continues the tile of a place while there is time; tells whether it is whole."""
        if place not in self._tiles:
            if perf_counter() > until:
                return False
            scale, column, row = place
            self._tiles[place] = self._begin(column * SIDE, row * SIDE, scale, SIDE, SIDE)
        self._tiles.move_to_end(place)
        return self._tiles[place].go_on(until)

    def _begin(self, left: float, top: float, scale: float, width: float, height: float) -> Tile:
        """A tile whose top left corner is at pixel left, top of the picture at a scale."""
        ratio = self._ratio
        pixmap = QPixmap(max(int(width * ratio), 1), max(int(height * ratio), 1))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter()
        work = self._work(painter, left / scale, top / scale, width / scale, height / scale, scale)
        return Tile(pixmap, QTransform.fromTranslate(-left, -top).scale(scale, scale), painter, work)

    def _work(
        self, painter: QPainter, left: float, top: float, width: float, height: float, scale: float
    ) -> Iterator[None]:
        margin = 4 / scale + OUTSIDE
        bounds = (left - margin, top - margin, left + width + margin, top + height + margin)
        if scale < COARSE:
            yield from self._coarse(painter, self._index.unsorted(*bounds), scale)
        else:
            yield from paint_items(painter, self._index.within(*bounds), scale)

    def _coarse(self, painter: QPainter, items: Iterator[Item], scale: float) -> Iterator[None]:
        """Boxes as plain rectangles in their colours, and the lines that are long enough to be seen."""
        lined = scale > LINED
        plain = (self._theme.box_line, self._theme.box) if lined else ("", self._theme.connector)
        brushwork, inks = Brushwork(painter, scale), Inks()
        for item in items:
            if item.kind in ("unit", "post"):
                line, fill = _tinted(item, lined) or plain
                painter.setPen(inks.pen(line))
                painter.setBrush(inks.brush(fill))
                painter.drawRect(QRectF(item.x, item.y, item.width, item.height))
            elif item.kind in ("connector", "decoration") and max(item.width, item.height) * scale > 6:
                brushwork.item(item)
            yield

    def _corner(self, place: Place, camera: Camera) -> QPointF:
        return QPointF(round(camera.x) + place[1] * SIDE, round(camera.y) + place[2] * SIDE)

    def _forget(self, seen: int) -> None:
        while len(self._tiles) > max(MOST_TILES, 2 * seen):
            self._tiles.popitem(last=False)
