"""The first step: which files and sheets, by which letters they were read, where the table begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgplanner.text import Message, say, shown
from ui.acts.steps import Page
from ui.desk import Desk
from ui.importing.letters import Letters
from ui.importing.own_workbook import OwnWorkbook
from ui.importing.preview import CellsView
from ui.importing.recipe_box import RecipeBox
from ui.importing.table_form import TableForm
from ui.importing.work import FILES, PROPOSAL, TABLE, Importing
from ui.plain import label, no_default, paragraph, tooltip

PLACE = Qt.ItemDataRole.UserRole


class FilesPage(Page):
    """Files with their sheets at the left; how the chosen one is read, and its cells, at the right."""

    add_asked = Signal()
    paste_asked = Signal()

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.tree = QTreeWidget()
        self.letters, self.form = Letters(desk, work), TableForm(desk, work)
        self.recipes, self.cells, self.own = RecipeBox(desk, work), CellsView(desk), OwnWorkbook(desk, work)
        self._fault, self._left_out = paragraph(name="fault"), paragraph(name="secondary")
        self._notes = paragraph(name="secondary")
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        words = self._desk.words
        self.add_button = QPushButton(words(say("Add files…")))
        self.paste_button = QPushButton(words(say("From the clipboard")))
        self.remove_button = QPushButton(words(say("Remove")))
        no_default(self.add_button, self.paste_button, self.remove_button)

    def _lay_out(self) -> None:
        words = self._desk.words
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(words(say("Files and sheets")))
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setMinimumHeight(80)
        left, right = QWidget(), QWidget()
        files, whole = QVBoxLayout(left), QVBoxLayout(right)
        files.setContentsMargins(0, 0, 8, 0)
        whole.setContentsMargins(8, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        files.addLayout(buttons)
        files.addWidget(self.paste_button, 0, Qt.AlignmentFlag.AlignLeft)
        files.addWidget(self.tree, 1)
        files.addWidget(self.recipes)
        for part in (self._fault, self.own, self.letters, self.form, self._left_out, self._notes):
            whole.addWidget(part)
        whole.addWidget(self.cells, 1)
        self._empty = self._empty_words()
        whole.addWidget(self._empty, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 850])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _empty_words(self) -> QLabel:
        said = say(
            "Add Excel files (.xlsx, .xls, .xlsb, .ods), CSV or text files or draw.io charts, or drop them here. "
            "Lists that belong together, such as senior and junior posts, are read together."
        )
        made = label(self._desk.words(said), "secondary", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.paste_button.clicked.connect(self.paste_asked)
        self.remove_button.clicked.connect(self._remove)
        self.tree.currentItemChanged.connect(lambda new, _: self._choose(new))
        self.tree.itemChanged.connect(self._ticked)
        self._work.changed.connect(self._follow)
        self._work.failed.connect(self.explain)
        self._work.busy_changed.connect(self._enable)
        self._follow(FILES)

    # what is shown

    def explain(self, sentence: str) -> None:
        """Says why a file was not read; what was read stays."""
        self._fault.setText(shown(sentence))
        self._fault.setVisible(bool(sentence))

    def _follow(self, what: str) -> None:
        if what == FILES:
            self.explain("")
            self.own.follow()
        if what in (FILES, PROPOSAL):
            self._fill_tree()
        if what in (FILES, TABLE, PROPOSAL):
            self._show_table()
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self._work.reads) and not self._work.is_reading)

    def _fill_tree(self) -> None:
        """A line for each file; below it its sheets where there are several, ticked when they are read."""
        self.tree.blockSignals(True)
        self.tree.clear()
        read = self._work.places()
        for at, book in enumerate(self._work.books):
            name = book.name if book.kind != "clipboard" else self._desk.words(say("Clipboard"))
            top = self._line(name, (at, 0))
            self.tree.addTopLevelItem(top)
            if len(book.sheets) > 1:
                for place, sheet in enumerate(book.sheets):
                    line = self._line(sheet.name, (at, place))
                    on = (at, place) in read
                    line.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                    top.addChild(line)
            top.setExpanded(True)
        self._select_line()
        self.tree.blockSignals(False)

    def _line(self, name: str, place: tuple[int, int]) -> QTreeWidgetItem:
        line = QTreeWidgetItem([shown(name)])
        line.setData(0, PLACE, place)
        line.setToolTip(0, tooltip(name))
        return line

    def _lines(self) -> list[QTreeWidgetItem]:
        tops = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        lines = [each for top in tops if top for each in (*(top.child(at) for at in range(top.childCount())), top)]
        return [each for each in lines if each is not None]

    def _select_line(self) -> None:
        wanted = next((each for each in self._lines() if place_of_line(each) == self._work.table), None)
        if wanted is not None:
            self.tree.setCurrentItem(wanted)

    def _show_table(self) -> None:
        work = self._work
        sheet, recipe, number = work.sheet(work.table), work.recipe, work.number
        self._empty.setVisible(sheet is None)
        self.cells.setVisible(sheet is not None)
        titles = recipe.headings[number] if recipe is not None and 0 <= number < len(recipe.headings) else ()
        self.cells.show_sheet(sheet, work.table_recipe, titles)
        self._say(self._left_out, self._why_left_out())
        self._say(self._notes, "\n".join(map(self._desk.words, self._remarks()[:4])))

    def _say(self, where: QLabel, sentence: str) -> None:
        where.setText(shown(sentence))
        where.setVisible(bool(sentence))

    def _remarks(self) -> tuple[Message, ...]:
        """What differs from a recipe."""
        return self._work.proposal.notes if self._work.proposal is not None else ()

    def _why_left_out(self) -> str:
        """Why the chosen sheet is not read."""
        proposal, work = self._work.proposal, self._work
        if proposal is None or work.number >= 0 or not work.reads:
            return ""
        why = (each.message for each in proposal.left_out if (each.book, each.sheet) == work.table)
        message = next(why, say("Tick it to read it."))
        return self._desk.words(say("This sheet is left out. {why}", why=message))

    # what is done

    def _choose(self, line: QTreeWidgetItem | None) -> None:
        if line is not None:
            self._work.choose(place_of_line(line))

    def _ticked(self, line: QTreeWidgetItem, _: int) -> None:
        place, on = place_of_line(line), line.checkState(0) == Qt.CheckState.Checked
        if on != (place in self._work.places()):
            self._work.want(place, on)

    def _remove(self) -> None:
        if self._work.reads:
            self._work.remove(self._work.table[0])

    def finish(self) -> None:
        self.recipes.finish()

    def enter(self) -> None:
        (self.tree if self._work.reads else self.add_button).setFocus()

    def leave(self) -> Message | None:
        if self._work.is_reading or self._work.proposal is None:
            return say("The files are still being read.") if self._work.busy else say("Choose a file first.")
        if not self._work.places():
            return say("None of the sheets is read: tick one.")
        return None


def place_of_line(line: QTreeWidgetItem) -> tuple[int, int]:
    """The file and the sheet of a line."""
    book, sheet = line.data(0, PLACE)
    return book, sheet
