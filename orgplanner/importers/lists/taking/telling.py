"""What a list tells at all: what it has no column for says nothing against the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.result import Result
from orgplanner.model import Assignment, Figure, Grade, Person, Post, Row, Unit

COMPARED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "units": ("code", "name", "kind", "role", "work", "mandate", "place", "note"),
    "posts": (
        "code", "title", "grade", "established", "filled", "is_head", "is_deputy", "status", "reports_to",
        "profession", "funded", "note",
    ),
    "people": ("name", "code", "profession", "education", "languages", "contract", "pay", "note"),
    "assignments": ("share", "kind", "since", "until", "note"),
    "grades": ("name", "pay"),
})  # fmt: skip
"""The fields that are held against each other, by table."""
OF_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "unit_code": ("units", "code"), "unit_kind": ("units", "kind"), "mandate": ("units", "mandate"),
    "place": ("units", "place"), "post_code": ("posts", "code"), "grade": ("posts", "grade"),
    "established": ("posts", "established"), "filled": ("posts", "filled"), "head": ("posts", "is_head"),
    "deputy": ("posts", "is_deputy"), "status": ("posts", "status"), "reports_to": ("posts", "reports_to"),
    "profession": ("posts", "profession"), "funded": ("posts", "funded"), "pay_low": ("grades", "pay"),
    "person_code": ("people", "code"), "person_pay_low": ("people", "pay"), "education": ("people", "education"),
    "languages": ("people", "languages"), "contract": ("people", "contract"),
    "assignment_kind": ("assignments", "kind"), "share": ("assignments", "share"),
    "since": ("assignments", "since"), "until": ("assignments", "until"),
})  # fmt: skip
"""The field that a column fills, by what the column means."""


@dataclass(frozen=True, slots=True)
class Told:
    """The fields by table of which a list says something, the tables of which it has rows, and whether it has a
    tree."""

    fields: Mapping[str, tuple[str, ...]]
    tables: frozenset[str]
    has_tree: bool


def what_is_told(result: Result, recipe: Recipe | None = None) -> Told:
    """What a list tells: by its columns where they are known, and by what any of its rows says."""
    state = result.plan.states[result.scenario]
    tables = recipe.tables if recipe is not None else ()
    by_columns = {OF_COLUMNS.get(field) for table in tables for field in table.columns.values()}
    fields: dict[str, tuple[str, ...]] = {}
    for table, names in COMPARED.items():
        rows = list(result.plan.table(table, result.scenario if table in state.tables else None).values())
        usual = USUAL[table]
        fields[table] = tuple(
            name for name in names
            if (table, name) in by_columns or _is_said(rows, name, getattr(usual, name))
        )  # fmt: skip
    has_tree = any(row.parent is not None for row in state.units.values())
    return Told(fields, frozenset(table for table, rows in state.tables.items() if rows), has_tree)


USUAL: Mapping[str, Row] = MappingProxyType({
    "units": Unit(""), "posts": Post(""), "people": Person(""), "assignments": Assignment("", "", ""),
    "grades": Grade(""),
})  # fmt: skip
"""Rows of which nothing is said."""


def _is_said(rows: Iterable[Any], field: str, usual: Any) -> bool:
    return any(not is_same(getattr(row, field), usual) for row in rows)


def is_same(one: Any, other: Any) -> bool:
    """Whether two values say the same; a figure says its number, whatever it was taken from."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return one.quantity == other.quantity
    return bool(one == other)
