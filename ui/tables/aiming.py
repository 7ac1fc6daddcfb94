"""Where a pasted block goes: into which columns and which rows."""

from collections.abc import Sequence

from orgplanner.analysis.tables import Column
from orgplanner.text import LANGUAGES, render
from ui.tables.model import TableModel
from ui.tables.view import TableView


def columns_from(view: TableView, count: int) -> list[int]:
    """The columns that are seen, from the first selected one on; in an empty table from the names on."""
    seen, columns = view.seen_columns(), view.table.columns
    named = next((at for at in seen if ":" in columns[at].id), seen[0])
    current = view.currentIndex()
    first = (view.selected_columns() or [current.column() if current.isValid() else named])[0]
    start = seen.index(first) if first in seen else 0
    return seen[start : start + count]


def headed_columns(columns: Sequence[Column], cells: Sequence[str | None]) -> list[int] | None:
    """The columns that a row of headings names in any language; None when it is no such row."""
    known = {
        render(column.heading, language).casefold(): at
        for language in LANGUAGES
        for at, column in enumerate(columns)
    }
    named = [known.get(" ".join((cell or "").split()).casefold(), -1) for cell in cells]
    return named if named and min(named) >= 0 and len(set(named)) == len(named) else None


def ids_from(model: TableModel, place: int, count: int) -> list[str]:
    """The ids of rows from a place on, heads of groups passed over."""
    ids: list[str] = []
    while len(ids) < count and place < model.rowCount():
        end = min(place + count - len(ids), model.rowCount())
        ids += model.ids(range(place, end))
        place = end
    return ids
