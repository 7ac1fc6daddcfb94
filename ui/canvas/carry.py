"""What is held over the chart, by hand or out of a list: where it would go, and whether it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.canvas.drop import Drop, drop_at, drop_line, target_of, target_place
from ui.canvas.ghost import Ghost
from ui.canvas.marks import paint_line, paint_ring
from ui.painting import paint_items, smooth

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas
    from ui.canvas.judge import Judge

LARGEST = 220.0
"""Pixels that the picture of a dragged box is wide at most."""
PALE = 0.8


class Carry:
    """Asks the judge once for each place; a drop on nothing changes nothing."""

    def __init__(self, canvas: ChartCanvas, judge: Judge, ids: tuple[str, ...], *, seen: bool = False) -> None:
        """`seen`: the window system shows already what is dragged."""
        self._canvas = canvas
        self._judge = judge
        self._ids = ids
        self._ordered = judge.ordered(ids)
        self._faults: dict[Drop, str] = {}
        self._drop: Drop | None = None
        self._fault = ""
        self._ghost = Ghost(canvas.window(), canvas.theme)
        if not seen:
            picture = box_picture(canvas, ids[0])
            self._ghost.carry("" if picture is not None and len(ids) == 1 else judge.called(ids), picture)

    @property
    def may(self) -> bool:
        """Whether something happens when it is let go now."""
        return self._drop is not None and not self._fault

    @property
    def refused(self) -> bool:
        """Whether it is held where it may not go."""
        return bool(self._fault)

    def over(self, place: QPointF) -> None:
        """The pointer is at a place of the canvas."""
        sight = self._canvas.sight
        self._drop = drop_at(sight, place, self._ids, ordered=self._ordered) if sight is not None else None
        self._fault = self._judged(self._drop) if self._drop is not None else ""
        self._ghost.say(self._fault)
        self._follow(place)

    def away(self, place: QPointF) -> None:
        """The pointer is beside the canvas."""
        self._drop, self._fault = None, ""
        self._ghost.say("")
        self._follow(place)

    def _follow(self, place: QPointF) -> None:
        self._ghost.follow(self._canvas.mapToGlobal(place).toPoint())
        self._canvas.update()

    def _judged(self, drop: Drop) -> str:
        if drop not in self._faults:
            self._faults[drop] = self._judge.drop_fault(drop)
        return self._faults[drop]

    def let_go(self, place: QPointF) -> None:
        """Ends with a drop, where there may be one."""
        self.end()
        if self._drop is not None and not self._fault:
            self._canvas.dropped.emit(self._drop, self._canvas.mapToGlobal(place).toPoint())

    def end(self) -> None:
        """Ends with nothing done."""
        self._ghost.vanish()
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """The box or the place between boxes where it would go, in another colour when it may not."""
        sight, theme, drop = self._canvas.sight, self._canvas.theme, self._drop
        if drop is None or sight is None or not (drop.apart or sight.has(target_of(drop))):
            return
        colour = theme.tones["closed"][0] if self._fault else theme.accent
        line, box = drop_line(sight, drop), target_place(sight, drop)
        if line is not None:
            paint_line(painter, line, colour)
        elif box is not None:
            paint_ring(painter, box, colour, 3.0)


def box_picture(canvas: ChartCanvas, id: str) -> QPixmap | None:
    """A small picture of a box, None when it is not on the chart."""
    sight = canvas.sight
    item = sight.chart.items.get(id) if sight is not None else None
    if sight is None or item is None:
        return None
    scale = min(sight.camera.scale, LARGEST / item.width, 1.0)
    scale = max(scale, 0.3)
    ratio = canvas.devicePixelRatioF()
    pixmap = QPixmap((QRectF(0, 0, item.width * scale + 2, item.height * scale + 2).size() * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(PALE)
    painter.scale(scale, scale)
    painter.translate(1 - item.x, 1 - item.y)
    smooth(painter)
    for _ in paint_items(painter, [item], scale):
        pass
    painter.end()
    return pixmap
