"""What is wrong in a damaged file, row by row, with what a repaired copy does about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgplanner.edits.wording import NOUNS
from orgplanner.errors import Damaged, Problem
from orgplanner.text import Message, say, shown
from ui.desk import Desk
from ui.dialogs.ask import Answer
from ui.fields.wording import heading, label_of
from ui.plain import label, tooltip
from ui.words import Words

HEADINGS = (say("Row"), say("Field"), say("What is wrong"), say("What stands there"), say("Repaired copy"))
WIDTHS = (230, 110, 190, 120)
MOST = 1_000
"""Rows that are listed; the file was not looked at further than that."""


class DamageDialog(QDialog):
    """`chosen` is the id of the answer, that of the last one when the dialog is left."""

    def __init__(self, desk: Desk, parent: QWidget, error: Damaged, answers: tuple[Answer, ...]) -> None:
        super().__init__(parent)
        words = desk.words
        self.chosen = answers[-1].id
        self.setWindowTitle("OrgPlanner")
        self.rows = QTreeWidget()
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setAllColumnsShowFocus(True)
        self.rows.setHeaderLabels([words(each) for each in HEADINGS])
        self.rows.setAccessibleName(words(say("What is wrong")))
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate(WIDTHS):
            self.rows.setColumnWidth(place, width)
        self.told = label(wrap=True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.rows.currentItemChanged.connect(self._tell)
        for problem in error.problems[:MOST]:
            self.rows.addTopLevelItem(_item(words, problem))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(error.sentence(words.language), wrap=True))
        column.addWidget(label(words(_counted(len(error.problems))), "secondary"))
        column.addWidget(self.rows, 1)
        column.addWidget(self.told)
        column.addLayout(self._buttons(words, answers))
        self.resize(min(980, parent.width() - 60), min(460, parent.height() - 60))
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))

    def _buttons(self, words: Words, answers: tuple[Answer, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        for answer in answers:
            button = QPushButton(words(answer.words))
            button.setDefault(answer is answers[0])
            button.clicked.connect(lambda _=False, id=answer.id: self._choose(id))
            line.addWidget(button)
        return line

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        """Says all of one row, which may be longer than the columns."""
        texts = [item.text(place) for place in range(len(HEADINGS))] if item is not None else []
        self.told.setText(". ".join(text.removesuffix(".") for text in texts if text))

    def _choose(self, id: str) -> None:
        self.chosen = id
        self.accept()


def _counted(count: int) -> Message:
    if count < MOST:
        return say("Rows at fault: {count}", count=count)
    return say("Rows at fault: {count} or more", count=MOST)


def _item(words: Words, problem: Problem) -> QTreeWidgetItem:
    texts = [*_where(words, problem), shown(problem.value), words(problem.remedy)]
    item = QTreeWidgetItem([" ".join(text.split()) for text in texts])
    for place, text in enumerate(texts):
        item.setToolTip(place, tooltip(text))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _where(words: Words, problem: Problem) -> tuple[str, str, str]:
    """The row, its field and what is wrong with it, in words."""
    table, _, id = problem.place.partition(" ")
    called = f"“{shown(problem.name)}”" if problem.name else shown(id)
    row = f"{heading(words, NOUNS.get(table, table))} {called}"
    told = dict(problem.message.values)
    field = str(told.get("what", "")).partition(".")[2]
    if not field:
        return row, "", words(problem.message)
    fault = told.get("fault", "")
    return row, heading(words, label_of(table, field)), words(fault if isinstance(fault, Message) else str(fault))
