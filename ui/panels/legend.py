"""The key to the colours of a chart, in a corner of the canvas; it can be hidden."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.legend import entry_width, legend_shapes
from orgplanner.drawing.typeface import bundled
from orgplanner.text import say
from ui.desk import Desk
from ui.painting import Brushwork, smooth
from ui.plain import label, name_button, tool_button

SIZE, LINE = 11.0, 16.5
FROM_EDGE = 12
CORNERS = ((1, 1), (0, 1), (1, 0), (0, 0))
MOST_WORDS = 48
"""letters of one line; what is longer is cut, the whole is read out"""


class KeyList(QWidget):
    """Samples with their meaning, one below the other, as they are on paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows other entries, and says them to those who do not see."""
        self.entries = [line for entry in entries for line in _lines(entry)]
        self.setAccessibleDescription("; ".join(entry.words for entry in entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [entry_width(entry, SIZE, bundled()) for entry in self.entries]
        return QSize(round(max(widths, default=0)), round(LINE * len(self.entries)) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        brushwork = Brushwork(painter, 1.0)
        rows = [[entry] for entry in self.entries]
        for shape in legend_shapes(rows, 0, -3, SIZE, self._desk.look.theme, bundled()):
            brushwork.shape(shape)
        painter.end()


class LegendCard(QFrame):
    """Stands in the lower right corner of its parent while it is wanted and there is something to explain."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setObjectName("legend")
        self.wanted = self.brief = False
        self._side = (1, 1)
        """across and down: 0 at the beginning, 1 at the end"""
        self.list = KeyList(desk)
        self.close_button = tool_button(flat=True)
        title = label(name="heading")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        desk.words.keep(lambda text: title.setText(text.upper()), say("Legend"))
        desk.words.keep(self.list.setAccessibleName, say("Legend"))
        desk.words.keep(partial(name_button, self.close_button), say("Hide the legend"))
        self.close_button.clicked.connect(self._hide)
        desk.look.changed.connect(lambda: self._tint(desk))
        self._tint(desk)
        parent.installEventFilter(self)
        self.hide()

    def show_key(self, entries: Sequence[Entry]) -> None:
        """Explains another chart."""
        self.list.show_entries(entries)
        self.refresh()

    def refresh(self) -> None:
        """Shows or hides it as is wanted now, in its corner."""
        self.setVisible(self.wanted and bool(self.list.entries))
        self._place()

    def _hide(self) -> None:
        self.wanted = False
        self.refresh()

    def _tint(self, desk: Desk) -> None:
        self.close_button.setIcon(desk.look.icon("x"))
        self.list.update()

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._corner(*self._side).topLeft())
        self.raise_()

    def _corner(self, across: int, down: int) -> QRect:
        room = self._home.size() - self.size()
        x, y = (max(whole - FROM_EDGE, 0) if side else FROM_EDGE for side, whole in (
            (across, room.width()), (down, room.height()),
        ))  # fmt: skip
        return QRect(QPoint(x, y), self.size())

    def give_way(self, hidden: Callable[[QRect], int]) -> None:
        """Goes to the corner where it hides the least; `hidden` counts what is below a place."""
        self.adjustSize()
        self._side = min(CORNERS, key=lambda side: hidden(self._corner(*side)))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        event.accept()


def _lines(entry: Entry) -> list[Entry]:
    """An entry in one line, or one without a sample in as many as it needs."""
    lines = textwrap.wrap(entry.words, MOST_WORDS) if entry.shape == "words" else [_cut(entry.words)]
    return [entry._replace(words=line) for line in lines]


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
