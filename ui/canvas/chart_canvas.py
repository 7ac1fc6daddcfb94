"""The chart on the screen: pan, zoom, select, fold and walk; it draws a Picture and knows nothing of plans."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.theme import Theme
from ui.canvas.camera import Camera, fitted
from ui.canvas.marks import GRASP, fold_handle, paint_handle, paint_ring
from ui.canvas.tiles import TileCache
from ui.canvas.walk import Way, next_box

FRAME = 0.007
"""Seconds of a frame that painting may take; what remains is painted in the next."""
STEP = 1.2
HANDLES = 0.3
"""Pixels a point from which boxes have fold handles."""
ARROWS: dict[int, Way] = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right",
}  # fmt: skip


class ChartCanvas(QWidget):
    """One chart; `selected_changed` carries an id or "", the other signals the id of a box."""

    selected_changed = Signal(str)
    folded_toggled = Signal(str)
    activated = Signal(str)
    context_requested = Signal(str, QPoint)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._chart: Chart | None = None
        self._theme: Theme | None = None
        self._heads: frozenset[str | None] = frozenset()
        self._index: ItemIndex | None = None
        self._tiles: TileCache | None = None
        self._camera = Camera()
        self._fits = True
        self._selected: str | None = None
        self._hovered: str | None = None
        self._pressed: QPointF | None = None
        self._panning = False
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._paint_again)

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def show_chart(
        self, chart: Chart, theme: Theme, *, index: ItemIndex | None = None, keep_view: bool = True
    ) -> None:
        """Shows a chart; with `keep_view` the selected box (or what is in the middle) stays where it is seen."""
        anchor = self._anchor() if keep_view else None
        self._chart, self._theme = chart, theme
        self._heads = frozenset(chart.parents.values())
        self._index = index or ItemIndex(chart.picture.items)
        self._new_tiles()
        if self._selected not in chart.boxes:
            self._choose(None)
        self._hovered = None
        if self._fits or anchor is None:
            self.fit()
        else:
            self._hold(*anchor)
        self.update()

    def _anchor(self) -> tuple[str, float, float] | None:
        """The selected box, else the one nearest the middle, with its place on the screen."""
        if self._chart is None or not self._chart.boxes:
            return None
        middle = self._camera.to_picture(self.width() / 2, self.height() / 2)
        boxes = self._chart.boxes
        id = self._selected if self._selected in boxes else None
        if id is None or not self._is_seen(id):
            item = self._index.at(*middle) if self._index else None
            id = item.subject if item else min(boxes, key=lambda each: _distance(boxes[each], middle))
        if id is None:
            return None
        return (id, *self._camera.to_window(*boxes[id][:2]))

    def _hold(self, id: str, x: float, y: float) -> None:
        assert self._chart is not None
        if id in self._chart.boxes:
            now = self._camera.to_window(*self._chart.boxes[id][:2])
            self._look(self._camera.moved(x - now[0], y - now[1]))
        else:
            self._look(self._camera)

    def _is_seen(self, id: str) -> bool:
        assert self._chart is not None
        return self._on_screen(id).intersects(QRectF(self.rect()))

    def _on_screen(self, id: str) -> QRectF:
        assert self._chart is not None
        x, y, width, height = self._chart.boxes[id]
        left, top = self._camera.to_window(x, y)
        return QRectF(left, top, width * self._camera.scale, height * self._camera.scale)

    def _new_tiles(self) -> None:
        if self._chart is not None and self._index is not None and self._theme is not None:
            self._tiles = TileCache(self._chart.picture, self._index, self._theme, self.devicePixelRatioF())

    def fit(self) -> None:
        """Shows the whole chart, and goes on doing so while the window changes its size."""
        if self._chart is None:
            return
        picture = self._chart.picture
        self._look(fitted(picture.width, picture.height, (self.width(), self.height())))
        self._fits = True

    def zoom_in(self) -> None:
        """One step larger, around the middle."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """One step smaller, around the middle."""
        self._zoom(1 / STEP)

    def zoom_to(self, scale: float) -> None:
        """To a scale in pixels a point, around the middle."""
        self._zoom(scale / self._camera.scale)

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._look(self._camera.zoomed(factor, at.x(), at.y()))

    def _look(self, camera: Camera) -> None:
        if self._chart is None:
            return
        picture = self._chart.picture
        changed = camera.scale != self._camera.scale
        self._camera = camera.kept_near(picture.width, picture.height, (self.width(), self.height()))
        self._fits = False
        if changed:
            self.zoom_changed.emit(camera.scale)
        self.update()

    def scale(self) -> float:
        """Pixels a point."""
        return self._camera.scale

    def selected(self) -> str | None:
        """The id of the selected box."""
        return self._selected

    def select(self, id: str | None, centre: bool = False) -> None:
        """Selects a box of the chart (None: nothing); `centre` brings one that cannot be read to the middle."""
        if self._chart is None or (id is not None and id not in self._chart.boxes):
            return
        self._choose(id)
        if id is not None and centre and not self._can_be_read(id):
            if self._camera.scale < 0.5:
                self.zoom_to(0.8)
            box = self._on_screen(id).center()
            self._look(self._camera.moved(self.width() / 2 - box.x(), self.height() / 2 - box.y()))

    def _can_be_read(self, id: str) -> bool:
        return self._camera.scale >= 0.5 and QRectF(self.rect()).contains(self._on_screen(id))

    def _choose(self, id: str | None) -> None:
        if id != self._selected:
            self._selected = id
            self.selected_changed.emit(id or "")
            self.update()

    def box_at(self, place: QPointF) -> str | None:
        """The id of the box at a pixel of the canvas."""
        if self._index is None:
            return None
        item = self._index.at(*self._camera.to_picture(place.x(), place.y()))
        return item.subject if item else None

    def box_place(self, id: str) -> QRectF:
        """Where a box of the chart is on the canvas, in pixels."""
        return self._on_screen(id)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._chart is None or self._theme is None or self._tiles is None:
            painter.fillRect(event.rect(), self.palette().window())
            return
        painter.fillRect(event.rect(), QColor(self._theme.canvas or self._theme.window))
        ready = self._tiles.paint(painter, self._camera, QRectF(self.rect()), FRAME)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)
        painter.end()
        if not ready:
            self._again.start()

    def _paint_again(self) -> None:
        self.update()

    def _paint_marks(self, painter: QPainter) -> None:
        chart, theme = self._chart, self._theme
        for id, width in ((self._hovered, 1.0), (self._selected, 2.0)):
            if id is None or chart is None or theme is None or id not in chart.boxes:
                continue
            paint_ring(painter, self._on_screen(id), theme, width)
            handle = self._handle(id)
            if handle is not None:
                paint_handle(painter, handle, theme, folded=id in chart.hidden)

    def _handle(self, id: str) -> QRectF | None:
        """The fold handle of a box, None where there is nothing below it or it would be too small to hit."""
        assert self._chart is not None
        folds = id in self._chart.hidden or id in self._heads
        return fold_handle(self._on_screen(id)) if folds and self._camera.scale > HANDLES else None

    def _handle_at(self, place: QPointF) -> str | None:
        if self._chart is None:
            return None
        for id in (self._hovered, self._selected):
            if id is not None and id in self._chart.boxes:
                handle = self._handle(id)
                if handle is not None and handle.adjusted(-GRASP, -GRASP, GRASP, GRASP).contains(place):
                    return id
        return None

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fits:
            self.fit()
        else:
            self._look(self._camera)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._new_tiles()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers()
        pixels = event.pixelDelta()
        if held & Qt.KeyboardModifier.ShiftModifier:
            turned = event.angleDelta().x() or event.angleDelta().y()
            self._look(self._camera.moved(turned, 0))
        elif not pixels.isNull() and not held & Qt.KeyboardModifier.ControlModifier:
            self._look(self._camera.moved(pixels.x(), pixels.y()))
        else:
            self._zoom(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        self._panning = False
        if event.button() != Qt.MouseButton.LeftButton:
            return
        handle = self._handle_at(event.position())
        if handle is not None:
            self._pressed = None
            self.folded_toggled.emit(handle)
        else:
            self._choose(self.box_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons():
            self._hover(self.box_at(event.position()) or self._handle_at(event.position()))
            return
        way = event.position() - self._pressed
        if self._panning or way.manhattanLength() > 4:
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self._camera.moved(way.x(), way.y()))
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self._panning = False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self.box_at(event.position())
        if id is not None:
            self.activated.emit(id)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, id: str | None) -> None:
        if id != self._hovered:
            self._hovered = id
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        id = self._selected if by_key else self.box_at(QPointF(event.pos()))
        if id is not None and self._chart is not None and id in self._chart.boxes:
            place = self.mapToGlobal(self._on_screen(id).center().toPoint()) if by_key else event.globalPos()
            self._choose(id)
            self.context_requested.emit(id, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS and self._chart is not None:
            found = next_box(ARROWS[key], self._selected, self._chart.boxes, self._chart.parents)
            self._go_to(found)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._selected:
            self.activated.emit(self._selected)
        elif key == Qt.Key.Key_Space and self._selected and self._chart is not None:
            self.folded_toggled.emit(self._selected)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_Escape:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _go_to(self, id: str | None) -> None:
        """Selects a box and brings it into view with as little movement as possible."""
        if id is None:
            return
        self._choose(id)
        box, room = self._on_screen(id), QRectF(self.rect()).adjusted(30, 30, -30, -30)
        dx = max(room.left() - box.left(), 0.0) or min(room.right() - box.right(), 0.0)
        dy = max(room.top() - box.top(), 0.0) or min(room.bottom() - box.bottom(), 0.0)
        if dx or dy:
            self._look(self._camera.moved(dx, dy))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._selected is None and event.reason() == Qt.FocusReason.TabFocusReason and self._chart is not None:
            self._go_to(next_box("down", None, self._chart.boxes, self._chart.parents))


def _distance(box: tuple[float, float, float, float], point: tuple[float, float]) -> float:
    x, y, width, height = box
    return abs(x + width / 2 - point[0]) + abs(y + height / 2 - point[1])
