"""The posts behind a total, with their sources."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgplanner.text import say
from ui.desk import Desk
from ui.models.lines import LinesModel
from ui.plain import button_box, label
from ui.reckoning import Counted

WIDTHS = (190, 210, 80, 130, 90, 80)


class LinesDialog(QDialog):
    """A table of the posts; a double click selects the post and leaves."""

    def __init__(self, desk: Desk, counted: Counted, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        desk.session.document_changed.connect(self.reject)
        plan, state, words = desk.session.plan, desk.session.state, desk.words
        assert plan is not None
        assert state is not None
        posts = [post for root in state.children(None) for post in counted.totals.lines(root.id)]
        self.model = LinesModel(plan, counted.scenario, words.language, counted.totals, posts, self)
        self.setWindowTitle(words(say("Posts behind the totals")))
        self.resize(min(1040, parent.width() - 60), min(620, parent.height() - 60))
        self.table = QTableView()
        self._shape()
        figures = say(
            "Established {established}, filled {filled}, vacant {vacant}; {lines} lines of posts.",
            established=counted.whole.established.told,
            filled=counted.whole.filled.told,
            vacant=counted.whole.vacant.told,
            lines=len(posts),
        )
        unknown = say("The number is unknown in {number} of them.", number=counted.whole.established.unknown)
        sentence = words(figures) + (f" {words(unknown)}" if counted.whole.established.unknown else "")
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(sentence, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _shape(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.activated.connect(self._go)
        self.table.doubleClicked.connect(self._go)

    def _go(self, index: QModelIndex) -> None:
        self.accept()
        self._desk.session.select(self.model.post(index.row()).id)
