"""A plan as JSON: every row and field, in an order that does not change, for other programs and for archives.

Numbers are JSON numbers where a reader that keeps doubles gets them back exactly, else text. Names are objects by
language, figures {"quantity", "basis", "source"}, a succession's targets [[id, share]]; the rest is as in the rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from orgplanner.analysis.as_json import PLAN_FORMAT, PLAN_VERSION, number_as_json
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import SCENARIO, SHARED, Figure, Names, Plan, Quantity, Row
from orgplanner.model.columns import columns


def write_json(plan: Plan, target: Path) -> Report:
    """Write the whole plan, with all its scenarios, as UTF-8, a row to a line; raises NotWritten."""
    with replacing(target) as stream:
        for part in _parts(plan):
            stream.write(part.encode())
    return Report()


def _parts(plan: Plan) -> Iterator[str]:
    """The text table by table: the shared tables, then every scenario with its own under "tables"."""
    head: dict[str, object] = {"format": PLAN_FORMAT, "version": PLAN_VERSION, "id": plan.id}
    head["settings"] = row_as_json(plan.settings)
    yield f'{_begun(head)},\n"tables": {{'
    yield from _tables(plan.shared.tables, [name for name in SHARED if name not in ("settings", "scenarios")])
    yield '\n},\n"scenarios": ['
    for place, row in enumerate(plan.ordered_scenarios()):
        yield f'{"," if place else ""}\n{_begun(row_as_json(row))},\n"tables": {{'
        yield from _tables(plan.states[row.id].tables, list(SCENARIO))
        yield "\n}}"
    yield "\n]}\n"


def _begun(fields: Mapping[str, object]) -> str:
    """An object that goes on."""
    return _text(fields).removesuffix("}")


def _tables(tables: Mapping[str, Mapping[str, Row]], wanted: Sequence[str]) -> Iterator[str]:
    for place, name in enumerate(wanted):
        lines = ",\n".join(_text(row_as_json(tables[name][id])) for id in sorted(tables[name]))
        yield f'{"," if place else ""}\n"{name}": [\n{lines}\n]'


def _text(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def row_as_json(row: Row) -> dict[str, object]:
    """All fields of a row by their names."""
    return {column.name: value_as_json(getattr(row, column.name)) for column in columns(type(row))}


def value_as_json(value: object) -> object:
    """The plain value of a field."""
    shape = SHAPES.get(type(value))
    return value if shape is None else shape(value)


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
