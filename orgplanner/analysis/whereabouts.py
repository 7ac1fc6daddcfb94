"""What became of one unit or post of a scenario in another one, without comparing all of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from orgplanner.analysis.compare.lineage import Lineage
from orgplanner.model import Plan, Post, State, Succession, Unit


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`kind` is one of stays, moved, merged, split, became, unplaced, closed and undecided; `ends` are its new ids.

    `places` are the units above it before and after ("" for none); `together` are the other ids of the old scenario
    that became the same; `recorded` is the decision, if there is one. For a unit, `posts` counts where its posts
    are now, by unit of the new scenario ("" for those without a place), `lost` by "closed" and "undecided".
    """

    kind: str = "stays"
    ends: tuple[str, ...] = ()
    places: tuple[str, str] = ("", "")
    together: tuple[str, ...] = ()
    recorded: Succession | None = None
    posts: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)


def whereabouts_of(plan: Plan, old: str, new: str, id: str) -> Whereabouts:
    """What became of a row of the scenario `old` in `new`; an end without a place counts if it is the only one."""
    before, after, lineage = plan.states[old], plan.states[new], Lineage(plan, old, new)
    found = tuple(end for end in lineage.ends(id) if _goes_on(before, after, id, end))
    ends = found or ((id,) if _has(after, id) else ())
    ends = tuple(end for end in ends if _is_placed(after, end)) or ends
    edges = [(one, end) for end in ends for one in lineage.origins(end) if one != id]
    together = tuple(dict.fromkeys(one for one, end in edges if _goes_on(before, after, one, end)))
    posts: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for post in before.posts_of(id) if id in before.units else ():
        now = [after.posts[end] for end in lineage.ends(post.id) if end in after.posts]
        if now:
            posts.update({now[0].unit or "": 1})
        else:
            lost.update(["closed" if lineage.is_decided(post.id) else "undecided"])
    places = (_above(before, id), _above(after, ends[0]) if ends else "")
    kind = _kind(after, id, ends, places, bool(together), lineage)
    return Whereabouts(kind, ends, places, together, _recorded(after, id), posts, lost)


def _kind(
    after: State, id: str, ends: tuple[str, ...], places: tuple[str, str], together: bool, lineage: Lineage
) -> str:
    if not ends:
        return "closed" if lineage.is_decided(id) else "undecided"
    if not _is_placed(after, ends[0]):
        return "unplaced"
    if len(ends) > 1:
        return "split"
    if together:
        return "merged"
    if ends[0] != id:
        return "became"
    return "stays" if places[0] == places[1] else "moved"


def _goes_on(before: State, after: State, origin: str, end: str) -> bool:
    """Whether a row is another one now; where both were there before and both still are, each stays itself."""
    return _has(after, end) and (origin == end or not _has(after, origin) or not _has(before, end))


def _has(state: State, id: str) -> bool:
    return id in state.units or id in state.posts


def _is_placed(after: State, id: str) -> bool:
    unit = id if id in after.units else after.posts[id].unit
    return unit is not None and after.is_placed(unit)


def _above(state: State, id: str) -> str:
    row = state.units.get(id) or state.posts.get(id)
    if isinstance(row, Unit):
        return row.parent or ""
    return row.unit or "" if isinstance(row, Post) else ""


def _recorded(after: State, id: str) -> Succession | None:
    rows = cast(list[Succession], list(after.where("successions", "subject", id)))
    return next((row for row in rows if row.decision != "undecided"), None)
