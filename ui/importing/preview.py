"""The cells of a sheet as they were read: rows that are no data are quiet, headings say what columns mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing.cells import text_of
from orgplanner.importers.lists.recipe import TableRecipe
from orgplanner.importers.reading.book import Sheet, place_of
from orgplanner.text import say, shown
from ui.desk import Desk
from ui.plain import tooltip
from ui.row_table import ROW_HEIGHT

Index = QModelIndex | QPersistentModelIndex
LONGEST = 120
"""Letters of a cell that are shown."""
WIDTH, WIDEST, NAMED = 120, 260, 170
"""Pixels of a column: usual, at most, and at most for what it means."""


def letter(column: int) -> str:
    """A column as spreadsheets call it."""
    return place_of("", 0, column)[1:-1]


class CellsModel(QAbstractTableModel):
    """The cells of one sheet; texts are made when they are looked at."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheet: Sheet | None = None
        self.recipe: TableRecipe | None = None
        self._headings: tuple[str, ...] = ()
        self._width = 0
        self._spots: frozenset[tuple[int, int]] = frozenset()

    def show(self, sheet: Sheet | None, recipe: TableRecipe | None, headings: tuple[str, ...] = ()) -> None:
        """Shows a sheet as a recipe reads it; the same sheet stays where it is scrolled to."""
        if sheet is not self.sheet:
            self.beginResetModel()
            self.sheet = sheet
            self._width = max(map(len, sheet.rows), default=0) if sheet is not None else 0
            self.recipe, self._headings, self._spots = recipe, headings, frozenset()
            self.endResetModel()
        elif recipe != self.recipe or headings != self._headings:
            self.recipe, self._headings = recipe, headings
            self._refresh()

    def mark(self, spots: frozenset[tuple[int, int]]) -> None:
        """Marks cells by row and column; of a whole row the column is −1."""
        if spots != self._spots:
            self._spots = spots
            self._refresh()

    def _refresh(self) -> None:
        if self._width and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._width - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else len(self.sheet.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._width

    def meaning(self, column: int) -> str:
        """What a column means, in words."""
        field = self.recipe.columns.get(column, "") if self.recipe is not None else ""
        return self._desk.words(FIELDS[field].words) if field in FIELDS else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            is_told = role == Qt.ItemDataRole.DisplayRole
            return str(self.sheet.number(section)) if is_told and self.sheet is not None else None
        meaning = self.meaning(section)
        heading = self._headings[section] if section < len(self._headings) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{meaning or '–'}\n{letter(section)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(filter(None, (meaning or self._desk.words(say("left out")), heading))))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return text_of(self.sheet.at(row, column)) if self.sheet is not None else ""

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or self.sheet is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(" ".join(self.text(row, column)[:LONGEST].split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.text(row, column)[:1000])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.meaning(column) or letter(column)}: {self.text(row, column)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = self._is_idle(row) or (not self._is_heading(row) and not self.meaning(column))
            return QColor(self._desk.look.theme.secondary) if quiet else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._fill(row, column)
        return self._font(row) if role == Qt.ItemDataRole.FontRole else None

    def _font(self, row: int) -> QFont | None:
        """Headings and titles are bold; what is no data is slanted, as not every theme has a quieter colour."""
        is_head = self._is_heading(row) or self._is_title(row)
        if not is_head and not self._is_idle(row):
            return None
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold if is_head else QFont.Weight.Normal)
        font.setItalic(not is_head)
        return font

    def _fill(self, row: int, column: int) -> QColor | None:
        theme = self._desk.look.theme
        if (row, column) in self._spots:
            return QColor(theme.gaps[1])
        if (row, -1) in self._spots:
            return QColor(theme.selection)
        return QColor(theme.track) if self._is_idle(row) else None

    def _is_heading(self, row: int) -> bool:
        table = self.recipe
        return table is not None and table.heading <= row < table.heading + table.heading_rows

    def _is_title(self, row: int) -> bool:
        return self.recipe is not None and row in self.recipe.titles

    def _is_idle(self, row: int) -> bool:
        """Whether a row is no data: above the first, a total, a repeated heading."""
        table = self.recipe
        return table is None or row < table.first or row in table.skip


class CellsView(QTableView):
    """The table of cells, with row numbers as in the file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.cells = CellsModel(desk, self)
        self.setModel(self.cells)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(desk.words(say("Cells of the file")))
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT - 2)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultSectionSize(WIDTH)
        self.horizontalHeader().setHighlightSections(False)
        # a header asks for every row whether it is selected; one with a selection of its own has nothing to ask
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(self.cells, self))
        self.setMinimumHeight(90)

    def show_sheet(self, sheet: Sheet | None, recipe: TableRecipe | None, headings: tuple[str, ...] = ()) -> None:
        """Shows a sheet as a recipe reads it."""
        other = sheet is not self.cells.sheet or (self.cells.recipe is None and recipe is not None)
        self.cells.show(sheet, recipe, headings)
        if other:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as the first rows need, within bounds."""
        model, metrics = self.cells, self.fontMetrics()
        for column in range(min(model.columnCount(), 60)):
            texts = [model.text(row, column)[:40] for row in range(min(model.rowCount(), 30))]
            named = min(metrics.horizontalAdvance(model.meaning(column)), NAMED)
            widest = max((*map(metrics.horizontalAdvance, texts), named), default=0)
            self.setColumnWidth(column, max(min(widest + 18, WIDEST), 64))

    def show_spot(self, row: int, column: int | None, others: Iterable[int] = ()) -> None:
        """Marks a row, a cell of it and other rows, and brings it into view."""
        at = -1 if column is None else column
        self.cells.mark(frozenset({(row, -1), (row, at), *((other, -1) for other in others)}))
        if row < self.cells.rowCount():
            place = self.cells.index(row, max(at, 0))
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.clearSelection()
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
