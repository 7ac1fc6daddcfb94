"""The picture of what a list became, drawn beside the window, and what leads from rows to boxes and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.structure import depths, superiors
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.options import ChartKind, ChartOptions
from orgplanner.drawing.theme import Theme
from orgplanner.importers.lists.result import Result
from orgplanner.model import Post, State, Unit
from ui.background import Stop
from ui.folding import folded_to

MOST_BOXES = 120
"""A picture of more boxes is folded to the levels that have no more."""
ALL = 1000
"""A level that no tree reaches."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be seen: units, posts or both, to which level (0: as many as are well seen); `turned` are boxes
    that somebody folded or unfolded besides."""

    kind: ChartKind
    level: int
    turned: frozenset[str]
    language: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chart with its index, what is folded, and the level it was folded to."""

    chart: Chart
    index: ItemIndex
    folded: frozenset[str]
    level: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What may be chosen by its name: key, name, where it stands, and the words by which it is sought."""

    key: str
    name: str
    below: str
    sought: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The id that comes from a row of a file, and all units and posts by name."""

    id_at: Mapping[tuple[int, int, int], str]
    listed: tuple[Listed, ...]


def usual_kind(state: State) -> ChartKind:
    """Posts where they report to each other, else units."""
    if any(post.reports_to is not None for post in state.posts.values()):
        return "posts"
    return "units" if len(state.units) > 1 or not state.posts else "both"


def draw(result: Result, wish: Wish, memory: ChartMemory, stop: Stop) -> Drawn:
    """Draws a result as somebody wishes to see it."""
    plan, scenario = result.plan, result.scenario
    level = wish.level or level_to_see(plan.states[scenario], wish.kind)
    folded = folded_to(plan, scenario, wish.kind, level) if level < ALL else frozenset()
    folded = folded ^ wish.turned
    stop.check()
    options = ChartOptions(
        kind=wish.kind, folded=folded, language=wish.language, theme=wish.theme, unplaced=True, links=False
    )
    drawn = chart(plan, scenario, options, memory=memory)
    stop.check()
    return Drawn(drawn, ItemIndex(drawn.picture.items), folded, level)


def level_to_see(state: State, kind: str) -> int:
    """The deepest level down to which there are not too many boxes; at least the second."""
    if kind == "posts":
        counts = Counter(depths(superiors(state)).values())
    else:
        counts = Counter(level for _, level in state.walk())
        if kind == "both":
            posts = Counter(post.unit for post in state.posts.values())
            for unit, level in state.walk():
                counts[level + 1] += posts[unit.id]
    seen, level = 0, 0
    for level in sorted(counts):
        seen += counts[level]
        if seen > MOST_BOXES:
            return max(level - 1, 1)
    return ALL


def ways_of(result: Result, language: str, stop: Stop) -> Ways:
    """What leads from rows to boxes, and the names of all that can stand above something."""
    state = result.plan.states[result.scenario]
    id_at: dict[tuple[int, int, int], str] = {}
    listed = []
    for id, spot in result.origins.items():
        place = (spot.book, spot.sheet, spot.row)
        if id in state.posts or place not in id_at:
            id_at[place] = id
    for number, (id, key) in enumerate(result.keys.items()):
        if number % 2000 == 0:
            stop.check()
        row = state.posts.get(id) or state.units.get(id)
        if row is not None:
            listed.append(_listed(result, key, row, language))
    return Ways(id_at, tuple(listed))


def _listed(result: Result, key: str, row: Post | Unit, language: str) -> Listed:
    plan, units = result.plan, result.plan.states[result.scenario].units
    name = plan.words(row.title if isinstance(row, Post) else row.name, language)
    above = units.get((row.unit if isinstance(row, Post) else row.parent) or "")
    below = " · ".join(filter(None, (row.code, plan.words(above.name, language) if above is not None else "")))
    return Listed(key, name or row.code or "–", below, f"{name} {below}".casefold())
