"""The work page of the window: side panels left and right, the chart between them, totals below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.balance import Balance
from ui.clipboard import Copier
from ui.desk import Desk
from ui.panels.chart import ChartPanel
from ui.panels.checks import ChecksPanel
from ui.panels.inspector import Inspector
from ui.panels.notice import Notice
from ui.panels.outline import OutlinePanel
from ui.panels.scenarios import ScenariosPanel
from ui.panels.tabs import Tabs
from ui.panels.totals import TotalsBar
from ui.panels.unplaced import UnplacedPanel
from ui.reckoning import Reckoning


class WorkPage(QWidget):
    """Assembles the panels; they talk through the session."""

    def __init__(self, desk: Desk, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reckoning = reckoning = Reckoning(desk, self)
        self.outline = OutlinePanel(desk, reckoning)
        self.checks = ChecksPanel(desk, reckoning)
        self.chart = ChartPanel(desk)
        reckoning.wait = lambda: self.chart.busy
        self.inspector = Inspector(desk, reckoning)
        self.inspector.left.connect(self.chart.canvas.setFocus)
        self.totals = TotalsBar(desk, reckoning)
        self.balance = Balance(desk, self)
        self.balance.changed.connect(self.totals.show_balance)
        self.totals.ledger_asked.connect(self._show_ledger)
        self.left = self._left(desk, reckoning)
        self.copier = Copier(desk, self)
        for signal in (self.copier.cut_changed, self.chart.drawn):
            signal.connect(lambda: self.chart.fade(self.copier.cut))
        self.tabs = Tabs(desk, reckoning, self.chart)
        for source in (self.chart, self.outline, self.unplaced):
            source.dragging.connect(self.unplaced.offer)
        desk.session.dragging.connect(self.unplaced.offer)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for place, (widget, narrowest, stretch) in enumerate(
            ((self.left, 190, 0), (self.tabs, 320, 1), (self.inspector, 240, 0))
        ):
            widget.setMinimumWidth(narrowest)
            self.split.addWidget(widget)
            self.split.setStretchFactor(place, stretch)
        self.split.setSizes([300, 980, 310])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(notice)
        column.addWidget(self.split, 1)
        column.addWidget(self.totals)

    def show_page(self, id: str) -> None:
        """Brings a page of the middle to the front: "chart" or the id of one of the pages."""
        self.tabs.show_page(id)

    def _show_ledger(self) -> None:
        self.show_page("compare")
        from ui.pages.compare.page import ComparePage

        page = self.tabs.page("compare")
        if isinstance(page, ComparePage):
            page.show_ledger_of_base()

    def finish(self) -> None:
        """Waits for what is being worked on; nothing is delivered any more."""
        self.reckoning.finish()
        self.balance.finish()
        self.chart.finish()
        self.tabs.finish()
        self.copier.finish()

    def _left(self, desk: Desk, reckoning: Reckoning) -> QWidget:
        upper, whole = QWidget(), QWidget()
        for widget in (upper, whole):
            widget.setObjectName("panel")
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScenariosPanel(desk))
        column.addWidget(self.outline, 1)
        self.unplaced = UnplacedPanel(desk, reckoning)
        column.addWidget(self.unplaced)
        self.left_split = QSplitter(Qt.Orientation.Vertical)
        self.left_split.setChildrenCollapsible(False)
        self.left_split.addWidget(upper)
        self.left_split.addWidget(self.checks)
        self.left_split.setStretchFactor(0, 3)
        self.left_split.setStretchFactor(1, 1)
        self.left_split.setSizes([620, 220])
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 4)
        outer.addWidget(self.left_split)
        return whole
