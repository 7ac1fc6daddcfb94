"""A workbook edited as people do it, with another program than ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from orgplanner.analysis.workbook.marks import read_mark

Cells = list[Any]


class Edited:
    """The table of one sheet as rows of values that can be changed, sorted, put in and taken out."""

    def __init__(self, file: Path, kind: str = "staffing", scenario: str = "") -> None:
        self.file, self.book = file, load_workbook(file)
        marks = {sheet.title: read_mark(sheet["A1"].value) for sheet in self.book.worksheets}
        name = next(
            title for title, mark in marks.items() if mark and mark.kind == kind and scenario in ("", mark.scenario)
        )
        self.sheet = self.book[name]
        values = [list(row) for row in self.sheet.iter_rows(values_only=True)]
        line = next(number for number, row in enumerate(values) if row[0] == "id")
        self.header = line + 2
        self.keys = [str(key) for key in values[line]]
        body = values[self.header :]
        size = next((number for number, row in enumerate(body) if not any(row)), len(body))
        self.rows, self.tail = body[:size], body[size:]

    def row(self, id: str) -> Cells:
        """The row with an id."""
        return next(row for row in self.rows if row[0] == id)

    def set(self, row: Cells, key: str, value: object) -> None:
        """Types into a cell."""
        row[self.keys.index(key)] = value

    def get(self, row: Cells, key: str) -> Any:
        """What a cell shows."""
        return row[self.keys.index(key)]

    def blank(self, **cells: object) -> Cells:
        """A new row without an id; an underscore stands for the colon of a key."""
        row: Cells = [None] * len(self.keys)
        for key, value in cells.items():
            self.set(row, key.replace("__", ":"), value)
        return row

    def save(self, target: Path | None = None) -> Path:
        """Writes the rows back and saves."""
        for cells in self.sheet.iter_rows(min_row=self.header + 1):
            for cell in cells:
                cell.value = None
        for number, row in enumerate((*self.rows, *self.tail), start=self.header + 1):
            for place, value in enumerate(row, start=1):
                if value is not None:
                    self.sheet.cell(number, place).value = value
        self.book.save(target or self.file)
        return target or self.file
