"""The round handle below a box folds away what hangs there, or brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from ui.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas


class Fold(Gesture):
    """A click on the handle; a drag from it does nothing."""

    def __init__(self, canvas: ChartCanvas, place: QPointF, id: str) -> None:
        super().__init__(canvas, place)
        self._id = id

    def click(self) -> None:
        self._canvas.folded_toggled.emit(self._id)
