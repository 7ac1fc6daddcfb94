"""Which of the tables that are read together is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.work import FILES, PROPOSAL, TABLE, Importing
from ui.plain import label


class TableBar(QWidget):
    """A list of the tables; not seen where there is only one."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._work = work
        self.box = Box()
        self.box.setMinimumContentsLength(24)
        name = desk.words(say("Table"))
        self.box.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(name, "secondary"))
        line.addWidget(self.box, 1)
        line.addStretch(1)
        self.box.activated.connect(lambda at: work.choose(work.places()[at]))
        work.changed.connect(self._follow)
        self._follow(FILES)

    def _follow(self, what: str) -> None:
        if what in (FILES, TABLE, PROPOSAL):
            places = self._work.places()
            self.box.clear()
            for book, sheet in places:
                self.box.addItem(self._work.called(book, sheet))
            self.box.setCurrentIndex(places.index(self._work.table) if self._work.table in places else -1)
            self.setVisible(len(places) > 1)
