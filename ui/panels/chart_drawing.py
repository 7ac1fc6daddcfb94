"""What the reader of a chart chose, and drawing it beside the window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orgplanner.drawing.alarms import crossed_boxes
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.options import USUAL, ChartKind, ChartOptions, Stage
from orgplanner.model import Plan
from ui.background import Stop
from ui.folding import folded_to


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose; `level` is one to fold to, to be worked out with the next drawing.

    `stage` is "" for the scenario alone, else what is shown of it and of `against` (None: the usual one): what was,
    what is, or both; `wave` is how many waves of decisions are carried out (None: all), `arrows` lead from old to
    new places. `view` is the id of the saved view that it was taken from; its language ("" is that of the window)
    and its paper come with it.
    """

    kind: ChartKind = "units"
    content: frozenset[str] = USUAL
    layout: Literal["tree", "dot"] = "tree"
    folded: frozenset[str] = frozenset()
    level: int | None = None
    colour_by: str = "kind"
    against: str | None = None
    stage: Stage = ""
    wave: int | None = None
    arrows: bool = False
    view: str = ""
    language: str = ""
    paper: str | None = None
    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to be shown with the key to it, and what it was drawn from."""

    chart: Chart
    index: ItemIndex
    folded: frozenset[str]
    scenario: str
    gone: Collection[str] = frozenset()
    """boxes of rows that the scenario does not have"""
    key: Sequence[Entry] = ()


def draw(
    plan: Plan,
    scenario: str,
    choice: Choice,
    options: ChartOptions,
    memory: ChartMemory,
    stop: Stop,
    with_key: bool = False,
) -> Drawn:
    """Draws a scenario; called in a thread of its own, with a snapshot."""
    folded = choice.folded
    if choice.level is not None:
        folded = folded_to(plan, scenario, choice.kind, choice.level)
    stop.check()
    marked = replace(options, folded=folded, alarms=crossed_boxes(plan, scenario, choice.kind))
    drawn = chart(plan, scenario, marked, memory=memory)
    stop.check()
    key = drawn.key
    if with_key and options.colour_by == "kind":
        key = legend_of(plan, scenario, drawn, options)
    return Drawn(drawn, ItemIndex(drawn.picture.items), folded, scenario, _gone(plan, scenario, drawn), key)


def _gone(plan: Plan, scenario: str, drawn: Chart) -> Collection[str]:
    if not drawn.stage:
        return frozenset()
    units, posts = plan.states[scenario].units, plan.states[scenario].posts
    return frozenset(id for id in drawn.boxes if id not in units and id not in posts)
