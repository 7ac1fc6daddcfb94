"""The step of columns: what each means and why, changed by hand, above the cells as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from orgplanner.importers.lists.fields import ALL, FIELDS
from orgplanner.importers.lists.proposing.cells import text_of
from orgplanner.text import Message, say
from ui.acts.steps import Page
from ui.desk import Desk
from ui.importing.choosing import TITLE, Choice, ChoiceDelegate, ChoosingView
from ui.importing.preview import CellsView, letter
from ui.importing.table_bar import TableBar
from ui.importing.words_model import WordsModel
from ui.importing.work import FILES, PROPOSAL, TABLE, Importing
from ui.plain import paragraph
from ui.row_table import show_rows

COLUMN, HEADING, VALUES, MEANS, WHY = range(5)
SAMPLES, LOOKED_AT, WIDEST = 4, 300, 400
"""Values shown of a column, rows in which they are sought, columns at most."""
OF: dict[str, Message] = {
    "row": say("Of the row"), "unit": say("Of the unit"), "post": say("Of the post"),
    "person": say("Of the person"),
}  # fmt: skip
WIDTHS, LEAST = (56, 190, 220, 250), 120
"""Pixels of the columns, and at least of the last."""


class ColumnsModel(WordsModel):
    """A row for each column of the chosen table."""

    headings = (say("Column"), say("Heading"), say("Values"), say("Means"), say("Why"))
    editable = MEANS

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__(desk, work)
        self._work = work
        self._rows: list[tuple[int, str, str]] = []

    def show(self) -> None:
        """Takes the columns of the chosen table, those in which anything stands."""
        self.beginResetModel()
        self._rows = list(self._columns())
        self.endResetModel()

    def _columns(self) -> list[tuple[int, str, str]]:
        sheet, table, recipe = self._work.sheet(self._work.table), self._work.table_recipe, self._work.recipe
        if sheet is None or table is None or recipe is None:
            return []
        data = (at for at in range(table.first, len(sheet.rows)) if at not in table.skip and at not in table.titles)
        rows = [sheet.rows[at] for at, _ in zip(data, range(LOOKED_AT), strict=False)]
        titles = recipe.headings[self._work.number] if self._work.number < len(recipe.headings) else ()
        found = []
        for column in range(min(max((len(row) for row in rows), default=0), WIDEST)):
            texts = dict.fromkeys(text_of(row[column]) for row in rows if column < len(row))
            texts.pop("", None)
            heading = titles[column] if column < len(titles) else ""
            if texts or heading:
                found.append((column, heading, "  ·  ".join(list(texts)[:SAMPLES])))
        return found

    def column(self, row: int) -> int:
        """The place of a column in its table."""
        return self._rows[row][0]

    def size(self) -> int:
        return len(self._rows)

    def value(self, row: int) -> str:
        table = self._work.table_recipe
        return table.columns.get(self.column(row), "") if table is not None else ""

    def text(self, row: int, column: int) -> str:
        place, heading, values = self._rows[row]
        if column == MEANS:
            meaning = FIELDS.get(self.value(row))
            return self.desk.words(meaning.words if meaning is not None else say("– left out –"))
        if column == WHY:
            return self._why(place, values)
        return (letter(place), heading or "–", values)[column]

    def _why(self, column: int, values: str) -> str:
        if column in self._work.by_hand.of(self._work.table).columns:
            return self.desk.words(say("Chosen by hand"))
        proposal = self._work.proposal
        reason = proposal.why(self._work.number, "column", column) if proposal is not None else None
        if reason is None:
            return "" if values else self.desk.words(say("Nothing stands in it."))
        words = self.desk.words(reason.message)
        said = words[:1].upper() + words[1:]
        return said if reason.certainty >= SURE else self.desk.words(say("{why} (uncertain)", why=said))

    def colour(self, row: int, column: int) -> str:
        quiet = not self.value(row) or column in (COLUMN, VALUES, WHY)
        return self.desk.look.theme.secondary if quiet else ""


SURE = 0.6


class ColumnsPage(Page):
    """A table of columns, and the cells below it."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.bar = TableBar(desk, work)
        self.model, self.view = ColumnsModel(desk, work), ChoosingView(MEANS)
        self.cells = CellsView(desk)
        self._lay_out()
        work.changed.connect(self._follow)
        self.view.selectionModel().currentRowChanged.connect(lambda new, _: self._show_column(new.row()))

    def _lay_out(self) -> None:
        words = self._desk.words
        show_rows(self.view, self.model, WIDTHS)
        self.view.setAccessibleName(words(say("Columns")))
        self.view.setItemDelegateForColumn(MEANS, ChoiceDelegate(self._desk, self.view, self._offer, self._take))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self.cells)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        hint = say("Choose what a column means where it was not recognised; what means nothing is left out.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(paragraph(words(hint), "secondary"))
        column.addWidget(split, 1)

    def enter(self) -> None:
        self._follow(TABLE)
        self.view.fit(WIDTHS, LEAST)
        self.view.setFocus()

    def _follow(self, what: str) -> None:
        if what in (FILES, TABLE, PROPOSAL) and self.isVisible():
            row = self.view.currentIndex().row()
            self.model.show()
            self.view.setCurrentIndex(self.model.index(max(row, 0), 0))
            recipe, number = self._work.recipe, self._work.number
            titles = recipe.headings[number] if recipe is not None and 0 <= number < len(recipe.headings) else ()
            self.cells.show_sheet(self._work.sheet(self._work.table), self._work.table_recipe, titles)

    def _show_column(self, row: int) -> None:
        """Brings the column into view among the cells."""
        if 0 <= row < self.model.size():
            table = self._work.table_recipe
            first = table.first if table is not None else 0
            self.cells.scrollTo(self.cells.cells.index(first, self.model.column(row)))
            self.cells.selectColumn(self.model.column(row))

    def _offer(self, row: int) -> Sequence[Choice]:
        words = self._desk.words
        choices: list[Choice] = [("", words(say("– left out –")))]
        for of, title in OF.items():
            choices.append((TITLE, words(title)))
            choices.extend((field.id, words(field.words)) for field in ALL if field.of == of)
        return choices

    def _take(self, row: int, field: str) -> None:
        work = self._work
        work.ask(work.by_hand.with_column(work.table, self.model.column(row), field))

    def leave(self) -> Message | None:
        table = self._work.table_recipe
        if table is not None and not table.columns:
            return say("Say of at least one column what it means.")
        return None
