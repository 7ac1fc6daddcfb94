"""The data rows of all tables as columns of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orgplanner.importers.lists.recipe import Recipe, TableRecipe
from orgplanner.importers.lists.trouble import Spot
from orgplanner.importers.reading.book import Book

NOWHERE = -1
"""In place of the number of a line, unit or post: none."""

NAMED = ("person", "last_name", "first_name", "middle_name")
"""Fields of the name of a person, in the order in which it is written."""


@dataclass(slots=True)
class Lines:
    """Data rows, numbered through all tables. A row of a matrix of numbers is a line for each of its cells.

    `texts` has the text of every line by field, `many` those of fields that several columns have; `depth` is the
    depth of a title of a section, 0 for other rows; `cell` the column of a line of a matrix.
    """

    books: Sequence[Book]
    recipe: Recipe
    table: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    cell: list[int] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    many: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    places: list[dict[str, tuple[int, ...]]] = field(default_factory=list)
    rows: int = 0
    skipped: list[Spot] = field(default_factory=list)
    _blank: list[str] = field(default_factory=list)
    _none: list[tuple[str, ...]] = field(default_factory=list)
    _keys: dict[str, int] = field(default_factory=dict)
    empty: list[Spot] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.row)

    def column(self, field: str) -> list[str]:
        """The texts of a field, "" in lines whose table has none; not to be changed."""
        found = self.texts.get(field)
        if found is None:
            if len(self._blank) != len(self):
                self._blank = [""] * len(self)
            return self._blank
        return found

    def columns(self, field: str) -> list[tuple[str, ...]]:
        """The texts of a field that several columns may have."""
        found = self.many.get(field)
        if found is None:
            if len(self._none) != len(self):
                self._none = [()] * len(self)
            return self._none
        return found

    def has(self, line: int, *fields: str) -> bool:
        """Whether the table of a line has a column of one of these fields."""
        return any(name in self.places[self.table[line]] for name in fields)

    def recipe_of(self, line: int) -> TableRecipe:
        """How the table of a line is read."""
        return self.recipe.tables[self.table[line]]

    def number(self, line: int) -> int:
        """The row of a line as its file counts rows."""
        table = self.recipe_of(line)
        return self.books[table.book].sheets[table.sheet].number(self.row[line])

    def spot(self, line: int, *fields: str) -> Spot:
        """The cell of a line in the first column that has one of these fields, else its row."""
        table = self.recipe_of(line)
        places = self.places[self.table[line]]
        column = next((places[name][0] for name in fields if name in places), None)
        if self.cell[line] != NOWHERE and "established" in fields:
            column = self.cell[line]
        return Spot(table.book, table.sheet, self.row[line], column)

    def by_key(self, key: str) -> int | None:
        """The line with a key, if there is one."""
        if not self._keys:
            self._keys = {self.key(line): line for line in reversed(range(len(self)))}
        return self._keys.get(key)

    def key(self, line: int) -> str:
        """What the row of a line is called in choices and fixes."""
        table = self.recipe_of(line)
        cell = f".{self.cell[line]}" if self.cell[line] != NOWHERE else ""
        return f"r{table.book}.{table.sheet}.{self.row[line]}{cell}"
