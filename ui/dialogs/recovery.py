"""What a killed process left behind: which file, when, which steps; recover it, give it up, or decide later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgplanner.drawing.dates import moment_words
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import label, tooltip

if TYPE_CHECKING:
    from orgplanner.document import Recovery

MOST_STEPS = 1000
"""Steps that are listed of one recovery, the last of more."""


class RecoveryDialog(QDialog):
    """`chosen` is what is to be recovered, None when nothing is."""

    def __init__(self, desk: Desk, found: list[Recovery], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found = found
        self.chosen: Recovery | None = None
        words = desk.words
        self.setWindowTitle(words(say("Unsaved changes were found")))
        self.files, self.steps = QListWidget(), QListWidget()
        self.files.setAccessibleName(self.windowTitle())
        self.steps.setAccessibleName(words(say("What would be restored")))
        self.about = label(wrap=True)
        self.notice = label(name="secondary", wrap=True)
        self.notice.hide()
        self.files.currentRowChanged.connect(self._tell)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        words = self._desk.words
        first = say("The program ended before these changes were saved. Nothing is lost: choose what to do.")
        column, right = QVBoxLayout(self), QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(12, 0, 0, 0)
        beside.addWidget(self.about)
        beside.addWidget(label(words(say("What would be restored")), "heading"))
        beside.addWidget(self.steps, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.files)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 480])
        for each in (self.files, self.steps):
            each.setTextElideMode(Qt.TextElideMode.ElideRight)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(label(words(first), wrap=True))
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        column.addLayout(self._buttons())
        self.resize(780, 460)

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

    def _name(self, recovery: Recovery) -> str:
        if recovery.path is not None:
            return recovery.path.name
        return self._desk.words(say("A plan that was never saved"))

    def _fill(self) -> None:
        self.files.clear()
        words = self._desk.words
        for recovery in self._found:
            when = moment_words(recovery.when, words.language)
            item = QListWidgetItem(f"{self._name(recovery)}\n{when}")
            item.setToolTip(tooltip(str(recovery.path or "")))
            self.files.addItem(item)
        self.files.setCurrentRow(0)

    def _tell(self) -> None:
        """Says which file it is, from when the changes are, and lists them."""
        self.steps.clear()
        chosen, words = self._current(), self._desk.words
        if chosen is None:
            return
        self.about.setText("\n".join(words(each) for each in self._facts(chosen)))
        if chosen.is_sealed:
            missing = say(
                "Encrypted: the passphrase of the plan is asked for. "
                "Changes of the last seconds may be missing."
            )
            self.steps.setWordWrap(True)
            self.steps.addItem(words(missing))
        if len(chosen.changes) > MOST_STEPS:
            self.steps.addItem(words(say("… and before these: {count}", count=len(chosen.changes) - MOST_STEPS)))
        for change in chosen.changes[-MOST_STEPS:]:
            item = QListWidgetItem(" ".join(words(change).split()))
            item.setToolTip(tooltip(words(change)))
            self.steps.addItem(item)
        self.steps.scrollToBottom()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.steps.scrollToBottom()  # before it is shown, the list does not know its height

    def _facts(self, recovery: Recovery) -> list[Message]:
        language = self._desk.words.language
        first, last = (moment_words(moment, language) for moment in (recovery.began, recovery.when))
        facts = [say("File: {name}", name=str(recovery.path) if recovery.path else self._name(recovery))]
        count = say("Changes: {number}, the last {when}", number=recovery.count, when=last)
        facts.append(count if first == last else say("{count}; the first {when}", count=count, when=first))
        if not recovery.matches:
            other = say("The file was changed since. Recovering shows your state; saving asks about the other.")
            facts.append(other)
        elif recovery.path is not None and not recovery.path.is_file():
            facts.append(say("The file is not there any more. Recovering brings all of it back."))
        return facts

    def _current(self) -> Recovery | None:
        row = self.files.currentRow()
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
        self.notice.setText(self._desk.words(say("The changes were moved to {folder}.", folder=str(folder))))
        self.notice.show()
