"""The chart under the hand: what is selected, and each press given to a gesture; it knows nothing of plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from orgplanner.drawing.chart import Chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.theme import Theme
from ui.canvas.accessible import ChartAccess, tell_focus
from ui.canvas.camera import Camera
from ui.canvas.edges import EdgeScroll
from ui.canvas.editor import BoxEditor
from ui.canvas.gestures import gesture_for
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.incoming import Incoming
from ui.canvas.judge import Judge
from ui.canvas.keys import press_key
from ui.canvas.over import Rings, paint_over
from ui.canvas.viewer import Viewer
from ui.canvas.walk import Way, next_box


class ChartCanvas(Viewer):
    """Signals carry ids of boxes and links; places are of the screen.

    `chosen_changed` tells what is selected, `dropped` and `linked` what somebody wants and the judge found no fault
    with, `dragging` whether boxes are held that other lists may take.
    """

    chosen_changed = Signal(object)
    folded_toggled = Signal(str)
    activated = Signal(str)
    context_requested = Signal(str, QPoint)
    dropped = Signal(object, QPoint)
    linked = Signal(str, str, QPoint)
    dragging = Signal(bool)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.judge: Judge | None = None
        self.chosen: tuple[str, ...] = ()
        self.hovered: str | None = None
        self.gesture: Gesture | None = None
        self.rings = Rings()
        self.faded: tuple[str, ...] = ()
        self.veils = Rings()
        self._held = ""
        self._incoming = Incoming(self)
        self._editor = BoxEditor(self)
        self._edges = EdgeScroll(self._scroll, self)

    def show_chart(
        self, chart: Chart, theme: Theme, *, index: ItemIndex | None = None, keep_view: bool = True
    ) -> None:
        super().show_chart(chart, theme, index=index, keep_view=keep_view)
        self._held, self.hovered = "", None
        self.rings.forget()
        self.veils.forget()
        self.choose([id for id in self.chosen if self.has(id)])
        if self.gesture is not None and not self.gesture.chart_changed():
            self.cancel()
        self._incoming.refresh()

    def acted_on(self) -> tuple[str, ...]:
        return (self._held, self.selected() or "")

    def hold(self, id: str) -> None:
        """Keeps a box where it is seen when the next chart is shown."""
        self._held = id

    def look(self, camera: Camera) -> None:
        super().look(camera)
        self._editor.follow()

    def has(self, id: str) -> bool:
        """Whether a box or a link with this id is drawn."""
        return self.sight is not None and self.sight.has(id)

    def freeze(self, frozen: bool, gone: Collection[str]) -> None:
        """Lets nothing be changed on the chart, which shows what was, or none of these boxes."""
        if self.sight is not None:
            self.sight.frozen, self.sight.gone = frozen, gone

    def is_fixed(self, id: str) -> bool:
        """Whether a box only shows what was."""
        return self.sight is not None and id in self.sight.chart.boxes and self.sight.is_fixed(id)

    def row_of(self, id: str) -> str:
        """The row that a box stands for, in its own place or in one that was left."""
        return self.sight.chart.ghosts.get(id, id) if self.sight is not None else id

    # what is selected

    def selected(self) -> str | None:
        """The id of the box or link that was selected last."""
        return self.chosen[-1] if self.chosen else None

    def select(self, id: str | None, centre: bool = False) -> None:
        """Selects a box of the chart (None: nothing); `centre` brings one that cannot be read to the middle."""
        if id is None or self.has(id):
            self.choose(() if id is None else (id,))
            if id is not None and centre:
                self.centre(id)

    def choose(self, ids: Sequence[str]) -> None:
        """Selects boxes and links, the last of them being the one that keys start from."""
        if self.show_chosen(tuple(ids)):
            self.chosen_changed.emit(self.chosen)

    def show_chosen(self, ids: tuple[str, ...]) -> bool:
        """Puts rings around boxes and tells nobody yet; tells whether these are others than before."""
        changed = ids != self.chosen
        if changed:
            self.chosen = ids
            self.rings.forget()
            tell_focus(self)
            self.update()
        return changed

    def fade(self, ids: Sequence[str]) -> None:
        """Shows these boxes paler than the others."""
        if tuple(ids) != self.faded:
            self.faded = tuple(ids)
            self.veils.forget()
            self.update()

    def toggle(self, id: str) -> None:
        """Adds a box to the selection or takes it out."""
        without = [each for each in self.chosen if each != id]
        self.choose(without if id in self.chosen else [*without, id])

    def walk(self, way: Way, *, extend: bool = False) -> None:
        """Selects the next box that way, or adds it to the selection."""
        if self.sight is None:
            return
        chart = self.sight.chart
        found = next_box(way, self.selected(), chart.boxes, chart.parents)
        if found is not None:
            kept = [id for id in self.chosen if id != found] if extend else []
            self.choose([*kept, found])
            self.bring(found)

    @property
    def handled(self) -> tuple[str, ...]:
        """The boxes whose handles are out: the one below the pointer and the selected one."""
        boxes = self.sight.chart.boxes if self.sight is not None else {}
        last = self.selected() if len(self.chosen) == 1 else None
        return tuple(dict.fromkeys(id for id in (self.hovered, last) if id is not None and id in boxes))

    def edit(self, id: str, words: str) -> bool:
        """Opens a field for the name of a box over the box; False when it could not be read there."""
        if self.sight is None or id not in self.sight.chart.boxes:
            return False
        self.bring(id)
        return self._editor.open(id, words)

    def access(self) -> ChartAccess:
        """The chart as a screen reader sees it, made anew whenever Qt asks."""
        return ChartAccess(self)

    def paint_over(self, painter: QPainter) -> None:
        paint_over(self, painter)
        self._incoming.paint(painter)

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.cancel()
        self.gesture = gesture_for(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None and not event.buttons():
            self.cancel()
        if self.gesture is None:
            self._look_below(event.position())
            return
        self.gesture.move_to(event.position())
        if self.gesture is not None and self.gesture.moving and self.gesture.scrolls:
            self._edges.watch(event.position(), QRectF(self.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, None
        self._edges.stop()
        if gesture is not None:
            gesture.release_at(event.position())
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self.box_at(event.position())
        if id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(id)

    def cancel(self) -> bool:
        """Ends the gesture with nothing done; tells whether there was one."""
        gesture, self.gesture = self.gesture, None
        self._edges.stop()
        self._incoming.leave()
        if gesture is not None:
            gesture.cancel()
            self.update()
        return gesture is not None

    def _scroll(self, across: float, down: float) -> None:
        """The chart moves below the pointer, which is held at an edge."""
        self.push(across, down)
        if self.gesture is not None:
            self.gesture.move_to(self.gesture.last)
        self._incoming.refresh()

    def _look_below(self, place: QPointF) -> None:
        handle = self.sight.handle_at(place, self.handled) if self.sight is not None else None
        self._hover(handle[1] if handle is not None else self.box_at(place))

    def _hover(self, id: str | None) -> None:
        if id != self.hovered:
            self.hovered = id
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._incoming.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._incoming.move(event)
        self._edges.watch(event.position(), QRectF(self.rect()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._edges.stop()
        self._incoming.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._edges.stop()
        self._incoming.drop(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.sight is None or self.gesture is not None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = QPointF(event.pos())
        id = self.selected() if by_key else self.box_at(place) or self.sight.link_at(place)
        if by_key and id and id in self.sight.chart.boxes:
            place = self.sight.place_of(id).center()
        if id is None or id not in self.chosen:
            self.choose(() if id is None else (id,))
        self.context_requested.emit(id or "", self.mapToGlobal(place).toPoint())

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.chosen and event.reason() == Qt.FocusReason.TabFocusReason:
            self.walk("down")
