"""What each unit, post, figure and decision rests on: a source states it, it was derived, inferred or assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from orgplanner.analysis.tree import tree_of
from orgplanner.model import Plan, Post, Quantity, State, Succession
from orgplanner.text import Message, say

UNKNOWN = "unknown"
KINDS: Mapping[str, Message] = MappingProxyType({
    "stated": say("Facts: what a source states"),
    "derived": say("Derived: follows by arithmetic from what is stated"),
    "inferred": say("Inferred: read out of a source that does not say it"),
    "assumed": say("Assumed by the planner"),
    "": say("No basis given"),
    UNKNOWN: say("Not known"),
})  # fmt: skip
"""What something rests on, in the order of a report."""
FIELDS: Mapping[str, Message] = MappingProxyType({
    "post": say("post"), "established": say("established"), "filled": say("filled"),
    "decision": say("decision"),
})  # fmt: skip
"""What of a row is meant."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What of a row in one of units, posts, successions (`table`) rests on the same: one of KINDS and a source.

    `unit` is that of the row; `sides` are the numbers of the scenarios in which it is so.
    """

    table: str
    id: str
    unit: str | None
    kind: str
    source: str | None
    fields: tuple[str, ...]
    established: Quantity | None = None
    filled: Quantity | None = None
    decision: str = ""
    note: str = ""
    sides: tuple[int, ...] = ()


@dataclass(slots=True)
class Share:
    """How much of one scenario rests on the same: units, decisions, and figures of posts."""

    units: int = 0
    decisions: int = 0
    figures: dict[str, list[Quantity | None]] = field(default_factory=lambda: {"established": [], "filled": []})

    @property
    def count(self) -> int:
        """How many figures there are."""
        return sum(map(len, self.figures.values()))


def grounds_of(plan: Plan, scenarios: Sequence[str], language: str) -> list[Ground]:
    """Return all that is said, each once for all scenarios in which it is the same, unit by unit as printed."""
    found: dict[Ground, tuple[int, ...]] = {}
    for side, scenario in reversed(list(enumerate(scenarios))):
        for ground in _grounds(plan, scenario, language):
            found[ground] = (side, *found.get(ground, ()))
    places = _places([plan.states[scenario] for scenario in reversed(scenarios)])
    whole = [replace(ground, sides=sides) for ground, sides in found.items()]
    return sorted(whole, key=lambda ground: places.get(ground.unit or "", len(places)))


def _places(states: Sequence[State]) -> dict[str, int]:
    """Return the places of units in a printed list of the first state, those that only others have behind them."""
    places: dict[str, int] = {}
    for state in states:
        for id in (*tree_of(state).chains, *state.units):
            places.setdefault(id, len(places))
    return places


def _grounds(plan: Plan, scenario: str, language: str) -> Iterator[Ground]:
    state, base = plan.states[scenario], plan.states.get(plan.scenarios[scenario].base or "")
    for unit in state.units.values():
        kind = unit.basis or ("stated" if unit.source else "")
        yield Ground("units", unit.id, unit.id, kind, unit.source, ("unit",), note=unit.note)
        for post in state.posts_of(unit.id):
            yield from _of_post(post)
    for post in state.unplaced_posts():
        yield from _of_post(post)
    for row in state.successions.values():
        if row.decision != "undecided":
            yield _of_decision(plan, base, row, language)


def _of_post(post: Post) -> Iterator[Ground]:
    """Yield a ground for each basis and source that the post itself and its figures have."""
    told = {
        "post": (post.basis, post.source, None),
        "established": (post.established.basis, post.established.source, post.established.quantity),
        "filled": (post.filled.basis, post.filled.source, post.filled.quantity),
    }
    groups: dict[tuple[str, str | None], list[str]] = {}
    for name, (basis, source, quantity) in told.items():
        if name == "filled" and quantity is None and not basis:
            continue
        unknown = name != "post" and quantity is None
        groups.setdefault((UNKNOWN if unknown else basis, source or post.source), []).append(name)
    for (kind, source), names in groups.items():
        established, filled = (told[name][2] if name in names else None for name in ("established", "filled"))
        yield Ground(
            "posts", post.id, post.unit, kind, source, tuple(names), established, filled, note=post.note
        )  # fmt: skip


def _of_decision(plan: Plan, base: State | None, row: Succession, language: str) -> Ground:
    post = None if base is None else base.posts.get(row.subject)
    return Ground(
        "successions", row.subject, row.subject if post is None else post.unit, row.basis, row.source,
        ("decision",), decision=row.decision, note=plan.words(row.reason, language),
    )  # fmt: skip


def shares(grounds: Sequence[Ground], side: int) -> dict[str, Share]:
    """Return how much of a scenario rests on what, by kind."""
    found: dict[str, Share] = {}
    for ground in grounds:
        if side not in ground.sides:
            continue
        share = found.setdefault(ground.kind, Share())
        share.units += ground.table == "units"
        share.decisions += ground.table == "successions"
        for name, figure in (("established", ground.established), ("filled", ground.filled)):
            if name in ground.fields:
                share.figures[name].append(figure)
    return {kind: found[kind] for kind in KINDS if kind in found}
