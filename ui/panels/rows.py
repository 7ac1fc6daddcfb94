"""A short list of rows with a name on the left and a quiet word on the right."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from orgplanner.text import shown
from ui.plain import tooltip

ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ListRow:
    """What one row says, and the id that `chosen` carries."""

    id: str
    name: str
    word: str = ""
    hint: str = ""
    mark: QIcon | None = None


class RowList(QTreeWidget):
    """As high as its rows, up to `most` of them; `chosen` when a row is clicked or entered with the keys."""

    chosen = Signal(str)

    def __init__(self, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setObjectName("rows")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, ID)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(0, ID)))

    def show_rows(self, rows: list[ListRow], colour: str, current: str = "") -> None:
        """Replaces the rows; `colour` is that of the word on the right."""
        self.clear()
        for row in rows:
            item = QTreeWidgetItem([shown(row.name), row.word])
            item.setData(0, ID, row.id)
            item.setToolTip(0, tooltip(row.hint or row.name))
            item.setForeground(1, QColor(colour))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if row.mark is not None:
                item.setIcon(1, row.mark)
            self.addTopLevelItem(item)
            if row.id == current:
                self.setCurrentItem(item)
        self._fit(len(rows))

    def _fit(self, rows: int) -> None:
        height = self.sizeHintForRow(0) if rows else 0
        seen = min(rows, self._most)
        self.setMinimumHeight(height * min(seen, 2))
        self.setMaximumHeight(height * seen + 4)
