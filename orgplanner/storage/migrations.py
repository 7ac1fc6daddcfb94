"""How a file of an older format becomes one of the newest: ordered functions, on a copy in memory."""

import sqlite3
from collections.abc import Callable, Mapping

from orgplanner.storage.schema import statements


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Takes a database in memory from its format to the newest."""
    for step in _STEPS[version - 1 :]:
        step(connection)


def _to_2(connection: sqlite3.Connection) -> None:
    """Format 2 tells the place of a unit, whether a post is funded, and who last changed a row."""
    known = statements(2)
    connection.execute(known["touched"])
    _rebuild(connection, known["units"], {"place": "'{}'"})
    _rebuild(connection, known["posts"], {"funded": "1"})


def _to_3(connection: sqlite3.Connection) -> None:
    """Format 3 has limits for all units of a kind."""
    _rebuild(connection, statements(3)["limits"], {"kind": "''"})


def _to_4(connection: sqlite3.Connection) -> None:
    """Format 4 has percentages on pay, criteria with scores, the age of ratings, and views of changes."""
    known = statements(4)
    _rebuild(connection, known["settings"], {"rating_months": "NULL"})
    _rebuild(connection, known["views"], {"stage": "''", "arrows": "0"})
    for table in ("allowances", "criteria", "scores"):
        connection.execute(known[table])


def _to_5(connection: sqlite3.Connection) -> None:
    """Format 5 keeps what is to be settled and page templates, and says what an audience copy leaves out."""
    known = statements(5)
    _rebuild(connection, known["settings"], {"without": "'[]'"})
    for table in ("todos", "page_templates"):
        connection.execute(known[table])


_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_to_2, _to_3, _to_4, _to_5)


def _rebuild(connection: sqlite3.Connection, statement: str, added: Mapping[str, str]) -> None:
    """Makes a table anew by its new statement; `added` gives the SQL value of each column that is new."""
    table = statement.split()[2].strip('"')
    connection.execute(f'ALTER TABLE "{table}" RENAME TO "older"')
    connection.execute(statement)
    kept = [row[1] for row in connection.execute('PRAGMA table_info("older")')]
    into = ", ".join(f'"{name}"' for name in (*kept, *added))
    values = ", ".join((*(f'"{name}"' for name in kept), *added.values()))
    connection.execute(f'INSERT INTO "{table}" ({into}) SELECT {values} FROM "older"')  # noqa: S608 names are ours
    connection.execute('DROP TABLE "older"')
