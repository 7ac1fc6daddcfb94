"""Who stands above whom, how many layers that makes, and how many report to whom.

Only what is placed counts. A post is a line of the establishment: for layers it is one, for spans it is as many
direct reports as its established number has people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from orgplanner.model import Post, State


@dataclass(frozen=True, slots=True)
class Span:
    """Direct reports of a post: how many lines, and from how many to how many people."""

    lines: int = 0
    low: int = 0
    high: int = 0

    def __add__(self, other: "Span") -> "Span":
        return Span(self.lines + other.lines, self.low + other.low, self.high + other.high)


def superior(state: State, post: str) -> str | None:
    """The post above one: `reports_to`, else the head of its unit; for a head that of the next unit with one."""
    row = state.posts[post]
    if row.unit is None or not state.is_placed(row.unit):
        return None
    if row.reports_to in state.posts and _is_placed(state, state.posts[row.reports_to]):
        return row.reports_to
    above = [unit.id for unit in state.ancestors(row.unit)]
    for unit in above if row.is_head else [row.unit, *above]:
        head = state.head_of(unit)
        if head is not None:
            return head.id
    return None


def superiors(state: State) -> dict[str, str | None]:
    """The superior (None: none) of every placed post; the same as `superior` for each, in linear time."""
    heads = _heads(state.posts.values())
    leads: dict[str, str | None] = {}
    above: dict[str, str | None] = {}
    for unit, _ in state.walk():
        above[unit.id] = leads.get(unit.parent or "")
        leads[unit.id] = heads.get(unit.id, above[unit.id])
    placed = {id: post for id, post in state.posts.items() if post.unit in leads}
    return {id: _above(post, placed, above if post.is_head else leads) for id, post in placed.items()}


def layers(state: State) -> int:
    """The longest chain of superiors, counted in posts; in units where no post is placed."""
    chain = superiors(state)
    if chain:
        return max(depths(chain).values())
    return max((level for _, level in state.walk()), default=0)


def roots(state: State) -> int:
    """How many stand at the top: posts with nobody above them where posts report to posts, else units."""
    if any(post.reports_to is not None for post in state.posts.values()):
        return sum(above is None for above in superiors(state).values())
    return len(state.children(None))


def depths(above: Mapping[str, str | None]) -> dict[str, int]:
    """The layer of every post, the top being 1; a ring counts once around."""
    depth: dict[str, int] = {}
    for start in above:
        chain: list[str] = []
        seen: set[str] = set()
        id: str | None = start
        while id is not None and id not in depth and id not in seen:
            chain.append(id)
            seen.add(id)
            id = above.get(id)
        base = depth.get(id, 0) if id is not None else 0
        for number, link in enumerate(reversed(chain), start=1):
            depth[link] = base + number
    return depth


def spans(state: State, above: Mapping[str, str | None] | None = None) -> dict[str, Span]:
    """The direct reports of every post that has any; `above` are the `superiors` if they are at hand."""
    found: dict[str, Span] = {}
    for id, lead in (superiors(state) if above is None else above).items():
        if lead is not None:
            found[lead] = found.get(lead, Span()) + _heads_in(state.posts[id])
    return found


def widest_span(state: State) -> int:
    """The most people that may report to one post; 0 where nobody has a superior."""
    return max((span.high for span in spans(state).values()), default=0)


def rings(above: Mapping[str, str | None]) -> list[list[str]]:
    """The rings in a mapping from id to the id above, each once."""
    done: set[str] = set()
    found = []
    for start in above:
        chain: dict[str, None] = {}
        id: str | None = start
        while id is not None and id in above and id not in done and id not in chain:
            chain[id] = None
            id = above[id]
        if id is not None and id in chain:
            ring = list(chain)
            found.append(ring[ring.index(id) :])
        done.update(chain)
    return found


def _is_placed(state: State, post: Post) -> bool:
    return post.unit is not None and state.is_placed(post.unit)


def _above(post: Post, placed: Mapping[str, Post], leads: Mapping[str, str | None]) -> str | None:
    return post.reports_to if post.reports_to in placed else leads[post.unit or ""]


def _heads(posts: Iterable[Post]) -> dict[str, str]:
    """The first head of every unit that has one."""
    first: dict[str, Post] = {}
    for post in posts:
        if post.is_head and post.unit is not None:
            other = first.get(post.unit)
            if other is None or (post.rank, post.id) < (other.rank, other.id):
                first[post.unit] = post
    return {unit: post.id for unit, post in first.items()}


def _heads_in(post: Post) -> Span:
    number = post.established.quantity
    return Span(1, 1, 1) if number is None else Span(1, ceil(number.low), ceil(number.high))
