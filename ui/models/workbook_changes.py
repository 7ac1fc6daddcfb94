"""Proposed changes of a workbook for Qt: each with a tick; and what was not understood, with its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from orgplanner.errors import Problem
from orgplanner.importers.workbook import Proposal
from orgplanner.text import Message, say
from ui.models.ticked import Index, TickedTable, WordsTable
from ui.words import Words

HEADINGS: tuple[Message, ...] = (
    say("Row"), say("Change"), say("In the plan"), say("In the workbook"), say("Cell"), say("Remarks"),
)  # fmt: skip
FAULTS: tuple[Message, ...] = (say("Cell"), say("Value"), say("Not understood"), say("What to do"))


class ChangesModel(TickedTable[Proposal]):
    """The proposals."""

    headings = HEADINGS

    def text(self, row: int, column: int) -> str:
        each = self.row(row)
        doubt = self._words(each.doubt) if each.doubt.template else ""
        cells = (each.name, self._words(each.heading), each.before, each.after, each.place, doubt)
        return cells[column]


class FaultsModel(WordsTable):
    """What was not understood."""

    headings = FAULTS

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, parent)
        self._rows: tuple[Problem, ...] = ()

    def show(self, rows: Sequence[Problem]) -> None:
        """Shows these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def text(self, row: int, column: int) -> str:
        each = self._rows[row]
        remedy = self._words(each.remedy) if each.remedy.template else ""
        return (each.place, each.value, self._words(each.message), remedy)[column]
