"""Puts the selected cells of a table on the clipboard; many of them are written out beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from orgplanner.analysis.tables import Column, Speller
from orgplanner.analysis.tables.column import copied
from orgplanner.analysis.tables.tsv import block_text
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.tables.unsettled import Unsettled
from ui.tables.view import TableView

MUCH = 4000
"""Cells from which on they are written out beside the window."""
STRIDE = 200


class Copier(QObject):
    """`working` carries what takes time, None when it has ended."""

    working = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, view: TableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._model = desk, view, view.table
        self._lane = Lane(self, desk.turn)
        self._lane.progressed.connect(self.progressed)
        view.copy_asked.connect(lambda: self.copy())
        view.copy_all_asked.connect(self.copy_all)

    @property
    def busy(self) -> bool:
        """Whether anything is written out."""
        return self._lane.busy

    def cancel(self) -> None:
        """Calls off what is written out; the clipboard stays as it is."""
        self._lane.cancel()
        self.working.emit(None)

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        self._lane.finish()

    def copy_all(self) -> None:
        """The same with the headings of the columns as the first row; pasted here they are passed over."""
        self.copy(headings=True)

    def copy(self, *, headings: bool = False) -> None:
        """Puts the selected cells on the clipboard, as a block for a spreadsheet."""
        session, model = self._desk.session, self._model
        ids = model.ids(self._view.selected_rows())
        columns = [model.columns[at] for at in self._view.selected_columns()]
        if not ids or session.plan is None:
            return
        many = len(ids) * len(columns) > MUCH
        plan = session.plan.snapshot() if many else session.plan
        speller = Speller(plan, session.scenario, self._desk.words.language)
        table, unsettled = model.sheet.table, model.unsettled
        top = block_text([[self._desk.words(column.heading) for column in columns]]) if headings else ""
        if not many:
            self._put(top + written(speller, table, ids, columns, unsettled, None))
            return
        self.working.emit(say("Copying {count} rows …", count=len(ids)))
        self._lane.start(lambda stop: top + written(speller, table, ids, columns, unsettled, stop), self._put)

    def _put(self, text: str) -> None:
        self.working.emit(None)
        QGuiApplication.clipboard().setText(text)


def written(
    speller: Speller, table: str, ids: list[str], columns: list[Column], unsettled: Unsettled, stop: Stop | None
) -> str:
    """Rows and columns as a block; rows that are not in the plan yet as they were typed."""
    if stop is not None:
        speller.spellings("units")
    rows = []
    for place, id in enumerate(ids):
        if stop is not None and place % STRIDE == 0:
            stop.progress(place, len(ids))
        row = speller.row(table, id)
        if row is not None:
            rows.append([copied(speller, column, row) for column in columns])
        elif id in unsettled.rows:
            texts = unsettled.rows[id].texts
            rows.append([texts.get(column.id, "") for column in columns])
    return block_text(rows)
