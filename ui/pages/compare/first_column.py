"""The first column of a table, laid over it while the table is scrolled aside: rows keep their names."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView


class FirstColumn(QTableView):
    """Seen only while the column itself is out of sight; what is clicked in it is chosen in the table."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Over the place where the column would be, as high as the table with its headings."""
        table = self._table
        wide, columns = table.columnWidth(0), table.model().columnCount()
        wanted = columns > 1 and table.horizontalScrollBar().value() > 0 and wide < table.viewport().width() * 0.7
        if not wanted:
            self.hide()
            return
        if self.model() is None:  # not before, as a second view of very many rows takes time
            self.setModel(table.model())
            self.setSelectionModel(table.selectionModel())
        for at in range(columns):
            self.setColumnHidden(at, at > 0)
        self.setColumnWidth(0, wide)
        head = table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(table.frameWidth(), table.frameWidth(), wide, head + table.viewport().height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
        self.raise_()

    def uncover(self, left: int) -> None:
        """Scrolls the table so that a cell that begins at `left` is not below this column."""
        if self.isVisible() and left < self.width():
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - (self.width() - left))
