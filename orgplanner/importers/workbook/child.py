"""Reads a workbook in a process of its own, with limits on memory and time, and prints its cells as JSON.

Macros, links and pictures are not looked at. A cell is null, text, a number, true or false, {"date": text}, or
{"formula": text} where a formula has no result in the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

MOST_MEMORY = 2_000_000_000
MOST_SECONDS = 240
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_SHEETS = 300
MOST_LETTERS = 32_767


class TooLarge(Exception):
    """More than a staffing plan can have; says what."""


def main(path: str) -> None:
    """Prints one JSON document: the sheets with their rows, or what is too large."""
    _limit()
    try:
        answer: dict[str, object] = {"sheets": list(_sheets(path))}
    except TooLarge as problem:
        answer = {"large": str(problem)}
    json.dump(answer, sys.stdout)


def _limit() -> None:
    """Memory and time of this process; where the system knows no such limits, its parent watches the time."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _sheets(path: str) -> Iterator[dict[str, object]]:
    from openpyxl import load_workbook

    results, formulas = (
        load_workbook(path, read_only=True, data_only=kept, keep_links=False) for kept in (True, False)
    )
    if len(results.sheetnames) > MOST_SHEETS:
        raise TooLarge("sheets")
    for name in results.sheetnames:
        sheet = results[name]
        if hasattr(sheet, "iter_rows"):
            yield {"name": name, "rows": list(_rows(sheet, formulas[name]))}


def _rows(sheet: Any, formulas: Any) -> Iterator[list[object]]:
    for each in (sheet, formulas):
        each.reset_dimensions()
    both = zip_longest(
        sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True),
        formulas.iter_rows(max_col=MOST_COLUMNS, values_only=True),
        fillvalue=(),
    )
    for number, (values, texts) in enumerate(both, start=1):
        if number > MOST_ROWS:
            raise TooLarge("rows")
        cells = [_cell(value, text) for value, text in zip(values, texts, strict=False)]
        while cells and cells[-1] is None:
            cells.pop()
        yield cells


def _cell(value: object, text: object) -> object:
    if value is None:
        return {"formula": str(text)[:200]} if isinstance(text, str) and text.startswith("=") else None
    if isinstance(value, datetime | date | time | timedelta):
        return {"date": str(value)}
    return (
        value[:MOST_LETTERS] if isinstance(value, str) else value if isinstance(value, int | float) else str(value)
    )


if __name__ == "__main__":
    main(sys.argv[1])
