"""What the window is looking at: the open document, one of its scenarios, and what is selected in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.bridge import Bridge

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.model import ChangeSet, Plan, Scenario, State

CHOSEN_FIRST = ("current", "proposed", "reference")


class Session(QObject):
    """View state that is not undone; `selected` is the id of a unit, post, person or skill, or "".

    `document_coming` is emitted before another document is shown, `document_changed` after; `changed` carries the
    change set of every commit, `refused` the error of an edit that may not be.
    """

    document_coming = Signal()
    document_changed = Signal()
    scenario_changed = Signal()
    selection_changed = Signal()
    changed = Signal(object)
    refused = Signal(object)
    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.scenario = ""
        self.selected = ""
        self._bridge = Bridge(self)
        self._bridge.changed.connect(self._follow)

    @property
    def plan(self) -> Plan | None:
        return None if self.document is None else self.document.plan

    @property
    def state(self) -> State | None:
        """The rows of the chosen scenario."""
        return None if self.plan is None else self.plan.states.get(self.scenario)

    @property
    def scenario_row(self) -> Scenario | None:
        return None if self.plan is None else self.plan.scenarios.get(self.scenario)

    def show(self, document: Document | None) -> None:
        """Looks at another document, or at none."""
        if document is not None:
            self.document_coming.emit()
        self.document = document
        self._bridge.tie(document)
        self.selected = ""
        self.scenario = _first_scenario(document.plan) if document is not None else ""
        self.document_changed.emit()
        self.scenario_changed.emit()
        self.selection_changed.emit()

    def choose(self, scenario: str) -> None:
        """Looks at another scenario; what is selected stays so where the scenario has it too."""
        if self.plan is None or scenario == self.scenario or scenario not in self.plan.states:
            return
        self.scenario = scenario
        if not self.has(self.selected):
            self.selected = ""
        self.scenario_changed.emit()
        self.selection_changed.emit()

    def select(self, id: str) -> None:
        """Selects a unit, post, person or skill; "" for nothing."""
        if id == self.selected or (id and not self.has(id)):
            return
        self.selected = id
        self.selection_changed.emit()

    def has(self, id: str) -> bool:
        """Whether the scenario has such a unit or post, or the plan such a person or skill."""
        if self.state is None or self.plan is None:
            return False
        tables = (self.state.units, self.state.posts, self.plan.people, self.plan.skills)
        return any(id in table for table in tables)

    def unit_of(self, id: str) -> str:
        """The unit that a unit, post or holder of a post stands for in the tree; "" when there is none."""
        state = self.state
        if state is None or id in state.units:
            return id if state is not None else ""
        if id in state.posts:
            return state.posts[id].unit or ""
        held = next(iter(state.where("assignments", "person", id)), None)
        return self.unit_of(held.post) if held is not None else ""

    def do(self, edit: Callable[..., ChangeSet], *words: object, **more: object) -> bool:
        """Commits an edit of the chosen scenario; tells whether it was done, else `refused` has said why."""
        if self.document is None:
            return False
        try:
            changes = edit(self.document.plan, self.scenario, *words, **more)
            if changes:
                self.document.commit(changes)
        except OrgPlannerError as error:
            self.refused.emit(error)
            return False
        for note in changes.notes:
            self.done.emit(note)
        return True

    def undo(self) -> None:
        self._step("undo")

    def redo(self) -> None:
        self._step("redo")

    def _step(self, way: str) -> None:
        if self.document is None:
            return
        label = self.document.undo_label if way == "undo" else self.document.redo_label
        try:
            getattr(self.document, way)()
        except OrgPlannerError as error:
            self.refused.emit(error)
            return
        if label is not None:
            self.done.emit(_stepped(way, label))

    def _follow(self, changes: ChangeSet) -> None:
        if self.plan is not None and self.scenario not in self.plan.states:
            self.scenario = _first_scenario(self.plan)
            self.scenario_changed.emit()
        if self.selected and not self.has(self.selected):
            self.select("")
        self.changed.emit(changes)


def _stepped(way: str, label: Message) -> Message:
    return say("Undone: {what}", what=label) if way == "undo" else say("Redone: {what}", what=label)


def _first_scenario(plan: Plan) -> str:
    rows = plan.ordered_scenarios()
    kinds = {row.kind: row.id for row in reversed(rows)}
    return next((kinds[kind] for kind in CHOSEN_FIRST if kind in kinds), "")
