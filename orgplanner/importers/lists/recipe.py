"""How a list is read: which column means what, what a row is and how the tree is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ROWS = ("units", "posts", "groups", "people")
"""What a row is: a unit; one post (with its holder, where one is named); a group of posts with their number;
a person, who holds a post of the given title, one of that title and unit for all who hold it."""
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


@dataclass(frozen=True, slots=True)
class TableRecipe:
    """How one sheet is read. `book` and `sheet` are places from 0; the heading takes `heading_rows` (0: none)
    from row `heading` on, and data begin in row `first`. `columns` has the field of each column that means
    something, in the order of columns; several columns of one field stand in it from left to right.

    `separator` cuts a path ("" when each two, or other equal number of, letters are a step) and
    `list_separator` lists of ids; `skip` are rows left out because they are totals or repeat the heading.
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


@dataclass(frozen=True, slots=True)
class Recipe:
    """How some files are read together; `name` is what a person calls it.

    `meanings` tells by field what a value stands for: a grade code, a status (established, frozen, proposed,
    vacant, eliminated, not disclosed, left), a kind of unit, yes or no. `language` is that of the names;
    `headings` are the texts of the headings by table, by which a recipe is found to fit next month's file.
    """

    tables: tuple[TableRecipe, ...]
    name: str = ""
    language: str = "en"
    encoding: str = ""
    delimiter: str = ""
    pay_period: str = "month"
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    headings: tuple[tuple[str, ...], ...] = ()
