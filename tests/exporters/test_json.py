"""The JSON of a plan holds every row and field, and every number exactly."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from orgplanner.exporters.json.plan import row_as_json, value_as_json, write_json
from orgplanner.generate import generate
from orgplanner.model import SCENARIO, SHARED, Figure, Plan, Quantity, Row, State, Tables, names
from orgplanner.model.columns import Column, columns


def read_back(document: dict[str, Any]) -> Plan:
    """A plan made from nothing but the JSON and the columns of the rows."""
    shared: dict[str, dict[str, Row]] = {name: {} for name in SHARED}
    for name, rows in {"settings": [document["settings"]], **document["tables"]}.items():
        shared[name] = {row["id"]: row_from(SHARED[name], row) for row in rows}
    scenarios = document["scenarios"]
    shared["scenarios"] = {row["id"]: row_from(SHARED["scenarios"], row) for row in scenarios}
    plan = Plan(document["id"], Tables(shared))
    for row in scenarios:
        state = State()
        for name, rows in row["tables"].items():
            state.tables[name].update({each["id"]: row_from(SCENARIO[name], each) for each in rows})
        plan.states[row["id"]] = state
    return plan


def row_from(kind: type[Row], fields: dict[str, Any]) -> Row:
    return kind(**{column.name: value_from(column, fields[column.name]) for column in columns(kind)})


def value_from(column: Column, value: Any) -> Any:
    if value is None:
        return None
    read = {
        "names": names,
        "figure": figure_from,
        "number": number_from,
        "ids": tuple,
        "words": tuple,
        "shares": lambda pairs: tuple((id, None if share is None else number_from(share)) for id, share in pairs),
    }.get(column.kind)
    return value if read is None else read(value)


def figure_from(value: dict[str, Any]) -> Figure:
    number = value["quantity"]
    quantity = number and Quantity(number_from(number["low"]), number_from(number["high"]), number["approximate"])
    return Figure(quantity, value["basis"], value["source"])


def number_from(value: float | str) -> Decimal:
    return Decimal(str(value))


def test_nothing_is_lost(tmp_path: Path) -> None:
    plan = generate(400, 5)
    target = tmp_path / "план #1.json"
    write_json(plan, target)
    again = read_back(json.loads(target.read_text(encoding="utf-8")))
    assert again == plan
    assert again.id == plan.id


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        write_json(generate(60, 1), tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_every_row_has_its_line(tmp_path: Path) -> None:
    plan = generate(20, 1)
    write_json(plan, tmp_path / "a.json")
    lines = (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()
    for id in plan.people:
        (line,) = (line for line in lines if line.startswith(f'{{"id": "{id}"'))
        assert json.loads(line.rstrip(",")) == row_as_json(plan.people[id])


def test_whole_numbers_are_whole_and_names_are_readable(tmp_path: Path) -> None:
    plan = generate(20, 1)
    write_json(plan, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "Министерство экономики" in text
    assert '"low": 1,' in text


def test_a_number_that_a_double_cannot_hold_is_kept_as_text() -> None:
    assert value_as_json(Decimal("999999999999.123456")) == "999999999999.123456"
    assert value_as_json(Decimal("0.25")) == 0.25
    assert value_as_json(names(en="Tariff")) == {"en": "Tariff"}


def test_an_unknown_figure_is_null_with_its_basis() -> None:
    assert value_as_json(Figure(None, "stated", "note")) == {"quantity": None, "basis": "stated", "source": "note"}
    unit = next(iter(generate(1).states.values())).units
    assert row_as_json(next(iter(unit.values())))["name"] == {
        "en": "Ministry of Economy", "kk": "Экономика министрлігі", "ru": "Министерство экономики"
    }  # fmt: skip
