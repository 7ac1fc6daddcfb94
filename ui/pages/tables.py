"""The pages with tables: staffing, people, skills, functions, links."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from orgplanner.analysis.tables import FUNCTIONS, LINKS, NEEDS, PEOPLE, RATINGS, SKILLS, STAFFING, Sheet
from ui.desk import Desk
from ui.plain import tool_button
from ui.reckoning import Reckoning
from ui.tables.panel import TablePanel


def staffing(desk: Desk, _reckoning: Reckoning) -> QWidget:
    """All posts of the scenario."""
    return TablePanel(desk, STAFFING)


def people(desk: Desk, _reckoning: Reckoning) -> QWidget:
    """All people of the plan."""
    return TablePanel(desk, PEOPLE)


def skills(desk: Desk, _reckoning: Reckoning) -> QWidget:
    """Ratings of people, needs of units and posts, and the skills themselves."""
    return SeveralTables(desk, (RATINGS, NEEDS, SKILLS))


def functions(desk: Desk, _reckoning: Reckoning) -> QWidget:
    """All functions of the scenario, and who leads, supports and is consulted."""
    return TablePanel(desk, FUNCTIONS)


def links(desk: Desk, _reckoning: Reckoning) -> QWidget:
    """All links of the scenario."""
    return TablePanel(desk, LINKS)


class SeveralTables(QWidget):
    """Several tables, one of them seen; a button for each above them."""

    def __init__(self, desk: Desk, sheets: tuple[Sheet, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.tables = [TablePanel(desk, sheet) for sheet in sheets]
        self.stack = QStackedWidget()
        self.buttons = QButtonGroup(self)
        bar = QFrame()
        bar.setObjectName("chartbar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(6)
        for place, (sheet, table) in enumerate(zip(sheets, self.tables, strict=True)):
            button = tool_button()
            button.setCheckable(True)
            desk.words.keep(button.setText, sheet.title)
            self.buttons.addButton(button, place)
            line.addWidget(button)
            self.stack.addWidget(table)
        line.addStretch(1)
        self.buttons.button(0).setChecked(True)
        self.buttons.idClicked.connect(self.stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)

    def show_table(self, place: int) -> None:
        """Brings one of the tables to the front."""
        self.buttons.button(place).setChecked(True)
        self.stack.setCurrentIndex(place)

    def to_paper(self) -> None:
        """Shows the table that is seen on pages."""
        self.tables[self.stack.currentIndex()].to_paper()

    def finish(self) -> None:
        """Waits for what the tables work out."""
        for table in self.tables:
            table.finish()
