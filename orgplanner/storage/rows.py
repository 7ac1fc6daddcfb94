"""Rows of a file as rows of the model, with what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from orgplanner.errors import Problem
from orgplanner.model import SCENARIO, TABLES, Plan, Row, State
from orgplanner.model.columns import Column, columns
from orgplanner.model.rules import chain_faults, reference_problems, shown_value, state_problems
from orgplanner.storage.cells import Cells, is_constant
from orgplanner.storage.decoding import Faults, decode_column
from orgplanner.storage.remedies import LEAVE_EMPTY, LEAVE_OUT
from orgplanner.text import Message, say

KEY = Column("scenario", "id")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A table of a file: per row its scenario ("" for shared tables), per column the values and faults.

    `parts`: the scenarios in order, each with the number of its first row and the one after its last.
    """

    name: str
    scenarios: Sequence[Any]
    values: tuple[Sequence[Any], ...]
    faults: tuple[Faults, ...]
    astray: Faults
    parts: tuple[tuple[str, int, int], ...]

    def rows(self, start: int, end: int) -> dict[str, Row]:
        """The rows with these numbers by id; one less where an id comes twice."""
        parts = [values[start:end] for values in self.values]
        return dict(zip(parts[0], map(TABLES[self.name], *parts), strict=True))


def decode_table(name: str, cells: Sequence[Cells]) -> Decoded:
    """The values of a table from its cells, given in the order of the table."""
    own = list(cells)
    count = len(own[0])
    scenarios: Sequence[Any] = [""] * count
    astray: Faults = {}
    if name in SCENARIO:
        scenarios, astray = decode_column(KEY, [own.pop(0)])
    values, faults = decode_columns(TABLES[name], own)
    return Decoded(name, scenarios, values, faults, astray, tuple(_parts(scenarios)))


def _parts(scenarios: Sequence[Any]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for scenario, group in groupby(scenarios):
        end = start + sum(1 for _ in group)
        yield scenario, start, end
        start = end


def decode_columns(kind: type[Row], cells: Sequence[Cells]) -> tuple[tuple[Sequence[Any], ...], tuple[Faults, ...]]:
    """For every column of a row class its values, and what is wrong with them."""
    found, start = [], 0
    for column in columns(kind):
        width = 5 if column.kind == "figure" else 1
        found.append(decode_column(column, cells[start : start + width]))
        start += width
    return tuple(values for values, _ in found), tuple(faults for _, faults in found)


def value_problems(table: Decoded) -> Iterator[Problem]:
    """What is wrong with single values, row by row."""
    for number, fault in table.astray.items():
        yield _problem(table, number, "scenario", fault, "")
    for column, values, faults in zip(columns(TABLES[table.name]), table.values, table.faults, strict=True):
        for number, fault in faults.items():
            yield _problem(table, number, column.name, fault, values[number])


def _problem(table: Decoded, number: int, field: str, fault: Message, value: Any) -> Problem:
    place = f"{table.name} {table.values[0][number] or number + 1}"
    message = say("{what}: {fault}.", what=f"{table.name}.{field}", fault=fault)
    return Problem(message, place, shown_value(value), remedy_of(field))


def remedy_of(field: str) -> Message:
    """What opening a repaired copy does about a value of a field."""
    if field in ("id", "scenario"):
        return LEAVE_OUT
    return LEAVE_EMPTY


def put_shared(plan: Plan, table: Decoded) -> Iterator[Problem]:
    """Fills a shared table of a plan; a scenario gets its (empty) state."""
    rows = table.rows(0, len(table.scenarios))
    yield from _twice(table, rows, 0, len(table.scenarios))
    plan.shared.tables[table.name] = rows
    if table.name == "scenarios":
        plan.states = {id: State() for id in rows}
    if table.name == "settings":
        yield from (_alien(id) for id in rows if id != "settings")
        if "settings" not in rows:
            yield Problem(say("The settings of the plan are missing."), "settings")


def _alien(id: str) -> Problem:
    return Problem(say("There are settings besides those of the plan."), f"settings {id}")


def put_scenarios(plan: Plan, table: Decoded) -> Iterator[Problem]:
    """Fills a table of every scenario of a plan."""
    filled: set[str] = set()
    for scenario, start, end in table.parts:
        if scenario not in plan.states or scenario in filled:
            message = say("Rows of {table} belong to a scenario that is not in the plan.", table=table.name)
            yield Problem(message, f"{table.name} {table.values[0][start]}", str(scenario)[:80])
            continue
        filled.add(scenario)
        rows = table.rows(start, end)
        yield from _twice(table, rows, start, end)
        plan.states[scenario].tables[table.name] = rows


def _twice(table: Decoded, rows: dict[str, Row], start: int, end: int) -> Iterator[Problem]:
    if len(rows) < end - start:
        seen: set[str] = set()
        for id in table.values[0][start:end]:
            if id in seen:
                yield Problem(say("The same id stands twice."), f"{table.name} {id}")
            seen.add(id)


def rule_problems(plan: Plan, tables: Iterable[Decoded]) -> Iterator[Problem]:
    """References to what is not there, rings, too deep chains and places that contradict themselves."""
    for table in tables:
        for scenario, start, end in table.parts:
            if not _refers_to_known(plan, table, scenario, start, end):
                yield from reference_problems(plan, table.name, scenario or None)
    for id, fault in chain_faults({id: row.base for id, row in plan.scenarios.items()}):
        yield Problem(say("{what}: {fault}.", what="scenarios.base", fault=fault), f"scenarios {id}")
    for state in plan.states.values():
        yield from state_problems(state)


def _refers_to_known(plan: Plan, table: Decoded, scenario: str, start: int, end: int) -> bool:
    """Whether all references of some rows have their ends, found on whole columns at once."""
    for column, values in zip(columns(TABLES[table.name]), table.values, strict=True):
        if column.base or (column.table is None and column.kind != "figure"):
            continue
        if not known_ids(plan, column, scenario) >= referred(column, values[start:end]):
            return False
    return True


def referred(column: Column, values: Sequence[Any]) -> set[str]:
    """The ids that a column refers to."""
    if column.kind != "figure" and is_constant(values):
        values = values[:1]
    if column.kind == "figure":
        found = {figure.source for figure in {id(value): value for value in values}.values()}
    elif column.kind == "shares":
        found = {end for value in values for end, _ in value}
    elif column.kind == "ids":
        found = {end for value in values for end in value}
    else:
        found = set(values)
    found.discard(None)
    return found


def known_ids(plan: Plan, column: Column, scenario: str) -> Set[str]:
    """The ids that a referring column of a scenario ("" for shared tables) may name."""
    if column.kind == "figure":
        return plan.sources.keys()
    if column.table == "":
        state = plan.states[scenario]
        return state.units.keys() | state.posts.keys() | state.functions.keys()
    return plan.table(column.table or "", scenario if column.table in SCENARIO else None).keys()
