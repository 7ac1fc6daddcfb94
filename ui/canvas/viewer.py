"""A chart under a camera: painted in tiles, zoomed and moved; nothing can be done to it here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.theme import LIGHT, Theme
from ui.canvas.camera import Camera, fitted, shift_between, way_into
from ui.canvas.glide import TIME, Glide, ways_between
from ui.canvas.sight import Sight
from ui.canvas.tiles import TileCache

FRAME = 0.007
"""Seconds of a frame that painting may take; what remains is painted in the next."""
STEP = 1.2
LEGIBLE = 0.8
"""Pixels a point to which a box is brought that could not be read."""
INSIDE = 30
"""Pixels from the edge within which a box that is brought into view stands."""


class Viewer(QWidget):
    """Shows charts one after the other; what is looked at stays where it is seen."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.theme: Theme = LIGHT
        self.sight: Sight | None = None
        self._tiles: TileCache | None = None
        self._fits = True
        self._glide: Glide | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._paint_again)

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def show_chart(
        self, chart: Chart, theme: Theme, *, index: ItemIndex | None = None, keep_view: bool = True
    ) -> None:
        """Shows a chart; with `keep_view` the box acted on (or what is in the middle) stays where it is seen."""
        self.end_glide()
        before, fits, anchor = self.sight, self._fits, self._anchor() if keep_view else None
        self.theme = theme
        self.sight = Sight(chart, index or ItemIndex(chart.picture.items))
        self.sight.camera = before.camera if before is not None else Camera()
        self._new_tiles()
        if anchor is None:
            self.fit()
        else:
            self._put(*anchor)
            self._fits = fits
        self.update()

    def go_on_to(self, chart: Chart, theme: Theme, *, index: ItemIndex, moving: bool) -> None:
        """Shows a chart in which most boxes stand to each other as before; with `moving` the others slide."""
        before, fits, seen = self.sight, self._fits, self._seen()
        places = before.row_places() if before is not None and moving else {}
        self.show_chart(chart, theme, index=index, keep_view=True)
        if before is None or self.sight is None or seen is None:
            return
        across, down = shift_between(before.chart.boxes, chart.boxes)
        scale = before.camera.scale
        self.sight.camera, self._fits = before.camera.moved(-across * scale, -down * scale), fits
        room = QRectF(self.rect())
        ways = ways_between(places, self.sight.row_places(), room, self.scale()) if moving else []
        self._glide = Glide(self, seen, ways, TIME if moving else 0)
        self.update()

    def _seen(self) -> QPixmap | None:
        """What is painted of the chart now."""
        if self.sight is None or self._tiles is None or not self.isVisible():
            return None
        ratio = self.devicePixelRatioF()
        image = QPixmap(self.size() * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self.theme.canvas or self.theme.window))
        painter = QPainter(image)
        self._tiles.paint(painter, self.sight.camera, QRectF(self.rect()), FRAME)
        painter.end()
        return image

    def end_glide(self) -> None:
        """Shows the chart as it is, whatever was on its way."""
        glide, self._glide = self._glide, None
        if glide is not None:
            glide.stop()
            self.update()

    def acted_on(self) -> tuple[str, ...]:
        """The boxes that shall stay where they are, the most important first."""
        return ()

    def _anchor(self) -> tuple[str, QPointF] | None:
        """The box acted on that is seen, else the one nearest the middle, and where it is."""
        sight = self.sight
        if sight is None or not sight.chart.boxes:
            return None
        boxes, room = sight.chart.boxes, QRectF(self.rect())
        for id in self.acted_on():
            if id in boxes and sight.place_of(id).intersects(room):
                return id, sight.place_of(id).topLeft()
        x, y = sight.point(room.center())
        id = sight.box_at(room.center()) or min(boxes, key=lambda each: _distance(boxes[each], x, y))
        return id, sight.place_of(id).topLeft()

    def _put(self, id: str, place: QPointF) -> None:
        """Moves the chart so that a box is at a place."""
        assert self.sight is not None
        camera = self.sight.camera
        if id in self.sight.chart.boxes:
            way = place - self.sight.place_of(id).topLeft()
            camera = camera.moved(way.x(), way.y())
        self.look(camera)

    def _new_tiles(self) -> None:
        if self.sight is not None:
            chart = self.sight.chart
            self._tiles = TileCache(chart.picture, self.sight.index, self.theme, self.devicePixelRatioF())

    def box_at(self, place: QPointF) -> str | None:
        """The id of the box at a pixel of the canvas."""
        return self.sight.box_at(place) if self.sight is not None else None

    def box_place(self, id: str) -> QRectF:
        """Where a box of the chart is on the canvas, in pixels."""
        assert self.sight is not None
        return self.sight.place_of(id)

    def boxes_below(self, place: QRect) -> int:
        """How many boxes lie below a place of the canvas."""
        return len(self.sight.boxes_in(QRectF(place))) if self.sight is not None else 0

    # the camera

    def fit(self) -> None:
        """Shows the whole chart, and goes on doing so while the window changes its size."""
        if self.sight is not None:
            picture = self.sight.chart.picture
            self.look(fitted(picture.width, picture.height, (self.width(), self.height())))
            self._fits = True

    @property
    def fits(self) -> bool:
        """Whether the whole chart is shown and nobody moved it since."""
        return self._fits

    def zoom_in(self) -> None:
        """One step larger, around the middle."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """One step smaller, around the middle."""
        self._zoom(1 / STEP)

    def zoom_to(self, scale: float) -> None:
        """To a scale in pixels a point, around the middle."""
        self._zoom(scale / self.scale())

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        at = at or QRectF(self.rect()).center()
        if self.sight is not None:
            self.look(self.sight.camera.zoomed(factor, at.x(), at.y()))

    def push(self, across: float, down: float) -> None:
        """Moves the chart by so many pixels."""
        if self.sight is not None and (across or down):
            self.look(self.sight.camera.moved(across, down))

    def look(self, camera: Camera) -> None:
        """Looks through another camera, kept so that something of the chart is seen."""
        if self.sight is None:
            return
        self.end_glide()
        picture, before = self.sight.chart.picture, self.sight.camera
        self.sight.camera = camera.kept_near(picture.width, picture.height, (self.width(), self.height()))
        self._fits = False
        if camera.scale != before.scale:
            self.zoom_changed.emit(camera.scale)
        self.update()

    def scale(self) -> float:
        """Pixels a point."""
        return self.sight.camera.scale if self.sight is not None else 1.0

    def bring(self, id: str) -> None:
        """Brings a box into view with as little movement as possible."""
        if self.sight is not None and id in self.sight.chart.boxes:
            room = QRectF(self.rect()).adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
            self.push(*way_into(self.sight.place_of(id), room))

    def centre(self, id: str) -> None:
        """Brings a box that cannot be read to the middle, large enough to be read."""
        sight = self.sight
        if sight is None or id not in sight.chart.boxes or sight.can_be_read(id, QRectF(self.rect())):
            return
        if self.scale() < LEGIBLE * 0.6:
            self.zoom_to(LEGIBLE)
        way = QRectF(self.rect()).center() - sight.place_of(id).center()
        self.push(way.x(), way.y())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            ready = self._paint(painter, event)
        finally:
            painter.end()  # a painter that stays open would bring the program down
        if not ready:
            self._again.start()

    def _paint(self, painter: QPainter, event: QPaintEvent) -> bool:
        """Paints a frame; tells whether everything is there."""
        if self.sight is None or self._tiles is None:
            painter.fillRect(event.rect(), self.palette().window())
            return True
        painter.fillRect(event.rect(), QColor(self.theme.canvas or self.theme.window))
        ready = self._tiles.paint(painter, self.sight.camera, QRectF(self.rect()), FRAME)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._glide is not None:
            self._glide.paint(painter, ready)
        else:
            self.paint_over(painter)
        return ready

    def paint_over(self, painter: QPainter) -> None:
        """Paints what lies over the chart."""

    def _paint_again(self) -> None:
        self.update()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fits:
            self.fit()
        elif self.sight is not None:
            self.look(self.sight.camera)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._new_tiles()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        held, pixels, turned = event.modifiers(), event.pixelDelta(), event.angleDelta()
        if held & Qt.KeyboardModifier.ShiftModifier:
            self.push(turned.x() or turned.y(), 0)
        elif not pixels.isNull() and not held & Qt.KeyboardModifier.ControlModifier:
            self.push(pixels.x(), pixels.y())
        else:
            self._zoom(STEP ** (turned.y() / 120), event.position())


def _distance(box: tuple[float, float, float, float], across: float, down: float) -> float:
    x, y, width, height = box
    return abs(x + width / 2 - across) + abs(y + height / 2 - down)
