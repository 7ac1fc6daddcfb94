"""What stands below pages: how far they are written, and the buttons."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from orgplanner.text import Message, say
from ui.words import Words


class Foot(QWidget):
    """`go` writes or prints; while that goes on `leave` calls it off, else it closes."""

    def __init__(self, words: Words, verb: Message | str = "") -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.leave, self.go = QPushButton(words(say("Close"))), QPushButton(words(verb))
        self.leave.setAutoDefault(False)  # else it is the main button as long as the other can do nothing
        self.go.setDefault(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.bar, 1)
        line.addStretch(1)
        line.addWidget(self.leave)
        line.addWidget(self.go)

    def begin(self) -> None:
        """Something is written, nobody knows yet how long."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self.go.setEnabled(False)

    def progress(self, done: int, whole: int) -> None:
        """How much of it is written."""
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
