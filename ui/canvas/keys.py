"""Keys on the chart: arrows walk, Shift and arrows extend, Escape calls off what the pointer does or clears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.canvas.walk import Way
from ui.enter import ENTER

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas

ARROWS: dict[int, Way] = {
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right",
}  # fmt: skip


def press_key(canvas: ChartCanvas, event: QKeyEvent) -> bool:
    """Does what a key means; tells whether it means anything here."""
    key, held = event.key(), event.modifiers()
    id = canvas.selected()
    if key == Qt.Key.Key_Escape:
        if not canvas.cancel():
            canvas.choose(())
    elif canvas.gesture is not None and canvas.gesture.moving:
        return False
    elif key in ARROWS:
        canvas.walk(ARROWS[key], extend=bool(held & Qt.KeyboardModifier.ShiftModifier))
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        canvas.choose(tuple(canvas.sight.chart.boxes) if canvas.sight is not None else ())
    elif id and (key == Qt.Key.Key_F2 or (key in ENTER and canvas.is_fixed(id))):
        canvas.activated.emit(id)
    elif key == Qt.Key.Key_Space and id in canvas.handled:
        canvas.folded_toggled.emit(id)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        canvas.zoom_in()
    elif key == Qt.Key.Key_Minus:
        canvas.zoom_out()
    else:
        return False
    return True
