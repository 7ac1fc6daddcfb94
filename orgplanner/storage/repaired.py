"""What could be read of a damaged file: every sound row, what was wrong with the others, and a plan that obeys."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

from orgplanner.errors import Problem
from orgplanner.model import SCENARIO, SHARED, TABLES, Names, Plan, Requirement, Row, Scenario, Settings, State
from orgplanner.model.columns import Column, columns
from orgplanner.model.rules import chain_faults, references, shown_value, value_fault
from orgplanner.storage.bulk import in_bulk
from orgplanner.storage.cells import Cells
from orgplanner.storage.migrations import migrate
from orgplanner.storage.opener import damaged, guarded, opened
from orgplanner.storage.rows import Decoded, decode_table, known_ids, value_problems
from orgplanner.storage.tables import FORMAT, row_table
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Repaired:
    """A plan that obeys all rules, made of what could be read, and what was wrong, with what was done about it."""

    plan: Plan
    problems: tuple[Problem, ...]


def read_repaired(path: Path | str, passphrase: str = "") -> Repaired:
    """What can be read of a damaged file, for opening as a copy.

    Raises what `read_plan` raises for a file that is no plan, is newer or holds unexpected objects, and Damaged
    when not even its schema can be read.
    """
    place = Path(path)
    with opened(place, passphrase) as file, in_bulk():
        problems: list[Problem] = []
        if file.format != FORMAT:
            with guarded(place, file.until):
                migrate(file.connection, file.format)
        plan_id = _plan_id(file.connection)
        tables = {name: _salvaged(file.connection, name, problems) for name in TABLES}
        if not any(cells[0] for cells in tables.values()):
            raise damaged(place, tuple(problems))
        plan = Plan(plan_id)
        for name, cells in tables.items():
            table = decode_table(name, cells)
            problems.extend(value_problems(table))
            _put(plan, table, problems)
        if not tables["settings"][0]:
            problems.append(Problem(say("The settings of the plan are missing."), "settings"))
        problems.extend(chain.from_iterable(iter(lambda: list(_mended(plan)), [])))
    return Repaired(plan, tuple(problems))


def _plan_id(connection: sqlite3.Connection) -> str | None:
    with suppress(sqlite3.Error):
        for (id,) in connection.execute("SELECT id FROM plan"):
            if isinstance(id, str) and value_fault(Column("id", "id"), id) is None:
                return id
    return None


def _salvaged(connection: sqlite3.Connection, name: str, problems: list[Problem]) -> list[Cells]:
    """The rows of a table as far as SQLite can walk them, forwards and then backwards to where it stopped."""
    table = row_table(name)
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    rows, whole = _walked(connection, table.select)
    if not whole:
        backwards = ", ".join(f'"{part}" DESC' for part in table.key)
        statement = table.select[: table.select.index(" ORDER BY ")] + f" ORDER BY {backwards}"
        more, _ = _walked(connection, statement)
        known = set(rows)
        rows += [row for row in reversed(more) if row not in known]
        problems.append(Problem(say("Part of the table “{table}” cannot be read.", table=name), name))
    connection.text_factory = str
    return [list(cells) for cells in zip(*rows, strict=True)] if rows else [[] for _ in table.cells]


def _walked(connection: sqlite3.Connection, statement: str) -> tuple[list[tuple[Any, ...]], bool]:
    rows: list[tuple[Any, ...]] = []
    try:
        for row in connection.execute(statement):
            rows.append(row)
    except (sqlite3.Error, OverflowError):
        return rows, False
    return rows, True


def _put(plan: Plan, table: Decoded, problems: list[Problem]) -> None:
    """Fills a table with the rows whose faults leave something to use; the first of two with one id stays."""
    for number, scenario in enumerate(table.scenarios):
        row = None if number in table.astray else _usable(table, number)
        if row is None:
            continue
        home = plan.shared if table.name in SHARED else _home(plan, scenario, problems)
        if table.name == "settings" and row.id != "settings":
            problems.append(Problem(say("There are settings besides those of the plan."), f"settings {row.id}"))
            continue
        if row.id in home.tables[table.name] and not isinstance(row, Settings):
            problems.append(Problem(say("The same id stands twice."), f"{table.name} {row.id}"))
            continue
        home.tables[table.name][row.id] = row
        if isinstance(row, Scenario):
            plan.states[row.id] = State()


def _home(plan: Plan, scenario: str, problems: list[Problem]) -> State:
    """The state of a scenario, which is made when only its rows are left."""
    if scenario not in plan.states:
        found = Scenario(scenario, Names((("en", "Found again"), ("kk", "Қайта табылған"), ("ru", "Найденный"))))
        plan.shared.tables["scenarios"][scenario] = found
        plan.states[scenario] = State()
        message = say("Rows belong to a scenario that is not in the plan; it was made for them.")
        problems.append(Problem(message, f"scenarios {scenario}"))
    return plan.states[scenario]


def _usable(table: Decoded, number: int) -> Row | None:
    """The row with faulty values replaced by those of a new row; None when a value that it needs is at fault."""
    kind = TABLES[table.name]
    usual = {field.name: field.default for field in fields(kind)}
    values = []
    for column, found, faults in zip(columns(kind), table.values, table.faults, strict=True):
        value = usual[column.name] if number in faults else found[number]
        if value is MISSING:
            return None
        values.append(value)
    return kind(*values)


def _mended(plan: Plan) -> Iterator[Problem]:
    """One round of mending what rows say of each other; nothing when nothing is left to mend."""
    for table in SHARED:
        yield from _references_mended(plan, table, None)
    for id, fault in list(chain_faults({id: row.base for id, row in plan.scenarios.items()})):
        yield Problem(say("{what}: {fault}.", what="scenarios.base", fault=fault), f"scenarios {id}")
        plan.scenarios[id] = replace(plan.scenarios[id], base=None)
    for scenario, state in plan.states.items():
        for table in SCENARIO:
            yield from _references_mended(plan, table, scenario)
        yield from _chains_cut(state)
        yield from _places_mended(state)


def _references_mended(plan: Plan, table: str, scenario: str | None) -> Iterator[Problem]:
    rows = plan.table(table, scenario)
    for column in columns(TABLES[table]):
        if column.base or (column.table is None and column.kind != "figure"):
            continue
        known = known_ids(plan, column, scenario or "")
        for row in list(rows.values()):
            value = getattr(row, column.name)
            if all(id in known for id in references(column, value)):
                continue
            what = say("{what}: {fault}.", what=f"{table}.{column.name}", fault=_lost())
            yield Problem(what, f"{table} {row.id}", shown_value(value))
            mended = _without(row, column, value, known)
            if mended is None:
                del rows[row.id]
            else:
                rows[row.id] = mended


def _lost() -> Message:
    return say("refers to something that is not in the plan")


def _without(row: Row, column: Column, value: Any, known: Any) -> Row | None:
    """A row without the references that have no end; None when it is nothing without them."""
    changes: dict[str, Any]
    if column.kind == "figure":
        changes = {column.name: replace(value, source=None)}
    elif column.kind == "shares":
        changes = {column.name: tuple(pair for pair in value if pair[0] in known)}
    elif column.kind == "ids":
        changes = {column.name: tuple(id for id in value if id in known)}
    elif column.optional:
        changes = {column.name: None}
    else:
        return None
    return replace(row, **changes)


def _chains_cut(state: State) -> Iterator[Problem]:
    """Takes units out of rings and too deep chains; they wait among those not yet placed."""
    parents = {id: unit.parent for id, unit in state.units.items()}
    for id, fault in list(chain_faults(parents)):
        cut = _in_ring(parents, id)
        yield Problem(say("{what}: {fault}.", what="units.parent", fault=fault), f"units {cut}")
        state.units[cut] = replace(state.units[cut], parent=None, unplaced=True)
    superiors = {id: post.reports_to for id, post in state.posts.items()}
    for id, fault in list(chain_faults(superiors)):
        cut = _in_ring(superiors, id)
        yield Problem(say("{what}: {fault}.", what="posts.reports_to", fault=fault), f"posts {cut}")
        state.posts[cut] = replace(state.posts[cut], reports_to=None)


def _in_ring(above: dict[str, str | None], id: str) -> str:
    """The first id of the ring that is reached from an id, or the id itself where there is none."""
    seen: set[str] = set()
    step: str | None = id
    while step is not None and step not in seen:
        seen.add(step)
        step = above.get(step)
    return id if step is None else step


def _places_mended(state: State) -> Iterator[Problem]:
    contradiction = say("is placed and not yet placed at once")
    for unit in list(state.units.values()):
        if unit.unplaced and unit.parent is not None:
            yield Problem(say("{what}: {fault}.", what="units.unplaced", fault=contradiction), f"units {unit.id}")
            state.units[unit.id] = replace(unit, unplaced=False)
    for post in list(state.posts.values()):
        if post.unplaced != (post.unit is None):
            yield Problem(say("{what}: {fault}.", what="posts.unplaced", fault=contradiction), f"posts {post.id}")
            state.posts[post.id] = replace(post, unplaced=post.unit is None)
    for need in list(state.requirements.values()):
        if (need.unit is None) == (need.post is None):
            fault = say("must belong to a unit or to a post")
            yield Problem(say("{what}: {fault}.", what="requirements.unit", fault=fault), f"requirements {need.id}")
            _mend_requirement(state, need)


def _mend_requirement(state: State, need: Requirement) -> None:
    if need.unit is None:
        del state.requirements[need.id]
    else:
        state.requirements[need.id] = replace(need, post=None)
