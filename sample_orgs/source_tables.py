"""Reads the plain sources of a sample plan: CSV tables with semicolons, and its plan.toml."""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgplanner.model import SCENARIO, SHARED

LANGUAGES = ("en", "ru", "kk")
READ_TABLES = tuple(table for table in (*SHARED, *SCENARIO) if table not in ("settings", "sources", "thresholds"))
"""Tables that have a CSV file of their own; sources come from the `source` cells, the rest from plan.toml."""


class SourceError(ValueError):
    """A cell of the plain sources that cannot be understood; names the file, the line and the cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a CSV table: its place, for messages, and its cells by column, blanks left out."""

    table: str
    place: str
    number: int
    cells: dict[str, str]

    def fault(self, sentence: str) -> SourceError:
        """The error that says what is wrong in this line."""
        return SourceError(f"{self.place}: {sentence}")

    def cell(self, column: str) -> str:
        """A cell, or "" when it is blank."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class PlanSources:
    """All plain sources of one plan; `words` are texts by key that several rows share."""

    code: str
    about: dict[str, Any]
    tables: dict[str, list[Line]]
    words: dict[str, dict[str, str]]
    documents: dict[str, Line]


def read_plan_sources(folder: Path) -> PlanSources:
    """The sources in a folder, with the words and documents that all plans share from the folder above."""
    about = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
    tables = {table: _read_table(folder / f"{table}.csv", table) for table in READ_TABLES}
    shared = _read_table(folder.parent / "words.csv", "words")
    words = _words([*shared, *_read_table(folder / "words.csv", "words")])
    documents = _read_table(folder.parent / "documents.csv", "documents")
    return PlanSources(folder.name, about, tables, words, {line.cell("key"): line for line in documents})


def _read_table(file: Path, table: str) -> list[Line]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter=";", strict=True)
        return [_line(file, table, number, raw) for number, raw in enumerate(reader, start=1)]


def _line(file: Path, table: str, number: int, raw: dict[str | None, Any]) -> Line:
    place = f"{file.parent.name}/{file.name}, row {number}"
    if None in raw or None in raw.values():
        raise SourceError(f"{place}: has more or fewer cells than the heading")
    cells = {str(name): str(value).strip() for name, value in raw.items()}
    return Line(table, place, number, {name: value for name, value in cells.items() if value})


def _words(lines: list[Line]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for line in lines:
        if line.cell("key") in words:
            raise line.fault(f"the key {line.cell('key')} is there twice")
        words[line.cell("key")] = {language: line.cell(language) for language in LANGUAGES}
    return words
