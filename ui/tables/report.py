"""The list of the cells of a pasted block that were not understood; a click leads to the cell."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.tables.blocks import Cell
from orgplanner.text import say
from ui.desk import Desk
from ui.plain import button_box, label
from ui.tables.model import TableModel, one_line

MOST = 500


class ReportDialog(QDialog):
    """Stays beside the table while the cells are put right; `chosen` carries the cell somebody wants to see."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, model: TableModel, cells: list[Cell], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cells = cells
        words = desk.words
        self.setWindowTitle(words(say("Cells that were not understood")))
        self.resize(min(720, parent.width() - 60), min(420, parent.height() - 60))
        sentence = say(
            "Everything else was taken over. These cells keep what was pasted, marked in the table: {count}.",
            count=len(cells),
        )
        self.list = QTreeWidget()
        self.list.setObjectName("rows")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.windowTitle())
        headings = (say("Row"), say("Column"), say("Pasted"), say("Why"))
        self.list.setHeaderLabels([words(each) for each in headings])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.addTopLevelItems([self._item(desk, model, cell) for cell in cells[:MOST]])
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, width in enumerate((56, 140, 130)):
            self.list.setColumnWidth(at, width)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(label(words(sentence), wrap=True))
        column.addWidget(self.list, 1)
        if len(cells) > MOST:
            column.addWidget(label(words(say("The list shows the first {most}.", most=MOST)), "secondary"))
        column.addWidget(buttons)

    def _item(self, desk: Desk, model: TableModel, cell: Cell) -> QTreeWidgetItem:
        place, at = model.place_of(cell.row), model.column_place(cell.column)
        row = str(model.number_of(place)) if place >= 0 else "–"
        heading = desk.words(model.columns[at].heading) if at >= 0 else "–"
        item = QTreeWidgetItem([row, heading, one_line(cell.text), desk.words(cell.why)])
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(self._cells[self.list.indexOfTopLevelItem(item)])
