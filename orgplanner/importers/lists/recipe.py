"""How a list is read: which column means what, what a row is and how the tree is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

ROWS = ("units", "posts", "groups", "people")
"""What a row is: a unit; one post (with its holder, where one is named); a group of posts with their number;
a person, who holds a post of the given title, one of that title and unit for all who hold it."""
VERSION = 1
"""Of recipes as files; those of a newer version are refused."""
TREES = ("none", "parent", "superior", "columns", "path", "levels", "sections")
"""How the tree is written.

none      all rows stand side by side, in one unit or in the units that a column names
parent    each row names the one above it, by number or by name; posts and people then report to posts
superior  posts report to posts, while the unit is only a column
columns   several columns name the units from the highest to the lowest: department, division, section
path      one column holds the whole place: 1.2.3, 5AC0, A/B/C
levels    a column has the level, or rows are outlined, or names are indented or stand in columns of their own
sections  rows that hold only a name are titles of the units of the rows below them
"""
PERIODS = ("month", "year")
"""What pay is per."""
DATES = ("dmy", "mdy", "ymd")
"""How day, month and year follow each other in a date that could be read in two ways."""
DECIMALS = ("", ".", ",")
LEAVERS = ("listed", "out")
"""What becomes of rows of people who have left: each is told, or all are left out, which is told once."""
NOTHING = "none"
"""The meaning of a value that says nothing, such as “XX” where a superior would stand."""
ROW_STATUSES = ("established", "frozen", "proposed", "vacant", "eliminated", "not disclosed", "left", NOTHING)
"""What a status can mean, or a word that stands in the place of a name or title."""


@dataclass(frozen=True, slots=True)
class TableRecipe:
    """How one sheet is read. `book` and `sheet` are places from 0; the heading takes `heading_rows` (0: none)
    from row `heading` on, and data begin in row `first`. `columns` has the field of each column that means
    something, in the order of columns; several columns of "unit" stand in it from the highest to the lowest.

    Several columns of "unit" nest in this order whatever the tree is; several of "parent" are parts of one
    name. `separator` cuts a path ("" when each two, or other equal number of, letters are a step) and
    `list_separator` lists of ids. `skip` are rows that are no data: totals, repeated headings, numbers of
    columns. `titles` has the depth, from 1, of rows that are only the name of the unit of the rows below them.
    In the columns of `down` an empty cell means what stands above it. `decimal` is what stands before the decimals
    ("" when each number tells by itself), `dates` one of DATES. `unit` is the name of the unit of all rows, of a
    sheet that has no column for it and is called like its unit.
    """

    book: int
    sheet: int
    heading: int
    heading_rows: int
    first: int
    columns: Mapping[int, str]
    rows: str
    tree: str
    separator: str = ""
    list_separator: str = ""
    skip: frozenset[int] = frozenset()
    titles: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    down: frozenset[int] = frozenset()
    decimal: str = ""
    dates: str = "dmy"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How some files are read together; `name` is what a person calls it.

    `meanings` tells by field and `key_of` a value what it stands for: for "status", "person" and "title" one of
    ROW_STATUSES; for "head", "deputy", "funded" and "left" yes or no; for "unit_kind" and "assignment_kind" a
    kind; for "row_kind" one of ROWS; for "grade" another code; for "unit" another name; for what names another row
    NOTHING. `language` is that of the names, `pay_period` one of PERIODS. `headings` are, by table, the texts of
    all its headings from the first column on, by which a recipe is found to fit next month's file. `leavers` is one
    of LEAVERS.
    """

    tables: tuple[TableRecipe, ...]
    name: str = ""
    language: str = "en"
    encoding: str = ""
    delimiter: str = ""
    pay_period: str = "month"
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    headings: tuple[tuple[str, ...], ...] = ()
    leavers: str = LEAVERS[0]


def key_of(value: str) -> str:
    """A value as `meanings` has it: without idle blanks and capitals."""
    return " ".join(value.split()).casefold()


def unit_columns(columns: Mapping[int, str]) -> tuple[int, ...]:
    """The columns of units, from the highest to the lowest."""
    return tuple(place for place, meant in columns.items() if meant == "unit")


def in_unit_order(columns: Mapping[int, str], order: Sequence[int]) -> Mapping[int, str]:
    """The same columns, those of units as they are ordered; what the order does not name comes after it."""
    now = unit_columns(columns)
    wanted = iter([*(place for place in order if place in now), *(place for place in now if place not in order)])
    return {next(wanted) if meant == "unit" else place: meant for place, meant in columns.items()}
