"""Letters that are typed before the editor of a name is there: kept, and typed into it once it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

LONGEST = 5000
"""Milliseconds after which nobody waits for an editor any more."""
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class EarlyKeys(QObject):
    """Watches some widgets; what is typed after the key that ends a name is not kept."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__(watched[0])
        self._kept: list[QKeyEvent] = []
        self._waiting = False
        self._late = QTimer(self, singleShot=True, interval=LONGEST)
        self._late.timeout.connect(self.drop)
        for each in watched:
            each.installEventFilter(self)

    def wait(self) -> None:
        """From now on letters are kept."""
        self._waiting = True
        self._late.start()

    def drop(self) -> None:
        """Nobody waits any more, and what was kept is forgotten."""
        self._late.stop()
        self._waiting = False
        self._kept.clear()

    def give(self) -> None:
        """Types what was kept where the focus is now."""
        kept = list(self._kept)
        self.drop()
        for event in kept:
            editor = QApplication.focusWidget()
            if editor is not None:
                QApplication.sendEvent(editor, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._waiting or not isinstance(event, QKeyEvent) or not _is_typing(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and not (self._kept and self._kept[-1].key() in ENDS):
            self._kept.append(event.clone())
        return True


def _is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes or mends a text, or ends it."""
    return not event.modifiers() & HELD and (
        (event.text().isprintable() and bool(event.text())) or event.key() in (*ENDS, Qt.Key.Key_Backspace)
    )
