"""The head of the review list: how far it is, and what of it is listed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QSizePolicy, QVBoxLayout

from orgplanner.analysis.reviewing import Progress, Wanted
from orgplanner.analysis.reviewing_words import STATES
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import label, tool_button

LISTED: Mapping[str, Message] = {
    "": say("All"), "differing": say("Not as noted"), **STATES,
}  # fmt: skip
AFTER_TYPING = 120
"""Milliseconds."""


class ReviewBar(QFrame):
    """`wanted` carries what is to be listed; `left` leads back to the list."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chartbar")
        self._desk = desk
        self._progress = Progress()
        self._units: list[str] = [""]
        self._said = label()
        self._bar = QProgressBar()
        self.differing = tool_button(flat=True)
        self.state, self.unit, self.text = QComboBox(), QComboBox(), QLineEdit()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._lay_out()
        self._soon.timeout.connect(self._tell)
        self.text.textChanged.connect(lambda _: self._soon.start())
        self.state.activated.connect(lambda _: self._tell())
        self.unit.activated.connect(lambda _: self._tell())
        self.differing.clicked.connect(self._show_differing)
        self._name()
        desk.words.changed.connect(self._name)

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        for combo, letters in ((self.state, 12), (self.unit, 14)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(letters)
            combo.installEventFilter(self)
        self.unit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.setClearButtonEnabled(True)
        self.text.installEventFilter(self)
        above, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self._said, self._bar, self.differing):
            above.addWidget(widget)
        above.addStretch(1)
        below.addWidget(self.state)
        below.addWidget(self.unit, 2)
        below.addWidget(self.text, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(6)
        for line in (above, below):
            line.setSpacing(8)
            column.addLayout(line)

    def _name(self) -> None:
        words = self._desk.words
        self.state.setAccessibleName(words(say("Which of the list")))
        self.unit.setAccessibleName(words(say("Of which unit")))
        self.text.setPlaceholderText(words(say("Filter by name or code")))
        self.text.setAccessibleName(self.text.placeholderText())
        chosen = max(self.state.currentIndex(), 0)
        with QSignalBlocker(self.state):
            self.state.clear()
            for state, said in LISTED.items():
                self.state.addItem(words(said), state)
            self.state.setCurrentIndex(chosen)
        self.show_progress(self._progress)

    def show_progress(self, found: Progress) -> None:
        """Says how many are reviewed, and how many of these are not as noted."""
        self._progress = found
        words = self._desk.words
        self._said.setText(words(say("{done} of {whole} reviewed", done=found.reviewed, whole=found.whole)))
        self._bar.setRange(0, max(found.whole, 1))
        self._bar.setValue(found.reviewed)
        self._bar.setAccessibleName(self._said.text())
        self.differing.setText(words(say("Not as noted: {count}", count=found.differing)))
        self.differing.setAccessibleName(self.differing.text())
        self.differing.setVisible(found.differing > 0)

    def offer(self, units: list[tuple[str, str]], other: bool) -> None:
        """Offers the units of the base by id and name; `other`: of another list, of which nothing is chosen yet."""
        chosen = "" if other else self._units[max(self.unit.currentIndex(), 0)]
        self._units = ["", *(id for id, _ in units)]
        with QSignalBlocker(self.unit):
            self.unit.clear()
            self.unit.addItems([self._desk.words(say("All units")), *(name for _, name in units)])
            self.unit.setCurrentIndex(self._units.index(chosen) if chosen in self._units else 0)
        if other:
            with QSignalBlocker(self.text), QSignalBlocker(self.state):
                self.text.clear()
                self.state.setCurrentIndex(0)

    def ask(self) -> None:
        """Puts the cursor into the filter."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def _show_differing(self) -> None:
        self.state.setCurrentIndex(self.state.findData("differing"))
        self._tell()
        self.left.emit()

    def _tell(self) -> None:
        self._soon.stop()
        unit = self._units[max(self.unit.currentIndex(), 0)]
        self.wanted.emit(Wanted(self.state.currentData() or "", unit, self.text.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape lead back to the list, Escape with all of it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.text.clear()
                self.state.setCurrentIndex(0)
                self.unit.setCurrentIndex(0)
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tell()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
