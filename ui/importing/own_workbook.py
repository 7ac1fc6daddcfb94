"""What is offered for a workbook that this program wrote: all of it as a plan, or what was edited in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.importing.work import Importing
from ui.plain import no_default, paragraph


class OwnWorkbook(QWidget):
    """Shown while one workbook of the program is read alone; both signals carry its file."""

    whole_asked = Signal(object)
    changes_asked = Signal(object)

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        words = desk.words
        self._desk, self._work = desk, work
        self.whole_button = QPushButton(words(say("Make a plan of the whole workbook")))
        self.changes_button = QPushButton(words(say("Take back what was edited in it…")))
        no_default(self.whole_button, self.changes_button)
        said = paragraph(words(say(
            "This program wrote this workbook. It has people, skills and ratings too, perhaps several scenarios: "
            "all of it can become a plan. As a list only units and posts of one scenario are read."
        )))  # fmt: skip
        line = QHBoxLayout()
        for button in (self.whole_button, self.changes_button):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(said)
        column.addLayout(line)
        self.whole_button.clicked.connect(lambda: self.whole_asked.emit(self.path))
        self.changes_button.clicked.connect(lambda: self.changes_asked.emit(self.path))
        self.follow()

    @property
    def path(self) -> Path | None:
        """The file of the workbook, None where something else is read."""
        from orgplanner.importers.lists.proposing import is_own

        work = self._work
        if len(work.reads) != 1 or not work.sources or not is_own(work.reads[0].book):
            return None
        return work.sources[0].path

    def follow(self) -> None:
        """Shows itself where there is such a workbook."""
        self.setVisible(self.path is not None)
        self.changes_button.setVisible(self._desk.session.plan is not None)
