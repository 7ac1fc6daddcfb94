"""The common ground of two scenarios: every place and how large it is, and what stands on it at each stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.fates import SAME
from orgplanner.analysis.structure import superiors
from orgplanner.analysis.waves import Stages, Wave, stages_of
from orgplanner.drawing.card import Card, Facts
from orgplanner.drawing.changes.sides import Side, folded_in_both, side_of
from orgplanner.drawing.changes.telling import Context, Said, Told
from orgplanner.drawing.changes.union import Union, united, was
from orgplanner.drawing.linking import Relation, relations
from orgplanner.drawing.nodes import node_of
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.drawing.shown import Shown
from orgplanner.drawing.typeface import Typeface
from orgplanner.layout import Node
from orgplanner.layout.shapes import Size
from orgplanner.model import Plan

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


Layer = Mapping[str, Box]
"""Boxes by place."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that is drawn at any stage, on the same ground.

    `sizes` are those of places, each as large as the largest box that ever stands on it; `heights` those of boxes
    that are about changes or (False) not; `layers` have the boxes by stage and scenario; `arrows` the pairs of old
    and new ids of what goes on elsewhere or as another, by scenario; `relations` are the links of all scenarios.
    """

    stages: Stages
    sides: Mapping[str, Side]
    union: Union
    sizes: Mapping[str, Size]
    heights: Mapping[bool, Mapping[str, Size]]
    layers: Mapping[tuple[str, str], Layer]
    arrows: Mapping[str, tuple[tuple[str, str], ...]]
    relations: tuple[Relation, ...]

    def places(self, scenario: str) -> Mapping[str, str]:
        """Return the place of each box of a scenario."""
        return self.union.places[list(self.sides).index(scenario)]

    def nodes(self, options: ChartOptions) -> dict[str, Node]:
        """Return the places for the layout, arranged as the units that stand there."""
        rows: dict[str, tuple[Side, str]] = {}
        for side, places in zip(self.sides.values(), self.union.places, strict=True):
            for id, place in places.items():
                rows.setdefault(place, (side, id))
        found = {}
        for place, parent in self.union.parents.items():
            side, id = rows[place]
            level = self.union.levels[place]
            found[place] = node_of(side.state, id, parent, level, self.sizes[place], options, place)
        return found

    def size(self, stage: str, place: str) -> Size:
        """Return how large a box is drawn: as wide always, and as high before as after."""
        return self.sizes[place][0], self.heights[stage == "changes"][place][1]

    def scenario(self, stage: str, wave: Wave) -> str:
        """Return the scenario that a stage is about."""
        return self.stages.before if stage == "before" else self.stages.at(wave)


def plot_of(
    plan: Plan, before: str, after: str, options: ChartOptions, measure: Measure, typeface: Typeface
) -> Plot:
    """Return the ground of two scenarios, with all the steps between them."""
    stages = stages_of(plan, before, after)
    plan = stages.plan
    steps = [id for id in stages.scenarios if id != after]
    found = {id: compare(plan, before, id) for id in (after, *steps)}
    rows = found[after].posts if options.kind == "posts" else found[after].units
    units = found[after].units.became
    wanted = replace(options, folded=folded_in_both(options.folded, {**units, **rows.became}))
    sides = {id: side_of(plan, id, wanted, _roots(found[after], id, options)) for id in (after, before, *steps)}
    for id in found:
        sides[id] = replace(sides[id], shown=_without_home(sides[id].shown, sides[before]))
    union = united([side.shown for side in sides.values()], rows.became)
    places = dict(zip(sides, union.places, strict=True))
    old = sides[before]
    layers = {("before", before): {place: _plain(old, row, measure) for row, place in places[before].items()}}
    arrows: dict[str, tuple[tuple[str, str], ...]] = {}
    for id, comparison in found.items():
        changes = _Changes(comparison, old, sides[id], options, stages)
        seen = dict(changes.boxes(places[before], places[id], union.parents, measure))
        open_ones = {place: box for place, box in seen.items() if box.word == "undecided"}
        plain = {place: _plain(sides[id], row, measure) for row, place in places[id].items()}
        layers["changes", id], layers["after", id] = seen, {**plain, **open_ones}
        arrows[id] = tuple(changes.arrows())
    links = [relations(plan, side.state, side.shown, options, typeface) for side in sides.values()]
    sizes = _sizes(union, layers.values())
    heights = {
        about: _sizes(union, (layer for (stage, _), layer in layers.items() if (stage == "changes") == about))
        for about in (True, False)
    }
    everything = tuple(link for each in links for link in each)
    return Plot(stages, sides, union, sizes, heights, layers, arrows, everything)


def _roots(found: Comparison, scenario: str, options: ChartOptions) -> tuple[str, ...] | None:
    """Return where a scenario begins when only a part is wanted: at the unit, or at what goes into it."""
    root = options.root
    if root is None:
        return None
    if root in found.plan.states[scenario].units:
        return (root,)
    fates = found.units
    origins = [origin for joined in fates.merged if joined.end == root for origin in joined.origins]
    origins += [divided.origin for divided in fates.split if root in divided.ends]
    origins += [origin for origin, end in fates.became.items() if end == root]
    origins += [end for origin, end in fates.became.items() if origin == root]
    here = found.plan.states[scenario].units
    return tuple(origin for origin in dict.fromkeys(origins) if origin in here)


def _without_home(shown: Shown, old: Side) -> Shown:
    """Return the boxes of a scenario without those that have no place in it but had one: they are seen there."""
    gone = frozenset(id for id in shown.apart if old.stands(id))
    if not gone:
        return shown
    parents = {id: None if above in gone else above for id, above in shown.parents.items() if id not in gone}
    apart = tuple(id for id in shown.apart if id not in gone)
    return Shown(tuple(parents), parents, shown.levels, shown.hidden, apart)


def _plain(side: Side, row: str, measure: Measure) -> Box:
    return Box(row, row, side, measure(side.facts(row)), hidden=side.shown.hidden.get(row, 0))


class _Changes:
    """Which boxes are seen between one scenario and another."""

    def __init__(self, found: Comparison, old: Side, new: Side, options: ChartOptions, stages: Stages) -> None:
        self._old, self._new, self._found = old, new, found
        self._by_post = options.kind == "posts"
        self._rows = found.posts if self._by_post else found.units
        self._above = self._parents()
        self._told = Told(Context(found, old, new, options, self._shifted(), stages.numbers))

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
        return Box(box, row, side, measure(said.facts), said.mark, said.word, said.is_ghost, hidden)

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


def _sizes(union: Union, layers: Iterable[Layer]) -> dict[str, Size]:
    sizes: dict[str, Size] = dict.fromkeys(union.parents, (0.0, 0.0))
    for layer in layers:
        for place, box in layer.items():
            width, height = sizes[place]
            sizes[place] = max(width, box.card.width), max(height, box.card.height)
    return sizes
