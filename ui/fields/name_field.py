"""A box to type into, as high as its words need; done with Enter or when it is left."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.enter import ENTER

MOST_LINES = 6


class NameField(QPlainTextEdit):
    """`finished` when somebody ended typing; Escape takes back what was typed.

    With `paragraphs` Enter begins a new one, and Ctrl+Enter is done.
    """

    finished = Signal()

    def __init__(self, words: str = "", parent: QWidget | None = None, *, paragraphs: bool = False) -> None:
        super().__init__(words, parent)
        self._before = words
        self._paragraphs = paragraphs
        self._most = 2 * MOST_LINES if paragraphs else MOST_LINES
        self._lines = 0
        self.setObjectName("name")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What stands in the box, a name in one line."""
        typed = self.toPlainText()
        return typed.strip() if self._paragraphs else " ".join(typed.split())

    def show_text(self, words: str) -> None:
        """Replaces what stands in the box."""
        self._before = words
        if words != self.toPlainText():
            self.setPlainText(words)

    def remember(self, words: str) -> None:
        """Escape shall bring these words back."""
        self._before = words

    def is_typed(self) -> bool:
        """Whether other words stand in the box than were shown."""
        return self.toPlainText() != self._before and self.text() != self._before

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Whether Escape is about to be a shortcut though it shall take back what was typed."""
        override = event.type() == QEvent.Type.ShortcutOverride
        return override and event.key() == Qt.Key.Key_Escape and self.is_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in ENTER
        if done and self._paragraphs:
            done = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if done and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed():
            self.setPlainText(self._before)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), 1), self._most)
        if lines != self._lines:
            self._lines = lines
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 12)
        over = self.document().size().height() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
