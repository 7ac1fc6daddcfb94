"""What is selected on the chart and elsewhere, each following the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.folding import chain_above
from ui.panels.stages import against_of

if TYPE_CHECKING:
    from ui.panels.chart import ChartPanel


class ChartSelection(QObject):
    """`taken` when somebody selected on the chart; `unfold` is given the boxes that hide what was selected."""

    taken = Signal()

    def __init__(self, desk: Desk, panel: ChartPanel, unfold: Callable[[frozenset[str]], object]) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._canvas = desk, panel, panel.canvas
        self._unfold = unfold
        self._to_show = ""
        self.following = False
        """whether the chart is made to show what is selected already"""
        self._canvas.chosen_changed.connect(self._take)
        self._canvas.activated.connect(self._activate)
        desk.session.selection_changed.connect(self.follow)

    def forget(self) -> None:
        """Nothing is looked for any more."""
        self._to_show = ""

    def _activate(self, id: str) -> None:
        """Opens the name of a box; from what only shows what was, goes to what became of it."""
        if self._canvas.is_fixed(id):
            self._panel.staging.go_to_place(self._canvas.row_of(id))
        else:
            self._panel.rename(id)

    def _take(self, ids: tuple[str, ...]) -> None:
        if self.following:
            return
        self.taken.emit()
        canvas, session = self._canvas, self._desk.session
        living = [id for id in ids if not canvas.is_fixed(id)]
        if ids and not living:
            self.following = True
            session.look_back(against_of(self._desk, self._panel.choice), canvas.row_of(ids[-1]))
            self.following = False
        else:
            session.select_many(living)

    def follow(self) -> None:
        """Brings what is selected to sight, unfolding what hides it."""
        session, canvas, panel = self._desk.session, self._canvas, self._panel
        if session.bygone[1]:
            self._show_bygone(session.bygone[1])
            return
        if session.state is None or panel.waits or session.selection == canvas.chosen:
            return
        boxes = panel.boxes
        shown: Sequence[str] = session.selection
        if not all(map(boxes.__contains__, shown)):
            wanted = dict.fromkeys(id if id in boxes else self._box_of(id) for id in shown)
            shown = [id for id in wanted if id in boxes or canvas.has(id)]
        last = session.selected if session.selected in boxes else self._box_of(session.selected)
        self.following = True
        if not last or last in shown:
            canvas.choose(shown)
            self._to_show = ""
            if last and canvas.hasFocus():
                canvas.bring(last)
            elif last:
                canvas.centre(last)
        elif self._to_show != last:
            self._to_show = last
            self._unfold(frozenset(chain_above(session.state, last)))
        self.following = False

    def _show_bygone(self, row: str) -> None:
        """Puts the ring around the place of a row that is looked at as it was, where the chart has that place."""
        chart = self._canvas.sight.chart if self._canvas.sight is not None else None
        left = next((box for box, id in chart.ghosts.items() if id == row), row) if chart is not None else row
        self.following = True
        self._canvas.choose([left] if self._canvas.is_fixed(left) else [])
        self.following = False

    def _box_of(self, id: str) -> str:
        """The box that stands for a unit, post or person in this kind of chart; a link stands for itself.

        Where the chart shows what was, it is the box of what the row comes from.
        """
        session = self._desk.session
        state = session.state
        if state is None or not id:
            return ""
        if id in state.links:
            return id if self._canvas.has(id) else ""
        found = session.unit_of(id) if self._panel.choice.kind != "posts" else self._post_of(id)
        if self._panel.choice.stage == "before" and found not in self._panel.boxes:
            return self._panel.staging.origin_of(found)
        return found

    def _post_of(self, id: str) -> str:
        """The post that stands for a unit, post or person: the head, itself, the one that is held."""
        state = self._desk.session.state
        assert state is not None
        if id in state.units:
            head = state.head_of(id)
            return head.id if head is not None else ""
        if id in state.posts:
            return id
        held = next(iter(state.held_by(id)), None)
        return held.post if held is not None else ""
