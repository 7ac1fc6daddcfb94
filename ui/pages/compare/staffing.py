"""Staffing: by unit, by what posts have in common, of two scenarios or several side by side; vacancies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from orgplanner.analysis.compare import Comparison, StaffingRow
from orgplanner.analysis.compare.several import Several
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.side_by_side import OF_GROUPS, SHOWN, UNITS, SideBySide, side_by_side
from orgplanner.analysis.views.staffing import (
    GROUPINGS,
    Group,
    group_grid,
    groups_of,
    unit_grid,
    vacancy_grid,
)
from orgplanner.drawing.pyramid import Step, pyramid, steps_of
from orgplanner.drawing.report import Section
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.beside import BesideButton
from ui.pages.compare.figures_view import Behind, Opening
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.picture_view import PictureView
from ui.pages.compare.staffing_figures import figure_behind
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import tool_button

VACANCIES = "vacancies"
CHOICES: Mapping[str, Message] = {
    UNITS: say("By unit"), **{id: words for id, (words, _) in GROUPINGS.items()}, VACANCIES: say("Vacancies"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """Rows, with the groups, staffing rows or scenarios behind them, and steps of a pyramid where there are any."""

    found: Comparison
    by: str
    grid: Grid
    language: str = "en"
    groups: Mapping[str, Group] | None = None
    staffing: Mapping[str, StaffingRow] | None = None
    side: SideBySide | None = None
    steps: tuple[Step, ...] = ()


def made_of_two(found: Comparison, by: str, language: str, stop: Stop) -> Made:
    """Two scenarios by one of CHOICES."""
    if by == VACANCIES:
        return Made(found, by, vacancy_grid(found, language), language)
    if by == UNITS:
        rows = {row.unit.id: row for row in found.staffing}
        return Made(found, by, unit_grid(found, language), language, staffing=rows)
    grouping = GROUPINGS[by][1](found, language)
    stop.check()
    groups = groups_of(found, grouping)
    steps = steps_of(groups, by, language)
    return Made(found, by, group_grid(found, groups), language, groups=groups, steps=steps)


def made_of_several(several: Several, by: str, measure: str, language: str, stop: Stop) -> Made:
    """Several scenarios by unit or group."""
    for scenario in several.others:
        several.against(scenario).ledger(measure)
        stop.check()
    side = side_by_side(several, by, measure, language)
    return Made(several.against(several.others[0]), by, side.grid, language, side=side)


class StaffingView(CompareView):
    """Every figure opens the posts behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self._several: Several | None = None
        self.table = GridView(desk, say("Staffing"))
        self.by = chooser(desk, say("Put together by"), dict(CHOICES), 8)
        self.measure = chooser(desk, say("What is measured"), dict(SHOWN), 8)
        self.side, self.beside = tool_button(), BesideButton(desk)
        self.picture = PictureView(desk)
        self.opening = Opening(desk, self.table, self._behind)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.side.setCheckable(True)
        self.desk.words.keep(self.side.setText, say("Side by side"))
        bar, line = strip()
        choices: tuple[QWidget, ...] = (self.by, self.side, self.measure, self.beside)
        for widget in choices:
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.opening.button)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.picture)
        self.column.addWidget(bar)
        self.column.addWidget(self.split, 1)
        self.column.addWidget(self.opening.formula)
        hidden: tuple[QWidget, ...] = (self.picture, self.measure, self.beside)
        for widget in hidden:
            widget.hide()
        self.desk.words.keep(self.picture.setAccessibleName, say("Pyramid of before and after"))

    def _connect(self) -> None:
        for combo in (self.by, self.measure):
            combo.activated.connect(lambda _: self._again())
        self.side.toggled.connect(lambda _: self._again())
        self.beside.changed.connect(self.wanted)
        self.table.chosen.connect(self._choose)
        self.desk.look.changed.connect(self._draw)

    def _again(self) -> None:
        """Offers what goes with what is chosen, and asks for it."""
        is_side, by = self.side.isChecked(), self.by.currentData()
        self.side.setEnabled(by != VACANCIES)
        for widget in (self.measure, self.beside):
            widget.setVisible(is_side and by != VACANCIES)
        if by != UNITS and self.measure.currentData() not in OF_GROUPS:
            self.measure.setCurrentIndex(self.measure.findData("established"))
        self.wanted.emit()

    def work(self) -> Work:
        by, language, measure = self.by.currentData(), self.desk.words.language, self.measure.currentData()
        is_side, known = self.side.isChecked() and by != VACANCIES, self._several

        def do(found: Comparison, stop: Stop) -> tuple[Made, Several | None]:
            if not is_side:
                return made_of_two(found, by, language, stop), known
            several = self.beside.several(found, known)
            return made_of_several(several, by, measure, language, stop), several

        return do

    def take(self, made: tuple[Made, Several | None]) -> None:
        if made[1] is not self._several:
            self.desk.leftovers.take(self._several)
        self.desk.leftovers.take(self._made)
        self._made, self._several = made
        self.beside.show_count(self._several)
        self.table.show_grid(self._made.grid)
        self.picture.setVisible(bool(self._made.steps))
        is_vacant = self._made.by == VACANCIES
        self.opening.say(say("Nothing is vacant, as far as is known.") if is_vacant else say("No posts."))
        self._draw()

    def _draw(self) -> None:
        steps = self._made.steps if self._made is not None else ()
        if not steps:
            self.picture.show_drawing(None)
            return
        theme, language = self.desk.look.theme, self.desk.words.language
        self.picture.show_drawing(partial(pyramid, steps, theme=theme, typeface=bundled(), language=language))

    def forget(self) -> None:
        for thing in (self._made, self._several):
            self.desk.leftovers.take(thing)
        self._made = self._several = None
        self.table.clear()
        self.opening.say()
        self.picture.show_drawing(None)

    def first(self) -> QWidget:
        return self.table

    def sections(self, name: Message) -> list[Section]:
        """The table, with its pyramid where there is one."""
        found = super().sections(name)
        steps = self._made.steps if self._made is not None else ()
        if not steps:
            return found
        language = self.desk.words.language
        draw = partial(pyramid, steps, theme=PAPER, typeface=bundled(), language=language)
        return [replace(each, draw=draw) for each in found]

    def _behind(self, row: GridRow, column: int, rows: bool) -> Behind:
        return figure_behind(self._made, row, column, rows)

    def _is_of_rows(self) -> bool:
        """Whether the rows stand for units or posts, not for groups."""
        return self._made is not None and self._made.by in (UNITS, VACANCIES)

    def follow_selection(self, id: str) -> None:
        if self._is_of_rows():
            self.table.go_to(id)

    def _choose(self, id: str) -> None:
        if self._is_of_rows():
            self.choose(id)
