"""What every field of a plan could tell: pay, names, notes and skills, wherever they stand.

A test holds the tables and fields of the model against what is said here, so that a new one is thought of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import MappingProxyType
from typing import Any

from orgplanner.model import TABLES, Limit, Row

TABLES_OF: Mapping[str, frozenset[str]] = MappingProxyType({
    "allowances": frozenset({"pay"}),
    "scores": frozenset({"pay"}),
    "skills": frozenset({"skills"}),
    "ratings": frozenset({"skills"}),
    "requirements": frozenset({"skills"}),
    "todos": frozenset({"pay", "names", "notes", "skills"}),
})  # fmt: skip
"""Tables of which a copy has no rows, by what it is without; a to-do quotes what a list said of anything."""

FIELDS_OF: Mapping[tuple[str, str], str] = MappingProxyType({
    ("settings", "base_pay"): "pay",
    ("grades", "pay"): "pay",
    ("grades", "coefficient"): "pay",
    ("people", "pay"): "pay",
    ("people", "code"): "names",
    ("people", "profession"): "names",
    ("people", "education"): "names",
    ("people", "contract"): "names",
    ("people", "source"): "names",
    ("page_templates", "approver"): "names",
    ("page_templates", "notes"): "notes",
    ("successions", "reason"): "notes",
    **{(table, "note"): "notes" for table, kind in TABLES.items() if "note" in kind.__dataclass_fields__},
})  # fmt: skip
"""Fields that are empty in a copy; the name of a person is replaced, and languages go with names or skills."""

ALSO: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType({
    ("people", "languages"): frozenset({"names", "skills"}),
    ("people", "note"): frozenset({"names", "notes"}),
    ("assignments", "note"): frozenset({"names", "notes"}),
})  # fmt: skip
"""Fields that several words take away."""

PAID = ("pay", "cost")
"""Measures of limits that are money."""

FREE: frozenset[tuple[str, str]] = frozenset({
    ("units", "mandate"), ("units", "place"), ("links", "caption"), ("sources", "place"),
    ("page_templates", "notes"), ("functions", "legal_basis"), ("successions", "legal_basis"),
    ("successions", "reason"),
    *((table, "note") for table, kind in TABLES.items() if "note" in kind.__dataclass_fields__),
})  # fmt: skip
"""Texts that are left out as a whole where a name or an amount of pay stands in them; of others only the words."""

KEYWORDS: frozenset[tuple[str, str]] = frozenset({
    ("settings", "languages"), ("settings", "currency"), ("settings", "without"), ("views", "content"),
    ("views", "colour_by"), ("views", "language"), ("views", "paper"), ("units", "colour"),
    ("people", "languages"), ("page_templates", "paper"), ("page_templates", "languages"),
    ("page_templates", "logo"),
})  # fmt: skip
"""Texts of the program itself, which name nobody."""


@cache
def emptied(table: str, without: frozenset[str]) -> Mapping[str, Any]:
    """The fields of a table that a copy has nothing in, with what stands there instead."""
    found = {name for (of, name), word in FIELDS_OF.items() if of == table and word in without}
    found |= {name for (of, name), words in ALSO.items() if of == table and words & without}
    return {field.name: _usual(field) for field in fields(TABLES[table]) if field.name in found}


def _usual(field: Any) -> Any:
    assert field.default is not MISSING
    return field.default


def is_left_out(table: str, row: Row, without: frozenset[str]) -> bool:
    """Whether a copy does not have a row at all."""
    if TABLES_OF.get(table, frozenset()) & without:
        return True
    return isinstance(row, Limit) and row.measure in PAID and "pay" in without
