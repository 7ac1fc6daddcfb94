"""The rows of a sheet for Qt: ids in an order that was worked out beside the window, texts made when looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgplanner.analysis.tables import Column, Sheet, Speller
from orgplanner.analysis.tables.arrange import Arranged, Group
from orgplanner.model import Total
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import tooltip
from ui.tables.unsettled import NewRow, Typed, Unsettled

Index = QModelIndex | QPersistentModelIndex
Entry = str | Group
"""A row of the sheet by its id, or the head of a group."""
ROLE = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FAULTY = ROLE.UserRole + 1
"""Whether what stands in the cell was not understood."""
FEW = 20
"""Rows up to which each is taken out by itself."""
JOINERS = "\u00ad\u200c\u200d\ufe0f"
"""Signs without a look of their own that belong to the letters beside them."""


class TableModel(QAbstractTableModel):
    """`written` carries a row, a column and what somebody typed there; nothing is changed by the model itself."""

    written = Signal(str, str, str)

    def __init__(self, desk: Desk, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheet = sheet
        self.columns: tuple[Column, ...] = ()
        self.entries: list[Entry] = []
        self.unsettled = Unsettled()
        self.folded: set[str] = set()
        self._groups: tuple[Group, ...] = ()
        self._heads: list[int] = []
        self._places: dict[str, int] | None = None
        self._speller: Speller | None = None
        self.sums: Mapping[str, Total] = {}
        self.is_laid = False
        self.shown = self.whole = 0
        self.grouped_by = ""

    # what stands where

    @property
    def speller(self) -> Speller | None:
        """Names as they are now; None while no plan is open."""
        session = self._desk.session
        if session.plan is None or session.state is None:
            return None
        if self._speller is None:
            self._speller = Speller(session.plan, session.scenario, self._desk.words.language)
        return self._speller

    def forget_names(self) -> None:
        """Something changed: names are made anew when they are next asked for."""
        self._speller = None

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Other columns, for another plan or language."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def show(self, arranged: Arranged, grouped_by: str, unsettled: Unsettled) -> None:
        """Other rows, in another order or in other groups; rows that are not in the plan yet stay."""
        self.beginResetModel()
        self._groups, self.grouped_by, self.unsettled = arranged.groups, grouped_by, unsettled
        self.sums, self.shown, self.whole = arranged.sums, arranged.shown, arranged.whole
        for id in [id for id, row in unsettled.rows.items() if not row.touched]:
            unsettled.drop_row(id)
        self.is_laid = True
        self._lay()
        self.endResetModel()

    def _lay(self) -> None:
        entries: list[Entry] = []
        for group in self._groups:
            if self.grouped_by:
                entries.append(group)
            if not self.grouped_by or group.key not in self.folded:
                entries.extend(group.ids)
        self.entries = entries
        self._changed_places()
        for id, row in self.unsettled.rows.items():
            place = self.place_of(row.after)
            self.entries.insert(place + 1 if place >= 0 else len(self.entries), id)
            self._changed_places()

    def _changed_places(self) -> None:
        self._places = None
        heads = enumerate(self.entries) if self.grouped_by else ()
        self._heads = [at for at, entry in heads if not isinstance(entry, str)]

    def fold(self, keys: Iterable[str]) -> None:
        """Folds just these groups."""
        self.beginResetModel()
        self.folded = set(keys)
        self._lay()
        self.endResetModel()

    def group_keys(self) -> list[str]:
        return [group.key for group in self._groups]

    def place_of(self, id: str) -> int:
        """The place of a row, -1 when it is not shown."""
        if self._places is None:
            self._places = {entry: at for at, entry in enumerate(self.entries) if isinstance(entry, str)}
        return self._places.get(id, -1)

    def id_at(self, place: int) -> str:
        """The id of the row at a place; "" for the head of a group or no row."""
        entry = self.entries[place] if 0 <= place < len(self.entries) else ""
        return entry if isinstance(entry, str) else ""

    def group_at(self, place: int) -> Group | None:
        """The group whose head stands at a place."""
        entry = self.entries[place] if 0 <= place < len(self.entries) else ""
        return None if isinstance(entry, str) else entry

    def number_of(self, place: int) -> int:
        """The number of a row from 1, heads of groups not counted."""
        from bisect import bisect_left

        return place + 1 - bisect_left(self._heads, place)

    def row_at(self, place: int) -> Any:
        """The row at a place, None for a head or a row that is not in the plan yet."""
        speller, id = self.speller, self.id_at(place)
        return speller.row(self.sheet.table, id) if speller is not None and id else None

    def has_row(self, place: int) -> bool:
        """Whether a row is in the plan, or will be; ids of another scenario stand there until rows are arranged."""
        return self.id_at(place) in self.unsettled.rows or self.row_at(place) is not None

    def ids(self, places: Iterable[int]) -> list[str]:
        """The ids of the rows at some places that are there."""
        rows = self.speller.rows(self.sheet.table) if self.speller is not None else {}
        found = (self.id_at(place) for place in places)
        return [id for id in found if id in rows or id in self.unsettled.rows]

    def column_place(self, id: str) -> int:
        """The place of a column, -1 when there is none."""
        return next((at for at, column in enumerate(self.columns) if column.id == id), -1)

    # following the plan

    def add_row(self, id: str, row: NewRow) -> int:
        """Puts a row that is not in the plan yet below another; its place."""
        self.unsettled.rows[id] = row
        at = self.place_of(row.after)
        at = at + 1 if at >= 0 else len(self.entries)
        self.beginInsertRows(QModelIndex(), at, at)
        self.entries.insert(at, id)
        self._changed_places()
        self.endInsertRows()
        return at

    def remove_rows(self, ids: Iterable[str]) -> None:
        """Takes rows out that the plan has no more."""
        gone = set(ids)
        if len(gone) > FEW:
            self.beginResetModel()
            self.entries = [entry for entry in self.entries if not isinstance(entry, str) or entry not in gone]
            self._changed_places()
            self.endResetModel()
            return
        for id in gone:
            at = self.place_of(id)
            if at >= 0:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self.entries[at]
                self._changed_places()
                self.endRemoveRows()

    def show_sums(self, groups: Mapping[str, Mapping[str, Total]], sums: Mapping[str, Total], whole: int) -> None:
        """Other sums of the groups that are shown, by their keys."""
        from dataclasses import replace

        fresh = {group.key: replace(group, sums=groups.get(group.key, group.sums)) for group in self._groups}
        self._groups = tuple(fresh[group.key] for group in self._groups)
        for at in self._heads:
            head = self.group_at(at)
            if head is not None:
                self.entries[at] = fresh[head.key]
        self.sums, self.whole = sums, whole
        self.shown = sum(1 for entry in self.entries if isinstance(entry, str)) if not self.folded else self.shown

    def repaint(self) -> None:
        """Has the rows that are seen painted anew: a view asks again for them alone."""
        if self.entries and self.columns:
            last = self.index(len(self.entries) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def shown_ids(self) -> dict[str, list[str]]:
        """The ids of the rows by group as they are shown now; rows that are not in the plan yet left out."""
        found: dict[str, list[str]] = {}
        key = ""
        for entry in self.entries:
            if not isinstance(entry, str):
                key = entry.key
            elif entry not in self.unsettled.rows:
                found.setdefault(key, []).append(entry)
        for group in self._groups:
            if group.key in self.folded:
                found[group.key] = list(group.ids)
        return found

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            return self._heading(self.columns[section], role)
        if role == ROLE.DisplayRole and orientation == Qt.Orientation.Vertical:
            return str(self.number_of(section)) if self.id_at(section) else ""
        return None

    def _heading(self, column: Column, role: int) -> Any:
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole, ROLE.AccessibleTextRole):
            text = self._desk.words(column.heading)
            return tooltip(text) if role == ROLE.ToolTipRole else text
        if role == ROLE.TextAlignmentRole:
            return RIGHT if column.kind == "number" else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.has_row(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.may_edit(index.column()) else flags

    def may_edit(self, column: int) -> bool:
        """Whether the cells of a column may be typed into."""
        session = self._desk.session
        read_only = session.document is None or session.document.read_only
        locked = session.is_locked and self.is_of_scenario
        return self.columns[column].change is not None and not read_only and not locked

    @property
    def is_of_scenario(self) -> bool:
        """Whether the rows belong to a scenario, and not to the plan as a whole."""
        from orgplanner.model import SCENARIO

        return self.sheet.table in SCENARIO

    def data(self, index: Index, role: int = 0) -> Any:
        if role == ROLE.TextAlignmentRole:
            return RIGHT if self.columns[index.column()].kind == "number" else LEFT
        if role not in (ROLE.DisplayRole, ROLE.EditRole, ROLE.ToolTipRole, ROLE.AccessibleTextRole, FAULTY):
            return None
        group = self.group_at(index.row())
        if group is not None:
            return self._head(group, index.column(), role)
        typed = self.typed(index)
        if role == FAULTY:
            return typed is not None
        if role == ROLE.ToolTipRole:
            return self._hint(index, typed)
        text = self.text(index) if typed is None else typed.text
        return text if role == ROLE.EditRole else one_line(text)

    def typed(self, index: Index) -> Typed | None:
        """What was typed into a cell and not understood."""
        return self.unsettled.cells.get((self.id_at(index.row()), self.columns[index.column()].id))

    def text(self, index: Index) -> str:
        """What the plan says in a cell, or what was typed into a row that is not there yet."""
        column, id = self.columns[index.column()], self.id_at(index.row())
        if id in self.unsettled.rows:
            return self.unsettled.rows[id].texts.get(column.id, "")
        row, speller = self.row_at(index.row()), self.speller
        return "" if row is None or speller is None else column.text(speller, row)

    def _hint(self, index: Index, typed: Typed | None) -> str:
        if typed is not None:
            return tooltip(self._desk.words(typed.why))
        hint, row, speller = self.columns[index.column()].hint, self.row_at(index.row()), self.speller
        more = hint(speller, row) if hint is not None and row is not None and speller is not None else ""
        return tooltip("\n".join(filter(None, (self.text(index)[:2000], more))))

    def _head(self, group: Group, column: int, role: int) -> Any:
        if role == ROLE.ToolTipRole:
            return tooltip("\n".join(filter(None, (group.hint or group.title, self._unknown(group, column)))))
        total = group.sums.get(self.columns[column].id)
        if role == ROLE.AccessibleTextRole and column == 0:
            return f"{group.title} ({len(group.ids)})"
        return total_text(total) if total is not None and role != ROLE.EditRole else ""

    def _unknown(self, group: Group, column: int) -> str:
        total = group.sums.get(self.columns[column].id)
        if total is None or not total.unknown:
            return ""
        return self._desk.words(say("The number is unknown in {number} of them.", number=total.unknown))

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        id = self.id_at(index.row())
        if role != ROLE.EditRole or not id:
            return False
        self.written.emit(id, self.columns[index.column()].id, str(value))
        return True

    def why(self, index: Index) -> Message | None:
        """Why a cell was not understood; None when it was."""
        typed = self.typed(index) if index.isValid() and self.id_at(index.row()) else None
        return typed.why if typed is not None else None


def total_text(total: Total) -> str:
    """A sum in a cell: “12–15 + ?” where parts are unknown, “–” where all are."""
    return total.told


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """A text as a cell shows it: in one line, with signs in place of characters that would steer a reader."""
    if text.isprintable() and len(text) < 400:
        return text
    return "".join(letter if letter.isprintable() else _sign(letter) for letter in text[:400])


def _sign(letter: str) -> str:
    return letter if letter in JOINERS else " " if letter.isspace() else "\ufffd"
