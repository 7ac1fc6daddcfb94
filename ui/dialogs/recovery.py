"""What a killed process left behind: recover it, give it up, or decide later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from orgplanner.drawing.dates import moment_words
from orgplanner.text import say
from ui.desk import Desk
from ui.plain import label

if TYPE_CHECKING:
    from orgplanner.document import Recovery

MOST_CHANGES = 12


class RecoveryDialog(QDialog):
    """`chosen` is what is to be recovered, None when nothing is."""

    def __init__(self, desk: Desk, found: list[Recovery], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found = found
        self.chosen: Recovery | None = None
        words = desk.words
        self.setWindowTitle(words(say("Unsaved changes were found")))
        self.setMinimumWidth(560)
        self._list = QListWidget()
        self._list.setAccessibleName(self.windowTitle())
        self._what = label(wrap=True)
        self._notice = label(name="secondary", wrap=True)
        self._list.currentRowChanged.connect(self._tell_changes)
        column = QVBoxLayout(self)
        first = say("The program ended before these changes were saved. Nothing is lost: choose what to do.")
        column.addWidget(label(words(first), wrap=True))
        column.addWidget(self._list)
        column.addWidget(self._what)
        column.addWidget(self._notice)
        column.addLayout(self._buttons())
        self._fill()

    def _buttons(self) -> QHBoxLayout:
        words, line = self._desk.words, QHBoxLayout()
        self._recover = QPushButton(words(say("Recover")))
        self._discard = QPushButton(words(say("Discard these changes")))
        later = QPushButton(words(say("Not now")))
        self._recover.setDefault(True)
        self._recover.clicked.connect(self.recover)
        self._discard.clicked.connect(self.discard)
        later.clicked.connect(self.reject)
        line.addWidget(self._discard)
        line.addStretch(1)
        line.addWidget(later)
        line.addWidget(self._recover)
        return line

    def _fill(self) -> None:
        self._list.clear()
        words = self._desk.words
        for recovery in self._found:
            name = recovery.path.name if recovery.path is not None else words(say("A plan that was never saved"))
            when = moment_words(recovery.when, words.language)
            count = say("{number} changes, the last {when}", number=len(recovery.changes), when=when)
            item = QListWidgetItem(f"{name}  ·  {words(count)}")
            item.setData(Qt.ItemDataRole.UserRole, recovery)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _tell_changes(self) -> None:
        """Says what would be restored, the last changes of many."""
        chosen = self._current()
        changes = chosen.changes[-MOST_CHANGES:] if chosen is not None else ()
        before = ["…"] if chosen is not None and len(chosen.changes) > MOST_CHANGES else []
        self._what.setText("\n".join([*before, *(self._desk.words(change) for change in changes)]))

    def _current(self) -> Recovery | None:
        row = self._list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def recover(self) -> None:
        """Closes with the choice to open the plan with the unsaved changes."""
        self.chosen = self._current()
        if self.chosen is not None:
            self.accept()

    def discard(self) -> None:
        """Moves the changes aside and shows what is left."""
        from orgplanner.document import discard

        chosen = self._current()
        if chosen is None:
            return
        folder = discard(chosen)
        self._found.remove(chosen)
        if not self._found:
            self.reject()
            return
        self._fill()
        self._notice.setText(self._desk.words(say("The changes were moved to {folder}.", folder=str(folder))))
