"""What is done beside the window: reading another plan, matching, saying what everything is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from orgplanner.analysis.matching import Decided, Listing, Pair, is_doubtful, match
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan
from ui.background import Stop


@dataclass(frozen=True, slots=True)
class Task:
    """Two scenarios, `old` of `plan` and `new` of `other`, which may be the same plan; what was decided by hand."""

    plan: Plan
    old: str
    other: Plan
    new: str
    decided: Decided
    language: str


@dataclass(frozen=True, slots=True)
class Made:
    """The pairs, those first that call for a look, and what both sides are called."""

    task: Task
    pairs: list[Pair]
    listing: Listing
    doubtful: int


def reading(file: Path, passphrase: str = "") -> Callable[[Stop], Plan]:
    """Reads the plan of a file; one that is encrypted opens with the passphrase."""

    def work(stop: Stop) -> Plan:
        from orgplanner.document import open_plan

        plan = open_plan(file, passphrase)
        stop.check()
        return plan

    return work


def matching(task: Task) -> Callable[[Stop], Made]:
    """Matches the two scenarios of a task."""

    def work(stop: Stop) -> Made:
        with collection_paused():
            found = match(task.plan, task.old, task.other, task.new, task.decided, stop.progress)
            listing = Listing(found, task.language)
            stop.check()
            pairs = listing.in_order(found.pairs)
            return Made(task, pairs, listing, sum(map(is_doubtful, pairs)))

    return work
