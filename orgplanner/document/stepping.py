"""A large step of a document, or many at once, split so that the long part may run beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from orgplanner.document.refusals import check_values
from orgplanner.layout.collection import collection_paused
from orgplanner.model import ChangeSet, Plan
from orgplanner.model.change import Key

Way = Literal["do", "undo", "redo"]
Touched = dict[Key, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, the plan after it, and when and by whom its rows were touched."""

    changes: ChangeSet
    plan: Plan
    touched: Touched


@dataclass(frozen=True, slots=True)
class StepJob:
    """A snapshot and what is to be done to it; `run` may be called in any thread, once.

    `record` writes changes into the working copy, which from then on holds them whatever happens. `place` is where
    the history stands after a step that is not a new one.
    """

    way: Way
    plan: Plan
    build: Callable[[Plan], ChangeSet]
    record: Callable[[Way, ChangeSet], tuple[str, str]]
    place: int = 0

    @property
    def is_new(self) -> bool:
        """Whether something is done that was not done before."""
        return self.way == "do"

    def run(self) -> Step:
        """Does it to the snapshot; RuleBroken, NotWritten or ValueError when it may or can not be done."""
        with collection_paused():
            changes = self.build(self.plan)
            if not changes and self.is_new:
                return Step(changes, self.plan, {})
            check_values(changes)
            self.plan.apply(changes)
            seen = self.record(self.way, changes)
            return Step(changes, self.plan, dict.fromkeys((change.key for change in changes), seen))
