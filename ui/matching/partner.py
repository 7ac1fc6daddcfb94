"""Choosing the partner of one row by hand: the runners-up first, then all others, found by typing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from orgplanner.analysis.matching import Choices, Listing, Pair
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.two_lines import BELOW, TwoLines
from ui.plain import label, tooltip

MOST = 200
"""Lines that are shown at once; typing finds the others."""
ID = Qt.ItemDataRole.UserRole + 1
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class PartnerDialog(QDialog):
    """`chosen` carries the id of the partner, "" for none."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, listing: Listing, choices: Choices, pair: Pair, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._listing, self._pair = desk, listing, pair
        self._side = 1 if pair.old else 0
        self._partners = _partners(choices, pair.table, self._side)
        self.field, self.list = QLineEdit(), QListView()
        self._model = QStandardItemModel(self)
        self._lines = list(self._all())
        self._lay_out(parent)
        self.field.textChanged.connect(self._seek)
        self.field.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _: self._take())
        self._seek("")

    def _lay_out(self, parent: QWidget) -> None:
        words, pair = self._desk.words, self._pair
        self.setWindowTitle(words(say("Choose the partner")))
        name = self._listing.called(1 - self._side, pair.table, pair.old or pair.new)
        self.field.setPlaceholderText(words(say("Type parts of a name or code")))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLines(self._desk.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(words(say("Possible partners")))
        self.take_button = QPushButton(words(say("Choose this one")))
        self.none_button, cancel = QPushButton(words(say("No partner"))), QPushButton(words(say("Cancel")))
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self._take)
        self.none_button.clicked.connect(lambda: self._answer(""))
        self.none_button.setAutoDefault(False)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.none_button)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.addWidget(label(words(say("The same as “{name}” is:", name=name)), wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        room = parent.size()
        self.resize(min(640, room.width() - 40), min(480, room.height() - 40))

    def _all(self) -> Iterator[tuple[str, str, str]]:
        """Id, name and remark of all that may be chosen: runners-up, those without a partner, the others."""
        words, table = self._desk.words, self._pair.table
        known = self._listing.said[self._side][table]
        rivals = {each.id: each for each in self._pair.others} if self._side else {}
        for id, rival in rivals.items():
            yield id, known.get(id, ""), f"{rival.certainty:.0%} · {words(rival.reason)}"
        rest = sorted((id in self._partners, name.casefold(), id) for id, name in known.items() if id not in rivals)
        for is_taken, _, id in rest:
            other = self._listing.called(1 - self._side, table, self._partners.get(id, ""))
            taken = say("now the partner of “{name}”", name=other)
            yield id, known[id], words(taken if is_taken else say("without a partner"))

    def _seek(self, text: str) -> None:
        parts = text.casefold().split()
        self._model.clear()
        fitting = [line for line in self._lines if all(part in line[1].casefold() for part in parts)]
        if parts:  # those that are called so come before those that stand in something that is
            fitting.sort(key=lambda line: not all(part in line[1].partition(" · ")[0].casefold() for part in parts))
        for _, (id, name, below) in zip(range(MOST), fitting, strict=False):
            item = QStandardItem(name)
            item.setData(below, BELOW)
            item.setData(id, ID)
            item.setToolTip(tooltip(f"{name}\n{below}"))
            self._model.appendRow(item)
        if not self._model.rowCount():
            nothing = QStandardItem(self._desk.words(say("Nothing fits.")))
            nothing.setEnabled(False)
            self._model.appendRow(nothing)
        else:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self.take_button.setEnabled(bool(fitting))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and index.data(ID):
            self._answer(index.data(ID))

    def _answer(self, id: str) -> None:
        self.accept()
        self.chosen.emit(id)


def _partners(choices: Choices, table: str, side: int) -> dict[str, str]:
    """The partner that every row of one side has now."""
    ends = ((pair.new, pair.old) if side else (pair.old, pair.new) for pair in choices.pairs if pair.table == table)
    return {id: other for id, other in ends if id and other}
