"""Makes a plan from its plain sources, the same at every build."""

import dataclasses
from typing import Any, cast

from orgplanner.model import (
    SCENARIO,
    SHARED,
    UNKNOWN,
    Plan,
    Row,
    Scenario,
    Settings,
    State,
    Threshold,
    derived_id,
    names,
    ranks,
)
from sample_orgs.cells import Cells
from sample_orgs.source_tables import Line, PlanSources

PLACED_BY = {"units": ("parent", "unplaced"), "posts": ("unit", "unplaced")}
"""Fields whose change gives a row a new place among its siblings: that of its line in the file."""


def make_plan(sources: PlanSources) -> Plan:
    """The plan of some sources; SourceError names the line that cannot be understood."""
    plan = Plan(derived_id("plan", sources.code))
    cells = Cells(sources)
    _put_settings(plan, cells, sources.about)
    for table in SHARED:
        _put_rows(plan.shared.tables[table], cells, sources.tables.get(table, []))
    for scenario in plan.ordered_scenarios():
        plan.states[scenario.id] = _state(plan, cells, sources, scenario)
    plan.shared.tables["sources"] = dict(cells.sources)
    return plan


def _put_settings(plan: Plan, cells: Cells, about: dict[str, Any]) -> None:
    settings = Settings(
        "settings",
        title=names(about["title"]),
        languages=tuple(about["languages"]),
        currency=about["currency"],
        base_pay=cells.stated(**about["base_pay"]) if "base_pay" in about else UNKNOWN,
        rating_months=about.get("rating_months"),
        classification=names(about.get("classification", {})),
        note=about["note"],
    )
    plan.shared.tables["settings"] = {"settings": settings}
    for limits in about["thresholds"]:
        id = derived_id("thresholds", limits["work"])
        plan.shared.tables["thresholds"][id] = Threshold(id, **limits)


def _put_rows(rows: dict[str, Row], cells: Cells, lines: list[Line]) -> None:
    for line, rank in zip(lines, ranks(len(lines)), strict=True):
        row = _added(cells, line, rank)
        if row.id in rows:
            raise line.fault(f"the key {line.cell('key')} is there twice")
        rows[row.id] = row


def _added(cells: Cells, line: Line, rank: str) -> Row:
    kind = (SHARED | SCENARIO)[line.table]
    values = cells.values(line)
    if "rank" in {field.name for field in dataclasses.fields(kind)}:
        values["rank"] = rank
    return kind(id=cells.id(line.table, line.cell("key")), **values)


def _state(plan: Plan, cells: Cells, sources: PlanSources, scenario: Scenario) -> State:
    """The rows of a scenario: those of its base (decisions apart) with the lines of its own applied in order."""
    before = plan.states[scenario.base] if scenario.base else State()
    state = State({table: dict(rows) for table, rows in before.tables.items()})
    state.tables["successions"] = {}
    for table in SCENARIO:
        lines = sources.tables[table]
        for line, rank in zip(lines, ranks(len(lines)), strict=True):
            if cells.id("scenarios", line.cell("scenario")) == scenario.id:
                _do(cells, state, line, rank)
    return State(state.tables)


def _do(cells: Cells, state: State, line: Line, rank: str) -> None:
    rows = state.tables[line.table]
    id = cells.id(line.table, line.cell("key"))
    act = line.cell("does") or "add"
    if (act == "add") == (id in rows):
        raise line.fault(f"cannot {act} {line.cell('key')} here")
    if act == "add":
        rows[id] = _added(cells, line, rank)
    elif act == "change":
        rows[id] = _changed(cells, rows[id], line, rank)
    elif act == "remove":
        del rows[id]
    else:
        raise line.fault(f"“{act}” is none of add, change, remove")


def _changed(cells: Cells, row: Row, line: Line, rank: str) -> Row:
    values = cells.values(line)
    if any(field in values for field in PLACED_BY.get(line.table, ())):
        values["rank"] = rank
    return cast(Row, dataclasses.replace(cast(Any, row), **values))
