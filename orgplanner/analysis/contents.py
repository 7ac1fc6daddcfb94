"""What units and posts hold: all that would be touched if they closed, and how many posts that is."""

from collections.abc import Collection
from dataclasses import dataclass

from orgplanner.edits import topmost
from orgplanner.model import NOTHING, State, Total, total


@dataclass(frozen=True, slots=True)
class Contents:
    """What hangs on chosen units and posts and on all below them; the chosen posts themselves count as posts.

    `units` are those below the chosen ones, `posts` lines, `established` FTE, `people` different people.
    """

    units: int = 0
    posts: int = 0
    established: Total = NOTHING
    people: int = 0
    functions: int = 0
    links: int = 0
    requirements: int = 0
    limits: int = 0


def holding(state: State, ids: Collection[str]) -> set[str]:
    """The ids of the chosen units and posts, of all units below, and of the posts in all of them."""
    chosen = set(topmost(state, ids))
    units = {unit.id for top in chosen if top in state.units for unit in state.branch(top)}
    return units | {row.id for row in state.posts.values() if row.unit in units or row.id in chosen}


def contents(state: State, ids: Collection[str]) -> Contents:
    """What hangs on some units and posts of a scenario."""
    chosen, ends = set(topmost(state, ids)), holding(state, ids)
    units = {id for id in ends if id in state.units}
    lines = ends - units
    posts = [state.posts[id] for id in lines]
    return Contents(
        units=len(units - chosen),
        posts=len(posts),
        established=total(post.established.quantity for post in posts) if posts else NOTHING,
        people=len({row.person for row in state.assignments.values() if row.post in lines}),
        functions=len({row.function for row in state.responsibilities.values() if row.unit in units}),
        links=sum(1 for row in state.links.values() if row.origin in ends or row.target in ends),
        requirements=sum(1 for row in state.requirements.values() if row.unit in units or row.post in lines),
        limits=sum(1 for row in state.limits.values() if row.unit in units),
    )


def size_of(state: State, table: str, id: str) -> Total:
    """The established posts of a line, or of a sub-unit with all below it; of a function nothing."""
    if table == "posts":
        return total([state.posts[id].established.quantity])
    if table == "units":
        lines = (post for row in state.branch(id) for post in state.posts_of(row.id))
        return total(post.established.quantity for post in lines)
    return NOTHING
