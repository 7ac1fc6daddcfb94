"""Writes the rows of a table that comes back: each column knows what to do before the first row is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgplanner.analysis.tables.column import Column
from orgplanner.analysis.tables.kinds import number_text
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import Part, is_figure
from orgplanner.analysis.workbook.texts import ABOUT, UNKNOWN, stamp, written
from orgplanner.exporters.workbook.cells import Formula, Styles, Value, ending, letter
from orgplanner.exporters.workbook.page import ROW
from orgplanner.model import Quantity

MONEY = ("rate", "pay", "allowance_1", "allowance_2", "allowance_3")
MIDDLE = ("choice", "flag", "level", "count")
OPTIONAL = ("coefficient",)
"""Figures that need not be there, so that an empty cell is no unknown number."""
FEW_ROWS = ("units", "grades", "sources", "skills")
"""Tables whose rows are named again and again."""
MOST_KEPT = 20_000
"""Endings of cells and names of rows that are kept for the next row."""


Live = Mapping[str, Formula]
"""Formulas by the key of their column, with `{row}` for the number of the row."""
Tale = tuple[Any, dict[str, str], dict[str, Quantity | None]]
"""A row with its texts and quantities by column."""
Step = tuple[Callable[[Tale], Value], Callable[[Value, int], str], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A finished row: its cells, the texts that may need more than a line, and its stamp."""

    cells: list[str]
    seen: list[Value]
    stamp: str


class Scribe:
    """Makes the rows of one table; what was said once of a value is kept for the next row."""

    def __init__(
        self, speller: Speller, columns: Mapping[str, Column], parts: Sequence[Part], live: Live, styles: Styles
    ) -> None:
        here = {part.id for part in parts}
        read = {id: column for id, column in columns.items() if id in here}
        self._quantities = [(id, column.quantity) for id, column in read.items() if is_figure(column, id)]
        figures = {id for id, _ in self._quantities}
        self._texts = [(id, _reader(speller, column)) for id, column in read.items() if id not in figures]
        self._stamped = [(id, id in figures) for id, column in read.items() if column.change is not None]
        self._speller, self._styles = speller, styles
        self._steps = [
            self._step(part, place, live.get(part.key), figures) for place, part in enumerate(parts, start=2)
        ]
        self._id = self._pen(1, "quiet", True)

    def line(self, row: Any, line: int) -> Line:
        """The cells of a row in line `line` of the sheet."""
        quantities = {id: quantity and quantity(self._speller, row) for id, quantity in self._quantities}
        texts = {id: read(row) for id, read in self._texts}
        tale = (row, texts, quantities)
        cells, seen = [self._id(row.id, line)], list[Value]((None,))
        for value_of, pen, is_long in self._steps:
            value = value_of(tale)
            cells.append(pen(value, line))
            seen.append(value if is_long else None)
        stamped = (number_text(quantities[id]) if is_number else texts[id] for id, is_number in self._stamped)
        return Line(cells, seen, stamp(stamped))

    def _step(self, part: Part, place: int, formula: Formula | None, figures: Collection[str]) -> Step:
        """How the value of a cell is found, how it is written, and whether it may need several lines."""
        if formula is not None:
            whole = f'<c r="{letter(place)}{ROW}"{ending(formula, look_of(part), self._styles)}'
            return lambda _: None, lambda _, line: whole.replace(ROW, str(line)), False
        pen = self._pen(place, look_of(part), part.shown)
        return self._value(part, figures), pen, part.shown and part.kind not in ("figure", *MIDDLE)

    def _value(self, part: Part, figures: Collection[str]) -> Callable[[Tale], Value]:
        id, column, made, end, speller = part.id, part.column, part.made, part.part, self._speller
        if made is not None:
            return lambda tale: made(speller, tale[0])
        if column is None:
            return lambda _: None
        if id in figures:
            unknown = None if id in OPTIONAL else UNKNOWN
            return lambda tale: _figure(tale[2][id], end, unknown)
        if part.kind == "level":
            return lambda tale: _level(tale[1][id])
        return (lambda tale: column.text(speller, tale[0])) if part.kind == "long" else lambda tale: tale[1][id]

    def _pen(self, place: int, look: str, shown: bool) -> Callable[[Value, int], str]:
        """Writes the cells of a column; an empty one only where it is seen."""
        start, kept, styles = f'<c r="{letter(place)}', dict[Value, str](), self._styles

        def write(value: Value, line: int) -> str:
            if value is None and not shown:
                return ""
            end = kept.get(value)
            if end is None:
                if len(kept) >= MOST_KEPT:
                    kept.clear()
                end = kept[value] = ending(value, look, styles)
            return f'{start}{line}"{end}'

        return write


def _reader(speller: Speller, column: Column) -> Callable[[Any], str]:
    """What a column says of a row; the names of other rows are made once."""
    if column.kind != "one" or column.table not in FEW_ROWS:
        return lambda row: written(speller, column, row)
    field, _, part = column.id.partition(":")
    known: dict[str | None, str] = {}

    def read(row: Any) -> str:
        id = getattr(row, field).source if part else getattr(row, field)
        if id not in known:
            known[id] = written(speller, column, row)
        return known[id]

    return read


def _figure(quantity: Quantity | None, part: str, unknown: Value) -> Value:
    if quantity is None:
        return unknown if not part else None
    if part == "about":
        return ABOUT if quantity.approximate else None
    if part == "to":
        return quantity.high if quantity.high != quantity.low else None
    return quantity.low


def _level(text: str) -> Value:
    """A level as number where it is one, such as 3; B2 stays a word."""
    return int(text) if text.isdecimal() else text


def look_of(part: Part) -> str:
    """The look of the cells of a column."""
    if part.part == "about":
        return "middle"
    if part.kind == "figure" or part.id in MONEY:
        return "money" if part.id in MONEY else "fte"
    return "middle" if part.kind in MIDDLE else "text"
