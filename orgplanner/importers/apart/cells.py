"""Reads the cells of a workbook of any kind by calamine and prints them, a line of JSON for each sheet.

A cell is null, text, a number, true or false, {"date": text}, or {"formula": text} where a formula has no result.
Numbers without a fraction are whole numbers. What cannot be read is one line that says why.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from orgplanner.importers.apart.extent import check_extents
from orgplanner.importers.apart.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TEXT,
    TooLarge,
    limit,
)

WHOLE = 1e15
"""From here on a number of 64 bits may have lost its last digits."""
SHEETS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


def main(path: str) -> None:
    """Prints a line of JSON for each sheet, or for the reason why there is none."""
    limit()
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115
    try:
        for sheet in _sheets(Path(path).read_bytes()):
            json.dump(sheet, out, ensure_ascii=False, separators=(",", ":"))
            out.write("\n")
    except TooLarge as problem:
        out.write(json.dumps({"large": str(problem)}) + "\n")
    except PasswordError:
        out.write('{"locked":true}\n')
    except (CalamineError, ValueError, OSError, EOFError) as problem:
        out.write(json.dumps({"unread": str(problem)[:200]}) + "\n")
    out.flush()


def _sheets(data: bytes) -> Iterator[dict[str, Any]]:
    check_extents(data)
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    told = [each for each in book.sheets_metadata if each.typ in SHEETS]
    if len(told) > MOST_SHEETS:
        raise TooLarge("sheets")
    cells = letters = 0
    for each in told:
        sheet = book.get_sheet_by_name(each.name)
        if sheet.total_height > MOST_ROWS:
            raise TooLarge("rows")
        if sheet.total_width > MOST_COLUMNS:
            raise TooLarge("columns")
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            raise TooLarge("cells")
        rows = [_row(row) for row in sheet.to_python(skip_empty_area=False)]
        letters += sum(len(cell) for row in rows for cell in row if cell.__class__ is str)
        if letters > MOST_TEXT:
            raise TooLarge("text")
        merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
        yield {
            "name": each.name, "rows": rows, "merged": merged,
            "hidden": each.visible != SheetVisibleEnum.Visible,
        }  # fmt: skip


def _row(row: list[Any]) -> list[Any]:
    """The cells up to the last that is not empty."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return [_cell(cell) if cell.__class__ is not str else cell[:MOST_LETTERS] or None for cell in row[:end]]


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if -WHOLE < value < WHOLE and value.is_integer() else _finite(value)
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return {"date": value.date().isoformat() if midnight else value.isoformat(" ", "seconds")}
    if isinstance(value, date | time):
        return {"date": value.isoformat()}
    if isinstance(value, timedelta):
        return {"date": str(value)}
    return value


def _finite(value: float) -> float | str:
    """A number; what is none in a file of numbers is left as the text it is."""
    return value if value - value == 0 else str(value)
