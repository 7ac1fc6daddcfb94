"""The boxes and links of a scenario as Graphviz is given them."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.analysis.audience.words import copy_line
from orgplanner.drawing.changes.asked import is_staged
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.facts import Teller
from orgplanner.drawing.figures import figures_of
from orgplanner.drawing.linking import relations
from orgplanner.drawing.shown import shown_boxes
from orgplanner.drawing.typeface import bundled
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.graph.dot import DotBox, DotLink
from orgplanner.exporters.pages.sheets import title_of
from orgplanner.model import Plan


def dot_boxes(plan: Plan, scenario: str, options: ExportOptions) -> list[DotBox]:
    """Return the boxes of a chart with what they say, one line per statement."""
    return list(_boxes(plan, scenario, options))


def _boxes(plan: Plan, scenario: str, options: ExportOptions) -> Iterator[DotBox]:
    wanted, state = chart_options(options), plan.states[scenario]
    if is_staged(plan, scenario, wanted):
        drawn = chart(plan, scenario, wanted)
        yield from (box_of(drawn, id) for id in drawn.boxes)
        return
    shown = shown_boxes(state, wanted)
    teller = Teller(plan, scenario, wanted, figures_of(plan, scenario))
    for id in shown.ids:
        unit = state.units.get(id)
        facts = teller.of_unit(unit) if unit is not None else teller.of_post(state.posts[id])
        rows = (" ".join(filter(None, (row.number, row.words))) for row in facts.rows)
        said = (facts.title, facts.second, facts.caption, facts.head, facts.numbers, *rows, *facts.chips)
        words = "\n".join(filter(None, said))
        yield DotBox(id, words, shown.parents[id], unit.kind if unit is not None else "unit")


def box_of(drawn: Chart, id: str) -> DotBox:
    """Return a box of a picture of changes with its sign, and all that it says."""
    card, parent = drawn.cards[id], drawn.parents[id]
    numbers = " ".join(filter(None, (*card.numbers, card.delta)))
    rows = (" ".join(filter(None, (row.number, *row.lines, *row.detail))) for row in card.rows)
    chips = (chip.words for chip in card.chips)
    names = drawn.badges.get(id), card.name, card.second_name
    said = filter(None, (*names, card.caption, *card.head, numbers, *rows, *chips))
    return DotBox(id, "\n".join(said), parent, ghost=id in drawn.ghosts)


def dot_links(plan: Plan, scenario: str, options: ExportOptions) -> list[DotLink]:
    """Return the links between the boxes of a chart; of two scenarios also the ways from old places to new ones."""
    wanted, state = chart_options(options), plan.states[scenario]
    if is_staged(plan, scenario, wanted):
        drawn = chart(plan, scenario, wanted)
        lines = *drawn.relations, *drawn.arrows
        return [DotLink(line.origin, line.target, " ".join(line.caption)) for line in lines]
    found = relations(plan, state, shown_boxes(state, wanted), wanted, bundled())
    return [DotLink(link.origin, link.target, " ".join(link.caption)) for link in found]


def dot_title(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """Return the title of the graph: of the plan and of the scenario, and what kind of copy it is."""
    named = plan.words(plan.scenarios[scenario].name, options.language)
    said = (title_of(plan, scenario, options), named, copy_line(plan, options.language))
    return " – ".join(filter(None, said))
