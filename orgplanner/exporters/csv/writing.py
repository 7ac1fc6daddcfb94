"""Tables as CSV: one alone, or several as sections with title and headings, and an empty line between.

UTF-8 with a byte order mark, so that Excel shows every alphabet. A figure takes four columns: low, high, “~” where
it is approximate, and how many parts are unknown. Text that would become a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from orgplanner.analysis.compare.table import Cell, Column, Table, cell_words
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import Total
from orgplanner.text import render, say

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for the beginning of a formula."""


def write_csv(tables: Iterable[Table], target: Path, language: str = "en", heading: str = "") -> Report:
    """Write the tables below each other, under a heading if there is one; raises NotWritten."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if heading:
        writer.writerow([harmless(heading)])
    for table in tables:
        if text.tell():
            writer.writerow([])
        writer.writerows(_section(table, language))
    with replacing(target) as stream:
        stream.write(text.getvalue().encode("utf-8-sig"))
    return Report()


def write_one(table: Table, target: Path, language: str = "en", tick: Callable[[int], object] = int) -> Report:
    """Write a single table, its headings in the first line; `tick` is told of each line, and may raise to stop."""
    with replacing(target) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
        writer = csv.writer(text)
        for number, row in enumerate(_lines(table, language)):
            writer.writerow(row)
            tick(number)
        text.detach()
    return Report()


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _section(table: Table, language: str) -> Iterator[list[str]]:
    yield [harmless(render(table.title, language))]
    yield from _lines(table, language)


def _lines(table: Table, language: str) -> Iterator[list[str]]:
    yield [harmless(title) for column in table.columns for title in _headings(column, language)]
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield [field for column, cell in cells for field in _fields(column, cell, language)]


def _headings(column: Column, language: str) -> list[str]:
    title = render(column.title, language)
    if column.kind != "figure":
        return [title]
    parts = (say("low"), say("high"), say("about"), say("parts unknown"))
    return [f"{title}, {render(part, language)}" for part in parts]


def _fields(column: Column, cell: Cell, language: str) -> list[str]:
    if column.kind == "figure":
        return _figure(cell if isinstance(cell, Total) else Total())
    if isinstance(cell, int):
        return [str(cell)]
    return [harmless(cell_words(cell, language))]


def _figure(total: Total) -> list[str]:
    unknown = str(total.unknown) if total.unknown else ""
    if total.quantity is None:
        return ["", "", "", unknown]
    low, high = (_number(number) for number in (total.quantity.low, total.quantity.high))
    return [low, high, "~" if total.quantity.approximate else "", unknown]


def _number(number: Decimal) -> str:
    """A number that programs read: 0.25, 6, -3."""
    return f"{number.normalize():f}" if number else "0"
