"""Reads the cells of a workbook of any kind by calamine and prints them as lines of JSON.

The first line of a sheet has its name, merged cells, and whether it is hidden; each that follows some of its rows.

A cell is null, text, a number, true or false; dates and times stand apart under "odd" as row, column and text, and
null in their place. Numbers without a fraction are whole numbers. What cannot be read is one line that says why.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

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

BLOCK = 4000
"""Rows."""
WHOLE = 1e15
"""From here on a number of 64 bits may have lost its last digits."""
SHEETS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


def main(path: str) -> None:
    """Prints the cells, or the reason why there are none, as the last line."""
    limit()
    gc.disable()
    out = sys.stdout.buffer
    try:
        for line in _lines(_opened(path)):
            out.write(line)
    except TooLarge as problem:
        out.write(_line({"large": str(problem)}))
    except MemoryError:
        out.write(_line({"large": "memory"}))
    except PasswordError:
        out.write(_line({"locked": True}))
    except (CalamineError, ValueError, OSError, EOFError) as problem:
        out.write(_line({"unread": str(problem)[:200]}))
    out.flush()
    os._exit(0)  # all is said; taking down what was read would take as long as making it


def _opened(path: str) -> CalamineWorkbook:
    """The workbook by what it holds; by its name, which may tell of a password, where that says nothing."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(Path(path).read_bytes()))
    except CalamineError:
        return CalamineWorkbook.from_path(path)


def _lines(book: CalamineWorkbook) -> Iterator[bytes]:
    told = [each for each in book.sheets_metadata if each.typ in SHEETS]
    if len(told) > MOST_SHEETS:
        raise TooLarge("sheets")
    cells = letters = 0
    for each in told:
        sheet = book.get_sheet_by_name(each.name)
        cells += _size(sheet)
        if cells > MOST_CELLS:
            raise TooLarge("cells")
        merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
        yield _line({"sheet": each.name, "merged": merged, "hidden": each.visible != SheetVisibleEnum.Visible})
        for line in _blocks(sheet.to_python(skip_empty_area=False)):
            letters += len(line)
            if letters > MOST_TEXT:
                raise TooLarge("text")
            yield line


def _size(sheet: CalamineSheet) -> int:
    """How many cells a sheet has from A1 to its last; TooLarge for too many in one direction."""
    row, column = sheet.end or (-1, -1)
    if row >= MOST_ROWS:
        raise TooLarge("rows")
    if column >= MOST_COLUMNS:
        raise TooLarge("columns")
    return int((row + 1) * (column + 1))


def _blocks(rows: list[list[Any]]) -> Iterator[bytes]:
    """The rows of a sheet, some of them in each line, so that nobody is kept waiting by the reading of one."""
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        odd = _made_plain(block)
        yield _line({"rows": block, "odd": odd})


def _line(told: dict[str, Any]) -> bytes:
    text = json.dumps(told, ensure_ascii=False, check_circular=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def _made_plain(rows: list[list[Any]]) -> list[tuple[int, int, str]]:
    """Makes cells what JSON knows, cuts each row after its last cell; the dates with their rows and columns."""
    odd: list[tuple[int, int, str]] = []
    for number, row in enumerate(rows):
        end = len(row)
        while end and row[end - 1] == "":
            end -= 1
        del row[end:]
        for place, cell in enumerate(row):
            kind = cell.__class__
            if kind is str:
                if not cell:
                    row[place] = None
                elif len(cell) > MOST_LETTERS:
                    row[place] = cell[:MOST_LETTERS]
            elif kind is float:
                row[place] = int(cell) if -WHOLE < cell < WHOLE and cell.is_integer() else _finite(cell)
            elif kind is not bool and kind is not int:
                row[place] = None
                odd.append((number, place, _date(cell)))
    return odd


def _date(value: Any) -> str:
    """A day as 2026-02-01; a point in time has its hours, minutes and seconds behind it."""
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _finite(value: float) -> float | str:
    """A number; what is none in a file of numbers is left as the text it is."""
    return value if value - value == 0 else str(value)
