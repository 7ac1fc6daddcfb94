"""What units and posts hold: all that would be touched if they closed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

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


def contents(state: State, ids: Collection[str]) -> Contents:
    """What hangs on some units and posts of a scenario."""
    tops = topmost(state, ids)
    heads = {id for id in tops if id in state.units}
    units = [unit.id for top in heads for unit in state.branch(top)]
    posts = [post for unit in units for post in state.posts_of(unit)]
    posts += [state.posts[id] for id in tops if id in state.posts]
    lines = {post.id for post in posts}
    ends = {*units, *lines}
    return Contents(
        units=len(units) - len(heads),
        posts=len(posts),
        established=total(post.established.quantity for post in posts) if posts else NOTHING,
        people=len({row.person for post in lines for row in state.holders(post)}),
        functions=len({row.function for row in _rows(state, "responsibilities", "unit", units)}),
        links=len({row.id for field in ("origin", "target") for row in _rows(state, "links", field, ends)}),
        requirements=sum(
            len(_rows(state, "requirements", field, known)) for field, known in (("unit", units), ("post", lines))
        ),
        limits=len(_rows(state, "limits", "unit", units)),
    )


def _rows(state: State, table: str, field: str, ids: Iterable[str]) -> list[Any]:
    return [row for id in ids for row in state.where(table, field, id)]
