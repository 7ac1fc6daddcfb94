"""Lists that two people changed, put together where neither loses anything."""

from collections.abc import Sequence
from typing import Any

from orgplanner.model.columns import Column

LADDERS = (("skills", "levels"),)
"""Lists whose places mean something by themselves, so that two versions are never put together."""


def combined(table: str, column: Column, base: Any, mine: Any, theirs: Any) -> Any:
    """The list that has what both sides added and lacks what either took out; None where that cannot be said.

    Whoever is named first and second makes no difference.
    """
    if column.kind == "shares":
        return _shares(base, mine, theirs)
    if column.kind in ("words", "ids") and (table, column.name) not in LADDERS:
        return _listed(base, mine, theirs)
    return None


def _listed(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...] | None:
    kept = [word for word in base if word in mine and word in theirs]
    orders = {tuple(word for word in each if word in kept) for each in (mine, theirs)} - {tuple(kept)}
    if len(orders) > 1:
        return None
    ordered = next(iter(orders), tuple(kept))
    added = {word for word in (*mine, *theirs) if word not in base}
    return (*ordered, *_in_turn(added, mine, theirs))


def _in_turn(added: set[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """What was added, as one side has it where the other added nothing."""
    for one, another in ((mine, theirs), (theirs, mine)):
        if not added & set(another):
            return [word for word in one if word in added]
    return sorted(added)


Shares = tuple[tuple[str, Any], ...]


def _shares(base: Shares, mine: Shares, theirs: Shares) -> Shares | None:
    """The ends of both with their shares; None where both gave one end another share."""
    was, ours, others = dict(base), dict(mine), dict(theirs)
    found: dict[str, Any] = {}
    for id in (*was, *sorted({*ours, *others} - was.keys())):
        before, here, there = (each.get(id, _GONE) for each in (was, ours, others))
        if here != there and before not in (here, there):
            return None
        value = there if here == before else here
        if value is not _GONE:
            found[id] = value
    return tuple(found.items())


_GONE = object()
