"""Before, after and changes on the chart: what the switch, the commands and the play-through of waves ask for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from orgplanner.drawing.options import Stage
from orgplanner.layout.collection import collection_paused
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.panels.stages import against_of

if TYPE_CHECKING:
    from orgplanner.analysis.wave_steps import WaveStep
    from orgplanner.model import Plan
    from ui.panels.chart import ChartPanel
    from ui.panels.play_bar import PlayBar

AFTER_CHANGE = 300
"""Milliseconds."""
ROOM = QSize(560, 380)
"""Pixels of a canvas that has room for a legend which nobody asked for."""


class Staging(QObject):
    """Changes what the reader of a chart chose; `play` is the bar that is shown while waves are played through."""

    def __init__(self, desk: Desk, panel: ChartPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._lane = Lane(self, desk.turn)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_CHANGE)
        self._soon.timeout.connect(self._find_waves)
        self._waves: list[int | None] = []
        """up to which wave decisions are carried out at each step"""
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), panel, enabled=False)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self._step_out)
        bar, session = panel.bar, desk.session
        bar.stage_chosen.connect(self.show)
        bar.against_chosen.connect(self.hold_against)
        bar.arrows_wanted.connect(self.show_arrows)
        bar.play_wanted.connect(self.play_through)
        for signal in (session.document_changed, session.scenario_changed):
            signal.connect(self.leave)
        session.changed.connect(self._follow)
        desk.words.changed.connect(self._follow)

    @cached_property
    def play(self) -> PlayBar:
        """The bar of waves, made when it is first wanted."""
        from ui.panels.play_bar import PlayBar

        made = PlayBar(self._desk)
        made.stepped.connect(self._go_to)
        made.left.connect(self.leave)
        made.waits = lambda: self._panel.busy
        self._panel.add_bar(made)
        return made

    @property
    def is_playing(self) -> bool:
        """Whether the bar of waves is seen."""
        return "play" in self.__dict__ and self.play.isVisible()

    @property
    def on(self) -> bool:
        """Whether the chart is held against another scenario."""
        return bool(self._panel.choice.stage and against_of(self._desk, self._panel.choice))

    @property
    def busy(self) -> bool:
        """Whether the waves are looked for, or will be."""
        return self._lane.busy or self._soon.isActive()

    def show(self, stage: Stage) -> None:
        """Shows a stage; "" ends the comparison."""
        if not stage:
            self._hide()
        self._panel.choose_in_place(stage=stage, **({} if stage else {"wave": None}))
        self._explain(bool(stage))

    def _explain(self, staged: bool) -> None:
        """Brings the key to the signs where there is room for it, and takes it away again."""
        legend, room = self._panel.legend, self._panel.canvas.size()
        fits = room.width() > ROOM.width() and room.height() > ROOM.height()
        if staged and fits and not (legend.wanted or legend.brief):
            self._panel.show_legend(True, brief=True)
        elif not staged and legend.brief:
            self._panel.show_legend(False)

    def toggle(self, stage: Stage) -> None:
        """Shows a stage, and the scenario alone again where that is shown already."""
        self.show("" if self._panel.choice.stage == stage else stage)

    def hold_against(self, scenario: str) -> None:
        """Compares with another scenario."""
        self.leave()
        self._panel.choose_in_place(against=scenario, stage=self._panel.choice.stage or "changes")
        self._explain(True)

    def show_arrows(self, shown: bool) -> None:
        """Shows or hides the arrows; they are seen with the changes."""
        stage = (self._panel.choice.stage or "changes") if shown else self._panel.choice.stage
        self._panel.choose_in_place(arrows=shown, stage=stage)
        self._explain(bool(stage))

    def go_to_place(self, id: str) -> None:
        """Selects what became of a row of the other scenario, where it is now."""
        from orgplanner.analysis.whereabouts import whereabouts_of

        plan, session = self._desk.session.plan, self._desk.session
        against = against_of(self._desk, self._panel.choice)
        ends = whereabouts_of(plan, against, session.scenario, id).ends if plan is not None and against else ()
        if ends and self._panel.choice.stage == "before":
            self.show("changes")
        session.select_many(ends)

    def origin_of(self, id: str) -> str:
        """What a row comes from in the other scenario, "" where there was nothing."""
        from orgplanner.analysis.compare.lineage import Lineage

        plan, against = self._desk.session.plan, against_of(self._desk, self._panel.choice)
        if plan is None or not against or not id:
            return ""
        return next(iter(Lineage(plan, against, self._desk.session.scenario).origins(id)), "")

    # wave by wave

    def play_through(self) -> None:
        """Opens the bar of waves at the beginning; once more: leaves it."""
        if self.is_playing:
            self.leave()
        elif against_of(self._desk, self._panel.choice):
            self._find_waves()

    def leave(self) -> None:
        """Shows the chart with all waves carried out."""
        if self._panel.choice.wave is not None:
            self._panel.choose_in_place(wave=None)
        self._hide()

    def _step_out(self) -> None:
        """Calls off what the pointer does, else leaves the waves."""
        if not self._panel.canvas.cancel():
            self.leave()

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        self._soon.stop()
        self._lane.finish()

    def _hide(self) -> None:
        self._soon.stop()
        self._lane.cancel()
        self._escape.setEnabled(False)
        if self.is_playing:
            self.play.pause()
            self.play.hide()
            self._panel.canvas.setFocus()

    def _follow(self, _: object = None) -> None:
        if self.is_playing:
            self._soon.start()

    def _find_waves(self) -> None:
        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        against = against_of(self._desk, self._panel.choice)
        if plan is None or not against:
            return
        snapshot = plan.snapshot()
        self._lane.start(lambda stop: find_steps(snapshot, against, scenario, stop), self._show_waves)

    def _show_waves(self, steps: list[WaveStep]) -> None:
        words = self._desk.words
        first = not self.is_playing
        self._waves = [_before(steps), *(step.wave for step in steps)]
        told = [(words(step.name), " · ".join(map(words, step.words))) for step in steps]
        nothing = "" if steps else words(say("Nothing differs."))
        self.play.show_steps(
            [(words(say("Before the first wave")), nothing), *told], 0 if first else self.play.step
        )
        self.play.show()
        self._escape.setEnabled(True)
        if first:
            self.play.buttons["next"].setFocus()

    def _go_to(self, step: int) -> None:
        choice = self._panel.choice
        wave = self._waves[step]
        stage = choice.stage if choice.stage in ("after", "changes") else "changes"
        if (stage, wave) != (choice.stage, choice.wave):
            self._panel.choose_in_place(stage=stage, wave=wave)
            self._explain(True)


def find_steps(plan: Plan, before: str, after: str, stop: Stop) -> list[WaveStep]:
    """What happens in each wave; called in a thread of its own, with a snapshot."""
    from orgplanner.analysis.wave_steps import wave_steps
    from orgplanner.analysis.waves import stages_of

    found = []
    with collection_paused():
        for step in wave_steps(stages_of(plan, before, after)):
            found.append(step)
            stop.check()
    return found


def _before(steps: Sequence[WaveStep]) -> int:
    """A number that is less than that of any wave."""
    return min((step.wave for step in steps if step.wave is not None), default=1) - 1
