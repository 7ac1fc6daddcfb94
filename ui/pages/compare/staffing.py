"""Staffing: unit by unit, and by what posts have in common, each group with its place in a pyramid; vacancies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.ledger import Entry
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.views.grid import Grid
from orgplanner.analysis.views.staffing import (
    GROUPINGS,
    NO_REPORTS,
    Group,
    group_grid,
    groups_of,
    unit_grid,
    vacancy_grid,
)
from orgplanner.drawing.pyramid import Step, pyramid, step_of
from orgplanner.drawing.typeface import bundled
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.entries import EntriesDialog, entry_grid
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.picture_view import PictureView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label

UNITS, VACANCIES = "units", "vacancies"
CHOICES: Mapping[str, Message] = {
    UNITS: say("By unit"), **{id: words for id, (words, _) in GROUPINGS.items()}, VACANCIES: say("Vacancies"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """Rows, with the groups behind them and their steps where there are any."""

    found: Comparison
    by: str
    grid: Grid
    groups: Mapping[str, Group]
    steps: tuple[Step, ...]


class StaffingView(CompareView):
    """A row opens the posts behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Staffing"))
        self.by = chooser(desk, say("Put together by"), dict(CHOICES), 16)
        self.picture = PictureView(desk)
        self._said = label(name="secondary", wrap=True)
        bar, line = strip()
        line.addWidget(self.by)
        line.addWidget(self._said, 1)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.picture)
        self.column.addWidget(bar)
        self.column.addWidget(self.split, 1)
        self.picture.hide()
        desk.words.keep(self.picture.setAccessibleName, say("Pyramid of before and after"))
        self.by.activated.connect(lambda _: self.wanted.emit())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.show_behind)
        desk.look.changed.connect(self._draw)

    def work(self) -> Work:
        by, language = self.by.currentData(), self.desk.words.language

        def do(found: Comparison, stop: Stop) -> Made:
            if by in (UNITS, VACANCIES):
                grid = (unit_grid if by == UNITS else vacancy_grid)(found, language)
                return Made(found, by, grid, {}, ())
            grouping = GROUPINGS[by][1](found, language)
            stop.check()
            groups = groups_of(found, grouping)
            drawn = [group for key, group in groups.items() if by != "span" or key != NO_REPORTS]
            steps = tuple(step_of(each.label, each.before.total(), each.after.total(), language) for each in drawn)
            return Made(found, by, group_grid(groups), groups, steps)

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made)
        self._made = made
        self.table.show_grid(made.grid)
        self.picture.setVisible(bool(made.steps))
        nothing = say("Nothing is vacant, as far as is known.") if made.by == VACANCIES else say("No posts.")
        enter = say("Established FTE. Enter shows the posts behind a row.")
        self._said.setText(self.desk.words(enter if made.grid.rows else nothing))
        self._draw()

    def _draw(self) -> None:
        steps = self._made.steps if self._made is not None else ()
        if not steps:
            self.picture.show_drawing(None)
            return
        theme, language = self.desk.look.theme, self.desk.words.language
        self.picture.show_drawing(partial(pyramid, steps, theme=theme, typeface=bundled(), language=language))

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self.picture.show_drawing(None)

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        if self._made is not None and not self._made.groups:
            self.table.go_to(id)

    def _choose(self, id: str) -> None:
        if self._made is not None and not self._made.groups:
            self.choose(id)

    def show_behind(self, row: int, _column: int) -> None:
        """Opens the posts behind a row."""
        made, id = self._made, self.table.grid_model.row(row).id
        if made is None:
            return
        words, name = self.desk.words, self.table.grid_model.text(row, 0)
        if made.by == VACANCIES:
            self.choose(id)
            return
        entries: list[Entry]
        if made.groups:
            entries = made.groups[id].entries
            said = say("Difference = what came into the group − what left it; what stays in it cancels.")
        else:
            ledger = made.found.established
            wanted = [*entries_behind(ledger, "old", id or None), *entries_behind(ledger, "new", id or None)]
            entries = list(dict.fromkeys(wanted))
            said = formula(ledger.of_unit(id) if id else ledger.whole, "difference")
        grid = entry_grid(made.found, "established", entries, words.language)
        EntriesDialog(self.desk, name, said, grid, self.window()).open()
