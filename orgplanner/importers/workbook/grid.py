"""The cells of a workbook, read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from orgplanner.errors import FileProblem
from orgplanner.importers.workbook.container import check_container, not_a_workbook, too_large
from orgplanner.text import Message, say

SECONDS = 1200
PATIENCE = 0.2
"""Seconds to the next look whether anybody still waits."""
CHILD = "orgplanner.importers.workbook.child"
LARGE: dict[str, Message] = {
    "rows": say("more than 200,000 rows in a sheet"), "sheets": say("more than 300 sheets"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is no text and no number: a date, or a formula without a result."""

    kind: str
    text: str


Value = str | int | float | bool | Odd | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name and its rows of cells, the first being row 1."""

    name: str
    rows: list[list[Value]]

    def at(self, row: int, column: int) -> Value:
        """A cell by places that count from 0; None where there is none."""
        return self.rows[row][column] if row < len(self.rows) and 0 <= column < len(self.rows[row]) else None


def read_grids(path: Path, tick: Callable[[], object] = lambda: None) -> list[Grid]:
    """All sheets of a workbook; FileProblem when it cannot be read, is too large or not safe.

    `tick` is called while one waits, and may raise to stop.
    """
    if not path.is_file():
        raise FileProblem(say("There is no file {file}.", file=str(path)))
    try:
        check_container(path)
        text = _read_apart(path, tick)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=path.name, reason=reason)) from problem
    if text is None:
        raise not_a_workbook(path)
    return [_grid(json.loads(line)) for line in text.splitlines()]


def _grid(sheet: Any) -> Grid:
    """A sheet as the other process tells it."""
    if "large" in sheet:
        raise too_large(LARGE[sheet["large"]])
    return Grid(sheet["name"], [[_value(cell) for cell in row] for row in sheet["rows"]])


def _read_apart(path: Path, tick: Callable[[], object]) -> bytes | None:
    """What the other process prints; None when it failed."""
    words, none, end = [sys.executable, "-m", CHILD, str(path)], subprocess.DEVNULL, monotonic() + SECONDS
    with subprocess.Popen(words, stdin=none, stdout=subprocess.PIPE, stderr=none) as child:
        try:
            while monotonic() < end:
                tick()
                with suppress(subprocess.TimeoutExpired):
                    text, _ = child.communicate(timeout=PATIENCE)
                    return text if child.returncode == 0 else None
            raise too_large(say("it takes too long to read"))
        finally:
            child.kill()


def _value(cell: Any) -> Value:
    if isinstance(cell, dict):
        kind = next(iter(cell))
        return Odd(kind, cell[kind])
    value: Value = cell
    return value


def place_of(sheet: str, row: int, column: int) -> str:
    """A cell as people name it, from places that count from 0: Staffing!D14."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}"
