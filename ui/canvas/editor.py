"""The name of a box typed over the box, as large as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.fields.name_field import NameField

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas

SMALLEST = 0.6
"""Pixels a point below which a name could not be read while it is typed."""
TITLE = 12.5
"""Points of the letters of a name in its box."""


class BoxField(NameField):
    """A name in letters of any size; `given_up` when Escape was pressed."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if pressed and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def write_in(self, pixels: float) -> None:
        """Writes in letters of so many pixels."""
        font = QFont(self.font())
        font.setPixelSize(max(round(pixels), 1))
        font.setWeight(QFont.Weight.DemiBold)
        if font != self.font():
            self.setFont(font)
            self._lines = 0
            self._fit()


class BoxEditor:
    """At most one field is open; Enter, Tab and leaving it keep what was typed, Escape does not."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self._canvas = canvas
        self._field: BoxField | None = None
        self._id = ""

    def open(self, id: str, words: str) -> bool:
        """Opens the field over a box, its words selected; False when the box is too small on the screen."""
        self.close()
        if self._canvas.scale() < SMALLEST:
            return False
        self._id = id
        self._field = field = BoxField(words, self._ground)
        field.setAccessibleName(words or self._canvas.accessibleName())
        field.finished.connect(self._keep)
        field.given_up.connect(self._leave)
        self.follow()
        field.selectAll()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def _ground(self) -> QWidget:
        """What the field lies on: beside the canvas, whose keys for boxes shall not work while a name is typed."""
        return self._canvas.parentWidget() or self._canvas

    def follow(self) -> None:
        """Keeps the field over its box; closes it when the box is gone."""
        sight, field = self._canvas.sight, self._field
        if field is None or sight is None:
            return
        if self._id not in sight.chart.boxes or sight.camera.scale < SMALLEST:
            self.close()
            return
        place = sight.place_of(self._id).toRect()
        field.write_in(TITLE * sight.camera.scale)
        field.setFixedWidth(place.width())
        field.move(self._canvas.mapTo(self._ground, place.topLeft()))

    def close(self) -> None:
        """Takes the field away; what was typed is lost."""
        field, self._field = self._field, None
        if field is not None:
            field.blockSignals(True)
            field.hide()
            field.deleteLater()

    def _keep(self) -> None:
        if self._field is None:
            return
        words, typed = self._field.text(), self._field.is_typed()
        self._leave()
        if typed:
            self._canvas.renamed.emit(self._id, words)

    def _leave(self) -> None:
        had_focus = self._field is not None and self._field.hasFocus()
        self.close()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
