"""What happens in each wave of a reform, counted and in words, for those who play it through."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from orgplanner.analysis.compare import RowChanges, compare
from orgplanner.analysis.waves import Stages, Wave
from orgplanner.text import Message, chained, say

COUNTED: Mapping[str, Callable[[int], Message]] = MappingProxyType({
    "new": lambda count: say("{count} new", count=count),
    "moved": lambda count: say("{count} moved", count=count),
    "merged": lambda count: say("{count} merged", count=count),
    "split": lambda count: say("{count} split up", count=count),
    "closed": lambda count: say("{count} closed", count=count),
    "renamed": lambda count: say("{count} renamed", count=count),
    "changed": lambda count: say("{count} changed", count=count),
    "undecided": lambda count: say("{count} undecided", count=count),
})  # fmt: skip
"""What is counted, in this order; merged are the units that others became, split those that became several."""


@dataclass(frozen=True, slots=True)
class WaveStep:
    """A wave, and how many units and posts it changes, by the words of COUNTED; those of 0 are left out."""

    wave: Wave
    units: Mapping[str, int] = field(default_factory=dict)
    posts: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> Message:
        """What the wave is called."""
        if self.wave is None:
            return say("Decisions without a wave")
        return say("Wave {number}", number=self.wave)

    @property
    def words(self) -> tuple[Message, ...]:
        """What happens in it, as “units: 3 moved, 1 merged”, “posts: 12 closed”."""
        return tuple(
            say("{things}: {counts}", things=things, counts=_listed(counts))
            for things, counts in ((say("units"), self.units), (say("posts"), self.posts))
            if counts
        )


def wave_steps(stages: Stages) -> Iterator[WaveStep]:
    """The waves in their order, each compared with the one before it."""
    before = stages.before
    for wave, scenario in zip(stages.waves, stages.scenarios, strict=True):
        found = compare(stages.plan, before, scenario)
        yield WaveStep(wave, _counts(found.units), _counts(found.posts))
        before = scenario


def _counts(changes: RowChanges) -> dict[str, int]:
    counts = {word: len(getattr(changes, word)) for word in COUNTED}
    return {word: count for word, count in counts.items() if count}


def _listed(counts: Mapping[str, int]) -> Message:
    return chained(COUNTED[word](count) for word, count in counts.items())
