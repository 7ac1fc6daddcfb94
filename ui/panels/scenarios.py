"""The scenarios of the plan: choose one; kind and lock are said."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgplanner.model import ChangeSet
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.panels.rows import ListRow, RowList
from ui.panels.section import Section

KINDS: dict[str, Message] = {
    "current": say("current"), "proposed": say("proposed"), "reference": say("reference"),
}  # fmt: skip


class ScenariosPanel(QWidget):
    """A list of scenarios."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = RowList(6)
        self._section = Section(desk.words, say("Scenarios"), self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._list.chosen.connect(desk.session.choose)
        for signal in (desk.session.scenario_changed, desk.words.changed, desk.look.changed):
            signal.connect(self._show)
        desk.session.changed.connect(self._follow)

    def _follow(self, changes: ChangeSet) -> None:
        if "scenarios" in changes.tables:
            self._show()

    def _show(self) -> None:
        session, words, look = self._desk.session, self._desk.words, self._desk.look
        rows = []
        for row, name in session.scenario_names(words.language):
            word = words(say("locked")) if row.locked else words(KINDS[row.kind])
            hint = "\n".join(filter(None, (name, words(KINDS[row.kind]), row.as_of, row.note)))
            rows.append(ListRow(row.id, name, word, hint, look.icon("lock") if row.locked else None))
        self._list.show_rows(rows, look.theme.secondary, session.scenario)
        self._section.count(0)
