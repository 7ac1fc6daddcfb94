"""Workbooks of any program as sheets of cells."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.parsers.expat import ExpatError

from orgplanner.importers.reading import sheet_open, sheet_records, sheet_xml
from orgplanner.importers.reading.aside import Aside, most_indented
from orgplanner.importers.reading.book import Book, Odd, Row, Sheet, Value
from orgplanner.importers.reading.container import BROKEN, check_container, locked, not_a_workbook
from orgplanner.importers.reading.large import too_large
from orgplanner.importers.reading.levels import levels_of
from orgplanner.importers.reading.waiting import answer_of

LOOKS: Mapping[str, Callable[[zipfile.ZipFile, Callable[[], object]], dict[str, Aside]]] = MappingProxyType({
    "xlsx": sheet_xml.look_through, "xlsb": sheet_records.look_through, "ods": sheet_open.look_through,
})  # fmt: skip
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an .xlsx file with a password, which lies in a container of the older kind."""


def read_workbook(path: Path, zipped: bool, tick: Callable[[], object]) -> Book:
    """All sheets of a workbook; FileProblem where there is none that can be read.

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
    told = [json.loads(line) for line in text.splitlines()]
    return Book(path.name, "workbook", tuple(_sheets(told, asides, path)))


def _check_older(path: Path) -> str:
    if ENCRYPTED in path.read_bytes():
        raise locked(path)
    return "xls"


def _look(path: Path, kind: str, tick: Callable[[], object]) -> dict[str, Aside]:
    try:
        with zipfile.ZipFile(path) as container:
            return LOOKS[kind](container, tick)
    except (*BROKEN, ExpatError, LookupError) as problem:
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


def _sheets(told: Iterable[Any], asides: Mapping[str, Aside], path: Path) -> Iterable[Sheet]:
    """The sheets as the other process tells them, with what was found besides."""
    for each in told:
        if "large" in each:
            raise too_large(each["large"])
        if "locked" in each:
            raise locked(path)
        if "rows" not in each:
            raise not_a_workbook(path)
        yield _sheet(each, asides.get(each["name"], Aside()))


def _sheet(told: Any, aside: Aside) -> Sheet:
    rows: list[Row] = told["rows"]
    for row, column, value in told["odd"]:
        rows[row][column] = Odd("date", value)
    for (row, column), text in aside.formulas.items():
        _put_where_empty(rows, row, column, Odd("formula", text))
    merged = [(a, b, c, d) for a, b, c, d in told["merged"]] + aside.merged
    levels = aside.levels or most_indented(aside.indents) or levels_of(rows)
    return Sheet(told["name"], rows, tuple(merged), MappingProxyType(dict(levels)), hidden=told["hidden"])


def _put_where_empty(rows: list[Row], row: int, column: int, value: Value) -> None:
    """Puts a value where the file has none, within the rows that there are or the next."""
    if row == len(rows):
        rows.append([])
    if 0 <= row < len(rows):
        cells = rows[row]
        cells += [None] * (column + 1 - len(cells))
        if cells[column] is None:
            cells[column] = value
