"""The gestures on the chart: which one a press begins. A new one is a file here and a line in `gesture_for`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from ui.canvas.gestures.drag import DragBoxes
from ui.canvas.gestures.fold import Fold
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.gestures.link import DrawLink
from ui.canvas.gestures.pan import Pan, Push
from ui.canvas.gestures.rubber import RubberBand

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas

Modifier = Qt.KeyboardModifier
GRASPABLE = 0.12
"""Pixels a point below which boxes are too small to be dragged: a drag moves the chart."""
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


def gesture_for(canvas: ChartCanvas, event: QMouseEvent) -> Gesture | None:
    """The gesture that a press on the canvas begins, None where it has no meaning."""
    sight, place, held = canvas.sight, event.position(), event.modifiers()
    if sight is None or event.button() not in BUTTONS:
        return None
    if event.button() == Qt.MouseButton.MiddleButton:
        return Push(canvas, place)
    box = sight.box_at(place)
    handle = sight.handle_at(place, canvas.handled)
    if held & (Modifier.ShiftModifier | Modifier.ControlModifier):
        return RubberBand(canvas, place)
    if handle is not None:
        name, id = handle
        return Fold(canvas, place, id) if name == "fold" else DrawLink(canvas, place, id)
    if box is None or sight.is_fixed(box) or sight.camera.scale < GRASPABLE:
        return Pan(canvas, place)
    return DragBoxes(canvas, place, box)
