"""Lays the columns of a table as somebody left them, and remembers how they are left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from orgplanner.analysis.tables import Column, Sheet, column_of
from ui.desk import Desk
from ui.tables.bar import TableBar
from ui.tables.columns import Columns, remember, remembered
from ui.tables.view import TableView

ROOM, WIDEST_HEADING = 26, 170
"""Pixels beside the words of a heading; up to where a heading makes its column wider."""


class Laying(QObject):
    """Follows the header of a view and tells its bar which columns there are."""

    def __init__(self, desk: Desk, sheet: Sheet, view: TableView, bar: TableBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sheet, self._view, self._bar = desk, sheet, view, bar
        self.columns = remembered(desk.preferences, sheet.id)
        self._laid: dict[str, int] = {}
        view.header.sectionMoved.connect(lambda *_: self._keep(moved=True))
        view.header.sectionResized.connect(lambda *_: self._keep(moved=False))
        bar.column_switched.connect(self.switch)
        bar.usual_asked.connect(self.usual)

    def lay(self, sort: str = "", *, descending: bool = False) -> None:
        """Puts the columns where they were left, or the usual ones where they usually are."""
        header, model = self._view.header, self._view.table
        header.blockSignals(True)
        for place, at in enumerate(self.columns.places(model.columns, self._desk.words.language)):
            header.moveSection(header.visualIndex(at), place)
        for at, column in enumerate(model.columns):
            header.setSectionHidden(at, not self.columns.shows(column))
            self._laid[column.id] = self._width(column)
            header.resizeSection(at, self._laid[column.id])
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(model.column_place(sort), order)
        header.blockSignals(False)
        self._view.updateGeometries()
        header.updateGeometries()
        self._view.viewport().update()
        self._tell()

    def _width(self, column: Column) -> int:
        """As wide as somebody left it, else the usual width or that of its heading, where it is not too long."""
        heading = self._view.header.fontMetrics().horizontalAdvance(self._desk.words(column.heading))
        return self.columns.widths.get(column.id) or max(column.width, min(heading + ROOM, WIDEST_HEADING))

    def _tell(self) -> None:
        columns = self._view.table.columns
        groups = tuple(column for column in columns if column.id in self._sheet.groups)
        self._bar.show_columns(columns, groups, self.columns)

    def _keep(self, *, moved: bool) -> None:
        header, columns = self._view.header, self._view.table.columns
        if header.count() != len(columns) or not columns:
            return
        widths = dict(self.columns.widths)
        for at, column in enumerate(columns):
            if not header.isSectionHidden(at) and header.sectionSize(at) != self._laid.get(column.id):
                widths[column.id] = header.sectionSize(at)
        self.columns = replace(self.columns, widths=widths)
        if moved:
            order = sorted(range(len(columns)), key=header.visualIndex)
            self.columns = replace(self.columns, order=tuple(columns[at].id for at in order))
        self._remember()

    def switch(self, id: str) -> None:
        """Shows a column that is hidden, hides one that is shown, unless it is the last."""
        column = column_of(self._view.table.columns, id)
        seen = self._view.seen_columns()
        if column is None or (self.columns.shows(column) and len(seen) < 2):
            return
        self.columns = replace(self.columns, shown={**self.columns.shown, id: not self.columns.shows(column)})
        self._remember()
        self._again()

    def usual(self) -> None:
        """Forgets what was chosen."""
        self.columns = Columns()
        self._remember()
        self._again()

    def _again(self) -> None:
        header = self._view.header
        section, down = header.sortIndicatorSection(), header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        columns = self._view.table.columns
        self.lay(columns[section].id if 0 <= section < len(columns) else "", descending=down)

    def _remember(self) -> None:
        remember(self._desk.preferences, self._sheet.id, self.columns)
        self._tell()
