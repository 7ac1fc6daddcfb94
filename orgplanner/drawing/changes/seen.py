"""Which boxes are seen at a stage, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.fates import SAME
from orgplanner.analysis.structure import superiors
from orgplanner.drawing.card import Card, Facts
from orgplanner.drawing.changes.sides import Side
from orgplanner.drawing.changes.telling import Context, Said, Told
from orgplanner.drawing.changes.union import was
from orgplanner.drawing.options import ChartOptions, Mark

Measure = Callable[[Facts], Card]
PLAIN = Mark()


@dataclass(frozen=True, slots=True)
class Box:
    """What stands on a place: its id as a box, the row it is about, the scenario that row is of, and its card."""

    id: str
    row: str
    side: Side
    card: Card
    mark: Mark = PLAIN
    word: str = ""
    is_ghost: bool = False
    hidden: int = 0
    listed: frozenset[str] = frozenset()
    """what became of the posts in it"""


Layer = Mapping[str, Box]
"""Boxes by place."""


def plain_box(side: Side, row: str, measure: Measure) -> Box:
    return Box(row, row, side, measure(side.facts(row)), hidden=side.shown.hidden.get(row, 0))


class Seen:
    """Which boxes are seen between one scenario and another."""

    def __init__(
        self, found: Comparison, old: Side, new: Side, options: ChartOptions, waves: Mapping[str, int]
    ) -> None:
        self._old, self._new, self._found = old, new, found
        self._by_post = options.kind == "posts"
        self._rows = found.posts if self._by_post else found.units
        self._above = self._parents()
        self._told = Told(Context(found, old, new, options, self._shifted(), waves))

    def _parents(self) -> tuple[Mapping[str, str | None], Mapping[str, str | None]]:
        """Return what each row that stands in the tree stands below, in both scenarios."""
        if self._by_post:
            return superiors(self._old.state), superiors(self._new.state)
        old, new = (
            {id: chain[-2] if len(chain) > 1 else None for id, chain in tree.chains.items()}
            for tree in self._found.trees
        )
        return old, new

    def _end(self, id: str) -> str:
        return self._rows.became.get(id, id)

    def _shifted(self) -> frozenset[str]:
        """Return the posts below another one than before that stayed in their unit."""
        if not self._by_post:
            return frozenset()
        old, new = self._above
        moved = set(self._rows.moved)
        ends = {id: self._end(id) for id in old}
        return frozenset(
            end for id, end in ends.items() if end in new and end not in moved and self._stands_apart(id, end)
        )

    def _stands_apart(self, id: str, end: str) -> bool:
        """Tell whether a row stands below something else than before."""
        old, new = self._above
        above = old[id]
        return (self._end(above) if above is not None else None) != new[end]

    def boxes(
        self,
        olds: Mapping[str, str],
        news: Mapping[str, str],
        parents: Mapping[str, str | None],
        measure: Measure,
    ) -> Iterator[tuple[str, Box]]:
        """Yield every box of both scenarios at its place, once, and the places from which some were moved."""
        taken: set[str] = set()
        for id, place in news.items():
            taken.add(place)
            yield place, self._box(id, id, self._new, self._told.of_new(id), measure)
        ghosts: dict[str, Box] = {}
        along: dict[str, str] = {}
        for id, place in olds.items():
            if place in taken:
                continue
            box = self._old_box(id, measure)
            if box is None:
                along[place] = id
                continue
            ghosts[place] = box
        for place in list(ghosts):
            head = parents[place]
            while head is not None and head in along:
                id = along.pop(head)
                ghosts[head] = self._box(was(id), id, self._old, self._told.of_left(id, self._end(id)), measure)
                head = parents[head]
        yield from ghosts.items()

    def _old_box(self, id: str, measure: Measure) -> Box | None:
        """Return what is seen on a place of the old scenario only; None where a row just moved along."""
        end = self._end(id)
        if end in self._above[1]:
            if id not in self._above[0] or not self._stands_apart(id, end):
                return None
            return self._box(was(id), id, self._old, self._told.of_left(id, end), measure)
        if id not in self._above[0] and id in self._new.shown.parents:
            return None
        told = self._told.fates
        if "undecided" in (*told.new.get(id, SAME).words, *told.old.get(id, SAME).words):
            side = self._new if id in self._new.state.units or id in self._new.state.posts else self._old
            return self._box(id, id, side, self._told.of_undecided(id), measure)
        return self._box(id, id, self._old, self._told.of_gone(id), measure)

    def _box(self, box: str, row: str, side: Side, said: Said, measure: Measure) -> Box:
        hidden = side.shown.hidden.get(row, 0)
        return Box(box, row, side, measure(said.facts), said.mark, said.word, said.is_ghost, hidden, said.listed)

    def arrows(self) -> Iterator[tuple[str, str]]:
        """Yield from which old row to which new one an arrow leads: ids in both scenarios."""
        for id in self._above[0]:
            end = self._end(id)
            if end in self._above[1] and self._stands_apart(id, end):
                yield id, end
        for joined in self._rows.merged:
            yield from ((origin, joined.end) for origin in joined.origins if origin != joined.end)
        for divided in self._rows.split:
            yield from ((divided.origin, end) for end in divided.ends if end != divided.origin)
