"""One line of a list of the inspector: painted, as high as its words, reached with Tab."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.fields.wording import heading
from ui.inspection.listing import Line
from ui.look import Look
from ui.plain import tooltip

MARGIN, GAP = 4, 8
BUTTON = QSize(22, 20)
MOST_LETTERS = 600
"""Of a name; more than that is in the tool tip."""


def wrapping(metrics: QFontMetrics, text: str, room: int) -> Qt.TextFlag:
    """Lines end between words; within them only where a word is wider than the room."""
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    return Qt.TextFlag.TextWrapAnywhere if widest > room else Qt.TextFlag.TextWordWrap


class LineRow(QWidget):
    """`followed` when it was clicked or entered, `opened` with F2 or a double click."""

    followed = Signal()
    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.line = Line("", "")
        self._over = False
        self._known: dict[int, tuple[QRect, QRect, QRect]] = {}
        self._small = QFont(self.font())
        self._small.setPixelSize(11)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_line(self, line: Line) -> None:
        """Shows another line."""
        if line == self.line:
            return
        self.line = line
        self._known.clear()
        self.setAccessibleName(", ".join(filter(None, (line.name, line.below, line.right))))
        self.setToolTip(tooltip("\n".join(filter(None, (line.name[:2000], line.hint)))))
        self.updateGeometry()
        self.update()

    # places

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where the name, the line below it and the word on the right stand; measured once for a width."""
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: int) -> tuple[QRect, QRect, QRect]:
        metrics, small = QFontMetrics(self.font()), QFontMetrics(self._small)
        right = min(metrics.horizontalAdvance(self.line.right), width // 2) if self.line.right else 0
        room = max(width - right - (GAP if right else 0), 40)
        text = self.line.name[:MOST_LETTERS]
        name = metrics.boundingRect(QRect(0, 0, room, 10_000), wrapping(metrics, text, room), text)
        top = QRect(0, MARGIN, room, name.height())
        below = QRect(0, top.bottom() + 2, room, 0)
        if self.line.below:
            text = self.line.below[:MOST_LETTERS]
            words = small.boundingRect(QRect(0, 0, room, 10_000), wrapping(small, text, room), text)
            below.setHeight(words.height())
        return top, below, QRect(width - right, MARGIN, right, metrics.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, below, _ = self._places(width)
        return max(name.bottom(), below.bottom() if self.line.below else 0) + MARGIN + 1

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height() + 2 * MARGIN)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        if self._over:
            painter.fillRect(self.rect(), QColor(theme.window))
        name, below, right = self._places(self.width())
        painter.setPen(QColor(theme.text))
        text = self.line.name[:MOST_LETTERS]
        painter.drawText(name, wrapping(painter.fontMetrics(), text, name.width()), text)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.line.right)
        painter.setPen(QColor(theme.secondary))
        painter.setFont(self._small)
        text = self.line.below[:MOST_LETTERS]
        painter.drawText(below, wrapping(painter.fontMetrics(), text, below.width()), text)
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        else:
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    # events

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.followed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class EditableRow(QWidget):
    """A line, and the button that opens its fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.face = LineRow(desk.look)
        self.pencil = QToolButton()
        self.pencil.setProperty("flat", True)
        self.pencil.setProperty("small", True)
        self.pencil.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pencil.setIcon(desk.look.icon("pencil"))
        self.pencil.setFixedSize(BUTTON)
        self.pencil.setObjectName("change")
        self._change = heading(desk.words, say("change"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.face, 1)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: Line, editable: bool) -> None:
        """Shows another line."""
        self.face.show_line(line)
        self.pencil.setVisible(editable)
        self.pencil.setAccessibleName(f"{self._change}: {line.name}")
        self.pencil.setToolTip(tooltip(self._change))
        self.show()
