"""Turns the cells of a line into the values of a row, by the columns that the model describes."""

import dataclasses
from decimal import Decimal
from typing import Any

from orgplanner.model import TABLES, Figure, Names, Source, derived_id, names, read_quantity
from orgplanner.model.columns import Column, columns
from sample_orgs.source_tables import LANGUAGES, Line, PlanSources

CEFR = {level: number for number, level in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"), start=1)}
"""Levels of the CEFR scale as the whole numbers that ratings and requirements hold; 0 is none."""
EMPTY = "-"
"""A cell that takes the value away that the base scenario has."""
NOT_STATED = "?"
"""A figure that the source does not give."""


class Cells:
    """Reads lines of one plan; `sources` gathers a row for every document and place that a line names."""

    def __init__(self, sources: PlanSources) -> None:
        self._plan = sources
        self._keys = {table: {line.cell("key") for line in lines} for table, lines in sources.tables.items()}
        self.sources: dict[str, Source] = {}

    def id(self, table: str, key: str) -> str:
        """The id of the row with this key, the same at every build and in every scenario."""
        return derived_id(self._plan.code, table, key)

    def values(self, line: Line) -> dict[str, Any]:
        """The values of all fields that the line fills, by field; `id` and `rank` are not among them."""
        values = {}
        for column in columns(TABLES[line.table]):
            if column.name in ("id", "rank"):
                continue
            if self._is_filled(column, line):
                values[column.name] = self._value(column, line)
        return values

    def stated(self, pay: str, basis: str, source: str) -> Figure:
        """A figure of plan.toml."""
        place = Line("settings", "plan.toml", 0, {})
        return Figure(read_quantity(pay), basis, self._source(source, place))

    def _is_filled(self, column: Column, line: Line) -> bool:
        if column.kind == "names" and any(line.cell(f"{column.name}_{code}") for code in LANGUAGES):
            return True
        return bool(line.cell(column.name))

    def _value(self, column: Column, line: Line) -> Any:
        cell = line.cell(column.name)
        if cell == EMPTY:
            return _default(line.table, column.name)
        if column.kind == "names":
            return self._names(column.name, line)
        if column.kind == "figure":
            return self._figure(column.name, line)
        if column.kind in ("id", "shares"):
            return self._reference(column, cell, line)
        return _plain_value(column, cell, line)

    def _names(self, field: str, line: Line) -> Names:
        if key := line.cell(field):
            if key not in self._plan.words:
                raise line.fault(f"words.csv has no key {key}")
            return names(self._plan.words[key])
        return names({code: line.cell(f"{field}_{code}") for code in LANGUAGES})

    def _figure(self, field: str, line: Line) -> Figure:
        source = self._source(line.cell(f"{field}_source") or line.cell("source"), line)
        if line.cell(field) == NOT_STATED:
            return Figure(None, "", source)
        basis = line.cell(f"{field}_basis")
        if not basis:
            raise line.fault(f"the figure {field} has no basis")
        return Figure(read_quantity(line.cell(field)), basis, source)

    def _reference(self, column: Column, cell: str, line: Line) -> Any:
        if column.table == "sources":
            return self._source(cell, line)
        if column.kind == "shares":
            return tuple(self._share(part, line) for part in cell.split(", "))
        return self._row_id(column.table or "", cell, line)

    def _share(self, part: str, line: Line) -> tuple[str, Decimal | None]:
        key, _, share = part.partition(" ")
        return self._row_id("", key, line), Decimal(share) if share else None

    def _row_id(self, table: str, key: str, line: Line) -> str:
        """The id of the row meant by a key; without a table it is a unit, a post or a function."""
        for candidate in (table,) if table else ("units", "posts", "functions"):
            if key in self._keys[candidate]:
                return self.id(candidate, key)
        raise line.fault(f"there is no {table or 'unit, post or function'} with the key {key}")

    def _source(self, cell: str, line: Line) -> str:
        """The id of a source written as document key and place, such as “WB p. 17, Box 6”."""
        document, _, place = cell.partition(" ")
        found = self._plan.documents.get(document)
        if found is None:
            raise line.fault(f"documents.csv has no key “{document}” for the source “{cell}”")
        id = self.id("sources", cell)
        title = names({code: found.cell(f"title_{code}") for code in LANGUAGES})
        self.sources[id] = Source(id, title, place, found.cell("date"), found.cell("note"))
        return id


def _default(table: str, field: str) -> Any:
    fields = {known.name: known for known in dataclasses.fields(TABLES[table])}
    return fields[field].default


def _plain_value(column: Column, cell: str, line: Line) -> Any:
    if column.kind == "flag":
        return _yes(cell, line)
    if column.kind == "whole":
        return CEFR[cell] if cell in CEFR else int(cell)
    if column.kind == "number":
        return Decimal(cell)
    if column.kind == "choice" and cell not in column.choices:
        raise line.fault(f"{column.name} cannot be “{cell}”")
    return tuple(cell.split(", ")) if column.kind == "words" else cell


def _yes(cell: str, line: Line) -> bool:
    if cell not in ("yes", "no"):
        raise line.fault(f"“{cell}” is neither yes nor no")
    return cell == "yes"
