"""What a merge leads to as a chart: which scenario, which boxes, before, after or both with the changes marked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.background import Lane
from ui.canvas import ChartCanvas
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.work import let_go
from ui.merging.picture import Pictured, Wish, picturing
from ui.merging.work import Made
from ui.pages.compare.view import chooser
from ui.panels.chart_bar import KINDS
from ui.panels.stages import STAGES
from ui.plain import label, name_button, tool_button

LEAST_WIDTH = 200
ORDER = ("changes", "after", "before")
"""Of the stages, the one that tells most first."""


class MergePicture(QWidget):
    """Draws beside the window, and only what is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lane = Lane()
        self._made: Made | None = None
        self._drawn_of: Made | None = None
        self._turned: frozenset[str] = frozenset()
        self._is_new = True
        self.pictured: Pictured | None = None
        self.canvas = ChartCanvas()
        self.scenario = Box()
        self.kind = chooser(desk, say("Boxes"), KINDS)
        self.stage = chooser(desk, say("What is seen"), {stage: STAGES[stage] for stage in ORDER})
        self.none = label(name="secondary", wrap=True)
        self._fit = tool_button()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = self._desk.words
        self.canvas.setAccessibleName(words(say("The result of the merge as a chart")))
        self.canvas.setAcceptDrops(False)
        self.scenario.setAccessibleName(words(say("Scenario")))
        self.scenario.setMinimumWidth(LEAST_WIDTH)
        name_button(self._fit, words(say("Fit the chart into the window")))
        self._fit.setIcon(self._desk.look.icon("maximize"))
        self.none.setText(words(say("No chart becomes other; what changes is in the list.")))
        self.none.hide()
        line = QHBoxLayout()
        for widget in (self.scenario, self.stage, self.kind, self._fit):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(line)
        column.addWidget(self.none)
        column.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        for box in (self.scenario, self.kind, self.stage):
            box.activated.connect(lambda _: self._other_view())
        self._fit.clicked.connect(self.canvas.fit)
        self.canvas.folded_toggled.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether the picture is being drawn."""
        return self._lane.busy

    def finish(self) -> None:
        """Ends drawing, and lets go of what was drawn."""
        let_go(self._lane, self._desk.session)
        self._desk.leftovers.take(self.pictured)
        self._made = self._drawn_of = self.pictured = None

    def show_merge(self, made: Made) -> None:
        """Draws what a merge leads to, as soon as it is looked at."""
        self._made = made
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Draws what was not drawn yet."""
        if self._made is not None and self._made is not self._drawn_of:
            self._draw()

    def _other_view(self) -> None:
        self._turned, self._is_new = frozenset(), True
        self._draw()

    def _turn(self, id: str) -> None:
        """Folds a box or unfolds it."""
        self._turned ^= {id}
        self.canvas.hold(id)
        self._draw()

    def _draw(self) -> None:
        made = self._made
        if made is None:
            return
        self._drawn_of = made
        language, theme = self._desk.words.language, self._desk.look.theme
        wish = Wish(self.scenario.currentData() or "", self.kind.currentData(), self.stage.currentData(),
                    self._turned, language, theme)  # fmt: skip
        self._lane.start(picturing(made, wish), self._show)

    def _show(self, pictured: Pictured) -> None:
        self._desk.leftovers.take(self.pictured)
        self.pictured = pictured
        self.scenario.clear()
        for id, name in pictured.scenarios.items():
            self.scenario.addItem(name, id)
        self.scenario.choose(pictured.scenario)
        has = pictured.chart is not None
        self.none.setVisible(not has)
        for widget in (self.scenario, self.stage, self.kind, self._fit, self.canvas):
            widget.setVisible(has)
        self.stage.setEnabled(not pictured.is_new)
        if pictured.chart is None:
            return
        self.canvas.show_chart(
            pictured.chart, self._desk.look.theme, index=pictured.index, keep_view=not self._is_new
        )
        self.canvas.freeze(True, ())
        if self._is_new:
            self.canvas.fit()
        self._is_new = False
