"""What a chart remembers of the last one, and finding out which boxes may say something else since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from operator import is_not

from orgplanner.drawing.card import Card, Facts
from orgplanner.drawing.changes.memory import StageMemory
from orgplanner.drawing.colouring.case import Tint
from orgplanner.drawing.figures import Figures
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Item
from orgplanner.drawing.placing import Ways
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.shown import Shown
from orgplanner.drawing.typeface import bundled
from orgplanner.layout import Memory, Node
from orgplanner.model import Assignment, Plan, Post, Row, State, Unit

MOST_CARDS = 200_000
"""cards kept for boxes that may come back"""

Rows = dict[str, Row]
TREE_FIELDS = ("parent", "rank", "unplaced")
POST_FIELDS = ("unit", "rank", "is_head", "unplaced", "reports_to")


@dataclass(slots=True)
class Last:
    """The last chart and everything it was made from; `tables` are the rows as they were then."""

    scenario: str
    plan: str
    options: ChartOptions
    tables: dict[str, Rows]
    shown: Shown
    figures: Figures
    cards: dict[str, Card]
    nodes: dict[str, Node]
    items: dict[str, Item]
    tints: Mapping[str, Tint]


@dataclass(slots=True)
class ChartMemory:
    """Makes the next chart quick: measured cards by what they say, the layout, the last chart. One per view."""

    cards: dict[tuple[Facts, float], Card] = field(default_factory=dict)
    setter: Setter = field(default_factory=lambda: Setter(bundled()))
    layout: Memory = field(default_factory=Memory)
    ways: Ways = field(default_factory=Ways)
    last: Last | None = None
    stages: StageMemory = field(default_factory=StageMemory)


@dataclass(frozen=True, slots=True)
class Touched:
    """What may be different: which boxes (None: all), whether the tree is, units to sum again, posts held anew.

    `figures` is True when all figures may be.
    """

    boxes: frozenset[str] | None
    tree: bool = True
    figures: bool = True
    summed: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


EVERYTHING = Touched(None)


def tables_of(plan: Plan, scenario: str) -> dict[str, Rows]:
    """Return copies of the tables that a chart is made from; the rows in them never change."""
    state = plan.states[scenario]
    tables = {name: dict(state.tables[name]) for name in ("units", "posts", "assignments")}
    shared = ("people", "grades", "settings", "scenarios")
    return tables | {name: dict(plan.shared.tables[name]) for name in shared}


def touched_since(last: Last, plan: Plan, scenario: str, options: ChartOptions, tables: dict[str, Rows]) -> Touched:
    """Return what may be different from the last chart."""
    if (last.plan, last.scenario) != (plan.id, scenario) or last.tables["scenarios"] != tables["scenarios"]:
        return EVERYTHING
    same_words = _same_words(last.options, options) and all(
        last.tables[name] == tables[name] for name in ("people", "grades", "settings")
    )
    units = list(_changed(last.tables["units"], tables["units"]))
    posts = list(_changed(last.tables["posts"], tables["posts"]))
    held = list(_changed(last.tables["assignments"], tables["assignments"]))
    moved = any(_differ(before, after, TREE_FIELDS) for before, after in units)
    replaced = any(_differ(before, after, POST_FIELDS) for before, after in posts)
    posts_moved = options.kind == "posts" and replaced
    tree = moved or posts_moved or not _same_tree(last.options, options)
    state = plan.states[scenario]
    reheld = {row.post for pair in held for row in pair if isinstance(row, Assignment)}
    shown_posts = {row.id for pair in posts for row in pair if isinstance(row, Post)} | reheld
    own = {row.id for pair in units for row in pair if isinstance(row, Unit)}
    own |= _units_of(shown_posts, last.tables["posts"]) | _units_of(shown_posts, tables["posts"])
    summed = frozenset(_upwards(own, last.tables["units"]) | _upwards(own, tables["units"]))
    boxes = summed if options.kind != "posts" else frozenset(shown_posts | _posts_in(own, state))
    return Touched(boxes if same_words else None, tree, False, summed, frozenset(reheld))


def _units_of(posts: Iterable[str], rows: Rows) -> set[str]:
    found = (rows.get(id) for id in posts)
    return {row.unit for row in found if isinstance(row, Post) and row.unit is not None}


def _posts_in(units: Iterable[str], state: State) -> set[str]:
    return {row.id for unit in units for row in state.where("posts", "unit", unit)}


def _upwards(start: Iterable[str], units: Rows) -> set[str]:
    """Return these units and all above them."""
    reached: set[str] = set()
    for id in start:
        row = units.get(id)
        while isinstance(row, Unit) and row.id not in reached:
            reached.add(row.id)
            row = units.get(row.parent or "")
    return reached


def _changed(before: Rows, after: Rows) -> Iterator[tuple[Row | None, Row | None]]:
    if list(before) == list(after):
        old, new = list(before.values()), list(after.values())
        if old != new:
            others = compress(zip(old, new, strict=True), map(is_not, old, new))
            yield from (pair for pair in others if pair[0] != pair[1])
        return
    for id, row in after.items():
        was = before.get(id)
        if was is not row and was != row:
            yield was, row
    for id in before.keys() - after.keys():
        yield before[id], None


def _differ(before: Row | None, after: Row | None, fields: tuple[str, ...]) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, name) != getattr(after, name) for name in fields)


def _same_words(one: ChartOptions, other: ChartOptions) -> bool:
    """Tell whether boxes of both options say the same."""
    return (one.kind, one.content, one.language, one.second, one.width, one.marks) == (
        other.kind, other.content, other.language, other.second, other.width, other.marks
    )  # fmt: skip


def _same_tree(one: ChartOptions, other: ChartOptions) -> bool:
    return (one.kind == "posts", one.folded, one.root, one.unplaced) == (
        other.kind == "posts", other.folded, other.root, other.unplaced
    )  # fmt: skip
