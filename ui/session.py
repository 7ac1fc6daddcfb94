"""What the window is looking at: the open document, one of its scenarios, and what is selected in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.bridge import Bridge

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.model import ChangeSet, Plan, Row, Scenario, State

OF_SCENARIO, OF_PLAN = ("units", "posts", "links", "functions"), ("people", "skills")
"""Tables whose rows can be selected."""
LARGE = 2000
"""Changes of one step from which the window would have to wait for it too long."""
NONE = ("", "")
CHOSEN_FIRST = ("current", "proposed", "reference")


class Session(QObject):
    """View state that is not undone; `selection` are ids of things in the order they were selected.

    `large_step` asks for one to be done beside the window: what prepares it, and what is called once it is done.
    `document_coming` is emitted before another document is shown, `document_changed` after; `changed` carries the
    change set of every commit, `refused` the error of an edit that may not be; `dragging` tells whether posts
    are being dragged out of a table.
    """

    document_coming = Signal()
    document_changed = Signal()
    scenario_changed = Signal()
    selection_changed = Signal()
    changed = Signal(object)
    refused = Signal(object)
    done = Signal(object)
    large_step = Signal(object, object)
    dragging = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.scenario = ""
        self.selection: tuple[str, ...] = ()
        self._looked_up: tuple[str, ...] | None = None
        self._chosen_tables = frozenset[str]()
        self.bygone = NONE
        """the scenario and the id of a row that is looked at as it is there"""
        self._bridge = Bridge(self)
        self._bridge.changed.connect(self._follow)

    @property
    def plan(self) -> Plan | None:
        return None if self.document is None else self.document.plan

    @property
    def state(self) -> State | None:
        """The rows of the chosen scenario."""
        return None if self.plan is None else self.plan.states.get(self.scenario)

    def scenario_names(self, language: str) -> list[tuple[Scenario, str]]:
        """The scenarios of the plan in their order, with their names; none where there is no plan."""
        plan = self.plan
        return [] if plan is None else [(row, plan.words(row.name, language)) for row in plan.ordered_scenarios()]

    @property
    def selected(self) -> str:
        """The id that was selected last: of a unit, post, link, function, person or skill, or ""."""
        return self.selection[-1] if self.selection else ""

    @property
    def is_locked(self) -> bool:
        """Whether the scenario may not be edited."""
        return self.scenario_row is not None and self.scenario_row.locked

    @property
    def scenario_row(self) -> Scenario | None:
        return None if self.plan is None else self.plan.scenarios.get(self.scenario)

    def show(self, document: Document | None) -> None:
        """Looks at another document, or at none."""
        if document is not None:
            self.document_coming.emit()
        self.document = document
        self._bridge.tie(document)
        self.selection, self.bygone = (), NONE
        self.scenario = _first_scenario(document.plan) if document is not None else ""
        self.document_changed.emit()
        self.scenario_changed.emit()
        self.selection_changed.emit()

    def choose(self, scenario: str) -> None:
        """Looks at another scenario; what is selected stays so where the scenario has it too."""
        if self.plan is None or scenario == self.scenario or scenario not in self.plan.states:
            return
        self.scenario = scenario
        self.selection, self.bygone = self._still_there(self.selection), NONE
        self.scenario_changed.emit()
        self.selection_changed.emit()

    def look_back(self, scenario: str, id: str) -> None:
        """Looks at a row as another scenario has it; nothing is selected that could be changed."""
        if (scenario, id) != self.bygone:
            self.selection, self.bygone = (), (scenario, id)
            self.selection_changed.emit()

    def select(self, id: str) -> None:
        """Selects one thing that the plan has; "" for nothing."""
        if not id or self.has(id):
            self.select_many((id,) if id else ())

    def select_many(self, ids: Iterable[str]) -> None:
        """Selects several things, the last of which is the one that is inspected first."""
        chosen = self._still_there(ids)
        if chosen != self.selection or self.bygone != NONE:
            self.selection, self.bygone = chosen, NONE
            self.selection_changed.emit()

    @property
    def chosen_tables(self) -> frozenset[str]:
        """The tables that anything selected is of; looked up once for a selection, as it may be very large."""
        if self._looked_up is not self.selection:
            self._looked_up, self._chosen_tables = self.selection, frozenset(self._tables_of(self.selection))
        return self._chosen_tables

    def _tables_of(self, ids: Sequence[str]) -> list[str]:
        if (one := self._table_of_all(ids)) or not ids:
            return [one] if one else []
        return [table for table in (*OF_SCENARIO, *OF_PLAN) if not self._rows(table).keys().isdisjoint(ids)]

    def _table_of_all(self, ids: Sequence[str]) -> str:
        """The one table that has them all, "" when none has; quick for very many."""
        tables = (*OF_SCENARIO, *OF_PLAN) if ids else ()
        return next((table for table in tables if all(map(self._rows(table).__contains__, ids))), "")

    def selected_in(self, table: str) -> list[str]:
        """The selected ids of rows of one table, such as "units"."""
        rows = self._rows(table)
        return [id for id in self.selection if id in rows]

    def table_of(self, id: str) -> str:
        """The table that has a row of this id; "" when none has."""
        return next((table for table in (*OF_SCENARIO, *OF_PLAN) if id in self._rows(table)), "")

    def has(self, id: str) -> bool:
        """Whether the scenario or the plan has such a row."""
        return bool(self.table_of(id))

    def _rows(self, table: str) -> Mapping[str, Row]:
        if self.plan is None or self.state is None:
            return {}
        return self.plan.table(table, self.scenario if table in OF_SCENARIO else None)

    def _still_there(self, ids: Iterable[str]) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys(ids))
        if self._table_of_all(wanted):
            return wanted
        tables = [self._rows(table) for table in (*OF_SCENARIO, *OF_PLAN)]
        return tuple(id for id in wanted if any(id in rows for rows in tables))

    def unit_of(self, id: str) -> str:
        """The unit that a unit, post or holder of a post stands for in the tree; "" when there is none."""
        state = self.state
        if state is None or id in state.units:
            return id if state is not None else ""
        if id in state.posts:
            return state.posts[id].unit or ""
        held = next(iter(state.held_by(id)), None)
        return self.unit_of(held.post) if held is not None else ""

    def do(self, edit: Callable[..., ChangeSet], *words: object, **more: object) -> bool:
        """Commits an edit of the chosen scenario; tells whether it was done, else `refused` has said why."""
        return self.do_shared(edit, self.scenario, *words, **more)

    def do_shared(self, edit: Callable[..., ChangeSet], *words: object, **more: object) -> bool:
        """The same for an edit of what all scenarios share."""
        if self.document is None:
            return False
        try:
            changes = edit(self.document.plan, *words, **more)
            if changes:
                self.document.commit(changes)
        except OrgPlannerError as error:
            self.refused.emit(error)
            return False
        for note in changes.notes:
            self.done.emit(note)
        return True

    def do_beside(
        self,
        edit: Callable[..., ChangeSet],
        *words: object,
        then: Callable[[], object] | None = None,
        **more: object,
    ) -> None:
        """Commits an edit of the chosen scenario that may change very much, beside the window; `then` follows."""
        document, scenario = self.document, self.scenario
        if document is None:
            return

        def finish(changes: ChangeSet) -> None:
            for note in changes.notes:
                self.done.emit(note)
            if then is not None:
                then()

        self.large_step.emit(
            lambda: document.prepare_step(lambda plan: edit(plan, scenario, *words, **more)), finish
        )

    def undo(self) -> None:
        """Takes back the last step."""
        if self.document is not None and self.document.can_undo:
            self.go_to(self.document.history.place - 1)

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self.document is not None and self.document.can_redo:
            self.go_to(self.document.history.place + 1)

    def go_to(self, place: int) -> None:
        """Takes back, or does again, all steps up to a place of the history; beside the window where they changed
        very much."""
        document = self.document
        steps = document.history.stretch_to(place).steps if document is not None else ()
        if document is None or not steps:
            return
        said = _gone(steps, back=place < document.history.place)
        if sum(len(step.changes) for step in steps) > LARGE:
            self.large_step.emit(lambda: document.prepare_go_to(place), lambda _: self.done.emit(said))
            return
        try:
            document.go_to(place)
        except OrgPlannerError as error:
            self.refused.emit(error)
        else:
            self.done.emit(said)

    def _follow(self, changes: ChangeSet) -> None:
        if self.plan is not None and self.scenario not in self.plan.states:
            self.scenario = _first_scenario(self.plan)
            self.scenario_changed.emit()
        if self.bygone[0] not in (self.plan.states if self.plan is not None else ()):
            self.select_many(self.selection)
        self.changed.emit(changes)


def _gone(steps: Sequence[ChangeSet], back: bool) -> Message:
    """What was undone or redone, by its name or by the number of steps."""
    what = steps[0].label if len(steps) == 1 else say("{count} steps", count=len(steps))
    return say("Undone: {what}", what=what) if back else say("Redone: {what}", what=what)


def _first_scenario(plan: Plan) -> str:
    rows = plan.ordered_scenarios()
    kinds = {row.kind: row.id for row in reversed(rows)}
    return next((kinds[kind] for kind in CHOSEN_FIRST if kind in kinds), "")
