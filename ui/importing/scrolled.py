"""Words that wrap, in a part of a page that scrolls where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QScrollArea, QSizePolicy, QWidget

from ui.plain import label


def wrapped(text: str = "", name: str = "") -> QLabel:
    """Words that take the width there is and just the height they need in it."""
    made = label(text, name, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setMinimumSize(1, 1)
    return made


class Scrolled(QScrollArea):
    """As high as its words need in its width."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._layout = layout
        self._inner = QWidget()
        self._inner.setObjectName("panel")
        self._inner.setLayout(layout)
        self._inner.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        needed = self._layout.totalHeightForWidth(width)
        self._inner.setMinimumHeight(max(needed, self._layout.totalMinimumSize().height()))
