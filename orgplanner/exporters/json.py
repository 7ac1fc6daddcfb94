"""A plan as JSON: every row and field, in an order that does not change, for other programs and for archives.

Numbers are JSON numbers where a reader that keeps doubles gets them back exactly, else text. Names are objects by
language, figures {"quantity", "basis", "source"}, a succession's targets [[id, share]]; the rest is as in the rows.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from orgplanner.analysis.as_json import number_as_json
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import SCENARIO, SHARED, Figure, Names, Plan, Quantity, Row

FORMAT = "orgplanner-plan"
VERSION = 1


def write_json(plan: Plan, target: Path) -> Report:
    """Write the whole plan, with all its scenarios, as UTF-8; raises NotWritten."""
    text = json.dumps(plan_as_json(plan), ensure_ascii=False, indent=1)
    with replacing(target) as stream:
        stream.write(text.encode() + b"\n")
    return Report()


def plan_as_json(plan: Plan) -> dict[str, object]:
    """The plan as plain values: the shared tables, then every scenario with its own tables under "tables"."""
    scenarios = [
        {**row_as_json(row), "tables": _tables(plan.states[row.id].tables, SCENARIO)}
        for row in plan.ordered_scenarios()
    ]
    shared = [name for name in SHARED if name not in ("settings", "scenarios")]
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": plan.id,
        "settings": row_as_json(plan.settings),
        "tables": _tables(plan.shared.tables, shared),
        "scenarios": scenarios,
    }


def row_as_json(row: Row) -> dict[str, object]:
    """All fields of a row by their names."""
    return {field.name: value_as_json(getattr(row, field.name)) for field in dataclasses.fields(row)}


def value_as_json(value: object) -> object:
    """The plain value of a field."""
    shape = SHAPES.get(type(value))
    return value if shape is None else shape(value)


def _tables(tables: Mapping[str, Mapping[str, Row]], wanted: Mapping[str, type[Row]] | list[str]) -> object:
    return {name: [row_as_json(tables[name][id]) for id in sorted(tables[name])] for name in wanted}


def _number(number: Decimal) -> int | float | str:
    plain = number_as_json(number)
    return plain if isinstance(plain, int) or Decimal(repr(plain)) == number else str(number)


def _quantity(quantity: Quantity) -> dict[str, object]:
    return {"low": _number(quantity.low), "high": _number(quantity.high), "approximate": quantity.approximate}


def _figure(figure: Figure) -> dict[str, object]:
    quantity = None if figure.quantity is None else _quantity(figure.quantity)
    return {"quantity": quantity, "basis": figure.basis, "source": figure.source}


SHAPES: Mapping[type, Callable[..., object]] = {
    Names: lambda names: dict(names.items),
    Figure: _figure,
    Decimal: _number,
    tuple: lambda values: [value_as_json(value) for value in values],
}
