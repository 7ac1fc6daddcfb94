"""Units that a list calls otherwise and gives no code: known again by their people and posts, by what stands below
them, or by their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgplanner.importers.lists.taking.update import NO_DOUBT
from orgplanner.model import Post, State, Unit
from orgplanner.text import Message, say

HALF, FEW = 0.5, 2
BY_PLACE = say("It stands in the place of this unit and nothing else does; it may be another one.")
BY_ONE = say("Only one post or unit of it is the same; it may be another one.")
Pairs = dict[str, str]


@dataclass(frozen=True, slots=True)
class Renamed:
    """Units and their posts, by ids there to those here; and why units here may be others after all, by their
    ids."""

    units: Mapping[str, str]
    posts: Mapping[str, str]
    doubts: Mapping[str, Message]


def renamed(mine: State, theirs: State, units: Mapping[str, str], posts: Mapping[str, str]) -> Renamed:
    """What both have of those that are no pair yet; `units` and `posts` are pairs of ids, there to here."""
    return _Search(mine, theirs, units, posts).found()


class _Search:
    """Goes down the tree of the list, so that what is above a unit is known before it."""

    def __init__(self, mine: State, theirs: State, units: Mapping[str, str], posts: Mapping[str, str]) -> None:
        self._mine, self._theirs = mine, theirs
        self._units, self._posts = dict(units), dict(posts)
        self._free = mine.units.keys() - set(units.values())
        self._new: Pairs = {}
        self._new_posts: Pairs = {}
        self._doubts: dict[str, Message] = {}

    def found(self) -> Renamed:
        if self._free:
            for unit in self._new_units():
                self._seek(unit)
        return Renamed(self._new, self._new_posts, self._doubts)

    def _new_units(self) -> Iterator[Unit]:
        for top in (*self._theirs.children(None), *self._theirs.unplaced_units()):
            yield from (unit for unit in self._theirs.branch(top.id) if unit.id not in self._units)

    def _seek(self, unit: Unit) -> None:
        best = self._by_content(unit) or self._by_place(unit)
        if best is None:
            return
        id, doubt = best
        self._units[unit.id] = self._new[unit.id] = id
        self._free.discard(id)
        if doubt.template:
            self._doubts[id] = doubt
        self._pair_posts(unit.id, id)

    def _by_content(self, unit: Unit) -> tuple[str, Message] | None:
        """The unit here that had most of its posts or of the units below it, which no other of the list has."""
        shared = self._shared(unit)
        most = shared.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        id, count = most[0]
        sizes = [len(posts) + len(below) for posts, below in (
            (self._theirs.posts_of(unit.id), self._theirs.children(unit.id)),
            (self._mine.posts_of(id), self._mine.children(id)),
        )]  # fmt: skip
        if count < HALF * max(sizes) or not self._may_be(unit, id):
            return None
        return id, NO_DOUBT if count >= FEW else BY_ONE

    def _shared(self, unit: Unit) -> Counter[str]:
        """How many posts and units below a new unit each free unit here had."""
        counted: Counter[str] = Counter()
        for post in self._theirs.posts_of(unit.id):
            row = self._mine.posts.get(self._posts.get(post.id, ""))
            if row is not None and row.unit in self._free:
                counted[row.unit or ""] += 1
        for below in self._theirs.children(unit.id):
            here = self._mine.units.get(self._units.get(below.id, ""))
            if here is not None and here.parent in self._free:
                counted[here.parent or ""] += 1
        return counted

    def _by_place(self, unit: Unit) -> tuple[str, Message] | None:
        """The only unit here below the same one that the list has not got, if it alone is new there."""
        if unit.unplaced or (unit.parent is not None and unit.parent not in self._units):
            return None
        above = None if unit.parent is None else self._units[unit.parent]
        lost = [row.id for row in self._mine.children(above) if row.id in self._free]
        new = [row.id for row in self._theirs.children(unit.parent) if row.id not in self._units]
        if len(lost) != 1 or len(new) != 1 or not self._may_be(unit, lost[0]):
            return None
        likeness = self._likeness(unit.id, lost[0])
        if likeness is None:
            return lost[0], BY_PLACE
        return (lost[0], NO_DOUBT) if likeness >= HALF else None

    def _may_be(self, unit: Unit, id: str) -> bool:
        """Two different codes are two units."""
        code = self._mine.units[id].code
        return not (unit.code and code and unit.code.casefold() != code.casefold())

    def _likeness(self, new: str, old: str) -> float | None:
        """How many of the posts have the same title and number; None where one of the two has none."""
        told = [Counter(map(_said, state.posts_of(id))) for state, id in ((self._theirs, new), (self._mine, old))]
        if not all(told):
            return None
        return (told[0] & told[1]).total() / max(each.total() for each in told)

    def _pair_posts(self, new: str, old: str) -> None:
        """Posts of the two that are no pair yet: those of the same title and number, then of the same title."""
        taken = set(self._posts.values())
        left = [post for post in self._mine.posts_of(old) if post.id not in taken]
        for exact in (True, False):
            for post in self._theirs.posts_of(new):
                if post.id in self._posts:
                    continue
                same = next((row for row in left if _said(row)[: 1 + exact] == _said(post)[: 1 + exact]), None)
                if same is not None and not (same.code and post.code and same.code != post.code):
                    left.remove(same)
                    self._posts[post.id] = self._new_posts[post.id] = same.id


def _said(post: Post) -> tuple[object, object]:
    return post.title, post.established.quantity
