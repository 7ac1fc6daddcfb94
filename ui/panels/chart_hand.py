"""Turns what a hand does on the chart into edits: drops, links and names; and judges them beforehand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt

from orgplanner.drawing.wording import link_words
from orgplanner.errors import OrgPlannerError
from orgplanner.model import Change, ChangeSet, Names, Unit, new_id
from orgplanner.text import say
from ui.canvas import ChartCanvas
from ui.canvas.drop import Drop, target_of
from ui.desk import Desk
from ui.dragging import rows_here, rows_mime
from ui.dropping import Dropper, called, check_open

PAST = say("This is a place that was left; it shows what was.")


def _unit_above(change: Change) -> str | None:
    """The unit below which a unit now stands, or stood before it went; None when its place is as before."""
    before, after = change.before, change.after
    if not isinstance(before, Unit):
        return None
    if not isinstance(after, Unit):
        return before.parent
    moved = (after.parent, after.rank) != (before.parent, before.rank)
    return after.parent or before.parent if moved else None


class ChartHand(QObject):
    """The judge of the canvas; one gesture is one edit. `by_post`: boxes are posts."""

    def __init__(self, desk: Desk, canvas: ChartCanvas) -> None:
        super().__init__(canvas)
        self._desk = desk
        self._canvas = canvas
        self._dropper = Dropper(desk, canvas)
        self.by_post = False
        canvas.judge = self
        canvas.dropped.connect(self._drop)
        canvas.linked.connect(self._ask_kind)
        canvas.renamed.connect(self._rename)
        desk.session.changed.connect(self._keep_in_place)

    # what the canvas asks

    def ordered(self, ids: tuple[str, ...]) -> bool:
        """Whether these can stand between boxes of the chart."""
        from orgplanner.analysis.drops import can_be_ordered

        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        return plan is not None and can_be_ordered(plan, scenario, ids, "posts" if self.by_post else "units")

    def drop_fault(self, drop: Drop) -> str:
        """Why something may not go somewhere."""
        if self._is_past(target_of(drop)):
            return self._desk.words(PAST)
        return self._dropper.fault(drop)

    def link_fault(self, origin: str, target: str) -> str:
        """Why there may be no link from a box to another."""
        if self._is_past(target):
            return self._desk.words(PAST)
        try:
            self._kinds(origin, target)
        except OrgPlannerError as error:
            return error.sentence(self._desk.words.language)
        return ""

    def called(self, ids: tuple[str, ...]) -> str:
        """What is dragged, in words."""
        return called(self._desk, ids)

    def carried(self, ids: tuple[str, ...]) -> QMimeData:
        """What is dragged out of the chart."""
        state = self._desk.session.state
        table = "posts" if state is not None and all(id in state.posts for id in ids) else "units"
        return rows_mime(self._desk.session, table, ids)

    def brought(self, mime: QMimeData) -> tuple[str, ...]:
        """The ids that are dragged onto the chart, none when they are not of this scenario."""
        return rows_here(self._desk.session, mime)

    def _is_past(self, id: str) -> bool:
        sight = self._canvas.sight
        return bool(id) and sight is not None and sight.is_fixed(id)

    # what was done

    def _drop(self, drop: Drop, place: QPoint) -> None:
        target = target_of(drop)
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        above = self._canvas.sight.chart.parents.get(target) if self._canvas.sight is not None else None
        self._dropper.drop(drop, place, partial(self._canvas.hold, drop.onto or above or target))

    def _keep_in_place(self, changes: ChangeSet) -> None:
        """Where a selected unit got another place, or one went, the unit above it stays where it is seen."""
        if "units" not in changes.tables:
            return
        session, chosen = self._desk.session, frozenset(self._desk.session.selection)
        units = session.state.units if session.state is not None else {}
        for change in changes:
            if change.table == "units" and (change.id in chosen or change.after is None):
                above = _unit_above(change)
                if above in units:
                    self._canvas.hold(above or "")

    def _kinds(self, origin: str, target: str) -> tuple[str, ...]:
        from orgplanner.analysis.drops import link_kinds

        session = self._desk.session
        check_open(session)
        return link_kinds(session.plan, session.scenario, origin, target) if session.plan is not None else ()

    def _ask_kind(self, origin: str, target: str, place: QPoint) -> None:
        choices = [
            (link_words(kind, self._desk.words.language), partial(self._link, origin, target, kind))
            for kind in self._kinds(origin, target)
        ]
        self._dropper.ask(self._dropper.between((origin,), target), choices, place)

    def _link(self, origin: str, target: str, kind: str) -> None:
        from orgplanner.edits import add_link

        made = new_id()
        self._canvas.hold(target)
        if self._desk.session.do(add_link, origin, target, kind, id=made):
            self._desk.session.select(made)

    def name_of(self, id: str) -> Names | None:
        """The name of a unit or the title of a post, as its row has it."""
        state = self._desk.session.state
        if state is None or (id not in state.units and id not in state.posts):
            return None
        return state.units[id].name if id in state.units else state.posts[id].title

    def _rename(self, id: str, typed: str) -> None:
        from orgplanner.edits import change_post, rename_unit

        session, language, name = self._desk.session, self._desk.words.language, self.name_of(id)
        if name is None or session.state is None:
            return
        self._canvas.hold(id)
        if id in session.state.units:
            session.do(rename_unit, id, language, typed)
        else:
            session.do(change_post, id, title=name.including(language, typed.strip()))
