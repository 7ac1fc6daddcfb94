"""What follows the pointer while something is dragged: a picture or the name of it, and why it may not go there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from orgplanner.drawing.theme import Theme
from ui.plain import label

OFFSET = QPoint(14, 12)
WIDEST = 300


class Ghost(QFrame):
    """Lies over the whole window, and the pointer goes through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._ground = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QLabel()
        self._name, self._fault = label(), label(wrap=True)
        refused = theme.tones["closed"][0]
        frame = f"background: {theme.panel}; border-radius: 4px; padding: 3px 7px;"
        self._name.setStyleSheet(f"QLabel {{ {frame} border: 1px solid {theme.accent}; color: {theme.text}; }}")
        self._fault.setStyleSheet(f"QLabel {{ {frame} border: 1px solid {refused}; color: {theme.text}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._picture, self._name, self._fault):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            part.hide()

    def carry(self, name: str, picture: QPixmap | None = None) -> None:
        """Shows what is dragged: its picture where there is one, else its name."""
        if picture is not None:
            self._picture.setPixmap(picture)
        words = self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, WIDEST)
        self._name.setText(words)
        self._picture.setVisible(picture is not None)
        self._name.setVisible(bool(name))

    def say(self, fault: str) -> None:
        """Says why it may not go where the pointer is; "" when it may."""
        if fault != self._fault.text():
            self._fault.setText(fault)
            metrics = self._fault.fontMetrics()
            self._fault.setFixedWidth(min(metrics.horizontalAdvance(fault) + 24, WIDEST))
        self._fault.setVisible(bool(fault))

    def follow(self, pointer: QPoint) -> None:
        """Goes beside the pointer, a place on the screen, and stays within the window."""
        self.adjustSize()
        place = self._ground.mapFromGlobal(pointer) + OFFSET
        room = self._ground.rect()
        x = min(place.x(), room.right() - self.width())
        y = place.y() if place.y() + self.height() < room.bottom() else place.y() - self.height() - 2 * OFFSET.y()
        self.move(x, y)
        self.show()
        self.raise_()

    def vanish(self) -> None:
        """Is not needed any more."""
        self.hide()
        self.deleteLater()
