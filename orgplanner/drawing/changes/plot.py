"""The common ground of two scenarios: every place and how large it is, and what stands on it at each stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.waves import Stages, Wave, stages_of
from orgplanner.drawing.changes.seen import Layer, Measure, Seen, plain_box
from orgplanner.drawing.changes.sides import Side, folded_in_both, side_of
from orgplanner.drawing.changes.union import Union, united
from orgplanner.drawing.linking import Relation, relations
from orgplanner.drawing.nodes import node_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.shown import Shown
from orgplanner.drawing.typeface import Typeface
from orgplanner.layout import Node
from orgplanner.layout.shapes import Size
from orgplanner.model import Plan

MOST_STEPPED = 15_000
"""posts of plans in which there is always room for the steps between two scenarios"""


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
            found[place] = node_of(side.state, id, parent, self.sizes[place], options, place)
        return found

    def size(self, stage: str, place: str) -> Size:
        """Return how large a box is drawn: as wide always, and as high before as after."""
        return self.sizes[place][0], self.heights[stage == "changes"][place][1]

    def scenario(self, stage: str, wave: Wave) -> str:
        """Return the scenario that a stage is about."""
        return self.stages.before if stage == "before" else self.stages.at(wave)


def is_played(plan: Plan, scenarios: Iterable[str], options: ChartOptions) -> bool:
    """Tell whether there is room for the steps between two scenarios: always, unless that takes long."""
    return options.wave is not None or all(len(plan.states[id].posts) <= MOST_STEPPED for id in scenarios)


def plot_of(
    plan: Plan, before: str, after: str, options: ChartOptions, measure: Measure, typeface: Typeface
) -> Plot:
    """Return the ground of two scenarios, with the steps between them; of large plans only when they are played."""
    stages = stages_of(plan, before, after, is_played(plan, (before, after), options))
    plan = stages.plan
    found = _comparisons(stages)
    rows = found[after].posts if options.kind == "posts" else found[after].units
    sides = _sides(found, {**found[after].units.became, **rows.became}, stages, options)
    union = united([side.shown for side in sides.values()], rows.became)
    places = dict(zip(sides, union.places, strict=True))
    old = sides[before]
    layers = {("before", before): {place: plain_box(old, row, measure) for row, place in places[before].items()}}
    arrows: dict[str, tuple[tuple[str, str], ...]] = {}
    for id, comparison in found.items():
        seen = Seen(comparison, old, sides[id], options, stages.numbers)
        boxes = dict(seen.boxes(places[before], places[id], union.parents, measure))
        open_ones = {place: box for place, box in boxes.items() if box.word == "undecided"}
        plain = {place: plain_box(sides[id], row, measure) for row, place in places[id].items()}
        layers["changes", id], layers["after", id] = boxes, {**plain, **open_ones}
        arrows[id] = tuple(seen.arrows())
    links = [relations(plan, side.state, side.shown, options, typeface) for side in sides.values()]
    everything = tuple(link for each in links for link in each)
    return Plot(stages, sides, union, *_measured(union, layers), layers, arrows, everything)


def _comparisons(stages: Stages) -> dict[str, Comparison]:
    """Return the chosen scenario and each step compared with the one before; its totals are summed once."""
    found = {id: compare(stages.plan, stages.before, id) for id in (stages.after, *stages.scenarios)}
    old, _ = found[stages.after].totals
    for id, comparison in found.items():
        if id != stages.after:
            comparison.totals = old, Totals(stages.plan, id)
    return found


def _sides(
    found: Mapping[str, Comparison], became: Mapping[str, str], stages: Stages, options: ChartOptions
) -> dict[str, Side]:
    """Return the chosen scenario, the one before and the steps between them."""
    wanted = replace(options, folded=folded_in_both(options.folded, became))
    chosen, before = found[stages.after], stages.before

    def side(id: str, totals: Totals) -> Side:
        return side_of(stages.plan, id, totals, wanted, _roots(chosen, id, options))

    old = side(before, chosen.totals[0])
    sides = {id: side(id, comparison.totals[1]) for id, comparison in found.items()}
    homed = {id: replace(each, shown=_without_home(each.shown, old)) for id, each in sides.items()}
    return {stages.after: homed[stages.after], before: old, **homed}


def _roots(found: Comparison, scenario: str, options: ChartOptions) -> tuple[str, ...] | None:
    """Return where a scenario begins when only a part is wanted: at the unit, or at what it was or became."""
    root, state = options.root, found.plan.states[scenario]
    if root is None:
        return None
    if root in state.units:
        return (root,)
    edges = [(origin, joined.end) for joined in found.units.merged for origin in joined.origins]
    edges += [(divided.origin, end) for divided in found.units.split for end in divided.ends]
    edges += found.units.became.items()
    met = [one for edge in edges if root in edge for one in edge if one in state.units]
    inside = {id for id in met if any(above.id in met for above in state.ancestors(id))}
    return tuple(id for id in dict.fromkeys(met) if id not in inside)


def _without_home(shown: Shown, old: Side) -> Shown:
    """Return the boxes of a scenario without those that have no place in it but had one: they are seen there."""
    gone = frozenset(id for id in shown.apart if old.stands(id))
    if not gone:
        return shown
    parents = {id: None if above in gone else above for id, above in shown.parents.items() if id not in gone}
    apart = tuple(id for id in shown.apart if id not in gone)
    return Shown(tuple(parents), parents, shown.levels, shown.hidden, apart)


def _measured(
    union: Union, layers: Mapping[tuple[str, str], Layer]
) -> tuple[Mapping[str, Size], Mapping[bool, Mapping[str, Size]]]:
    """Return how large places are, and the boxes on them that are about changes or (False) not."""
    sizes = {
        about: _largest(union, (layer for (stage, _), layer in layers.items() if (stage == "changes") == about))
        for about in (True, False)
    }
    return _largest(union, layers.values()), sizes


def _largest(union: Union, layers: Iterable[Layer]) -> dict[str, Size]:
    sizes: dict[str, Size] = dict.fromkeys(union.parents, (0.0, 0.0))
    for layer in layers:
        for place, box in layer.items():
            width, height = sizes[place]
            sizes[place] = max(width, box.card.width), max(height, box.card.height)
    return sizes
