"""The tables of a file, derived from the rows of the model; neither SQLite nor SQLModel is touched here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orgplanner.model import SCENARIO, TABLES
from orgplanner.model.columns import Column, columns

APPLICATION_ID = 0x4F726750  # "OrgP"
FORMAT = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table: its name, `sort` (text, int or flag) and whether it may be NULL."""

    name: str
    sort: str = "text"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in order, of which those named in `key` are the primary key."""

    name: str
    cells: tuple[Cell, ...]
    key: tuple[str, ...]

    @property
    def columns(self) -> str:
        """The quoted names of the cells, for a SELECT."""
        return ", ".join(f'"{cell.name}"' for cell in self.cells)

    @property
    def select(self) -> str:
        """Reads all rows in the order of the key."""
        order = ", ".join(f'"{name}"' for name in self.key)
        return f'SELECT {self.columns} FROM "{self.name}" ORDER BY {order}'  # noqa: S608 names are ours


PLAN = Table("plan", (Cell("id"), Cell("content"), Cell("seal")), ("id",))
"""One row: the id of the plan, the digest of its rows, and the digest of that and all below."""

SAVES = Table("saves", (Cell("number", "int"), Cell("content"), Cell("at"), Cell("by")), ("number",))
"""The states this one descends from, and itself last: their digests, when and by whom they were saved."""

TOUCHED = Table(
    "touched", (Cell("table"), Cell("scenario"), Cell("id"), Cell("at"), Cell("by")), ("table", "scenario", "id")
)
"""When and by whom a row was last changed, where that is known; scenario is "" for shared tables."""


def cells_of(column: Column) -> Iterator[Cell]:
    """The cells that hold one column of a row: five for a figure, one for anything else."""
    if column.kind == "figure":
        yield Cell(f"{column.name}_low", optional=True)
        yield Cell(f"{column.name}_high", optional=True)
        yield Cell(f"{column.name}_approximate", "flag")
        yield Cell(f"{column.name}_basis")
        yield Cell(f"{column.name}_source", optional=True)
    else:
        sort = {"whole": "int", "flag": "flag"}.get(column.kind, "text")
        yield Cell(column.name, sort, column.optional)


@cache
def row_table(name: str) -> Table:
    """The table that holds one table of the model."""
    cells = tuple(cell for column in columns(TABLES[name]) for cell in cells_of(column))
    if name in SCENARIO:
        return Table(name, (Cell("scenario"), *cells), ("scenario", "id"))
    return Table(name, cells, ("id",))


def all_tables() -> tuple[Table, ...]:
    """Every table of a file, in the order in which they are made."""
    return (PLAN, SAVES, TOUCHED, *(row_table(name) for name in TABLES))
