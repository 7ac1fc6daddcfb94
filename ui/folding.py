"""Which boxes are folded: to a level of the tree, or opened so far that something can be seen."""

from orgplanner.analysis.structure import superiors
from orgplanner.model import Plan, State

MANY = 300
"""Units above which a chart is folded when it is first shown."""
FIRST_LEVEL = 3


def folded_to(plan: Plan, scenario: str, kind: str, level: int) -> frozenset[str]:
    """The boxes at a level (roots are 1) that have boxes below; with posts as boxes, their chain of superiors."""
    state = plan.states[scenario]
    if kind != "posts":
        return frozenset(
            unit.id
            for unit, at in state.walk()
            if at >= level and next(state.where("units", "parent", unit.id), None) is not None
        )
    above = superiors(state)
    heads = set(above.values())
    return frozenset(id for id in above if id in heads and depth(above, id) >= level)


def depth(above: dict[str, str | None], id: str) -> int:
    """How many stand above a post, and itself; a ring counts once around."""
    seen: set[str] = set()
    at: str | None = id
    while at is not None and at not in seen:
        seen.add(at)
        at = above.get(at)
    return len(seen)


def first_folding(state: State) -> int | None:
    """The level to which a large scenario is folded at first, None for a small one."""
    return FIRST_LEVEL if len(state.units) > MANY else None


def chain_above(state: State, id: str) -> list[str]:
    """The units above a unit or post, and the heads of those units, that must be open for it to be seen."""
    unit = state.posts[id].unit if id in state.posts else id
    if unit is None or unit not in state.units:
        return []
    units = [*(row.id for row in state.ancestors(unit)), *([unit] if id in state.posts else [])]
    heads = [head.id for head in map(state.head_of, units) if head is not None and head.id != id]
    return [*units, *heads]
