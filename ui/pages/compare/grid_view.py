"""A table of a comparison: rows are chosen, opened and copied, nothing is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from orgplanner.analysis.tables.tsv import block_text
from orgplanner.analysis.views.grid import Grid, brief
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.enter import ENTER
from ui.models.grid import INDENT, GridModel, Index
from ui.pages.compare.first_column import FirstColumn

MOST_COPIED = 20_000
"""rows that are written to the clipboard at once"""
LOOKED_AT = 60
"""rows whose figures decide how wide their column is"""
LEAST_WORDS, LEAST_NAME = 128, 200
"""pixels that a column of long words, and the first one, has where not all columns can be seen at once"""
TIGHT_WORDS, TIGHT_NAME = 84, 136
"""what they have at least where all columns are seen"""
BOLD = 1.07
"""how much wider letters of a bold row are"""
AROUND = 18
"""pixels beside the words of a cell"""
HEADINGS, FEW = (124, 84, 62), 8
"""pixels that a heading may ask for: the first where there are a few columns, less of it rather than scroll"""


def shared(widths: Sequence[int], needed: Sequence[int], wordy: Sequence[int], room: int) -> list[int]:
    """Widths of columns in a room: those of words get what they need, long ones as much as there is for each.

    Where not even little is left for each, they are as wide as is comfortable, and the table is scrolled.
    """
    found = list(widths)
    left = room - sum(width for at, width in enumerate(widths) if at not in wordy)
    least = at_least(needed, wordy, TIGHT_NAME, TIGHT_WORDS)
    if left < sum(least.values()):
        given = at_least(needed, wordy, LEAST_NAME, LEAST_WORDS)
    else:
        spare = left - sum(least.values())
        most = fair(sorted(needed[at] - least[at] for at in wordy), spare)
        given = {at: least[at] + min(needed[at] - least[at], most) for at in wordy}
    for at, width in given.items():
        found[at] = width
    rest = room - sum(found)
    if rest > 0 and wordy:
        for at in wordy:
            found[at] += rest // len(wordy)
    return found


def at_least(needed: Sequence[int], wordy: Sequence[int], name: int, other: int) -> dict[int, int]:
    """What columns of words get that need no less than `name`, the first one, or `other`."""
    return {at: min(needed[at], name if at == 0 else other) for at in wordy}


def with_headings(
    cells: Sequence[int], titles: Sequence[int], wordy: Sequence[int], room: int, allowed: Sequence[int]
) -> list[int]:
    """What columns need with headings of the first width allowed, or of a lesser one that spares the scrolling."""
    pairs = tuple(zip(cells, titles, strict=True))
    tries = [[max(cell, min(title, most + AROUND)) for cell, title in pairs] for most in allowed]
    for words in ((LEAST_NAME, LEAST_WORDS), (TIGHT_NAME, TIGHT_WORDS)):  # at best with comfortable names
        for needed in tries:
            least = at_least(needed, wordy, *words)
            if sum(least.get(at, need) for at, need in enumerate(needed)) <= room:
                return needed
    return tries[0]


def fair(needed: Sequence[int], room: int) -> int:
    """The most that each may take of a room, so that what small ones leave goes to the large."""
    for place, need in enumerate(needed):
        share = room // (len(needed) - place)
        if need > share:
            return share
        room -= need
    return max(needed, default=0)


class GridView(QTableView):
    """`chosen` carries the id of the current row, `opened` row and column of a cell: Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(int, int)

    def __init__(
        self, desk: Desk, name: Message, parent: QWidget | None = None, model: GridModel | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid_model = GridModel(desk, self) if model is None else model
        self._widths: tuple[int, ...] = ()
        self._needed: tuple[list[int], list[int]] = ([], [])
        self._quiet = self._sharing = self._is_set = False
        self.setModel(self.grid_model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        # A header asks for every row of a column whether it is selected; one with no selection has nothing to ask.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.grid_model, self))
        self.horizontalHeader().sectionResized.connect(lambda *_: self._resized())
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._first = FirstColumn(self)
        for table in (self, self._first):
            table.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))
        desk.words.keep(self.setAccessibleName, name)
        desk.look.changed.connect(self.viewport().update)

    def show_grid(
        self, grid: Grid, places: Sequence[int] | None = None, row_of: dict[str, int] | None = None
    ) -> None:
        """Shows other rows; the row about the same thing stays the current one. `row_of`: where each is."""
        current, column = self.current_id(), max(self.currentIndex().column(), 0)
        self._quiet = True
        self.grid_model.show(grid, places, row_of)
        if grid.widths != self._widths:
            self._widths = grid.widths
            self._is_set = False
        self._needed = self._needed_widths()
        is_matrix = any(column.kind == "cell" for column in grid.columns)  # of which codes are the headings
        elide = Qt.TextElideMode.ElideRight if is_matrix else Qt.TextElideMode.ElideMiddle
        self.horizontalHeader().setTextElideMode(elide)
        self._share_room()
        row = self.grid_model.row_of(current)
        if self.grid_model.rowCount():
            self.setCurrentIndex(self.grid_model.index(max(row, 0), min(column, len(grid.columns) - 1)))
        self._quiet = False

    def clear(self) -> None:
        """Shows no rows; the headings stay."""
        self.show_grid(replace(self.grid_model.grid, rows=()))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.column() > 0:
            self._first.uncover(self.visualRect(index).left())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Gives columns of words the room that they need, or takes what is missing, until somebody sets a width."""
        if self._is_set or not self._widths:
            return
        columns, room = self.grid_model.grid.columns, self.viewport().width()
        wordy = [at for at, column in enumerate(columns) if column.kind == "words"]
        allowed = HEADINGS if len(columns) <= FEW else HEADINGS[1:]
        needed = with_headings(*self._needed, wordy, room, allowed)
        self._sharing = True
        for at, width in enumerate(shared(needed, needed, wordy, room)):
            self.setColumnWidth(at, width)
        self._sharing = False

    def _needed_widths(self) -> tuple[list[int], list[int]]:
        """What the first cells of every column take, and its heading; each of these rows is looked at once."""
        model, columns, language = self.grid_model, self.grid_model.grid.columns, self._desk.words.language
        advance, heading = self.fontMetrics().horizontalAdvance, self.horizontalHeader().fontMetrics()
        widths = [0] * len(columns)
        for place in range(min(model.rowCount(), LOOKED_AT)):
            row = model.row(place)
            for at, (cell, column) in enumerate(zip(row.cells, columns, strict=False)):
                indent = row.level * advance(INDENT) if at == 0 else 0
                letters = advance(brief(cell, column.kind, language)) * (BOLD if row.is_bold else 1.0)
                widths[at] = max(widths[at], round(letters) + indent)
        titles = [heading.horizontalAdvance(self._desk.words(each.title)) for each in columns]
        return [width + AROUND for width in widths], [width + AROUND for width in titles]

    def _resized(self) -> None:
        self._is_set = self._is_set or not self._sharing

    def current_id(self) -> str:
        """What the current row is about."""
        row = self.currentIndex().row()
        return self.grid_model.row(row).id if 0 <= row < self.grid_model.rowCount() else ""

    def go_to(self, id: str) -> None:
        """Makes the row about a thing the current one, without telling."""
        row = self.grid_model.row_of(id)
        if row >= 0 and row != self.currentIndex().row():
            self._quiet = True
            self.setCurrentIndex(self.grid_model.index(row, max(self.currentIndex().column(), 0)))
            self._quiet = False

    def _tell(self) -> None:
        if not self._quiet and self.current_id():
            self.chosen.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row(), self.currentIndex().column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts the selected rows on the clipboard, with the headings, as a spreadsheet takes them."""
        model = self.grid_model
        chosen = self.selectionModel().selection()
        spans = [chosen.at(place) for place in range(chosen.count())]
        rows = sorted({row for each in spans for row in range(each.top(), each.bottom() + 1)})
        columns = range(model.columnCount())
        heading = [self._desk.words(model.grid.columns[at].title) for at in columns]
        lines = [[model.text(row, at) for at in columns] for row in rows[:MOST_COPIED]]
        QGuiApplication.clipboard().setText(block_text([heading, *lines]))
        self._desk.session.done.emit(say("Copied as a table."))
