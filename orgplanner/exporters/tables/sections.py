"""Tables on pages: the staffing table of a scenario, and what two scenarios have between them, with contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from orgplanner.analysis.bilingual import in_both
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.table import Cell
from orgplanner.analysis.compare.tables import MEASURED, ledger_table
from orgplanner.analysis.order.listing import staffing_grid
from orgplanner.analysis.shades import money_words
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.views.accounts import account_grid, fault_grid, state_of
from orgplanner.analysis.views.change_lists import change_list, post_lists
from orgplanner.analysis.views.changes import Wanted
from orgplanner.analysis.views.grid import Grid, GridRow, grid_of, without_empty
from orgplanner.analysis.views.others import TITLES as OTHERS
from orgplanner.analysis.views.others import other_grid
from orgplanner.analysis.views.skills import LISTS, skill_grid
from orgplanner.analysis.views.staffing import GROUPINGS, group_grid, groups_of, unit_grid
from orgplanner.drawing.report import Section
from orgplanner.drawing.sheet.also import joined
from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import NEEDS_OTHER_TABLES, TABLES, ExportOptions, languages_of
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.scenarios import compared_words, other_scenario, scenario_words
from orgplanner.model import Plan, Total
from orgplanner.text import Message, render, say

OF_A_UNIT = frozenset({"staffing"})
"""Tables that can be made of a unit with what is below it."""
GROUPED = ("grade", "kind")
"""What posts are put together by below the comparison of units."""
MATRIX = ("heat", "below", "nobody", "one", "surplus")
"""The lists of skills that are printed; the ratings of everybody are a list to work with."""
NAMED = ("below", "one")
"""Those that name people."""
INCLUDED = say("The figures beside the name of a unit are those of the unit with its sub-units.")
STAFFING_ALONE = say("Of one unit only the staffing table is made; the others are of a whole scenario.")
PARTLY = say("“+ ?” stands for lines whose number is unknown; it is in no sum. Ranges and “~” are as stated.")


def wanted_tables(plan: Plan, scenario: str, options: ExportOptions) -> tuple[str, ...]:
    """The tables that are chosen; where none is, all that can be made.

    Of a unit there is one. Raises RuleBroken for a table that is not known or that needs another scenario, and
    where none is left.
    """
    unknown = [table for table in options.tables if table not in TABLES]
    if unknown:
        known = ", ".join(TABLES)
        raise RuleBroken(say("There is no table “{table}”; there are: {known}.", table=unknown[0], known=known))
    able = OF_A_UNIT if options.unit is not None else frozenset(TABLES)
    if options.tables and able.isdisjoint(options.tables):
        raise RuleBroken(STAFFING_ALONE)
    if options.unit is None and other_scenario(plan, scenario, options) is None:
        if not NEEDS_OTHER_TABLES.isdisjoint(options.tables):
            raise RuleBroken(say("This table compares two scenarios; say which one the other is held against."))
        able -= NEEDS_OTHER_TABLES
    if not options.tables and not plan.states[scenario].requirements:
        able -= {"skills"}
    return tuple(table for table in TABLES if table in able and (not options.tables or table in options.tables))


def sections(
    plan: Plan,
    scenario: str,
    options: ExportOptions,
    wanted: Sequence[str],
    progress: Progress | None = None,
    found: Comparison | None = None,
) -> list[Section]:
    """Return the sections of some of TABLES, in the order in which they are wanted.

    The list of changes leaves posts to the lists of posts where both are wanted. `progress` is told that
    nothing is laid out yet, after each section, and may raise to stop; `found` is the comparison where it is known.
    """
    case, made = _Case(plan, scenario, options, tuple(wanted), found), list[Section]()
    for table in wanted:
        for section in MADE[table](case):
            made.append(section)
            if progress is not None:
                progress(0, len(made))
    return made


@dataclass
class _Case:
    """What tables are made of; the comparison is worked out once for all of them."""

    own: Plan
    scenario: str
    options: ExportOptions
    wanted: tuple[str, ...]
    known: Comparison | None = None

    @cached_property
    def plan(self) -> Plan:
        """The plan, with names in both languages where there are two."""
        languages = languages_of(self.options)
        if len(languages) < 2:
            return self.own
        other = other_scenario(self.own, self.scenario, self.options) or self.scenario
        return in_both(self.own, {self.scenario, other}, (languages[0], languages[1]))

    @cached_property
    def found(self) -> Comparison:
        """The scenario against the other one, or against itself where there is none."""
        if self.known is not None and self.plan is self.own:
            return self.known
        old = other_scenario(self.plan, self.scenario, self.options)
        return compare(self.plan, old or self.scenario, self.scenario)

    @property
    def language(self) -> str:
        return self.options.language

    @property
    def names_people(self) -> bool:
        return "people" in self.options.content

    def section(
        self, id: str, title: Message, grid: Grid | None, *, compared: bool = True, follows: bool = False,
        notes: Sequence[Message] = (),
    ) -> Section:  # fmt: skip
        """A section about the scenario or, `compared`, about both; its headings in both languages."""
        languages = languages_of(self.options)
        titles = [render(title, language) for language in languages]
        abouts = [self._about(language, compared) for language in languages]
        said = tuple(render(note, language) for note in notes for language in languages)
        second = (titles[-1], abouts[-1]) if len(languages) > 1 else ("", "")
        return Section(titles[0], said, grid=grid, id=id, about=abouts[0], follows=follows, second=second)

    def _about(self, language: str, compared: bool) -> str:
        if compared:
            return compared_words(self.own, self.found.old, self.found.new, language)
        about = scenario_words(self.own, self.scenario, language)
        if self.options.unit is None:
            return about
        name = self.own.words(self.own.states[self.scenario].units[self.options.unit].name, language)
        return joined(about, render(say("Only: {unit}", unit=name), language))


def _staffing(case: _Case) -> Iterator[Section]:
    """The posts below their units."""
    speller = Speller(case.plan, case.scenario, case.language)
    grid = staffing_grid(speller, case.options.unit, people=case.names_people)
    notes = (INCLUDED, PARTLY) if _has_unknown(grid) else (INCLUDED,)
    yield case.section("staffing", TABLES["staffing"], grid, compared=False, notes=notes)


def _has_unknown(grid: Grid) -> bool:
    """Whether the total at the end lacks parts."""
    return any(isinstance(cell, Total) and cell.unknown for row in grid.rows[-2:] for cell in row.cells)


def _comparison(case: _Case) -> Iterator[Section]:
    """Established numbers before and after: by unit, by grade and by kind of post."""
    found, language = case.found, case.language
    yield case.section("comparison:units", TABLES["comparison"], unit_grid(found, language))
    for by in GROUPED:
        words, grouping = GROUPINGS[by]
        groups = groups_of(found, grouping(found, language))
        if len(groups) > 1:
            heading = say("Staffing: {by}", by=words)
            yield case.section(f"comparison:{by}", heading, group_grid(found, groups), follows=True)


def _ledger(case: _Case) -> Iterator[Section]:
    """The account of the whole for all that can be measured, of every unit, and what is not explained."""
    found, language = case.found, case.language
    ledger = found.established
    yield case.section("ledger", TABLES["ledger"], _measures(found), notes=(state_of(ledger),))
    units = account_grid(found, ledger, language)
    yield case.section("ledger:units", say("Ledger of established FTE"), units, follows=True)
    if not ledger.is_balanced:
        faults = fault_grid(found, ledger, language)
        yield case.section("ledger:faults", say("Not explained"), faults, follows=True)


def _measures(found: Comparison) -> Grid:
    """The account of the whole for all that can be measured; amounts of money with thousands apart."""
    grid = grid_of(ledger_table(found))

    def cell(measure: str, each: Cell) -> Cell:
        return money_words(each) if measure == "pay" and isinstance(each, Total) else each

    rows = [
        GridRow(tuple(cell(measure, each) for each in row.cells))
        for measure, row in zip(MEASURED, grid.rows, strict=True)
    ]
    return replace(grid, rows=rows)


def _skills(case: _Case) -> Iterator[Section]:
    """The matrix of skills by units, and the lists that follow from it; names only where people are wanted."""
    begun = False
    for listed in MATRIX:
        if listed in NAMED and not case.names_people:
            continue
        grid = skill_grid(case.found, listed, "", case.language)
        if grid.rows:
            title = say("Skills: {list}", list=LISTS[listed][0]) if begun else TABLES["skills"]
            yield case.section(f"skills:{listed}", title, grid, compared=False, follows=begun)
            begun = True
    if not begun:
        notes = (say("No skills are required in this scenario."),)
        yield case.section("skills", TABLES["skills"], None, compared=False, notes=notes)


def _changes(case: _Case) -> Iterator[Section]:
    """Every change of units and posts, below what kind of change it is; then of functions, people and links."""
    grid = change_list(case.found, case.language, posts="posts" not in case.wanted)
    yield _listed(case, "changes", grid)
    for table, title in OTHERS.items():
        listed = other_grid(case.found, table, case.language)
        places = Wanted().places(listed.rows)
        if places and (table != "people" or case.names_people):
            grid = without_empty(replace(listed, rows=[listed.rows[place] for place in places]))
            yield case.section(f"changes:{table}", say("Changes: {what}", what=title), grid, follows=True)


def _posts(case: _Case) -> Iterator[Section]:
    """New, closed, changed and undecided posts."""
    yield _listed(case, "posts", post_lists(case.found, case.language))


def _listed(case: _Case, table: str, grid: Grid) -> Section:
    if grid.rows:
        return case.section(table, TABLES[table], grid)
    return case.section(table, TABLES[table], None, notes=(say("Nothing changes."),))


MADE: Mapping[str, Callable[[_Case], Iterator[Section]]] = MappingProxyType({
    "staffing": _staffing, "comparison": _comparison, "ledger": _ledger, "skills": _skills, "changes": _changes,
    "posts": _posts,
})  # fmt: skip
"""What makes each of TABLES."""
