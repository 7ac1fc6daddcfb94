"""What was read from a file: sheets of cells, and what the file says of them besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is no text and no number: a "date", or a "formula" without a result ("=A1+1", "#REF!")."""

    kind: str
    text: str


Value = str | int | float | bool | Odd | None
Row = list[Value]
Span = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, all from 0 and inclusive."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name and its rows of cells, the first being row 1; rows end with their last cell that is
    not empty.

    `levels` has the outline level or indentation of a row by its place from 0, where the file tells one; of
    merged cells only the first holds the value. `lines` has the line of the file in which each row of a text
    begins, from 1. `hidden` sheets are not seen by who opens the file in a spreadsheet program.
    """

    name: str
    rows: list[Row]
    merged: tuple[Span, ...] = ()
    levels: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    lines: tuple[int, ...] = ()
    hidden: bool = False

    def at(self, row: int, column: int) -> Value:
        """A cell by places that count from 0; None where there is none."""
        return self.rows[row][column] if row < len(self.rows) and 0 <= column < len(self.rows[row]) else None

    def number(self, row: int) -> int:
        """What the file calls a row by its place from 0: of a text the line in which it begins, from 1."""
        return self.lines[row] if row < len(self.lines) else row + 1


@dataclass(frozen=True, slots=True)
class Book:
    """A file as read. `encoding` and `delimiter` are those by which a text was read; `directives` are its
    comment lines above the heading. `guesses` has other encodings that would have done, the likelier first:
    with any, ask."""

    name: str
    kind: Literal["workbook", "text", "clipboard"]
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    directives: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()


def place_of(sheet: str, row: int, column: int) -> str:
    """A cell as people name it, from places that count from 0: Staffing!D14."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}"
