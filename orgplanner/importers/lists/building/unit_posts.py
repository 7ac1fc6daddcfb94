"""Posts that rows which are units state: their head, and how many posts they have."""

from __future__ import annotations

from decimal import Decimal

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.lines import NOWHERE
from orgplanner.importers.lists.building.numbers import Numbers
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import UNKNOWN, Assignment, Figure, Post, Quantity, Total, derived_id, exactly
from orgplanner.model.rules import DEEPEST
from orgplanner.text import render, say

ONE = exactly(1)
HEAD, POSTS = say("Head"), say("Posts")


def posts_of_units(read: Read, numbers: Numbers, units: list[str]) -> tuple[dict[str, Post], dict[str, Assignment]]:
    """The head of each unit whose row names somebody, and one line of posts for the number that it states, which
    the head is one of; not where other rows have the posts of the unit."""
    posts: dict[str, Post] = {}
    held: dict[str, Assignment] = {}
    listed = _listed(read)
    for line, unit in read.unit_of.items():
        if unit == NOWHERE or read.doubles.first[line] != line:
            continue
        person = read.staff.of_line.get(line)
        if person is not None:
            head = _head(read, line, units[unit])
            posts[head.id] = head
            id = derived_id("list", "assignment", person, head.id)
            held[id] = Assignment(id, person, head.id, basis="stated", source=read.source(line))
        if _is_sum(read, line):
            continue
        if unit in listed:
            _check(read, numbers, line, unit, listed)
        elif numbers.stated(line) is not None or numbers.told(line):
            post = _others(read, numbers, line, units[unit], person is not None)
            posts[post.id] = post
    return posts, held


def _listed(read: Read) -> dict[int, list[int]]:
    """The posts of rows of their own, by unit; needed only where rows that are units state numbers."""
    found: dict[int, list[int]] = {}
    for post, unit in enumerate(read.posts.unit) if read.unit_of else ():
        if unit != NOWHERE:
            found.setdefault(unit, []).append(post)
    return found


def _check(read: Read, numbers: Numbers, line: int, unit: int, listed: dict[int, list[int]]) -> None:
    """Tells where a unit states another number than its posts, or those with all below it, add up to."""
    stated = numbers.stated(line)
    own = _sum(read, numbers, listed[unit])
    if stated is None or own is None or _is_one(own, stated):
        return
    inside = [post for other, posts in listed.items() if _is_below(read, other, unit) for post in posts]
    whole = _sum(read, numbers, inside)
    if whole is None or not _is_one(whole, stated):
        spot, words = read.lines.spot(line, "established", "filled"), sentences.total_differs(str(stated), str(own))
        read.told.tell(Trouble("total", "warning", spot, str(stated), *words, ("to-do",)))


def _sum(read: Read, numbers: Numbers, posts: list[int]) -> Quantity | None:
    """How many posts these are; None where some number is not known."""
    total = Total()
    for post in posts:
        quantity = numbers.of_post(read.posts.lines[post])[0].quantity
        if quantity is None:
            return None
        total += Total(quantity)
    return total.quantity


def _is_one(found: Quantity, stated: Quantity) -> bool:
    return found.low <= stated.low and stated.high <= found.high


def _is_below(read: Read, unit: int, top: int) -> bool:
    """Whether a unit is another or stands below it."""
    steps = 0
    while unit not in (top, NOWHERE) and steps <= DEEPEST:
        unit, steps = read.units.above[unit], steps + 1
    return unit == top


def _is_sum(read: Read, line: int) -> bool:
    """Whether a row is a title with others below it: its numbers are their sums, and no posts of its own."""
    depth = read.lines.depth
    if not depth[line] or line + 1 >= len(depth) or read.lines.table[line + 1] != read.lines.table[line]:
        return False
    return depth[line + 1] == 0 or depth[line + 1] > depth[line]


def _head(read: Read, line: int, unit: str) -> Post:
    source, language = read.source(line), read.lines.recipe.language
    title = read.lines.column("title")[line] or render(HEAD, language)
    one = read.figures.figure(ONE, "inferred", source)
    return Post(
        derived_id("list", "post", "head", unit), unit, title=read.name(title), established=one, filled=one,
        is_head=True, rank="1", basis="stated", source=source,
    )  # fmt: skip


def _others(read: Read, numbers: Numbers, line: int, unit: str, with_head: bool) -> Post:
    established, filled = numbers.of_post([line])
    if with_head:
        established, filled = _less_one(established), _less_one(filled)
    title = render(POSTS, read.lines.recipe.language)
    return Post(
        derived_id("list", "post", "all", unit), unit, title=read.name(title), established=established,
        filled=filled, rank="2", basis="stated", source=read.source(line),
    )  # fmt: skip


def _less_one(figure: Figure) -> Figure:
    """Without the one that is the head."""
    quantity = figure.quantity
    if quantity is None or quantity.low < 1:
        return figure if quantity is not None else UNKNOWN
    one = Decimal(1)
    return Figure(Quantity(quantity.low - one, quantity.high - one, quantity.approximate), "derived", figure.source)
