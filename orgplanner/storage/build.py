"""A plan as the bytes of a file: built in memory, with no journal, no deleted rows and nothing left to chance."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice

from orgplanner.model import SCENARIO, SHARED, TABLES, Key, Plan, Row
from orgplanner.model.plan import Rows
from orgplanner.storage.bulk import in_bulk
from orgplanner.storage.cells import Cells, is_constant
from orgplanner.storage.digest import Content, digest
from orgplanner.storage.encoding import encode_rows
from orgplanner.storage.schema import statements
from orgplanner.storage.tables import APPLICATION_ID, FORMAT, PLAN, SAVES, TOUCHED, Table, row_table

LONGEST_LITERAL = 200
AT_ONCE = 900
"""values bound to one statement; every SQLite takes as many"""


@dataclass(frozen=True, slots=True)
class Save:
    """A state that was saved: the digest of its content, when (ISO, UTC) and by whom ("" where withheld)."""

    content: str
    at: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a state comes from: the saves before it, and the last change of rows where it is known."""

    saves: tuple[Save, ...] = ()
    touched: Mapping[Key, tuple[str, str]] = field(default_factory=dict)


def content_of(plan: Plan) -> Iterator[tuple[Table, list[Cells]]]:
    """Every table of a plan with its cells, rows in order of scenario and id."""
    for name in SHARED:
        rows = plan.shared.tables[name]
        yield row_table(name), encode_rows(TABLES[name], _in_order(rows))
    scenarios = sorted(plan.states)
    for name in SCENARIO:
        keys: list[str] = []
        gathered: list[Row] = []
        for scenario in scenarios:
            rows = plan.states[scenario].tables[name]
            keys.extend([scenario] * len(rows))
            gathered += _in_order(rows)
        yield row_table(name), [keys, *encode_rows(TABLES[name], gathered)]


def _in_order(rows: Rows) -> list[Row]:
    """The rows in order of their ids; as they stand when they stand in order, as they do after opening."""
    ids = sorted(rows)
    return list(rows.values()) if ids == list(rows) else [rows[id] for id in ids]


def as_content(table: Table, cells: list[Cells]) -> Content:
    """A table and its cells as the digest wants them."""
    return (table.name, [cell.name for cell in table.cells], cells)


def plan_digest(plan: Plan) -> str:
    """The digest of a plan's rows; equal plans have equal digests, whoever saved them."""
    return digest(as_content(table, cells) for table, cells in content_of(plan))


def build(plan: Plan, lineage: Lineage, at: str, by: str) -> tuple[bytes, Lineage]:
    """The bytes of the file of a plan saved now, and the lineage that this save continues."""
    with in_bulk():
        return _build(plan, lineage, at, by)


def _build(plan: Plan, lineage: Lineage, at: str, by: str) -> tuple[bytes, Lineage]:
    content = list(content_of(plan))
    state = digest(as_content(table, cells) for table, cells in content)
    saves = lineage.saves
    if not saves or saves[-1].content != state:
        saves = (*saves, Save(state, at, by))
    lineage = Lineage(saves, {key: seen for key, seen in lineage.touched.items() if _is_there(plan, key)})
    about = list(_about(plan.id, state, lineage))
    return _database([*about, *content]), lineage


def _is_there(plan: Plan, key: Key) -> bool:
    table, scenario, id = key
    home = plan.shared if scenario is None else plan.states.get(scenario)
    return home is not None and id in home.tables[table]


def _about(plan_id: str, state: str, lineage: Lineage) -> Iterator[tuple[Table, list[Cells]]]:
    told = [(number, save.content, save.at, save.by) for number, save in enumerate(lineage.saves, start=1)]
    numbered = (SAVES, _turned(told, SAVES))
    seen = sorted(
        (table, scenario or "", id, at, by) for (table, scenario, id), (at, by) in lineage.touched.items()
    )
    touched = (TOUCHED, _turned(seen, TOUCHED))
    yield PLAN, [[plan_id], [state], [seal(plan_id, state, numbered, touched)]]
    yield numbered
    yield touched


def _turned(rows: Sequence[tuple[object, ...]], table: Table) -> list[Cells]:
    return list(zip(*rows, strict=True)) if rows else [[] for _ in table.cells]


def seal(plan_id: str, state: str, *tables: tuple[Table, list[Cells]]) -> str:
    """The digest of all that a file says about a plan besides its rows."""
    head: Content = ("plan", ["id", "content"], [[plan_id], [state]])
    return digest([head, *(as_content(table, cells) for table, cells in tables)])


def _database(content: list[tuple[Table, list[Cells]]]) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("BEGIN")
        for statement in statements().values():
            connection.execute(statement)
        for table, cells in content:
            if len(cells[0]):
                _insert(connection, table, cells)
        connection.execute("COMMIT")
        return connection.serialize()


def _insert(connection: sqlite3.Connection, table: Table, cells: list[Cells]) -> None:
    """Puts rows into a table, many at once and with constants in the statement, which saves half the time."""
    written = [_literal(each[0]) if is_constant(each) else None for each in cells]
    bound = [each for each, literal in zip(cells, written, strict=True) if literal is None]
    marks = "(" + ", ".join(literal or "?" for literal in written) + ")"
    begun = f'INSERT INTO "{table.name}" ({table.columns}) VALUES '  # noqa: S608 quoted below
    count, rows = len(cells[0]), zip(*bound, strict=True)
    at_once = max(1, min(AT_ONCE // len(bound), count))
    whole = chain.from_iterable(islice(rows, count - count % at_once))
    batches = zip(*[whole] * (at_once * len(bound)), strict=True)
    connection.executemany(begun + ", ".join([marks] * at_once), batches)
    connection.executemany(begun + marks, rows)


def _literal(value: object) -> str | None:
    """A value as SQL writes it; None for what is better bound."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    text = str(value)
    return "'" + text.replace("'", "''") + "'" if len(text) < LONGEST_LITERAL and "\0" not in text else None
