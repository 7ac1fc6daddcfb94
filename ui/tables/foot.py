"""The line below a table: why a cell was not understood, what the numbers add up to, how far work is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from orgplanner.analysis.tables import Column
from orgplanner.model import Total
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import Elided, label, tool_button


class TableFoot(QFrame):
    """`next_asked` for the next cell that was not understood, `cancelled` for work that is to end."""

    next_asked = Signal()
    forget_asked = Signal()
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._desk = desk
        self.why = label(wrap=True)
        self.next = tool_button()
        self.forget = tool_button()
        desk.words.keep(self.forget.setText, say("Give up what was typed"))
        self.next.clicked.connect(self.next_asked)
        self.forget.clicked.connect(self.forget_asked)
        self.sums = Elided(name="secondary")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(150)
        self.cancel = tool_button()
        desk.words.keep(self.cancel.setText, say("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.work(None)
        self.explain("", 0)

    def _lay_out(self) -> None:
        self.fault = QFrame()
        self.fault.setObjectName("notice")
        upper = QHBoxLayout(self.fault)
        upper.setContentsMargins(10, 3, 10, 3)
        upper.addWidget(self.why, 1)
        upper.addWidget(self.forget)
        upper.addWidget(self.next)
        self._lower = QWidget()
        lower = QHBoxLayout(self._lower)
        lower.setContentsMargins(10, 3, 10, 3)
        lower.addWidget(self.sums, 1)
        lower.addWidget(self.progress)
        lower.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fault)
        column.addWidget(self._lower)

    def explain(self, why: str, count: int) -> None:
        """Why the current cell was not understood, "" when it was; how many cells of the table were not."""
        words = self._desk.words
        self.fault.setVisible(bool(why) or count > 0)
        self.forget.setVisible(bool(why))
        self.next.setVisible(count > (1 if why else 0))
        self.next.setText(words(say("Next of {count}", count=count)))
        waiting = say("Cells that were not understood: {count}. They keep what was typed.", count=count)
        self.why.setText(why or words(waiting))

    def add_up(self, columns: Iterable[Column], sums: Mapping[str, Total]) -> None:
        """What the numbers of the rows that are shown add up to."""
        words = self._desk.words
        parts = []
        for column in columns:
            total = sums.get(column.id)
            if total is not None:
                unknown = say("+ {number} unknown", number=total.unknown)
                more = f" {words(unknown)}" if total.unknown and total.quantity is not None else ""
                parts.append(f"{words(column.heading)}: {total}{more}")
        self.sums.say("   ·   ".join(parts))
        self._show_lower()

    def work(self, what: Message | None) -> None:
        """Shows that something takes time; None: it has ended."""
        self.progress.setVisible(what is not None)
        self.cancel.setVisible(what is not None)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self._desk.words(what) if what is not None else "")
        self._show_lower()

    def show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _show_lower(self) -> None:
        self._lower.setVisible(bool(self.sums.whole()) or not self.progress.isHidden())
