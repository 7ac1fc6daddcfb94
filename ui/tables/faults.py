"""Cells that were not understood: why, where the next one is, what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orgplanner.analysis.tables.blocks import Cell
from ui.desk import Desk
from ui.tables.foot import TableFoot
from ui.tables.laying import Laying
from ui.tables.report import ReportDialog
from ui.tables.view import TableView


class Faults(QObject):
    """Explains the current cell in the line below the table."""

    def __init__(self, desk: Desk, view: TableView, foot: TableFoot, laying: Laying, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view, self._foot, self._laying = desk, view, foot, laying
        self._model = view.table
        view.moved.connect(self.explain)
        foot.next_asked.connect(self.go_on)
        foot.forget_asked.connect(self.forget)

    def settled(self) -> None:
        """Something was typed, understood or given up."""
        self._model.repaint()
        self.explain()

    def explain(self) -> None:
        """Says why the current cell was not understood, or how many cells were not."""
        why = self._model.why(self._view.currentIndex())
        count = len(self._model.unsettled.cells)
        self._foot.explain(self._desk.words(why) if why is not None else "", count)

    def go_on(self) -> None:
        """Goes to the next cell below that was not understood, from the last one to the first."""
        cells = (
            (self._model.place_of(row), self._model.column_place(id)) for row, id in self._model.unsettled.cells
        )
        seen = sorted(cell for cell in cells if min(cell) >= 0)
        if not seen and self._model.folded:
            self._model.fold(())
            self.go_on()
            return
        if not seen:
            self._view.header.clear_filters()
            return
        here = (self._view.currentIndex().row(), self._view.currentIndex().column())
        self._go_to(*next((cell for cell in seen if cell > here), seen[0]))

    def _go_to(self, place: int, column: int) -> None:
        if self._view.isColumnHidden(column):
            self._laying.switch(self._model.columns[column].id)
        self._view.setFocus()
        self._view.go_to(place, column)

    def forget(self) -> None:
        """Gives up what was typed into the current cell; a new row that lacks something goes with its last cell."""
        index = self._view.currentIndex()
        id = self._model.id_at(index.row())
        if id:
            self._model.unsettled.forget(id, [self._model.columns[index.column()].id])
            self.settled()

    def report(self, cells: list[Cell]) -> None:
        """Lists cells of a block in a window beside the table."""
        dialog = ReportDialog(self._desk, self._model, cells, self._view.window())
        dialog.chosen.connect(self.show_cell)
        dialog.show()

    def show_cell(self, cell: Cell) -> None:
        """Goes to a cell of the report."""
        place, column = self._model.place_of(cell.row), self._model.column_place(cell.column)
        if place >= 0:
            self._go_to(place, max(column, 0))
