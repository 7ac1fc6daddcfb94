"""A merge for Qt: the conflicts with both sides and the choice, and what goes in by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from orgplanner.analysis.three_way import Conflict
from orgplanner.analysis.three_way.conflict import Seen
from orgplanner.analysis.three_way.listing import KINDS, Entry, detail
from orgplanner.analysis.three_way.wording import Wording
from orgplanner.drawing.dates import moment_message
from orgplanner.edits.wording import NOUNS
from orgplanner.text import Message, say, shown
from ui.desk import Desk
from ui.fields.wording import heading
from ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex
THING, FIELD, BASE, MINE, THEIRS, TAKEN = range(6)
HEADINGS: tuple[Message, ...] = (
    say("What it is about"), say("Field"), say("Both began with"), say("Mine"), say("Theirs"), say("Taken"),
)  # fmt: skip
GOING: tuple[Message, ...] = (say("Change"), say("What it is about"), say("Scenario"), say("Details"))


class _Table(QAbstractTableModel):
    """Texts by row and column, made when they are looked at."""

    headings: tuple[Message, ...] = ()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wording: Wording | None = None

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._desk.words(self.headings[section])

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        raise IndexError(row)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        answer = ANSWERS.get(role)
        return None if answer is None else answer(self, index.row(), index.column())

    def shown(self, row: int, column: int) -> str:
        """The same without what would steer a screen."""
        return shown(self.text(row, column))

    def hint(self, row: int, column: int) -> str:
        """The whole text, for a cell that is too narrow for it."""
        return tooltip(self.text(row, column))

    def colour(self, row: int, column: int) -> QColor | None:
        """The colour of a cell that is not the usual one."""
        return None

    def font(self, row: int, column: int) -> QFont | None:
        """The font of a cell that is not the usual one."""
        return None

    def spoken(self, row: int, column: int) -> str:
        """What a screen reader says."""
        return f"{self._desk.words(self.headings[column])}: {self.text(row, column)}"


Role = Qt.ItemDataRole
ANSWERS: Mapping[int, Callable[[_Table, int, int], Any]] = {
    Role.DisplayRole: lambda table, row, column: table.shown(row, column),
    Role.ToolTipRole: lambda table, row, column: table.hint(row, column),
    Role.ForegroundRole: lambda table, row, column: table.colour(row, column),
    Role.FontRole: lambda table, row, column: table.font(row, column),
    Role.AccessibleTextRole: lambda table, row, column: table.spoken(row, column),
}


class ConflictsModel(_Table):
    """The conflicts; the side that is taken stands out, the other one steps back."""

    headings = HEADINGS

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.rows: Sequence[Conflict] = ()

    def show(self, rows: Sequence[Conflict], wording: Wording) -> None:
        """Shows these; where they are the same ones their cells only change."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.wording = rows, wording
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TAKEN))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def text(self, row: int, column: int) -> str:
        conflict, words, wording = self.rows[row], self._desk.words, self.wording
        if wording is None:
            return ""
        if column == THING:
            where = wording.scenario(conflict)
            named = heading(words, say("{what} “{name}”", what=wording.noun(conflict), name=wording.name(conflict)))
            return f"{named}\n{where}" if where else named
        if column == FIELD:
            return heading(words, wording.field(conflict))
        if column == BASE:
            return wording.value(conflict, "base")
        if column == MINE:
            return _with_who(wording.value(conflict, "mine"), said(self._desk, conflict.seen_mine))
        if column == THEIRS:
            return _with_who(wording.value(conflict, "theirs"), said(self._desk, conflict.seen_theirs))
        taken = words(say("Mine") if conflict.chosen == "mine" else say("Theirs"))
        return f"{taken}\n{words(say('not chosen yet'))}" if conflict.is_open else taken

    def colour(self, row: int, column: int) -> QColor | None:
        conflict, theme = self.rows[row], self._desk.look.theme
        away = THEIRS if conflict.chosen == "mine" else MINE
        return QColor(theme.secondary) if column in (BASE, away) else None

    def font(self, row: int, column: int) -> QFont | None:
        conflict = self.rows[row]
        if conflict.is_open or column not in (TAKEN, MINE if conflict.chosen == "mine" else THEIRS):
            return None
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font


class GoingModel(_Table):
    """What goes in by itself."""

    headings = GOING

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.rows: Sequence[Entry] = ()

    def show(self, rows: Sequence[Entry], wording: Wording) -> None:
        """Shows these."""
        self.beginResetModel()
        self.rows, self.wording = rows, wording
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def text(self, row: int, column: int) -> str:
        entry, words, wording = self.rows[row], self._desk.words, self.wording
        table, scenario, _ = entry.key
        if wording is None:
            return ""
        if column == 0:
            return heading(words, KINDS[entry.kind])
        if column == 1:
            return heading(words, say("{what} “{name}”", what=NOUNS[table], name=wording.called(entry.key)))
        if column == 2:
            return "" if scenario is None else wording.called(("scenarios", None, scenario))
        return detail(wording, entry, words.language)


def _with_who(value: str, who: str) -> str:
    return f"{value}\n{who}" if who else value


def said(desk: Desk, seen: Seen) -> str:
    """Who did something and when, as far as it is known."""
    at, by = seen
    try:
        when = desk.words(moment_message(at)) if at else ""
    except (ValueError, OverflowError, OSError):
        when = at
    return ", ".join(filter(None, (by, when)))
