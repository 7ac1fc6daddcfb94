"""The live picture of the result: units, posts or both, folded where it is large; a click leads to the row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Spot
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message, say
from ui.background import SHOWN_FIRST, Lane, Stop
from ui.canvas import ChartCanvas
from ui.desk import Desk
from ui.folding import chain_above
from ui.importing.drawing import ALL, Drawn, Ways, Wish, draw, usual_kind, ways_of
from ui.importing.work import let_go
from ui.pages.compare.view import chooser
from ui.panels.chart_bar import KINDS
from ui.plain import name_button, tool_button

LEVELS: dict[str, Message] = {
    "0": say("As many levels as fit"),
    **{str(level): say("{count} levels", count=level) for level in range(1, 9)}, str(ALL): say("All levels"),
}  # fmt: skip
Picture = tuple[Drawn, Ways | None]


class PicturePane(QWidget):
    """`chosen` carries the spot of the row that a selected box comes from; `named` says that names are known."""

    chosen = Signal(object)
    named = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lane = Lane(turn=desk.turn, after=SHOWN_FIRST)
        self._memory = ChartMemory()
        self._result: Result | None = None
        self._told: Result | None = None
        self._turned: frozenset[str] = frozenset()
        self._level, self._wanted = 0, ""
        self._spot: Spot | None = None
        self.drawn: Drawn | None = None
        self.ways = Ways({}, ())
        self.canvas = ChartCanvas()
        self.kind, self.level = chooser(desk, say("Boxes"), KINDS), chooser(desk, say("Levels"), LEVELS, 14)
        self._fit = tool_button()
        self._is_new = True
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = self._desk.words
        self.canvas.setAccessibleName(words(say("The result as a chart")))
        self.canvas.setAcceptDrops(False)
        self.canvas.setMinimumSize(180, 120)
        name_button(self._fit, words(say("Fit the chart into the window")))
        self._fit.setIcon(self._desk.look.icon("maximize"))
        line = QHBoxLayout()
        for widget in (self.kind, self.level, self._fit):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self._other_view())
        self.level.activated.connect(lambda _: self._other_view())
        self._fit.clicked.connect(self.canvas.fit)
        self.canvas.folded_toggled.connect(self._turn)
        self.canvas.chosen_changed.connect(self._selected)

    @property
    def busy(self) -> bool:
        """Whether the picture is being drawn."""
        return self._lane.busy

    def finish(self) -> None:
        """Ends drawing, and lets go of what was drawn."""
        let_go(self._lane, self._desk.session)
        for thing in (self.drawn, self._memory, self.ways):
            self._desk.leftovers.take(thing)

    # drawing

    def show_result(self, result: Result) -> None:
        """Draws what a list became; boxes that stay keep their place."""
        if result is self._told:
            return
        if self._result is None:
            kind = usual_kind(result.plan.states[result.scenario])
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self._result = result
        self._draw()

    def _other_view(self) -> None:
        self._turned, self._level, self._is_new = frozenset(), int(self.level.currentData()), True
        self._draw()

    def _turn(self, id: str) -> None:
        """Folds a box or unfolds it."""
        self._turned ^= {id}
        self.canvas.hold(id)
        self._draw()

    def _draw(self) -> None:
        result = self._result
        if result is None:
            return
        words, look, memory = self._desk.words, self._desk.look, self._memory
        wish = Wish(self.kind.currentData(), self._level, self._turned, words.language, look.theme)
        known = result is self._told

        def work(stop: Stop) -> Picture:
            with collection_paused():
                drawn = draw(result, wish, memory, stop)
                return drawn, None if known else ways_of(result, wish.language, stop)

        self._lane.start(work, lambda made: self._show(result, made))

    def _show(self, result: Result, made: Picture) -> None:
        drawn, ways = made
        self._desk.leftovers.take(self.drawn)
        self.drawn, self._told = drawn, result
        self._level = drawn.level
        if ways is not None:
            self._desk.leftovers.take(self.ways)
            self.ways = ways
            self.named.emit()
        self.canvas.show_chart(drawn.chart, self._desk.look.theme, index=drawn.index, keep_view=not self._is_new)
        self.canvas.freeze(True, ())
        if self._is_new:
            self.canvas.fit()
        self._is_new = False
        if self._wanted:
            self.reveal(self._wanted)
        elif self._spot is not None and ways is not None:
            self.show_spot(self._spot, centre=False)

    # from boxes to rows and back

    def _selected(self, ids: tuple[str, ...]) -> None:
        id = ids[-1] if ids else ""
        if self._result is not None and id and id != self._wanted and id in self._result.origins:
            self.chosen.emit(self._result.origins[id])
        self._wanted = ""

    def show_spot(self, spot: Spot, *, centre: bool = True) -> None:
        """Selects the box that a row became, unfolding what is above it; `centre` makes it large enough to read."""
        self._spot = spot
        id = self.ways.id_at.get((spot.book, spot.sheet, spot.row), "")
        if id:
            self.reveal(id, centre=centre)
        else:
            self.canvas.select(None)

    def reveal(self, id: str, *, centre: bool = True) -> None:
        """Selects the box of a unit or post; of a post its unit where the chart has units only."""
        result, drawn = self._result, self.drawn
        if result is None or drawn is None:
            return
        state = result.plan.states[result.scenario]
        id = next((row.post for row in state.held_by(id)), id)
        if id not in drawn.chart.boxes and self.kind.currentData() == "units" and id in state.posts:
            id = state.posts[id].unit or ""
        self._wanted = id
        if id in drawn.chart.boxes:
            self.canvas.select(id, centre=centre)
            self._wanted = ""
            return
        hiding = drawn.folded & {*chain_above(state, id), *_superiors(result, id)}
        if hiding:
            self._turned ^= hiding
            self._draw()


def _superiors(result: Result, id: str) -> list[str]:
    """The posts above a post."""
    from orgplanner.analysis.structure import superior

    state = result.plan.states[result.scenario]
    found: list[str] = []
    at: str | None = id if id in state.posts else None
    while at is not None and len(found) < 200:
        at = superior(state, at)
        if at is None or at in found:
            break
        found.append(at)
    return found
