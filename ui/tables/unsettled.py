"""What was typed into a table and is not in the plan yet: cells not understood, new rows that lack something."""

from collections.abc import Collection
from dataclasses import dataclass, field

from orgplanner.text import Message


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a cell though it was not understood, and why it was not."""

    text: str
    why: Message


@dataclass(slots=True)
class NewRow:
    """A row that is not in the plan yet: what was typed by column, the row it comes after, the unit it is for."""

    texts: dict[str, str] = field(default_factory=dict)
    after: str = ""
    unit: str = ""
    touched: bool = False
    """Whether anybody typed into it."""


@dataclass(slots=True)
class Unsettled:
    """Kept for one sheet of one scenario as long as the plan is open, whatever is sorted, filtered or shown."""

    cells: dict[tuple[str, str], Typed] = field(default_factory=dict)
    rows: dict[str, NewRow] = field(default_factory=dict)

    def forget(self, row: str, columns: list[str] | None = None) -> None:
        """Drops what was typed into cells of a row, of all columns unless some are named."""
        for column in self.of_row(row) if columns is None else columns:
            self.cells.pop((row, column), None)

    def settle(self, rows: set[str], columns: set[str]) -> None:
        """Drops what was typed into cells of some rows and columns, which were written anew."""
        for key in [key for key in self.cells if key[0] in rows and key[1] in columns]:
            del self.cells[key]

    def keep(self, known: Collection[str]) -> None:
        """Drops what was typed into rows that are neither known nor new."""
        for row in {id for id, _ in self.cells if id not in known and id not in self.rows}:
            self.forget(row)

    def drop_row(self, row: str) -> None:
        """Drops all about a row."""
        self.rows.pop(row, None)
        self.forget(row)

    def of_row(self, row: str) -> list[str]:
        """The columns of a row whose cells were not understood."""
        return [column for id, column in self.cells if id == row]
