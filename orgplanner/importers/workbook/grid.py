"""The cells of a workbook of ours, read in a process of its own: by openpyxl, which tells formulas from results."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.limits import TooLarge
from orgplanner.importers.reading.book import Odd, Sheet, Value
from orgplanner.importers.reading.container import check_container, not_a_workbook
from orgplanner.importers.reading.large import too_large
from orgplanner.importers.reading.waiting import answer_of
from orgplanner.text import say

CHILD = "orgplanner.importers.workbook.child"


def read_grids(path: Path, tick: Callable[[], object] = lambda: None) -> list[Sheet]:
    """All sheets of a workbook; FileProblem when it cannot be read, is too large or not safe.

    `tick` is called while one waits, and may raise to stop.
    """
    if not path.is_file():
        raise FileProblem(say("There is no file {file}.", file=str(path)))
    try:
        if check_container(path) != "xlsx":
            raise not_a_workbook(path)
        text = answer_of([sys.executable, "-m", CHILD, str(path)], tick)
        sheets = [_sheet(json.loads(line)) for line in (text or b"").splitlines()]
    except TooLarge as problem:
        raise too_large(path.name, str(problem)) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=path.name, reason=reason)) from problem
    if text is None:
        raise not_a_workbook(path)
    return sheets


def _sheet(told: Any) -> Sheet:
    """A sheet as the other process tells it."""
    if "large" in told:
        raise TooLarge(told["large"])
    return Sheet(told["name"], [[_value(cell) for cell in row] for row in told["rows"]])


def _value(cell: Any) -> Value:
    if isinstance(cell, dict):
        kind = next(iter(cell))
        return Odd(kind, cell[kind])
    value: Value = cell
    return value
