"""What a colouring gets and gives: the boxes of a chart, and their tints with the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.theme import Theme, raised
from orgplanner.model import Plan, State
from orgplanner.text import Message

DEEPER, PALER = 3.0, 0.5
"""powers that make the stripe of a box out of its fill: stronger on a bright theme, brighter on a dark one"""


class Tint(NamedTuple):
    """The colours of a box: its stripe, which may be hatched, and its fill."""

    stripe: str
    fill: str
    hatch: str | None = None


class Entry(NamedTuple):
    """A sample (stripe, dashed, filled, hatched, dotted, arrow, tint; heading and words: none) and its meaning."""

    words: str
    colour: str = ""
    shape: str = "stripe"
    tint: Tint | None = None


@dataclass(frozen=True, slots=True)
class Coloured:
    """The tints of boxes by id; those without one are drawn plainly. `key` explains what is there."""

    tints: Mapping[str, Tint] = field(default_factory=dict)
    key: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The boxes that are to be coloured: units or, in a chart of posts, posts."""

    plan: Plan
    scenario: str
    options: ChartOptions
    ids: Sequence[str]

    @property
    def state(self) -> State:
        return self.plan.states[self.scenario]

    @property
    def theme(self) -> Theme:
        return self.options.theme

    @property
    def by_post(self) -> bool:
        return self.options.kind == "posts"

    def say(self, message: Message | str) -> str:
        """Return a text in the language of the reader, or in both."""
        return self.options.both(message)


def tint_of(fill: str, theme: Theme) -> Tint:
    """Return a box of a fill with a stronger stripe of the same colour."""
    return Tint(raised(fill, PALER if theme.is_dark else DEEPER), fill)


def unknown_tint(theme: Theme) -> Tint:
    """Return the look of a box of which nothing is known: no fill, and a hatched stripe."""
    return Tint(theme.track, theme.box, theme.hatch)


def plain_tint(theme: Theme) -> Tint:
    """Return the look of a box that a colouring has nothing to say about."""
    return Tint(theme.tones["same"][0], theme.box)


def coloured(title: str, steps: Mapping[str, tuple[str, Tint]], found: Iterable[tuple[str, str]]) -> Coloured:
    """Return the colours of boxes, given as (id, step), and the key to the steps that occur, in their order."""
    by_id = dict(found)
    used = set(by_id.values())
    key = [Entry(words, tint.stripe, "tint", tint) for step, (words, tint) in steps.items() if step in used]
    tints = {id: steps[step][1] for id, step in by_id.items()}
    return Coloured(tints, (Entry(title, shape="heading"), *key) if key else ())
