"""Units and posts that are not yet placed in the scenario."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.panels.rows import ListRow, RowList
from ui.panels.section import Section
from ui.reckoning import Counted, Reckoning

MOST = 500


class UnplacedPanel(QWidget):
    """Hidden when everything has its place."""

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reckoning = reckoning
        self._list = RowList(5)
        self._section = Section(desk.words, say("Not yet placed"), self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._list.chosen.connect(desk.session.select)
        reckoning.counted.connect(self._show)
        desk.look.changed.connect(lambda: self._show(self._reckoning.latest))
        self.hide()

    def names(self) -> list[str]:
        """What is listed."""
        return [self._list.topLevelItem(row).text(0) for row in range(self._list.topLevelItemCount())]

    def _show(self, counted: Counted | None) -> None:
        session, words = self._desk.session, self._desk.words
        plan, state = session.plan, session.state
        rows: list[ListRow] = []
        if plan is not None and state is not None and counted is not None:
            for unit in state.unplaced_units():
                number = str(counted.totals.of_unit(unit.id).established)
                rows.append(ListRow(unit.id, plan.words(unit.name, words.language), number))
            for post in state.unplaced_posts():
                quantity = post.established.quantity
                number = "–" if quantity is None else str(quantity)
                rows.append(ListRow(post.id, plan.words(post.title, words.language), number))
        self._section.count(len(rows))
        self._list.show_rows(rows[:MOST], self._desk.look.theme.secondary)
        self.setVisible(bool(rows))
