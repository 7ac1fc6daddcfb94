"""Where the heading of a table stands and where its data begin, changed by hand."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.importing.row_box import RowBox
from ui.importing.work import FILES, PROPOSAL, TABLE, Importing
from ui.plain import Elided, label, number_box

SOON = 350
"""Milliseconds after which somebody who turns a number has arrived."""


class TableForm(QWidget):
    """Rows count from 1, as in the file; a heading of 0 rows is none."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.heading, self.count, self.first = RowBox(), number_box(), RowBox()
        self._why = Elided(name="secondary")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)
        self._lay_out()
        for box in (self.heading, self.count, self.first):
            box.valueChanged.connect(lambda _: self._soon.start())
        work.changed.connect(self._follow)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        names: tuple[tuple[Message, QSpinBox], ...] = (
            (say("Heading in row"), self.heading), (say("its rows"), self.count),
            (say("Data from row"), self.first),
        )  # fmt: skip
        for place, (name, box) in enumerate(names):
            words = self._desk.words(name)
            box.setAccessibleName(words)
            box.setMinimum(0 if box is self.count else 1)
            box.setMaximum(9 if box is self.count else 1_048_576)
            box.setMaximumWidth(84)
            row, column = divmod(2 * place, 4)
            grid.addWidget(label(words, "secondary"), row, column)
            grid.addWidget(box, row, column + 1)
        grid.addWidget(self._why, 1, 2, 1, 3)
        grid.setColumnStretch(4, 1)

    def _follow(self, what: str) -> None:
        if what not in (FILES, TABLE, PROPOSAL):
            return
        table = self._work.table_recipe
        self.setVisible(table is not None)
        if table is None:
            return
        self._soon.stop()
        sheet = self._work.sheet((table.book, table.sheet))
        with QSignalBlocker(self.heading), QSignalBlocker(self.count), QSignalBlocker(self.first):
            self.heading.show_row(sheet, table.heading)
            self.count.setValue(table.heading_rows)
            self.first.show_row(sheet, table.first)
        proposal = self._work.proposal
        why = proposal.why(self._work.number, "heading") if proposal is not None else None
        said = self._desk.words(why.message) if why is not None else ""
        self._why.say(said[:1].upper() + said[1:])

    def _ask(self) -> None:
        """Has the table proposed anew with this heading."""
        table = self._work.table_recipe
        if table is None:
            return
        row, count = self.heading.value() - 1, self.count.value()
        first = self.first.value() - 1
        if (row, count) != (table.heading, table.heading_rows) and first == table.first:
            first = row + count
        work = self._work
        work.ask(work.by_hand.with_given(work.table, heading=(row, count, max(first, row + count))))
