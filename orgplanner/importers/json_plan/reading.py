"""A plan from JSON: every field is looked at, what is wrong is listed with its place, and nothing is left aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from orgplanner.analysis.as_json import PLAN_FORMAT, PLAN_VERSION
from orgplanner.errors import Damaged, FileProblem, NewerFormat, NotAPlan, Problem
from orgplanner.importers.json_plan.text import NotJson, parse
from orgplanner.importers.json_plan.values import NotOfKind, read_value
from orgplanner.model import SCENARIO, SHARED, TABLES, Plan, Row, State, Tables
from orgplanner.model.columns import columns
from orgplanner.model.plan import Rows
from orgplanner.model.rules import plan_problems, value_fault
from orgplanner.text import Message, say

MOST_PROBLEMS = 1_000
BESIDE = ("settings", "scenarios")
"""Shared tables that stand beside the others."""
HEAD = frozenset({"format", "version", "id", "settings", "tables", "scenarios", "$schema"})
REMEDY = say("Correct it in the file, or export the plan anew.")

BLANK = b"\xef\xbb\xbf \t\r\n"


def is_json(data: bytes) -> bool:
    """Whether the first bytes of a file look like a JSON object."""
    return data.lstrip(BLANK)[:1] == b"{"


def read_json_plan(path: Path) -> Plan:
    """The plan of a JSON file, which obeys all rules.

    Raises NotAPlan when it is something else, NewerFormat, Damaged with the problems and their places, and
    FileProblem when the file cannot be read.
    """
    name = path.name
    document = _document(path, name)
    if not isinstance(document, dict) or document.get("format") != PLAN_FORMAT:
        raise NotAPlan(say("{file} is JSON, but not a plan of OrgPlanner.", file=name))
    version = document.get("version")
    if isinstance(version, Decimal) and version > PLAN_VERSION:
        raise NewerFormat(
            say("{file} was made by a newer version (format {version}).", file=name, version=str(version))
        )
    reader = _Reader()
    plan = reader.plan(document)
    problems = tuple(islice(iter(reader.problems) if reader.problems else plan_problems(plan), MOST_PROBLEMS))
    if problems:
        raise Damaged(
            say("{file} holds a plan that breaks the rules ({count}).", file=name, count=len(problems)),
            REMEDY,
            problems,
        )
    return plan


def read_json_row(table: str, text: str) -> Row | None:
    """The row of a table that a text of JSON holds; None where it is none that a plan may have."""
    try:
        given = parse(text.encode("utf-8", "replace"))
    except NotJson:
        return None
    return _Reader()._row(table, table, given) if table in TABLES and isinstance(given, dict) else None


def _document(path: Path, name: str) -> Any:
    try:
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=name, reason=reason)) from problem
    if data.lstrip(BLANK)[:1] == b"[":
        raise NotAPlan(say("{file} is JSON, but not a plan of OrgPlanner.", file=name))
    if not is_json(data):
        raise NotAPlan(say("{file} is not JSON.", file=name))
    try:
        return parse(data)
    except NotJson as problem:
        told = Problem(problem.message, str(problem.place), remedy=REMEDY)
        what = say("{reason} {place}", reason=problem.message, place=problem.place)
        raise Damaged(say("{file} cannot be read: {reason}", file=name, reason=what), REMEDY, (told,)) from problem


@dataclass(slots=True)
class _Reader:
    """Reads a document into a plan, and notes what is not as it should be."""

    problems: list[Problem] = field(default_factory=list)

    def tell(self, place: str, fault: Message, value: object = "") -> None:
        """Notes that something is wrong at a place."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                Problem(say("{what}: {fault}.", what=place, fault=fault), place, str(value)[:80], REMEDY)
            )

    def plan(self, document: Mapping[str, Any]) -> Plan:
        """The plan as far as it could be read; not to be used when there are problems."""
        self._unknown("", document, HEAD)
        if document.get("version") != PLAN_VERSION:
            self.tell("version", say("not a format that is known"), document.get("version"))
        shared = self._tables(
            "tables", document.get("tables", {}), [table for table in SHARED if table not in BESIDE]
        )
        settings = self._row("settings", "settings", {"id": "settings", **self._object("settings", document)})
        if settings is not None and settings.id != "settings":
            self.tell("settings.id", say("not the id of the settings"), settings.id)
        shared["settings"] = {} if settings is None else {"settings": settings}
        id = document.get("id")
        if not isinstance(id, str) or value_fault(columns(TABLES["units"])[0], id):
            self.tell("id", say("not an id"), id)
            id = "-"
        return self._with_scenarios(id, shared, document.get("scenarios", []))

    def _with_scenarios(self, id: str, shared: dict[str, Rows], scenarios: Any) -> Plan:
        shared["scenarios"] = {}
        states: dict[str, State] = {}
        for place, each in self._each("scenarios", scenarios):
            row = self._row("scenarios", place, {name: each[name] for name in each if name != "tables"})
            tables = self._tables(f"{place}.tables", each.get("tables", {}), list(SCENARIO))
            if row is not None and self._is_new(place, row, shared["scenarios"]):
                shared["scenarios"][row.id] = row
                states[row.id] = State(tables)
        plan = Plan(id, Tables({table: shared[table] for table in SHARED}))
        plan.states.update(states)
        return plan

    def _tables(self, place: str, tables: Any, known: list[str]) -> dict[str, Rows]:
        found: dict[str, Rows] = {table: {} for table in known}
        if not isinstance(tables, dict):
            self.tell(place, say("not an object"))
            return found
        self._unknown(place, tables, frozenset(known))
        for table in known:
            rows = found[table]
            for at, given in self._each(f"{place}.{table}", tables.get(table, [])):
                row = self._row(table, at, given)
                if row is not None and self._is_new(at, row, rows):
                    rows[row.id] = row
        return found

    def _is_new(self, place: str, row: Row, rows: Rows) -> bool:
        if row.id in rows:
            self.tell(f"{place}.id", say("stands twice in its table"), row.id)
        return row.id not in rows

    def _row(self, table: str, place: str, given: Mapping[str, Any]) -> Row | None:
        """A row; None when a value is missing or of another kind. Fields that are not given are as usual."""
        kind = TABLES[table]
        described = columns(kind)
        self._unknown(place, given, frozenset(column.name for column in described))
        values, before = dict(_usual(kind)), len(self.problems)
        for column in described:
            at = f"{place}.{column.name}"
            if column.name not in given:
                if column.name not in values:
                    self.tell(at, say("a value is missing"))
                continue
            try:
                value = values[column.name] = read_value(column, given[column.name])
                fault = value_fault(column, value)
            except NotOfKind as problem:
                fault = problem.message
            if fault is not None:
                self.tell(at, fault, given[column.name])
        return kind(**values) if len(self.problems) == before else None

    def _object(self, name: str, document: Mapping[str, Any]) -> Mapping[str, Any]:
        found = document.get(name, {})
        if not isinstance(found, dict):
            self.tell(name, say("not an object"))
            return {}
        return found

    def _each(self, place: str, rows: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
        if not isinstance(rows, list):
            self.tell(place, say("not a list"))
            return
        for number, row in enumerate(rows):
            at = f"{place}[{number}]"
            if isinstance(row, dict):
                yield at, row
            else:
                self.tell(at, say("not an object"))

    def _unknown(self, place: str, given: Mapping[str, Any], known: frozenset[str]) -> None:
        for name in given.keys() - known:
            self.tell(".".join(filter(None, (place, name[:80]))), say("not a field that a plan has"))


def _usual(kind: type[Row]) -> Iterator[tuple[str, Any]]:
    return ((each.name, each.default) for each in fields(kind) if each.default is not MISSING)
