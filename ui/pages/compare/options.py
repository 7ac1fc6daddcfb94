"""Options appraised: what is measured of doing nothing and of every other option, and the scores people gave."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.several import Several
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.options import measured_grid, score_grid, verdict_words
from orgplanner.drawing.report import Section
from orgplanner.text import Message, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.beside import BesideButton
from ui.pages.compare.figures_view import NOTHING_BEHIND, Behind, Opening
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.options_figures import measured_behind
from ui.pages.compare.scores import Scores
from ui.pages.compare.view import CompareView, Work, strip
from ui.plain import Elided, label


@dataclass(frozen=True, slots=True)
class Made:
    """What was measured of which options."""

    several: Several
    grid: Grid
    language: str


class OptionsView(CompareView):
    """The scenario that is compared with is the option to do nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Options, measured"))
        self.beside = BesideButton(desk)
        self.opening = Opening(desk, self.table, self._behind)
        self.scores = Scores(desk)
        self._said = Elided(name="secondary")
        self._lay_out()
        self.beside.changed.connect(self.wanted)

    def _lay_out(self) -> None:
        bar, line = strip()
        title = label(name="heading")
        self.desk.words.keep(lambda text: title.setText(text.upper()), say("Options, measured"))
        line.addWidget(title)
        line.addWidget(self.beside)
        line.addWidget(self._said, 1)
        line.addWidget(self.opening.button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((bar, 0), (self.table, 1), (self.opening.formula, 0)):
            column.addWidget(widget, stretch)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self.scores)
        split.setSizes([300, 300])
        self.column.addWidget(split, 1)

    def work(self) -> Work:
        language, known = self.desk.words.language, None if self._made is None else self._made.several

        def do(found: Comparison, stop: Stop) -> Made:
            several = self.beside.several(found, known)
            for scenario in several.scenarios:
                several.against(scenario).ledger("established")
                stop.check()
            return Made(several, measured_grid(several, language), language)

        return do

    def take(self, made: Made) -> None:
        if self._made is not None and self._made.several is not made.several:
            self.desk.leftovers.take(self._made)
        self._made = made
        self.beside.show_count(made.several)
        self.table.show_grid(made.grid)
        name = made.several.plan.scenario_name(made.several.first, made.language)
        self._said.say(self.desk.words(say("To do nothing is “{name}”.", name=name)))
        self.scores.show_options(made.several.scenarios)
        self.opening.say()

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self.scores.show_options(())
        self.opening.say()

    def sections(self, name: Message) -> list[Section]:
        """What is measured, with how it is counted, and the scores with the sentence about them."""
        made, plan = self._made, self.desk.session.plan
        if made is None or plan is None:
            return []
        words, language = self.desk.words, made.language
        title = words(name)
        found = [Section(title, (self._said.whole(),), grid=measured_grid(made.several, language, told=True))]
        scored = self.scores.found
        if scored is not None and scored.criteria:
            heading = f"{title} · {words(say('Criteria and scores, 0 to 10'))}"
            note = words(verdict_words(plan, scored, language))
            found.append(Section(heading, (note,), grid=score_grid(plan, scored, language)))
        return found

    def first(self) -> QWidget:
        return self.table

    def _behind(self, row: GridRow, column: int, rows: bool) -> Behind:
        made = self._made
        if made is None:
            return NOTHING_BEHIND
        scenarios = made.several.scenarios
        scenario = scenarios[min(max(column - 1, 0), len(scenarios) - 1)]
        return measured_behind(made.several.against(scenario), row.id, rows, made.language)
