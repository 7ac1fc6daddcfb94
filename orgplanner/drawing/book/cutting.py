"""Divides a chart into pages: where a branch goes on, on which page, and families that need several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import ceil, inf
from typing import Literal

from orgplanner.drawing.book.branches import Branches
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.standing import Known, stands
from orgplanner.layout import Arranged
from orgplanner.layout.shapes import Size

BreakBy = Literal["density", "level", "unit"]
Tick = Callable[[int], None]
"""told how many boxes are done"""

DEPTHS = {"density": inf, "level": 2, "unit": 1}
"""levels below the head of a page"""
SMALL_BRANCH = 0.2
"""of a page that goes on with a family, up to which a branch stands on it whole"""
USUAL_FILL = 0.5


@dataclass(frozen=True, slots=True)
class Family:
    """Boxes that stand below the same box and begin pages; `level` counts the pages that lead there."""

    heads: Sequence[str]
    above: str | None
    level: int
    apart: bool = False


class Cutter:
    """Cuts the branches of one chart for pages with a room of so many points."""

    def __init__(self, branches: Branches, room: Size, break_by: BreakBy, tick: Tick | None = None) -> None:
        self._branches, self._room, self._tick = branches, room, tick
        self._depth: float = DEPTHS[break_by]
        self._together = break_by != "unit"
        self._known: Known = {}

    def leaves(self) -> Iterator[Leaf]:
        """Yield the pages, each branch right after the page that leads to it, what is not yet placed at the end."""
        trees = self._branches
        waiting = [Family(trees.apart, None, 0, apart=True)] if trees.apart else []
        if trees.roots:
            waiting.append(Family(trees.roots, None, 0))
        while waiting:
            family = waiting.pop()
            onward: list[Family] = []
            for leaf, rest in self._pages(family):
                yield leaf
                self._tell(leaf)
                onward += self._cut_off(leaf, rest)
            waiting += reversed(onward)

    def _tell(self, leaf: Leaf) -> None:
        if self._tick is not None:
            self._tick(len(leaf.boxes) - len(leaf.cut))

    def _cut_off(self, leaf: Leaf, rest: Sequence[str]) -> Iterator[Family]:
        """Yield the families that begin where a page was cut: of each box, or of boxes side by side."""
        together: list[str] = []
        for id in [id for id in leaf.boxes if id in leaf.cut]:
            above = self._branches.nodes[id].parent
            if together and self._branches.nodes[together[0]].parent != above:
                yield Family(together, self._branches.nodes[together[0]].parent, leaf.level + 1, leaf.apart)
                together = []
            together = [*together, id]
        if together:
            yield Family(together, self._branches.nodes[together[0]].parent, leaf.level + 1, leaf.apart)
        if rest:
            yield Family(rest, leaf.heads[0], leaf.level + 1, leaf.apart)

    # the pages of a family

    def _pages(self, family: Family) -> Iterator[tuple[Leaf, Sequence[str]]]:
        """Yield pages on each of which stand as many of these trees as there is room for, those too large alone."""
        waiting = list(family.heads)
        fits = {head: self._leaf(family, [head], self._depth) is not None for head in waiting}
        while waiting:
            if not fits[waiting[0]]:
                yield from self._large(family, waiting.pop(0))
                continue
            leaf = self._group(family, [head for head in waiting if fits[head]])
            yield leaf, ()
            done = set(leaf.heads)
            waiting = [head for head in waiting if head not in done]

    def _group(self, family: Family, heads: Sequence[str]) -> Leaf:
        """Return a page with as many of these trees as there is room for, at least one."""
        most = len(heads) if self._together else max(self._bare_until(heads, 0), 1)
        found: Leaf | None = None
        for end in range(1, most + 1):
            leaf = self._leaf(family, heads[:end], self._depth)
            if leaf is None:
                break
            found = leaf
        assert found is not None
        return found

    def _bare_until(self, heads: Sequence[str], start: int) -> int:
        """Return where the run of boxes ends that have nothing below them."""
        run = takewhile(lambda id: not self._branches.below.get(id), heads[start:])
        return start + sum(1 for _ in run)

    def _leaf(self, family: Family, heads: Sequence[str], depth: float) -> Leaf | None:
        """Return a page with these trees down to a depth, if there is room."""
        trees = self._branches
        if depth == inf and sum(trees.areas[id] for id in heads) > self._room[0] * self._room[1]:
            return None
        boxes, cut = trees.down(heads, depth)
        arranged = self._stand(boxes, cut)
        if arranged is None:
            return None
        return Leaf(
            tuple(heads), tuple(boxes), cut, arranged, family.above, family.level, apart=family.apart
        )

    def _stand(self, boxes: Iterable[str], going_on: Iterable[str], brief: bool = False) -> Arranged | None:
        inside, longer = set(boxes), set(going_on)
        nodes = [self._branches.node(id, id in longer, brief and id in longer) for id in boxes]
        heads = [node if node.parent in inside else replace(node, parent=None, role="line") for node in nodes]
        return stands(heads, self._room, known=self._known)

    # a branch that is too large for a page

    def _large(self, family: Family, head: str) -> Iterator[tuple[Leaf, Sequence[str]]]:
        """Yield the page of a branch down to the level with which fewest pages are needed, or several pages."""
        found: list[tuple[int, float, Leaf]] = []
        depth = 1
        while depth <= self._depth:
            leaf = self._leaf(family, [head], depth)
            if leaf is None:
                break
            found.append((self._pages_below(leaf), -depth, leaf))
            if not leaf.cut:
                break
            depth += 1
        brief = None if found or not self._together else self._brief(family, head)
        if found:
            yield min(found, key=lambda each: each[:2])[2], ()
        elif brief is not None:
            yield brief, ()
        else:
            yield from self._several(family, head)

    def _brief(self, family: Family, head: str) -> Leaf | None:
        """Return a page with the names of what is directly below a box, all of which is shown on other pages."""
        kids = self._branches.below.get(head, ())
        cut = frozenset(kids)
        arranged = self._stand([head, *kids], cut, brief=True) if kids else None
        if arranged is None:
            return None
        return Leaf(
            (head,), (head, *kids), cut, arranged, family.above, family.level, brief=True, apart=family.apart
        )

    def _pages_below(self, leaf: Leaf) -> int:
        """Return about how many pages are needed for what is cut off."""
        usual = self._room[0] * self._room[1] * USUAL_FILL
        parents: dict[str | None, float] = {}
        for id in leaf.cut:
            above = self._branches.nodes[id].parent
            parents[above] = parents.get(above, 0.0) + self._branches.areas[id]
        return sum(ceil(area / usual) for area in parents.values())

    def _several(self, family: Family, head: str) -> Iterator[tuple[Leaf, Sequence[str]]]:
        """Yield pages on each of which a box stands with some of those below it."""
        kids, place = self._branches.below.get(head, ()), 0
        last: Leaf | None = None
        while place < len(kids):
            number, boxes, cut, arranged = self._some(head, kids, place)
            if arranged is None:
                break
            if last is not None:
                yield last, ()
            place += number
            last = Leaf(
                (head,), tuple(boxes), cut, arranged, family.above, family.level, continued=last is not None,
                goes_on=kids[place] if place < len(kids) else None, footed=True, apart=family.apart,
            )  # fmt: skip
        if last is None:
            yield from self._alone(family, head, kids)
        else:
            yield last, kids[place:]

    def _some(
        self, head: str, kids: Sequence[str], start: int
    ) -> tuple[int, list[str], frozenset[str], Arranged | None]:
        """Return how many of the boxes below a head stand on a page with it, those boxes, and how."""
        number, found, cut_off, best = 0, [head], frozenset[str](), None
        boxes, cut = [head], frozenset[str]()
        for end in range(start + 1, len(kids) + 1):
            kid = kids[end - 1]
            for depth in dict.fromkeys((self._depth_of(kid), 0.0)):
                more, more_cut = self._branches.down([kid], depth)
                arranged = self._stand([*boxes, *more], {*cut, *more_cut, head})
                if arranged is not None:
                    break
            if arranged is None:
                break
            boxes, cut = [*boxes, *more], cut | more_cut
            number, found, cut_off, best = end - start, boxes, cut, arranged
        return number, found, cut_off, best

    def _depth_of(self, id: str) -> float:
        """Return how much of a branch is shown on a page that goes on with a family: all of a small one."""
        small = self._branches.areas[id] <= SMALL_BRANCH * self._room[0] * self._room[1]
        return self._depth - 1 if small else 0

    def _alone(self, family: Family, head: str, kids: Sequence[str]) -> Iterator[tuple[Leaf, Sequence[str]]]:
        """Yield a page for a box that has no room for any other, with what is to follow it."""
        arranged = self._stand([head], [head] if kids else [])
        if arranged is None:  # larger than the page whatever is done
            arranged = stands([self._branches.node(head, bool(kids))], (inf, inf))
        assert arranged is not None
        yield Leaf(
            (head,), (head,), frozenset(), arranged, family.above, family.level, goes_on=kids[0] if kids else None,
            footed=bool(kids), apart=family.apart,
        ), kids  # fmt: skip
