"""A plan as plain tables of rows that a copy is made from, and what is left of rows when others are gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from orgplanner.edits.references import named_tables, pointing
from orgplanner.model import SCENARIO, SHARED, TABLES, Plan, Requirement, Row, State, Tables
from orgplanner.model.columns import Column, columns
from orgplanner.model.plan import Rows
from orgplanner.model.rules import references

Turn = Callable[[str, str | None, Row], Row | None]
"""A row of a copy from the table, scenario and row of a plan; None leaves it out."""


def turned(plan: Plan, turn: Turn) -> Plan:
    """A new plan of what becomes of every row; the state of a scenario goes with its row."""
    shared = {table: _turned(table, None, plan.shared.tables[table], turn) for table in SHARED}
    copy = Plan(plan.id, Tables(shared))
    for id in shared["scenarios"]:
        tables = plan.states[id].tables
        copy.states[id] = State({table: _turned(table, id, tables[table], turn) for table in SCENARIO})
    return copy


def _turned(table: str, scenario: str | None, rows: Mapping[str, Row], turn: Turn) -> Rows:
    made = (turn(table, scenario, row) for row in rows.values())
    return {row.id: row for row in made if row is not None}


def pruned(plan: Plan) -> Plan:
    """The plan without references to what is not there; a row that cannot be without one goes, too."""
    shared = dict(plan.shared.tables)
    for table in SHARED:
        shared[table] = _pruned(table, shared[table], shared)
    copy = Plan(plan.id, Tables(shared))
    for id in shared["scenarios"]:
        home = dict(plan.states[id].tables)
        for table in SCENARIO:
            home[table] = _pruned(table, home[table], {**shared, **home})
        copy.states[id] = State(home)
    return copy


def _pruned(table: str, rows: Rows, there: Mapping[str, Rows]) -> Rows:
    known = {column.name: named_by(column, {**there, table: rows}) for column in pointing(table)}
    made = (_without_gaps(table, row, known) for row in rows.values())
    return {row.id: row for row in made if row is not None}


def _without_gaps(table: str, row: Row, known: Mapping[str, Collection[str]]) -> Row | None:
    fields: dict[str, Any] = {}
    for column in pointing(table):
        value = getattr(row, column.name)
        if all(id in known[column.name] for id in references(column, value)):
            continue
        if column.kind == "figure":
            fields[column.name] = replace(value, source=None)
        elif column.kind == "shares":
            fields[column.name] = tuple(pair for pair in value if pair[0] in known[column.name])
        elif column.kind == "ids":
            fields[column.name] = tuple(id for id in value if id in known[column.name])
        elif column.optional:
            fields[column.name] = None
        else:
            return None
    left: Row = replace(row, **fields) if fields else row
    is_of_nothing = isinstance(left, Requirement) and left.unit is None and left.post is None
    return None if is_of_nothing else left


def named_by(column: Column, tables: Mapping[str, Rows]) -> Collection[str]:
    """The ids that a column may name, among tables of the plan and of its scenario."""
    named = named_tables(column)
    if len(named) == 1:
        return tables[named[0]].keys()
    return {id for table in named for id in tables.get(table, {})}


def named_sources(plan: Plan) -> Iterator[str]:
    """The sources that any row names."""
    for table, _, row in plan.rows():
        for name, is_figure in _SOURCED[table]:
            value = getattr(row, name)
            source = value.source if is_figure else value
            if source is not None:
                yield source


_SOURCED: Mapping[str, tuple[tuple[str, bool], ...]] = {
    table: tuple(
        (column.name, column.kind == "figure")
        for column in columns(kind)
        if column.kind == "figure" or column.table == "sources"
    )
    for table, kind in TABLES.items()
}
"""The fields by which rows name sources, by table: the name of the field, and whether it is a figure."""
