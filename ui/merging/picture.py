"""The picture of what a merge makes of a scenario: before, after, and both with what becomes other marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orgplanner.analysis.three_way.side_by_side import BEFORE, SideBySide, scenarios_touched, side_by_side
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.options import ChartKind, ChartOptions, Stage
from orgplanner.drawing.theme import Theme
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan
from ui.background import Stop
from ui.folding import chain_above, folded_to
from ui.importing.drawing import ALL, level_to_see
from ui.merging.work import Made

MOST_OPENED = 400
"""Units and posts that become other up to which all above them is opened."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which scenario is seen ("" for the first that changes), how, and which boxes were folded or unfolded."""

    scenario: str
    kind: ChartKind
    stage: Stage
    turned: frozenset[str]
    language: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class Pictured:
    """The chart, None where no scenario changes; the names of the scenarios that do, by their ids."""

    chart: Chart | None
    index: ItemIndex
    scenario: str
    scenarios: dict[str, str]
    is_new: bool = False


def picturing(made: Made, wish: Wish) -> Callable[[Stop], Pictured]:
    """Draws, beside the window, what a merge makes of a scenario."""

    def work(stop: Stop) -> Pictured:
        with collection_paused():
            return _draw(made, wish, stop)

    return work


def _draw(made: Made, wish: Wish, stop: Stop) -> Pictured:
    mine = made.held.merging.copies.mine
    ids = scenarios_touched(mine, made.settled)
    stop.check()
    if not ids:
        return Pictured(None, ItemIndex(()), "", {})
    scenario = wish.scenario if wish.scenario in ids else ids[0]
    merged = mine.after(made.settled.changes)
    names = {id: merged.scenario_name(id, wish.language) for id in ids}
    sides = side_by_side(mine, made.settled, scenario)
    stop.check()
    stage: Stage = "" if sides.is_new else wish.stage
    options = ChartOptions(
        kind=wish.kind, folded=_folded(sides, wish, stop), language=wish.language, theme=wish.theme, unplaced=True,
        links=False, stage=stage, against=BEFORE,
    )  # fmt: skip
    drawn = chart(sides.plan, scenario, options)
    stop.check()
    return Pictured(drawn, ItemIndex(drawn.picture.items), scenario, names, sides.is_new)


def _folded(sides: SideBySide, wish: Wish, stop: Stop) -> frozenset[str]:
    """Of many boxes those below the first levels, but nothing above what becomes other."""
    found: set[str] = set()
    for scenario in sides.plan.states:
        stop.check()
        found |= _folded_in(sides.plan, scenario, wish.kind)
    if len(sides.touched) <= MOST_OPENED:
        for state in sides.plan.states.values():
            found -= {above for id in sides.touched for above in chain_above(state, id)}
    return frozenset(found) ^ wish.turned


def _folded_in(plan: Plan, scenario: str, kind: ChartKind) -> frozenset[str]:
    level = level_to_see(plan.states[scenario], kind)
    return folded_to(plan, scenario, kind, level) if level < ALL else frozenset()
