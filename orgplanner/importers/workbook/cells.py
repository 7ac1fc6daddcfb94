"""From the cells of a row to the texts of its columns, as the tables of the program read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite

from orgplanner.analysis.tables.column import Column
from orgplanner.analysis.tables.kinds import number_text
from orgplanner.analysis.workbook.columns import is_figure
from orgplanner.analysis.workbook.texts import ABOUT, UNKNOWN, alike, clean
from orgplanner.errors import RuleBroken
from orgplanner.importers.reading.book import Odd, Value, place_of
from orgplanner.importers.workbook.located import Located
from orgplanner.model import read_quantity
from orgplanner.model.quantity import tidy
from orgplanner.text import Message, say

SIGNS = (ABOUT, "~", "x", "х", "+", "yes", "да", "иә")
OUGHT: dict[str, Message] = {
    "date": say("The spreadsheet program made a date of it; write the two numbers in two cells."),
    "formula": say("It is a formula without a result; work it out in a spreadsheet program and save."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a row by column, and why a cell has none."""

    texts: Mapping[str, str]
    faults: Mapping[str, Message]
    long: Mapping[str, str]
    """Texts of several lines as they were typed."""

    def typed(self, id: str) -> str:
        """What was typed into a cell."""
        return self.long.get(id, self.texts[id])


def texts_in(table: Located, row: int, columns: Mapping[str, Column]) -> Texts:
    """What the cells of a row say; a column that the sheet no longer has says nothing."""
    texts: dict[str, str] = {}
    faults: dict[str, Message] = {}
    long: dict[str, str] = {}
    for id, column in columns.items():
        if column.change is None or id not in table.columns:
            continue
        figure = is_figure(column, id)
        keys = (id, f"{id}>to", f"{id}>about") if figure else (id,)
        cells = [table.grid.at(row, table.columns.get(key, -1)) for key in keys]
        odd = next((cell for cell in cells if isinstance(cell, Odd)), None)
        if odd is not None and (odd.kind, column.kind) == ("date", "date"):
            texts[id] = odd.text[: len("2026-02-01")]
        elif odd is not None:
            faults[id] = OUGHT[odd.kind]
        else:
            texts[id] = _figure(*cells) if figure else plain_text(cells[0])
            if column.kind == "long" and isinstance(cells[0], str):
                long[id] = clean(cells[0]).strip()
    return Texts(texts, faults, long)


def cell_of(table: Located, row: int, id: str) -> str:
    """The place of a cell in words."""
    return place_of(table.grid.name, row, table.columns.get(id, 0))


def plain_text(cell: Value) -> str:
    """A cell as text, white space aside; numbers as people write them."""
    if cell is None or isinstance(cell, Odd):
        return ""
    if isinstance(cell, bool):
        return "true" if cell else ""
    return alike(cell) if isinstance(cell, str) else _number(cell)


def _number(cell: int | float) -> str:
    """A number without idle zeros; what is none stays as it is."""
    if isinstance(cell, float) and not isfinite(cell):
        return str(cell)
    try:
        return f"{tidy(Decimal(repr(cell))):f}"
    except InvalidOperation:
        return str(cell)


def _figure(low: Value, high: Value, about: Value) -> str:
    """The text of a number, as a quantity is shown; what is not understood as it stands there."""
    first, last = plain_text(low), plain_text(high)
    if first in ("", UNKNOWN, "–", "-"):
        first = "" if not last else UNKNOWN
    text = f"{first}–{last}" if last and last != first else first
    if plain_text(about).casefold() in SIGNS and text and not text.startswith("~"):
        text = f"~{text}"
    try:
        return number_text(read_quantity(clean(text)))
    except RuleBroken:
        return text
