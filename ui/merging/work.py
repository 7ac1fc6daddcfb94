"""What is done beside the window: reading the other copy, finding the base, working out what choices lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgplanner.analysis.three_way.listing import Count, Entry, counts, entries, in_short
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message
from ui.background import Stop

if TYPE_CHECKING:
    from orgplanner.analysis.three_way import Settled
    from orgplanner.analysis.three_way.settling import Choices
    from orgplanner.document.merging import Held, MergeJob


@dataclass(frozen=True, slots=True)
class Made:
    """The copy held against the plan, settled with some choices, and what is shown of that."""

    held: Held
    settled: Settled
    going: list[Entry]
    short: list[Message]
    counted: list[Count]


def reading(job: MergeJob, passphrase: str = "") -> Callable[[Stop], Made]:
    """Reads the copy and merges it with nothing chosen yet."""

    def work(stop: Stop) -> Made:
        with collection_paused():
            held = job.run(stop.progress, passphrase)
            return _made(held, {}, stop)

    return work


def settling(held: Held, choices: Choices) -> Callable[[Stop], Made]:
    """The same with other choices."""

    def work(stop: Stop) -> Made:
        with collection_paused():
            return _made(held, choices, stop)

    return work


def _made(held: Held, choices: Choices, stop: Stop) -> Made:
    settled = held.merging.settle(choices, tick=lambda _, __: stop.check())
    stop.check()
    going = entries(held.merging, settled)
    return Made(held, settled, going, in_short(going), counts(held.merging.copies.mine, settled))
