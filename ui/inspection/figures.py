"""Figures that are counted and not typed: the numbers of a unit with all below it, of a post, of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orgplanner.model import Total
from orgplanner.text import Message, say
from ui.inspection.teller import NOTHING, Teller

Pairs = list[tuple[str, str]]
"""What is counted and the number, as they are shown."""


def of_unit(teller: Teller, unit: str) -> Pairs:
    """Established, filled and vacant, with all below and of its own."""
    if teller.totals is None:
        return []
    found, own = teller.totals.of_unit(unit), teller.totals.of_unit(unit, whole=False)
    below = bool(teller.state.children(unit))
    lines = (
        (say("Established"), found.established, own.established),
        (say("Filled"), found.filled, own.filled),
        (say("Vacant"), found.vacant, own.vacant),
    )
    return [(teller(label), _number(teller, whole, part, below)) for label, whole, part in lines]


def _number(teller: Teller, whole: Total, own: Total, below: bool) -> str:
    words = [str(whole)]
    if whole.unknown and whole.quantity is not None:
        words.append(teller(say("+ {number} unknown", number=whole.unknown)))
    if below and own.quantity is not None:
        words.append(teller(say("({number} of its own)", number=str(own))))
    return " ".join(words)


def of_post(teller: Teller, id: str) -> Pairs:
    """Filled, where it is counted from the holders, and vacant."""
    post = teller.state.posts[id]
    if teller.totals is None:
        return []
    pairs = []
    if teller.state.holders(id):
        pairs.append((say("Filled, by the holders"), teller.totals.filled_of_post(post)))
    pairs.append((say("Vacant"), teller.totals.vacant_of_post(post)))
    return [(teller(label), NOTHING if number is None else str(number)) for label, number in pairs]


def of_scenario(teller: Teller, _: str) -> Pairs:
    """How much there is in it, and what it was made from."""
    state, row = teller.state, teller.plan.scenarios[teller.scenario]
    base = teller.plan.scenarios.get(row.base or "")
    counts: tuple[tuple[Message, str], ...] = (
        (say("Plan"), teller.words(teller.plan.settings.title)),
        (say("Made from"), teller.name(base.name) if base is not None else ""),
        (say("Units"), str(len(state.units))),
        (say("Lines of posts"), str(len(state.posts))),
        (say("Functions"), str(len(state.functions)) if state.functions else ""),
    )
    return [(teller(label), text) for label, text in counts if text]


FIGURES: Mapping[str, Callable[[Teller, str], Pairs]] = {
    "units": of_unit, "posts": of_post, "scenarios": of_scenario,
}  # fmt: skip
