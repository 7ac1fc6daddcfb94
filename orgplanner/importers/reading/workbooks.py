"""Workbooks of any program as sheets of cells."""

from __future__ import annotations

import json
import struct
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.parsers.expat import ExpatError

from orgplanner.importers.apart.limits import TooLarge
from orgplanner.importers.reading import sheet_open, sheet_records, sheet_xml
from orgplanner.importers.reading.aside import Aside, most_indented, within
from orgplanner.importers.reading.book import Book, Odd, Row, Sheet, Value
from orgplanner.importers.reading.container import BROKEN, check_container, locked, not_a_workbook
from orgplanner.importers.reading.levels import levels_of
from orgplanner.importers.reading.parts import Parts
from orgplanner.importers.reading.waiting import answer_of

LOOKS: Mapping[str, Callable[[Parts, Callable[[], object]], dict[str, Aside]]] = MappingProxyType({
    "xlsx": sheet_xml.look_through, "xlsb": sheet_records.look_through, "ods": sheet_open.look_through,
})  # fmt: skip
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an .xlsx file with a password, which lies in a container of the older kind."""


def read_workbook(path: Path, zipped: bool, tick: Callable[[], object]) -> Book:
    """All sheets of a workbook; FileProblem where there is none that can be read, TooLarge.

    While another process reads the cells, the rest of the file is looked through here.
    """
    asides: dict[str, Aside] = {}
    kind = check_container(path) if zipped else _check_older(path)

    def look() -> None:
        if zipped:
            asides.update(_look(path, kind, tick))

    text = answer_of(_words(path), tick, look)
    if text is None:
        raise not_a_workbook(path)
    return Book(path.name, "workbook", tuple(_sheets(BytesIO(text), asides, path)))


def _check_older(path: Path) -> str:
    if ENCRYPTED in path.read_bytes():
        raise locked(path)
    return "xls"


def _look(path: Path, kind: str, tick: Callable[[], object]) -> dict[str, Aside]:
    try:
        with zipfile.ZipFile(path) as container:
            return LOOKS[kind](Parts(container), tick)
    except (*BROKEN, ExpatError, LookupError, struct.error) as problem:
        raise not_a_workbook(path) from problem


def _words(path: Path) -> list[str]:
    """The command of the other process: a bare Python with the two folders it needs."""
    root = Path(__file__).resolve().parents[3]
    spec = find_spec("python_calamine")
    assert spec is not None
    assert spec.origin is not None
    packages = Path(spec.origin).parents[1]
    start = root / "orgplanner" / "importers" / "apart" / "start.py"
    return [sys.executable, "-I", "-S", str(start), str(root), str(packages), str(path)]


def _sheets(lines: Iterable[bytes], asides: Mapping[str, Aside], path: Path) -> Iterable[Sheet]:
    """The sheets as the other process tells them, with what was found besides."""
    head: Any = None
    rows = list[Row]()
    for line in lines:
        told = json.loads(line)
        if "rows" in told:
            rows += _rows(told)
            continue
        if "sheet" not in told:
            raise _refused(told, path)
        if head is not None:
            yield _sheet(head, rows, asides)
        head, rows = told, []
    if head is not None:
        yield _sheet(head, rows, asides)


def _rows(told: Any) -> list[Row]:
    """Some rows, with their dates in place."""
    rows: list[Row] = told["rows"]
    for row, column, value in told["odd"]:
        rows[row][column] = Odd("date", value)
    return rows


def _refused(told: Any, path: Path) -> Exception:
    """Why the other process did not read a workbook."""
    if "large" in told:
        return TooLarge(told["large"])
    return locked(path) if "locked" in told else not_a_workbook(path)


def _sheet(head: Any, rows: list[Row], asides: Mapping[str, Aside]) -> Sheet:
    aside = asides.get(head["sheet"], Aside())
    for (row, column), text in aside.formulas.items():
        _put_where_empty(rows, row, column, Odd("formula", text))
    merged = within((*head["merged"], *aside.merged), len(rows))
    levels = aside.levels or most_indented(aside.indents) or levels_of(rows)
    return Sheet(head["sheet"], rows, merged, MappingProxyType(dict(levels)), hidden=head["hidden"])


def _put_where_empty(rows: list[Row], row: int, column: int, value: Value) -> None:
    """Puts a value where the file has none, within the rows that there are or the next."""
    if row == len(rows):
        rows.append([])
    if 0 <= row < len(rows):
        cells = rows[row]
        cells += [None] * (column + 1 - len(cells))
        if cells[column] is None:
            cells[column] = value
