"""The published schema of a plan as JSON (JSON Schema, draft 2020-12), made from the rows of the model.

`python -m orgplanner.exporters.json.schema` writes resources/schema/plan-1.schema.json after a row has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from orgplanner.analysis.as_json import PLAN_FORMAT, PLAN_VERSION
from orgplanner.model import SCENARIO, SHARED, TABLES, Row
from orgplanner.model.columns import Column, columns
from orgplanner.model.quantity import BASES, LARGEST
from orgplanner.model.rules import LONGEST_LINE, LONGEST_TEXT
from orgplanner.paths import resource

Schema = dict[str, Any]
BESIDE = ("settings", "scenarios")
_ID: Schema = {"type": "string", "pattern": "^[0-9A-Za-z_.:-]{1,64}$"}
_NAMES: Schema = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
    "additionalProperties": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
}
_NUMBER: Schema = {"anyOf": [
    {"type": "number", "minimum": 0, "maximum": int(LARGEST)},
    {"type": "string", "pattern": r"^\d{1,40}(\.\d{1,40})?([Ee][+-]?\d{1,2})?$"},
]}  # fmt: skip
_FIGURE: Schema = {
    "type": "object",
    "properties": {
        "quantity": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/quantity"}]},
        "basis": {"enum": list(BASES)},
        "source": {"anyOf": [{"type": "null"}, _ID]},
    },
    "additionalProperties": False,
}
_QUANTITY: Schema = {
    "type": "object",
    "properties": {
        "low": {"$ref": "#/$defs/number"}, "high": {"$ref": "#/$defs/number"},
        "approximate": {"type": "boolean"},
    },
    "required": ["low", "high"],
    "additionalProperties": False,
}  # fmt: skip
_KINDS: Mapping[str, Schema] = {
    "id": {"$ref": "#/$defs/id"},
    "short": {"type": "string", "maxLength": LONGEST_LINE},
    "long": {"type": "string", "maxLength": LONGEST_TEXT},
    "names": {"$ref": "#/$defs/names"},
    "figure": {"$ref": "#/$defs/figure"},
    "number": {"$ref": "#/$defs/number"},
    "whole": {"type": "integer", "minimum": 0, "maximum": 1_000_000},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "pattern": r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"},
    "ids": {"type": "array", "items": {"$ref": "#/$defs/id"}},
    "words": {"type": "array", "items": {"type": "string", "maxLength": LONGEST_LINE}},
    "shares": {"type": "array", "items": {
        "type": "array", "minItems": 2, "maxItems": 2,
        "prefixItems": [{"$ref": "#/$defs/id"}, {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/number"}]}],
    }},
}  # fmt: skip


def schema() -> Schema:
    """The schema as a value."""
    shared = [table for table in SHARED if table not in BESIDE]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{PLAN_FORMAT}:{PLAN_VERSION}",
        "title": "A plan of OrgPlanner",
        "description": "All rows of a plan. References name ids of the same plan; a field that is not given is as"
        " usual. Numbers are FTE, money is per month; a null quantity is unknown, not 0.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": PLAN_FORMAT},
            "version": {"const": PLAN_VERSION},
            "id": {"$ref": "#/$defs/id"},
            "settings": {"$ref": "#/$defs/settings"},
            "tables": _tables(shared),
            "scenarios": {"type": "array", "items": {"$ref": "#/$defs/scenarios"}},
        },
        "required": ["format", "version", "id"],
        "additionalProperties": False,
        "$defs": {"id": _ID, "names": _NAMES, "number": _NUMBER, "quantity": _QUANTITY, "figure": _FIGURE,
                  **{table: _row(table, kind) for table, kind in TABLES.items()}},
    }  # fmt: skip


def _tables(tables: Iterable[str]) -> Schema:
    rows = {table: {"type": "array", "items": {"$ref": f"#/$defs/{table}"}} for table in tables}
    return {"type": "object", "properties": rows, "additionalProperties": False}


def _row(table: str, kind: type[Row]) -> Schema:
    described: Schema = {column.name: _value(column) for column in columns(kind)}
    needed = [each.name for each in fields(kind) if each.default is MISSING]
    if table == "settings":
        described["id"], needed = {"const": "settings"}, []
    if table == "scenarios":
        described["tables"] = _tables(SCENARIO)
    about = " ".join((kind.__doc__ or "").split())
    return {"description": about, "type": "object", "properties": described, "required": needed,
            "additionalProperties": False}  # fmt: skip


def _value(column: Column) -> Schema:
    described: Schema = {"enum": list(column.choices)} if column.kind == "choice" else dict(_KINDS[column.kind])
    if column.optional:
        described = {"anyOf": [{"type": "null"}, described]}
    if column.table is not None:
        named = "units, posts or functions" if column.table == "" else column.table
        described["description"] = f"of {named}{' of the base scenario' if column.base else ''}"
    return described


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema_file() -> Path:
    """Where the schema is published."""
    return resource(f"schema/plan-{PLAN_VERSION}.schema.json")


if __name__ == "__main__":
    schema_file().write_text(schema_text(), encoding="utf-8")
