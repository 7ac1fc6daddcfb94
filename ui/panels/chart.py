"""The chart of the chosen scenario: drawn beside the window, shown on the canvas."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.options import ChartKind, ChartOptions
from orgplanner.errors import OrgPlannerError
from orgplanner.text import say
from ui.background import SHOWN_FIRST, Lane, Stop
from ui.canvas import ChartCanvas
from ui.canvas.early_keys import EarlyKeys
from ui.desk import Desk
from ui.folding import first_folding
from ui.motion import may_move
from ui.panels.chart_bar import ChartBar
from ui.panels.chart_drawing import Choice, Drawn, draw
from ui.panels.chart_hand import ChartHand
from ui.panels.chart_selection import ChartSelection
from ui.panels.empty_chart import EmptyChart
from ui.panels.legend import LegendCard
from ui.panels.stages import against_of
from ui.panels.staging import Staging
from ui.plain import label
from ui.readiness import LARGE

AFTER_PAINTING = 60
"""Milliseconds that the window has for itself when all of it changes, before a chart is drawn beside it."""

MOST_MOVING = 2000
"""Boxes of a chart up to which those that move slide to their new place."""


class ChartPanel(QWidget):
    """The bar of choices over the canvas; `drawn` when a chart appeared, `busy_changed` while one is made."""

    drawn = Signal()
    busy_changed = Signal(bool)
    context_requested = Signal(str, QPoint)
    rename_requested = Signal(str)
    dragging = Signal(bool)
    choice_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choice = Choice()
        self._memory = ChartMemory()
        self._lane = Lane(self, desk.turn)
        self._scenario = ""
        self._boxes: Collection[str] = ()
        self._drawn: Drawn | None = None
        self._to_rename = ""
        self._fit_again = self._in_place = False
        self.canvas = ChartCanvas()
        self._hand = ChartHand(desk, self.canvas)
        self.bar = ChartBar(desk)
        self.empty = EmptyChart(desk)
        self._early = EarlyKeys(self.canvas, self.empty)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.legend = LegendCard(desk, self.canvas)
        self.staging = Staging(desk, self)
        self.selection = ChartSelection(desk, self, lambda ids: self._fold(self._choice.folded - ids))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.empty)
        self._nothing = label(name="secondary", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk.words.keep(self._nothing.setText, say("This plan has no scenario; the menu Scenario makes one."))
        self._stack.addWidget(self._nothing)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._desk.words.keep(self.canvas.setAccessibleName, say("Chart"))

    def add_bar(self, bar: QWidget) -> None:
        """Puts a bar below the chart."""
        self._column.addWidget(bar)

    def _connect(self) -> None:
        session, bar, canvas = self._desk.session, self.bar, self.canvas
        self._soon.timeout.connect(self._begin)
        self._lane.busy_changed.connect(self.busy_changed)
        session.document_changed.connect(self._other_plan)
        look, words = self._desk.look, self._desk.words
        session.changed.connect(self._draw_changed)
        for signal in (session.scenario_changed, look.changed, words.changed):
            signal.connect(self._draw_later)
        words.changed.connect(self._speak_as_window)
        bar.kind_chosen.connect(self.choose_kind)
        bar.content_chosen.connect(lambda content: self.choose(content=content))
        bar.layout_chosen.connect(lambda layout: self.choose(layout=layout))
        bar.level_chosen.connect(self.fold_to)
        bar.colour_chosen.connect(self.colour)
        bar.zoom_in.connect(canvas.zoom_in)
        bar.zoom_out.connect(canvas.zoom_out)
        bar.fit.connect(canvas.fit)
        canvas.zoom_changed.connect(bar.show_zoom)
        self.selection.taken.connect(self._forget_name)
        canvas.folded_toggled.connect(self._toggle)
        canvas.context_requested.connect(self.context_requested)
        canvas.dragging.connect(self.dragging)
        for signal in (session.changed, session.document_changed, session.scenario_changed):
            signal.connect(canvas.cancel)

    def _draw_changed(self) -> None:
        self._in_place = False
        self._soon.start(0)

    def _draw_later(self) -> None:
        """Draws once the window has painted itself; the first chart of a plan is not waited for."""
        self._in_place = False
        self._soon.start(AFTER_PAINTING if self.is_shown else 0)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def busy(self) -> bool:
        """Whether a chart is being made or will be."""
        return self._lane.busy or self._soon.isActive()

    @property
    def waits(self) -> bool:
        """Whether a chart will be begun, which follows the selection when it is there."""
        return self._soon.isActive()

    @property
    def ready(self) -> bool:
        """Whether the chosen scenario is on the canvas."""
        return not self.busy and self._scenario == self._desk.session.scenario

    @property
    def is_shown(self) -> bool:
        """Whether any chart is on the canvas."""
        return bool(self._scenario)

    @property
    def boxes(self) -> Collection[str]:
        """The ids of the boxes on the canvas."""
        return self._boxes

    def choose(self, **fields: Any) -> None:
        """Changes what the reader chose and draws anew."""
        self._fit_again, self._in_place = True, False
        self._choice = replace(self._choice, **fields)
        self._hand.by_post = self._choice.kind == "posts"
        self.bar.show_choice(self._choice)
        self._soon.start(0)
        self.choice_changed.emit()

    def choose_in_place(self, **fields: Any) -> None:
        """The same for what is shown of two scenarios: where both are on the canvas already, nothing else moves."""
        before, after = self._choice, replace(self._choice, **fields)
        fit, still = self._fit_again, self._in_place or not self.busy
        self.choose(**fields)
        self._in_place = still and bool(before.stage and after.stage) and before.against == after.against
        self._fit_again = fit or (bool(before.stage) != bool(after.stage) and self.canvas.fits)

    def colour(self, by: str, against: str | None = None) -> None:
        """Colours the boxes by something else, and shows what the colours stand for."""
        self.legend.wanted, self.legend.brief = True, False
        before = self._fit_again
        held = self._choice.against if self._choice.stage and against is None else against
        self.choose(colour_by=by, against=held)
        self._fit_again = before

    def follow_view(self, id: str) -> None:
        """Takes note that what is seen is now a saved view."""
        self._choice = replace(self._choice, view=id)
        self.choice_changed.emit()

    def show_legend(self, shown: bool, *, brief: bool = False) -> None:
        """Shows or hides the key to the colours; a brief one explains nothing but changes."""
        self.legend.wanted, self.legend.brief = shown, brief
        self.legend.refresh()
        if shown:
            self._soon.start(0)

    def choose_kind(self, kind: ChartKind) -> None:
        """Draws units, posts or both; nothing stays folded by hand."""
        self.choose(kind=kind, folded=frozenset(), level=None)

    def fade(self, ids: Collection[str]) -> None:
        """Shows the boxes of units, with all below them, and of posts paler: they were cut."""
        state = self._desk.session.state
        if state is None or not ids:
            self.canvas.fade(())
            return
        units = {unit.id for id in ids if id in state.units for unit in state.branch(id)}
        posts = {post.id for unit in units for post in state.posts_of(unit)} if self._hand.by_post else set()
        self.canvas.fade([id for id in self._boxes if id in units or id in posts or id in ids])

    def fold_to(self, level: int) -> None:
        """Folds to a level; 0 unfolds everything."""
        if level:
            self.choose(level=level)
        else:
            self.choose(folded=frozenset(), level=None)

    def rename(self, id: str) -> None:
        """Opens the editor of a name on its box, once that is drawn; `rename_requested` where it cannot be read."""
        self._to_rename = id
        self._early.wait()
        self._open_name()

    def _open_name(self) -> None:
        if self.busy or not self._to_rename:
            return
        id, self._to_rename = self._to_rename, ""
        name = self._hand.name_of(id)
        words = name.exactly(self._desk.words.language) if name is not None else ""
        if not (self.canvas.isVisible() and self.canvas.edit(id, words)):
            self.rename_requested.emit(id)
        self._early.give()

    def _forget_name(self) -> None:
        self._to_rename = ""
        self._early.drop()

    def zoom_in(self) -> None:
        self.canvas.zoom_in()

    def zoom_out(self) -> None:
        self.canvas.zoom_out()

    def fit(self) -> None:
        self.canvas.fit()

    def finish(self) -> None:
        """Waits for what is being drawn; nothing is delivered any more."""
        self._soon.stop()
        self.staging.finish()
        self._lane.finish()

    def cancel(self) -> None:
        self._lane.cancel()

    def _other_plan(self) -> None:
        state = self._desk.session.state
        self._desk.leftovers.take(self._memory)
        self._memory = ChartMemory()
        self._early.drop()
        self._scenario = ""
        self.selection.forget()
        level = first_folding(state) if state is not None else None
        kept = self._choice
        self._choice = Choice(kept.kind, kept.content, kept.layout, level=level, colour_by=kept.colour_by)
        self._in_place = False
        self.bar.show_choice(self._choice)
        self.choice_changed.emit()

    def _speak_as_window(self) -> None:
        """Gives up the language of a saved view: the reader has just chosen another."""
        self._choice = replace(self._choice, language="")

    def _toggle(self, id: str) -> None:
        self.canvas.hold(id)
        self._fold(self._choice.folded ^ {id})

    def _fold(self, folded: frozenset[str]) -> None:
        """Folds or unfolds by hand: the view stays where it is."""
        before = self._fit_again
        self.choose(folded=folded, level=None)
        self._fit_again = before

    def _begin(self) -> None:
        session, choice, memory = self._desk.session, self._choice, self._memory
        state, plan, scenario = session.state, session.plan, session.scenario
        if plan is None or state is None:
            self._lane.cancel()
            self._scenario, self._boxes = "", ()
            self._turn_to(self._nothing)
            return
        self._turn_to(self.canvas if state.units or state.posts else self.empty)
        snapshot = plan.snapshot()
        options = ChartOptions(
            kind=choice.kind,
            content=choice.content,
            layout=choice.layout,
            language=choice.language or self._desk.words.language,
            theme=self._desk.look.theme,
            unplaced=True,
            colour_by=choice.colour_by,
            against=choice.against,
            stage=choice.stage if against_of(self._desk, choice) else "",
            wave=choice.wave,
            arrows=choice.arrows,
        )
        with_key = self.legend.wanted and not self.legend.brief

        def work(stop: Stop) -> Drawn:
            return draw(snapshot, scenario, choice, options, memory, stop, with_key)

        is_large_and_first = not self._boxes and len(state.posts) > LARGE
        after = SHOWN_FIRST if is_large_and_first else 0
        self._lane.start(work, self._show, self._not_drawn, after=after)

    def _turn_to(self, page: QWidget) -> None:
        """Shows the chart or what stands in its place, and hands on the keys."""
        before, focused = self._stack.currentWidget(), QApplication.focusWidget()
        if page is not before:
            had_focus = before is not None and focused in (before, *before.findChildren(QWidget))
            self._stack.setCurrentWidget(page)
            if had_focus:
                page.setFocus()

    def take_keys(self) -> None:
        """Lets the keys go to the chart, or to what stands in its place."""
        page = self._stack.currentWidget()
        assert page is not None
        page.setFocus()

    def _not_drawn(self, problem: BaseException) -> None:
        if not isinstance(problem, OrgPlannerError):
            raise problem
        self._desk.session.refused.emit(problem)
        if self._choice.layout == "dot":
            self.choose(layout="tree")

    def _show(self, drawn: Drawn) -> None:
        if (drawn.folded, None) != (self._choice.folded, self._choice.level):
            self._choice = replace(self._choice, folded=drawn.folded, level=None)
            self.choice_changed.emit()
        self.selection.following = True
        keep = self._scenario == drawn.scenario and not (self._fit_again and self.canvas.fits)
        self._fit_again = False
        last = self._drawn
        other = last is None or (not self._in_place and len(last.key) != len(drawn.key))
        self._scenario = drawn.scenario
        self._boxes = drawn.chart.boxes.keys()
        if self._in_place and keep:
            moving = len(self._boxes) <= MOST_MOVING and may_move()
            self.canvas.go_on_to(drawn.chart, self._desk.look.theme, index=drawn.index, moving=moving)
        else:
            self.canvas.show_chart(drawn.chart, self._desk.look.theme, index=drawn.index, keep_view=keep)
        self._in_place = False
        self.canvas.freeze(drawn.chart.stage == "before" or self._choice.wave is not None, drawn.gone)
        self.selection.following = False
        self.legend.show_key(drawn.key)
        if other and len(self._boxes) <= MOST_MOVING:
            self.legend.give_way(self.canvas.boxes_below)
        self.bar.show_levels(max(drawn.chart.levels.values(), default=1), bool(drawn.chart.hidden))
        self.bar.show_zoom(self.canvas.scale())
        self.selection.follow()
        self._open_name()
        self._desk.leftovers.take(self._drawn)
        self._drawn = drawn
        self.drawn.emit()
