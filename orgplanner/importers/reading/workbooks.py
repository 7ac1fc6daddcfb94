"""Workbooks of any program as sheets of cells."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.waiting import answer_of
from orgplanner.importers.reading.book import Book, Odd, Row, Sheet, Value
from orgplanner.importers.reading.large import too_large
from orgplanner.text import say


def read_workbook(path: Path, tick: Callable[[], object]) -> Book:
    """All sheets of a workbook; FileProblem where there is none that can be read."""
    text = answer_of(_words(path), tick)
    sheets = tuple(_sheet(json.loads(line), path) for line in (text or b"").splitlines())
    if not sheets:
        raise FileProblem(say("{file} is not a workbook that can be read.", file=path.name))
    return Book(path.name, "workbook", sheets)


def _words(path: Path) -> list[str]:
    """The command of the other process: a bare Python with the two folders it needs."""
    root = Path(__file__).resolve().parents[3]
    spec = find_spec("python_calamine")
    assert spec is not None
    assert spec.origin is not None
    packages = Path(spec.origin).parents[1]
    start = root / "orgplanner" / "importers" / "apart" / "start.py"
    return [sys.executable, "-I", "-S", str(start), str(root), str(packages), str(path)]


def _sheet(told: Any, path: Path) -> Sheet:
    """A sheet as the other process tells it."""
    if "large" in told:
        raise too_large(told["large"])
    if "rows" not in told:
        raise FileProblem(say("{file} is not a workbook that can be read.", file=path.name))
    merged = tuple((a, b, c, d) for a, b, c, d in told["merged"])
    levels = MappingProxyType({int(row): level for row, level in told.get("levels", {}).items()})
    rows: list[Row] = [[_value(cell) if cell.__class__ is dict else cell for cell in row] for row in told["rows"]]
    return Sheet(told["name"], rows, merged, levels, hidden=told["hidden"])


def _value(cell: Any) -> Value:
    kind = next(iter(cell))
    return Odd(kind, cell[kind])
