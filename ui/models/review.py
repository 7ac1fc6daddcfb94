"""The review list for Qt: one unit or post of the base scenario a row, words made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.reviewing import OPEN, Item, Progress, Wanted, progress
from orgplanner.analysis.reviewing_words import DECISION_WORDS, STATES, became_words
from orgplanner.analysis.views.grid import GridRow
from orgplanner.analysis.views.late_rows import LateRows
from orgplanner.model import Names, Post, Succession, Unit
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import tooltip

THING, REVIEW, BECAME, DECISION, REASON, WAVE, LEGAL, SOURCE, PLACE = range(9)
HEADINGS: tuple[Message, ...] = (
    say("Unit or post"), say("Reviewed as"), say("What happened to it"), say("Decision"), say("Reason"),
    say("Wave"), say("Legal basis"), say("Source"), say("Stands in"),
)  # fmt: skip
EDITED = (REVIEW, DECISION, REASON, WAVE, LEGAL, SOURCE)
WIDTHS = (212, 130, 192, 84, 150, 54, 130, 150, 170)
INDENT = "\u2003"
"""A wide space for every level."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is shown: its items with their places, which of them are wanted, and the units to choose from.

    Made beside the window; the model goes on with it and changes it.
    """

    found: Comparison
    items: list[Item]
    places: dict[str, int]
    wanted: Wanted
    rows: list[int]
    row_of: dict[str, int]
    units: list[tuple[str, str]]
    progress: Progress


def listed(found: Comparison, items: list[Item], wanted: Wanted, language: str) -> Listed:
    """Lays out a list."""
    wording, chains = Wording(found, language), found.trees[0].chains
    units = [(id, INDENT * (len(chain) - 1) + wording.unit(id, 0)) for id, chain in chains.items()]
    rows = [place for place, item in enumerate(items) if wanted.admits(item)]
    places = {item.id: place for place, item in enumerate(items)}
    row_of = {items[place].id: row for row, place in enumerate(rows)}
    return Listed(found, items, places, wanted, rows, row_of, units, progress(items))


class ReviewModel(QAbstractTableModel):
    """`edited` carries row, column and value of what was typed or chosen in a cell."""

    edited = Signal(int, int, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wording: Wording | None = None
        self._items: list[Item] = []
        self._places: dict[str, int] = {}
        self._rows: list[int] = []
        self._row_of: dict[str, int] = {}
        self.wanted = Wanted()

    def show(self, made: Listed | None) -> None:
        """Takes another list, or none."""
        self.beginResetModel()
        self._wording = None if made is None else Wording(made.found, self._desk.words.language)
        self._items, self._places = (made.items, made.places) if made is not None else ([], {})
        self._rows, self._row_of = (made.rows, made.row_of) if made is not None else ([], {})
        if made is not None and made.wanted != self.wanted:
            self._list()
        self.endResetModel()

    def narrow(self, wanted: Wanted) -> None:
        """Shows other items of the list."""
        self.beginResetModel()
        self.wanted = wanted
        self._list()
        self.endResetModel()

    def follow(self, noted: Mapping[str, Succession | None]) -> bool:
        """Takes what was noted; whether other rows are shown now than before."""
        for subject, row in noted.items():
            place = self._places.get(subject)
            if place is not None:
                self._items[place] = replace(self._items[place], recorded=row)
        if any(self._admitted(subject) != (subject in self._row_of) for subject in noted):
            self.narrow(self.wanted)
            return True
        rows = [self._row_of[subject] for subject in noted if subject in self._row_of]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(HEADINGS) - 1))
        return False

    def _admitted(self, subject: str) -> bool:
        place = self._places.get(subject)
        return place is not None and self.wanted.admits(self._items[place])

    def _list(self) -> None:
        self._rows = [place for place, item in enumerate(self._items) if self.wanted.admits(item)]
        self._row_of = {self._items[place].id: row for row, place in enumerate(self._rows)}

    @property
    def items(self) -> Sequence[Item]:
        """The whole list."""
        return self._items

    def shown(self) -> list[Item]:
        """What is listed, row by row."""
        return [self._items[place] for place in self._rows]

    def item(self, row: int) -> Item:
        return self._items[self._rows[row]]

    def printed(self) -> LateRows[Item]:
        """The rows as they are listed now, for paper."""
        words = self._words

        def row(item: Item) -> GridRow:
            cells = tuple(words(item, column).strip() for column in range(len(HEADINGS)))
            return GridRow(cells, item.id, len(item.chain), is_bold=item.table == "units")

        return LateRows(self.shown(), row)

    def row_of(self, subject: str) -> int:
        """The row of a unit or post of the base; −1 when it is not listed."""
        return self._row_of.get(subject, -1)

    def row_about(self, id: str) -> int:
        """The row of a thing of the scenario: of itself, or of the first that goes on as it; −1 for none."""
        row = self.row_of(id)
        if row < 0 and id:
            found = (self._row_of[item.id] for item in self._items if id in item.ends and item.id in self._row_of)
            row = next(found, -1)
        return row

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words(HEADINGS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITED else flags

    def data(self, index: Index, role: int = 0) -> Any:
        answer = ANSWERS.get(role)
        if answer is None or not index.isValid() or self._wording is None:
            return None
        return answer(self, self.item(index.row()), index.column())

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.edited.emit(index.row(), index.column(), value)
        return True

    def _row(self, item: Item) -> Unit | Post:
        assert self._wording is not None
        row = self._wording.rows(item.table, 0)[item.id]
        assert isinstance(row, Unit | Post)
        return row

    def _words(self, item: Item, column: int) -> str:
        assert self._wording is not None
        if column == THING:
            return INDENT * len(item.chain) + (self._wording.name(self._row(item)) or self._row(item).code or "–")
        if column == PLACE:
            above = self._wording.rows("units", 0)[item.chain[-1]] if item.chain else None
            return self._wording.name(above) or above.code if isinstance(above, Unit) else ""
        if column == REVIEW:
            state = self._desk.words(STATES[item.state])
            return state if item.agrees else f"≠ {state}"
        if column == BECAME:
            return became_words(item, self._wording)
        if column == DECISION:
            return self._desk.words(DECISION_WORDS[item.decision])
        return self._noted(item, column)

    def _noted(self, item: Item, column: int) -> str:
        row, plan = item.recorded, self._desk.session.plan
        if row is None or plan is None:
            return ""
        if column == WAVE:
            return "" if row.wave is None else str(row.wave)
        if column == SOURCE:
            source = plan.sources.get(row.source or "")
            return "" if source is None else plan.words(source.title, self._desk.words.language)
        return plan.words(row.reason if column == REASON else row.legal_basis, self._desk.words.language)

    def _value(self, item: Item, column: int) -> Any:
        """What an editor begins with: a state, a decision, words in the window's language, a number, an id."""
        row = item.recorded
        if column in (REVIEW, DECISION):
            return item.state if column == REVIEW else item.decision
        if column in (REASON, LEGAL):
            names = Names() if row is None else row.reason if column == REASON else row.legal_basis
            return names.exactly(self._desk.words.language)
        return None if row is None else row.wave if column == WAVE else row.source if column == SOURCE else None

    def _hint(self, item: Item, column: int) -> str:
        words = self._words(item, column).strip()
        if column in (REVIEW, BECAME) and not item.agrees:
            became = self._words(item, BECAME)
            noted = self._desk.words(STATES[item.state])
            told = say("Reviewed as “{state}”, but it is: {became}.", state=noted, became=became)
            return tooltip(self._desk.words(told))
        return tooltip(words)

    def _colour(self, item: Item, column: int) -> QColor | None:
        theme = self._desk.look.theme
        if column == REVIEW and not item.agrees:
            return QColor(theme.tones["closed"][0])
        if column == REVIEW and item.state == OPEN:
            return QColor(theme.secondary)
        if column == BECAME:
            tone = {"unchanged": "", "closed": "closed", "undecided": "closed"}.get(item.fates[0], "moved")
            return QColor(theme.tones[tone][0]) if tone else QColor(theme.secondary)
        return QColor(theme.secondary) if column == PLACE else None

    def _font(self, item: Item, column: int) -> QFont | None:
        if item.table != "units" or column != THING:
            return None
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _spoken(self, item: Item, column: int) -> str:
        return f"{self._desk.words(HEADINGS[column])}: {self._words(item, column).strip()}"


Role = Qt.ItemDataRole
ANSWERS: Mapping[int, Callable[[ReviewModel, Item, int], Any]] = {
    Role.DisplayRole: ReviewModel._words,
    Role.EditRole: ReviewModel._value,
    Role.ToolTipRole: ReviewModel._hint,
    Role.ForegroundRole: ReviewModel._colour,
    Role.FontRole: ReviewModel._font,
    Role.AccessibleTextRole: ReviewModel._spoken,
}

