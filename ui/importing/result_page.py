"""The step of the result: its picture and figures, and beside it the troubles with their remedies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QTableView, QVBoxLayout, QWidget

from orgplanner.importers.lists.settled import key_of_trouble
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.text import Message, say
from ui.acts.steps import Page
from ui.desk import Desk
from ui.importing.counting import Counts
from ui.importing.lines import Line
from ui.importing.picture_pane import PicturePane
from ui.importing.preview import CellsView
from ui.importing.remedies import Choice, RemedyPane
from ui.importing.troubles import SHOWN, WIDTHS, TroublesModel
from ui.importing.work import RESULT, Importing
from ui.pages.compare.view import chooser
from ui.plain import paragraph
from ui.row_table import show_rows

MOST_FOUND = 200


def said_counts(counts: Counts) -> tuple[Message, ...]:
    """The figures of a result in words."""
    return (
        say("Rows: {rows} = placed {placed} + listed {listed}", rows=counts.rows, placed=counts.placed,
            listed=counts.listed),
        say("Units: {count}", count=counts.units), say("Lines of posts: {count}", count=counts.posts),
        say("People: {count}", count=counts.people), say("Roots: {count}", count=counts.roots),
        say("Layers: {count}", count=counts.layers),
        say("Established, FTE: {count}", count=counts.established.told),
        say("Filled, FTE: {count}", count=counts.filled.told),
    )  # fmt: skip


class ResultPage(Page):
    """What is chosen in the picture, among the troubles or in the cells is shown in the two others."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.picture, self.cells = PicturePane(desk), CellsView(desk)
        self.model, self.view = TroublesModel(desk, work), QTableView()
        self.shown = chooser(desk, say("Troubles shown"), SHOWN, 14)
        self.remedies = RemedyPane(desk, work, self._rows, self._named)
        self._figures, self._none = paragraph(), paragraph(name="secondary")
        self._next: Trouble | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        show_rows(self.view, self.model, WIDTHS)
        self.view.setAccessibleName(self._desk.words(say("Troubles")))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setMinimumHeight(90)
        self._figures.setAccessibleName(self._desk.words(say("Figures")))
        list_part, bar = QWidget(), QHBoxLayout()
        lines = QVBoxLayout(list_part)
        lines.setContentsMargins(8, 0, 0, 0)
        bar.addWidget(self.shown)
        bar.addStretch(1)
        lines.addLayout(bar)
        lines.addWidget(self._none)
        lines.addWidget(self.view, 1)
        left = self._split(Qt.Orientation.Vertical, (self.picture, 3), (self.cells, 1))
        right = self._split(Qt.Orientation.Vertical, (list_part, 3), (self.remedies, 3))
        both = self._split(Qt.Orientation.Horizontal, (left, 3), (right, 3))
        both.setSizes([600, 560])
        left.setSizes([420, 150])
        right.setSizes([260, 310])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._figures)
        column.addWidget(both, 1)

    def _split(self, way: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
        made = QSplitter(way)
        made.setChildrenCollapsible(False)
        for place, (part, stretch) in enumerate(parts):
            made.addWidget(part)
            made.setStretchFactor(place, stretch)
        return made

    def _connect(self) -> None:
        self._work.changed.connect(self._follow)
        self.shown.activated.connect(lambda _: self._see())
        self.view.selectionModel().currentRowChanged.connect(self._row_changed)
        self.picture.chosen.connect(self._box_chosen)
        self.picture.named.connect(self.remedies.choices.refresh)
        self.remedies.settled.connect(self._settled)
        self.model.modelReset.connect(self._say_none)

    @property
    def busy(self) -> bool:
        """Whether the picture is being drawn."""
        return self.picture.busy

    def enter(self) -> None:
        self._follow(RESULT)
        self.view.setFocus()

    def finish(self) -> None:
        self.picture.finish()

    def leave(self) -> Message | None:
        return say("The plan is still being put together.") if self._work.made is None else None

    # what is shown

    def _follow(self, what: str) -> None:
        made = self._work.made
        if what != RESULT or made is None or not self.isVisible():
            return
        self._figures.setText("   ·   ".join(map(self._desk.words, said_counts(made.counts))))
        self.picture.show_result(made.result)
        at, current = self.view.currentIndex().row(), self._line()
        with QSignalBlocker(self.view.selectionModel()):  # nothing shown meanwhile, so the keys stay where they are
            self.model.take(made.lines)
        self._name_choices()
        wanted = self._next if self._next is not None else current.trouble if current is not None else None
        row = self.model.row_of(wanted)
        self._next = None
        self._select(row if row >= 0 else min(max(at, 0), self.model.size() - 1))

    def _name_choices(self) -> None:
        for place, (kind, words) in enumerate(SHOWN.items()):
            self.shown.setItemText(place, f"{self._desk.words(words)} ({self.model.count(kind)})")

    def _say_none(self) -> None:
        none_of_all = not self.model.count("")
        nothing = say("Nothing is to be settled.") if none_of_all else say("There are none of this sort.")
        self._none.setText(self._desk.words(nothing))
        self._none.setVisible(self.model.size() == 0)
        self.remedies.setVisible(bool(self.model.count("")))

    def _see(self) -> None:
        self.model.see(self.shown.currentData())
        self._select(0)

    def _select(self, row: int) -> None:
        if 0 <= row < self.model.size():
            with QSignalBlocker(self.view.selectionModel()):
                self.view.setCurrentIndex(self.model.index(row, 0))
            self.view.viewport().update()
        self._show_line(centre=False)

    def _line(self) -> Line | None:
        row = self.view.currentIndex().row()
        return self.model.lines[row] if 0 <= row < self.model.size() else None

    def _row_changed(self, new: QModelIndex, _: QModelIndex) -> None:
        self._show_line()

    def _show_line(self, *, centre: bool = True) -> None:
        """Shows the remedies of the chosen trouble, its row among the cells and its box."""
        line = self._line()
        self.remedies.show_line(line)
        if line is not None:
            self._show_cells(line.trouble.spot, line.trouble.ring)
            self.picture.show_spot(line.trouble.spot, centre=centre)
        elif self._work.made is not None:
            self._show_sheet(self._work.table)

    def _show_sheet(self, place: tuple[int, int]) -> None:
        places, recipe = self._work.places(), self._work.recipe
        number = places.index(place) if place in places else -1
        table = recipe.tables[number] if recipe is not None and number >= 0 else None
        titles = recipe.headings[number] if recipe is not None and 0 <= number < len(recipe.headings) else ()
        self.cells.show_sheet(self._work.sheet(place), table, titles)

    def _show_cells(self, spot: Spot, ring: Sequence[Spot] = ()) -> None:
        self._show_sheet((spot.book, spot.sheet))
        same = (each.row for each in ring if (each.book, each.sheet) == (spot.book, spot.sheet))
        self.cells.show_spot(spot.row, spot.column, same)

    def _box_chosen(self, spot: Spot) -> None:
        """A box was selected: its row, and its trouble if it has one."""
        row = self.model.row_at(spot)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row, 0))
        else:
            self._show_cells(spot)

    def _settled(self, line: Line, troubles: Sequence[Trouble]) -> None:
        """After something was decided the next open trouble is looked at; taken back, it itself."""
        row, gone = self.model.row_of(line.trouble), set(map(key_of_trouble, troubles))
        others = (*self.model.lines[row + 1 :], *self.model.lines[: max(row, 0)])
        below = (each for each in others if each.settled is None and key_of_trouble(each.trouble) not in gone)
        following = next(below, None)
        self._next = line.trouble if line.settled is not None else following.trouble if following else None

    def _named(self, key: str) -> str:
        """What a unit or post is called that a fix names."""
        return next((each.name for each in self.picture.ways.listed if each.key == key), "")

    def _rows(self, text: str) -> Sequence[Choice]:
        """Units and posts whose names or numbers have all the words of a text."""
        first, *rest = text.casefold().split() or [""]
        fitting = (each for each in self.picture.ways.listed
                   if first in each.sought and all(part in each.sought for part in rest))  # fmt: skip
        return [(each.key, each.name, each.below) for each in islice(fitting, MOST_FOUND)]
