"""Reads a workbook in a process of its own, with limits on memory and time, and prints its cells as lines of JSON.

Macros, links and pictures are not looked at. A cell is null, text, a number, true or false, {"date": text}, or
{"formula": text} where a formula has no result in the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, read_mark
from orgplanner.importers.apart.limits import MOST_LETTERS, MOST_ROWS, MOST_SHEETS, TooLarge, limit

MOST_COLUMNS = 300
MOST_CHECKED = 20_000
"""Rows of a sheet in which formulas without a result are looked for."""
TOP = 40


def main(path: str) -> None:
    """Prints a line of JSON for each sheet with its rows, or for what is too large."""
    limit()
    try:
        for sheet in _sheets(path):
            json.dump(sheet, sys.stdout)
            sys.stdout.write("\n")
    except TooLarge as problem:
        json.dump({"large": str(problem)}, sys.stdout)
    except MemoryError:
        json.dump({"large": "memory"}, sys.stdout)


def _sheets(path: str) -> Iterator[dict[str, object]]:
    from openpyxl import load_workbook

    results, formulas = (
        load_workbook(path, read_only=True, data_only=kept, keep_links=False) for kept in (True, False)
    )
    names = [name for name in results.sheetnames if hasattr(results[name], "iter_rows")]
    if len(names) > MOST_SHEETS:
        raise TooLarge("sheets")
    ours = [name for name in names if name.casefold() == HIDDEN_SHEET or _is_ours(results[name])]
    for name in ours if len(ours) > 1 else names:
        rows = [_trimmed(row) for row in _rows(results[name])]
        if name.casefold() != HIDDEN_SHEET and len(rows) <= MOST_CHECKED:
            for row, texts in zip(rows, _rows(formulas[name]), strict=False):
                _mark_formulas(row, texts)
        yield {"name": name, "rows": rows}


def _rows(sheet: Any) -> Iterator[tuple[object, ...]]:
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_ROWS:
            raise TooLarge("rows")
        yield row[:MOST_COLUMNS]


def _is_ours(sheet: Any) -> bool:
    """Whether a mark or a key stands near the top, so that the other sheets need not be read."""
    top = islice(_rows(sheet), TOP)
    return any(cell == "id" or read_mark(cell) is not None for row in top for cell in row)


def _trimmed(row: tuple[object, ...]) -> list[object]:
    cells = [_cell(value) for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _mark_formulas(row: list[object], texts: tuple[object, ...]) -> None:
    """Puts formulas where their results should be; of a large sheet nobody looks for them."""
    for place, text in enumerate(texts):
        if isinstance(text, str) and text.startswith("="):
            row += [None] * (place + 1 - len(row))
            if row[place] is None:
                row[place] = {"formula": text[:200]}


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, datetime | date | time | timedelta):
        return {"date": str(value)}
    return str(value)[:MOST_LETTERS]


if __name__ == "__main__":
    main(sys.argv[1])
