"""The posts, or people, behind a figure of the ledger: where from, where to, how much, and by which source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Entry
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.views.accounts import FLOW_TONES, KINDS
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.late_rows import LateRows
from orgplanner.model import Assignment, Person, Post
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.inspection.teller import Teller
from ui.pages.compare.grid_view import GridView
from ui.plain import button_box, label, no_default

COLUMNS = (
    *words(say("Post or person"), say("Unit before"), say("Unit after"), say("In the ledger")),
    *figures(say("Figure")), *words(say("Basis and source")),
)  # fmt: skip
WIDTHS = (220, 190, 190, 150, 80, 260)


def entry_grid(found: Comparison, measure: str, entries: list[Entry], language: str) -> Grid:
    """Entries of the ledger of a measure as rows."""
    return Grid(COLUMNS, WIDTHS, LateRows(entries, EntryTeller(found, measure, language).row))


class EntryTeller:
    """Makes the rows of entries."""

    def __init__(self, found: Comparison, measure: str, language: str) -> None:
        self._found, self._measure = found, measure
        self._wording = Wording(found, language)
        self._tellers = tuple(Teller(found.plan, side, language) for side in (found.old, found.new))

    def row(self, entry: Entry) -> GridRow:
        """A row with what the line is called, its units, its part and its grounds."""
        side = 0 if entry.new is None else 1
        id = entry.new or entry.old or ""
        kind = KINDS[entry.kind]
        said = say("{kind}, number changed", kind=kind) if entry.resized else kind
        name, grounds = self._told(id, side)
        ends = self._wording.unit(entry.old_unit, 0), self._wording.unit(entry.new_unit, 1)
        part = as_total(entry.part)
        return GridRow((name, *ends, said, part, grounds), id, 0, ("", "", "", FLOW_TONES.get(entry.kind, "")))

    def _told(self, id: str, side: int) -> tuple[str, str]:
        """What a line is called, and where its figure comes from."""
        teller = self._tellers[side]
        if self._measure == "people":
            person = self._found.plan.people[id]
            return self._wording.called(person), teller.grounds(person.basis, person.source)
        post = self._found.states[side].posts[id]
        return self._wording.called(post), self._grounds(post, teller)

    def _grounds(self, post: Post, teller: Teller) -> str:
        figure = post.established
        row: Post | Person | Assignment = post
        if self._measure == "filled":
            figure = post.filled
            row = next(iter(teller.state.holders(post.id)), row)
        elif self._measure == "pay" and post.grade in teller.plan.grades:
            figure = teller.plan.grades[post.grade].pay
        return teller.grounds(figure.basis or row.basis, figure.source or row.source)


class EntriesDialog(QDialog):
    """A double click, or Enter, selects the post and leaves."""

    def __init__(self, desk: Desk, title: str, formula: Message | str, grid: Grid, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        desk.session.document_changed.connect(self.reject)
        self.setWindowTitle(title)
        self.resize(min(1060, parent.width() - 60), min(620, parent.height() - 60))
        self.table = GridView(desk, say("Posts behind the figure"))
        self.table.show_grid(grid)
        self.table.opened.connect(self._go)
        self.said = label(desk.words(formula), wrap=True)
        count = label(desk.words(say("Lines: {count}", count=len(grid.rows))), "secondary")
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        no_default(*buttons.buttons())
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addWidget(count)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _go(self, row: int, _column: int) -> None:
        self.accept()
        self._desk.session.select(self.table.grid_model.row(row).id)
