"""Places among siblings: who stands after whom."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from orgplanner.edits.draft import Draft
from orgplanner.errors import RuleBroken
from orgplanner.model import Post, in_order, rank_between, ranks
from orgplanner.text import say

LONGEST_RANK = 100


def settle(draft: Draft, table: str, order: Sequence[Any], arriving: Collection[str]) -> None:
    """Gives the arriving rows ranks that make this order true, their own where these fit.

    Where there is no room all in the order get new ranks.
    """
    fitted = _fitted([(row.rank, row.id in arriving) for row in order]) or ranks(len(order))
    for row, rank in zip(order, fitted, strict=True):
        if row.id in arriving or row.rank != rank:
            draft.put(table, replace(row, rank=rank))


def _fitted(present: list[tuple[str, bool]]) -> list[str] | None:
    """The ranks with those of arriving rows (True) fitted in between their neighbours, or None without room."""
    ceilings: list[str | None] = []
    ceiling: str | None = None
    for rank, arrives in reversed(present):
        ceiling = ceiling if arrives else rank
        ceilings.append(ceiling)
    fitted: list[str] = []
    low = ""
    for (rank, arrives), high in zip(present, reversed(ceilings), strict=True):
        fits = not arrives or (low < rank and (high is None or rank < high))
        made = rank if fits else _room(low, high)
        if made is None:
            return None
        fitted.append(made)
        low = made
    return fitted


def _room(low: str, high: str | None) -> str | None:
    """A rank between two, None when there is no room or a rank is not one of ours."""
    if high == "":
        return None
    try:
        made = rank_between(low, high or "")
    except ValueError:
        return None
    fits = low < made and (high is None or made < high) and len(made) <= LONGEST_RANK
    return made if fits else None


def inserted(
    draft: Draft, siblings: Sequence[Any], row: Any, after: str | None = None, before: str | None = None
) -> list[Any]:
    """The siblings with a row placed after or before one, or at the end; RuleBroken when that one is not there."""
    beside = before if before is not None else after
    if beside is None:
        return [*siblings, row]
    places = [place for place, sibling in enumerate(siblings) if sibling.id == beside]
    if not places:
        name = draft.called(row)
        raise RuleBroken(say("“{name}” cannot be placed beside something that stands elsewhere.", name=name))
    place = places[0] + (before is None)
    return [*siblings[:place], row, *siblings[place:]]


def ordered(draft: Draft, table: str) -> list[Any]:
    """The rows of a list of the plan or the scenario, as it is in the plan, in order."""
    return in_order(cast(Iterable[Any], draft.home(table).tables[table].values()))


def place_post(draft: Draft, post: Post, after: str | None = None, before: str | None = None) -> None:
    """Puts a post among those of its unit, after the head, or among heads when it is one."""
    others = [row for row in draft.posts_of(post.unit) if row.id != post.id]
    alike = [row for row in others if row.is_head == post.is_head]
    heads = {row.id for row in others if row.is_head != post.is_head}
    if before in heads or after in heads:
        after, before = None, alike[0].id if alike and not post.is_head else None
    settle(draft, "posts", inserted(draft, alike, post, after, before), {post.id})


def bring_posts(draft: Draft, posts: Iterable[Post], unit: str | None) -> None:
    """Puts posts at the end of a unit's posts (None: not yet placed).

    A head that comes into a unit with a head yields to it, which the draft notes.
    """
    present = draft.posts_of(unit)
    head = next((post for post in present if post.is_head), None) if unit is not None else None
    coming = [_yielding(draft, post, head) for post in posts]
    moved = [replace(post, unit=unit, unplaced=unit is None) for post in coming]
    order = sorted([*present, *moved], key=lambda post: not post.is_head)
    settle(draft, "posts", order, {post.id for post in moved})


def _yielding(draft: Draft, post: Post, head: Post | None) -> Post:
    if not post.is_head or head is None:
        return post
    name, other = draft.called(post), draft.called(head)
    draft.notes.append(say("“{post}” is no longer a head: its new unit has “{head}”.", post=name, head=other))
    return replace(post, is_head=False)
