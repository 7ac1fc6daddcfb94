"""A workbook of the staffing plan as a plan of its own: all scenarios, people, skills, ratings and notes in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from orgplanner.analysis.workbook.columns import (
    HELD,
    KINDS,
    NEEDED,
    PEOPLE_LIST,
    RATED,
    STAFF,
    TABLES,
    TODO_LIST,
    UNIT_LIST,
)
from orgplanner.analysis.workbook.marks import Mark, read_mark
from orgplanner.analysis.workbook.texts import alike
from orgplanner.edits import change_settings
from orgplanner.edits.new_plan import set_usual
from orgplanner.errors import FileProblem, Problem
from orgplanner.importers.json_plan import read_json_row
from orgplanner.importers.reading.book import Sheet
from orgplanner.importers.workbook.guessing import skills_named, sources_named
from orgplanner.importers.workbook.located import TOP, Hidden, Located, locate, read_hidden
from orgplanner.importers.workbook.new_rows import Reader, Settling
from orgplanner.model import SHARED, UNKNOWN, Assignment, Plan, Scenario, Settings, State, Todo, new_id, ranks
from orgplanner.model.rules import LONGEST_LINE, plan_problems
from orgplanner.text import render, say

Tick = Callable[[], object]
NAMING = (UNIT_LIST, PEOPLE_LIST, HELD, NEEDED, RATED, TODO_LIST)
"""Kinds of lists below whose title the name of their scenario stands."""
RANKED = ("units", "posts", "grades", "allowances")


@dataclass(frozen=True, slots=True)
class Made:
    """The plan, its main scenario, how many rows were read, and what did not go in."""

    plan: Plan
    scenario: str
    rows: int
    problems: tuple[Problem, ...]


def plan_of_workbook(grids: list[Sheet], file: str, tick: Tick = lambda: None) -> Made:
    """The plan that a workbook of this program holds, with the ids that it has there.

    `file` is named as the source of numbers whose source the workbook does not tell. `tick` is called now and
    then, and may raise to stop. FileProblem when it holds no table of a plan.
    """
    hidden = read_hidden(grids) or Hidden()
    plan = Plan()
    tables = [table for table in locate(plan, grids, hidden) if table.mark.kind in KINDS]
    _begin(plan, hidden, tables, file)
    if not plan.states:
        raise FileProblem(
            say("This workbook has no table of a plan."),
            say("Only workbooks that were exported as a staffing plan have them."),
        )
    settling = Settling(plan, hidden.language, file)
    rows = 0
    for kind, scenario, members in _groups(plan, tables):
        tick()
        reader = Reader(settling, scenario, kind, tick)
        found = reader.read(members)
        rows += sum(len(table.rows) for table in members)
        _put(plan, scenario, TABLES[kind], found)
    for scenario in plan.states:
        _settle_held(settling, scenario, any(
            (table.mark.kind, table.mark.scenario) == (HELD, scenario) for table in tables
        ))  # fmt: skip
    settling.drop_source_if_idle()
    broken = next(plan_problems(plan), None)
    if broken is not None:
        raise FileProblem(say("The workbook holds a plan that breaks the rules: {what}", what=broken.message))
    return Made(plan, _main(plan, tables), rows, tuple(settling.problems))


def with_todos(made: Made, language: str) -> Plan:
    """The plan, in which what was not understood in the workbook waits to be settled, in words of a language."""
    state = made.plan.states[made.scenario]
    for problem in made.problems:
        if problem.severity == "error":
            text = " ".join(filter(None, (render(each, language) for each in (problem.message, problem.remedy))))
            row = Todo(new_id(), text=text, place=problem.place, value=problem.value[:LONGEST_LINE])
            state.put("todos", row.id, None, row)
    return made.plan


def _begin(plan: Plan, hidden: Hidden, tables: list[Located], file: str) -> None:
    """Settings, scenarios, skills and sources: as the hidden sheet tells, else by what the sheets name."""
    told = [(table, row) for table, text in hidden.rows if (row := read_json_row(table, text)) is not None]
    for table, row in told:
        if table in ("settings", "scenarios", "skills", "sources") and (table != "settings" or row.id == table):
            plan.shared.tables[table][row.id] = row
    if not any(table == "settings" for table, _ in told):
        _name_plan(plan, hidden.language, file)
    set_usual(plan)
    marks = dict.fromkeys(table.mark.scenario for table in tables if _is_of_scenario(table.mark))
    plan.shared.tables["scenarios"] = {
        id: row for id, row in plan.shared.tables["scenarios"].items() if id in marks
    }
    _name_scenarios(plan, marks, tables, hidden.language)
    for id in [row.id for row in plan.ordered_scenarios()]:
        plan.states[id] = State()
    if not plan.sources:
        plan.shared.tables["sources"] = {row.id: row for row in sources_named(tables, hidden.language)}
    if not plan.skills:
        plan.shared.tables["skills"] = {row.id: row for row in skills_named(tables, hidden.language)}


def _name_plan(plan: Plan, language: str, file: str) -> None:
    order = tuple(dict.fromkeys((language, *plan.settings.languages)))
    title = plan.settings.title.including(language, file.rpartition(".")[0] or file)
    plan.apply(change_settings(plan, title=title, languages=order))


def _name_scenarios(plan: Plan, marks: Iterable[str], tables: list[Located], language: str) -> None:
    """Gives scenarios of which nothing is told a name and an order: as their sheets stand, each after the first."""
    known = cast(dict[str, Scenario], plan.shared.tables["scenarios"])
    unknown = [id for id in marks if id not in known and id]
    first = next(iter(known), unknown[0] if unknown else None)
    for id, rank in zip(unknown, ranks(len(unknown)), strict=True):
        named = Settings("settings").title.including(language, _called(tables, id))
        known[id] = Scenario(id, named, "current" if id == first else "proposed",
                             None if id == first else first, rank=rank)  # fmt: skip
    for id, row in known.items():
        if row.base not in known:
            known[id] = replace(row, base=None)


def _called(tables: list[Located], scenario: str) -> str:
    """The name of a scenario as it stands below the title of one of its lists."""
    for table in tables:
        if table.mark.scenario != scenario or table.mark.kind not in NAMING:
            continue
        for row in range(min(TOP, len(table.grid.rows))):
            if any(read_mark(cell) is not None for cell in table.grid.rows[row][:TOP]):
                name = next((cell for cell in table.grid.rows[row + 1][:TOP] if isinstance(cell, str)), "")
                return alike(name) or scenario[:8]
    return next((table.grid.name for table in tables if table.mark.scenario == scenario), scenario[:8])


def _is_of_scenario(mark: Mark) -> bool:
    return TABLES[mark.kind] not in SHARED


def _groups(plan: Plan, tables: list[Located]) -> Iterator[tuple[str, str, list[Located]]]:
    """The sheets of each table of a scenario together, each after those whose rows it names; shared ones once."""
    kinds = list(dict.fromkeys((UNIT_LIST, *KINDS)))
    groups: dict[tuple[int, str], list[Located]] = {}
    for table in tables:
        table_name = TABLES[table.mark.kind]
        home = table.mark.scenario if _is_of_scenario(table.mark) else next(iter(plan.states))
        first = next(number for number, kind in enumerate(kinds) if TABLES[kind] == table_name)
        groups.setdefault((first, home), []).append(table)
    for id in plan.states:
        groups.setdefault((0, id), [])
    staffed = {home: members for (place, home), members in groups.items() if kinds[place] == STAFF}
    for (place, home), members in sorted(groups.items()):
        if home in plan.states:
            yield kinds[place], home, members or (staffed.get(home, []) if place == 0 else [])


def _put(plan: Plan, scenario: str, table: str, rows: dict[str, Any]) -> None:
    home = plan.shared if table in SHARED else plan.states[scenario]
    if table in RANKED:
        rows = {row.id: replace(row, rank=rank)
                for row, rank in zip(rows.values(), ranks(len(rows)), strict=True)}  # fmt: skip
    home.tables[table].update(rows)


def _settle_held(settling: Settling, scenario: str, is_listed: bool) -> None:
    """Who holds what: as listed, else as the lists of posts name holders; what is filled follows from them."""
    state = settling.plan.states[scenario]
    if not is_listed:
        for post, people in settling.holders.get(scenario, {}).items():
            for person in people:
                id = new_id()
                state.put("assignments", id, None, Assignment(id, person, post))
    for id in {row.post for row in state.assignments.values()}:
        before = state.posts[id]
        state.put("posts", id, before, replace(before, filled=UNKNOWN))


def _main(plan: Plan, tables: list[Located]) -> str:
    """The scenario of the first list of posts."""
    marks: Mapping[str, None] = dict.fromkeys(table.mark.scenario for table in tables if table.mark.kind == STAFF)
    return next((id for id in marks if id in plan.states), next(iter(plan.states)))
