"""Two scenarios compared as a report: every view of the comparison under a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from orgplanner.analysis.appraisal.weighing import scoring
from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.several import Several, related
from orgplanner.analysis.views.accounts import account_grid, state_of
from orgplanner.analysis.views.changes import Wanted, change_grid
from orgplanner.analysis.views.cost import cost_grid, part_grid
from orgplanner.analysis.views.options import measured_grid, score_grid, verdict_words
from orgplanner.analysis.views.others import TITLES, other_grid
from orgplanner.analysis.views.side_by_side import UNITS, side_by_side
from orgplanner.analysis.views.skills import LISTS, skill_grid
from orgplanner.analysis.views.staffing import (
    GROUPINGS,
    Group,
    group_grid,
    groups_of,
    unit_grid,
    vacancy_grid,
)
from orgplanner.analysis.views.streams import streams_of
from orgplanner.drawing.picture import Picture
from orgplanner.drawing.pyramid import pyramid, steps_of
from orgplanner.drawing.report.section import Section
from orgplanner.drawing.sankey import sankey
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled
from orgplanner.text import render, say

MOST_BESIDE = 6
"""scenarios of one origin that a report sets side by side"""


def comparison_sections(found: Comparison, language: str = "en") -> Iterator[Section]:
    """Yield the sections in the order of the views; those that have nothing to show are left out."""
    yield ledger_section(found, language)
    yield structure_section(found, language)
    yield from staffing_sections(found, language)
    yield from _skills(found, language)
    yield from _cost(found, language)
    for table, title in TITLES.items():
        grid = other_grid(found, table, language)
        places = Wanted().places(grid.rows)
        if places:
            yield Section(render(title, language), grid=grid, places=places)
    yield from option_sections(_several(found), language)


def ledger_section(found: Comparison, language: str) -> Section:
    """Return the ledger of established FTE by unit."""
    ledger = found.established
    note = render(state_of(ledger), language)
    return Section(
        render(say("Ledger of established FTE"), language), (note,), grid=account_grid(found, ledger, language)
    )


def structure_section(found: Comparison, language: str) -> Section:
    """Return where every unit went, and the units and posts that are not as they were."""
    streams = streams_of(found, found.established, 0, False, language)

    def draw(width: float) -> Picture:
        return sankey(streams, width, PAPER, bundled(), language).picture

    grid = change_grid(found, language)
    title = render(say("Where every unit went, and what changed"), language)
    places = [place for table in ("units", "posts") for place in Wanted(table).places(grid.rows)]
    return Section(title, (), draw if streams.streams else None, grid, places)


def staffing_sections(found: Comparison, language: str) -> Iterator[Section]:
    """Yield staffing by unit, by each grouping with its pyramid, and what is vacant."""
    yield Section(render(say("Staffing by unit"), language), grid=unit_grid(found, language))
    for by, (title, grouping) in GROUPINGS.items():
        groups = groups_of(found, grouping(found, language))
        draw = partial(draw_pyramid, groups, by, language=language)
        heading = render(say("Staffing: {by}", by=title), language)
        yield Section(heading, (), draw if groups else None, group_grid(found, groups))
    vacant = vacancy_grid(found, language)
    if vacant.rows:
        yield Section(render(say("Vacancies"), language), grid=vacant)


def draw_pyramid(groups: dict[str, Group], by: str, width: float, language: str) -> Picture:
    """Draw groups before and after as a pyramid for paper."""
    return pyramid(steps_of(groups, by, language), width, PAPER, bundled(), language)


def _skills(found: Comparison, language: str) -> Iterator[Section]:
    for listed, (title, _) in LISTS.items():
        if listed == "ratings":  # of everybody: a list to work with, not to print
            continue
        grid = skill_grid(found, listed, "", language)
        if grid.rows:
            yield Section(render(say("Skills: {list}", list=title), language), grid=grid)


def _cost(found: Comparison, language: str) -> Iterator[Section]:
    for title, grid in (
        (say("Cost per month"), cost_grid(found, language=language)),
        (say("Cost per month, by part of pay"), part_grid(found, language=language)),
    ):
        if grid.rows:
            yield Section(render(title, language), grid=grid)


def _several(found: Comparison) -> Several:
    others = [id for id in related(found.plan, found.old) if id not in (found.old, found.new)]
    several = Several(found.plan, (found.old, found.new, *others[: MOST_BESIDE - 2]))
    several.keep(found)
    return several


def option_sections(several: Several, language: str) -> Iterator[Section]:
    """Yield the options measured and scored and, where there are more than two, staffing side by side."""
    if len(several.scenarios) > 2:
        side = side_by_side(several, UNITS, "established", language)
        yield Section(render(say("Established FTE, scenarios side by side"), language), grid=side.grid)
    note = say("To do nothing is “{name}”.", name=several.plan.scenario_name(several.first, language))
    measured = measured_grid(several, language, told=True)
    yield Section(render(say("Options, measured"), language), (render(note, language),), grid=measured)
    found = scoring(several.plan, several.scenarios)
    if found.criteria:
        words = render(verdict_words(several.plan, found, language), language)
        grid = score_grid(several.plan, found, language)
        yield Section(render(say("Criteria and scores, 0 to 10"), language), (words,), grid=grid)
