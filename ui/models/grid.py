"""Rows of a comparison for Qt: texts are made when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.views.grid import Grid, GridRow, brief
from orgplanner.text import render
from ui.desk import Desk
from ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex
INDENT = "\u2003"
GAPS = {"gap1": 0, "gap2": 1, "gap3": 2}
EMPTY = Grid((), (), ())


def rows_by_id(grid: Grid, places: Sequence[int]) -> dict[str, int]:
    """Where the first row about each thing is among those that are shown."""
    found: dict[str, int] = {}
    for place, at in enumerate(places):
        found.setdefault(grid.rows[at].id, place)
    return found


class GridModel(QAbstractTableModel):
    """Shows some rows of a grid, each cell in its tone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid = EMPTY
        self._places: Sequence[int] = range(0)
        self._row_of: dict[str, int] | None = None

    def show(
        self, grid: Grid, places: Sequence[int] | None = None, row_of: dict[str, int] | None = None
    ) -> None:
        """Takes other rows, or none; `places` are those that are wanted, `row_of` is made by `rows_by_id`."""
        self.beginResetModel()
        self.grid = grid
        self._places = range(len(grid.rows)) if places is None else places
        self._row_of = row_of
        self.endResetModel()

    @property
    def places(self) -> Sequence[int]:
        """The places of the rows that are shown."""
        return self._places

    def row(self, place: int) -> GridRow:
        return self.grid.rows[self._places[place]]

    def row_of(self, id: str) -> int:
        """The first row about a thing, −1 when none is listed."""
        if not id:
            return -1
        if self._row_of is None:
            self._row_of = rows_by_id(self.grid, self._places)
        return self._row_of.get(id, -1)

    def brief(self, row: int, column: int) -> str:
        """What is shown in a cell: of a figure “~84–93 + ?” where parts are unknown."""
        cells = self.row(row).cells
        cell = cells[column] if column < len(cells) else None
        return brief(cell, self.grid.columns[column].kind, self._desk.words.language)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, without its indent."""
        cells = self.row(row).cells
        return cell_words(cells[column], self._desk.words.language) if column < len(cells) else ""

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = render(self.grid.columns[section].title, self._desk.words.language)
            return text if role == Qt.ItemDataRole.DisplayRole else tooltip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        kind = self.grid.columns[column].kind
        if kind == "cell":
            return Qt.AlignmentFlag.AlignCenter
        side = Qt.AlignmentFlag.AlignLeft if kind == "words" else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.brief(row, column)
            return INDENT * self.row(row).level + text if column == 0 else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{render(self.grid.columns[column].title, self._desk.words.language)}: {self.text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.FontRole:
            return _bold() if self.row(row).is_bold else None
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(row, column, role == Qt.ItemDataRole.BackgroundRole)
        return None

    def _colour(self, row: int, column: int, behind: bool) -> QColor | None:
        tones, theme = self.row(row).tones, self._desk.look.theme
        tone = tones[column] if column < len(tones) else ""
        if not tone:
            return None
        if tone in GAPS or tone == "met":
            fill = theme.met if tone == "met" else theme.gaps[GAPS[tone]]
            return QColor(fill if behind else theme.gap_text)
        if behind:
            return None
        return QColor(theme.secondary if tone == "same" else theme.tones["closed" if tone == "alarm" else tone][0])


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
