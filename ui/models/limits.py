"""Limits for Qt: the rows of the table, each with the worst that was found about it, and where it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.analysis.limit_words import MEASURED, VERDICT_WORDS
from orgplanner.analysis.limits import Measured
from orgplanner.model import Limit, plain
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import tooltip

HEADINGS: tuple[Message, ...] = (
    say("Holds for"), say("Measured"), say("At least"), say("At most"), say("Now"), say("State"),
)  # fmt: skip
WHERE_HEADINGS: tuple[Message, ...] = (say("Unit"), say("Now"), say("State"), say("Unknown posts"))
NUMBERS = (2, 3, 4)
TONES = {"crossed": "closed", "possible": "moved", "unsure": "moved"}
Index = QModelIndex | QPersistentModelIndex


class _Table(QAbstractTableModel):
    """What the two tables have in common: words by row and column, and a verdict by row."""

    headings: tuple[Message, ...] = ()
    numbers: tuple[int, ...] = ()
    verdict_at = 0

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        raise IndexError(row)

    def verdict(self, row: int) -> str:
        """The verdict of a row, "" for none."""
        raise IndexError(row)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.desk.words(self.headings[section])
        return _side(section in self.numbers) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.words(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column in self.numbers)
        if role == Qt.ItemDataRole.ForegroundRole and column == self.verdict_at:
            tone = TONES.get(self.verdict(row))
            return QColor(self.desk.look.theme.tones[tone][0]) if tone else None
        return None

    def name_of(self, unit: str | None) -> str:
        """A unit of the chosen scenario in words; the whole for None."""
        plan, state = self.desk.session.plan, self.desk.session.state
        row = state.units.get(unit or "") if state is not None else None
        if row is None or plan is None:
            return self.desk.words(say("The whole organisation"))
        return plan.words(row.name, self.desk.words.language) or row.code or "–"


class LimitsModel(_Table):
    """One limit a row."""

    headings, numbers, verdict_at = HEADINGS, NUMBERS, 5

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[Limit] = []
        self._found: dict[str, list[Measured]] = {}

    def show(self, rows: Sequence[Limit], found: Sequence[Measured]) -> None:
        """Takes the limits of a scenario and what was measured of them, the worst first."""
        ids = [row.id for row in rows]
        same = ids == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        self._found = {id: [] for id in ids}
        for each in found:
            self._found.setdefault(each.limit.id, []).append(each)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def limit(self, row: int) -> Limit:
        return self._rows[row]

    def row_of(self, id: str) -> int:
        """The row of a limit; −1 when it is not there."""
        return next((row for row, limit in enumerate(self._rows) if limit.id == id), -1)

    def found(self, id: str) -> list[Measured]:
        """Where a limit was measured, the worst first."""
        return self._found.get(id, [])

    def verdict(self, row: int) -> str:
        found = self.found(self._rows[row].id)
        return found[0].verdict if found else ""

    def words(self, row: int, column: int) -> str:
        limit, found = self._rows[row], self.found(self._rows[row].id)
        if column == 0:
            return self._scope(limit)
        if column == 1:
            return self.desk.words(MEASURED[limit.measure])
        if column in (2, 3):
            number = limit.least if column == 2 else limit.most
            return "" if number is None else plain(number)
        if not found:
            return "" if column == 4 else self.desk.words(say("no such unit"))
        if len(found) == 1:
            return found[0].total.told if column == 4 else self.desk.words(VERDICT_WORDS[found[0].verdict])
        return self._of_many(found, column)

    def _of_many(self, found: list[Measured], column: int) -> str:
        """What is said of a limit that holds for several units."""
        if column == 4:
            return f"× {len(found)}"
        worst = found[0].verdict
        count = sum(each.verdict == worst for each in found)
        return f"{self.desk.words(VERDICT_WORDS[worst])}: {count}"

    def _scope(self, limit: Limit) -> str:
        where = self.name_of(limit.unit)
        if not limit.kind:
            return where
        kind = UNIT_KIND_WORDS[limit.kind]
        if limit.unit is None:
            return self.desk.words(say("Each unit of the kind “{kind}”", kind=kind))
        return self.desk.words(say("Each unit of the kind “{kind}” in “{unit}”", kind=kind, unit=where))


class WhereModel(_Table):
    """The units that one limit was held against; `told` has how many posts behind each are unknown, by name."""

    headings, numbers, verdict_at = WHERE_HEADINGS, (1,), 2

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[tuple[Measured, str]] = []

    def show(self, rows: Sequence[tuple[Measured, str]]) -> None:
        """Takes what was measured, each with the names of the posts that are unknown in it."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def unit(self, row: int) -> str | None:
        return self._rows[row][0].unit

    def verdict(self, row: int) -> str:
        return self._rows[row][0].verdict

    def words(self, row: int, column: int) -> str:
        each, unknown = self._rows[row]
        cells = (
            self.name_of(each.unit), each.total.told, self.desk.words(VERDICT_WORDS[each.verdict]), unknown,
        )  # fmt: skip
        return cells[column]


def _side(number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
