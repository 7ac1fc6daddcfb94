"""The units of a scenario as a tree for Qt, made node by node as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from orgplanner.analysis.totals import Totals
from orgplanner.model import ChangeSet, State, Total, Unit
from orgplanner.text import say, shown
from ui.canvas.drop import Drop
from ui.dragging import ROWS, rows_here, rows_mime
from ui.session import Session
from ui.words import Words

Index = QModelIndex | QPersistentModelIndex
NAME, ESTABLISHED = 0, 1
HEADERS = (say("Organisational unit"), say("FTE"))
ROOT = 0
PLACE = ("parent", "rank", "unplaced")
ANSWERED = frozenset({
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.TextAlignmentRole,
})  # fmt: skip
"""What views ask of a row and are told; most of what they ask is never set."""


@dataclass(slots=True)
class Node:
    """A unit of the tree; `children` are numbers of nodes, None until somebody looks."""

    id: str | None
    parent: int
    row: int
    children: list[int] | None = field(default=None)


class OutlineModel(QAbstractItemModel):
    """Two columns: the name, which can be edited, and the established FTE with sub-units.

    `fault` tells why a drop may not be, "" when it may; `dropped` what somebody dropped.
    """

    dropped = Signal(object)

    def __init__(
        self, session: Session, words: Words, fault: Callable[[Drop], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fault = fault
        self._session = session
        self._words = words
        self._totals: Totals | None = None
        self._start()

    def _start(self) -> None:
        self._nodes = [Node(None, -1, 0)]
        self._numbers: dict[str, int] = {}

    def reload(self) -> None:
        """Forgets all nodes; for another scenario or another shape of the tree."""
        self.beginResetModel()
        self._start()
        self.endResetModel()

    def set_totals(self, totals: Totals | None) -> None:
        """The figures of the second column, once they are counted."""
        self._totals = totals
        self._say_anew(ESTABLISHED)

    def retranslate(self) -> None:
        self._say_anew(NAME)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, ESTABLISHED)

    def _say_anew(self, column: int) -> None:
        """Has the tree painted anew; of all its rows the first level is told, for telling thousands of ranges takes
        a view a tenth of a second."""
        if children := self._nodes[ROOT].children:
            self.dataChanged.emit(self._index(children[0], column), self._index(children[-1], column))

    def take(self, changes: ChangeSet) -> bool:
        """Follows a change set where only fields changed; tells False when the shape of the tree did."""
        mine = [c for c in changes if c.table == "units" and c.scenario == self._session.scenario]
        if any(not _same_place(change.before, change.after) for change in mine):
            return False
        for change in mine:
            number = self._numbers.get(change.id)
            if number is not None:
                self.dataChanged.emit(self._index(number, NAME), self._index(number, ESTABLISHED))
        return True

    @property
    def _state(self) -> State | None:
        return self._session.state

    def _children(self, number: int) -> list[int]:
        node = self._nodes[number]
        if node.children is None:
            units = self._state.children(node.id) if self._state is not None else []
            first = len(self._nodes)
            node.children = list(range(first, first + len(units)))
            self._nodes.extend(Node(unit.id, number, row) for row, unit in enumerate(units))
            self._numbers.update((unit.id, first + row) for row, unit in enumerate(units))
        return node.children

    def _index(self, number: int, column: int = NAME) -> QModelIndex:
        return QModelIndex() if number == ROOT else self.createIndex(self._nodes[number].row, column, number)

    def unit(self, index: Index) -> Unit | None:
        """The unit of an index."""
        id = self._nodes[index.internalId()].id if index.isValid() else None
        return self._state.units.get(id) if self._state is not None and id is not None else None

    def id_of(self, index: Index) -> str:
        """The id of the unit of an index, even when the scenario has it no more."""
        return self._nodes[index.internalId()].id or "" if index.isValid() else ""

    def known(self) -> list[QModelIndex]:
        """The indexes of the units whose children were looked at."""
        return [self._index(number) for number, node in enumerate(self._nodes) if number and node.children]

    def index_of(self, id: str) -> QModelIndex:
        """The index of a placed unit, an invalid one of any other."""
        if self._state is None or id not in self._state.units:
            return QModelIndex()
        if id in self._numbers:
            return self._index(self._numbers[id])
        chain = [id, *(unit.id for unit in self._state.ancestors(id))]
        number = ROOT
        for step in reversed(chain):
            self._children(number)
            number = self._numbers.get(step, -1)
            if number < 0:
                return QModelIndex()
        return self._index(number)

    def selection_of(self, ids: Iterable[str]) -> QItemSelection:
        """The rows of units as a selection, those that stand together as one range."""
        numbers = [index.internalId() for index in map(self.index_of, ids) if index.isValid()]
        places = sorted((self._nodes[number].parent, self._nodes[number].row, number) for number in set(numbers))
        selection = QItemSelection()
        start = 0
        for place in range(1, len(places) + 1):
            parent, row, _ = places[place - 1]
            if place == len(places) or places[place][:2] != (parent, row + 1):
                first, last = self._index(places[start][2]), self._index(places[place - 1][2], ESTABLISHED)
                selection.append(QItemSelectionRange(first, last))
                start = place
        return selection

    def units_in(self, selection: QItemSelection) -> list[str]:
        """The ids of the units in a selection; Qt's own list of its rows takes quadratic time."""
        return [
            self.id_of(self.index(row, NAME, part.parent()))
            for part in map(selection.at, range(selection.size()))
            for row in range(part.top(), part.bottom() + 1)
            if part.left() == NAME
        ]

    # what Qt asks

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        number = parent.internalId() if parent is not None and parent.isValid() else ROOT
        children = self._children(number)
        if not (0 <= row < len(children) and 0 <= column < len(HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return QObject.parent(self)
        return self._index(self._nodes[index.internalId()].parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid() and parent.column() != NAME:
            return 0
        return len(self._children(parent.internalId() if parent is not None and parent.isValid() else ROOT))

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words(HEADERS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == ESTABLISHED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == NAME else flags

    def data(self, index: Index, role: int = 0) -> Any:
        unit = self.unit(index) if role in ANSWERED else None
        if unit is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._name(unit) if index.column() == NAME else self._established(unit)
        if role == Qt.ItemDataRole.EditRole:
            return unit.name.exactly(self._words.language)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == ESTABLISHED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _name(self, unit: Unit) -> str:
        plan = self._session.plan
        return shown((plan.words(unit.name, self._words.language) if plan is not None else "") or unit.code or "–")

    def _established(self, unit: Unit) -> str:
        if self._totals is None:
            return ""
        found: Total = self._totals.of_unit(unit.id).established
        return found.told

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Renames the unit in the language of the window, through the one way of every change."""
        from orgplanner.edits import rename_unit

        unit = self.unit(index)
        if unit is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self._session.do(rename_unit, unit.id, self._words.language, str(value))


    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return rows_mime(self._session, "units", [self.id_of(index) for index in indexes if index.column() == NAME])

    def drop_at(self, mime: QMimeData, row: int, parent: Index) -> Drop | None:
        """What a drop on a unit (`row` is -1), or before a row below it, means; None for nothing."""
        ids, above = rows_here(self._session, mime), self.sibling(parent.row(), NAME, parent)
        if not ids or (row < 0 and not above.isValid()):
            return None
        if row < 0:
            return Drop(ids, onto=self.id_of(above))
        beside = [self.id_of(self.index(place, NAME, above)) for place in range(self.rowCount(above))]
        if len(ids) == 1 and ids[0] in beside[max(row - 1, 0) : row + 1]:
            return None
        return Drop(ids, before=beside[row]) if row < len(beside) else Drop(ids, after=beside[-1])

    def fault_at(self, mime: QMimeData, row: int, parent: Index) -> str:
        """Why rows may not be dropped on a unit, or before a row; "" when they may or nothing would happen."""
        drop = self.drop_at(mime, row, parent)
        return self._fault(drop) if drop is not None else ""

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        drop = self.drop_at(data, row, parent)
        return drop is not None and not self._fault(drop)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Only tells what is wanted: the rows move when the edit is done, not by the view."""
        drop = self.drop_at(data, row, parent)
        if drop is not None:
            self.dropped.emit(drop)
        return False


def _same_place(before: object, after: object) -> bool:
    if before is None or after is None:
        return False
    return all(getattr(before, name) == getattr(after, name) for name in PLACE)
